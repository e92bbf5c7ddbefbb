// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Which buckets changed after which: the memory behind GET /v1/sync/wait. A change is announced at once, but a fact
/// bucket's at most once in `factPauseMs`: what changes meanwhile is announced when that is over. Each announcement has
/// a number; a token is the number of the last one that a client knows. Tokens of another run mean nothing. Times are
/// milliseconds of any clock that does not jump. One thread at a time.
class ChangeBoard
{
public:
    /// `run` tells this run of the server from all others.
    ChangeBoard(std::string run, int64_t factPauseMs) : m_run(std::move(run)), m_factPauseMs(factPauseMs) { }

    /// True if that was announced.
    bool change(const std::string &bucket, int64_t nowMs);
    /// Announces what had to wait until now; true if there was anything.
    bool announceDue(int64_t nowMs);
    /// When announceDue() has something to do.
    std::optional<int64_t> nextDueMs() const;

    /// What a client that asks now has heard of.
    std::string token() const { return m_run + "-" + std::to_string(m_last); }
    /// The number in a token of this run.
    std::optional<uint64_t> numberOf(std::string_view token) const;
    /// Buckets announced after `number` that may be read, ascending.
    std::vector<std::string> since(uint64_t number, const Scope &scope) const;

private:
    struct Entry {
        bucket::Name name;
        uint64_t number = 0; ///< of its last announcement; 0: never
        int64_t announcedMs = 0;
    };
    using Entries = std::map<std::string, Entry, std::less<>>;

    void announce(Entries::value_type &entry, int64_t nowMs);

    const std::string m_run;
    const int64_t m_factPauseMs;
    uint64_t m_last = 0;
    Entries m_entries;
    std::map<uint64_t, const Entries::value_type *> m_byNumber;
    std::multimap<int64_t, Entries::value_type *> m_due; ///< by when
};

} // namespace qunce::server
