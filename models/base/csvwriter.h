// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "models/base/outputfile.h"
#include "models/base/result.h"

namespace qunce {

/// Writes CSV as spreadsheets in China read it without asking: UTF-8 with byte order mark, CRLF, cells guarded and
/// quoted by appendCsvCell(). The file is the caller's, who commits it. One thread at a time.
class CsvWriter
{
public:
    explicit CsvWriter(OutputFile &file);

    /// Adds a cell to the row at hand.
    void cell(std::string_view text);
    Result<void> endRow();
    Result<void> row(std::span<const std::string_view> cells);
    Result<void> row(std::initializer_list<std::string_view> cells);

private:
    OutputFile &m_file;
    std::string m_row;
    bool m_empty = true; ///< the row at hand has no cell yet
};

} // namespace qunce
