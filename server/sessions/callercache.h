// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "server/rules/caller.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Callers by the hash of their access token, so that a call costs no look into the database. What it says is good for
/// one version of everybody's rights (Storage::rightsVersion). Bounded; any thread.
class CallerCache
{
public:
    static constexpr size_t kMostEntries = 65536;

    struct Entry {
        std::shared_ptr<const Caller> caller;
        DeviceToken token;
        uint64_t rightsVersion = 0; ///< taken before the database was asked
    };

    /// Nothing if it is unknown or of another version.
    std::optional<Entry> find(const std::string &hash, uint64_t rightsVersion) const;
    /// Forgets what is over at `nowMs`, or everything, when there is no room.
    void put(Entry entry, int64_t nowMs);

private:
    /// Hashes are as good as random.
    struct FirstBytes {
        size_t operator()(const std::string &hash) const
        {
            size_t bytes = 0;
            std::memcpy(&bytes, hash.data(), std::min(sizeof bytes, hash.size()));
            return bytes;
        }
    };

    mutable std::shared_mutex m_mutex;
    std::unordered_map<std::string, Entry, FirstBytes> m_entries;
};

} // namespace qunce::server
