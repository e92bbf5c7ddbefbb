// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "models/domain/factsource.h"

namespace qunce {

/// Columns held in memory. Filling is for one thread; afterwards any number of threads may visit at once.
class MemoryFacts : public FactSource
{
public:
    explicit MemoryFacts(size_t regions) : m_columns(regions) { }

    /// Keeps a copy in place of what was there; empty bytes remove the column. Fails with Corrupt as ColumnView::open.
    /// `key` is a day, an hour or an index into Brand::tasks. Cheap for rising keys.
    Result<void> put(size_t region, Metric metric, int32_t key, std::string_view bytes);
    /// An empty view if there is no such column.
    ColumnView column(size_t region, Metric metric, int32_t key) const;

    Result<void> visit(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override;

private:
    struct Entry {
        int32_t key;
        std::vector<char> bytes; ///< not a string, whose bytes may move with it
        ColumnView view;
    };
    using Entries = std::vector<Entry>; ///< ascending by key

    std::vector<std::array<Entries, 256>> m_columns; ///< region, metric
};

} // namespace qunce
