// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/filtertexts.h"

#include <algorithm>

#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr size_t kMostNamed = 3;

QString valuesText(const ColumnFilter &filter, const TableColumn &column, const CellTexts &texts)
{
    const size_t named = std::min(filter.texts.size(), kMostNamed);
    const QString comma = texts.format().isChinese() ? QStringLiteral("、") : QStringLiteral(", ");
    QString said;
    for (size_t i = 0; i < named; ++i)
        said += (i > 0 ? comma : QString()) + texts.value(column, filter.texts[i]);
    if (filter.texts.size() > named)
        said = text(QUNCE_TEXT("%1 and %2 more"),
            {said, texts.format().integer(static_cast<int64_t>(filter.texts.size() - named))});
    return said;
}

QString boundText(int64_t value, CellType type, const Format &format)
{
    constexpr int64_t kPartsOfOne = 1'000'000; // as cells keep rates
    switch (type) {
    case CellType::Money:
        return format.moneyWhole(value);
    case CellType::Rate:
        return format.rate({value, kPartsOfOne});
    case CellType::Points:
        return format.pointsNumber({value, kPartsOfOne});
    default:
        return format.integer(value);
    }
}

} // namespace

QString filterText(const ColumnFilter &filter, const DataTable &table, const CellTexts &texts)
{
    const auto place = table.column(filter.column);
    if (!place)
        return {};
    const TableColumn &column = table.columns[*place];
    if (column.isText())
        return text(QUNCE_TEXT("%1: %2"), {texts.title(column), valuesText(filter, column, texts)});
    QStringList bounds;
    if (filter.least)
        bounds << QStringLiteral("≥ ") + boundText(*filter.least, column.type, texts.format());
    if (filter.most)
        bounds << QStringLiteral("≤ ") + boundText(*filter.most, column.type, texts.format());
    return text(QUNCE_TEXT("%1: %2"), {texts.title(column), bounds.join(QLatin1Char(' '))});
}

QStringList queryTexts(
    const TableQuery &query, const QString &quickFilter, const DataTable &table, const CellTexts &texts)
{
    QStringList said;
    if (query.mark != 0)
        said << quickFilter;
    if (!query.text.empty())
        said << text(QUNCE_TEXT("Search: %1"), {QString::fromStdString(query.text)});
    for (const ColumnFilter &filter : query.filters) {
        if (const QString one = filterText(filter, table, texts); !one.isEmpty())
            said << one;
    }
    return said;
}

} // namespace qunce
