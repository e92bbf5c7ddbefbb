// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pullplan.h"

#include <algorithm>
#include <unordered_map>

#include "models/base/seededbugs.h"

namespace qunce::server {

namespace {

/// Where the client says it stands in one bucket.
struct Standing {
    std::optional<Cursor> base;
    std::optional<uint64_t> from;
};

Standing standingIn(const PullRequest &request, const std::string &bucket)
{
    Standing standing;
    const auto base = request.base.find(bucket);
    if (base != request.base.end())
        standing.base = base->second;
    const auto from = request.from.find(bucket);
    if (from != request.from.end())
        standing.from = from->second;
    return standing;
}

PullTarget targetOf(const Head &head, const Standing &standing, bool kindsGained)
{
    PullTarget target;
    target.head = &head;
    target.base = standing.base;
    const uint64_t base = standing.base ? standing.base->seq : 0;
    target.position = standing.from.value_or(base);
    target.tombstonesAfter = target.position;
    if (kindsGained && standing.base) {
        target.rescanned = standing.from.has_value();
        target.gainedUpTo = base;
        target.tombstonesAfter = std::max(target.position, base);
    } else if (target.position == 0) {
        target.tombstonesAfter = head.at.seq; // there is nothing at the client that could have gone
    }
    // A scan from 0 passes rows below the floor on its way, so its position says nothing of its age. What one that rested
    // for too long has missed is found when count and digest are compared.
    target.reset = base > 0 && base < head.floorSeq && !seededBug("floor ignored");
    return target;
}

/// True if what the client knows of the bucket is no part of our history.
Result<bool> isForeign(const PullTarget &target, const SaltAt &saltAt)
{
    const Head &head = *target.head;
    if (target.position > head.at.seq)
        return true;
    if (!target.base || *target.base == head.at)
        return false;
    if (target.base->seq >= head.at.seq)
        return !seededBug("salt unchecked") || target.base->seq > head.at.seq;
    if (target.base->seq == 0)
        return target.base->salt != 0;
    QUNCE_ASSIGN(const std::optional<uint64_t> salt, saltAt(head.bucket, target.base->seq));
    return !salt || (*salt != target.base->salt && !seededBug("salt unchecked"));
}

/// Buckets of the client that the user may not read, or not any more.
void sortOutOthers(const PullRequest &request, const std::vector<const Head *> &readable, const Scope &scope,
    Day factFrom, PullPlan &plan)
{
    std::vector<std::string> named;
    for (const auto &[bucket, cursor] : request.base)
        named.push_back(bucket);
    for (const auto &[bucket, seq] : request.from)
        named.push_back(bucket);
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());

    std::vector<std::string> own;
    for (const Head *head : readable)
        own.push_back(head->bucket);
    std::sort(own.begin(), own.end());

    for (const std::string &bucket : named) {
        if (std::binary_search(own.begin(), own.end(), bucket))
            continue;
        const std::optional<bucket::Name> name = bucket::parse(bucket);
        const bool isRetired = name && name->type == bucket::Type::FactsOfRegion && scope.mayRead(*name)
            && name->year < factFrom.year();
        (isRetired ? plan.retired : plan.revoked).push_back(bucket);
    }
    if (request.base.empty())
        return; // to a client that has nothing yet, everything is new
    std::set_difference(own.begin(), own.end(), named.begin(), named.end(), std::back_inserter(plan.granted));
}

} // namespace

bool PullPlan::recordsComplete() const
{
    return std::all_of(targets.begin(), targets.end(),
        [](const PullTarget &target) { return target.head->isFacts() || target.atHead(); });
}

bool PullPlan::allComplete() const
{
    return std::all_of(
        targets.begin(), targets.end(), [](const PullTarget &target) { return target.atHead(); });
}

uint64_t PullPlan::left() const
{
    uint64_t rows = 0;
    for (const PullTarget &target : targets) {
        const Head &head = *target.head;
        const uint64_t position = target.reset ? 0 : target.position;
        rows += std::min(head.at.seq - position, head.liveRows);
    }
    return rows;
}

Outcome<PullPlan> planPull(const PullRequest &request, const std::vector<const Head *> &readable,
    const Scope &scope, Day factFrom, const SaltAt &saltAt)
{
    const bool hasCheckpoint = !request.checkpoint.empty();
    if (hasCheckpoint && request.checkpoint != checkpointOf(readable))
        return Refusal {Refusal::Code::CheckpointUnknown};

    PullPlan plan;
    if (!hasCheckpoint)
        sortOutOthers(request, readable, scope, factFrom, plan);
    Refusal foreign {Refusal::Code::HistoryChanged};
    for (const Head *head : readable) {
        Standing standing = standingIn(request, head->bucket);
        if (hasCheckpoint)
            standing.base = head->at;
        PullTarget target = targetOf(*head, standing, !request.kindsGained.empty());
        if (target.reset) {
            plan.reset.push_back(head->bucket);
        } else {
            QUNCE_ASSIGN(const bool isForeignHere, isForeign(target, saltAt));
            if (isForeignHere)
                foreign.buckets.push_back(head->bucket);
        }
        plan.targets.push_back(std::move(target));
    }
    if (!foreign.buckets.empty())
        return foreign;
    std::sort(plan.reset.begin(), plan.reset.end());
    return plan;
}

} // namespace qunce::server
