// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/store/bucketbook.h"
#include "models/store/facttable.h"
#include "models/store/recordtable.h"
#include "models/store/sqlite.h"
#include "models/store/stage.h"
#include "models/store/unknownrows.h"

namespace qunce {

/// What a cache says of itself as a whole.
struct CacheState {
    std::string epoch;
    bool shown = false; ///< its records have completed once
    std::string checkpoint;
    int64_t lastCompleteMs = 0;
    std::vector<std::string> kindsGained;
};

/// One cache generation: the writing connection with all its tables, prepared. One thread.
class CacheFile
{
public:
    /// Durable waits for the disk at checkpoints; Fast for nothing, until makeDurable().
    enum class Mode : uint8_t { Durable, Fast };

    /// A new file without secondary indexes (see createIndexes()).
    static Result<std::unique_ptr<CacheFile>> create(const std::string &path, const std::string &epoch);
    /// VersionMismatch if a newer program wrote it. Brings an older one up to date: tables and columns are added, what is
    /// to be asked for again is noted in `kindsGained`, fact buckets with metrics that are new are to be replaced.
    static Result<std::unique_ptr<CacheFile>> open(const std::string &path, Mode mode);

    Database &database() { return *m_database; }
    RecordTable &records(Kind kind) { return m_records[static_cast<size_t>(kind)]; }
    FactTable &facts() { return *m_facts; }
    UnknownRows &unknown() { return *m_unknown; }
    Stage &stage() { return *m_stage; }
    BucketBook &buckets() { return m_buckets; }
    CacheState &state() { return m_state; }

    Result<void> begin();
    /// Saves buckets and state with what was written.
    Result<void> commit();
    /// Undoes everything since begin().
    Result<void> rollBack();
    Result<void> createIndexes();
    /// On the disk, and so are later checkpoints.
    Result<void> makeDurable();

private:
    CacheFile() = default;
    Result<void> configure(Mode mode);
    Result<void> prepare();
    Result<void> readState();
    Result<void> upgrade();
    Result<void> noteNewlyKnown(std::vector<std::string> &gained);

    std::unique_ptr<Database> m_database; ///< before the statements, which must go first
    std::vector<RecordTable> m_records;
    std::unique_ptr<FactTable> m_facts;
    std::unique_ptr<UnknownRows> m_unknown;
    std::unique_ptr<Stage> m_stage;
    BucketBook m_buckets;
    CacheState m_state;
};

/// Refuses a cache that another version's readers or writers made: VersionMismatch. Gives the schema version of the
/// descriptors that it was made from.
Result<int> checkCacheVersion(Database &database);

} // namespace qunce
