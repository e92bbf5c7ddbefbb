// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What a number in a cell of a workbook means, as the text that people see in it. Workbooks hold days as days since an
// epoch, and only the format of the cell says that they are days. Pure; any thread.

namespace qunce {

/// How a cell shows its number, as far as the text of it depends on it.
enum class NumberLook : uint8_t {
    Plain,
    Day, ///< 2026-09-08
    Month, ///< 2026-09: a format of year and month without a day
    DayTime, ///< 2026-09-08 18:00[:30]
    Time, ///< 18:00[:30]
};

struct CellFormat {
    NumberLook look = NumberLook::Plain;
    size_t digits = 0; ///< at least so many, filled up with zeros: a code that was typed as 00123

    bool operator==(const CellFormat &) const = default;
};

/// Formats that have no code in the file: ECMA-376, 18.8.30, and those of Chinese systems.
CellFormat builtInFormat(int id);
/// Of a format's code: `yyyy"年"m"月"d"日"`, `[$-804]yyyy/m/d;@`, `00000`, `#,##0.00`.
CellFormat formatOf(std::string_view code);

/// The number as text. Whole ones up to 15 digits without a point or exponent, others as their shortest decimal form;
/// `value` as it stands if it is no number. `is1904`: the file counts days from 1904.
std::string cellText(std::string_view value, const CellFormat &format, bool is1904);
/// ISO 8601, as newer files hold days: `2026-09-08T18:00:00` becomes `2026-09-08 18:00`.
std::string isoCellText(std::string_view value);

/// The digits at the front of an attribute: a style, a row, a place among the texts; 0 where there are none.
uint64_t numberIn(std::string_view text);

/// `BC` is 54: the first column is 0; nothing for what is none (up to XFD).
std::optional<size_t> columnOf(std::string_view cellName);

} // namespace qunce
