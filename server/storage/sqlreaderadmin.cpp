// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlReader that looks after the database itself: rows in the order of buckets, accounts, tokens, audit.
#include <algorithm>
#include <utility>

#include "models/protocol/rowdigest.h"
#include "server/storage/sqlreader.h"

namespace qunce::server {

namespace {

constexpr char kBucketRecords[] =
    "SELECT r.kind, r.id, r.seq FROM record r JOIN bucket_head b ON b.id = r.bucket"
    " WHERE b.bucket = :bucket ORDER BY r.seq";
constexpr char kBucketFacts[] =
    "SELECT f.metric, f.key, f.seq FROM fact f JOIN bucket_head b ON b.id = f.bucket"
    " WHERE b.bucket = :bucket ORDER BY f.seq";
constexpr char kBucketTombstones[] =
    "SELECT t.kind, t.id, t.seq FROM tombstone t JOIN bucket_head b ON b.id = t.bucket"
    " WHERE b.bucket = :bucket ORDER BY t.seq";
constexpr char kCommits[] =
    "SELECT c.seq, c.salt, c.at FROM bucket_commit c JOIN bucket_head b ON b.id = c.bucket"
    " WHERE b.bucket = :bucket ORDER BY c.seq";
constexpr char kAccount[] =
    "SELECT id, name, password_hash, role, whole_brand, disabled, created_at FROM account WHERE name = :name";
constexpr char kAccountById[] =
    "SELECT id, name, password_hash, role, whole_brand, disabled, created_at FROM account WHERE id = :id";
constexpr char kAccounts[] =
    "SELECT id, name, password_hash, role, whole_brand, disabled, created_at FROM account ORDER BY name";
constexpr char kAccountRegions[] =
    "SELECT region FROM account_region WHERE account = :account ORDER BY region";
constexpr char kTokens[] = "SELECT name, purpose, hash, created_at, revoked FROM ingest_token ORDER BY name";
constexpr char kAudit[] = "SELECT at, who, action, detail FROM audit ORDER BY id DESC LIMIT :newest";
constexpr char kIntegrity[] = "PRAGMA integrity_check";
constexpr char kStrayRows[] =
    "SELECT (SELECT count(*) FROM record WHERE bucket NOT IN (SELECT id FROM bucket_head))"
    " + (SELECT count(*) FROM fact WHERE bucket NOT IN (SELECT id FROM bucket_head))"
    " + (SELECT count(*) FROM tombstone WHERE bucket NOT IN (SELECT id FROM bucket_head))";

} // namespace

Result<void> SqlReader::eachRow(const std::string &bucket, const ReadTransaction::RowVisitor &visitor)
{
    const auto visit = [&](const char *sql, bool live, auto &&wireOf) -> Result<void> {
        Statement query(*m_session.connection, sql);
        query.bindText(":bucket", bucket);
        for (;;) {
            QUNCE_ASSIGN(const bool found, query.step());
            if (!found)
                return {};
            const auto [kind, id] = wireOf(query);
            QUNCE_TRY(visitor({kind, id, query.number(2), live}));
        }
    };
    using Wire = std::pair<std::string, std::string>;
    QUNCE_TRY(visit(kBucketRecords, true,
        [](const Statement &row) { return Wire(row.text(0), row.uuid(1).toString()); }));
    QUNCE_TRY(visit(kBucketFacts, true, [](const Statement &row) {
        return Wire(kFactWireKind, factRowId(static_cast<Metric>(row.integer(0)), row.text(1)));
    }));
    return visit(
        kBucketTombstones, false, [](const Statement &row) { return Wire(row.text(0), row.text(1)); });
}

Result<std::vector<BucketCommit>> SqlReader::commits(const std::string &bucket)
{
    Statement query(*m_session.connection, kCommits);
    query.bindText(":bucket", bucket);
    std::vector<BucketCommit> commits;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return commits;
        commits.push_back({query.number(0), std::string(query.bytes(1)), query.integer(2)});
    }
}

Result<std::vector<Account>> SqlReader::accountsFrom(Statement &query)
{
    std::vector<Account> accounts;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return accounts;
        Account account {query.uuid(0), std::string(query.text(1)), std::string(query.text(2)),
            std::string(query.text(3)), query.integer(4) != 0, {}, query.integer(5) != 0, query.integer(6)};
        Statement regions(*m_session.connection, kAccountRegions);
        regions.bind(":account", account.id);
        for (;;) {
            QUNCE_ASSIGN(const bool region, regions.step());
            if (!region)
                break;
            account.regions.push_back(regions.uuid(0));
        }
        accounts.push_back(std::move(account));
    }
}

Result<std::optional<Account>> SqlReader::account(std::string_view name)
{
    Statement query(*m_session.connection, kAccount);
    query.bindText(":name", name);
    QUNCE_ASSIGN(std::vector<Account> found, accountsFrom(query));
    return found.empty() ? std::optional<Account>() : std::optional<Account>(std::move(found.front()));
}

Result<std::optional<Account>> SqlReader::accountById(const Uuid &id)
{
    Statement query(*m_session.connection, kAccountById);
    query.bind(":id", id);
    QUNCE_ASSIGN(std::vector<Account> found, accountsFrom(query));
    return found.empty() ? std::optional<Account>() : std::optional<Account>(std::move(found.front()));
}

Result<std::vector<Account>> SqlReader::accounts()
{
    Statement query(*m_session.connection, kAccounts);
    return accountsFrom(query);
}

Result<std::vector<IngestToken>> SqlReader::ingestTokens()
{
    Statement query(*m_session.connection, kTokens);
    std::vector<IngestToken> tokens;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return tokens;
        tokens.push_back({std::string(query.text(0)), std::string(query.text(1)), std::string(query.bytes(2)),
            query.integer(3), query.integer(4) != 0});
    }
}

Result<std::vector<AuditEntry>> SqlReader::audit(size_t newest)
{
    Statement query(*m_session.connection, kAudit);
    query.bind(":newest", static_cast<int64_t>(std::min<size_t>(newest, INT64_MAX)));
    std::vector<AuditEntry> entries;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return entries;
        entries.push_back({query.integer(0), std::string(query.text(1)), std::string(query.text(2)),
            std::string(query.text(3))});
    }
}

Result<std::vector<std::string>> SqlReader::integrityProblems()
{
    Statement query(*m_session.connection, kIntegrity);
    std::vector<std::string> problems;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            break;
        if (query.text(0) != "ok")
            problems.emplace_back(query.text(0));
    }
    QUNCE_ASSIGN(const int64_t stray, m_session.connection->queryInteger(kStrayRows));
    if (stray > 0)
        problems.push_back(std::to_string(stray) + " rows are in no bucket");
    return problems;
}

} // namespace qunce::server
