// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"

#include <utility>

#include "models/base/seededbugs.h"

namespace qunce {

bool isAllWell(const SyncStatus &status)
{
    const EditCounts &edits = status.edits;
    const bool isDone = edits.pending == 0 && (edits.rejected == 0 || seededBug("green with a rejected edit"))
        && edits.setAside == 0 && edits.conflicts == 0;
    return status.phase == SyncPhase::Synced && isDone;
}

void Engine::Private::beginPush()
{
    if (m_options.edits)
        m_push.begin(m_session ? m_session->user : UserInfo());
}

/// After a hello, which has said how far the server has come with this client's edits.
void Engine::Private::openPush()
{
    if (!m_options.edits || !hasSession())
        return;
    m_push.begin(m_session->user);
    m_push.open({m_session->server, m_hello->epoch, m_stored.clientId, m_stored.sessionNo, m_hello->lmid},
        std::exchange(m_ackedAtHello, std::nullopt), m_session->tokens.access);
}

/// The server takes this copy of the profile for another one's. What it may have decided already it is asked about in
/// the old name, so that nothing is decided twice; the rest goes in a new one.
void Engine::Private::rotateClient()
{
    const bool mayAsk = m_push.hasQuestions() && !m_stored.epoch.empty() && hasSession();
    if (!mayAsk)
        return m_push.rotate(NextClient::OfTheSameUser);
    m_push.open({m_session->server, m_stored.epoch, m_stored.clientId, m_stored.sessionNo,
                    PushLane::kMoreThanWasSent},
        {}, m_session->tokens.access);
}

void Engine::Private::on(const EditsChanged &)
{
    m_push.wake(false);
}

void Engine::Private::on(const EditsStored &event)
{
    m_push.stored(event);
    tryLoaded();
    if (m_state == State::Wiping && m_sealing && !m_push.isSealing())
        sealed();
}

void Engine::Private::sealed()
{
    m_sealing = false;
    if (!m_push.sealFailure())
        return wiped();
    backOff(State::Wiping, *m_push.sealFailure(), m_options.backOffMaxMs);
    m_status.phase = m_state == State::Stopped ? SyncPhase::Stopped : SyncPhase::Error;
}

void Engine::Private::runPush()
{
    carryOutPush();
    if (m_state == State::Draining) {
        drain();
        carryOutPush();
    }
    m_status.edits = m_push.counts();
    m_status.editsSent = m_push.resultsKept();
    m_status.sending = m_push.isSending();
    m_status.pushProblem = m_push.problem();
}

/// What the push lane wants, until it wants nothing more.
void Engine::Private::carryOutPush()
{
    for (;;) {
        for (Command &wanted : m_push.takeCommands()) {
            auto *push = std::get_if<Send>(&wanted);
            if (push != nullptr) {
                push->call = ++m_lastCall;
                push->clientId = m_stored.clientId;
                push->server = m_session->server;
                push->accessToken = m_session->tokens.access;
                m_push.callIs(push->call);
            }
            command(std::move(wanted));
        }
        const PushWish wish = m_push.takeWish();
        if (wish == PushWish::None)
            return;
        grant(wish);
    }
}

void Engine::Private::grant(PushWish wish)
{
    switch (wish) {
    case PushWish::Token:
        return refreshForPush();
    case PushWish::Login:
        return loginNeeded(m_push.refusal().code);
    case PushWish::Wipe:
        return mayBeRevoked(m_push.refusal());
    case PushWish::ReadOnly:
        return tooOld(m_push.refusal().detail);
    case PushWish::Hello:
        return helloForPush();
    case PushWish::Load:
        return loadForPush();
    case PushWish::None:
        return;
    }
}

/// Whoever has a call on its way, or will have one soon, is told by its answer that the token has grown old.
void Engine::Private::refreshForPush()
{
    if (m_state == State::Pausing)
        enter(State::Waiting); // a pull follows either
    if (m_state != State::Waiting && m_state != State::Draining)
        return;
    abandonCall();
    refresh();
}

void Engine::Private::helloForPush()
{
    m_helloDue = true;
    if (m_state == State::Waiting)
        abandonCall();
    if (m_state == State::Waiting || m_state == State::Pausing || m_state == State::Draining)
        sayHello();
}

void Engine::Private::loadForPush()
{
    switch (m_state) {
    case State::Fresh:
    case State::SignedOut:
    case State::SigningIn:
    case State::Wiping:
    case State::Stuck:
    case State::Stopped:
        return; // load() comes before anything that needs the client id
    case State::Refreshing:
    case State::Keeping:
        m_hello.reset();
        m_afterKeeping = State::Loading;
        return;
    default:
        m_hello.reset();
        load();
    }
}

/// `once` ends when everything is sent, and pulled again if anything was.
void Engine::Private::drain()
{
    if (m_push.isBusy()) {
        if (m_push.failures() >= m_options.onceAttempts)
            return finish(Error {ErrorCode::Network, m_push.problem(), "edits cannot be sent"});
        if (m_state != State::Draining)
            enter(State::Draining);
        return;
    }
    if (m_push.resultsKept() != m_keptAtPull)
        return startPulling();
    enter(State::Finishing);
    synced();
}

bool Engine::Private::hasEdits() const
{
    const EditCounts counts = m_push.counts();
    return counts.pending > 0 || counts.rejected > 0 || counts.setAside > 0;
}

} // namespace qunce
