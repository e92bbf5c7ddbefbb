// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/uuid.h"
#include "models/protocol/role.h"
#include "server/storage/storage.h"

namespace qunce::server {

using qunce::Role;

/// What somebody may read: the one filter that every read, search, export and push goes through (sync.md, "Buckets and
/// order"). A scope is the whole brand or a set of regions; anything narrower is a view setting, not a right.
/// Immutable value, any thread.
class Scope
{
public:
    /// Everything, for the program itself: exports without --as-user, checks, backups.
    static Scope everything();
    static Scope ofBrand(Role role, const Uuid &user);
    static Scope ofRegions(Role role, const Uuid &user, std::vector<Uuid> regions);

    bool isWholeBrand() const { return m_wholeBrand; }
    /// Ascending; empty for the whole brand.
    const std::vector<Uuid> &regions() const { return m_regions; }

    /// False for a name that is no bucket.
    bool mayRead(std::string_view bucket) const;
    bool mayRead(const bucket::Name &bucket) const;
    bool mayReadRegion(const Uuid &region) const;
    /// mayRead() as a value, for loaders.
    BucketFilter filter() const;

private:
    Scope(std::optional<Role> role, const Uuid &user, bool wholeBrand, std::vector<Uuid> regions);

    std::optional<Role> m_role; ///< nothing: the program itself
    Uuid m_user;
    bool m_wholeBrand = false;
    std::vector<Uuid> m_regions;
};

/// What the account may read. Fails with PermissionDenied if it is disabled, with Corrupt if its role is unknown.
Result<Scope> scopeOf(const Account &account);
/// The same by name; NotFound if there is no such user.
Result<Scope> scopeOfUser(ReadTransaction &transaction, std::string_view name);

} // namespace qunce::server
