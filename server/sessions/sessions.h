// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/clock.h"
#include "models/base/uuid.h"
#include "models/protocol/devicemessages.h"
#include "models/protocol/syncmessages.h"
#include "server/admin/keypair.h"
#include "server/rules/caller.h"
#include "server/sessions/callercache.h"
#include "server/sessions/tokenrules.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// A long import lets sessions in while it reads, and while it writes they wait: somewhat less long than a console waits
/// for an answer.
constexpr std::chrono::milliseconds kSessionPatience {25000};

/// Who is signed in (docs/SYNC.md, "Sign-in"): begins, renews and ends sessions, and knows callers by their tokens.
/// Everything but what CallerCache remembers is in the database. Whoever takes a right away - another password, a disabled
/// user, a revoked device - does so through the same Storage, whose rightsVersion() tells this object; there is nothing
/// else to call. Any thread; what is given must outlive it.
class Sessions : public Authenticator
{
public:
    /// `patience`: how long a write waits for its turn.
    Sessions(Storage &storage, const Clock &clock, BrandKeys keys,
        std::chrono::milliseconds patience = kSessionPatience)
        : m_storage(storage), m_clock(clock), m_keys(std::move(keys)), m_patience(patience), m_ids(clock)
    { }

    Outcome<std::shared_ptr<const Caller>> authenticate(
        std::string_view accessToken, const Uuid &clientId) override;

    /// A new device of `account`, whose password has been verified against the hash that it holds. Refuses if the
    /// account has changed meanwhile. `address` is for the audit.
    Outcome<SessionReply> begin(const Account &account, std::string_view deviceName, const Uuid &clientId,
        const std::string &address);
    Outcome<RefreshReply> refresh(std::string_view refreshToken, const Uuid &clientId);
    /// Where the caller is signed in: one entry for each laptop.
    Outcome<DevicesReply> devices(const Caller &caller) const;
    /// Revokes another laptop of the caller's own, as an administrator would. NotFound for any other device; that of the
    /// caller is signed out, not revoked, and refused here.
    Outcome<std::monostate> revoke(const Caller &caller, std::string_view deviceId);
    /// Signs the caller's device out.
    Outcome<std::monostate> end(const Caller &caller);

private:
    /// What keeps a known device from being let in, whatever its token's age.
    Result<std::optional<Refusal>> barred(ReadTransaction &transaction, const Device &device,
        const Account &account, const Uuid &clientId) const;
    Outcome<CallerCache::Entry> look(const std::string &hash, const Uuid &clientId) const;
    /// Stores a new pair for the device.
    Result<TokenPair> issue(WriteTransaction &transaction, const Uuid &device, int64_t nowMs) const;
    Outcome<RefreshReply> renew(WriteTransaction &transaction, Device device, const DeviceToken &token,
        RefreshVerdict verdict, const Uuid &clientId) const;
    Outcome<RefreshReply> endStolen(
        WriteTransaction &transaction, Device device, const Account &account) const;

    Storage &m_storage;
    const Clock &m_clock;
    const BrandKeys m_keys;
    const std::chrono::milliseconds m_patience;
    RandomIdSource m_ids; ///< used inside write transactions only, of which there is one at a time
    CallerCache m_cache;
};

} // namespace qunce::server
