// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes to the server, and what comes back. An edit keeps its number until the server has answered it, whatever
// people do with it meanwhile: what is no longer to be applied goes there as a skip, so that there are no gaps.

#include <algorithm>

#include "models/base/commandline.h"
#include "models/base/seededbugs.h"
#include "models/store/cachereader.h"
#include "models/store/editlogprivate.h"

namespace qunce {

namespace {

constexpr char kByMid[] = "WHERE mid = ?1 AND to_send = 1";
constexpr char kPushedByGroup[] = "WHERE gid = ?1 AND to_send = 1 ORDER BY place";
constexpr char kToSend[] = "WHERE to_send = 1 ORDER BY mid";
constexpr char kAfterMid[] = "WHERE mid > ?1 AND to_send = 0 ORDER BY place";
/// When a pending one was answered says nothing but that it was, by a server that has forgotten it since; see isUnseen().
constexpr char kForgetSeen[] =
    "UPDATE edit SET answered_ms = 1 WHERE to_send = 1 AND state IN (0, 1) AND mid > ?1";
constexpr char kForgetSeenAt[] = "UPDATE edit SET answered_ms = 1 WHERE place = ?1";
constexpr char kUnsent[] = "WHERE state = 0 AND to_send = 1 AND answered_ms = 0 ORDER BY place";
constexpr char kOlderAside[] = "SELECT DISTINCT gid FROM edit WHERE state = 4 AND message <> ?1";
constexpr char kSkipAnswered[] = "UPDATE edit SET mid = NULL, to_send = 0 WHERE place = ?1";
constexpr char kSkipAgain[] = "UPDATE edit SET to_send = 1 WHERE place = ?1";
constexpr char kMids[] = "SELECT mid FROM edit WHERE mid > ?1 ORDER BY mid";
constexpr char kRemovePushed[] = "DELETE FROM edit WHERE place = ?1";
constexpr char kMarkSent[] = "UPDATE edit SET state = 1 WHERE to_send = 1 AND state = 0 AND mid <= ?1";
constexpr char kFirstToSend[] = "SELECT coalesce(min(mid), 0) FROM edit WHERE to_send = 1";
constexpr char kCounts[] = "SELECT state, count(*) FROM edit WHERE state IN (0, 1, 3, 4) GROUP BY state";

PushOp skip(uint64_t mid)
{
    PushOp op;
    op.mid = mid;
    return op;
}

/// What its author saw was of a history that the server has lost: its seq numbers mean nothing now.
bool isUnseen(const StoredEdit &edit)
{
    return edit.answeredMs != 0 && !seededBug("seen of a lost history");
}

PushOp unseen(PushOp op)
{
    op.bucket.clear();
    op.base = 0;
    return op;
}

/// Of the program that did not get an edit through, kept with it.
std::string setAsideBy()
{
    return versionLine("qunce");
}

Result<void> runAt(Database &database, const char *sql, int64_t place)
{
    QUNCE_ASSIGN(Statement change, Statement::prepare(database, sql));
    return change.bind(1, place).run();
}

/// Collects whole groups until the bounds are reached; the first always fits.
class Gatherer
{
public:
    explicit Gatherer(const PushBounds &bounds) : m_bounds(bounds) { }

    /// False if nothing more is wanted.
    bool add(const StoredEdit &edit)
    {
        const bool asSkip = !isUndecided(edit.state);
        if (asSkip && seededBug("skips left out"))
            return true;
        if (m_groups.empty() || m_groups.back().gid != edit.gid || m_lastAsSkip != asSkip) {
            if (isFull())
                return false;
            m_groups.push_back({edit.gid, edit.aid, {}});
            m_whole = m_groups.size() - 1;
        }
        m_lastAsSkip = asSkip;
        m_groups.back().ops.push_back(asSkip ? skip(edit.op.mid)
                : isUnseen(edit)             ? unseen(edit.op)
                                             : edit.op);
        ++m_operations;
        m_bytes += wireSize(m_groups.back().ops.back());
        return true;
    }
    std::vector<PushGroup> take()
    {
        if (m_groups.size() > 1 && (m_operations > m_bounds.operations || m_bytes > m_bounds.bytes))
            m_groups.resize(m_whole); // the last one was too much
        return std::move(m_groups);
    }

private:
    bool isFull() const
    {
        return !m_groups.empty()
            && (m_groups.size() >= m_bounds.groups || m_operations >= m_bounds.operations
                || m_bytes >= m_bounds.bytes);
    }

