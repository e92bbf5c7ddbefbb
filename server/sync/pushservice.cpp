// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pushservice.h"

#include <map>

#include <nlohmann/json.hpp>

#include "models/base/seededbugs.h"
#include "server/sync/pushgroup.h"

namespace qunce::server {

namespace {

Refusal clientForked(const char *why)
{
    return {Refusal::Code::ClientForked, why};
}

/// One result as the database keeps it.
std::string stored(const PushResult &result)
{
    return encode(PushReply {0, {result}}, WireFormat::Cbor);
}

Result<PushResult> fromStored(const StoredPushResult &decided)
{
    PushResult result;
    result.mid = decided.mid;
    result.status = PushStatus::Duplicate;
    if (decided.result.empty())
        return result; // forgotten, but not that it was decided
    QUNCE_ASSIGN(PushReply reply, decodePushReply(decided.result, WireFormat::Cbor));
    return reply.results.empty() ? result : std::move(reply.results.front());
}

} // namespace

std::optional<Refusal> forked(const std::optional<PushClient> &known, const Uuid &account, uint64_t sessionNo)
{
    if (!known)
        return std::nullopt;
    if (known->account != account && !seededBug("client of another user taken"))
        return clientForked("this client belongs to another user");
    if (sessionNo < known->sessionNo)
        return clientForked("a later session of this client has called before");
    return std::nullopt;
}

namespace {

/// An older state of a profile asks what became of edits whose answer it never had. Those that are its own it is told,
/// or they would be decided a second time under the name that it takes next.
bool repeatsOnly(const PushRequest &request, const std::optional<PushClient> &known, const Uuid &account)
{
    if (!known || known->account != account || request.groups.empty())
        return false;
    return request.groups.back().ops.back().mid <= known->lmid;
}

} // namespace

/// One request under way.
struct PushService::Turn {
    WriteTransaction &transaction;
    PushAuthor author;
    PushClient client;
    PushReply reply;
    std::map<PushStatus, uint64_t> decided; ///< edits of this request by what came of them
    uint64_t firstNew = 0;
};

PushService::PushService(
    Storage &storage, const Clock &clock, IdSource &ids, std::string epoch, PlanKeeper *plan)
    : m_storage(storage), m_clock(clock), m_ids(ids), m_epoch(std::move(epoch)), m_plan(plan)
{ }

std::optional<Refusal> PushService::malformed(const PushRequest &request) const
{
    const auto bad = [](const char *why) { return Refusal {Refusal::Code::Malformed, why}; };
    if (request.clientId.isNil())
        return bad("push without a client_id");
    uint64_t next = 0;
    for (const PushGroup &group : request.groups) {
        if (group.ops.empty())
            return bad("a group without edits");
        if (group.ops.size() > kMaxGroupOps)
            return bad("a group of more than 400 edits");
        for (const PushOp &op : group.ops) {
            if (op.mid == 0 || (next != 0 && op.mid != next))
                return bad("the numbers of the edits do not follow each other");
            if (op.op != OpKind::Skip && op.id.isNil())
                return bad("an edit without a record");
            next = op.mid + 1;
        }
    }
    return std::nullopt;
}

Result<Outcome<PushReply>> PushService::decide(
    WriteTransaction &transaction, const PushRequest &request, const Caller &caller)
{
    using Reply = Outcome<PushReply>;
    if (request.epoch != m_epoch)
        return Reply(Refusal {Refusal::Code::EpochChanged});
    if (auto refusal = malformed(request))
        return Reply(std::move(*refusal));
    QUNCE_ASSIGN(const std::optional<PushClient> known, transaction.pushClient(request.clientId));
    std::optional<Refusal> fork = forked(known, caller.account, request.sessionNo);
    if (fork && !repeatsOnly(request, known, caller.account))
        return Reply(std::move(*fork));
    const std::optional<Actor> actor = actorOf(userInfoOf(caller));
    if (!actor)
        return Reply(Refusal {Refusal::Code::Forbidden, "a role that this program does not know"});

    Turn turn {transaction, {*actor, caller.name, request.clientId},
        known.value_or(PushClient {request.clientId, caller.account, 0, 0, 0}), {}, {}, 0};
    turn.client.sessionNo = std::max(turn.client.sessionNo, request.sessionNo);
    const uint64_t lmid = turn.client.lmid;
    const uint64_t first = request.groups.empty() ? lmid + 1 : request.groups.front().ops.front().mid;
    if (first > lmid + 1 && !seededBug("gap taken")) {
        Refusal gap {Refusal::Code::MutationGap, "edits are missing before these"};
        gap.expectedMid = lmid + 1;
        return Reply(std::move(gap));
    }

    // What was decided before is looked at first: nothing is written for a client that is not the one that it was.
    std::vector<StoredPushResult> decided;
    if (first <= lmid) {
        const uint64_t last = request.groups.back().ops.back().mid;
        QUNCE_ASSIGN(
            decided, transaction.pushResults(request.clientId, first - 1, std::min(last, lmid) - first + 1));
    }
    auto next = decided.cbegin();
    for (const PushGroup &group : request.groups) {
        for (const PushOp &op : group.ops) {
            if (op.mid > lmid)
                break;
            const bool found = next != decided.cend() && next->mid == op.mid;
            QUNCE_ASSIGN(std::optional<Refusal> refusal, repeat(turn, op, found ? &*next : nullptr));
            if (refusal)
                return Reply(std::move(*refusal));
            next += found ? 1 : 0;
        }
    }
    transaction.setAuthor(caller.name, request.clientId);
    if (m_plan)
        m_plan->forget();
    for (const PushGroup &group : request.groups) {
        std::span<const PushOp> ops(group.ops);
        const uint64_t old =
            ops.front().mid > lmid ? 0 : std::min<uint64_t>(lmid - ops.front().mid + 1, ops.size());
        if (seededBug("repeated mid applied twice"))
            QUNCE_TRY(decideGroup(turn, ops));
        else if (old < ops.size())
            QUNCE_TRY(decideGroup(turn, ops.subspan(old)));
    }
    QUNCE_TRY(finish(turn));
    return Reply(std::move(turn.reply));
}

/// An edit that was decided before: the same answer again, or a refusal if it is another edit.
Result<std::optional<Refusal>> PushService::repeat(
    Turn &turn, const PushOp &op, const StoredPushResult *decided)
{
    if (!decided) {
        turn.reply.results.push_back({});
        turn.reply.results.back().mid = op.mid;
        turn.reply.results.back().status = PushStatus::Duplicate;
        return std::optional<Refusal>();
    }
    // Who gives an edit up does not know whether it got through; here it learns that it did.
    const bool same =
        op.op == OpKind::Skip || decided->hash == payloadHash(op) || seededBug("hash unchecked");
    if (!same)
        return std::optional(clientForked("another edit with this number was decided before"));
    QUNCE_ASSIGN(PushResult result, fromStored(*decided));
    turn.reply.results.push_back(std::move(result));
    return std::optional<Refusal>();
}

Result<void> PushService::decideGroup(Turn &turn, std::span<const PushOp> fresh)
{
    const int64_t now = m_clock.nowMs();
    QUNCE_ASSIGN(std::vector<PushResult> results,
        PushGroupRun(turn.transaction, turn.author, m_ids, now, m_plan).run(fresh));
    if (turn.firstNew == 0)
        turn.firstNew = fresh.front().mid;
    for (size_t i = 0; i < fresh.size(); ++i) {
        const PushOp &op = fresh[i];
        ++turn.decided[results[i].status];
        const bool unmade = op.op == OpKind::Create && isRejected(results[i].status);
        if (!seededBug("repeated mid applied twice") || op.mid > turn.client.lmid)
            QUNCE_TRY(turn.transaction.addPushResult(
                turn.client.id, {op.mid, now, payloadHash(op), unmade ? op.id : Uuid(), stored(results[i])}));
        turn.reply.results.push_back(std::move(results[i]));
    }
    turn.client.lmid = std::max(turn.client.lmid, fresh.back().mid);
    return {};
}

Result<void> PushService::finish(Turn &turn)
{
    const int64_t now = m_clock.nowMs();
    turn.reply.lmid = turn.client.lmid;
    turn.client.lastSeenAtMs = now;
    if (seededBug("lmid outside the transaction") && turn.firstNew != 0)
        turn.client.lmid = turn.firstNew - 1;
    QUNCE_TRY(turn.transaction.putPushClient(turn.client));
    if (turn.firstNew == 0)
        return {};
    nlohmann::json detail {
        {"client", turn.client.id.toString()}, {"first", turn.firstNew}, {"last", turn.client.lmid}};
    for (const auto &[status, count] : turn.decided)
        detail[std::string(name(status))] = count;
    return turn.transaction.appendAudit({now, turn.author.name, "push", detail.dump()});
}

Outcome<PushReply> PushService::results(const Uuid &client, const Caller &caller, uint64_t after) const
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    QUNCE_ASSIGN(const std::optional<PushClient> known, transaction->pushClient(client));
    if (known && known->account != caller.account)
        return clientForked("this client belongs to another user");
    PushReply reply;
    reply.lmid = known ? known->lmid : 0;
    QUNCE_ASSIGN(
        const std::vector<StoredPushResult> decided, transaction->pushResults(client, after, kMostResults));
    for (const StoredPushResult &result : decided) {
        QUNCE_ASSIGN(PushResult answer, fromStored(result));
        reply.results.push_back(std::move(answer));
    }
    return reply;
}

} // namespace qunce::server
