// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlWriter that looks after accounts, tokens, settings and audit.
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kDropSetting[] = "DELETE FROM setting WHERE name = :name";
constexpr char kPutSetting[] = "INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) "
                               "DO UPDATE SET value = excluded.value";
constexpr char kAppendAudit[] =
    "INSERT INTO audit (at, who, action, detail) VALUES (:at, :who, :action, :detail)";
constexpr char kPutAccount[] =
    "INSERT INTO account (id, name, password_hash, role, whole_brand, disabled, created_at)"
    " VALUES (:id, :name, :password_hash, :role, :whole_brand, :disabled, :created_at)"
    " ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash, role = excluded.role,"
    " whole_brand = excluded.whole_brand, disabled = excluded.disabled";
constexpr char kDropAccountRegions[] = "DELETE FROM account_region WHERE account = :account";
constexpr char kPutAccountRegion[] =
    "INSERT INTO account_region (account, region) VALUES (:account, :region)";
constexpr char kPutToken[] = "INSERT INTO ingest_token (name, purpose, hash, created_at, revoked)"
                             " VALUES (:name, :purpose, :hash, :created_at, :revoked)"
                             " ON CONFLICT (name) DO UPDATE SET purpose = excluded.purpose, hash = "
                             "excluded.hash, revoked = excluded.revoked";

} // namespace

Result<void> SqlWriter::putSetting(std::string_view name, std::string_view value)
{
    if (m_failure)
        return *m_failure;
    Statement put(*m_session.connection, kPutSetting);
    return watched(put.bindText(":name", name).bindText(":value", value).run());
}

Result<void> SqlWriter::dropSetting(std::string_view name)
{
    if (m_failure)
        return *m_failure;
    Statement drop(*m_session.connection, kDropSetting);
    return watched(drop.bindText(":name", name).run());
}

Result<void> SqlWriter::appendAudit(const AuditEntry &entry)
{
    if (m_failure)
        return *m_failure;
    Statement append(*m_session.connection, kAppendAudit);
    append.bind(":at", entry.atMs).bindText(":who", entry.who).bindText(":action", entry.action);
    return watched(append.bindText(":detail", entry.detailJson).run());
}

Result<void> SqlWriter::putAccount(const Account &account)
{
    m_changedRights = true;
    return m_failure ? Result<void>(*m_failure) : watched(storeAccount(account));
}

Result<void> SqlWriter::storeAccount(const Account &account)
{
    QUNCE_ASSIGN(const std::optional<Account> sameName, m_reader.account(account.name));
    if (sameName && sameName->id != account.id)
        return Error {ErrorCode::AlreadyExists,
            Message(QUNCE_TEXT("There is already a user named %1."), {account.name}), {}};
    Statement put(*m_session.connection, kPutAccount);
    put.bind(":id", account.id).bindText(":name", account.name).bindText(":role", account.role);
    put.bindText(":password_hash", account.passwordHash).bind(":created_at", account.createdAtMs);
    put.bind(":whole_brand", int64_t {account.wholeBrand}).bind(":disabled", int64_t {account.disabled});
    QUNCE_TRY(put.run());
    Statement drop(*m_session.connection, kDropAccountRegions);
    QUNCE_TRY(drop.bind(":account", account.id).run());
    for (const Uuid &region : account.regions) {
        Statement add(*m_session.connection, kPutAccountRegion);
        QUNCE_TRY(add.bind(":account", account.id).bind(":region", region).run());
    }
    return {};
}

Result<void> SqlWriter::putIngestToken(const IngestToken &token)
{
    if (m_failure)
        return *m_failure;
    Statement put(*m_session.connection, kPutToken);
    put.bindText(":name", token.name).bindText(":purpose", token.purpose).bindBytes(":hash", token.hash);
    return watched(
        put.bind(":created_at", token.createdAtMs).bind(":revoked", int64_t {token.revoked}).run());
}

} // namespace qunce::server
