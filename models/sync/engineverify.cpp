// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"

#include <algorithm>

#include "models/base/seededbugs.h"

namespace qunce {

// A doubt always ends the chain of pulls: the store is asked where it stands (load()), each suspect is compared, what
// differs is repaired in what is staged, or the bucket is begun anew; then the chain starts from what the store then
// says, and the next complete page is compared as every other.

namespace {

constexpr size_t kRepairRows = 200;
constexpr int kCheckRounds = 5;
/// Of one bucket: the first is repaired, the second begins it anew, the third leaves it out.
constexpr int kRepairs = 1;
constexpr int kFreshStarts = 2;

} // namespace

Message Engine::Private::unlikeServer(const std::string &bucket)
{
    return {QUNCE_TEXT("The data of %1 does not come out as the server says. Tell your administrator."),
        {bucket}};
}

/// m_suspects and m_toRestart say what.
void Engine::Private::doubt()
{
    abandonCall();
    m_accepted.clear();
    if (m_state == State::Refreshing || m_state == State::Keeping)
        m_afterKeeping = State::Loading;
    else if (!tooMuchTrouble())
        load();
}

void Engine::Private::mismatched(const TakeOutcome &outcome)
{
    for (const std::string &bucket : outcome.mismatched) {
        const int times = ++m_mismatches[bucket];
        if (times <= kRepairs) {
            m_suspects.push_back({bucket, Doubt::Mismatch});
        } else if (times <= kFreshStarts) {
            m_toRestart.push_back(bucket);
        } else if (isFactBucket(bucket)) {
            m_chain.exclude(bucket);
        } else {
            m_mismatches.erase(bucket);
            return backOff(State::Loading,
                {ErrorCode::Corrupt, unlikeServer(bucket), "row count or digest differ"},
                m_options.backOffMaxMs);
        }
    }
    for (const std::string &bucket : outcome.massDelete) {
        if (m_allowMassDelete.contains(bucket))
            m_toRestart.push_back(bucket);
        else if (!m_mismatches.contains(bucket))
            m_suspects.push_back({bucket, Doubt::MassDelete});
    }
    doubt();
}

void Engine::Private::doubtAll()
{
    if (!m_checking) {
        m_checking = true;
        for (const std::string &bucket : m_chain.completeBuckets())
            m_toCheck.insert(bucket);
    } else if (m_toCheck.empty()) {
        m_verifyAll = false;
        return synced();
    } else if (++m_checkRounds >= kCheckRounds) {
        m_verifyAll = false;
        m_status.problem = unlikeServer(*m_toCheck.begin());
        if (m_once)
            return finish(
                Error {ErrorCode::Corrupt, m_status.problem, "still differs after several comparisons"});
        return synced();
    }
    for (const std::string &bucket : m_toCheck)
        m_suspects.push_back({bucket, Doubt::Check});
    nextSuspect();
}

void Engine::Private::nextSuspect()
{
    enter(State::Verifying);
    m_walk.reset();
    m_repairing = false;
    m_repairedRows = 0;
    if (m_suspects.empty())
        return m_toRestart.empty() ? load() : restart();
    const Suspect &suspect = m_suspects.back();
    const bool whole = suspect.doubt == Doubt::Mismatch || suspect.doubt == Doubt::MassDelete;
    m_walk.emplace(suspect.bucket, whole ? VerifyWalk::Depth::Whole : VerifyWalk::Depth::RootOnly);
    askWalk();
}

void Engine::Private::askWalk()
{
    if (m_repairing)
        return askRepair();
    const VerifyRequest &question = m_walk->question();
    if (!m_walk->serverAnswered() && m_call == 0)
        send(VerifyCall {question});
    if (m_walk->localAnswered() || m_operation != 0)
        return;
    if (question.ids)
        toStore(Operation::List, ListRows {0, question.bucket, question.prefix});
    else
        toStore(Operation::Digest, DigestTree {0, question.bucket, question.prefix, question.depth});
}

void Engine::Private::verified(const VerifyReply &reply)
{
    if (!m_walk->serverSays(reply))
        return silent({NoAnswer::Cause::Damaged, "the comparison of something else"});
    m_backOff.reset();
    walkMoved();
}

void Engine::Private::walkMoved()
{
    if (!m_walk->finished()) {
        if (m_state == State::Verifying)
            askWalk();
        return;
    }
    walkEnded();
}

void Engine::Private::walkEnded()
{
    const Suspect suspect = m_suspects.back();
    if (m_walk->hopeless()) {
        m_toRestart.push_back(suspect.bucket);
        if (suspect.doubt == Doubt::Check)
            noteRepair(0);
        return suspectDone();
    }
    const bool equal = m_walk->rowsEqual();
    switch (suspect.doubt) {
    case Doubt::History:
        return historyCompared(equal);
    case Doubt::Check:
        return checked(equal);
    case Doubt::Mismatch:
        return equal ? suspectDone() : askRepair();
    case Doubt::MassDelete:
        if (!equal)
            return askRepair();
        m_allowMassDelete.insert(suspect.bucket);
        return suspectDone();
    }
}

/// The cursor of the completed state is the server's.
bool Engine::Private::atServersCursor() const
{
    const BucketState &server = m_walk->serverState();
    return std::any_of(m_stored.buckets.begin(), m_stored.buckets.end(), [&](const StoredBucket &bucket) {
        return bucket.bucket == server.bucket && bucket.complete && bucket.at == server.at;
    });
}

/// Equal digests alone prove nothing here: after a rewind the same rows may have been written anew under the same seqs,
/// with other contents.
void Engine::Private::historyCompared(bool equal)
{
    if (!equal || !(atServersCursor() || seededBug("another history taken for ours"))) {
        m_toRestart.push_back(m_suspects.back().bucket);
        return suspectDone();
    }
    m_suspects.pop_back();
    toStore(Operation::Adopt, Adopt {0, m_walk->serverState()});
}

void Engine::Private::checked(bool equal)
{
    const std::string bucket = m_suspects.back().bucket;
    if (!atServersCursor())
        return suspectDone(); // the server has moved: looked at again after the next pull
    if (equal) {
        m_toCheck.erase(bucket);
        ++m_status.bucketsCompared;
        return suspectDone();
    }
    if (m_walk->depth() == VerifyWalk::Depth::Whole)
        return askRepair();
    m_walk.emplace(bucket, VerifyWalk::Depth::Whole);
    askWalk();
}

void Engine::Private::noteRepair(size_t rows)
{
    m_repairedBuckets.insert(m_walk->bucket());
    m_status.bucketsRepaired = m_repairedBuckets.size();
    m_status.rowsRepaired += rows;
}

void Engine::Private::suspectDone()
{
    m_suspects.pop_back();
    nextSuspect();
}

void Engine::Private::askRepair()
{
    m_repairing = true;
    if (m_call != 0)
        return;
    const auto &wanted = m_walk->wanted();
    const size_t end = std::min(m_repairedRows + kRepairRows, wanted.size());
    PullRequest request;
    request.epoch = m_chain.epoch();
    request.repairBucket = m_walk->bucket();
    request.repairRows.assign(wanted.begin() + static_cast<ptrdiff_t>(m_repairedRows),
        wanted.begin() + static_cast<ptrdiff_t>(end));
    send(PullCall {std::move(request)});
}

void Engine::Private::repaired(const std::shared_ptr<const PullPage> &page)
{
    const auto foreign = [&](const auto &part) { return part.bucket != m_walk->bucket(); };
    if (page->header().epoch != m_chain.epoch()
        || std::any_of(page->tables().begin(), page->tables().end(), foreign)
        || std::any_of(page->deletions().begin(), page->deletions().end(), foreign))
        return silent({NoAnswer::Cause::Damaged, "a repair of something else"});
    m_backOff.reset();
    const bool first = m_repairedRows == 0;
    toStore(Operation::StageRepair,
        StageRepair {0, m_walk->bucket(), page, first ? m_walk->gone() : std::vector<WireRowId>()});
}

void Engine::Private::repairStaged()
{
    m_repairedRows += kRepairRows;
    if (m_repairedRows < m_walk->wanted().size())
        return askRepair();
    const Suspect &suspect = m_suspects.back();
    if (suspect.doubt == Doubt::Check)
        return applyRepair();
    m_allowMassDelete.insert(suspect.bucket); // each deletion has been compared
    suspectDone();
}

/// The bucket stands at its head already, so that no page will complete it again.
void Engine::Private::applyRepair()
{
    TakePlan plan;
    plan.apply = {m_walk->serverState()};
    plan.showRecords = !isFactBucket(m_walk->bucket());
    plan.allowMassDelete = {m_walk->bucket()};
    plan.nowMs = m_nowMs;
    toStore(Operation::ApplyRepair, TakePage {0, nullptr, std::move(plan)});
}

void Engine::Private::repairApplied(const TakeOutcome &outcome)
{
    noteRepair(outcome.applied ? m_walk->wanted().size() + m_walk->gone().size() : 0);
    if (!outcome.applied)
        m_toRestart.push_back(m_suspects.back().bucket);
    suspectDone();
}

void Engine::Private::restart()
{
    if (tooMuchTrouble())
        return;
    std::sort(m_toRestart.begin(), m_toRestart.end());
    m_toRestart.erase(std::unique(m_toRestart.begin(), m_toRestart.end()), m_toRestart.end());
    toStore(Operation::Restart, Restart {0, m_toRestart});
}

} // namespace qunce
