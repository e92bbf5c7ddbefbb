// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/pullchain.h"

#include <algorithm>

#include "models/base/seededbugs.h"

namespace qunce {

namespace {

bool listed(const std::vector<BucketState> &states, const std::string &bucket)
{
    return std::any_of(
        states.begin(), states.end(), [&](const BucketState &state) { return state.bucket == bucket; });
}

} // namespace

void PullChain::load(const StoredSync &stored)
{
    m_epoch = stored.epoch;
    m_checkpoint = stored.checkpoint;
    m_shown = stored.shown;
    m_kindsGained = stored.kindsGained;
    m_buckets.clear();
    for (const StoredBucket &bucket : stored.buckets) {
        Place &place = m_buckets[bucket.bucket];
        place.complete = bucket.complete;
        place.scanning = bucket.scanning;
        place.replacing = bucket.replacing;
        place.scan = bucket.scan;
        place.state = {bucket.bucket, bucket.at, bucket.rows, bucket.digest};
    }
}

void PullChain::begin(const std::string &epoch)
{
    StoredSync empty;
    empty.epoch = epoch;
    load(empty);
    m_excluded.clear();
}

std::vector<std::string> PullChain::completeBuckets() const
{
    std::vector<std::string> names;
    for (const auto &[name, place] : m_buckets) {
        if (place.complete)
            names.push_back(name);
    }
    return names;
}

std::vector<std::string> PullChain::scanningBuckets() const
{
    std::vector<std::string> names;
    for (const auto &[name, place] : m_buckets) {
        if (place.scanning)
            names.push_back(name);
    }
    return names;
}

/// Its rows of the gained kinds are to be sent again from the start, and none has come yet.
bool PullChain::isGained(const std::string &bucket, const Place &place) const
{
    return !m_kindsGained.empty() && place.complete && !place.scanning && !isFactBucket(bucket);
}

uint64_t PullChain::positionOf(const std::string &bucket) const
{
    const auto found = m_buckets.find(bucket);
    if (found == m_buckets.end() || isGained(bucket, found->second))
        return 0;
    const Place &place = found->second;
    return place.scanning ? place.scan : place.state.at.seq;
}

PullRequest PullChain::request() const
{
    PullRequest request;
    request.epoch = m_epoch;
    request.kindsGained = m_kindsGained;
    for (const auto &[name, place] : m_buckets) {
        if (place.complete && !place.replacing)
            request.base[name] = place.state.at;
        // A bucket that is named nowhere is one that the server cannot say it is revoked.
        if (place.scanning)
            request.from[name] = place.scan;
        else if (!place.complete || isGained(name, place))
            request.from[name] = 0;
    }
    if (!m_checkpoint.empty() && request.from.empty()) {
        request.checkpoint = m_checkpoint;
        request.base.clear();
    }
    return request;
}

std::string PullChain::objection(const PullRequest &asked, const PullPage &page) const
{
    const PullHeader &header = page.header();
    if (header.epoch != m_epoch)
        return "a page of another epoch";
    if (header.from != asked.from && !seededBug("from not compared"))
        return "a page from another position";
    if (!header.asked.empty() && header.asked != fingerprint(asked))
        return "a page for another state of this client";
    for (const auto &[bucket, seq] : header.next) {
        if (seq < positionOf(bucket))
            return "a page that goes back in " + bucket;
    }
    for (const PullTable &table : page.tables()) {
        if (!header.next.contains(table.bucket))
            return "rows without a position in " + table.bucket;
    }
    for (const PullDeletion &deletion : page.deletions()) {
        if (!header.next.contains(deletion.bucket))
            return "deletions without a position in " + deletion.bucket;
    }
    for (const BucketState &state : header.complete) {
        const auto moved = header.next.find(state.bucket);
        if (state.at.seq < (moved == header.next.end() ? positionOf(state.bucket) : moved->second))
            return "complete before its own position: " + state.bucket;
    }
    if (header.allComplete && !header.recordsComplete)
        return "everything complete without the records";
    if (!header.recordsComplete)
        return {};
    for (const auto &[name, place] : m_buckets) {
        const bool unfinished = !isFactBucket(name) && place.scanning && (!place.complete || place.replacing);
        const bool leaves =
            std::find(header.revoked.begin(), header.revoked.end(), name) != header.revoked.end();
        const bool resets = std::find(header.reset.begin(), header.reset.end(), name) != header.reset.end();
        if (unfinished && !leaves && !resets && !listed(header.complete, name))
            return "records complete without " + name;
    }
    return {};
}

std::vector<BucketState> PullChain::toApply(const PullHeader &header) const
{
    std::vector<BucketState> apply;
    for (const BucketState &state : header.complete) {
        if (isFactBucket(state.bucket) ? !m_excluded.contains(state.bucket) : header.recordsComplete)
            apply.push_back(state);
    }
    if (!header.recordsComplete)
        return apply;
    // Rows that were sent again (gained kinds) of buckets that otherwise stand where they stood.
    for (const auto &[name, place] : m_buckets) {
        const bool touched = place.scanning || header.next.contains(name);
        const bool leaves =
            std::find(header.revoked.begin(), header.revoked.end(), name) != header.revoked.end();
        if (!isFactBucket(name) && touched && place.complete && !place.replacing && !leaves
            && !listed(apply, name))
            apply.push_back(place.state);
    }
    return apply;
}

TakePlan PullChain::accept(const PullHeader &header, int64_t nowMs)
{
    TakePlan plan;
    plan.nowMs = nowMs;
    plan.next = header.next;
    plan.apply = toApply(header);
    for (const std::string &bucket : header.revoked) {
        if (knows(bucket) && !seededBug("revoked ignored"))
            plan.drop.emplace_back(bucket, DropCause::Revoked);
    }
    for (const std::string &bucket : header.retired) {
        if (knows(bucket))
            plan.drop.emplace_back(bucket, DropCause::Retired);
    }
    const bool records = std::any_of(plan.apply.begin(), plan.apply.end(),
        [](const BucketState &state) { return !isFactBucket(state.bucket); });
    plan.showRecords = header.recordsComplete && (records || !m_shown);
    plan.clearKindsGained =
        (header.recordsComplete || seededBug("gained fields forgotten")) && !m_kindsGained.empty();
    if (header.allComplete && m_excluded.empty())
        plan.checkpoint = header.checkpoint;

    for (const auto &[bucket, seq] : header.next) {
        Place &place = m_buckets[bucket];
        place.scanning = true;
        place.scan = seq;
    }
    for (const BucketState &state : plan.apply)
        m_buckets[state.bucket] = Place {true, false, false, 0, state};
    for (const auto &[bucket, cause] : plan.drop)
        m_buckets.erase(bucket);
    m_checkpoint = plan.checkpoint;
    m_shown = m_shown || plan.showRecords;
    if (plan.clearKindsGained)
        m_kindsGained.clear();
    return plan;
}

} // namespace qunce
