// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/celltexts.h"

#include <algorithm>

#include "views/common/countpair.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int64_t kMillion = 1'000'000;

QString textOf(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Sums of the size of a brand fit; what does not is shown as the largest that does.
int64_t narrowed(Int128 value)
{
    constexpr Int128 kLargest = std::numeric_limits<int64_t>::max();
    return static_cast<int64_t>(std::clamp(value, -kLargest, kLargest));
}

} // namespace

QString CellTexts::title(const TableColumn &column) const
{
    return text(column.title);
}

QString CellTexts::help(const TableColumn &column) const
{
    return column.help.empty() ? QString() : text(column.help);
}

QString CellTexts::value(const TableColumn &column, const std::string &stored) const
{
    if (stored.empty())
        return Format::missing();
    const auto found = std::find_if(column.choices.begin(), column.choices.end(),
        [&](const auto &choice) { return choice.first == stored; });
    return found == column.choices.end() ? textOf(stored) : text(found->second);
}

QString CellTexts::number(CellType type, int64_t value) const
{
    const Format format = this->format();
    switch (type) {
    case CellType::SignedInteger:
        return format.signedInteger(value);
    case CellType::Money:
        return format.moneyWhole(value);
    case CellType::Points:
        return format.points({value, kMillion});
    case CellType::Day:
        return format.dayWithYear(Day {static_cast<int32_t>(value)});
    case CellType::Instant:
        return format.dateTime(Instant {value});
    case CellType::Movement:
        if (value == kNewEntry)
            return text(QUNCE_TEXT("new"));
        if (value == 0)
            return text(QUNCE_TEXT("unchanged"));
        return (value > 0 ? QStringLiteral("↑ ") : QStringLiteral("↓ "))
            + format.integer(value > 0 ? value : -value);
    case CellType::Integer:
    case CellType::Rate:
    case CellType::Pair:
    case CellType::Text:
    case CellType::Code:
    case CellType::Choice:
        break;
    }
    return format.integer(value);
}

QString CellTexts::cell(const DataTable &table, size_t column, size_t row) const
{
    const TableColumn &cells = table.columns[column];
    if (cells.isText())
        return value(cells, table.textOf(column, row));
    if (cells.type == CellType::Rate) {
        const auto rate = table.fractionOf(column, row);
        return rate ? format().rate(*rate) : Format::missing();
    }
    if (cells.type == CellType::Pair) {
        if (cells.first[row] == kNoValue && cells.second[row] == kNoValue)
            return Format::missing();
        const auto part = [](int64_t number) {
            return number == kNoValue ? std::optional<int64_t>() : number;
        };
        return countPair(part(cells.first[row]), part(cells.second[row]), format());
    }
    const auto found = table.numberOf(column, row);
    if (!found)
        return Format::missing();
    // Before the number, so that the numbers still stand below each other.
    QString shown = partsOf(table, column, row, QStringLiteral(" "));
    if (!shown.isEmpty())
        shown += QStringLiteral("   ");
    return shown + number(cells.type, *found);
}

QString CellTexts::partsOf(const DataTable &table, size_t column, size_t row, const QString &separator) const
{
    QStringList parts;
    for (const auto &[part, name] : table.columns[column].parts) {
        const int64_t count = table.numberOf(part, row).value_or(0);
        if (count != 0)
            parts << text(name) + format().integer(count);
    }
    return parts.join(separator);
}

QString CellTexts::spoken(const DataTable &table, size_t column, size_t row) const
{
    const TableColumn &cells = table.columns[column];
    const QString shown = cell(table, column, row);
    if (shown == Format::missing())
        return text(QUNCE_TEXT("no value"));
    if (cells.type == CellType::Movement) {
        const int64_t places = cells.first[row];
        if (places != 0 && places != kNewEntry)
            return places > 0 ? text(QUNCE_TEXT("up %1"), {format().integer(places)})
                              : text(QUNCE_TEXT("down %1"), {format().integer(-places)});
    }
    return shown;
}

QString CellTexts::toolTip(const DataTable &table, size_t column, size_t row) const
{
    const TableColumn &cells = table.columns[column];
    if (cells.isText())
        return table.textOf(column, row).empty() ? QString() : cell(table, column, row);
    if (cells.isFraction()) {
        if (cells.first[row] == kNoValue || cells.second[row] == kNoValue)
            return {};
        const QString parts = countPair(cells.first[row], cells.second[row], format());
        const auto rate = table.fractionOf(column, row);
        return rate ? parts + QStringLiteral(" = ") + format().rate(*rate) : parts;
    }
    const auto found = table.numberOf(column, row);
    if (!found)
        return {};
    if (!cells.parts.empty()) {
        const QString parts = partsOf(table, column, row, QStringLiteral("\n"));
        const QString sum = number(cells.type, *found);
        return parts.isEmpty() ? sum : QString(sum + QLatin1Char('\n') + parts);
    }
    return cells.type == CellType::Money ? format().money(*found) : spoken(table, column, row);
}

QString CellTexts::total(const TableColumn &column, const ColumnTotal &total) const
{
    if (total.rows == 0 || column.look.noTotal)
        return {};
    const Format format = this->format();
    switch (column.type) {
    case CellType::Integer:
        return format.integer(narrowed(total.first));
    case CellType::SignedInteger:
        return format.signedInteger(narrowed(total.first));
    case CellType::Money:
        return format.moneyWhole(narrowed(total.first));
    case CellType::Pair:
        return countPair(narrowed(total.first), narrowed(total.second), format);
    case CellType::Rate:
        return total.rate() ? format.rate(*total.rate()) : QString();
    default:
        return {};
    }
}

QString CellTexts::average(const TableColumn &column, const ColumnTotal &total) const
{
    const auto mean = total.average();
    if (!mean || column.look.noTotal)
        return {};
    // Half away from zero, as everywhere else.
    const auto rounded = [&mean](Int128 scale) {
        const Int128 size = (mean->numerator < 0 ? -mean->numerator : mean->numerator) * scale;
        const Int128 whole = (2 * size + mean->denominator) / (2 * mean->denominator);
        return narrowed(mean->numerator < 0 ? -whole : whole);
    };
    if (column.type == CellType::Money)
        return format().moneyWhole(rounded(1));
    if (column.type == CellType::Integer) {
        const int64_t tenths = rounded(10);
        const QString whole = format().integer(tenths / 10);
        return whole + QLatin1Char('.') + QString::number((tenths < 0 ? -tenths : tenths) % 10);
    }
    return {};
}

} // namespace qunce
