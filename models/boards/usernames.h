// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <unordered_map>

#include "models/base/result.h"
#include "models/protocol/syncmessages.h"
#include "models/store/cachereader.h"

namespace qunce {

/// What people call users: by their cards, one's own name also before the server has made the card. Each card is read
/// once. Reader's thread; the snapshot and the user are the caller's.
class UserNames
{
public:
    UserNames(ReadSnapshot &snapshot, const UserInfo &self) : m_snapshot(snapshot), m_self(self) { }

    /// Empty for nobody and for who is not known here.
    Result<std::string> of(const Uuid &user);

private:
    ReadSnapshot &m_snapshot;
    const UserInfo &m_self;
    std::unordered_map<Uuid, std::string> m_names;
};

} // namespace qunce
