// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/protocol/syncmessages.h"

namespace qunce::bench {

/// Rows of a delta: so many records and columns of the brand with a new seq and a changed value, as one page, which
/// completes the buckets that it touches. Another `round` gives other seqs.
struct DeltaPage {
    std::string body;
    uint64_t rows = 0;
};
/// What a cache holds of the brand, by which deltas are made.
class DeltaMaker
{
public:
    explicit DeltaMaker(const std::vector<std::string> &firstSync) : m_firstSync(firstSync) { }
    /// Fails only if the pages are not those of a first sync.
    Result<DeltaPage> make(uint64_t round, uint64_t records, uint64_t columns);

private:
    Result<void> readFirstSync();

    struct Row {
        std::string kind;
        std::string bucket;
        std::string id;
        std::vector<std::string> columns;
        std::string values; ///< encoded, one after the other
        uint64_t seq = 0;
    };

    const std::vector<std::string> &m_firstSync;
    std::vector<Row> m_records; ///< a sample of each bucket's
    std::vector<Row> m_facts;
    std::map<std::string, BucketState> m_states; ///< by bucket
    bool m_isRead = false;
};

} // namespace qunce::bench
