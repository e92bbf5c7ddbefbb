// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/uuid.h"
#include "models/protocol/syncmessages.h"

namespace qunce {

/// Codes of Session::endedBecause beside the server's: nothing keeps the tokens longer than a run of the console, and
/// what keeps them does not open.
inline constexpr const char *kNotKept = "not_kept";
inline constexpr const char *kVaultClosed = "vault_closed";

/// Who is signed in. Kept outside the cache (sessionfile.h); the tokens are secrets.
struct Session {
    std::string server; ///< URL without a slash at the end
    UserInfo user;
    Uuid device;
    TokenPair tokens;
    std::string signingKey; ///< pinned at first sign-in
    std::string sealingKey;
    /// Why there are no tokens: the server's code, where it ended the session; kNotKept; kVaultClosed. Empty after
    /// signing out.
    std::string endedBecause;
    bool tokensElsewhere = false; ///< read from a file that does not hold them (sessionfile.h)

    bool operator==(const Session &) const = default;
};

} // namespace qunce
