// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "models/store/editrows.h"
#include "models/store/edits.h"
#include "models/store/editstore.h"
#include "models/store/outbox.h"

namespace qunce {

class CacheReader;

/// What the shown cache has.
struct SeenCache {
    BucketSeqs buckets; ///< complete ones, with their cursors
    std::set<std::string, std::less<>> gone; ///< taken away
    int64_t completeMs = 0; ///< when it had everything last
};

/// The edits of a profile, written: what people commit, what the server decides about it, and what they do about that.
/// Everything is on the disk when its function returns, whole or not at all. Any thread, but the functions of EditStore
/// one. Readers in every process see it at once (cachereader.h). Errors: DiskFull, Io, Corrupt, and what is named.
class EditLog : public EditStore
{
public:
    /// `outbox` is the profile's open for writing; `directory` is the profile's; `ids` is this object's alone.
    EditLog(std::shared_ptr<Outbox> outbox, std::string directory, IdSource &ids);
    ~EditLog() override;

    /// Adds the action's edits at the end of what is to be sent. AlreadyExists if the action is there. InvalidInput if a
    /// group is empty or too large.
    Result<void> commit(const EditAction &action);

    Result<StoredEdits> look(const UserInfo &user) override;
    Result<std::vector<PushGroup>> take(const PushBounds &bounds) override;
    Result<void> keep(const std::vector<PushResult> &results, int64_t nowMs) override;
    Result<void> reopen(uint64_t lmid) override;
    Result<void> askAgain() override;
    Result<void> tidy(int64_t nowMs) override;
    Result<void> rotate(NextClient next) override;
    Result<void> setAside(const Uuid &gid, const std::string &code) override;
    Result<void> seal(const std::optional<std::string> &sealingKey) override;

    /// Groups that were rejected or set aside are sent once more, as they are, with new numbers. Others are left alone.
    Result<void> retry(std::span<const Uuid> gids);
    /// Groups that were rejected or set aside wait for nobody any more; takeBack() makes them wait again.
    Result<void> discard(std::span<const Uuid> gids);
    Result<void> takeBack(std::span<const Uuid> gids);
    /// Forgets what was decided or discarded more than 30 days ago. Rejected edits stay until their author says so.
    Result<void> dropOld(int64_t nowMs);

    /// Edits whose results the shown cache has need no more drawing over it. Costs next to nothing where there are none.
    Result<void> settle(const SeenCache &seen);
    /// The history of these buckets is another one than the edits' authors saw: what was not sent yet goes to the server
    /// as if nothing had been seen. (What was sent must be said again as it was.)
    Result<void> forgetSeen(std::span<const std::string> buckets);
    /// The same at a start, where the cache may stand behind what it had: of exactly these edits it has the results.
    Result<void> resettle(const SeenCache &seen);

    /// Newest first: actions with an edit in one of the states (in any if there are none), with all their edits.
    Result<std::vector<ListedAction>> list(
        std::span<const EditState> states, size_t limit, int64_t beforePlace = INT64_MAX);
    Result<std::optional<ListedAction>> action(const Uuid &aid);
    /// Rises with every change.
    Result<uint64_t> revision();
    /// Whether settle() would have anything to look at.
    Result<bool> hasUnsettled();

    /// Called after every change, in the thread that made it, with the wire kinds of which readers see other rows now or
    /// whose edits have another state. Must be quick and not call this. Ends with the listener's life.
    using Listener = std::function<void(const std::vector<std::string> &kinds)>;
    void listen(const std::shared_ptr<const Listener> &listener);
    /// It is not called any more when this returns.
    void forget(const std::shared_ptr<const Listener> &listener);

    /// Copies the outbox if much was committed since the last time. Takes some milliseconds, so not while somebody waits.
    Result<void> copyIfDue();

    const std::shared_ptr<Outbox> &outbox() const { return m_outbox; }

private:
    struct Change;
    using Work = std::function<Result<void>(Change &change)>;
    /// Runs the work in one transaction, with a new revision.
    Result<void> change(const Work &work);
    Result<void> transact(const Work &work, std::vector<std::string> &kinds);
    Result<void> mark(const char *candidates, const SeenCache &seen, bool settled);
    /// Edits of the group that were rejected or set aside.
    Result<std::vector<StoredEdit>> waiting(Database &database, const Uuid &gid);
    Result<void> keepOne(Change &change, const PushResult &result, int64_t nowMs);
    Result<void> retryOlder();
    Result<void> becomeAnotherClient(Change &change);
    Result<void> becomeFormerClient(Change &change);
    Result<void> keepNumbers(Change &change);
    Result<void> fillGaps(Change &change, uint64_t lmid);
    Result<uint64_t> openConflicts(const UserInfo &user);

    std::shared_ptr<Outbox> m_outbox;
    const std::string m_directory;
    IdSource &m_ids;
    std::unique_ptr<CacheReader> m_reader; ///< of open conflicts
    std::mutex m_listenerMutex;
    std::vector<std::weak_ptr<const Listener>> m_listeners;
    std::atomic<uint64_t> m_uncopied = 0; ///< edits since the last copy
    int64_t m_tidiedMs = 0;
};

} // namespace qunce
