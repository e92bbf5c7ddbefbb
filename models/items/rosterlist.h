// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "models/items/rosterquery.h"

namespace qunce {

/// Rows of a roster are immutable and shared, so that a list is copied to another thread and back without copying them.
template <typename Row>
using RosterRows = std::vector<std::shared_ptr<const Row>>;

/// What changed between two readings of a roster.
template <typename Row>
struct RosterChanges {
    std::vector<Uuid> removed; ///< ascending
    RosterRows<Row> put; ///< new and changed ones, ascending by id
};

/// All rows of a roster, and those that a query shows in its order. A value: it is made off the GUI thread and then
/// handed to a model. `Row` has id, region, code, status, search (folded()), sortValue(column) and operator==.
template <typename Row>
struct RosterList {
    RosterQuery query;
    RosterRows<Row> all; ///< ascending by id
    RosterRows<Row> shown; ///< in the order of the query
};

template <typename Row>
bool isShown(const Row &row, const RosterQuery &query, const std::string &foldedText)
{
    return (query.regions.empty()
               || std::binary_search(query.regions.begin(), query.regions.end(), row.region))
        && (query.status.empty() || row.status == query.status)
        && (foldedText.empty() || row.search.find(foldedText) != std::string::npos);
}

/// The order of a query; equal values by code, then by id, so that it is the same every time.
template <typename Row>
bool comesBefore(const Row &left, const Row &right, const RosterQuery &query)
{
    const int order = compare(left.sortValue(query.column), right.sortValue(query.column), query.descending);
    if (order != 0)
        return order < 0;
    const int byCode = left.code.compare(right.code);
    return byCode != 0 ? byCode < 0 : left.id < right.id;
}

/// Filters and sorts. `rows` ascending by id. Pure; any thread.
template <typename Row>
RosterList<Row> arrange(RosterRows<Row> rows, const RosterQuery &query)
{
    // The values are looked up once, not at every comparison: rows lie all over the memory.
    struct Candidate {
        SortValue value;
        const std::shared_ptr<const Row> *row;
    };
    std::vector<Candidate> candidates;
    const std::string text = folded(query.text);
    for (const auto &row : rows) {
        if (isShown(*row, query, text))
            candidates.push_back({row->sortValue(query.column), &row});
    }
    std::sort(candidates.begin(), candidates.end(), [&query](const Candidate &left, const Candidate &right) {
        const int order = compare(left.value, right.value, query.descending);
        return order != 0 ? order < 0 : comesBefore(**left.row, **right.row, query);
    });
    RosterList<Row> list {query, {}, {}};
    list.shown.reserve(candidates.size());
    for (const Candidate &candidate : candidates)
        list.shown.push_back(*candidate.row);
    list.all = std::move(rows);
    return list;
}

/// Both ascending by id. Pure; any thread.
template <typename Row>
RosterChanges<Row> changesBetween(const RosterRows<Row> &before, const RosterRows<Row> &after)
{
    RosterChanges<Row> changes;
    auto old = before.begin();
    for (const auto &row : after) {
        for (; old != before.end() && (*old)->id < row->id; ++old)
            changes.removed.push_back((*old)->id);
        const bool known = old != before.end() && (*old)->id == row->id;
        if (!known || !(**old == *row))
            changes.put.push_back(row);
        if (known)
            ++old;
    }
    for (; old != before.end(); ++old)
        changes.removed.push_back((*old)->id);
    return changes;
}

} // namespace qunce
