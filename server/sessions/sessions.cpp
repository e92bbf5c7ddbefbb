// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sessions/sessions.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/base/utf8.h"
#include "server/admin/devices.h"
#include "server/admin/tokens.h"
#include "server/sessions/signinthrottle.h"

namespace qunce::server {

namespace {

using Purpose = DeviceToken::Purpose;

constexpr size_t kLongestDeviceName = 128;

Refusal invalidToken(const char *detail)
{
    return {Refusal::Code::TokenInvalid, detail};
}

Refusal disabled()
{
    return {Refusal::Code::AccountDisabled, "an administrator has disabled this user"};
}

std::string deviceJson(const Uuid &device)
{
    return nlohmann::json {{"device", device.toString()}}.dump();
}

/// What a user calls a laptop, as far as it is text, not too long, and fit for one line.
std::string tidied(std::string_view name)
{
    std::string line(cutUtf8(name.substr(0, wellFormedUtf8Prefix(name)), kLongestDeviceName));
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; }, ' ');
    return line;
}

struct Known {
    DeviceToken token;
    Device device;
    Account account;
};

/// Token, device and account behind a hash.
Outcome<Known> known(ReadTransaction &transaction, const std::string &hash, Purpose purpose)
{
    QUNCE_ASSIGN(const std::optional<DeviceToken> token, transaction.deviceToken(hash));
    if (!token || token->purpose != purpose)
        return invalidToken("nobody has this token");
    QUNCE_ASSIGN(const std::optional<Device> device, transaction.device(token->device));
    QUNCE_ASSIGN(
        const std::optional<Account> account, transaction.accountById(device ? device->account : Uuid()));
    if (!device || !account)
        return Error {ErrorCode::Corrupt, {}, "a token without device or account"};
    return Known {*token, *device, *account};
}

Outcome<Caller> callerOf(const Account &account, const Uuid &device)
{
    QUNCE_ASSIGN(const Scope scope, scopeOf(account));
    const std::optional<Role> role = roleNamedAs(account.role);
    return Caller {account.id, account.name, role.value_or(Role::Viewer), scope, device};
}

} // namespace

Result<std::optional<Refusal>> Sessions::barred(
    ReadTransaction &transaction, const Device &device, const Account &account, const Uuid &clientId) const
{
    switch (device.state) {
    case DeviceState::SignedIn:
        break;
    case DeviceState::Revoked: {
        // Only for the laptop that signed in, so that nobody gets an order to wipe another one.
        Refusal refusal {Refusal::Code::DeviceRevoked, "an administrator has revoked this device"};
        if (!clientId.isNil() && clientId == device.clientId) {
            QUNCE_ASSIGN(const Wipe what, wipeOf(transaction, device.id));
            refusal.signature = signatureOf(
                m_keys.signing, (what == Wipe::All ? "wipe-all:" : "wipe:") + clientId.toString());
        }
        return std::optional(std::move(refusal));
    }
    case DeviceState::SignedOut:
        return std::optional(invalidToken("the device was signed out"));
    case DeviceState::PasswordChanged:
        return std::optional(invalidToken("the password has changed"));
    case DeviceState::AccountDisabled:
        return std::optional(
            account.disabled ? disabled() : invalidToken("the user was disabled for a while"));
    case DeviceState::TokenReused:
        return std::optional(invalidToken("a replaced refresh token was used, so the session was ended"));
    }
    return account.disabled ? std::optional(disabled()) : std::optional<Refusal>();
}

Outcome<CallerCache::Entry> Sessions::look(const std::string &hash, const Uuid &clientId) const
{
    CallerCache::Entry entry;
    entry.rightsVersion = m_storage.rightsVersion();
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    QUNCE_ASSIGN(const Known found, known(*transaction, hash, Purpose::Access));
    QUNCE_ASSIGN(std::optional<Refusal> refusal, barred(*transaction, found.device, found.account, clientId));
    if (refusal)
        return std::move(*refusal);
    QUNCE_ASSIGN(Caller caller, callerOf(found.account, found.device.id));
    entry.token = found.token;
    entry.caller = std::make_shared<const Caller>(std::move(caller));
    return entry;
}

Outcome<std::shared_ptr<const Caller>> Sessions::authenticate(
    std::string_view accessToken, const Uuid &clientId)
{
    if (accessToken.size() != kTokenLength)
        return invalidToken(accessToken.empty() ? "Authorization: Bearer is missing" : "this is no token");
    const int64_t now = m_clock.nowMs();
    const std::string hash = tokenHash(accessToken);
    std::optional<CallerCache::Entry> entry = m_cache.find(hash, m_storage.rightsVersion());
    if (!entry) {
        QUNCE_ASSIGN(CallerCache::Entry fresh, look(hash, clientId));
        if (accessIsGood(fresh.token, now))
            m_cache.put(fresh, now);
        entry = std::move(fresh);
    }
    if (!accessIsGood(entry->token, now))
        return Refusal {Refusal::Code::TokenExpired, "access tokens live 15 minutes"};
    return std::move(entry->caller);
}

