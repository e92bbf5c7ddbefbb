// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"

#include <algorithm>

#include "models/base/seededbugs.h"
#include "models/protocol/kinds.h"
#include "models/sync/signature.h"

namespace qunce {

namespace {

constexpr int kOldestServerSchema = 1;
/// The server holds a wait for 50 s.
constexpr int64_t kWaitStallMs = 70'000;
/// An empty answer to a wait that comes faster is none.
constexpr int64_t kShortestWaitMs = 1'000;
/// While more rows than this are left, pages are as large as the server allows.
constexpr uint64_t kManyRows = 20'000;
constexpr size_t kPagesWithStore = 2;
constexpr int kGoodPagesToGrow = 4;
constexpr int kIdlePages = 3;
constexpr uint64_t kLeastRows = 50;
constexpr uint64_t kLeastBytes = 32 * 1024;
/// How often an unchanged "complete as of" is saved.
constexpr int64_t kSaveCompleteMs = 300'000;

} // namespace

void Engine::Private::sayHello()
{
    enter(State::Hello);
    m_helloDue = false;
    HelloRequest request;
    request.clientId = m_stored.clientId;
    request.sessionNo = m_stored.sessionNo;
    request.schema = kSchemaVersion;
    request.app = m_options.app;
    request.localMaxMid = m_push.lastMid();
    m_ackedAtHello = m_push.acknowledged();
    send(HelloCall {std::move(request)});
}

void Engine::Private::helloed(const HelloReply &reply)
{
    if (reply.schemaMin > kSchemaVersion)
        return stuck({ErrorCode::VersionMismatch,
                         QUNCE_TEXT("This program is too old for the server. Install the current version."),
                         "the server wants schema " + std::to_string(reply.schemaMin)},
            SyncPhase::ReadOnly);
    if (reply.schemaCur < kOldestServerSchema)
        return stuck(
            {ErrorCode::VersionMismatch,
                QUNCE_TEXT("The server is too old for this program. Ask your administrator to update it."),
                "the server has schema " + std::to_string(reply.schemaCur)},
            SyncPhase::ReadOnly);
    m_backOff.reset();
    m_status.problem = {};
    m_hello = reply;
    m_helloKept = false;
    // A lease counts only from the server that this profile knows; what it had before goes on.
    if (!isSignedBy(
            m_session->signingKey, reply.leaseSignature, leaseText(m_stored.clientId, reply.leaseUntilMs)))
        m_hello->leaseUntilMs = m_stored.leaseUntilMs;
    if (reply.user.id == m_session->user.id && reply.user != m_session->user) {
        m_session->user = reply.user;
        tellFile(m_session);
    }
    m_stored.leaseUntilMs = m_hello->leaseUntilMs;
    m_stored.clockOffsetMs = reply.serverTimeMs - m_nowMs;
    armLease();
    enter(State::Preparing);
    if (m_stored.hasGeneration && m_stored.epoch == reply.epoch)
        return saveHello();
    m_token.clear();
    toStore(Operation::Begin, BeginGeneration {0, reply.epoch});
}

/// A first token before the first pull, so that no change falls between the two. Doing without is slower, not wrong.
void Engine::Private::followNews()
{
    if (m_once || !m_token.empty())
        return startPulling();
    enter(State::Token);
    send(WaitCall {});
}

void Engine::Private::tokenCame(const WaitReply &reply)
{
    m_token = reply.token;
    startPulling();
}

void Engine::Private::startPulling()
{
    enter(State::Pulling);
    m_pullStartMs = m_nowMs;
    m_keptAtPull = m_push.resultsKept();
    m_allAccepted = false;
    m_idlePages = 0;
    m_status.rowsDone = 0;
    m_status.rowsTotal = 0;
    sendPull();
}

void Engine::Private::sendPull()
{
    if (m_state != State::Pulling || m_call != 0 || m_allAccepted || !m_toRestart.empty()
        || m_accepted.size() >= kPagesWithStore)
        return;
    m_asked = m_chain.request();
    const Limits &limits = m_hello->limits;
    const bool large = !m_chain.shown() || m_left > kManyRows;
    const uint64_t bytes = large ? limits.firstPageBytes : limits.pageBytes;
    const uint64_t rows = large ? limits.pageRows * 4 : limits.pageRows;
    m_asked.maxRows = std::max(rows >> m_pageShift, kLeastRows);
    m_asked.maxBytes = std::max(bytes >> m_pageShift, kLeastBytes);
    m_ackedAtPull = m_push.acknowledged().value_or(0);
    send(PullCall {m_asked});
}

void Engine::Private::pulled(const std::shared_ptr<const PullPage> &page)
{
    const PullHeader &header = page->header();
    const std::string objection = m_chain.objection(m_asked, *page);
    if (!objection.empty())
        return silent({NoAnswer::Cause::Damaged, objection});

    // The server has forgotten what it has decided, or this is an old answer: hello knows.
    if (header.lmid < m_ackedAtPull && !m_push.willReopenFrom(header.lmid))
        m_helloDue = true;
    // A bucket that must begin anew changes what everything else of the page means: it is asked for again.
    for (const std::string &bucket : header.reset) {
        if (m_chain.knows(bucket))
            m_toRestart.push_back(bucket);
    }
    if (!m_toRestart.empty())
        return m_accepted.empty() ? drained() : void();

    const bool moved = std::any_of(header.next.begin(), header.next.end(), [&](const auto &next) {
        const auto asked = m_asked.from.find(next.first);
        return asked == m_asked.from.end() || asked->second != next.second;
    });
    AcceptedPage accepted {page, m_chain.accept(header, m_nowMs)};
    for (const BucketState &state : accepted.plan.apply) {
        if (m_allowMassDelete.contains(state.bucket))
            accepted.plan.allowMassDelete.push_back(state.bucket);
    }
    const bool empty =
        page->rowCount() == 0 && !moved && accepted.plan.apply.empty() && accepted.plan.drop.empty();
    m_idlePages = empty && !header.allComplete ? m_idlePages + 1 : 0;
    if (m_idlePages >= kIdlePages)
        return silent({NoAnswer::Cause::Damaged, "pages that bring nothing"});
    if (m_trouble == 0)
        m_backOff.reset();
    if (m_pageShift > 0 && ++m_goodPages >= kGoodPagesToGrow) {
        --m_pageShift;
        m_goodPages = 0;
    }
    m_left = header.left;
    m_status.problem = {};
    m_status.rowsDone += page->rowCount();
    m_status.rowsTotal = m_status.rowsDone + header.left;
    m_allAccepted = header.allComplete;

    const bool known = empty && accepted.plan.checkpoint == m_stored.checkpoint && !accepted.plan.showRecords
        && !accepted.plan.clearKindsGained && m_nowMs - m_stored.lastCompleteMs < kSaveCompleteMs;
    if (!known) {
        // While it waits for the store the next one is pulled.
        accepted.plan.mayWait = !m_durable && !m_accepted.empty() && !header.allComplete;
        m_accepted.push_back(std::move(accepted));
        if (m_accepted.size() == 1)
            giveToStore();
    } else if (m_accepted.empty()) {
        return drained();
    }
    sendPull();
}

/// One page at a time, so that none is taken after one that failed.
void Engine::Private::giveToStore()
{
    toStore(Operation::Take, TakePage {0, m_accepted.front().page, m_accepted.front().plan});
}

void Engine::Private::took(const TakeOutcome &outcome)
{
    const TakePlan plan = std::move(m_accepted.front().plan);
    m_accepted.pop_front();
    if (!outcome.applied)
        return mismatched(outcome);
    for (const BucketState &state : plan.apply) {
        m_mismatches.erase(state.bucket);
        m_allowMassDelete.erase(state.bucket);
    }
    m_status.recordsUsable = m_status.recordsUsable || plan.showRecords;
    m_stored.checkpoint = plan.checkpoint;
    if (!plan.checkpoint.empty())
        m_stored.lastCompleteMs = plan.nowMs;
    if (m_accepted.empty() && plan.mayWait) {
        // Nothing follows yet after all: what waits to be shown is shown.
        TakePlan show;
        show.nowMs = m_nowMs;
        m_accepted.push_back({nullptr, std::move(show)});
    }
    if (m_accepted.empty())
        return drained();
    giveToStore();
    sendPull();
}

/// The store has everything that was accepted.
void Engine::Private::drained()
{
    if (!m_toRestart.empty())
        restart();
    else if (m_allAccepted)
        complete();
    else
        sendPull();
}

void Engine::Private::complete()
{
    if (m_chain.excluded().empty())
        m_status.lastCompleteMs = m_nowMs;
    m_left = 0;
    m_trouble = 0;
    m_backOff.reset();
    if (m_durable)
        return synced();
    enter(State::Finishing);
    toStore(Operation::Finish, FinishGeneration {});
}

void Engine::Private::synced()
{
    if (m_verifyAll)
        return doubtAll();
    const bool whole = m_chain.excluded().empty();
    if (!whole)
        m_status.problem = unlikeServer(*m_chain.excluded().begin());
    if (m_once && whole && m_push.isBusy())
        return drain();
    if (m_once)
        return finish(whole ? Result<void>()
                            : Error {ErrorCode::Corrupt, m_status.problem, "row counts or digests differ"});
    if (m_helloDue)
        return sayHello();
    m_status.phase = whole ? SyncPhase::Synced : SyncPhase::Error;
    if (m_token.empty())
        waitFailed(0);
    else
        wait();
}

void Engine::Private::wait()
{
    enter(State::Waiting);
    m_waitStartMs = m_nowMs;
    send(WaitCall {m_token}, kWaitStallMs);
}

void Engine::Private::waited(const WaitReply &reply)
{
    m_token = reply.token;
    m_status.problem = {};
    if (reply.changed.empty() || seededBug("news not followed")) {
        const int64_t waitedMs = m_nowMs - m_waitStartMs;
        if (waitedMs >= 0 && waitedMs < kShortestWaitMs)
            return waitFailed(0);
        m_waitFailures = 0;
        // An answer that told less than it should have must not stand until the next change.
        const int64_t pulledAgoMs = m_nowMs - m_pullStartMs;
        const bool isDue = pulledAgoMs < 0 || pulledAgoMs >= m_options.pullAtLeastMs;
        return isDue ? startPulling() : synced();
    }
    m_waitFailures = 0;
    const int64_t early = m_pullStartMs + m_options.pullGapMs - m_nowMs;
    if (early > 0 && early <= m_options.pullGapMs)
        return pause(early);
    startPulling();
}

void Engine::Private::pause(int64_t delayMs)
{
    enter(State::Pausing);
    command(Arm {Timer::Poll, m_nowMs + delayMs});
}

} // namespace qunce
