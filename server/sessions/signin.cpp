// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sessions/signin.h"

#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "server/admin/accounts.h"
#include "server/admin/tokens.h"

namespace qunce::server {

namespace {

/// About what a full queue takes.
constexpr int64_t kQueueWaitMs = 2000;
constexpr size_t kLongestCountedName = 64;

/// What tries for one user are counted by; no user has a longer name.
std::string keyOf(const std::string &user)
{
    return user.substr(0, kLongestCountedName);
}

/// Made once in a process: it takes as long as a sign-in.
const std::string &hashOfNobody()
{
    static const std::string made = [] {
        Result<std::string> hash = hashPassword(randomToken());
        return hash.ok() ? std::move(hash).value() : std::string();
    }();
    return made;
}

} // namespace

SignIn::Try::~Try()
{
    sodium_memzero(request.password.data(), request.password.size());
}

SignIn::SignIn(Storage &storage, Sessions &sessions, const Clock &clock, SignInOptions options)
    : m_storage(storage)
    , m_sessions(sessions)
    , m_clock(clock)
    , m_options(options)
    , m_nobodysHash(hashOfNobody())
    , m_users(options.failuresOfUser, options.windowMs)
    , m_addresses(options.failuresOfAddress, options.windowMs)
    , m_pool(options.threads, options.queue)
{
    recallFailures();
}

void SignIn::recallFailures()
{
    const auto reading = m_storage.beginRead();
    if (!reading.ok())
        return; // who cannot read the database signs nobody in
    const auto failures = (*reading)->signInFailures(m_clock.nowMs() - m_options.windowMs);
    if (!failures.ok())
        return;
    const std::string user = failureKeyOfUser({});
    const std::string address = failureKeyOfAddress({});
    for (const SignInFailure &failure : *failures) {
        if (failure.key.starts_with(user))
            m_users.failed(keyOf(failure.key.substr(user.size())), failure.atMs);
        else if (failure.key.starts_with(address))
            m_addresses.failed(failure.key.substr(address.size()), failure.atMs);
    }
}

void SignIn::submit(SessionRequest request, const Uuid &clientId, const std::string &address, Done done)
{
    const auto attempt = std::make_shared<Try>(Try {std::move(request), clientId, address, std::move(done)});
    if (const int64_t wait = waitFor(*attempt); wait > 0) {
        attempt->done(Refusal {Refusal::Code::SlowDown, "too many wrong passwords", wait});
        return;
    }
    if (!m_pool.post([this, attempt] { attempt->done(guarded([&] { return run(*attempt); })); }))
        attempt->done(Refusal {Refusal::Code::SlowDown, "too many sign-ins at once", kQueueWaitMs});
}

int64_t SignIn::waitFor(const Try &attempt)
{
    const int64_t now = m_clock.nowMs();
    return std::max(
        m_users.waitFor(keyOf(attempt.request.user), now), m_addresses.waitFor(attempt.address, now));
}

Outcome<SessionReply> SignIn::run(const Try &attempt)
{
    // Tries that came together have all passed the first look.
    if (const int64_t wait = waitFor(attempt); wait > 0)
        return Refusal {Refusal::Code::SlowDown, "too many wrong passwords", wait};
    std::optional<Account> account;
    {
        QUNCE_ASSIGN(const auto reading, m_storage.beginRead());
        QUNCE_ASSIGN(account, reading->account(attempt.request.user));
    }
    const bool matches =
        passwordMatches(account ? account->passwordHash : m_nobodysHash, attempt.request.password);
    if (!account || !matches) {
        QUNCE_TRY(noteFailure(attempt, account.has_value()));
        return Refusal {Refusal::Code::WrongPassword, "wrong user or password"};
    }
    Outcome<SessionReply> reply =
        m_sessions.begin(*account, attempt.request.device, attempt.clientId, attempt.address);
    if (reply.ok())
        m_users.succeeded(keyOf(attempt.request.user));
    return reply;
}

Result<void> SignIn::noteFailure(const Try &attempt, bool userExists)
{
    const int64_t now = m_clock.nowMs();
    m_users.failed(keyOf(attempt.request.user), now);
    m_addresses.failed(attempt.address, now);
    QUNCE_ASSIGN(const auto transaction, m_storage.beginAside(m_options.patience));
    const int64_t since = now - m_options.windowMs;
    // Of users that there are: what else is typed as a name may be a password.
    if (userExists)
        QUNCE_TRY(transaction->addSignInFailure(
            {failureKeyOfUser(attempt.request.user), now}, since, m_options.keptFailures));
    QUNCE_TRY(transaction->addSignInFailure(
        {failureKeyOfAddress(attempt.address), now}, since, m_options.keptFailures));
    QUNCE_TRY(transaction->appendAudit({now, userExists ? attempt.request.user : "nobody", "session.failure",
        nlohmann::json {{"address", attempt.address}}.dump()}));
    return transaction->commit();
}

} // namespace qunce::server
