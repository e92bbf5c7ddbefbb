// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/texttable.h"

#include <algorithm>

#include <QRegularExpression>

#include "models/base/csvcell.h"
#include "views/common/format.h"
#include "views/common/tablefile.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr qsizetype kLongestName = 80; ///< of a file, without its suffix
constexpr QChar kMinusSign(0x2212);

/// Tabs and line ends belong to the format.
QString oneLine(QString cell)
{
    for (const char c : {'\t', '\n', '\r'})
        cell.replace(QLatin1Char(c), QLatin1Char(' '));
    return cell;
}

/// What a spreadsheet takes for what it is.
QString pasted(const QString &cell, bool isNumber)
{
    QString text = oneLine(cell);
    if (isNumber)
        return text.replace(kMinusSign, QLatin1Char('-'));
    if (needsFormulaGuard(text.toStdString()))
        text.prepend(QLatin1Char('\''));
    return text;
}

/// Spreadsheets count with 1234, not with 1,234, and leave empty what is not there.
QString counted(QString cell)
{
    if (cell == Format::missing())
        return {};
    return cell.remove(QLatin1Char(',')).replace(kMinusSign, QLatin1Char('-'));
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

TextRows rowsOf(const TextTable &table)
{
    return {
        table.columns, table.isNumber, table.rows.size(), [&table](size_t row) { return table.rows[row]; }};
}

QString footerOf(const TextSource &source)
{
    QStringList parts;
    if (!source.scope.isEmpty())
        parts << text(QUNCE_TEXT("Scope: %1"), {source.scope});
    if (!source.period.isEmpty())
        parts << text(QUNCE_TEXT("Period: %1"), {source.period});
    parts << source.filters;
    if (!source.asOf.isEmpty())
        parts << text(QUNCE_TEXT("As of: %1"), {source.asOf});
    return parts.join(QStringLiteral(" · "));
}

QString fileNamePart(QString words)
{
    static const QRegularExpression unfit(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+"));
    return words.replace(unfit, QStringLiteral("-"));
}

QString fileNameOf(const TextSource &source, const QString &suffix)
{
    QStringList parts {source.title, source.scope, source.period};
    parts.removeAll(QString());
    return fileNamePart(parts.join(QLatin1Char('_'))).left(kLongestName) + QLatin1Char('.') + suffix;
}

QString toTsv(const TextRows &table)
{
    QString tsv;
    const auto add = [&](const QStringList &cells, bool isHeader) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i > 0)
                tsv += QLatin1Char('\t');
            tsv += isHeader ? oneLine(cells[i]) : pasted(cells[i], table.isNumber[static_cast<size_t>(i)]);
        }
        tsv += QLatin1Char('\n');
    };
    add(table.columns, true);
    for (size_t row = 0; row < table.count; ++row)
        add(table.at(row), false);
    return tsv;
}

QString toHtml(const TextRows &table)
{
    QString html = QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">");
    const auto add = [&](const QStringList &cells, QLatin1String tag) {
        html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const bool isNumber = table.isNumber[static_cast<size_t>(i)];
            html += QLatin1Char('<') + tag + (isNumber ? QLatin1String(" align=\"right\"") : QLatin1String())
                + QLatin1Char('>') + oneLine(cells[i]).toHtmlEscaped() + QLatin1String("</") + tag
                + QLatin1Char('>');
        }
        html += QStringLiteral("</tr>");
    };
    add(table.columns, QLatin1String("th"));
    for (size_t row = 0; row < table.count; ++row)
        add(table.at(row), QLatin1String("td"));
    return html + QStringLiteral("</table>");
}

QString toText(const TextRows &table, const TextSource &source)
{
    std::vector<int> widths(static_cast<size_t>(table.columns.size()));
    const auto measure = [&widths](const QStringList &cells) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            int &width = widths[static_cast<size_t>(i)];
            width = std::max(width, columnsOf(oneLine(cells[i])));
        }
    };
    measure(table.columns);
    for (size_t row = 0; row < table.count; ++row)
        measure(table.at(row));
    QString out = source.title.isEmpty() ? QString() : QString(source.title + QLatin1Char('\n'));
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
    for (size_t row = 0; row < table.count; ++row)
        add(table.at(row));
    return out + footerOf(source) + QLatin1Char('\n');
}

QByteArray toCsv(const TextRows &table, const TextSource &source)
{
    std::string csv = "\xEF\xBB\xBF";
    const auto add = [&](const QStringList &cells, bool isHeader) {
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (i > 0)
                csv += ',';
            const bool isNumber = !isHeader && table.isNumber[static_cast<size_t>(i)];
            appendCsvCell(csv, (isNumber ? counted(cells[i]) : cells[i]).toStdString());
        }
        csv += "\r\n";
    };
    add(table.columns, true);
    for (size_t row = 0; row < table.count; ++row)
        add(table.at(row), false);
    const QString note = fileNotes(source, table.count).join(QStringLiteral(" · "));
    appendCsvCell(csv, "# " + note.toStdString());
    csv += "\r\n";
    return QByteArray::fromStdString(csv);
}

} // namespace qunce
