// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Table twins of charts, and what tables become in clipboards and files.

#include <algorithm>

#include "models/base/csvcell.h"
#include "views/charts/chartdata.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

void addColumn(ChartTable &table, const QString &title, bool isNumber)
{
    table.columns << title;
    table.isNumber.push_back(isNumber);
}

/// A rate is three columns: what people read, and the counts that it is made of.
void addValueColumns(ChartTable &table, const QString &title, ChartUnit unit)
{
    addColumn(table, title, true);
    if (unit != ChartUnit::Rate)
        return;
    const QString before = title.isEmpty() ? QString() : QString(title + QLatin1Char(' '));
    addColumn(table, before + text(QUNCE_TEXT("Numerator")), true);
    addColumn(table, before + text(QUNCE_TEXT("Denominator")), true);
}

void addValue(QStringList &row, const ChartValue &value, ChartUnit unit, const Format &format)
{
    row << valueText(value, unit, format);
    if (unit != ChartUnit::Rate)
        return;
    for (const bool isNumerator : {true, false}) {
        row << (value.value ? format.integer(
                    static_cast<int64_t>(isNumerator ? value.value->numerator : value.value->denominator))
                            : Format::missing());
    }
}

/// Tabs and line ends belong to the format.
QString oneLine(QString cell)
{
    for (const char c : {'\t', '\n', '\r'})
        cell.replace(QLatin1Char(c), QLatin1Char(' '));
    return cell;
}

/// Full-width characters take two columns of a chat's font.
int columnsOf(const QString &cell)
{
    int columns = 0;
    for (const char32_t c : cell.toStdU32String())
        columns += c >= 0x1100 && c < 0xFFDD && !(c >= 0x2000 && c < 0x2E80) ? 2 : c > 0xFFFF ? 2 : 1;
    return columns;
}

} // namespace

ChartTable tableOf(const ChartData &data, const Format &format)
{
    ChartTable table;
    addColumn(table, data.categoryTitle, false);
    for (const ChartSeries &series : data.series) {
        if (!series.categories.isEmpty())
            addColumn(table, series.name + QLatin1Char(' ') + data.categoryTitle, false);
        addValueColumns(table, series.name, data.unit);
    }
    for (qsizetype i = 0; i < data.categories.size(); ++i) {
        QStringList row {data.categories[i]};
        for (const ChartSeries &series : data.series) {
            if (!series.categories.isEmpty())
                row << series.categories.value(i, Format::missing());
            const auto place = static_cast<size_t>(i);
            addValue(
                row, place < series.values.size() ? series.values[place] : ChartValue(), data.unit, format);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ChartTable tableOf(const RankingData &data, const Format &format)
{
    ChartTable table;
    const bool hasPlaces = !data.placeTitle.isEmpty();
    const bool hasLate = !data.onTimeTitle.isEmpty();
    if (data.isRanked)
        addColumn(table, text(QUNCE_TEXT("Rank")), true);
    addColumn(table, data.nameTitle, false);
    if (hasPlaces)
        addColumn(table, data.placeTitle, false);
    addValueColumns(table, data.valueTitle, data.unit);
    if (hasLate) {
        addColumn(table, data.onTimeTitle, true);
        addColumn(table, data.lateTitle, true);
    }
    for (const RankingRow &one : data.rows) {
        QStringList row;
        if (data.isRanked)
            row << (one.rank ? format.integer(*one.rank) : Format::missing());
        row << one.name;
        if (hasPlaces)
            row << one.place;
        addValue(row, one.value, data.unit, format);
        if (hasLate) {
            const auto late = static_cast<int64_t>(one.late);
            const QString none = Format::missing();
            row << (one.value.value ? format.integer(static_cast<int64_t>(one.value.value->numerator) - late)
                                    : none)
                << (one.value.value ? format.integer(late) : none);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ChartTable tableOf(const HeatData &data, const Format &format)
{
    ChartTable table;
    addColumn(table, data.rowTitle, false);
    for (const HeatColumn &column : data.columns)
        addValueColumns(table, column.label, ChartUnit::Rate);
    for (size_t i = 0; i < data.rows.size(); ++i) {
        QStringList row {data.rows[i].name};
        for (size_t column = 0; column < data.columns.size(); ++column)
            addValue(row, data.at(i, column).value, ChartUnit::Rate, format);
        table.rows.push_back(std::move(row));
    }
    return table;
}

QString toTsv(const ChartTable &table)
{
    QString tsv;
    const auto add = [&tsv](const QStringList &cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i > 0)
                tsv += QLatin1Char('\t');
            tsv += oneLine(cells[i]);
        }
        tsv += QLatin1Char('\n');
    };
    add(table.columns);
    for (const QStringList &row : table.rows)
        add(row);
    return tsv;
}

QString toHtml(const ChartTable &table)
{
    QString html = QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">");
    const auto add = [&](const QStringList &cells, QLatin1String tag) {
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const bool isNumber = table.isNumber[static_cast<size_t>(i)];
            html += QLatin1Char('<') + tag + (isNumber ? QLatin1String(" align=\"right\"") : QLatin1String())
                + QLatin1Char('>') + cells[i].toHtmlEscaped() + QLatin1String("</") + tag + QLatin1Char('>');
        }
        html += QStringLiteral("</tr>");
    };
    add(table.columns, QLatin1String("th"));
    for (const QStringList &row : table.rows)
        add(row, QLatin1String("td"));
    return html + QStringLiteral("</table>");
}

QString toText(const ChartTable &table, const ChartSource &source)
{
    std::vector<int> widths(static_cast<size_t>(table.columns.size()));
    const auto measure = [&widths](const QStringList &cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            int &width = widths[static_cast<size_t>(i)];
            width = std::max(width, columnsOf(oneLine(cells[i])));
        }
    };
    measure(table.columns);
    for (const QStringList &row : table.rows)
        measure(row);
    QString out = source.title + QLatin1Char('\n');
    const auto add = [&](const QStringList &cells) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto place = static_cast<size_t>(i);
            const QString cell = oneLine(cells[i]);
            const QString padding(widths[place] - columnsOf(cell), QLatin1Char(' '));
            const QString filled = table.isNumber[place] ? padding + cell : cell + padding;
            line += (i > 0 ? QStringLiteral("  ") : QString()) + filled;
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        out += line + QLatin1Char('\n');
    };
    add(table.columns);
    for (const QStringList &row : table.rows)
        add(row);
    return out + footerOf(source) + QLatin1Char('\n');
}

QByteArray toCsv(const ChartTable &table, const ChartSource &source)
{
    std::string csv = "\xEF\xBB\xBF";
    const auto add = [&](const QStringList &cells, bool isHeader) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i > 0)
                csv += ',';
            QString cell = cells[i];
            // Spreadsheets count with 1234, not with 1,234, and leave empty what is not there.
            if (!isHeader && table.isNumber[static_cast<size_t>(i)])
                cell = cell == Format::missing() ? QString() : cell.remove(QLatin1Char(','));
            appendCsvCell(csv, cell.toStdString());
        }
        csv += "\r\n";
    };
    add(table.columns, true);
    for (const QStringList &row : table.rows)
        add(row, false);
    const QString note = QStringLiteral("# ") + source.title + QStringLiteral(" · ") + footerOf(source);
    appendCsvCell(csv, note.toStdString());
    csv += "\r\n";
    return QByteArray::fromStdString(csv);
}

} // namespace qunce
