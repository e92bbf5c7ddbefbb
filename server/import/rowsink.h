// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/message.h"
#include "models/base/result.h"

namespace qunce::server {

/// One data row of an import file, already decoded, unquoted and trimmed. Columns are those of the import kind
/// (models/protocol/importkinds.h) in its order, whatever their order in the file.
class ImportRow
{
public:
    ImportRow(uint64_t line, std::span<const std::string_view> cells, std::span<const uint8_t> inFile)
        : m_line(line), m_cells(cells), m_inFile(inFile)
    { }

    /// Line of the row's first character in the file, 1 = header.
    uint64_t line() const { return m_line; }
    /// Empty if the column is missing or the cell is empty.
    std::string_view cell(size_t column) const { return m_cells[column]; }
    /// True if the file has the column at all; a missing column is left alone, an empty cell empties the field.
    bool has(size_t column) const { return m_inFile[column] != 0; }

private:
    uint64_t m_line;
    std::span<const std::string_view> m_cells;
    std::span<const uint8_t> m_inFile;
};

/// Why a row was refused: the import kind's column and a reason for people.
struct Rejection {
    size_t column = 0;
    Message reason;
};

/// Rows of the file by what became of them; rows = created + updated + unchanged + rejected.
struct ImportCounts {
    uint64_t created = 0;
    uint64_t updated = 0;
    uint64_t unchanged = 0;
};

/// A refused row that turned out only in finish(), by its line.
struct LateRejection {
    uint64_t line = 0;
    Rejection rejection;
};

struct ImportOptions {
    Day today; ///< default of effective_on
    int64_t nowMs = 0;
    bool fed = false;
};

/// What one import kind does with its rows. Made with a WriteTransaction that the caller commits, or drops for a dry
/// run; a sink never commits. take() is called once a row in file order, then finish() once. Memory: at most 150 MB
/// whatever the number and order of rows; what is more goes to a spool file that disappears with the sink.
class RowSink
{
public:
    virtual ~RowSink() = default;
    /// Nothing if the row is good so far; counts come from finish(). An Error ends the whole import.
    virtual Result<std::optional<Rejection>> take(const ImportRow &row) = 0;
    /// Applies what was taken. Rows refused only now are added to `late`.
    virtual Result<ImportCounts> finish(std::vector<LateRejection> &late) = 0;
};

} // namespace qunce::server
