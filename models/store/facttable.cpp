// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/facttable.h"

namespace qunce {

namespace {

constexpr char kFind[] = "SELECT seq FROM fact WHERE metric = ?1 AND key = ?2 AND bucket = ?3";
constexpr char kInsert[] =
    "INSERT OR IGNORE INTO fact (metric, key, bucket, seq, payload) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr char kUpdate[] =
    "UPDATE fact SET seq = ?4, payload = ?5 WHERE metric = ?1 AND key = ?2 AND bucket = ?3";
constexpr char kRemoveFact[] = "DELETE FROM fact WHERE metric = ?1 AND key = ?2 AND bucket = ?3";
constexpr char kIds[] = "SELECT metric, key, seq FROM fact WHERE bucket = ?1";

Statement &bindAddress(Statement &statement, const FactAddress &address, uint32_t bucket)
{
    statement.bind(1, storedMetric(address.metric, address.isLate)).bind(3, bucket);
    return isTaskKind(info(address.metric).kind) ? statement.bind(2, address.task)
                                                 : statement.bind(2, address.number);
}

} // namespace

// A key is a number of days or hours, or the 16 bytes of a task's id.
const char kCreateFactTable[] =
    "CREATE TABLE fact (metric INTEGER NOT NULL, key NOT NULL, bucket INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " payload BLOB NOT NULL, PRIMARY KEY (metric, key, bucket)) WITHOUT ROWID;";

Result<FactTable> FactTable::prepare(Database &database)
{
    FactTable made;
    made.m_database = &database;
    QUNCE_ASSIGN(made.m_find, Statement::prepare(database, kFind));
    QUNCE_ASSIGN(made.m_insert, Statement::prepare(database, kInsert));
    QUNCE_ASSIGN(made.m_update, Statement::prepare(database, kUpdate));
    QUNCE_ASSIGN(made.m_remove, Statement::prepare(database, kRemoveFact));
    return made;
}

Result<std::optional<uint64_t>> FactTable::find(const FactAddress &address, uint32_t bucket)
{
    const ResetAtEnd reset(m_find);
    QUNCE_ASSIGN(const bool row, bindAddress(m_find, address, bucket).step());
    return row ? std::optional(m_find.number(0)) : std::nullopt;
}

Result<bool> FactTable::insert(
    const FactAddress &address, uint32_t bucket, uint64_t seq, std::string_view payload)
{
    QUNCE_TRY(bindAddress(m_insert, address, bucket).bind(4, seq).bindBytes(5, payload).run());
    return m_database->changes() > 0;
}

Result<void> FactTable::update(
    const FactAddress &address, uint32_t bucket, uint64_t seq, std::string_view payload)
{
    return bindAddress(m_update, address, bucket).bind(4, seq).bindBytes(5, payload).run();
}

Result<void> FactTable::remove(const FactAddress &address, uint32_t bucket)
{
    return bindAddress(m_remove, address, bucket).run();
}

Result<uint64_t> FactTable::removeBuckets(const BucketNumbers &buckets)
{
    QUNCE_TRY(
        m_database->execute("DELETE FROM " + std::string("fact") + " WHERE bucket IN " + sqlList(buckets)));
    return static_cast<uint64_t>(m_database->changes());
}

Result<void> FactTable::eachId(uint32_t bucket, const IdVisitor &visitor)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(*m_database, kIds));
    query.bind(1, bucket);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return {};
        FactAddress address;
        const auto metric = static_cast<uint32_t>(query.integer(0));
        address.isLate = metric >= kLateMetrics;
        address.metric = static_cast<Metric>(metric % kLateMetrics);
        if (isTaskKind(info(address.metric).kind))
            address.task = query.uuid(1);
        else
            address.number = static_cast<int32_t>(query.integer(1));
        visitor(address, query.number(2));
    }
}

} // namespace qunce
