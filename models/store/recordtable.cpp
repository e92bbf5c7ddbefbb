// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/recordtable.h"

#include <array>

namespace qunce {

namespace {

/// Fields that the console selects by beside the descriptor's indexed ones.
struct ExtraIndex {
    Kind kind;
    const char *field;
};
constexpr std::array kExtraIndexes {ExtraIndex {Kind::Slot, "subject_kind"}};

/// Own columns come first, so that finding a row does not read its fields.
constexpr int kOwnColumns = 3;

std::string quoted(const std::string &name)
{
    return '"' + name + '"';
}

std::string createIndex(const KindDescriptor &kind, const FieldDescriptor &field)
{
    const std::string column = fieldColumn(field);
    return "CREATE INDEX IF NOT EXISTS " + quoted(std::string("r_") + kind.name + "_by_" + field.name)
        + " ON " + recordTableName(kind) + " (" + column + ") WHERE " + column + " IS NOT NULL;";
}

bool isIndexed(const KindDescriptor &kind, const FieldDescriptor &field)
{
    if (field.index != IndexColumn::None)
        return true;
    for (const ExtraIndex &extra : kExtraIndexes) {
        if (extra.kind == kind.kind && std::string_view(extra.field) == field.name)
            return true;
    }
    return false;
}

/// The stored value is the cell's.
bool holds(const Statement &row, int column, const Cell &cell)
{
    if (cell.type == Cell::Type::Null || row.isNull(column))
        return cell.type == Cell::Type::Null && row.isNull(column);
    switch (cell.type) {
    case Cell::Type::Integer:
        return row.integer(column) == cell.integer;
    case Cell::Type::Text:
        return row.text(column) == cell.bytes;
    default:
        return row.bytes(column) == cell.bytes;
    }
}

void bindCells(Statement &statement, int firstPlace, std::span<const Cell> cells)
{
    for (const Cell &cell : cells)
        bindCell(statement, firstPlace++, cell);
}

} // namespace

std::string recordTableName(const KindDescriptor &kind)
{
    return quoted(std::string("r_") + kind.name);
}

std::string fieldColumn(const FieldDescriptor &field)
{
    return quoted(std::string("f_") + field.name);
}

std::string createRecordTable(const KindDescriptor &kind)
{
    std::string sql = "CREATE TABLE " + recordTableName(kind)
        + " (id BLOB NOT NULL UNIQUE, bucket INTEGER NOT NULL, seq INTEGER NOT NULL";
    for (const FieldDescriptor &field : kind.fields)
        sql += ", " + fieldColumn(field) + ' ' + std::string(sqlType(field.type));
    return sql + ");";
}

std::string createRecordIndexes(const KindDescriptor &kind)
{
    std::string sql;
    for (const FieldDescriptor &field : kind.fields) {
        if (isIndexed(kind, field))
            sql += createIndex(kind, field);
    }
    return sql;
}

Result<std::set<std::string>> storedColumns(Database &database, const KindDescriptor &kind)
{
    QUNCE_ASSIGN(Statement query,
        Statement::prepare(
            database, std::string("SELECT name FROM pragma_table_info('r_") + kind.name + "')"));
    std::set<std::string> columns;
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return columns;
        columns.insert(quoted(std::string(query.text(0))));
    }
}

Result<bool> bringUpToDate(Database &database, const KindDescriptor &kind)
{
    QUNCE_ASSIGN(const std::set<std::string> present, storedColumns(database, kind));
    if (present.empty()) {
        QUNCE_TRY(database.execute(createRecordTable(kind)));
        return false;
    }
    bool gained = false;
    for (const FieldDescriptor &field : kind.fields) {
        if (present.contains(fieldColumn(field)))
            continue;
        QUNCE_TRY(database.execute("ALTER TABLE " + recordTableName(kind) + " ADD COLUMN "
            + fieldColumn(field) + ' ' + std::string(sqlType(field.type))));
        gained = true;
    }
    return gained;
}

