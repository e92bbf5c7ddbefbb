// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/usernames.h"

namespace qunce {

Result<std::string> UserNames::of(const Uuid &user)
{
    if (user.isNil())
        return std::string();
    if (const auto known = m_names.find(user); known != m_names.end())
        return known->second;
    QUNCE_ASSIGN(const std::optional<Record> card, m_snapshot.record(Kind::Card, user));
    std::string name = card ? card->text("display_name") : std::string();
    if (name.empty() && user == m_self.id)
        name = m_self.name;
    return m_names.emplace(user, std::move(name)).first->second;
}

} // namespace qunce
