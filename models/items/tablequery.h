// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qunce {

struct SortKey {
    std::string column; ///< its id
    bool descending = false;

    bool operator==(const SortKey &) const = default;
};

/// Which values of a column are shown: of texts those that are listed (none: all), of numbers those of a span, in the
/// column's own unit (fen; millionths of a rate).
struct ColumnFilter {
    std::string column;
    std::vector<std::string> texts; ///< as stored
    std::optional<int64_t> least;
    std::optional<int64_t> most;

    bool operator==(const ColumnFilter &) const = default;
};

/// What of a table is shown, and in which order. Columns that the table does not have count for nothing.
struct TableQuery {
    std::string text; ///< as typed; in any text column (TextSearch)
    uint32_t mark = 0; ///< bit of the quick filter; 0: all rows
    std::vector<ColumnFilter> filters;
    std::vector<SortKey> sort; ///< the first decides first; rows that are still equal stand by id

    bool operator==(const TableQuery &) const = default;
};

} // namespace qunce
