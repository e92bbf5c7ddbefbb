// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pullservice.h"

#include <algorithm>

#include "server/sync/pagefiller.h"

namespace qunce::server {

namespace {

/// True if the client stands at exactly these heads and asks for nothing else.
bool isUpToDate(const PullRequest &request, const std::vector<const Head *> &readable)
{
    if (!request.from.empty() || !request.kindsGained.empty() || !request.repairBucket.empty())
        return false;
    if (!request.checkpoint.empty())
        return request.checkpoint == checkpointOf(readable);
    return request.base.size() == readable.size()
        && std::all_of(readable.begin(), readable.end(), [&request](const Head *head) {
               const auto base = request.base.find(head->bucket);
               return base != request.base.end() && base->second == head->at;
           });
}

std::optional<uint64_t> saltOf(const std::optional<BucketCommit> &commit)
{
    return commit ? std::optional<uint64_t>(saltNumber(commit->salt)) : std::nullopt;
}

} // namespace

PullService::PullService(
    Storage &storage, HeadsCache &heads, const Clock &clock, std::string epoch, const PageBounds &bounds)
    : m_storage(storage), m_heads(heads), m_clock(clock), m_epoch(std::move(epoch)), m_bounds(bounds)
{ }

std::optional<std::string> PullService::emptyAnswer(const Heads &heads, const PullRequest &request,
    const Scope &scope, WireFormat format, uint64_t lmid) const
{
    const std::vector<const Head *> readable = readableHeads(heads, scope, factFrom(m_clock.today()));
    if (!isUpToDate(request, readable))
        return std::nullopt;
    PullHeader header;
    header.epoch = m_epoch;
    header.recordsComplete = true;
    header.allComplete = true;
    header.checkpoint = checkpointOf(readable);
    header.lmid = lmid;
    return PullWriter(format).finish(header);
}

Outcome<std::string> PullService::answer(
    const PullRequest &request, const Scope &scope, WireFormat format, uint64_t lmid) const
{
    if (request.epoch == m_epoch) {
        QUNCE_ASSIGN(const std::shared_ptr<const Heads> heads, m_heads.current());
        if (heads) {
            std::optional<std::string> empty = emptyAnswer(*heads, request, scope, format, lmid);
            if (empty)
                return std::move(*empty);
        }
    }
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> transaction, m_storage.beginRead());
    return answerFrom(*transaction, request, scope, format, lmid);
}

Outcome<std::string> PullService::answerFrom(ReadTransaction &transaction, const PullRequest &request,
    const Scope &scope, WireFormat format, uint64_t lmid) const
{
    if (request.epoch != m_epoch)
        return Refusal {Refusal::Code::EpochChanged};
    QUNCE_ASSIGN(const Heads heads, Heads::read(transaction));
    if (!request.repairBucket.empty())
        return repair(transaction, heads, request, scope, format, lmid);

    const Day from = factFrom(m_clock.today());
    const std::vector<const Head *> readable = readableHeads(heads, scope, from);
    const SaltAt saltAt = [&transaction](
                              const std::string &bucket, uint64_t seq) -> Result<std::optional<uint64_t>> {
        QUNCE_ASSIGN(const std::optional<BucketCommit> commit, transaction.commitAt(bucket, seq));
        return saltOf(commit);
    };
    QUNCE_ASSIGN(PullPlan plan, planPull(request, readable, scope, from, saltAt));

    PageFiller page(transaction, m_bounds, request, format);
    PullHeader header;
    QUNCE_TRY(page.fill(plan, header.next));
    header.epoch = m_epoch;
    header.from = request.from;
    header.asked = fingerprint(request);
    header.lmid = lmid;
    for (const PullTarget &target : plan.targets) {
        if (target.atHead() && target.isNews())
            header.complete.push_back(stateOf(*target.head));
    }
    header.recordsComplete = plan.recordsComplete();
    header.allComplete = plan.allComplete();
    if (header.allComplete)
        header.checkpoint = checkpointOf(readable);
    header.left = plan.left();
    header.granted = std::move(plan.granted);
    header.revoked = std::move(plan.revoked);
    header.retired = std::move(plan.retired);
    header.reset = std::move(plan.reset);
    return page.finish(header);
}

Outcome<std::string> PullService::repair(ReadTransaction &transaction, const Heads &heads,
    const PullRequest &request, const Scope &scope, WireFormat format, uint64_t lmid) const
{
    if (!scope.mayRead(request.repairBucket))
        return Refusal {Refusal::Code::Forbidden, "no right to " + request.repairBucket};
    if (request.repairRows.size() > m_bounds.rows)
        return Refusal {Refusal::Code::TooLarge};
    PullHeader header;
    header.epoch = m_epoch;
    header.from = request.from;
    header.asked = fingerprint(request);
    header.lmid = lmid;
    const Head *head = heads.find(request.repairBucket);
    PageFiller page(transaction, m_bounds, request, format);
    QUNCE_TRY(page.addRows(request.repairBucket, head ? head->at.seq : 0, request.repairRows));
    if (head)
        header.complete.push_back(stateOf(*head));
    return page.finish(header);
}

} // namespace qunce::server
