// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "models/base/result.h"
#include "models/store/session.h"

namespace qunce {

/// session.json of a profile: who is signed in, with tokens, so only its owner may read it (0600). Replaced whole and
/// durably: after a crash it is the old one or the new one. One thread at a time.
class SessionFile
{
public:
    explicit SessionFile(std::string path) : m_path(std::move(path)) { }

    /// Nothing if there is none. Corrupt if it is not what write() made: signing in again replaces it.
    Result<std::optional<Session>> read() const;
    Result<void> write(const Session &session) const;
    /// It is no error if there is none.
    Result<void> remove() const;

private:
    std::string m_path;
};

} // namespace qunce
