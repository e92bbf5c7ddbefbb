// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "models/items/datatable.h"
#include "models/items/tablequery.h"

namespace qunce {

/// Sums of one column over some rows. Of rates and pairs both parts are summed, so that the rate of all is
/// Σ numerator / Σ denominator; rows without a value count for nothing.
struct ColumnTotal {
    size_t rows = 0; ///< that have a value
    Int128 first = 0;
    Int128 second = 0;

    bool operator==(const ColumnTotal &) const = default;
    /// Of numbers: sum / rows.
    std::optional<Fraction> average() const;
    /// Of rates and pairs.
    std::optional<Fraction> rate() const;
};

struct TableTotals {
    size_t rows = 0;
    std::vector<ColumnTotal> columns; ///< as in the table; of texts and days only the count
};

/// Rows of a table that a query shows, in its order.
struct TableOrder {
    static constexpr uint32_t kNotShown = UINT32_MAX;

    std::vector<uint32_t> rows;
    TableTotals totals; ///< of all of them
    /// By row of the table: where it stands, or kNotShown.
    std::vector<uint32_t> places;
    /// All rows of the table by their ids, so that one is found quickly.
    std::shared_ptr<const std::vector<uint32_t>> byId;
};

/// A value of a text column and how often it is there.
struct ValueCount {
    std::string text; ///< as stored
    size_t rows = 0;
};

/// A table with what filtering and sorting it needs, made when it is first asked for and then kept: folded texts, places
/// of the rows in the order of a column. Any thread; calls of several threads take turns.
class TableIndex
{
public:
    explicit TableIndex(std::shared_ptr<const DataTable> table);
    ~TableIndex();
    TableIndex(const TableIndex &) = delete;
    TableIndex &operator=(const TableIndex &) = delete;

    const DataTable &table() const { return *m_table; }
    const std::shared_ptr<const DataTable> &shared() const { return m_table; }

    /// Filters and sorts. What it returns after a stop was asked for is of no use.
    TableOrder arrange(const TableQuery &query, std::stop_token stop = {});
    /// Values of a text column among the rows that everything else of the query shows; the most frequent first, equal
    /// ones by pinyin. Values of the column's own filter are there even if no row has them.
    std::vector<ValueCount> valuesOf(size_t column, const TableQuery &query, std::stop_token stop = {});

private:
    class Private;
    std::shared_ptr<const DataTable> m_table;
    std::unique_ptr<Private> d;
};

/// Pure; any thread.
TableTotals totalsOf(const DataTable &table, const std::vector<uint32_t> &rows);

} // namespace qunce
