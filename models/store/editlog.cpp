// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An edit keeps its number until the server has answered it, whatever people do with it meanwhile: what is no longer to
// be applied goes there as a skip, so that the numbers stay without gaps. `to_send` says that the answer is out.

#include "models/store/editlog.h"

#include "models/base/seededbugs.h"
#include "models/store/cachereader.h"
#include "models/store/editlogprivate.h"
#include "models/store/outboxcopies.h"

namespace qunce {

namespace {

constexpr int64_t kRetainedMs = int64_t {30} * 24 * 3600 * 1000;
/// Edits after which another copy of the outbox is made.
constexpr uint64_t kCopyEvery = 50;
constexpr int64_t kTidyMs = int64_t {24} * 3600 * 1000;
constexpr int64_t kLongMs = 10 * 60 * 1000;

constexpr char kByGroup[] = "WHERE gid = ?1 ORDER BY place";
constexpr char kHasAction[] = "SELECT 1 FROM edit_action WHERE aid = ?1";
constexpr char kTakeBack[] =
    "UPDATE edit SET state = state_before, changed = ?2 WHERE gid = ?1 AND state = 5";
constexpr char kIsOld[] = "SELECT 1 FROM edit WHERE to_send = 0 AND answered_ms < ?1 AND ((state = 2 AND "
                          "settled = 1) OR state IN (5, 6)) LIMIT 1";
constexpr char kDropOld[] = "DELETE FROM edit WHERE to_send = 0 AND answered_ms < ?1 AND ((state = 2 AND "
                            "settled = 1) OR state IN (5, 6))";
constexpr char kDropActions[] = "DELETE FROM edit_action WHERE at_ms < ?1 AND NOT EXISTS"
                                " (SELECT 1 FROM edit WHERE edit.aid = edit_action.aid)";
constexpr char kDropFormer[] = "DELETE FROM former_client WHERE number NOT IN"
                               " (SELECT former_client FROM edit WHERE former_client IS NOT NULL)";
constexpr char kIsKept[] =
    "SELECT 1 WHERE (SELECT count(*) FROM edit WHERE place BETWEEN ?1 AND ?2) = ?2 - ?1 + 1";
constexpr char kUnsettled[] =
    "SELECT place, bucket, seq, answered_ms FROM edit WHERE state = 2 AND settled = 0";
constexpr char kAnyUnsettled[] = "SELECT EXISTS (SELECT 1 FROM edit WHERE state = 2 AND settled = 0)";
constexpr char kSettled[] =
    "SELECT place, bucket, seq, answered_ms FROM edit WHERE state = 2 AND settled = 1";
constexpr char kSettle[] = "UPDATE edit SET settled = ?3, changed = ?2 WHERE place = ?1";

int64_t retainedMs()
{
    return seededBug("acknowledged edits not retained") ? kLongMs : kRetainedMs;
}

Error tooLarge()
{
    return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The change is too large to be kept as one.")),
        "an empty group, or one of too many edits"};
}

bool isSeen(const SeenCache &seen, std::string_view bucket, uint64_t seq, int64_t answeredMs, bool wasSeen)
{
    if (seen.gone.contains(bucket))
        return true;
    const auto found = seen.buckets.find(bucket);
    if (found != seen.buckets.end())
        return found->second >= seq;
    // A bucket that came into being with the edit may not have come yet; one that did not come for long is no longer ours,
    // nor is one that was here, unless the cache has fallen behind its answer.
    return seen.completeMs > answeredMs + (wasSeen ? 0 : kLongMs);
}

/// Places of acknowledged edits whose result the cache has, or has not.
Result<std::vector<int64_t>> placesOf(Database &database, const char *sql, const SeenCache &seen, bool wanted)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, sql));
    std::vector<int64_t> places;
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return places;
        if (isSeen(seen, query.text(1), query.number(2), query.integer(3), !wanted) == wanted)
            places.push_back(query.integer(0));
    }
}

} // namespace

EditLog::EditLog(std::shared_ptr<Outbox> outbox, std::string directory, IdSource &ids)
    : m_outbox(std::move(outbox)), m_directory(std::move(directory)), m_ids(ids)
{ }

EditLog::~EditLog()
{
    if (m_uncopied > 0)
        static_cast<void>(m_outbox->copy()); // the older one stays
}

