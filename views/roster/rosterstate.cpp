// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterstate.h"

#include <algorithm>

#include <QJsonArray>

namespace qunce {

namespace {

const QString kQuickFilter = QStringLiteral("quick_filter");
const QString kFilters = QStringLiteral("filters");
const QString kSort = QStringLiteral("sort");
const QString kColumns = QStringLiteral("columns");
const QString kColumn = QStringLiteral("column");
const QString kTexts = QStringLiteral("texts");
const QString kLeast = QStringLiteral("least");
const QString kMost = QStringLiteral("most");
const QString kDescending = QStringLiteral("descending");

QJsonArray arrayOf(const std::vector<std::string> &texts)
{
    QJsonArray array;
    for (const std::string &text : texts)
        array.append(QString::fromStdString(text));
    return array;
}

std::vector<std::string> textsOf(const QJsonValue &value)
{
    std::vector<std::string> texts;
    for (const QJsonValue text : value.toArray()) {
        if (text.isString())
            texts.push_back(text.toString().toStdString());
    }
    return texts;
}

std::optional<int64_t> numberOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional<int64_t>(value.toInteger()) : std::nullopt;
}

bool isEmpty(const ColumnFilter &filter)
{
    return filter.column.empty() || (filter.texts.empty() && !filter.least && !filter.most);
}

} // namespace

std::vector<std::string> standardColumns(const DataTable &table)
{
    std::vector<std::string> ids;
    for (size_t column = 0; column < table.columns.size(); ++column) {
        if (column == 0 || !table.columns[column].look.hidden)
            ids.push_back(table.columns[column].id);
    }
    return ids;
}

QJsonObject toJson(const RosterState &state)
{
    QJsonArray filters;
    for (const ColumnFilter &filter : state.filters) {
        QJsonObject one {{kColumn, QString::fromStdString(filter.column)}};
        if (!filter.texts.empty())
            one.insert(kTexts, arrayOf(filter.texts));
        if (filter.least)
            one.insert(kLeast, static_cast<qint64>(*filter.least));
        if (filter.most)
            one.insert(kMost, static_cast<qint64>(*filter.most));
        filters.append(one);
    }
    QJsonArray sort;
    for (const SortKey &key : state.sort)
        sort.append(
            QJsonObject {{kColumn, QString::fromStdString(key.column)}, {kDescending, key.descending}});
    return {{kQuickFilter, QString::fromStdString(state.quickFilter)}, {kFilters, filters}, {kSort, sort},
        {kColumns, arrayOf(state.columns)}};
}

RosterState rosterStateFrom(const QJsonObject &json, const RosterState &standard)
{
    RosterState state = standard;
    if (json[kQuickFilter].isString())
        state.quickFilter = json[kQuickFilter].toString().toStdString();
    if (json[kFilters].isArray()) {
        state.filters.clear();
        for (const QJsonValue one : json[kFilters].toArray()) {
            ColumnFilter filter {one[kColumn].toString().toStdString(), textsOf(one[kTexts]),
                numberOf(one[kLeast]), numberOf(one[kMost])};
            if (!isEmpty(filter))
                state.filters.push_back(std::move(filter));
        }
        // In whichever order they were set, they say the same.
        std::sort(state.filters.begin(), state.filters.end(),
            [](const ColumnFilter &a, const ColumnFilter &b) { return a.column < b.column; });
    }
    if (json[kSort].isArray()) {
        state.sort.clear();
        for (const QJsonValue one : json[kSort].toArray()) {
            if (const std::string column = one[kColumn].toString().toStdString(); !column.empty())
                state.sort.push_back({column, one[kDescending].toBool()});
        }
    }
    if (const std::vector<std::string> columns = textsOf(json[kColumns]); !columns.empty())
        state.columns = columns;
    return state;
}

RosterState knownTo(const DataTable &table, RosterState state)
{
    const auto isUnknown = [&table](const std::string &id) { return !table.column(id); };
    std::erase_if(state.filters, [&](const ColumnFilter &filter) { return isUnknown(filter.column); });
    std::erase_if(state.sort, [&](const SortKey &key) { return isUnknown(key.column); });
    std::erase_if(state.columns, isUnknown);
    // The first column stays first and shown.
    const std::string &first = table.columns.front().id;
    std::erase(state.columns, first);
    state.columns.insert(state.columns.begin(), first);
    return state;
}

} // namespace qunce
