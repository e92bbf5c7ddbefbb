// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/base/textfile.h"

namespace qunce {

/// Why a row cannot be taken as it is.
enum class CsvProblem : uint8_t {
    None,
    TooFewCells,
    TooManyCells,
    Damaged, ///< a NUL byte, or bytes that mean nothing in the file's encoding
    CellTooLong,
    RowTooLong,
    BrokenQuote, ///< never closed, or closed in the middle of a cell
};

/// Reads CSV row by row (data.md, "CSV files"; RFC 4180): comma, tab or semicolon, whichever the header row
/// has most of; CRLF, LF or CR; line breaks inside quotes. Rows in which every cell is empty are skipped.
/// Cells more than the header has are let pass if they are empty. A bad row is a problem of that row alone:
/// after a broken quote or an endless row reading goes on at the next line of the file. Memory: at most 2 x
/// kMaxRowBytes, no allocation per row. What next() gives is valid until the next call. The source is the
/// caller's and must outlive the reader. One thread at a time. Errors of the source end the reading.
class CsvReader
{
public:
    static constexpr size_t kMaxCellBytes = 1024 * 1024;
    static constexpr size_t kMaxRowBytes = 4 * 1024 * 1024;
    static constexpr size_t kMaxColumns = 1000;

    /// Reads the header. Fails with InvalidInput if there is none or it is broken.
    static Result<std::unique_ptr<CsvReader>> open(TextInput &source);

    /// Trimmed names of the header row.
    const std::vector<std::string> &header() const { return m_header; }
    char delimiter() const { return m_delimiter; }

    /// Steps to the next row; false at the end.
    Result<bool> next();

    /// Line of the file in which the row starts, 1 = the first line.
    uint64_t line() const { return m_line; }
    /// As many as the header has, trimmed, without formula guard (csvcell.h); missing ones are empty. Of a
    /// row with a problem they are what could be made out.
    std::span<const std::string_view> cells() const { return m_cells; }
    /// The same cells unquoted but not trimmed, to write the row back.
    std::span<const std::string_view> rawCells() const { return m_raw; }
    CsvProblem problem() const { return m_problem; }
    /// The problem for people; empty if there is none.
    Message problemText() const;

private:
    enum class Scan : uint8_t { Row, NeedMore, BrokenQuote };

    explicit CsvReader(TextInput &source);
    Result<void> readHeader();
    Result<void> findDelimiter();
    Result<bool> scanNext();
    Scan scanRow();
    Scan scanQuoted(size_t &position);
    void scanPlain(size_t &position);
    void addCell(size_t from, size_t to, bool escaped);
    void finishRow();
    Result<void> giveUpRow(CsvProblem problem);
    Result<void> skipLine();
    Result<void> fill();
    bool isBlank() const;

    TextInput &m_source;
    std::vector<char> m_buffer;
    size_t m_begin = 0; ///< of the row
    size_t m_next = 0; ///< behind the row
    size_t m_end = 0; ///< of what is in the buffer
    bool m_atEnd = false; ///< of the source
    char m_delimiter = ',';
    std::array<bool, 256> m_isSpecial {};

    std::vector<std::string> m_header;
    size_t m_columns = kMaxColumns;
    uint64_t m_line = 0;
    uint64_t m_nextLine = 1;
    CsvProblem m_problem = CsvProblem::None;
    size_t m_count = 0; ///< cells of the row, without empty ones beyond the header
    size_t m_seen = 0; ///< cells of the row
    std::vector<std::string_view> m_raw;
    std::vector<std::string_view> m_cells;
    std::vector<uint32_t> m_escaped; ///< cells that hold doubled quotes
    std::string m_excerpt; ///< the first line of a row that was given up
};

} // namespace qunce