Result<void> EditLog::change(const Work &work)
{
    std::vector<std::string> kinds;
    Result<void> done = transact(work, kinds);
    if (!done.ok() && done.error().code == ErrorCode::DiskFull && releaseBallast(m_outbox->path()))
        done = transact(work, kinds);
    QUNCE_TRY(std::move(done));
    const std::lock_guard lock(m_listenerMutex);
    for (const std::weak_ptr<const Listener> &known : m_listeners) {
        if (const auto listener = known.lock())
            (*listener)(kinds);
    }
    return {};
}

void EditLog::listen(const std::shared_ptr<const Listener> &listener)
{
    const std::lock_guard lock(m_listenerMutex);
    std::erase_if(m_listeners, [](const auto &known) { return known.expired(); });
    m_listeners.push_back(listener);
}

void EditLog::forget(const std::shared_ptr<const Listener> &listener)
{
    const std::lock_guard lock(m_listenerMutex);
    std::erase_if(m_listeners, [&](const auto &known) { return known.lock() == listener; });
}

Result<void> EditLog::copyIfDue()
{
    if (m_uncopied < kCopyEvery)
        return {};
    m_uncopied = 0;
    return m_outbox->copy();
}

Result<void> EditLog::transact(const Work &work, std::vector<std::string> &kinds)
{
    const Outbox::Lent lent = m_outbox->lend();
    Database &database = *lent;
    const auto attempt = [&]() -> Result<void> {
        QUNCE_TRY(database.execute("BEGIN IMMEDIATE"));
        QUNCE_ASSIGN(EditLogState state, readEditLogState(database));
        if (state.logId.isNil())
            state.logId = m_ids.next();
        ++state.revision;
        QUNCE_ASSIGN(EditWriter writer, EditWriter::prepare(database, state.revision));
        Change change {database, state, std::move(writer), {}};
        QUNCE_TRY(work(change));
        QUNCE_TRY(writeEditLogState(database, change.state));
        change.kinds.erase(std::string()); // of skips
        kinds.assign(change.kinds.begin(), change.kinds.end());
        return database.execute("COMMIT");
    };
    Result<void> done = attempt();
    if (!done.ok())
        database.rollBack();
    return done;
}

Result<void> EditLog::commit(const EditAction &action)
{
    for (const PushGroup &group : action.groups) {
        if (group.ops.empty() || group.ops.size() > kMaxGroupOps)
            return tooLarge();
    }
    NotedEdits noted {action.title, action.atMs, 0, 0};
    const Work work = [&](Change &change) -> Result<void> {
        {
            QUNCE_ASSIGN(Statement known, Statement::prepare(change.database, kHasAction));
            QUNCE_ASSIGN(const bool isThere, known.bind(1, action.aid).step());
            if (isThere)
                return Error {ErrorCode::AlreadyExists,
                    Message(QUNCE_TEXT("The change has been made already.")), action.aid.toString()};
        }
        for (const Uuid &gid : action.replaces) {
            QUNCE_ASSIGN(std::vector<StoredEdit> old, waiting(change.database, gid));
            for (StoredEdit &edit : old) {
                const EditState before = edit.state;
                edit.state = EditState::Replaced;
                edit.answeredMs = action.atMs;
                QUNCE_TRY(change.update(edit, before));
            }
        }
        QUNCE_TRY(addAction(change.database, action));
        for (const PushGroup &group : action.groups) {
            for (const PushOp &op : group.ops)
                QUNCE_TRY(change.add(group.gid, action.aid, op));
        }
        noted.firstPlace = change.firstPlace;
        noted.lastPlace = change.lastPlace;
        return {};
    };
    QUNCE_TRY(change(work));
    m_uncopied += static_cast<uint64_t>(noted.lastPlace - noted.firstPlace + 1);
    static_cast<void>(noteEdits(m_outbox->path(), noted)); // what it is for comes after a damage of the disk
    return {};
}

Result<std::vector<StoredEdit>> EditLog::waiting(Database &database, const Uuid &gid)
{
    std::vector<StoredEdit> found;
    QUNCE_TRY(eachEdit(
        database, kByGroup, [&](Statement &query) { query.bind(1, gid); },
        [&](LiveEdit live) -> Result<void> {
            if (waitsForItsAuthor(live.edit.state))
                found.push_back(std::move(live.edit));
            return {};
        }));
    return found;
}

