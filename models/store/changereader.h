// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/kinds.h"
#include "models/store/outbox.h"

namespace qunce {

class ReadConnection;

struct ChangedRow {
    Kind kind = Kind::Org;
    Uuid id;

    bool operator==(const ChangedRow &) const = default;
    auto operator<=>(const ChangedRow &) const = default;
};

/// Finds out which records others have changed while the profile is in use: compares what the cache shows with how far it
/// was at the last look. Reads beside the one that writes it. One thread; runs SQL over all rows of a kind.
class ChangeReader
{
public:
    /// More than these are nobody's single rows any more, and count for none.
    static constexpr size_t kMost = 200;

    /// `directory`: the profile's. Opens nothing yet.
    explicit ChangeReader(std::string directory, std::string bootId = machineBootId());
    ~ChangeReader();
    ChangeReader(const ChangeReader &) = delete;
    ChangeReader &operator=(const ChangeReader &) = delete;

    /// Records of these kinds that have come since the last look and are not this profile's own edits come back,
    /// ascending; in place of a note the guide, group or KOC that it is about. None at the first look, in another
    /// generation of the cache, and of buckets that are new. Errors as CacheReader::snapshot().
    Result<std::vector<ChangedRow>> look(std::span<const Kind> kinds);

private:
    struct Seen {
        uint64_t generation = 0; ///< 0: nothing was seen yet
        std::map<std::string, uint64_t> buckets; ///< complete ones, with their seq
    };

    Result<std::vector<ChangedRow>> compare(std::span<const Kind> kinds, const Seen &before);
    Seen seen() const;

    const std::string m_directory;
    const std::unique_ptr<ReadConnection> m_connection;
    Seen m_seen;
};

} // namespace qunce
