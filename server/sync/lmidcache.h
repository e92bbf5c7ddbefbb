// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <mutex>
#include <unordered_map>

#include "server/storage/storage.h"

namespace qunce::server {

/// The number of the last decided edit of each client that calls, in memory, so that a pull that finds nothing new reads
/// nothing from the database. Never ahead of what is committed; who takes it before the heads gets one that is not ahead
/// of them either. Any thread.
class LmidCache
{
public:
    explicit LmidCache(Storage &storage) : m_storage(storage) { }

    /// 0 for a client that has pushed nothing. Reads it once.
    Result<uint64_t> of(const Uuid &client);
    /// After the commit of a push.
    void raise(const Uuid &client, uint64_t lmid);

private:
    static constexpr size_t kMostClients = 100'000; ///< forgets all beyond that

    Storage &m_storage;
    std::mutex m_mutex;
    std::unordered_map<Uuid, uint64_t> m_lmids;
};

} // namespace qunce::server
