// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "models/base/clock.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The brand's database in one SQLite file (write-ahead log, synchronous FULL). Only the one writing connection
/// checkpoints: SQLite below 3.51.3 can damage a WAL file when two do. A transaction
/// may outlive the storage object. A thread that asks for a second write transaction before its first has ended waits for
/// ever. The file belongs to one process at a time (DataDirectory holds the lock), but a read-only storage may look at it
/// meanwhile.
class SqliteStorage : public Storage
{
public:
    enum class Mode {
        Open, ///< an existing database, brought up to date
        Create, ///< makes the file if there is none
        ReadOnly, ///< an existing database of exactly this program's version; beginWrite() fails
        /// A new file, written without a journal, without waiting for the disk and with indexes last: a failure leaves
        /// rubbish. Write under a temporary name, call finishBulkLoad(), close, then rename. Look-ups by ref1 and ref2
        /// scan until then.
        BulkLoad,
    };
    struct Options {
        int busyTimeoutMs = 5000;
        int64_t maxPages =
            0; ///< largest size of the file in pages of 8 KiB, 0 for no limit; beyond it is DiskFull
    };

    /// `clock` stamps commits and must outlive the storage. Fails with NotFound, AlreadyExists (BulkLoad),
    /// VersionMismatch, InvalidInput (not ours), Corrupt (damaged, empty or no database), Io, Locked. A file that is
    /// refused for what it is keeps its bytes.
    static Result<std::unique_ptr<SqliteStorage>> open(
        const std::string &path, Mode mode, const Clock &clock, const Options &options);
    static Result<std::unique_ptr<SqliteStorage>> open(const std::string &path, Mode mode, const Clock &clock)
    {
        return open(path, mode, clock, Options());
    }
    ~SqliteStorage() override;

    Result<std::unique_ptr<ReadTransaction>> beginRead() override;
    uint64_t rightsVersion() const override;
    Result<std::unique_ptr<WriteTransaction>> beginWrite() override;
    Result<std::unique_ptr<WriteTransaction>> beginWriteWithin(std::chrono::milliseconds patience) override;
    Result<std::unique_ptr<WriteTransaction>> beginAside(std::chrono::milliseconds patience) override;
    void addCommitListener(std::shared_ptr<CommitListener> listener) override;

    /// Makes the indexes, waits for the disk and leaves an ordinary database.
    Result<void> finishBulkLoad();

private:
    struct Shared;
    enum class Turn : uint8_t { Any, Aside };

    /// Waits for ever without `patience`.
    Result<std::unique_ptr<WriteTransaction>> beginTurn(
        std::optional<std::chrono::milliseconds> patience, Turn turn);

    explicit SqliteStorage(std::shared_ptr<Shared> shared);

    std::shared_ptr<Shared> m_shared;
};

} // namespace qunce::server
