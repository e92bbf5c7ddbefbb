// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/numberwriter.h"

#include <cstdio>

#include "server/import/storedcolumn.h"

namespace qunce::server {

namespace {

std::span<const RowSpool::Row> takeRun(std::span<const RowSpool::Row> &rows, size_t word)
{
    size_t length = 1;
    while (length < rows.size() && rows[length].key[word] == rows.front().key[word])
        ++length;
    const std::span<const RowSpool::Row> run = rows.first(length);
    rows = rows.subspan(length);
    return run;
}

std::string hourKey(Day day, uint32_t hour)
{
    char text[8];
    std::snprintf(text, sizeof text, "T%02u", hour % 24);
    return day.toString() + text;
}

} // namespace

NumberWriter::NumberWriter(WriteTransaction &transaction, std::span<const Uuid> regions,
    const NumberShape &shape, ImportedTotals *totals)
    : m_transaction(transaction), m_regions(regions), m_shape(shape), m_totals(totals)
{ }

Result<void> NumberWriter::apply(Day day, std::span<const RowSpool::Row> rows, ImportCounts &counts)
{
    if (m_totals)
        QUNCE_TRY(m_totals->begin(day));
    while (!rows.empty()) {
        std::span<const RowSpool::Row> ofRegion = takeRun(rows, 1);
        const uint32_t region = ofRegion.front().key[1];
        m_occurred.clear();
        while (!ofRegion.empty())
            QUNCE_TRY(applyPart(day, region, takeRun(ofRegion, 2), counts));
        if (m_shape.fed)
            QUNCE_TRY(markFed(day, region));
    }
    return m_totals ? m_totals->save() : Result<void>();
}

Result<void> NumberWriter::applyPart(
    Day day, uint32_t region, std::span<const RowSpool::Row> rows, ImportCounts &counts)
{
    const uint32_t part = rows.front().key[2];
    ColumnAddress address {m_regions[region], day.year(), {},
        m_shape.part == NumberShape::Part::Hour ? hourKey(day, part) : day.toString()};
    m_states.assign(rows.size(), {});
    for (size_t i = 0; i < m_shape.values(); ++i) {
        address.metric =
            m_shape.part == NumberShape::Part::Metric ? static_cast<Metric>(part) : m_shape.metrics[i];
        QUNCE_TRY(applyColumn(address, region, rows, i));
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        uint64_t &counter = !m_states[i].changed ? counts.unchanged
            : m_states[i].existed                ? counts.updated
                                                 : counts.created;
        counter += rows[i].rows;
    }
    return {};
}

Result<void> NumberWriter::applyColumn(
    const ColumnAddress &address, uint32_t region, std::span<const RowSpool::Row> rows, size_t value)
{
    QUNCE_ASSIGN(StoredColumn column, StoredColumn::open(m_transaction, address));
    const bool isLedgers = m_totals && m_totals->has(address.metric);
    bool occurs = false;
    for (size_t i = 0; i < rows.size(); ++i) {
        const uint32_t slot = rows[i].key[3];
        if ((rows[i].payload[0] >> value & 1U) == 0)
            continue;
        const uint32_t number = rows[i].payload[1 + value];
        const std::optional<Change> beside =
            isLedgers ? m_totals->put(region, slot, address.metric, number) : std::nullopt;
        m_states[i].existed = m_states[i].existed || (beside ? beside != Change::Created : column.has(slot));
        const Change change = beside ? *beside : column.put(slot, number);
        m_states[i].changed = m_states[i].changed || change != Change::Unchanged;
        occurs = true;
    }
    if (occurs)
        m_occurred.insert(address.metric);
    return column.save();
}

Result<void> NumberWriter::markFed(Day day, uint32_t region)
{
    if (m_occurred.empty())
        return {};
    QUNCE_ASSIGN(StoredColumn column,
        StoredColumn::open(m_transaction, {m_regions[region], day.year(), Metric::Fed, day.toString()}));
    for (const Metric metric : m_occurred)
        column.put(static_cast<uint32_t>(metric), 1);
    return column.save();
}

} // namespace qunce::server
