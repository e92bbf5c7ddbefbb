// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/helloservice.h"

#include <algorithm>

#include "models/protocol/kinds.h"
#include "server/sync/heads.h"

namespace qunce::server {

HelloService::HelloService(
    HeadsCache &heads, const Clock &clock, std::string epoch, KeyPair signing, const PageBounds &bounds)
    : m_heads(heads), m_clock(clock), m_epoch(std::move(epoch)), m_signing(std::move(signing))
{
    m_limits.pageRows = bounds.rows;
    m_limits.pageBytes = bounds.bytes;
    m_limits.firstPageBytes = bounds.mostBytes;
}

Outcome<HelloReply> HelloService::answer(const HelloRequest &request, const Caller &caller) const
{
    if (request.clientId.isNil())
        return Refusal {Refusal::Code::Malformed, "hello without a client_id"};
    QUNCE_ASSIGN(const std::shared_ptr<const Heads> heads, m_heads.latest());
    const Day from = factFrom(m_clock.today());
    HelloReply reply;
    reply.epoch = m_epoch;
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
