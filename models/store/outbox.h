// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/store/sqlite.h"

namespace qunce {

/// One row for the whole profile.
struct OutboxMeta {
    Uuid clientId; ///< nil in a new profile
    uint64_t sessionNo = 0;
    std::string epoch; ///< of the last hello
    int64_t leaseUntilMs = 0;
    int64_t clockOffsetMs = 0;
    std::string factFrom; ///< `YYYY-MM-DD`; empty before the first hello
    uint64_t lastGeneration = 0; ///< the highest number given so far
    /// Whose edits these are, by the last hello; nil before the first.
    Uuid ownerId;
    std::string ownerName;
};

struct Generation {
    uint64_t number = 0;
    std::string bootId; ///< of the machine's run that filled it
    bool durable = false; ///< safe against power loss
    bool shown = false; ///< its records have completed once
};

/// Of the machine's present run: /proc/sys/kernel/random/boot_id; empty where there is none, which holds every run for
/// another one.
std::string machineBootId();
/// What an earlier run of the machine filled without waiting for the disk may be damaged.
bool canBeTrusted(const Generation &generation, const std::string &bootId);

struct OutboxRecovery;

struct OutboxOptions {
    /// Kept free for the day when the disk is full, so that edits still find room.
    uint64_t ballastBytes = 0;
};

/// outbox.db: what must be migrated and never dropped. Every change is on the disk when its function returns. Any thread:
/// there is one writing connection for the notes about the cache and for the edits (editlog.h), used by one at a time.
class Outbox
{
public:
    /// Makes the file or brings it to this program's version; a damaged one is made anew of what can be read of it and
    /// its copies (recovery()). VersionMismatch if a newer program wrote it.
    static Result<std::unique_ptr<Outbox>> open(const std::string &path, const OutboxOptions &options = {});
    /// Reads beside a writer; the file must exist (NotFound) and be of this program's version.
    static Result<std::unique_ptr<Outbox>> openReadOnly(const std::string &path);

    Result<OutboxMeta> meta();
    Result<void> save(const OutboxMeta &meta);
    /// Reads, changes and saves in one; gives what was saved.
    Result<OutboxMeta> update(const std::function<void(OutboxMeta &meta)> &change);

    /// Ascending by number.
    Result<std::vector<Generation>> generations();
    /// Inserts or replaces.
    Result<void> save(const Generation &generation);
    Result<void> removeGeneration(uint64_t number);
    /// The newest one that is shown and can be trusted in this run of the machine. The one query of every reader, hence
    /// prepared once.
    Result<std::optional<uint64_t>> shownGeneration(const std::string &bootId);

    const std::string &path() const { return m_path; }
    /// Null if the file was in order.
    const OutboxRecovery *recovery() const { return m_recovery.get(); }
    /// Brings the older of the two copies beside the file up to date (outboxcopies.h).
    Result<void> copy();
    /// Whether the path has become another file's: of a reader that has stayed behind a recovery.
    bool hasMoved();

    /// The connection, as long as this lives, for what else is kept in the file.
    class Lent
    {
    public:
        explicit Lent(Outbox &outbox) : m_lock(outbox.m_mutex), m_database(outbox.m_database.get()) { }
        Database &operator*() const { return *m_database; }
        Database *operator->() const { return m_database; }

    private:
        std::unique_lock<std::mutex> m_lock;
        Database *m_database;
    };
    Lent lend() { return Lent(*this); }

private:
    Outbox(std::unique_ptr<Database> database, std::string path)
        : m_path(std::move(path)), m_database(std::move(database))
    { }
    static Result<std::unique_ptr<Database>> openChecked(const std::string &path);
    Result<OutboxMeta> readMeta();
    Result<void> writeMeta(const OutboxMeta &meta);

    const std::string m_path;
    std::shared_ptr<const OutboxRecovery> m_recovery;
    std::mutex m_mutex;
    std::unique_ptr<Database> m_database; ///< before its statement, which must go first
    Statement m_shown;
};

} // namespace qunce
