// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/engineprivate.h"
#include "models/base/seededbugs.h"
#include "models/sync/signature.h"

namespace qunce {

/// What a refusal that only a person can mend means for that person.
Message loginText(const std::string &code)
{
    if (code == "wrong_password")
        return QUNCE_TEXT("The user name or the password is wrong.");
    if (code == "account_disabled")
        return QUNCE_TEXT("This account is disabled. Ask your administrator.");
    if (code == kNotKept)
        return QUNCE_TEXT("This computer has nothing that keeps the sign-in safely. Please sign in again.");
    if (code == kVaultClosed)
        return QUNCE_TEXT("The desktop's secret store did not open. Unlock it and start again, or sign in.");
    return QUNCE_TEXT("Please sign in again.");
}

/// Only the user can go on. Where a session was ended by somebody else the data stay readable.
void Engine::Private::waitForSignIn()
{
    enter(State::SignedOut);
    if (m_session && !m_session->endedBecause.empty())
        m_status.phase = SyncPhase::SignInNeeded;
}

void Engine::Private::beginSignIn()
{
    enter(State::SigningIn);
    m_status.problem = {};
    send(SignInCall {{m_signIn->user, m_signIn->password, m_signIn->deviceName}});
}

void Engine::Private::signedIn(const SessionReply &reply)
{
    Session session;
    session.server = m_signIn->server;
    session.user = reply.user;
    session.device = reply.device;
    session.tokens = reply.tokens;
    session.signingKey = reply.signingKey;
    session.sealingKey = reply.sealingKey;
    m_signIn.reset();
    m_backOff.reset();

    // Without a session the last hello says whose this profile is.
    const Uuid ownerId = m_session ? m_session->user.id : m_stored.ownerId;
    const bool hasOwner = m_session || !ownerId.isNil();
    const bool sameUser = hasOwner && ownerId == session.user.id;
    if (sameUser && m_session && !m_session->signingKey.empty()
        && m_session->signingKey != session.signingKey) {
        enter(State::SignedOut);
        m_status.problem = QUNCE_TEXT("The server has another key than the one this computer knows. Ask your "
                                      "administrator before you sign in.");
        if (m_once)
            finish(Error {ErrorCode::PermissionDenied, m_status.problem, "the signing key changed"});
        return;
    }
    if (!sameUser && hasOwner && hasEdits() && !seededBug("edits of another user sent")) {
        enter(State::SignedOut);
        m_status.problem = {
            QUNCE_TEXT("%1 has changes on this computer that are not at the server yet. Sign in as %1 and "
                       "let them be sent, or export them first."),
            {m_session ? m_session->user.name : m_stored.ownerName}};
        if (m_once)
            finish(Error {ErrorCode::PermissionDenied, m_status.problem, "edits of another user"});
        return;
    }
    // What the other one has sent is not this one's to send again, and the server knows the client as theirs. Where an
    // older program has left it open whose the edits are, the server is asked first.
    if (hasOwner ? !sameUser : m_stored.hasGeneration && !hasEdits())
        m_push.rotate(NextClient::OfAnotherUser);
    m_newSession = std::move(session);
    m_afterKeeping = State::Loading;
    m_hello.reset();
    m_token.clear();
    // Nobody sees rows that another user was allowed to see.
    if (m_stored.hasGeneration && !sameUser)
        discard();
    else
        keepSession();
}

void Engine::Private::keepSession()
{
    enter(State::Keeping);
    tellFile(m_newSession);
}

void Engine::Private::tellFile(std::optional<Session> session)
{
    ++m_keeps;
    command(KeepSession {std::move(session)});
}

void Engine::Private::sessionKept(const Result<void> &result)
{
    if (!result.ok())
        return backOff(State::Keeping, result.error(), m_options.backOffMaxMs);
    m_session = std::move(m_newSession);
    m_newSession.reset();
    m_push.tokenIs(m_session->tokens.access);
    go(m_afterKeeping);
}

void Engine::Private::refresh()
{
    if (m_state != State::BackingOff)
        m_afterKeeping = m_state;
    m_refreshed = true;
    enter(State::Refreshing);
    send(RefreshCall {m_session->tokens.refresh});
}

void Engine::Private::refreshed(const RefreshReply &reply)
{
    m_newSession = m_session;
    m_newSession->tokens = reply.tokens;
    keepSession();
}

void Engine::Private::loginNeeded(const std::string &code)
{
    const bool signingIn = m_state == State::SigningIn;
    dropWork();
    m_signIn.reset();
    m_status.problem = loginText(code);
    if (!signingIn && m_session) {
        m_session->tokens = {};
        m_session->endedBecause = code;
        tellFile(m_session);
    }
    waitForSignIn();
    if (!signingIn)
        m_status.phase = SyncPhase::SignInNeeded;
    if (m_once)
        finish(Error {ErrorCode::PermissionDenied, m_status.problem, code});
}

/// Whoever can answer in the server's name could otherwise delete everybody's data.
void Engine::Private::mayBeRevoked(const ErrorReply &error)
{
    const auto isSigned = [&](const std::string &order) {
        return isSignedBy(m_session->signingKey, error.signature, order);
    };
    const bool isOrder = error.code == "device_revoked" && m_session;
    const bool isAll = isOrder && isSigned(wipeAllText(m_stored.clientId));
    const bool genuine = isAll
        || (isOrder && (isSigned(wipeText(m_stored.clientId)) || seededBug("wipe without a signature")));
    if (!genuine)
        return loginNeeded(error.code);
    m_wipesEdits = isAll;
    dropWork();
    wipe();
}

void Engine::Private::wipe()
{
    m_sealing = false;
    enter(State::Wiping);
    toStore(Operation::Discard, DiscardCache {});
}

} // namespace qunce
