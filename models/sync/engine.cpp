// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"

#include <algorithm>
#include <utility>

#include "models/base/seededbugs.h"

namespace qunce {

namespace {

constexpr int64_t kHelloAgainMs = 12 * 3'600'000;
constexpr int64_t kLeaseLookMs = 60'000;

bool sameText(const Message &left, const Message &right)
{
    return std::string_view(left.source()) == right.source() && left.arguments() == right.arguments();
}

bool sameStatus(const SyncStatus &left, const SyncStatus &right)
{
    return left.phase == right.phase && left.rowsDone == right.rowsDone && left.rowsTotal == right.rowsTotal
        && left.recordsUsable == right.recordsUsable && left.leaseOver == right.leaseOver
        && left.lastCompleteMs == right.lastCompleteMs && left.nextAttemptMs == right.nextAttemptMs
        && left.failures == right.failures && left.bucketsCompared == right.bucketsCompared
        && left.bucketsRepaired == right.bucketsRepaired && left.rowsRepaired == right.rowsRepaired
        && left.unheard == right.unheard && left.edits == right.edits && left.editsSent == right.editsSent
        && left.sending == right.sending && sameText(left.pushProblem, right.pushProblem)
        && sameText(left.problem, right.problem);
}

} // namespace

Engine::Engine(EngineOptions options) : d(std::make_unique<Private>(std::move(options))) { }

Engine::~Engine() = default;

std::vector<Command> Engine::step(const Event &event, int64_t nowMs)
{
    return d->step(event, nowMs);
}

const SyncStatus &Engine::status() const
{
    return d->status();
}

Engine::Private::Private(EngineOptions options)
    : m_options(std::move(options)), m_push(m_options), m_backOff(m_options.backOffMinMs, m_options.seed)
{ }

std::vector<Command> Engine::Private::step(const Event &event, int64_t nowMs)
{
    m_nowMs = nowMs;
    m_commands.clear();
    const SyncStatus before = m_status;
    m_push.setNow(nowMs);
    if (m_state != State::Stopped)
        std::visit([this](const auto &happened) { on(happened); }, event);
    runPush();
    checkLease();
    if (!sameStatus(before, m_status)) // first, since Finished may be among the others
        m_commands.insert(m_commands.begin(), TellStatus {});
    return std::move(m_commands);
}

void Engine::Private::on(const Started &event)
{
    if (m_state != State::Fresh)
        return;
    m_session = event.session;
    if (event.signIn)
        m_signIn = event.signIn;
    m_once = event.once;
    m_startedMs = m_nowMs;
    m_verifyAll = event.verifyAll;
    beginPush();
    load();
}

void Engine::Private::on(const SignIn &event)
{
    if (m_state == State::Wiping)
        return;
    m_signIn = event;
    if (m_state == State::Fresh || m_state == State::Loading)
        return; // it follows
    dropWork();
    load();
}

void Engine::Private::on(const SignOut &)
{
    dropWork();
    if (hasSession() && !m_stored.clientId.isNil()) {
        send(SignOutCall {});
        m_call = 0; // whatever the answer is
        command(Disarm {Timer::Deadline});
    }
    m_signIn.reset();
    if (m_session) {
        m_session->tokens = {};
        m_session->endedBecause.clear();
        tellFile(m_session);
    }
    m_status.problem = {};
    enter(State::SignedOut);
}

void Engine::Private::on(const SyncNow &)
{
    // Somebody knows better: what failed before says nothing of now. Nor of what is on its way and may fail yet.
    m_backOff.reset();
    m_push.wake(true);
    m_toldMeanwhile = m_call != 0;
    switch (m_state) {
    case State::BackingOff:
    case State::Stuck:
        return go(m_afterBackOff);
    case State::Waiting:
        abandonCall();
        return startPulling();
    case State::Pausing:
        return followNews();
    default:
        return;
    }
}

void Engine::Private::on(const Stop &)
{
    finish({});
}

void Engine::Private::on(const Answered &event)
{
    if (m_push.wantsCall(event.call))
        return m_push.answered(event.answer);
    if ((event.call != m_call || m_call == 0) && !seededBug("answers to old calls taken"))
        return;
    m_call = 0;
    command(Disarm {Timer::Deadline});
    if (const auto *silence = std::get_if<NoAnswer>(&event.answer))
        return silent(*silence);
    m_heard = true;
    m_push.heardElsewhere();
    if (const auto *refusal = std::get_if<Refused>(&event.answer))
        return refused(*refusal);
    if (m_state != State::Refreshing)
        m_refreshed = false;

    if (const auto *session = std::get_if<SessionReply>(&event.answer);
        session && m_state == State::SigningIn)
        return signedIn(*session);
    if (const auto *tokens = std::get_if<RefreshReply>(&event.answer); tokens && m_state == State::Refreshing)
        return refreshed(*tokens);
    if (const auto *hello = std::get_if<HelloReply>(&event.answer); hello && m_state == State::Hello)
        return helloed(*hello);
    if (const auto *page = std::get_if<PullAnswer>(&event.answer); page && m_state == State::Pulling)
        return pulled(page->page);
    if (const auto *page = std::get_if<PullAnswer>(&event.answer);
        page && m_state == State::Verifying && m_repairing)
        return repaired(page->page);
    if (const auto *news = std::get_if<WaitReply>(&event.answer); news && m_state == State::Token)
        return tokenCame(*news);
    if (const auto *news = std::get_if<WaitReply>(&event.answer); news && m_state == State::Waiting)
        return waited(*news);
    if (const auto *tree = std::get_if<VerifyReply>(&event.answer);
        tree && m_state == State::Verifying && !m_repairing)
        return verified(*tree);
    silent({NoAnswer::Cause::Damaged, "an answer of another kind"});
}

void Engine::Private::on(const StoreLoaded &event)
{
    --m_loads;
    if (m_loads > 0 || m_state != State::Loading)
        return;
    if (!event.state.ok())
        return storeFailed(event.state.error());
    m_justLoaded = *event.state;
    tryLoaded();
}

void Engine::Private::on(const StoreTook &event)
{
    if (event.outcome.ok() && !event.outcome->changedKinds.empty())
        command(TellChanged {event.outcome->changedKinds});
    if (event.operation != m_operation)
        return;
    m_operation = 0;
    if (!event.outcome.ok())
        return storeFailed(event.outcome.error());
    if (m_operationKind == Operation::ApplyRepair)
        repairApplied(*event.outcome);
    else
        took(*event.outcome);
}

void Engine::Private::on(const StoreDid &event)
{
    if (event.operation != m_operation)
        return;
    m_operation = 0;
    if (!event.result.ok())
        return storeFailed(event.result.error());
    did(std::exchange(m_operationKind, Operation::None));
}

void Engine::Private::on(const StoreDigested &event)
{
    if (event.operation != m_operation)
        return;
    m_operation = 0;
    if (!event.digest.ok())
        return storeFailed(event.digest.error());
    m_walk->localSays(*event.digest);
    walkMoved();
}

void Engine::Private::on(const StoreListed &event)
{
    if (event.operation != m_operation)
        return;
    m_operation = 0;
    if (!event.rows.ok())
        return storeFailed(event.rows.error());
    m_walk->localSays(*event.rows);
    walkMoved();
}

void Engine::Private::on(const SessionKept &event)
{
    if (--m_keeps > 0)
        return;
    if (m_state == State::Keeping)
        sessionKept(event.result);
    else if (m_state == State::SignedOut && !event.result.ok())
        m_status.problem = event.result.error().userText;
}

void Engine::Private::on(const TimerFired &event)
{
    switch (event.timer) {
    case Timer::BackOff:
        if (m_state == State::BackingOff || m_state == State::Stuck)
            go(m_afterBackOff);
        return;
    case Timer::Poll:
        if (m_state == State::Pausing)
            go(m_token.empty() ? State::Token : State::Pulling);
        return;
    case Timer::Lease:
        armLease();
        m_helloDue = true;
        if (m_state == State::Waiting)
            abandonCall();
        if (m_state == State::Waiting || m_state == State::Pausing)
            sayHello();
        return;
    case Timer::Deadline:
        if (m_call == 0)
            return;
        abandonCall();
        return silent({NoAnswer::Cause::TimedOut, "no end of an answer"});
    case Timer::Push:
    case Timer::PushDeadline:
        return m_push.timerFired(event.timer);
    }
}

void Engine::Private::send(Call request, int64_t stallMs)
{
    Send call;
    call.call = m_call = ++m_lastCall;
    call.request = std::move(request);
    call.clientId = m_stored.clientId;
    call.stallMs = m_once && !m_heard ? std::min(stallMs, m_options.onceUnheardMs) : stallMs;
    const bool anonymous =
        std::holds_alternative<SignInCall>(call.request) || std::holds_alternative<RefreshCall>(call.request);
    call.server = m_signIn && anonymous && m_state == State::SigningIn ? m_signIn->server
        : m_session                                                    ? m_session->server
                                                                       : std::string();
    m_calledServer = call.server;
    if (!anonymous && m_session)
        call.accessToken = m_session->tokens.access;
    command(std::move(call));
    command(Arm {Timer::Deadline, m_nowMs + m_options.answerMs});
}

void Engine::Private::abandonCall()
{
    if (m_call == 0)
        return;
    command(Abandon {m_call});
    command(Disarm {Timer::Deadline});
    m_call = 0;
}

void Engine::Private::dropWork()
{
    abandonCall();
    m_push.close();
    m_operation = 0;
    m_accepted.clear();
    m_suspects.clear();
    m_toRestart.clear();
    m_walk.reset();
    m_newSession.reset();
}

void Engine::Private::enter(State state)
{
    const bool backedOff = m_state == State::BackingOff || m_state == State::Stuck;
    if (backedOff && state != State::BackingOff && state != State::Stuck)
        command(Disarm {Timer::BackOff});
    if (m_state == State::Pausing)
        command(Disarm {Timer::Poll});
    m_state = state;
    m_status.nextAttemptMs = 0;
    m_status.failures = 0;
    m_status.unheard = false;
    switch (state) {
    case State::SignedOut:
        m_status.phase = SyncPhase::SignedOut;
        return;
    case State::SigningIn:
    case State::Hello:
        m_status.phase = SyncPhase::Connecting;
        return;
    case State::Pulling:
        m_status.phase = SyncPhase::Pulling;
        return;
    case State::Verifying:
        m_status.phase = SyncPhase::Verifying;
        return;
    case State::Draining:
        m_status.phase = SyncPhase::Pulling;
        return;
    case State::Stopped:
        m_status.phase = SyncPhase::Stopped;
        return;
    default:
        return; // what is on the way to something else shows what it comes from
    }
}

void Engine::Private::go(State state)
{
    switch (state) {
    case State::SigningIn:
        return beginSignIn();
    case State::Keeping:
        return keepSession();
    case State::Refreshing:
        return refresh();
    case State::Hello:
        return sayHello();
    case State::Token:
        return followNews();
    case State::Pulling:
        if (m_accepted.empty())
            return startPulling();
        enter(State::Pulling);
        return sendPull();
    case State::Verifying:
        enter(State::Verifying);
        return m_walk ? askWalk() : nextSuspect();
    case State::Waiting:
        return startPulling();
    case State::Wiping:
        return wipe();
    default:
        return load();
    }
}

void Engine::Private::finish(Result<void> result)
{
    dropWork();
    for (const Timer timer : {Timer::BackOff, Timer::Poll, Timer::Lease, Timer::Push})
        command(Disarm {timer});
    enter(State::Stopped);
    command(Finished {std::move(result)});
}

/// The clock of this computer counts only by what the last hello said of it.
void Engine::Private::checkLease()
{
    m_status.leaseOver = m_status.recordsUsable && m_stored.leaseUntilMs > 0
        && m_nowMs + m_stored.clockOffsetMs >= m_stored.leaseUntilMs;
}

void Engine::Private::armLease()
{
    const int64_t left = m_stored.leaseUntilMs - m_stored.clockOffsetMs - m_nowMs;
    command(Arm {Timer::Lease, m_nowMs + std::clamp(left / 2, kLeaseLookMs, kHelloAgainMs)});
}

} // namespace qunce
