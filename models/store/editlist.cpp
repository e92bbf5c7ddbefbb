// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "models/merge/conflictrecord.h"
#include "models/merge/editrules.h"
#include "models/store/cachereader.h"
#include "models/store/editfile.h"
#include "models/store/editlogprivate.h"
#include "models/store/outboxcopies.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

constexpr char kByAction[] = "WHERE aid = ?1 ORDER BY place";
/// Of fillers, which say nothing, nobody is told.
constexpr char kNewest[] = "SELECT aid, max(place) FROM edit WHERE state <> 7";
constexpr char kOrder[] = " GROUP BY aid HAVING max(place) < ?1 ORDER BY max(place) DESC LIMIT ?2";

Result<std::vector<Uuid>> newestActions(
    Database &database, std::span<const EditState> states, size_t limit, int64_t beforePlace)
{
    std::string sql = kNewest;
    if (!states.empty()) {
        sql += " AND state IN (";
        for (const EditState state : states)
            sql += (state == states.front() ? "" : ",") + std::to_string(static_cast<int>(state));
        sql += ')';
    }
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, sql + kOrder));
    query.bind(1, beforePlace).bind(2, static_cast<uint64_t>(limit));
    std::vector<Uuid> found;
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return found;
        found.push_back(query.uuid(0));
    }
}

Result<std::optional<ListedAction>> readAction(Database &database, const Uuid &aid)
{
    QUNCE_ASSIGN(std::optional<ListedAction> action, findAction(database, aid));
    if (!action)
        return action;
    QUNCE_TRY(eachEdit(
        database, kByAction, [&](Statement &query) { query.bind(1, aid); },
        [&](LiveEdit live) -> Result<void> {
            action->edits.push_back(std::move(live.edit));
            return {};
        }));
    return action;
}

/// Deleted rows leave nothing in the file or its log.
constexpr char kForgetAll[] = "PRAGMA secure_delete = ON; DELETE FROM edit; DELETE FROM edit_action";
constexpr char kShrink[] = "VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA secure_delete = OFF";

} // namespace

Result<std::vector<ListedAction>> EditLog::list(
    std::span<const EditState> states, size_t limit, int64_t beforePlace)
{
    const Outbox::Lent lent = m_outbox->lend();
    QUNCE_ASSIGN(const std::vector<Uuid> aids, newestActions(*lent, states, limit, beforePlace));
    std::vector<ListedAction> found;
    for (const Uuid &aid : aids) {
        QUNCE_ASSIGN(std::optional<ListedAction> action, readAction(*lent, aid));
        if (action)
            found.push_back(std::move(*action));
    }
    return found;
}

Result<std::optional<ListedAction>> EditLog::action(const Uuid &aid)
{
    const Outbox::Lent lent = m_outbox->lend();
    return readAction(*lent, aid);
}

Result<uint64_t> EditLog::revision()
{
    const Outbox::Lent lent = m_outbox->lend();
    QUNCE_ASSIGN(const EditLogState state, readEditLogState(*lent));
    return state.revision;
}

/// Those that wait for this user: conflicts of their own edits, and those that they may decide.
Result<uint64_t> EditLog::openConflicts(const UserInfo &user)
{
    if (!m_reader)
        m_reader = std::make_unique<CacheReader>(m_directory);
    Result<ReadSnapshot> snapshot = m_reader->snapshot();
    if (!snapshot.ok())
        return snapshot.error().code == ErrorCode::NotFound ? Result<uint64_t>(uint64_t {0})
                                                            : Result<uint64_t>(std::move(snapshot).error());
    const std::optional<Actor> actor = actorOf(user);
    uint64_t count = 0;
    QUNCE_TRY(snapshot->eachRecord(Kind::Conflict, [&](const Record &conflict) -> Result<void> {
        const bool isTheirs =
            conflict.reference("mine_by") == user.id || (actor && !mayEdit(*actor, conflict, "status"));
        const std::optional<ConflictDetails> details = conflictDetails(conflict);
        count += isTheirs && details && details->open ? 1 : 0;
        return {};
    }));
    return count;
}

Result<void> EditLog::seal(const std::optional<std::string> &sealingKey)
{
    constexpr EditState kNotIn[] {
        EditState::Pending, EditState::Sent, EditState::Rejected, EditState::SetAside};
    QUNCE_ASSIGN(const std::vector<ListedAction> actions, list(kNotIn, SIZE_MAX >> 1));
    if (!actions.empty() && sealingKey) {
        QUNCE_ASSIGN(
            const std::string sealed, sealedText(editsToText(actions, actions.front().atMs), *sealingKey));
        QUNCE_TRY(writePrivateFile(sealedEditsPath(m_directory, actions.front().aid), sealed));
    }
    // Whoever signs in next is another client, with numbers of its own.
    const Work forgetAll = [this](Change &change) -> Result<void> {
        QUNCE_TRY(change.database.execute(kForgetAll));
        return becomeAnotherClient(change);
    };
    QUNCE_TRY(change(forgetAll));
    removeOutboxCopies(m_outbox->path());
    m_uncopied = 0;
    const Outbox::Lent lent = m_outbox->lend();
    return lent->execute(kShrink);
}

} // namespace qunce