    const PushBounds m_bounds;
    std::vector<PushGroup> m_groups;
    size_t m_whole = 0; ///< groups before the last one
    size_t m_operations = 0;
    size_t m_bytes = 0;
    bool m_lastAsSkip = false;
};

Result<EditCounts> countEdits(Database &database)
{
    EditCounts counts;
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, kCounts));
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return counts;
        switch (static_cast<EditState>(query.integer(0))) {
        case EditState::Rejected:
            counts.rejected += query.number(1);
            break;
        case EditState::SetAside:
            counts.setAside += query.number(1);
            break;
        default:
            counts.pending += query.number(1);
        }
    }
}

Result<StoredEdits> lookAt(Database &database)
{
    StoredEdits found;
    QUNCE_ASSIGN(const EditLogState state, readEditLogState(database));
    QUNCE_ASSIGN(const int64_t first, database.queryInteger(kFirstToSend));
    found.lastMid = state.nextMid - 1;
    found.acknowledged = first == 0 ? found.lastMid : static_cast<uint64_t>(first) - 1;
    QUNCE_ASSIGN(found.hasFormer, hasFormerClient(database));
    QUNCE_ASSIGN(found.counts, countEdits(database));
    return found;
}

} // namespace

Result<StoredEdits> EditLog::look(const UserInfo &user)
{
    QUNCE_ASSIGN(const uint64_t conflicts, openConflicts(user));
    const Outbox::Lent lent = m_outbox->lend();
    QUNCE_ASSIGN(StoredEdits found, lookAt(*lent));
    found.counts.conflicts = conflicts;
    return found;
}

Result<std::vector<PushGroup>> EditLog::take(const PushBounds &bounds)
{
    const Outbox::Lent lent = m_outbox->lend();
    Gatherer gatherer(bounds);
    const Result<void> read = eachEdit(
        *lent, kToSend, [](Statement &) {},
        [&](LiveEdit live) -> Result<void> {
            if (gatherer.add(live.edit))
                return {};
            return Error {ErrorCode::Cancelled, {}, {}};
        });
    if (!read.ok() && read.error().code != ErrorCode::Cancelled)
        return read.error();
    std::vector<PushGroup> groups = gatherer.take();
    if (!groups.empty()) { // readers see no difference, so the revision stays
        QUNCE_ASSIGN(Statement mark, Statement::prepare(*lent, kMarkSent));
        QUNCE_TRY(mark.bind(1, groups.back().ops.back().mid).run());
    }
    return groups;
}

Result<void> EditLog::keep(const std::vector<PushResult> &results, int64_t nowMs)
{
    return change([&](Change &change) -> Result<void> {
        for (const PushResult &result : results)
            QUNCE_TRY(keepOne(change, result, nowMs));
        return {};
    });
}

Result<void> EditLog::keepOne(Change &change, const PushResult &result, int64_t nowMs)
{
    std::optional<StoredEdit> found;
    QUNCE_TRY(eachEdit(
        change.database, kByMid, [&](Statement &query) { query.bind(1, result.mid); },
        [&](LiveEdit live) -> Result<void> {
            found = std::move(live.edit);
            return {};
        }));
    if (!found)
        return {}; // an answer that has come before
    StoredEdit edit = std::move(*found);
    if (edit.state == EditState::Filler)
        return runAt(change.database, kRemovePushed, edit.place);
    const bool wasSkip = !isUndecided(edit.state);
    const bool isIn = !isRejected(result.status) && !result.bucket.empty();
    // What was set aside may have been decided before that, its answer lost on the way.
    if (wasSkip && !(isIn && edit.state == EditState::SetAside))
        return runAt(change.database, kSkipAnswered, edit.place);
    edit.toSend = false;
    edit.answeredMs = nowMs;
    const bool isOut = isRejected(result.status) && !seededBug("rejected shown as synced");
    edit.state = isOut ? EditState::Rejected : EditState::Acknowledged;
    edit.result = result;
    return change.update(edit);
}

