// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/tablerows.h"

#include "views/common/format.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

QString partText(int64_t value)
{
    return value == kNoValue ? QString() : QString::number(value);
}

QString yuan(int64_t fen)
{
    const uint64_t size = fen < 0 ? 0 - static_cast<uint64_t>(fen) : static_cast<uint64_t>(fen);
    return (fen < 0 ? QStringLiteral("-") : QString()) + QString::number(size / 100) + QLatin1Char('.')
        + QString::number(size % 100).rightJustified(2, QLatin1Char('0'));
}

QString numberText(const DataTable &table, size_t column, size_t row, const TableTexts &texts)
{
    const CellType type = table.columns[column].type;
    const int64_t value = table.columns[column].first[row];
    if (value == kNoValue)
        return {};
    switch (type) {
    case CellType::Money:
        return yuan(value);
    case CellType::Day:
        return QString::fromStdString(Day {static_cast<int32_t>(value)}.toString());
    case CellType::Points:
        return texts.cell(table, column, row);
    case CellType::Instant:
        return QString::fromStdString(Instant {value}.toString());
    case CellType::Movement:
        return value == kNewEntry ? texts.cell(table, column, row) : QString::number(value);
    default:
        return QString::number(value);
    }
}

void addColumns(TextRows &made, const TableColumn &column, const TableTexts &texts)
{
    const QString title = texts.title(column);
    const auto add = [&made](const QString &one, bool isNumber) {
        made.columns << one;
        made.isNumber.push_back(isNumber);
    };
    if (column.type == CellType::Pair) {
        const auto [first, second] = partTitles(title);
        add(first, true);
        add(second, true);
    } else if (column.type == CellType::Rate) {
        add(title, true);
        add(title + QLatin1Char(' ') + text(QUNCE_TEXT("Numerator")), true);
        add(title + QLatin1Char(' ') + text(QUNCE_TEXT("Denominator")), true);
    } else if (column.type == CellType::Money) {
        add(text(QUNCE_TEXT("%1 (yuan)"), {title}), true);
    } else {
        add(title, !column.isText() && column.type != CellType::Day && column.type != CellType::Instant);
    }
}

void addCells(QStringList &cells, const DataTable &table, size_t column, size_t row, const TableTexts &texts)
{
    const TableColumn &of = table.columns[column];
    if (of.isText()) {
        cells << (table.textOf(column, row).empty() ? QString() : texts.cell(table, column, row));
    } else if (of.isFraction()) {
        if (of.type == CellType::Rate)
            cells << (table.fractionOf(column, row) ? texts.cell(table, column, row) : QString());
        cells << partText(of.first[row]) << partText(of.second[row]);
    } else {
        cells << numberText(table, column, row, texts);
    }
}

} // namespace

std::pair<QString, QString> partTitles(const QString &title)
{
    const auto open = std::max(title.lastIndexOf(QLatin1Char('(')), title.lastIndexOf(QChar(0xFF08)));
    const qsizetype slash = title.indexOf(QLatin1Char('/'), std::max<qsizetype>(open, 0));
    if (slash <= 0)
        return {title + QLatin1Char(' ') + text(QUNCE_TEXT("Numerator")),
            title + QLatin1Char(' ') + text(QUNCE_TEXT("Denominator"))};
    QString second = title.mid(slash + 1).trimmed();
    if (open < 0)
        return {title.left(slash).trimmed(), second};
    second.chop(second.endsWith(QLatin1Char(')')) || second.endsWith(QChar(0xFF09)) ? 1 : 0);
    const QString before = title.left(open).trimmed() + QLatin1Char(' ');
    return {before + title.mid(open + 1, slash - open - 1).trimmed(), before + second.trimmed()};
}

TextRows shownRows(const ChosenRows &chosen, const TableTexts &texts)
{
    TextRows made;
    for (const size_t column : chosen.columns) {
        made.columns << texts.title(chosen.table->columns[column]);
        made.isNumber.push_back(!chosen.table->columns[column].isText());
    }
    made.count = chosen.rows.size();
    made.at = [chosen, &texts](size_t row) {
        QStringList cells;
        for (const size_t column : chosen.columns)
            cells << texts.cell(*chosen.table, column, chosen.rows[row]);
        return cells;
    };
    return made;
}

TextRows exportedRows(const ChosenRows &chosen, const TableTexts &texts)
{
    TextRows made;
    for (const size_t column : chosen.columns)
        addColumns(made, chosen.table->columns[column], texts);
    made.count = chosen.rows.size();
    made.at = [chosen, &texts](size_t row) {
        QStringList cells;
        for (const size_t column : chosen.columns)
            addCells(cells, *chosen.table, column, chosen.rows[row], texts);
        return cells;
    };
    return made;
}

} // namespace qunce
