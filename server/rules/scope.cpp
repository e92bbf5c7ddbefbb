// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/rules/scope.h"

#include <algorithm>

namespace qunce::server {

Scope::Scope(std::optional<Role> role, const Uuid &user, bool wholeBrand, std::vector<Uuid> regions)
    : m_role(role), m_user(user), m_wholeBrand(wholeBrand), m_regions(std::move(regions))
{
    std::sort(m_regions.begin(), m_regions.end());
    m_regions.erase(std::unique(m_regions.begin(), m_regions.end()), m_regions.end());
}

Scope Scope::everything()
{
    return {std::nullopt, {}, true, {}};
}

Scope Scope::ofBrand(Role role, const Uuid &user)
{
    return {role, user, true, {}};
}

Scope Scope::ofRegions(Role role, const Uuid &user, std::vector<Uuid> regions)
{
    return {role, user, false, std::move(regions)};
}

bool Scope::mayReadRegion(const Uuid &region) const
{
    return m_wholeBrand || std::binary_search(m_regions.begin(), m_regions.end(), region);
}

bool Scope::mayRead(std::string_view bucket) const
{
    const std::optional<bucket::Name> parts = bucket::parse(bucket);
    return parts && mayRead(*parts);
}

bool Scope::mayRead(const bucket::Name &bucket) const
{
    switch (bucket.type) {
    case bucket::Type::Ref:
    case bucket::Type::PlanHq:
        return true;
    case bucket::Type::PlanHqDraft:
        return !m_role || *m_role == Role::HqContent || *m_role == Role::Admin;
    case bucket::Type::PlanOfRegion:
    case bucket::Type::PeopleOfRegion:
    case bucket::Type::FactsOfRegion:
        return mayReadRegion(bucket.owner);
    case bucket::Type::User:
        return !m_role || bucket.owner == m_user;
    }
    return false;
}

BucketFilter Scope::filter() const
{
    return [scope = *this](const std::string &bucket) { return scope.mayRead(bucket); };
}

Result<Scope> scopeOf(const Account &account)
{
    const std::optional<Role> role = roleNamedAs(account.role);
    if (!role)
        return Error {ErrorCode::Corrupt,
            Message(QUNCE_TEXT("The user %1 has a role that this program does not know."), {account.name}),
            {}};
    if (account.disabled)
        return Error {
            ErrorCode::PermissionDenied, Message(QUNCE_TEXT("The user %1 is disabled."), {account.name}), {}};
    return account.wholeBrand ? Scope::ofBrand(*role, account.id)
                              : Scope::ofRegions(*role, account.id, account.regions);
}

Result<Scope> scopeOfUser(ReadTransaction &transaction, std::string_view name)
{
    QUNCE_ASSIGN(const std::optional<Account> account, transaction.account(name));
    if (!account)
        return Error {
            ErrorCode::NotFound, Message(QUNCE_TEXT("There is no user named %1."), {std::string(name)}), {}};
    return scopeOf(*account);
}

} // namespace qunce::server
