// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "models/base/result.h"
#include "models/store/session.h"
#include "models/store/tokenvault.h"

namespace qunce {

/// session.json of a profile: who is signed in. The tokens are in it too, and so only its owner may read it (0600), or
/// in a vault, where a session began with one; a session stays where it began. Replaced whole and durably: after a crash
/// it is the old one or the new one. One thread at a time.
class SessionFile
{
public:
    /// With a vault, sessions that begin here keep their tokens in it. If it does not take them nothing does, and the
    /// next reader gets a session that has ended (kNotKept).
    explicit SessionFile(std::string path, std::shared_ptr<TokenVault> vault = nullptr)
        : m_path(std::move(path)), m_vault(std::move(vault))
    { }

    /// Nothing if there is none. Corrupt if it is not what write() made: signing in again replaces it.
    Result<std::optional<Session>> read() const;
    /// The same without asking the vault: who it is, not whether the tokens are still there.
    Result<std::optional<Session>> readWithoutVault() const;
    Result<void> write(const Session &session) const;
    /// It is no error if there is none.
    Result<void> remove() const;

private:
    enum class Tokens { Here, InVault, Nowhere };
    struct Kept {
        Session session;
        Tokens tokens = Tokens::Here;
    };

    Result<std::optional<Kept>> readFile() const;
    Tokens keepTokens(const Session &session) const;
    static std::string textOf(const Session &session, Tokens tokens);

    std::string m_path;
    std::shared_ptr<TokenVault> m_vault;
};

} // namespace qunce
