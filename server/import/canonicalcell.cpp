// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/canonicalcell.h"

#include <set>

#include "models/base/csvcell.h"

namespace qunce::server {

namespace {

Error unfit(Message reason)
{
    return {ErrorCode::InvalidInput, std::move(reason), "cell"};
}

Result<std::string> canonicalChoice(std::span<const ChoiceName> choices, std::string_view cell)
{
    if (const std::optional<size_t> choice = choiceNamed(choices, cell))
        return std::string(choices[*choice].name);
    std::string known;
    for (const ChoiceName &choice : choices) {
        known += known.empty() ? "" : ", ";
        known += std::string(choice.name) + " " + choice.chinese;
    }
    return unfit(Message(QUNCE_TEXT("This is none of the known names: %1."), {known}));
}

Result<std::string> canonicalCode(std::string_view cell)
{
    std::string scratch;
    QUNCE_ASSIGN(const std::string_view code, parseCode(cell, scratch));
    return std::string(code);
}

Result<std::string> canonicalItem(const ImportColumn &column, std::string_view item)
{
    return column.type == ColumnType::ChoiceList ? canonicalChoice(column.choices, item)
                                                 : canonicalCode(item);
}

Result<std::string> canonicalList(const ImportColumn &column, std::string_view cell)
{
    constexpr std::string_view kWideSemicolon = "；";
    std::string text(cell);
    for (size_t at = text.find(kWideSemicolon); at != std::string::npos; at = text.find(kWideSemicolon))
        text.replace(at, kWideSemicolon.size(), ";");
    std::set<std::string> items;
    for (size_t from = 0; from <= text.size();) {
        const size_t to = std::min(text.find(';', from), text.size());
        const std::string_view item = trimmed(std::string_view(text).substr(from, to - from));
        if (!item.empty()) {
            QUNCE_ASSIGN(std::string name, canonicalItem(column, item));
            items.insert(std::move(name));
        }
        from = to + 1;
    }
    std::string list;
    for (const std::string &item : items)
        list += list.empty() ? item : ";" + item;
    return list;
}

std::string oneLine(std::string_view cell)
{
    std::string text(cell);
    for (char &c : text) {
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    }
    return text;
}

Result<std::string> canonicalNumber(std::string_view cell, const CanonicalContext &context, uint64_t most)
{
    if (!context.metric)
        return unfit(Message(QUNCE_TEXT("The metric of this value is missing.")));
    QUNCE_ASSIGN(const uint64_t value, parseMetricValue(*context.metric, context.unit, cell, most));
    return std::to_string(value);
}

} // namespace

Result<std::string> canonicalCell(
    const ImportColumn &column, std::string_view cell, const CanonicalContext &context)
{
    switch (column.type) {
    case ColumnType::Text:
        return oneLine(cell);
    case ColumnType::LongText:
        return std::string(cell);
    case ColumnType::Code:
        return canonicalCode(cell);
    case ColumnType::CodeList:
    case ColumnType::ChoiceList:
        return canonicalList(column, cell);
    case ColumnType::Choice:
        return canonicalChoice(column.choices, cell);
    case ColumnType::Count: {
        QUNCE_ASSIGN(const uint64_t count, parseCount(cell));
        return std::to_string(count);
    }
    case ColumnType::Day: {
        QUNCE_ASSIGN(const Day day, parseDayCell(cell));
        return day.toString();
    }
    case ColumnType::Date: {
        QUNCE_ASSIGN(const Day day, parseDateCell(cell));
        return day.toString();
    }
    case ColumnType::Instant: {
        QUNCE_ASSIGN(const WrittenInstant written, parseInstantCell(cell));
        return std::to_string(written.instant.seconds) + " " + written.day.toString();
    }
    case ColumnType::Hour: {
        QUNCE_ASSIGN(const Instant hour, parseHourCell(cell));
        return std::to_string(hour.seconds);
    }
    case ColumnType::Period: {
        QUNCE_ASSIGN(const Period period, parsePeriod(cell));
        return period.from.toString() + "/" + period.to.toString();
    }
    case ColumnType::Metric: {
        const std::optional<Metric> metric = metricInCell(context.metrics.value_or(FactKind::GuideDay), cell);
        if (!metric)
            return unfit(Message(QUNCE_TEXT("There is no metric of this name.")));
        return std::string(info(*metric).name);
    }
    case ColumnType::Value:
        return canonicalNumber(cell, context, kMaxGoal);
    case ColumnType::MetricValue:
        return canonicalNumber(cell, {context.metrics, column.metric, context.unit}, kMaxCount);
    }
    return std::string(cell);
}

} // namespace qunce::server
