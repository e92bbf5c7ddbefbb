// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/unknownrows.h"

namespace qunce {

namespace {

constexpr char kAny[] = "SELECT EXISTS (SELECT 1 FROM unknown_row)";
constexpr char kFindUnknown[] = "SELECT seq FROM unknown_row WHERE bucket = ?1 AND kind = ?2 AND id = ?3";
constexpr char kPut[] = "INSERT OR REPLACE INTO unknown_row (bucket, kind, id, seq) VALUES (?1, ?2, ?3, ?4)";
constexpr char kRemoveUnknown[] = "DELETE FROM unknown_row WHERE bucket = ?1 AND kind = ?2 AND id = ?3";
constexpr char kUnknownIds[] = "SELECT kind, id, seq FROM unknown_row WHERE bucket = ?1";
constexpr char kKinds[] = "SELECT DISTINCT kind FROM unknown_row";

} // namespace

const char kCreateUnknownRows[] =
    "CREATE TABLE unknown_row (bucket INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,"
    " seq INTEGER NOT NULL, PRIMARY KEY (bucket, kind, id)) WITHOUT ROWID;";

Result<UnknownRows> UnknownRows::prepare(Database &database)
{
    UnknownRows made;
    made.m_database = &database;
    QUNCE_ASSIGN(const int64_t any, database.queryInteger(kAny));
    made.m_mayBeAny = any != 0;
    QUNCE_ASSIGN(made.m_find, Statement::prepare(database, kFindUnknown));
    QUNCE_ASSIGN(made.m_put, Statement::prepare(database, kPut));
    QUNCE_ASSIGN(made.m_remove, Statement::prepare(database, kRemoveUnknown));
    return made;
}

Result<std::optional<uint64_t>> UnknownRows::find(uint32_t bucket, std::string_view kind, std::string_view id)
{
    if (!m_mayBeAny)
        return std::optional<uint64_t>();
    const ResetAtEnd reset(m_find);
    QUNCE_ASSIGN(const bool row, m_find.bind(1, bucket).bindText(2, kind).bindText(3, id).step());
    return row ? std::optional(m_find.number(0)) : std::nullopt;
}

Result<void> UnknownRows::put(uint32_t bucket, std::string_view kind, std::string_view id, uint64_t seq)
{
    m_mayBeAny = true;
    return m_put.bind(1, bucket).bindText(2, kind).bindText(3, id).bind(4, seq).run();
}

Result<void> UnknownRows::remove(uint32_t bucket, std::string_view kind, std::string_view id)
{
    return m_remove.bind(1, bucket).bindText(2, kind).bindText(3, id).run();
}

Result<uint64_t> UnknownRows::removeBuckets(const BucketNumbers &buckets)
{
    QUNCE_TRY(m_database->execute(
        "DELETE FROM " + std::string("unknown_row") + " WHERE bucket IN " + sqlList(buckets)));
    return static_cast<uint64_t>(m_database->changes());
}

Result<void> UnknownRows::eachId(uint32_t bucket, const Visitor &visitor)
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(*m_database, kUnknownIds));
    query.bind(1, bucket);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return {};
        visitor(query.text(0), query.text(1), query.number(2));
    }
}

Result<std::vector<std::string>> UnknownRows::kinds()
{
    QUNCE_ASSIGN(Statement query, Statement::prepare(*m_database, kKinds));
    std::vector<std::string> found;
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return found;
        found.emplace_back(query.text(0));
    }
}

} // namespace qunce
