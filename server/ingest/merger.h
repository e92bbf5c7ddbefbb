// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/base/clock.h"
#include "server/import/orderspool.h"
#include "server/import/taskresultrows.h"
#include "server/ingest/csvbody.h"
#include "server/ingest/refusedrows.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What one round of merging came to.
struct MergeReport {
    uint64_t batches = 0;
    uint64_t rows = 0;
    uint64_t rejected = 0;
    ImportCounts counts;
    std::chrono::microseconds locked {0}; ///< how long the write lock was held
    bool moreWaits = false;
};

/// Puts deliveries that wait into their columns, in the order of their arrival: all columns of a round and the ends of
/// its batches are one transaction, so that a kill at any moment loses nothing and applies nothing twice. Codes are
/// looked up before the write lock is taken, with what was loaded for an earlier round as long as no record has changed
/// since. One thread.
class IngestMerger
{
public:
    static constexpr size_t kMostBatches = 1000; ///< of a round
    static constexpr uint64_t kMostRows = 400000; ///< likewise, unless one batch alone has more

    IngestMerger(Storage &storage, const Clock &clock, std::filesystem::path spoolDirectory)
        : m_storage(storage), m_clock(clock), m_spoolDirectory(std::move(spoolDirectory))
    { }

    Result<MergeReport> mergeWaiting();

private:
    /// Rows of batches that follow each other, and are either results with the same columns or orders.
    struct Group {
        std::vector<uint8_t> columns;
        std::unique_ptr<TaskResultRows> rows;
        std::unique_ptr<OrderSpool> orders; ///< their batches by place in Round::batches
    };
    struct Round {
        std::vector<IngestBatch> batches; ///< with their results
        std::vector<RefusedRows> refused; ///< of each batch
        std::vector<HeaderMap> headers; ///< likewise
        std::vector<Group> groups;
        MergeReport report;
    };
    /// Heads of all buckets of records.
    using RecordHeads = std::map<std::string, uint64_t>;

    static Result<RecordHeads> recordHeads(ReadTransaction &transaction);
    Result<void> loadPlaces(ReadTransaction &transaction, RecordHeads heads);
    Result<Round> prepare(ReadTransaction &transaction);
    Result<void> read(size_t place, const std::string &body, Round &round);
    Result<void> readRows(CsvBody &csv, ImportKind kind, size_t place, Round &round);
    /// The round's group for such rows.
    Group &groupFor(ImportKind kind, const HeaderMap &header, Round &round);
    Result<void> applyOrders(WriteTransaction &transaction, const Group &group, Round &round);
    Result<void> apply(WriteTransaction &transaction, Round &round);

    Storage &m_storage;
    const Clock &m_clock;
    const std::filesystem::path m_spoolDirectory;
    std::shared_ptr<const TaskResultPlaces> m_places;
    std::unique_ptr<OrderPlaces> m_orderPlaces; ///< refers to m_places
    RecordHeads m_placesHeads; ///< when m_places was loaded
};

} // namespace qunce::server
