// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/tablecopy.h"

#include <algorithm>

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
QString pasted(const TableModel &model, int row, int column)
{
    QString text = oneLine(model.cellText(row, column));
    if (model.table()->columns[static_cast<size_t>(column)].isText()) {
        if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.at(0)))
            text.prepend(QLatin1Char('\''));
        return text;
    }
    return text.replace(QChar(0x2212), QLatin1Char('-'));
}

} // namespace

QString tabSeparated(const TableModel &model, const std::vector<int> &rows, const std::vector<int> &columns)
{
    QStringList lines;
    QStringList cells;
    for (const int column : columns)
        cells << oneLine(model.headerData(column, Qt::Horizontal).toString());
    lines << cells.join(QLatin1Char('\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells << pasted(model, row, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString htmlTable(const TableModel &model, const std::vector<int> &rows, const std::vector<int> &columns)
{
    QString html = QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"><tr>");
    for (const int column : columns)
        html += QStringLiteral("<th>") + model.headerData(column, Qt::Horizontal).toString().toHtmlEscaped()
            + QStringLiteral("</th>");
    html += QStringLiteral("</tr>");
    for (const int row : rows) {
        html += QStringLiteral("<tr>");
        for (const int column : columns) {
            const TableColumn &cells = model.table()->columns[static_cast<size_t>(column)];
            html += cells.isText() ? QStringLiteral("<td>") : QStringLiteral("<td align=\"right\">");
            html += oneLine(model.cellText(row, column)).toHtmlEscaped() + QStringLiteral("</td>");
        }
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

std::unique_ptr<QMimeData> copiedTable(
    const TableModel &model, const std::vector<int> &rows, const std::vector<int> &columns)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(tabSeparated(model, rows, columns));
    data->setHtml(htmlTable(model, rows, columns));
    return data;
}

} // namespace qunce
