// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/tablecopy.h"

namespace qunce {

namespace {

QString oneLine(QString text)
{
    for (QChar &character : text) {
        if (character == QLatin1Char('\t') || character == QLatin1Char('\n')
            || character == QLatin1Char('\r'))
            character = QLatin1Char(' ');
    }
    return text;
}

/// Spreadsheets read numbers with the ASCII minus only, and take a text beginning with = + @ for a formula.
QString pasted(const CopiedRows &copied, const TableTexts &texts, size_t column, uint32_t row)
{
    QString text = oneLine(texts.cell(*copied.table, column, row));
    if (copied.table->columns[column].isText()) {
        if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.at(0)))
            text.prepend(QLatin1Char('\''));
        return text;
    }
    return text.replace(QChar(0x2212), QLatin1Char('-'));
}

} // namespace

QString tabSeparated(const CopiedRows &copied, const TableTexts &texts)
{
    QStringList cells;
    for (const size_t column : copied.columns)
        cells << oneLine(texts.title(copied.table->columns[column]));
    QString lines = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const uint32_t row : copied.rows) {
        cells.clear();
        for (const size_t column : copied.columns)
            cells << pasted(copied, texts, column, row);
        lines += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return lines;
}

QString htmlTable(const CopiedRows &copied, const TableTexts &texts)
{
    QString html = QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><tr>");
    for (const size_t column : copied.columns)
        html += QStringLiteral("<th>") + oneLine(texts.title(copied.table->columns[column])).toHtmlEscaped()
            + QStringLiteral("</th>");
    html += QStringLiteral("</tr>");
    for (const uint32_t row : copied.rows) {
        html += QStringLiteral("<tr>");
        for (const size_t column : copied.columns) {
            html += copied.table->columns[column].isText() ? QStringLiteral("<td>")
                                                           : QStringLiteral("<td align=\"right\">");
            html += oneLine(texts.cell(*copied.table, column, row)).toHtmlEscaped() + QStringLiteral("</td>");
        }
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

} // namespace qunce
