// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <mutex>

#include "server/storage/storage.h"
#include "server/sync/heads.h"

namespace qunce::server {

/// The heads in memory, so that the common question "did anything change?" reads nothing from the database. Never behind a
/// commit that anybody may have seen: from the moment a commit begins until it is known how it ended, there is no
/// answer here and the database has to be asked. To be added to the storage as a listener before the first use. Any
/// thread.
class HeadsCache : public CommitListener
{
public:
    explicit HeadsCache(Storage &storage) : m_storage(storage) { }

    /// Null while a commit is under way. Reads them once if nobody has.
    Result<std::shared_ptr<const Heads>> current();
    /// The same, but asks the database meanwhile: never null.
    Result<std::shared_ptr<const Heads>> latest();

    void aboutToCommit() override;
    void committed(const std::vector<BucketHead> &moved) override;
    void commitFailed() override;

private:
    Storage &m_storage;
    std::mutex m_mutex;
    std::shared_ptr<const Heads> m_heads; ///< null: to be read
    bool m_committing = false;
    uint64_t m_commits = 0; ///< begun so far: what was read before one of them is not kept
};

} // namespace qunce::server
