// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"

namespace qunce {

/// A cell of a sheet: empty, a text, or a number with how it is shown. A value.
struct SheetCell {
    enum class Type : uint8_t {
        Empty,
        Text,
        Integer,
        Number, ///< with as many digits as it has
        Money, ///< in yuan, two digits
        Percent, ///< 0.878 is shown as 87.8 %
        Day,
    };
    Type type = Type::Empty;
    std::string text {};
    double number = 0; ///< of Day: its number since 1970-01-01

    static SheetCell ofText(std::string text) { return {Type::Text, std::move(text), 0}; }
    static SheetCell ofInteger(int64_t number) { return {Type::Integer, {}, static_cast<double>(number)}; }
    static SheetCell ofNumber(double number) { return {Type::Number, {}, number}; }
    static SheetCell ofYuan(double yuan) { return {Type::Money, {}, yuan}; }
    static SheetCell ofFen(int64_t fen) { return {Type::Money, {}, static_cast<double>(fen) / 100}; }
    static SheetCell ofRate(double rate) { return {Type::Percent, {}, rate}; }
    static SheetCell ofDay(Day day) { return {Type::Day, {}, static_cast<double>(day.number)}; }
};

/// One table of a workbook: the header row is bold and stays in sight, what the file is of stands below the rows.
struct Sheet {
    std::string name; ///< what no spreadsheet takes in one is replaced, longer ones are cut
    std::vector<std::string> titles;
    std::vector<std::vector<SheetCell>> rows;
    std::vector<std::string> notes; ///< lines below the table: filters, scope, date, number of rows
};

/// Writes an Office Open XML workbook, which appears under its name when it is whole. Texts are texts: none of them is run
/// as a formula. Fails as OutputFile does, and with InvalidInput without a sheet. Any thread.
Result<void> writeWorkbook(const std::string &path, const std::vector<Sheet> &sheets);

/// The only table of a workbook, with rows that are asked for one after the other: a hundred thousand of them are never in
/// memory at once.
struct SheetRows {
    std::string name;
    std::vector<std::string> titles;
    size_t count = 0;
    std::function<std::vector<SheetCell>(size_t row)> at;
    std::vector<std::string> notes;
};
/// What one sheet holds beside its header and notes.
constexpr size_t kMostSheetRows = 1'000'000;

/// The same, packed, in memory that does not grow with the rows. Widths of columns are those of the first rows. Fails with
/// InvalidInput beyond kMostSheetRows: nothing is left out in silence.
Result<void> writeWorkbookRows(const std::string &path, const SheetRows &sheet);

/// One sheet as CSV: UTF-8 with byte order mark, CRLF, guarded against formulas; its notes are the last lines.
std::string toCsv(const Sheet &sheet);

} // namespace qunce
