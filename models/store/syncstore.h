// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/protocol/pullpage.h"
#include "models/protocol/syncmessages.h"

namespace qunce {

/// True for `fact:…`: buckets that complete and are shown one by one. All others are records, one checkpoint.
bool isFactBucket(std::string_view bucket);

/// What the cache knows of one bucket.
struct StoredBucket {
    std::string bucket;
    bool complete = false; ///< `at` stands, and readers see its rows
    Cursor at; ///< of the completed state
    uint64_t rows = 0;
    uint64_t digest = 0;
    bool scanning = false; ///< pages beyond `at` (or from 0) are kept: filled in or staged
    uint64_t scan = 0; ///< how far they reach
    bool replacing = false; ///< what is scanned replaces the bucket whole when it completes

    bool operator==(const StoredBucket &) const = default;
};

/// What survives a restart: everything that the engine needs to go on.
struct StoredSync {
    Uuid clientId;
    uint64_t sessionNo = 0; ///< raised by one and saved by every load()
    std::string epoch; ///< empty before the first hello
    int64_t leaseUntilMs = 0;
    int64_t clockOffsetMs = 0; ///< server - own clock at the last hello
    int64_t lastCompleteMs = 0; ///< own clock, 0 if never
    bool hasGeneration = false; ///< there is a cache, shown or being filled
    bool shown = false; ///< records have completed once: readers see this generation
    bool readable = false; ///< readers see this generation or an older one
    std::string checkpoint; ///< empty unless everything is complete
    std::vector<StoredBucket> buckets; ///< ascending by name
    /// Kinds whose table gained fields since the cache was filled; their rows are asked for again.
    std::vector<std::string> kindsGained;
    /// Whose rows and edits these are, by the last hello: known without a session too; nil before the first.
    Uuid ownerId;
    std::string ownerName;
};

/// Why a bucket is taken out of the cache. Deletion has a cause, always (sync.md, I10).
enum class DropCause : uint8_t { Revoked, Retired };

/// What to do with a page. One transaction: all of it or nothing.
struct TakePlan {
    /// Scan positions after this page, of buckets that the page moved.
    BucketSeqs next;
    /// Buckets whose rows, staged and in this page, become visible now. Records come all together or not at all; a
    /// record bucket that is not named keeps its cursor.
    std::vector<BucketState> apply;
    bool showRecords = false; ///< with `apply`: the records checkpoint of this generation stands
    std::vector<std::pair<std::string, DropCause>> drop;
    std::vector<std::string>
        allowMassDelete; ///< buckets for which the server has confirmed what a page deletes
    std::string checkpoint; ///< saved if everything is complete with this page, else empty
    bool clearKindsGained = false;
    /// Another call follows at once: in a first fill readers may get this with the rows of that one.
    bool mayWait = false;
    int64_t nowMs = 0;
};

struct TakeOutcome {
    /// False: positions, drops and the page itself were kept, but nothing was applied, because of what the lists below
    /// say.
    bool applied = true;
    std::vector<std::string> mismatched; ///< row count or digest differ from what the server said
    std::vector<std::string> massDelete; ///< would lose more than max(1,000 rows, 20 %) without a cause
    std::vector<StoredBucket> buckets; ///< as they stand now, those that this page touched
    /// Wire kinds of which readers see other rows now, those of earlier calls that were committed with this one included.
    std::vector<std::string> changedKinds;
};

/// The local side of a bucket's hash tree (docs/SYNC.md, "Verify"), staged pages included.
struct TreeDigest {
    BucketState state; ///< `at` is the scan position; salt 0
    std::vector<VerifyChild> children;
};

/// What the sync engine needs of the cache. Synchronous; called on the writer's thread only. Errors: DiskFull (may be
/// tried again), InvalidInput (the page is not what the protocol says), Corrupt (the cache has to be set aside:
/// discard()), Io, VersionMismatch. A first fill commits many pages at once, so after any error of a writing function
/// the store may stand some pages further back, and takes nothing before the next load() has said where.
/// The real one is CacheStore; tests may decorate it, none fakes it.
class SyncStore
{
public:
    virtual ~SyncStore() = default;

    virtual Result<StoredSync> load() = 0;

    /// Starts a new, empty generation beside the shown one (if any) and makes it the one that pages go to. Readers stay
    /// with the shown one until showRecords.
    virtual Result<void> beginGeneration(const std::string &epoch) = 0;
    virtual Result<TakeOutcome> take(const PullPage &page, const TakePlan &plan) = 0;
    /// take() without a page: after a repair, when the server has confirmed a mass delete, or to drop buckets.
    virtual Result<TakeOutcome> apply(const TakePlan &plan) = 0;
    /// Everything has completed once: makes the generation safe against power loss and removes older ones.
    virtual Result<void> finishGeneration() = 0;

    /// Forgets what is staged of these buckets and scans them from 0; what is shown stays until the replacement is whole.
    virtual Result<void> restart(const std::vector<std::string> &buckets) = 0;
    /// The bucket's rows are the server's, but its history got another name: only the cursor changes.
    virtual Result<void> adopt(const BucketState &state) = 0;
    virtual Result<TreeDigest> digest(const std::string &bucket, const std::string &prefix, int depth) = 0;
    /// Rows below the prefix, staged pages included, ascending by (kind, id).
    virtual Result<std::vector<WireRowId>> rowsOf(const std::string &bucket, const std::string &prefix) = 0;
    /// Stages repaired rows of one bucket: puts those of the page, removes `gone` for the cause that the server has them not.
    virtual Result<void> stageRepair(
        const std::string &bucket, const PullPage &page, const std::vector<WireRowId> &gone) = 0;

    virtual Result<void> saveHello(const HelloReply &hello, int64_t nowMs) = 0;
    /// Deletes every cache file (damage, wipe). The outbox stays.
    virtual Result<void> discard() = 0;
};

} // namespace qunce