Result<RecordTable> RecordTable::prepare(Database &database, const KindDescriptor &kind)
{
    const std::string table = recordTableName(kind);
    std::string names = "id, bucket, seq";
    std::string marks = "?1, ?2, ?3";
    std::string sets = "bucket = ?2, seq = ?3";
    std::string rest = sets;
    std::string keys;
    RecordTable made;
    for (size_t i = 0; i < kind.fields.size(); ++i) {
        const FieldDescriptor &field = kind.fields[i];
        const std::string mark = '?' + std::to_string(kOwnColumns + 1 + static_cast<int>(i));
        const std::string set = ", " + fieldColumn(field) + " = " + mark;
        names += ", " + fieldColumn(field);
        marks += ", " + mark;
        sets += set;
        if (isIndexed(kind, field)) {
            made.m_keys.push_back(i);
            keys += (keys.empty() ? "" : ", ") + fieldColumn(field);
        } else {
            rest += set;
        }
    }
    made.m_database = &database;
    made.m_kind = &kind;
    QUNCE_ASSIGN(made.m_find,
        Statement::prepare(database, "SELECT rowid, bucket, seq FROM " + table + " WHERE id = ?1"));
    QUNCE_ASSIGN(made.m_insert,
        Statement::prepare(
            database, "INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + marks + ")"));
    QUNCE_ASSIGN(made.m_update,
        Statement::prepare(database, "UPDATE " + table + " SET " + sets + " WHERE rowid = ?1"));
    if (!made.m_keys.empty()) {
        QUNCE_ASSIGN(made.m_readKeys,
            Statement::prepare(database, "SELECT " + keys + " FROM " + table + " WHERE rowid = ?1"));
        QUNCE_ASSIGN(made.m_updateRest,
            Statement::prepare(database, "UPDATE " + table + " SET " + rest + " WHERE rowid = ?1"));
    }
    QUNCE_ASSIGN(made.m_remove, Statement::prepare(database, "DELETE FROM " + table + " WHERE rowid = ?1"));
    return made;
}

Result<std::optional<RecordTable::Found>> RecordTable::find(const Uuid &id)
{
    const ResetAtEnd reset(m_find);
    QUNCE_ASSIGN(const bool row, m_find.bind(1, id).step());
    if (!row)
        return std::optional<Found>();
    return std::optional(
        Found {m_find.integer(0), static_cast<uint32_t>(m_find.integer(1)), m_find.number(2)});
}

Result<bool> RecordTable::insert(const Uuid &id, uint32_t bucket, uint64_t seq, std::span<const Cell> cells)
{
    m_insert.bind(1, id).bind(2, bucket).bind(3, seq);
    bindCells(m_insert, kOwnColumns + 1, cells);
    QUNCE_TRY(m_insert.run());
    return m_database->changes() > 0;
}

Result<void> RecordTable::update(int64_t row, uint32_t bucket, uint64_t seq, std::span<const Cell> cells)
{
    if (!m_keys.empty()) {
        QUNCE_ASSIGN(const bool same, hasSameKeys(row, cells));
        if (same) {
            m_updateRest.bind(1, row).bind(2, bucket).bind(3, seq);
            auto key = m_keys.begin();
            for (size_t i = 0; i < cells.size(); ++i) {
                if (key != m_keys.end() && *key == i)
                    ++key;
                else
                    bindCell(m_updateRest, kOwnColumns + 1 + static_cast<int>(i), cells[i]);
            }
            return m_updateRest.run();
        }
    }
    m_update.bind(1, row).bind(2, bucket).bind(3, seq);
    bindCells(m_update, kOwnColumns + 1, cells);
    return m_update.run();
}

Result<bool> RecordTable::hasSameKeys(int64_t row, std::span<const Cell> cells)
{
    const ResetAtEnd reset(m_readKeys);
    QUNCE_ASSIGN(const bool found, m_readKeys.bind(1, row).step());
    for (size_t i = 0; found && i < m_keys.size(); ++i) {
        if (!holds(m_readKeys, static_cast<int>(i), cells[m_keys[i]]))
            return false;
    }
    return found;
}

Result<void> RecordTable::remove(int64_t row)
{
    return m_remove.bind(1, row).run();
}

Result<uint64_t> RecordTable::removeBuckets(const BucketNumbers &buckets)
{
    QUNCE_TRY(m_database->execute(
        "DELETE FROM " + std::string(recordTableName(*m_kind)) + " WHERE bucket IN " + sqlList(buckets)));
    return static_cast<uint64_t>(m_database->changes());
}

Result<void> RecordTable::eachId(uint32_t bucket, const IdVisitor &visitor)
{
    QUNCE_ASSIGN(Statement query,
        Statement::prepare(
            *m_database, "SELECT id, seq FROM " + recordTableName(*m_kind) + " WHERE bucket = ?1"));
    query.bind(1, bucket);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return {};
        visitor(query.uuid(0), query.number(1));
    }
}

} // namespace qunce
