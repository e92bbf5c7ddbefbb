// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"

#include <algorithm>

#include "models/base/seededbugs.h"

namespace qunce {

namespace {

/// Calls after the n-th load() of a profile are numbered from n * 2^24, so that no two of a profile are alike.
constexpr int kCallBits = 24;

} // namespace

/// Asks the store where the cache stands, and goes on from there: after the start, and after everything that the chain
/// of pulls does not foresee.
void Engine::Private::load()
{
    abandonCall();
    m_operation = 0; // what is still running there ends before the load
    m_accepted.clear();
    m_justLoaded.reset();
    m_walk.reset();
    m_repairing = false;
    enter(State::Loading);
    ++m_loads;
    command(LoadStore {});
}

/// The outbox is looked at before the first hello, which says how far it is numbered.
void Engine::Private::tryLoaded()
{
    if (m_state != State::Loading || m_loads > 0 || !m_justLoaded || (m_options.edits && !m_push.isKnown()))
        return;
    const StoredSync stored = *std::exchange(m_justLoaded, std::nullopt);
    loaded(stored);
}

void Engine::Private::loaded(const StoredSync &stored)
{
    if (!seededBug("chain runs on after a failure") || m_chain.epoch().empty())
        m_chain.load(stored);
    m_stored = stored;
    m_lastCall = std::max(m_lastCall, stored.sessionNo << kCallBits);
    m_status.recordsUsable = stored.readable;
    m_status.lastCompleteMs = std::max(m_status.lastCompleteMs, stored.lastCompleteMs);
    armLease();

    if (m_newSession)
        return keepSession();
    if (m_signIn)
        return beginSignIn();
    if (!hasSession()) {
        waitForSignIn();
        if (m_session && !m_session->endedBecause.empty())
            m_status.problem = loginText(m_session->endedBecause);
        if (m_once)
            finish(Error {ErrorCode::PermissionDenied, QUNCE_TEXT("Nobody is signed in."), "no session"});
        return;
    }
    if (!m_hello || !m_helloKept || !stored.hasGeneration || stored.epoch != m_hello->epoch)
        return sayHello();
    if (!m_suspects.empty() || !m_toRestart.empty())
        return nextSuspect();
    followNews();
}

void Engine::Private::did(Operation operation)
{
    switch (operation) {
    case Operation::Begin:
        m_chain.begin(m_hello->epoch);
        m_durable = false;
        m_suspects.clear();
        m_toRestart.clear();
        m_stored.hasGeneration = true;
        m_stored.epoch = m_hello->epoch;
        return saveHello();
    case Operation::SaveHello:
        m_helloKept = true;
        openPush();
        if (!m_suspects.empty() || !m_toRestart.empty())
            return nextSuspect();
        return followNews();
    case Operation::Finish:
        m_durable = true;
        return synced();
    case Operation::Restart:
        m_toRestart.clear();
        return load();
    case Operation::Adopt:
        return nextSuspect();
    case Operation::StageRepair:
        return repairStaged();
    case Operation::Discard:
        if (m_state != State::Wiping)
            return load();
        m_stored.hasGeneration = false;
        m_status.recordsUsable = false;
        m_status.lastCompleteMs = 0;
        if (!m_options.edits)
            return wiped();
        m_sealing = true;
        return m_wipesEdits ? m_push.erase() : m_push.seal(m_session->sealingKey);
    default:
        return;
    }
}

/// The session goes last: with it goes the key that edits are sealed for.
void Engine::Private::wiped()
{
    m_sealing = false;
    m_session.reset();
    tellFile({});
    const Message words = m_wipesEdits
        ? QUNCE_TEXT("Your administrator has revoked this device. Its copy of the data and what it had not "
                     "sent have been deleted.")
        : QUNCE_TEXT("Your administrator has revoked this device. Its copy of the data has been deleted.");
    stuck({ErrorCode::PermissionDenied, words, "device revoked"}, SyncPhase::Error);
}

void Engine::Private::saveHello()
{
    toStore(Operation::SaveHello, SaveHello {0, *m_hello});
}

void Engine::Private::discard()
{
    abandonCall();
    m_accepted.clear();
    m_hello.reset();
    enter(State::Preparing);
    toStore(Operation::Discard, DiscardCache {});
}

/// The store takes nothing more before load() has said where it stands.
void Engine::Private::storeFailed(const Error &error)
{
    const bool wiping = m_state == State::Wiping;
    if (m_state == State::Refreshing || m_state == State::Keeping) {
        m_accepted.clear();
        m_afterKeeping = State::Loading; // new tokens are not dropped for that
        return;
    }
    abandonCall();
    m_accepted.clear();
    switch (error.code) {
    case ErrorCode::Corrupt:
        if (!m_discarded && !wiping) {
            m_discarded = true;
            return discard();
        }
        return stuck({ErrorCode::Corrupt,
                         QUNCE_TEXT("The local copy of the data is damaged again and again. Check the disk "
                                    "of this computer."),
                         error.detail},
            SyncPhase::Error);
    case ErrorCode::VersionMismatch:
        return stuck(error, SyncPhase::Error);
    case ErrorCode::DiskFull:
    case ErrorCode::Io:
        if (m_once)
            return finish(error);
        [[fallthrough]];
    default:
        if (m_operationKind == Operation::Discard)
            m_discarded = false; // it still has to be done
        backOff(wiping ? State::Wiping : State::Loading, error, m_options.backOffMaxMs);
        m_status.phase = m_state == State::Stopped ? SyncPhase::Stopped : SyncPhase::Error;
    }
}

} // namespace qunce
