// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace qunce {

/// A table as people read it: what charts, cards and rosters become in clipboards and files. Rows are asked for one after
/// the other, so that a hundred thousand of them are never there as texts at once. Value; any thread that `at` may be
/// called in.
struct TextRows {
    QStringList columns;
    std::vector<bool> isNumber; ///< of columns: aligned right
    size_t count = 0;
    std::function<QStringList(size_t)> at;
};

/// The same with its rows, for short tables.
struct TextTable {
    QStringList columns;
    std::vector<QStringList> rows;
    std::vector<bool> isNumber;
};
/// The table outlives it.
TextRows rowsOf(const TextTable &table);

/// Where a table, picture or file comes from, as its last line says it.
struct TextSource {
    QString title;
    QString scope;
    QString period;
    QString asOf;
    QStringList filters {}; ///< "省区：浙江", if only some of the rows are meant
};
/// 范围 浙江 › 杭州 · 期间 9月1日–9月7日 · 截至 9月8日 10:24.
QString footerOf(const TextSource &source);
/// 每人完成率_浙江_9月1日–9月7日.png
QString fileNameOf(const TextSource &source, const QString &suffix);
/// Without what cannot stand in a file's name anywhere.
QString fileNamePart(QString words);

// Of what is read row by row, and of what is short enough to be there.

/// For spreadsheets: texts that they would run as formulas are guarded, and a minus is one that they know.
QString toTsv(const TextRows &table);
/// For documents and mails.
QString toHtml(const TextRows &table);
/// Title, table in columns of spaces, footer: to paste into a chat.
QString toText(const TextRows &table, const TextSource &source);
/// UTF-8 with BOM, CRLF, guarded against formulas; the footer is the last line.
QByteArray toCsv(const TextRows &table, const TextSource &source);

inline QString toTsv(const TextTable &table)
{
    return toTsv(rowsOf(table));
}
inline QString toHtml(const TextTable &table)
{
    return toHtml(rowsOf(table));
}
inline QString toText(const TextTable &table, const TextSource &source)
{
    return toText(rowsOf(table), source);
}
inline QByteArray toCsv(const TextTable &table, const TextSource &source)
{
    return toCsv(rowsOf(table), source);
}

} // namespace qunce