Result<TokenPair> Sessions::issue(WriteTransaction &transaction, const Uuid &device, int64_t nowMs) const
{
    QUNCE_ASSIGN(std::vector<DeviceToken> tokens, transaction.deviceTokens(device));
    // Newer ones are issued later even if the clock was set back.
    const int64_t issuedAt = tokens.empty() ? nowMs : std::max(nowMs, tokens.back().issuedAtMs + 1);
    const TokenPair pair {randomToken(), nowMs + kAccessLifeMs, randomToken(), nowMs + kRefreshLifeMs};
    tokens.push_back({tokenHash(pair.access), device, Purpose::Access, DeviceToken::State::Live, issuedAt,
        pair.accessExpiresMs});
    tokens.push_back({tokenHash(pair.refresh), device, Purpose::Refresh, DeviceToken::State::Live, issuedAt,
        pair.refreshExpiresMs});
    for (auto token = tokens.end() - 2; token != tokens.end(); ++token)
        QUNCE_TRY(transaction.putDeviceToken(*token));
    for (const DeviceToken &token : superfluous(tokens))
        QUNCE_TRY(transaction.dropDeviceToken(token.hash));
    return pair;
}

Outcome<SessionReply> Sessions::begin(
    const Account &account, std::string_view deviceName, const Uuid &clientId, const std::string &address)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginAside(m_patience));
    QUNCE_ASSIGN(const std::optional<Account> current, transaction->accountById(account.id));
    if (!current || current->passwordHash != account.passwordHash)
        return Refusal {Refusal::Code::WrongPassword, "wrong user or password"};
    if (current->disabled)
        return disabled();
    const int64_t now = m_clock.nowMs();
    const Device device {
        m_ids.next(), account.id, tidied(deviceName), clientId, now, now, DeviceState::SignedIn};
    QUNCE_ASSIGN(const Caller caller, callerOf(*current, device.id));
    QUNCE_TRY(transaction->putDevice(device));
    QUNCE_TRY(transaction->dropSignInFailures(failureKeyOfUser(account.name)));
    SessionReply reply;
    QUNCE_ASSIGN(reply.tokens, issue(*transaction, device.id, now));
    const nlohmann::json detail {{"device", device.id.toString()}, {"address", address}};
    QUNCE_TRY(transaction->appendAudit({now, account.name, "session.begin", detail.dump()}));
    QUNCE_TRY(transaction->commit());
    reply.device = device.id;
    reply.user = userInfoOf(caller);
    reply.signingKey = m_keys.signing.publicKey;
    reply.sealingKey = m_keys.sealing.publicKey;
    return reply;
}

Outcome<RefreshReply> Sessions::refresh(std::string_view refreshToken, const Uuid &clientId)
{
    if (refreshToken.size() != kTokenLength)
        return invalidToken("this is no token");
    const std::string hash = tokenHash(refreshToken);
    {
        // Nonsense does not wait for the writer's turn.
        QUNCE_ASSIGN(const auto reading, m_storage.beginRead());
        QUNCE_TRY(known(*reading, hash, Purpose::Refresh));
    }
    QUNCE_ASSIGN(const auto transaction, m_storage.beginAside(m_patience));
    QUNCE_ASSIGN(const Known found, known(*transaction, hash, Purpose::Refresh));
    QUNCE_ASSIGN(std::optional<Refusal> refusal, barred(*transaction, found.device, found.account, clientId));
    if (refusal)
        return std::move(*refusal);
    const RefreshVerdict verdict = judgeRefresh(found.token, m_clock.nowMs());
    switch (verdict) {
    case RefreshVerdict::Expired:
        return invalidToken("refresh tokens live 30 days");
    case RefreshVerdict::Reused:
        return endStolen(*transaction, found.device, found.account);
    case RefreshVerdict::Renew:
    case RefreshVerdict::Repeat:
        break;
    }
    return renew(*transaction, found.device, found.token, verdict, clientId);
}

Outcome<RefreshReply> Sessions::renew(WriteTransaction &transaction, Device device, const DeviceToken &token,
    RefreshVerdict verdict, const Uuid &clientId) const
{
    const int64_t now = m_clock.nowMs();
    if (verdict == RefreshVerdict::Renew) {
        QUNCE_ASSIGN(const std::vector<DeviceToken> tokens, transaction.deviceTokens(device.id));
        for (const DeviceToken &changed : afterFirstUse(tokens, token, now))
            QUNCE_TRY(transaction.putDeviceToken(changed));
    }
    device.lastSeenAtMs = now;
    device.clientId = clientId; // a laptop that was cloned calls itself anew
    QUNCE_TRY(transaction.putDevice(device));
    RefreshReply reply;
    QUNCE_ASSIGN(reply.tokens, issue(transaction, device.id, now));
    QUNCE_TRY(transaction.commit());
    return reply;
}

Outcome<RefreshReply> Sessions::endStolen(
    WriteTransaction &transaction, Device device, const Account &account) const
{
    device.state = DeviceState::TokenReused;
    QUNCE_TRY(transaction.putDevice(device));
    QUNCE_TRY(
        transaction.appendAudit({m_clock.nowMs(), account.name, "session.reuse", deviceJson(device.id)}));
    QUNCE_TRY(transaction.commit());
    return invalidToken("this refresh token was replaced long ago; the session was ended");
}

Outcome<std::monostate> Sessions::end(const Caller &caller)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginAside(m_patience));
    QUNCE_ASSIGN(std::optional<Device> device, transaction->device(caller.device));
    if (!device || device->state != DeviceState::SignedIn)
        return std::monostate();
    device->state = DeviceState::SignedOut;
    QUNCE_TRY(transaction->putDevice(*device));
    QUNCE_TRY(
        transaction->appendAudit({m_clock.nowMs(), caller.name, "session.end", deviceJson(device->id)}));
    QUNCE_TRY(transaction->commit());
    return std::monostate();
}

} // namespace qunce::server