Result<void> EditLog::retry(std::span<const Uuid> gids)
{
    return change([&](Change &change) -> Result<void> {
        for (const Uuid &gid : gids) {
            QUNCE_ASSIGN(std::vector<StoredEdit> old, waiting(change.database, gid));
            const Uuid again = m_ids.next();
            for (StoredEdit &edit : old) {
                const EditState before = std::exchange(edit.state, EditState::Replaced);
                QUNCE_TRY(change.update(edit, before));
                QUNCE_TRY(change.add(again, edit.aid, edit.op));
            }
        }
        return {};
    });
}

Result<void> EditLog::discard(std::span<const Uuid> gids)
{
    return change([&](Change &change) -> Result<void> {
        for (const Uuid &gid : gids) {
            QUNCE_ASSIGN(std::vector<StoredEdit> old, waiting(change.database, gid));
            for (StoredEdit &edit : old) {
                const EditState before = std::exchange(edit.state, EditState::Discarded);
                QUNCE_TRY(change.update(edit, before));
            }
        }
        return {};
    });
}

Result<void> EditLog::takeBack(std::span<const Uuid> gids)
{
    return change([&](Change &change) -> Result<void> {
        QUNCE_ASSIGN(Statement restore, Statement::prepare(change.database, kTakeBack));
        for (const Uuid &gid : gids)
            QUNCE_TRY(restore.bind(1, gid).bind(2, change.state.revision).run());
        return {};
    });
}

Result<void> EditLog::dropOld(int64_t nowMs)
{
    const Work work = [&](Change &change) -> Result<void> {
        for (const char *sql : {kDropOld, kDropActions}) {
            QUNCE_ASSIGN(Statement drop, Statement::prepare(change.database, sql));
            QUNCE_TRY(drop.bind(1, nowMs - retainedMs()).run());
        }
        QUNCE_TRY(change.database.execute(kDropFormer));
        change.state.logId = m_ids.next(); // who follows the log by its changes sees nothing of what is gone
        return {};
    };
    bool isAnyOld = false;
    {
        const Outbox::Lent lent = m_outbox->lend();
        QUNCE_ASSIGN(Statement old, Statement::prepare(*lent, kIsOld));
        QUNCE_ASSIGN(isAnyOld, old.bind(1, nowMs - retainedMs()).step());
    }
    if (isAnyOld)
        QUNCE_TRY(change(work)); // or every reader would begin anew for nothing
    std::vector<NotedEdits> noted = notedEdits(m_outbox->path());
    {
        const Outbox::Lent lent = m_outbox->lend();
        for (NotedEdits &edits : noted) {
            QUNCE_ASSIGN(Statement query, Statement::prepare(*lent, kIsKept));
            QUNCE_ASSIGN(const bool kept, query.bind(1, edits.firstPlace).bind(2, edits.lastPlace).step());
            edits.lastPlace = kept ? edits.lastPlace : 0;
        }
    }
    std::erase_if(noted, [](const NotedEdits &edits) { return edits.lastPlace == 0; });
    return replaceNotes(m_outbox->path(), noted);
}

Result<void> EditLog::tidy(int64_t nowMs)
{
    if (nowMs >= m_tidiedMs && nowMs - m_tidiedMs < kTidyMs)
        return {};
    const bool isStart = m_tidiedMs == 0;
    m_tidiedMs = nowMs;
    if (isStart)
        QUNCE_TRY(retryOlder());
    return dropOld(nowMs);
}

Result<void> EditLog::settle(const SeenCache &seen)
{
    return mark(kUnsettled, seen, true);
}

Result<void> EditLog::resettle(const SeenCache &seen)
{
    QUNCE_TRY(mark(kSettled, seen, false));
    return mark(kUnsettled, seen, true);
}

Result<bool> EditLog::hasUnsettled()
{
    const Outbox::Lent lent = m_outbox->lend();
    QUNCE_ASSIGN(const int64_t any, lent->queryInteger(kAnyUnsettled));
    return any != 0;
}

Result<void> EditLog::mark(const char *candidates, const SeenCache &seen, bool settled)
{
    std::vector<int64_t> places;
    {
        const Outbox::Lent lent = m_outbox->lend();
        QUNCE_ASSIGN(places, placesOf(*lent, candidates, seen, settled));
    }
    if (places.empty())
        return {};
    return change([&](Change &change) -> Result<void> {
        QUNCE_ASSIGN(Statement settle, Statement::prepare(change.database, kSettle));
        for (const int64_t place : places)
            QUNCE_TRY(settle.bind(1, place).bind(2, change.state.revision).bind(3, settled).run());
        return {};
    });
}

} // namespace qunce
