// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/viewstate.h"

#include <algorithm>
#include <array>

#include <QJsonDocument>

namespace qunce {

namespace {

constexpr std::array<const char *, 11> kChoices {"yesterday", "today", "this_week", "last_week",
    "month_to_date", "last_month", "last_7_days", "last_30_days", "last_90_days", "days", "days"};
constexpr std::array<const char *, 3> kCompares {"previous", "last_month", "last_year"};

template <size_t Size>
std::optional<size_t> placeOf(const std::array<const char *, Size> &names, const QJsonValue &value)
{
    const auto found = std::find_if(names.begin(), names.end(),
        [said = value.toString()](const char *name) { return said == QLatin1String(name); });
    return found == names.end() ? std::nullopt : std::optional<size_t>(found - names.begin());
}

bool hasOwnDays(PeriodChoice choice)
{
    return choice == PeriodChoice::Campaign || choice == PeriodChoice::Custom;
}

std::optional<Day> dayOf(const QJsonValue &value)
{
    return Day::parse(value.toString().toStdString());
}

} // namespace

QJsonObject periodState(const BoardQuery &query)
{
    QJsonObject state {{QStringLiteral("choice"), QLatin1String(kChoices[static_cast<size_t>(query.choice)])},
        {QStringLiteral("compare"), QLatin1String(kCompares[static_cast<size_t>(query.compare)])}};
    if (hasOwnDays(query.choice)) {
        state.insert(QStringLiteral("from"), QString::fromStdString(query.period.from.toString()));
        state.insert(QStringLiteral("to"), QString::fromStdString(query.period.to.toString()));
    }
    return state;
}

BoardQuery withPeriod(const BoardQuery &query, const QJsonValue &state, Day today)
{
    const std::optional<size_t> place = placeOf(kChoices, state[QStringLiteral("choice")]);
    if (!place)
        return query;
    BoardQuery changed = query;
    changed.choice = static_cast<PeriodChoice>(*place);
    if (hasOwnDays(changed.choice)) {
        const std::optional<Day> from = dayOf(state[QStringLiteral("from")]);
        const std::optional<Day> to = dayOf(state[QStringLiteral("to")]);
        if (!from || !to || *to < *from)
            return query;
        // A campaign's days stay its name as long as the header has it.
        const bool isShown = query.period == Period {*from, *to} && hasOwnDays(query.choice);
        changed.choice = isShown ? query.choice : PeriodChoice::Custom;
        changed.period = {*from, *to};
    } else {
        changed.period = periodOf(changed.choice, today, query.period);
    }
    if (const std::optional<size_t> compare = placeOf(kCompares, state[QStringLiteral("compare")]))
        changed.compare = static_cast<CompareChoice>(*compare);
    return changed;
}

std::string stateText(const QJsonObject &state)
{
    return QJsonDocument(state).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject stateOf(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace qunce
