// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/protocol/pullpage.h"
#include "models/protocol/syncmessages.h"
#include "models/store/syncstore.h"

namespace qunce {

/// Where the chain of pulls stands: what to ask next, whether a page continues it, and what the store is to do with
/// the page. It runs ahead of the store by the pages that are accepted but not written yet; load() brings it back to
/// what the store really has. Value, one thread.
class PullChain
{
public:
    void load(const StoredSync &stored);
    /// A generation that has just been begun.
    void begin(const std::string &epoch);

    const std::string &epoch() const { return m_epoch; }
    bool shown() const { return m_shown; } ///< the records have been complete once
    std::vector<std::string> completeBuckets() const;
    /// Those of which pages are kept that are not shown yet.
    std::vector<std::string> scanningBuckets() const;
    bool knows(const std::string &bucket) const { return m_buckets.count(bucket) > 0; }

    /// The next page, limits left open.
    PullRequest request() const;
    /// Why `page` does not continue the chain after `asked`; empty if it does.
    std::string objection(const PullRequest &asked, const PullPage &page) const;
    /// Goes on to after the page.
    TakePlan accept(const PullHeader &header, int64_t nowMs);

    /// The server does not know the checkpoint any more.
    void forgetCheckpoint() { m_checkpoint.clear(); }
    /// This fact bucket is not to be shown in this run: it does not come out right.
    void exclude(const std::string &bucket) { m_excluded.insert(bucket); }
    const std::set<std::string> &excluded() const { return m_excluded; }

private:
    struct Place {
        bool complete = false;
        bool scanning = false;
        bool replacing = false;
        uint64_t scan = 0;
        BucketState state; ///< of the completed state
    };
    using Places = std::map<std::string, Place, std::less<>>;

    uint64_t positionOf(const std::string &bucket) const;
    bool isGained(const std::string &bucket, const Place &place) const;
    std::vector<BucketState> toApply(const PullHeader &header) const;

    std::string m_epoch;
    std::string m_checkpoint;
    bool m_shown = false;
    std::vector<std::string> m_kindsGained;
    Places m_buckets;
    std::set<std::string> m_excluded;
};

} // namespace qunce
