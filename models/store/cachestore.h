// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/store/outbox.h"
#include "models/store/pageapplier.h"
#include "models/store/profile.h"
#include "models/store/syncstore.h"

namespace qunce {

class EditLog;
struct OutboxRecovery;
struct SeenCache;

/// What a store is told of the world around it.
struct StoreOptions {
    /// Which run of the machine this is: what an earlier one filled without waiting for the disk may be damaged.
    std::string bootId;
    /// A first fill is committed after this many rows, bytes of payload, or milliseconds of TakePlan::nowMs.
    uint64_t batchRows = 50'000;
    uint64_t batchBytes = 64 << 20;
    int64_t batchMs = 5'000;
    uint64_t ballastBytes = 0; ///< OutboxOptions
};

/// The cache of a profile, written: the newest generation and the outbox's notes about it. Belongs to the writer's
/// thread; holds the profile's lock. Readers are CacheReaders.
class CacheStore : public SyncStore
{
public:
    /// Locked if the profile was opened to read only; VersionMismatch if a newer program wrote its outbox.
    static Result<std::unique_ptr<CacheStore>> open(Profile profile, IdSource &ids, StoreOptions options);
    /// Keeps what has not been committed yet.
    ~CacheStore() override;

    Result<StoredSync> load() override;
    Result<void> beginGeneration(const std::string &epoch) override;
    Result<TakeOutcome> take(const PullPage &page, const TakePlan &plan) override;
    Result<TakeOutcome> apply(const TakePlan &plan) override;
    Result<void> finishGeneration() override;
    Result<void> restart(const std::vector<std::string> &buckets) override;
    Result<void> adopt(const BucketState &state) override;
    Result<TreeDigest> digest(const std::string &bucket, const std::string &prefix, int depth) override;
    Result<std::vector<WireRowId>> rowsOf(const std::string &bucket, const std::string &prefix) override;
    Result<void> stageRepair(
        const std::string &bucket, const PullPage &page, const std::vector<WireRowId> &gone) override;
    Result<void> saveHello(const HelloReply &hello, int64_t nowMs) override;
    Result<void> discard() override;

    const Profile &profile() const { return m_profile; }
    /// The profile's edits, for whoever makes or sends them, in whatever thread; not to be used when the store is gone.
    const std::shared_ptr<EditLog> &edits() const { return m_edits; }
    /// What was done about a damaged outbox when it was opened; null if it was in order.
    const OutboxRecovery *recovery() const { return m_outbox->recovery(); }

private:
    /// What becomes of the buckets of a page and its plan.
    struct Split {
        Stage::Numbers filled; ///< their rows go straight into the tables
        Stage::Numbers staged;
        Stage::Numbers applied; ///< named to become visible
        bool stagedApply = false; ///< some of `applied` are not filled
    };

    CacheStore(Profile profile, std::shared_ptr<Outbox> outbox, IdSource &ids, StoreOptions options);

    Result<OutboxMeta> freshMeta();
    Result<void> openNewest();
    Result<void> openGeneration(const Generation &generation);
    Result<void> removeGeneration(uint64_t number);
    Result<void> removeStrayFiles();
    Result<void> close();

    Result<void> needFile() const;
    Result<TakeOutcome> run(const PullPage *page, const TakePlan &plan);
    Result<TakeOutcome> attempt(const PullPage *page, const TakePlan &plan, bool mayApply);
    Split split(const PullPage *page, const TakePlan &plan);
    bool isFilled(const BucketEntry &bucket) const;
    Result<void> drop(const TakePlan &plan);
    Result<void> moveScan(const TakePlan &plan);
    Result<void> applyStaged(const Split &split, const PullPage *page);
    void compare(const TakePlan &plan, TakeOutcome &outcome);
    Result<void> markComplete(const TakePlan &plan, const Split &split);
    void noteState(const TakePlan &plan, bool applied);
    SeenCache seen() const;
    void settleEdits(const TakePlan &plan);
    Result<void> endTake(const TakePlan &plan, TakeOutcome &outcome);
    std::vector<StoredBucket> touched(const PullPage *page, const TakePlan &plan);

    Result<void> beginIfNeeded();
    Result<void> commit();
    /// Undoes the open transaction; nothing is taken before the next load().
    Error failed(Error error);
    template <typename Change>
    Result<void> change(const Change &work);

    Profile m_profile; ///< first, since its lock goes last
    std::shared_ptr<Outbox> m_outbox;
    std::shared_ptr<EditLog> m_edits;
    IdSource &m_ids;
    StoreOptions m_options;

    Generation m_generation;
    std::unique_ptr<CacheFile> m_file; ///< null if there is no generation
    std::unique_ptr<PageApplier> m_applier;
    bool m_mustLoad = true;
    std::set<std::string, std::less<>>
        m_unseenKinds; ///< changed in the open transaction, to be told at its end
    uint64_t m_batchRows = 0; ///< applier's counts when the open transaction began
    uint64_t m_batchBytes = 0;
    int64_t m_batchMs = 0;
    bool m_batchOpen = false;
};

} // namespace qunce