Result<void> EditLog::reopen(uint64_t lmid)
{
    return change([&](Change &change) -> Result<void> {
        std::vector<StoredEdit> again;
        QUNCE_TRY(eachEdit(
            change.database, kAfterMid, [&](Statement &query) { query.bind(1, lmid); },
            [&](LiveEdit live) -> Result<void> {
                again.push_back(std::move(live.edit));
                return {};
            }));
        for (StoredEdit &edit : again) {
            if (edit.state != EditState::Acknowledged) {
                // What was not in goes as a skip: people decide about it, not the server's backup.
                QUNCE_TRY(runAt(change.database, kSkipAgain, edit.place));
                continue;
            }
            edit.state = EditState::Pending;
            edit.result = {};
            edit.toSend = true;
            QUNCE_TRY(change.update(edit));
        }
        QUNCE_ASSIGN(Statement forget, Statement::prepare(change.database, kForgetSeen));
        QUNCE_TRY(forget.bind(1, lmid).run());
        return fillGaps(change, lmid);
    });
}

Result<void> EditLog::forgetSeen(std::span<const std::string> buckets)
{
    std::vector<int64_t> places;
    {
        const Outbox::Lent lent = m_outbox->lend();
        QUNCE_TRY(eachEdit(
            *lent, kUnsent, [](Statement &) {},
            [&](LiveEdit live) -> Result<void> {
                if (std::find(buckets.begin(), buckets.end(), live.edit.op.bucket) != buckets.end())
                    places.push_back(live.edit.place);
                return {};
            }));
    }
    if (places.empty())
        return {};
    return change([&](Change &change) -> Result<void> {
        for (const int64_t place : places)
            QUNCE_TRY(runAt(change.database, kForgetSeenAt, place));
        return {};
    });
}

/// Numbers after `lmid` whose edits are kept no longer, or were used up by skips.
Result<void> EditLog::fillGaps(Change &change, uint64_t lmid)
{
    std::vector<uint64_t> missing;
    {
        QUNCE_ASSIGN(Statement mids, Statement::prepare(change.database, kMids));
        mids.bind(1, lmid);
        uint64_t next = lmid + 1;
        for (;;) {
            QUNCE_ASSIGN(const bool row, mids.step());
            const uint64_t end = row ? mids.number(0) : change.state.nextMid;
            for (; next < end && !seededBug("gaps not filled"); ++next)
                missing.push_back(next);
            if (!row)
                break;
            next = end + 1;
        }
    }
    Uuid gid;
    for (size_t i = 0; i < missing.size(); ++i) {
        if (i % kMaxGroupOps == 0)
            gid = m_ids.next();
        QUNCE_TRY(change.writer.add(gid, gid, skip(missing[i]), EditState::Filler));
    }
    return {};
}

Result<void> EditLog::setAside(const Uuid &gid, const std::string &code)
{
    return change([&](Change &change) -> Result<void> {
        std::vector<StoredEdit> group;
        QUNCE_TRY(eachEdit(
            change.database, kPushedByGroup, [&](Statement &query) { query.bind(1, gid); },
            [&](LiveEdit live) -> Result<void> {
                if (isUndecided(live.edit.state))
                    group.push_back(std::move(live.edit));
                return {};
            }));
        for (StoredEdit &edit : group) {
            edit.state = EditState::SetAside;
            edit.result.code = code;
            edit.result.message = setAsideBy();
            QUNCE_TRY(change.update(edit));
        }
        return {};
    });
}

/// What another version of the program set aside: this one may say it better, or meet a server that does.
Result<void> EditLog::retryOlder()
{
    std::vector<Uuid> gids;
    {
        const Outbox::Lent lent = m_outbox->lend();
        QUNCE_ASSIGN(Statement query, Statement::prepare(*lent, kOlderAside));
        const std::string self = setAsideBy();
        query.bindText(1, self);
        for (;;) {
            QUNCE_ASSIGN(const bool row, query.step());
            if (!row)
                break;
            gids.push_back(query.uuid(0));
        }
    }
    return gids.empty() ? Result<void>() : retry(gids);
}

} // namespace qunce
