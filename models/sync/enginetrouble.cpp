// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"

#include <algorithm>
#include <utility>

#include "models/base/seededbugs.h"
#include "models/sync/troubletexts.h"

namespace qunce {

namespace {

constexpr uint64_t kSmallestShift = 7;
/// Detours without a completed pull after which they wait for each other.
constexpr int kDetours = 6;

/// A sign-in that the server puts off. Whoever waits for it in silence only sees a program that hangs.
Error putOff(const Refused &refusal)
{
    constexpr int64_t kMinuteMs = 60'000;
    const int64_t minutes = std::max<int64_t>(1, (refusal.error.retryAfterMs + kMinuteMs - 1) / kMinuteMs);
    return {ErrorCode::PermissionDenied,
        {QUNCE_TEXT("Too many wrong passwords or sign-ins. Try again in %1 min."), {std::to_string(minutes)}},
        refusal.error.detail};
}

} // namespace

void Engine::Private::refused(const Refused &refusal)
{
    const ErrorReply &error = refusal.error;
    switch (error.action) {
    case WireAction::Refresh:
        // Once: what does not work with a fresh token needs the user.
        if (m_refreshed || m_state == State::SigningIn || !hasSession())
            return loginNeeded(error.code);
        return refresh();
    case WireAction::Login:
        return loginNeeded(error.code);
    case WireAction::Wipe:
        return mayBeRevoked(error);
    case WireAction::ReadOnly:
        return tooOld(error.detail);
    case WireAction::RotateClient:
        if (!m_options.edits)
            break;
        rotateClient(); // and then everything begins with load()
        return backOff(State::Loading, errorOf(refusal), m_options.backOffMaxMs);
    default:
        break;
    }
    if (refusedByState(refusal))
        return;
    backOff(m_state, errorOf(refusal), m_options.backOffMaxMs, error.retryAfterMs);
}

void Engine::Private::tooOld(const std::string &detail)
{
    stuck({ErrorCode::VersionMismatch,
              QUNCE_TEXT("This program is too old for the server. Install the current version."), detail},
        SyncPhase::ReadOnly);
}

/// False if it is a matter of waiting.
bool Engine::Private::refusedByState(const Refused &refusal)
{
    const WireAction action = refusal.error.action;
    switch (m_state) {
    case State::SigningIn: {
        const bool tooMany = refusal.status == 429;
        if (m_once && !tooMany)
            return false;
        Error error = tooMany ? putOff(refusal) : errorOf(refusal);
        m_signIn.reset();
        waitForSignIn();
        m_status.problem = error.userText;
        if (m_once)
            finish(std::move(error));
        return true;
    }
    case State::Token:
        startPulling();
        return true;
    case State::Waiting:
        if (action != WireAction::BackOff)
            m_token.clear();
        waitFailed(refusal.error.retryAfterMs);
        return true;
    case State::Pulling:
        if (action == WireAction::SendBase && !m_asked.checkpoint.empty()) {
            m_chain.forgetCheckpoint();
            m_stored.checkpoint.clear();
            sendPull();
            return true;
        }
        if (action == WireAction::Halve && smallerPages()) {
            sendPull();
            return true;
        }
        break;
    case State::Verifying:
        if (action == WireAction::Quarantine || refusal.status == 404) {
            m_toCheck.erase(m_suspects.back().bucket); // the next pull says why
            suspectDone();
            return true;
        }
        break;
    default:
        return false;
    }
    if (action == WireAction::VerifyReset) {
        m_push.historyChanged();
        m_suspects.clear();
        for (const std::string &bucket : refusal.error.buckets) {
            if (m_chain.knows(bucket))
                m_suspects.push_back({bucket, Doubt::History});
        }
        // Their pages may be of either history, and no salt would tell.
        m_toRestart = m_chain.scanningBuckets();
        doubt();
        return true;
    }
    const bool scopeMayHaveChanged = action == WireAction::Quarantine && m_trouble == 0;
    if (action == WireAction::Hello || scopeMayHaveChanged) {
        m_hello.reset();
        doubt();
        return true;
    }
    return false;
}

void Engine::Private::silent(const NoAnswer &silence)
{
    const Error error = errorOf(silence, m_calledServer);
    switch (m_state) {
    case State::SigningIn:
        if (m_once)
            break;
        m_signIn.reset();
        waitForSignIn();
        m_status.unheard = true;
        m_status.problem = error.userText;
        return;
    case State::Token:
        return startPulling();
    case State::Waiting:
        waitFailed(0);
        if (silence.cause == NoAnswer::Cause::Unreachable
            || silence.cause == NoAnswer::Cause::ConnectionRefused) {
            m_status.phase = SyncPhase::Offline;
            m_status.problem = error.userText;
        }
        return;
    case State::Pulling:
        // What a bad network cuts may pass in smaller pieces.
        if (silence.cause == NoAnswer::Cause::Damaged || silence.cause == NoAnswer::Cause::TimedOut)
            smallerPages();
        break;
    default:
        break;
    }
    backOff(m_state, error, std::min(m_options.backOffMaxMs, m_options.pollMs));
}

/// Goes on by pulling now and then.
void Engine::Private::waitFailed(int64_t retryAfterMs)
{
    BackOff waits(m_options.backOffMinMs, m_options.seed + static_cast<uint64_t>(m_lastCall));
    int64_t delay = 0;
    for (m_waitFailures = std::min(m_waitFailures + 1, 20); waits.failures() < m_waitFailures;)
        delay = waits.next(m_options.pollMs);
    pause(std::max(delay, std::min(retryAfterMs, m_options.backOffMaxMs)));
}

void Engine::Private::backOff(State next, Error error, int64_t maxMs, int64_t retryAfterMs)
{
    const int64_t delay = m_backOff.next(maxMs, retryAfterMs);
    m_status.problem = error.userText;
    if (m_once && isOver(delay))
        return finish(std::move(error));
    if (next != State::Refreshing && next != State::Keeping)
        m_refreshed = false; // the token that is new now may be old when the next attempt is made
    m_afterBackOff = next;
    enter(State::BackingOff);
    m_status.phase = SyncPhase::Offline;
    m_status.nextAttemptMs = m_nowMs + delay;
    m_status.failures = m_backOff.failures();
    if (!seededBug("timer lost after a failure"))
        command(Arm {Timer::BackOff, m_status.nextAttemptMs});
}

/// `once` has tried enough. A server that nothing was heard of is likelier off than slow.
bool Engine::Private::isOver(int64_t delayMs) const
{
    if (m_heard)
        return m_backOff.failures() >= m_options.onceAttempts;
    return m_backOff.failures() >= m_options.onceUnheardAttempts
        || m_nowMs + delayMs - m_startedMs >= m_options.onceUnheardMs;
}

/// Waits for somebody, and looks now and then whether it was done.
void Engine::Private::stuck(Error error, SyncPhase phase)
{
    m_status.problem = error.userText;
    if (m_once)
        return finish(std::move(error));
    dropWork();
    m_hello.reset();
    m_afterBackOff = State::Loading;
    enter(State::Stuck);
    m_status.phase = phase;
    const bool isOldNews = std::exchange(m_toldMeanwhile, false);
    m_status.nextAttemptMs = m_nowMs + (isOldNews ? m_options.backOffMinMs : m_options.backOffMaxMs);
    command(Arm {Timer::BackOff, m_status.nextAttemptMs});
}

bool Engine::Private::tooMuchTrouble()
{
    if (++m_trouble <= kDetours)
        return false;
    backOff(State::Loading,
        {ErrorCode::Network,
            QUNCE_TEXT("The server's answers contradict each other. Tell your administrator."),
            "too many detours"},
        m_options.backOffMaxMs);
    return true;
}

bool Engine::Private::smallerPages()
{
    m_goodPages = 0;
    if (m_pageShift >= kSmallestShift)
        return false;
    ++m_pageShift;
    return true;
}

} // namespace qunce
