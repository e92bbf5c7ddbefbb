// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "models/base/uuid.h"
#include "models/protocol/syncmessages.h"

namespace qunce {

/// Who is signed in. Kept outside the cache (sessionfile.h); the tokens are secrets.
struct Session {
    std::string server; ///< URL without a slash at the end
    UserInfo user;
    Uuid device;
    TokenPair tokens;
    std::string signingKey; ///< pinned at first sign-in
    std::string sealingKey;
    std::string endedBecause; ///< the server's code, where it ended the session; then there are no tokens

    bool operator==(const Session &) const = default;
};

} // namespace qunce
