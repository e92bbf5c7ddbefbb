// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/helloservice.h"

#include <algorithm>

#include "models/protocol/kinds.h"
#include "server/sync/heads.h"
#include "server/sync/pushservice.h"

namespace qunce::server {

namespace {

constexpr std::chrono::milliseconds kShortPatience {100};

} // namespace

HelloService::HelloService(Storage &storage, HeadsCache &heads, const Clock &clock, std::string epoch,
    KeyPair signing, const PageBounds &bounds)
    : m_storage(storage)
    , m_heads(heads)
    , m_clock(clock)
    , m_epoch(std::move(epoch))
    , m_signing(std::move(signing))
{
    m_limits.pageRows = bounds.rows;
    m_limits.pageBytes = bounds.bytes;
    m_limits.firstPageBytes = bounds.mostBytes;
}

/// The number of the client's last decided edit, if it is the client that it was.
Outcome<uint64_t> HelloService::lmidOf(const HelloRequest &request, const Caller &caller) const
{
    std::optional<PushClient> known;
    {
        QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
        QUNCE_ASSIGN(known, transaction->pushClient(request.clientId));
    }
    if (auto refusal = forked(known, caller.account, request.sessionNo))
        return std::move(*refusal);
    if (known && request.localMaxMid < known->lmid)
        return Refusal {Refusal::Code::ClientForked, "this client has pushed more than it knows of"};
    const PushClient client = known.value_or(PushClient {request.clientId, caller.account, 0, 0, 0});
    if (request.sessionNo > client.sessionNo)
        noteSession(client, request.sessionNo);
    return client.lmid;
}

/// Leaves it where something else writes: a push says it again, and nobody waits for that here.
void HelloService::noteSession(PushClient client, uint64_t sessionNo) const
{
    const auto transaction = m_storage.beginWriteWithin(kShortPatience);
    if (!transaction.ok())
        return;
    const Result<std::optional<PushClient>> now = (*transaction)->pushClient(client.id);
    if (!now.ok())
        return;
    if (*now)
        client = **now;
    client.sessionNo = std::max(client.sessionNo, sessionNo);
    client.lastSeenAtMs = m_clock.nowMs();
    if ((*transaction)->putPushClient(client).ok())
        static_cast<void>((*transaction)->commit());
}

Outcome<HelloReply> HelloService::answer(const HelloRequest &request, const Caller &caller) const
{
    if (request.clientId.isNil())
        return Refusal {Refusal::Code::Malformed, "hello without a client_id"};
    QUNCE_ASSIGN(const uint64_t lmid, lmidOf(request, caller));
    QUNCE_ASSIGN(const std::shared_ptr<const Heads> heads, m_heads.latest());
    const Day from = factFrom(m_clock.today());
    HelloReply reply;
    reply.epoch = m_epoch;
    reply.lmid = lmid;
    reply.serverTimeMs = m_clock.nowMs();
    reply.leaseUntilMs = reply.serverTimeMs + kLeaseMs;
    reply.leaseSignature = signatureOf(m_signing, leaseText(request.clientId, reply.leaseUntilMs));
    for (const Head *head : readableHeads(*heads, caller.scope, from))
        reply.buckets.emplace_back(head->bucket, head->liveRows);
    std::sort(reply.buckets.begin(), reply.buckets.end());
    reply.factFrom = from.toString();
    reply.user = userInfoOf(caller);
    reply.limits = m_limits;
    reply.schemaCur = kSchemaVersion;
    return reply;
}

} // namespace qunce::server
