// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which client of the server this copy of the profile is. Edits that were acknowledged keep the numbers that they had
// under an earlier name: a server restored from a backup of that time is told them again by that name, which is the only
// one under which it can say what it still has of them.

#include <algorithm>

#include "models/base/seededbugs.h"
#include "models/store/editlogprivate.h"

namespace qunce {

namespace {

constexpr char kInOrder[] = "WHERE to_send = 1 ORDER BY place";
constexpr char kToSayAgain[] = "WHERE to_send = 1 OR (state = 2 AND mid IS NOT NULL) ORDER BY place";
constexpr char kNumbered[] = "SELECT EXISTS (SELECT 1 FROM edit WHERE state = 2 AND mid IS NOT NULL)";
constexpr char kHasFormer[] =
    "SELECT EXISTS (SELECT 1 FROM edit WHERE former_client IS NOT NULL AND state = 2)";
constexpr char kAddFormer[] =
    "INSERT INTO former_client (client_id, next_mid) SELECT client_id, ?1 FROM meta";
constexpr char kLeaveNumbers[] =
    "UPDATE edit SET former_client = (SELECT max(number) FROM former_client), former_mid = mid"
    " WHERE state = 2 AND mid IS NOT NULL";
constexpr char kNewestFormer[] =
    "SELECT number, client_id, next_mid FROM former_client WHERE number ="
    " (SELECT max(former_client) FROM edit WHERE former_client IS NOT NULL AND state = 2)";
constexpr char kTakeNumbers[] =
    "UPDATE edit SET mid = former_mid, former_client = NULL, former_mid = NULL WHERE former_client = ?1";
constexpr char kRemoveFormer[] = "DELETE FROM former_client WHERE number >= ?1";
constexpr char kForgetFormer[] = "DELETE FROM former_client";
constexpr char kForgetMids[] = "UPDATE edit SET mid = NULL, to_send = 0";
constexpr char kRemoveFillers[] = "DELETE FROM edit WHERE state = 7";
constexpr char kForgetDecided[] = "DELETE FROM edit WHERE state IN (2, 5, 6)";
constexpr char kForgetActions[] =
    "DELETE FROM edit_action WHERE NOT EXISTS (SELECT 1 FROM edit WHERE edit.aid = edit_action.aid)";
constexpr char kAnsweredHere[] = "WHERE state = 2 AND mid IS NOT NULL ORDER BY place";
constexpr char kBeforeFirst[] =
    "SELECT coalesce(min(mid), 1) - 1 FROM edit WHERE mid IS NOT NULL AND (state = 2 OR to_send = 1)";
constexpr char kAsSkips[] =
    "UPDATE edit SET to_send = 1 WHERE mid > ?1 AND to_send = 0 AND state IN (3, 4, 5, 6)";
constexpr char kSetClient[] = "UPDATE meta SET client_id = ?1";

Result<std::vector<StoredEdit>> editsWhere(Database &database, const char *condition)
{
    std::vector<StoredEdit> found;
    QUNCE_TRY(eachEdit(
        database, condition, [](Statement &) {},
        [&](LiveEdit live) -> Result<void> {
            if (isUndecided(live.edit.state) || live.edit.state == EditState::Acknowledged)
                found.push_back(std::move(live.edit));
            return {};
        }));
    return found;
}

Result<void> forgetNumbers(Database &database)
{
    QUNCE_TRY(database.execute(kForgetMids));
    return database.execute(kRemoveFillers);
}

/// It was in once: see askAgain().
bool wasAskedAgain(const StoredEdit &edit)
{
    return edit.result.seq != 0;
}

Result<void> setClient(Database &database, const Uuid &id)
{
    QUNCE_ASSIGN(Statement client, Statement::prepare(database, kSetClient));
    return client.bind(1, id).run();
}

} // namespace

Result<bool> hasFormerClient(Database &database)
{
    QUNCE_ASSIGN(const int64_t any, database.queryInteger(kHasFormer));
    return any != 0;
}

Result<void> EditLog::rotate(NextClient next)
{
    return change([&](Change &change) -> Result<void> {
        if (next == NextClient::TheFormer)
            return becomeFormerClient(change);
        QUNCE_ASSIGN(std::vector<StoredEdit> undecided, editsWhere(change.database, kInOrder));
        if (next == NextClient::OfTheSameUser)
            QUNCE_TRY(keepNumbers(change));
        QUNCE_TRY(forgetNumbers(change.database));
        if (next == NextClient::OfAnotherUser) {
            for (const char *sql : {kForgetDecided, kForgetActions, kForgetFormer})
                QUNCE_TRY(change.database.execute(sql));
            change.state.logId = m_ids.next(); // readers begin anew
        }
        QUNCE_TRY(becomeAnotherClient(change));
        if (seededBug("renumber loses order"))
            std::reverse(undecided.begin(), undecided.end());
        for (StoredEdit &edit : undecided) {
            edit.state = EditState::Pending;
            edit.toSend = true;
            if (wasAskedAgain(edit))
                edit.answeredMs = 1; // what its author saw is of a lost history
            edit.result = {};
            edit.op.mid = change.state.nextMid++;
            QUNCE_TRY(change.update(edit));
        }
        QUNCE_ASSIGN(const bool hasFormer, hasFormerClient(change.database));
        if (!hasFormer || !undecided.empty())
            return {};
        // A server that forgets this client again is noticed by the number that it has of it.
        const Uuid gid = m_ids.next();
        PushOp nothing;
        nothing.mid = change.state.nextMid++;
        QUNCE_TRY(change.writer.add(gid, gid, nothing, EditState::Filler));
        return {};
    });
}

Result<void> EditLog::askAgain()
{
    return change([&](Change &change) -> Result<void> {
        QUNCE_ASSIGN(std::vector<StoredEdit> answered, editsWhere(change.database, kAnsweredHere));
        QUNCE_ASSIGN(const int64_t before, change.database.queryInteger(kBeforeFirst));
        for (StoredEdit &edit : answered) {
            edit.state = EditState::Pending;
            edit.toSend = true;
            edit.answeredMs = 0; // with all that was seen: another edit would be no answer
            QUNCE_TRY(change.update(edit));
        }
        QUNCE_ASSIGN(Statement skips, Statement::prepare(change.database, kAsSkips));
        QUNCE_TRY(skips.bind(1, before).run());
        return fillGaps(change, static_cast<uint64_t>(before));
    });
}

Result<void> EditLog::becomeAnotherClient(Change &change)
{
    change.state.nextMid = 1;
    return setClient(change.database, m_ids.next());
}

/// What has its answer is not numbered anew, but may have to be said again under the number that it had.
Result<void> EditLog::keepNumbers(Change &change)
{
    QUNCE_ASSIGN(const int64_t any, change.database.queryInteger(kNumbered));
    if (any == 0)
        return {};
    QUNCE_ASSIGN(Statement add, Statement::prepare(change.database, kAddFormer));
    QUNCE_TRY(add.bind(1, change.state.nextMid).run());
    return change.database.execute(kLeaveNumbers);
}

/// The server knows nothing of the present client: whatever it was told as that one comes after what it was told as the
/// former one.
Result<void> EditLog::becomeFormerClient(Change &change)
{
    Uuid client;
    int64_t number = 0;
    uint64_t nextMid = 0;
    {
        QUNCE_ASSIGN(Statement former, Statement::prepare(change.database, kNewestFormer));
        QUNCE_ASSIGN(const bool found, former.step());
        if (!found)
            return {};
        number = former.integer(0);
        client = former.uuid(1);
        nextMid = former.number(2);
    }
    QUNCE_ASSIGN(std::vector<StoredEdit> again, editsWhere(change.database, kToSayAgain));
    QUNCE_TRY(forgetNumbers(change.database));
    for (const char *sql : {kTakeNumbers, kRemoveFormer}) {
        QUNCE_ASSIGN(Statement take, Statement::prepare(change.database, sql));
        QUNCE_TRY(take.bind(1, number).run());
    }
    QUNCE_TRY(setClient(change.database, client));
    change.state.nextMid = nextMid;
    for (StoredEdit &edit : again) {
        edit.state = EditState::Pending;
        edit.toSend = true;
        edit.result = {};
        edit.answeredMs = std::max<int64_t>(edit.answeredMs, 1); // what its author saw is of a lost history
        edit.op.mid = change.state.nextMid++;
        QUNCE_TRY(change.update(edit));
    }
    return {};
}

} // namespace qunce
