// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace qunce {

/// `text` without ASCII white space, full-width and no-break spaces, zero-width spaces and byte order marks
/// around it.
std::string_view trimmed(std::string_view text);

/// True for a plain number: digits, at most one sign before and one decimal point inside.
bool isPlainNumber(std::string_view text);

/// True if a spreadsheet would run the cell as a formula (data.md, "Exports"): it starts with = + - @ or a
/// tab and is not a number. Such a cell is written with an apostrophe in front.
bool needsFormulaGuard(std::string_view cell);

/// `cell` without the apostrophe that the formula guard put in front of it, else `cell` itself, so that a
/// file we wrote can be read again.
std::string_view withoutFormulaGuard(std::string_view cell);

/// Appends the cell as one field: guarded, quoted where RFC 4180 wants it; a NUL byte becomes U+FFFD.
void appendCsvCell(std::string &out, std::string_view cell, char delimiter = ',');

} // namespace qunce
