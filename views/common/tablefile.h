// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "models/base/result.h"
#include "models/exchange/workbook.h"
#include "views/common/texttable.h"

namespace qunce {

/// How a table leaves as a file.
enum class TableFile : uint8_t { Workbook, Csv, Pdf };
/// xlsx, csv, pdf.
QString suffixOf(TableFile kind);
/// By the suffix of the path; CSV for any other.
TableFile tableFileOf(const QString &path);

/// Qunce 1.2.3: which program made a file.
QString madeBy();
/// What a file says below its table: title, scope, period, filters, as-of, number of rows, program.
QStringList fileNotes(const TextSource &source, size_t rows);

/// A cell as spreadsheets count: numbers in columns of numbers, also with ¥, % and separators; anything else, as codes are,
/// is a text. Pure.
SheetCell sheetCell(const QString &cell, bool isNumber);
/// The table as the only sheet of a workbook; asks `table` for its rows while it is written.
SheetRows sheetOf(const TextRows &table, const TextSource &source);

/// Rows that fit into a document for reading; more would take minutes, and nobody reads them.
constexpr size_t kMostPdfRows = 2'000;

/// All rows, with notes, as the path's suffix says. Any thread that the rows may be read in; up to 3 s for 100,000 rows.
/// Fails with InvalidInput where the format does not take so many: nothing is left out in silence.
Result<void> saveTable(const TextRows &table, const TextSource &source, const QString &path);

} // namespace qunce
