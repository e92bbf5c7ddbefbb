// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/accounts.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "models/base/utf8.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

constexpr unsigned long long kPasses = 2;
constexpr size_t kMemory = 19 << 20;
constexpr size_t kShortestPassword = 8;
constexpr size_t kLongestPassword = 1024;
constexpr size_t kLongestName = 64;

Error invalid(Message message)
{
    return {ErrorCode::InvalidInput, std::move(message), {}};
}

Result<void> checkName(const std::string &name)
{
    const bool printable = std::none_of(name.begin(), name.end(),
        [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' || c == '/'; });
    if (name.empty() || name.size() > kLongestName || !printable || wellFormedUtf8Prefix(name) != name.size())
        return invalid(QUNCE_TEXT("A user name has 1 to 64 bytes without spaces and slashes."));
    return {};
}

/// Region ids of the codes; of a zone all regions under it.
Result<std::vector<Uuid>> resolveScope(ReadTransaction &transaction, const std::vector<std::string> &codes)
{
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(transaction));
    std::vector<Uuid> regions;
    for (const std::string &code : codes) {
        const std::optional<OrgIndex> unit = org.byCode(code);
        if (!unit)
            return invalid({QUNCE_TEXT("There is no organisation unit with the code %1."), {code}});
        const OrgKind kind = org.at(*unit).kind;
        if (kind != OrgKind::Region && kind != OrgKind::Zone)
            return invalid(
                {QUNCE_TEXT("%1 is narrower than a region. A scope is a region, a zone or the whole brand."),
                    {code}});
        for (size_t i = 0; i < org.units().size(); ++i) {
            if (org.units()[i].kind == OrgKind::Region && org.isUnder(static_cast<OrgIndex>(i), *unit))
                regions.push_back(org.units()[i].id);
        }
    }
    std::sort(regions.begin(), regions.end());
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    if (!codes.empty() && regions.empty())
        return invalid({QUNCE_TEXT("There is no region under %1."), {codes.front()}});
    return regions;
}

std::string detailJson(const Account &account)
{
    return nlohmann::json {{"user", account.name}, {"role", account.role}}.dump();
}

Record cardOf(const Account &account)
{
    Record card;
    card.kind = Kind::Card;
    card.id = account.id;
    card.bucket = bucket::ref();
    card.put("display_name", account.name);
    return card;
}

} // namespace

Result<void> checkPassword(std::string_view password)
{
    const auto characters = static_cast<size_t>(std::count_if(password.begin(), password.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    if (characters < kShortestPassword || password.size() > kLongestPassword)
        return invalid(QUNCE_TEXT("A password has at least 8 characters and at most 1024 bytes."));
    return {};
}

Result<std::string> hashPassword(std::string_view password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash {};
    if (sodium_init() < 0
        || crypto_pwhash_str_alg(
               hash.data(), password.data(), password.size(), kPasses, kMemory, crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return Error {
            ErrorCode::Internal, Message(QUNCE_TEXT("There is not enough memory to keep the password.")), {}};
    return std::string(hash.data());
}

bool passwordMatches(const std::string &hash, std::string_view password)
{
    return sodium_init() >= 0
        && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<Account> Accounts::add(const NewUser &user)
{
    QUNCE_TRY(checkName(user.name));
    QUNCE_TRY(checkPassword(user.password));
    if (user.role == Role::RegionManager && user.scopeCodes.empty())
        return invalid(QUNCE_TEXT("A region manager needs at least one region as scope."));
    Account account;
    account.id = m_ids.next();
    account.name = user.name;
    account.role = name(user.role);
    account.createdAtMs = m_clock.nowMs();
    QUNCE_ASSIGN(account.passwordHash, hashPassword(user.password));

    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(account.regions, resolveScope(*transaction, user.scopeCodes));
    account.wholeBrand = user.scopeCodes.empty();
    QUNCE_TRY(transaction->putAccount(account));
    QUNCE_TRY(transaction->putRecord(cardOf(account)));
    QUNCE_TRY(transaction->appendAudit({account.createdAtMs, m_who, "user.add", detailJson(account)}));
    QUNCE_TRY(transaction->commit());
    return account;
}

Result<void> Accounts::change(std::string_view name, const char *action, DeviceState endedSessions,
    const std::function<void(Account &)> &edit)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(std::optional<Account> account, transaction->account(name));
    if (!account)
        return Error {
            ErrorCode::NotFound, Message(QUNCE_TEXT("There is no user named %1."), {std::string(name)}), {}};
    edit(*account);
    QUNCE_TRY(transaction->putAccount(*account));
    if (endedSessions != DeviceState::SignedIn)
        QUNCE_TRY(transaction->endDevices(account->id, endedSessions));
    QUNCE_TRY(transaction->appendAudit({m_clock.nowMs(), m_who, action, detailJson(*account)}));
    return transaction->commit();
}

Result<void> Accounts::setPassword(std::string_view name, std::string_view password)
{
    QUNCE_TRY(checkPassword(password));
    QUNCE_ASSIGN(const std::string hash, hashPassword(password));
    return change(name, "user.passwd", DeviceState::PasswordChanged,
        [&](Account &account) { account.passwordHash = hash; });
}

Result<void> Accounts::setDisabled(std::string_view name, bool disabled)
{
    return change(name, disabled ? "user.disable" : "user.enable",
        disabled ? DeviceState::AccountDisabled : DeviceState::SignedIn,
        [disabled](Account &account) { account.disabled = disabled; });
}

Result<std::vector<Account>> Accounts::list()
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    return transaction->accounts();
}

} // namespace qunce::server
