// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "server/rules/scope.h"
#include "server/storage/storage.h"

namespace qunce::server {

struct NewUser {
    std::string name;
    Role role = Role::Viewer;
    std::vector<std::string>
        scopeCodes; ///< regions, or zones for all regions under them today; none = whole brand
    std::string password;
};

/// Users of the brand, for the command line and later the console's user page. Every change is a transaction with its
/// entry in the audit. Passwords are kept as argon2id (19 MiB, two passes), which takes some tens of milliseconds. `who`
/// is written into the audit. One thread at a time; what is given must outlive it.
class Accounts
{
public:
    Accounts(Storage &storage, const Clock &clock, IdSource &ids, std::string who)
        : m_storage(storage), m_clock(clock), m_ids(ids), m_who(std::move(who))
    { }

    /// Also makes the user's card, by which others see the name. Fails with AlreadyExists, or InvalidInput for a name
    /// or password against the rules, an unknown or too narrow scope, or a region manager without a scope.
    Result<Account> add(const NewUser &user);
    /// Ends all sessions of the user. Fails with NotFound or InvalidInput.
    Result<void> setPassword(std::string_view name, std::string_view password);
    /// Disabling ends them too; enabling brings none back.
    Result<void> setDisabled(std::string_view name, bool disabled);
    Result<std::vector<Account>> list();

private:
    Result<void> change(std::string_view name, const char *action, DeviceState endedSessions,
        const std::function<void(Account &)> &edit);

    Storage &m_storage;
    const Clock &m_clock;
    IdSource &m_ids;
    const std::string m_who;
};

/// At least 8 characters and at most 1 KiB. Fails with InvalidInput.
Result<void> checkPassword(std::string_view password);
Result<std::string> hashPassword(std::string_view password);
bool passwordMatches(const std::string &hash, std::string_view password);

} // namespace qunce::server
