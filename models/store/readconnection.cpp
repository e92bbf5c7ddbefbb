// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/readconnection.h"

#include <cstdint>

#include <unistd.h>

#include "models/store/bucketbook.h"
#include "models/store/cachefile.h"
#include "models/store/factaddress.h"
#include "models/store/profile.h"

namespace qunce {

namespace {

constexpr int kReadBusyMs = 5'000;
/// A generation may be replaced, and its file removed, between being named and being opened.
constexpr int kMostTries = 3;

constexpr char kConfigure[] = "PRAGMA cache_size = -16384; PRAGMA query_only = ON";
constexpr char kState[] = "SELECT shown, last_complete_ms, schema FROM state";

Error nothingYet()
{
    return {ErrorCode::NotFound,
        Message(QUNCE_TEXT("There is no data on this computer yet. Sign in and run `qunce sync --once`.")),
        {}};
}

/// Told to people who can do no more about it than to get the data once more.
Message damagedText()
{
    return {QUNCE_TEXT("The local data is damaged. Run `qunce sync --once` again.")};
}

Error missingFile(const std::string &path)
{
    return {ErrorCode::NotFound,
        Message(QUNCE_TEXT("The local data is no longer there. Run `qunce sync --once` again.")), path};
}

} // namespace

ReadConnection::Lent::Lent(ReadConnection &connection, std::string sql, Statement statement)
    : m_connection(&connection), m_sql(std::move(sql)), m_statement(std::move(statement))
{ }

ReadConnection::Lent::Lent(Lent &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_sql(std::move(other.m_sql))
    , m_statement(std::move(other.m_statement))
{ }

ReadConnection::Lent::~Lent()
{
    if (!m_connection)
        return;
    m_statement.reset();
    m_connection->m_idle[m_sql].push_back(std::move(m_statement));
}

Result<void> ReadConnection::begin()
{
    for (int tries = 1;; ++tries) {
        Result<void> followed = follow();
        if (followed.ok())
            return {};
        end();
        const ErrorCode code = followed.error().code;
        const bool mayHaveGone = code == ErrorCode::Io || code == ErrorCode::NotFound;
        if (mayHaveGone && m_isNamed && tries < kMostTries) {
            closeCache();
            continue;
        }
        if (code != ErrorCode::Corrupt || !m_isNamed)
            return followed;
        Error damaged = followed.error();
        damaged.userText = damagedText();
        return damaged;
    }
}

void ReadConnection::end()
{
    if (m_isOpen)
        m_cache->rollBack();
    m_isOpen = false;
}

Result<void> ReadConnection::follow()
{
    m_isNamed = false;
    if (m_outbox && m_outbox->hasMoved())
        m_outbox.reset(); // it was damaged and has been made anew
    if (!m_outbox) {
        if (::access(outboxPath(m_directory).c_str(), F_OK) != 0)
            return nothingYet();
        QUNCE_ASSIGN(m_outbox, Outbox::openReadOnly(outboxPath(m_directory)));
    }
    // Edits first, rows afterwards: what the server has answered meanwhile is then in one of them at least.
    QUNCE_TRY(followEdits());
    QUNCE_ASSIGN(const std::optional<uint64_t> shown, m_outbox->shownGeneration(m_bootId));
    if (!shown) {
        closeCache();
        return nothingYet();
    }
    m_isNamed = true;
    if (!m_cache || *shown != m_generation)
        QUNCE_TRY(openCache(*shown));
    QUNCE_ASSIGN(const OutboxMeta meta, m_outbox->meta());
    m_factFrom = Day::parse(meta.factFrom).value_or(kFirstDataDay);
    return pin();
}

Result<void> ReadConnection::followEdits()
{
    const Outbox::Lent lent = m_outbox->lend();
    QUNCE_TRY(lent->execute("BEGIN")); // a group is seen whole or not at all
    Result<void> followed = m_overlay.follow(*lent);
    lent->rollBack();
    return followed;
}

Result<void> ReadConnection::openCache(uint64_t number)
{
    closeCache();
    const std::string path = cachePath(m_directory, number);
    if (::access(path.c_str(), F_OK) != 0)
        return missingFile(path);
    QUNCE_ASSIGN(m_cache, Database::open(path, Database::Access::ReadOnly, kReadBusyMs));
    m_cache->sayWhenDamaged(damagedText());
    m_generation = number;
    return m_cache->execute(kConfigure);
}

void ReadConnection::closeCache()
{
    m_idle.clear();
    m_columns.clear();
    m_cache.reset();
}

Result<void> ReadConnection::pin()
{
    QUNCE_TRY(m_cache->execute("BEGIN"));
    m_isOpen = true;
    QUNCE_ASSIGN(const int schema, checkCacheVersion(*m_cache));
    if (schema != m_schema) {
        m_columns.clear(); // the writer has brought the cache up to date meanwhile
        m_idle.clear();
        m_schema = schema;
    }
    QUNCE_TRY(readState());
    QUNCE_TRY(readBuckets());
    m_overlay.pin(m_generation, m_schema, m_buckets);
    return {};
}

Result<void> ReadConnection::readState()
{
    QUNCE_ASSIGN(Lent query, lend(kState));
    QUNCE_ASSIGN(const bool row, query->step());
    if (!row || query->integer(0) == 0)
        return nothingYet();
    m_lastCompleteMs = query->integer(1);
    return {};
}

Result<void> ReadConnection::readBuckets()
{
    BucketBook book;
    QUNCE_TRY(book.load(*m_cache));
    m_buckets.clear();
    m_places.clear();
    for (const auto &[name, entry] : book.entries()) {
        const std::optional<FactBucketName> facts = factBucketName(name);
        m_places.resize(std::max<size_t>(m_places.size(), entry.number + 1), SIZE_MAX);
        m_places[entry.number] = m_buckets.size();
        m_buckets.push_back({entry.number, name, entry.state.complete, entry.state.at, entry.state.rows,
            entry.state.digest, facts ? facts->region : Uuid {}, facts ? facts->year : 0});
    }
    return {};
}

const CachedBucket *ReadConnection::numbered(uint32_t number) const
{
    const bool known = number < m_places.size() && m_places[number] != SIZE_MAX;
    return known ? &m_buckets[m_places[number]] : nullptr;
}

Result<ReadConnection::Lent> ReadConnection::lend(std::string sql)
{
    std::vector<Statement> &idle = m_idle[sql];
    if (!idle.empty()) {
        Statement statement = std::move(idle.back());
        idle.pop_back();
        return Lent(*this, std::move(sql), std::move(statement));
    }
    QUNCE_ASSIGN(Statement statement, Statement::prepare(*m_cache, sql));
    return Lent(*this, std::move(sql), std::move(statement));
}

Result<const std::set<std::string> *> ReadConnection::columnsOf(const KindDescriptor &kind)
{
    const auto known = m_columns.find(kind.kind);
    if (known != m_columns.end())
        return &known->second;
    QUNCE_ASSIGN(std::set<std::string> columns, storedColumns(*m_cache, kind));
    return &m_columns.emplace(kind.kind, std::move(columns)).first->second;
}

Result<std::string> ReadConnection::columnOf(const KindDescriptor &kind, const FieldDescriptor &field)
{
    QUNCE_ASSIGN(const std::set<std::string> *columns, columnsOf(kind));
    const std::string column = fieldColumn(field);
    return columns->contains(column) ? column : std::string("NULL");
}

Result<bool> ReadConnection::hasTable(const KindDescriptor &kind)
{
    QUNCE_ASSIGN(const std::set<std::string> *columns, columnsOf(kind));
    return !columns->empty();
}

} // namespace qunce
