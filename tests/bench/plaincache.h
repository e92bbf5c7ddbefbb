// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/store/factaddress.h"
#include "models/store/rowcells.h"

namespace qunce::bench {

/// Rows of pages in memory, decoded and decompressed to what the cache keeps, so that all a baseline has to do is bind
/// and step.
class PlainRows
{
public:
    /// None yet, in buckets numbered as in `other`.
    static PlainRows like(const PlainRows &other);
    Result<void> add(const std::string &body);
    uint64_t rowCount() const { return m_order.size(); }

private:
    friend class PlainCache;

    struct KeptRecord {
        size_t kind = 0;
        Uuid id;
        uint32_t bucket = 0;
        uint64_t seq = 0;
        size_t firstCell = 0; ///< into m_cells
    };
    struct KeptFact {
        FactAddress address;
        uint32_t bucket = 0;
        uint64_t seq = 0;
        std::string payload;
    };
    struct KeptCell {
        Cell::Type type = Cell::Type::Null;
        int64_t integer = 0;
        std::string bytes;
    };

    uint32_t bucketNumber(const std::string &name);

    std::map<std::string, uint32_t> m_buckets;
    std::vector<KeptRecord> m_records;
    std::vector<KeptFact> m_facts;
    std::vector<KeptCell> m_cells;
    std::vector<std::pair<bool, size_t>> m_order; ///< is a fact, place
};

/// What a plain program does with such rows: prepared statements, one transaction every so many rows, on tables with the
/// cache's columns and indexes, which are made last. Checks and counts nothing.
class PlainCache
{
public:
    /// A new file.
    static Result<void> fill(const std::string &path, const PlainRows &rows, uint64_t rowsPerTransaction);

    /// Opens what fill() has made.
    explicit PlainCache(const std::string &path);
    ~PlainCache();
    /// INSERT … ON CONFLICT DO UPDATE, in one transaction.
    Result<void> upsert(const PlainRows &rows);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace qunce::bench
