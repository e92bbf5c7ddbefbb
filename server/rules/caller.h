// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/base/uuid.h"
#include "server/rules/refusal.h"
#include "server/rules/scope.h"

namespace qunce::server {

/// Who makes a call, as of a moment ago. Immutable, any thread.
struct Caller {
    Uuid account;
    std::string name; ///< of the user
    Role role = Role::Viewer;
    Scope scope =
        Scope::ofRegions(Role::Viewer, {}, {}); ///< what the user may read: ask it before every read
    Uuid device;
};

/// The caller as the protocol names users: role and scope of now.
UserInfo userInfoOf(const Caller &caller);

/// Knows callers by their access token. Any thread.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// Refuses with TokenExpired, TokenInvalid, AccountDisabled or DeviceRevoked. `clientId` is the X-Client-Id of the
    /// call, nil if there is none.
    virtual Outcome<std::shared_ptr<const Caller>> authenticate(
        std::string_view accessToken, const Uuid &clientId) = 0;
};

} // namespace qunce::server
