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
#include "server/import/taskresultrows.h"
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
    static constexpr size_t kKeptErrors = 200; ///< of a batch

    IngestMerger(Storage &storage, const Clock &clock, std::filesystem::path spoolDirectory)
        : m_storage(storage), m_clock(clock), m_spoolDirectory(std::move(spoolDirectory))
    { }

    Result<MergeReport> mergeWaiting();

private:
    /// Rows of batches that follow each other and have the same columns.
    struct Group {
        std::vector<uint8_t> columns;
        std::unique_ptr<TaskResultRows> rows;
    };
    struct Round {
        std::vector<IngestBatch> batches; ///< with their results
        std::vector<Group> groups;
        MergeReport report;
    };
    /// Heads of all buckets of records.
    using RecordHeads = std::map<std::string, uint64_t>;

    static Result<RecordHeads> recordHeads(ReadTransaction &transaction);
    Result<void> loadPlaces(ReadTransaction &transaction, RecordHeads heads);
    Result<Round> prepare(ReadTransaction &transaction);
    Result<void> read(IngestBatch &batch, const std::string &body, Round &round);
    Result<void> apply(WriteTransaction &transaction, Round &round);

    Storage &m_storage;
    const Clock &m_clock;
    const std::filesystem::path m_spoolDirectory;
    std::shared_ptr<const TaskResultPlaces> m_places;
    RecordHeads m_placesHeads; ///< when m_places was loaded
};

} // namespace qunce::server
