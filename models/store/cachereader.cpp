// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/cachereader.h"

#include <utility>

#include "models/store/readconnection.h"
#include "models/store/recordtable.h"

namespace qunce {

namespace {

constexpr int kOwnColumns = 3; ///< id, bucket and seq stand before the fields

Error unknownField(const KindDescriptor &kind, std::string_view name)
{
    return {
        ErrorCode::Internal, Message(QUNCE_TEXT("There is no field %1."), {std::string(name)}), kind.name};
}

/// A row of a query for chosen fields.
class StatementRow : public RowView
{
public:
    explicit StatementRow(const Statement &row) : m_row(row) { }

    Uuid id() const override { return m_row.uuid(0); }
    uint32_t bucket() const override { return static_cast<uint32_t>(m_row.integer(1)); }
    bool isNull(size_t place) const override { return m_row.isNull(column(place)); }
    int64_t integer(size_t place) const override { return m_row.integer(column(place)); }
    std::optional<Day> day(size_t place) const override
    {
        return isNull(place) ? std::nullopt : std::optional(Day {static_cast<int32_t>(integer(place))});
    }
    Uuid reference(size_t place) const override { return m_row.uuid(column(place)); }
    std::string_view text(size_t place) const override { return m_row.text(column(place)); }

private:
    static int column(size_t place) { return static_cast<int>(place) + kOwnColumns; }

    const Statement &m_row;
};

Record recordFrom(const ReadConnection &connection, const KindDescriptor &kind, const Statement &row)
{
    Record record;
    record.kind = kind.kind;
    record.id = row.uuid(0);
    if (const CachedBucket *bucket = connection.numbered(static_cast<uint32_t>(row.integer(1))))
        record.bucket = bucket->name;
    record.seq = row.number(2);
    int column = kOwnColumns;
    for (const FieldDescriptor &field : kind.fields) {
        FieldValue value = fieldValue(row, column++, field.type);
        if (!std::holds_alternative<std::monostate>(value))
            record.fields.emplace(field.name, std::move(value));
    }
    return record;
}

/// Own columns and those of the fields; empty if the cache has no table of the kind.
Result<std::string> selectFields(ReadConnection &connection, const KindDescriptor &kind,
    const std::vector<const FieldDescriptor *> &fields)
{
    QUNCE_ASSIGN(const bool hasTable, connection.hasTable(kind));
    if (!hasTable)
        return std::string();
    std::string sql = "SELECT id, bucket, seq";
    for (const FieldDescriptor *field : fields) {
        QUNCE_ASSIGN(const std::string column, connection.columnOf(kind, *field));
        sql += ", " + column;
    }
    return sql + " FROM " + recordTableName(kind);
}

std::vector<const FieldDescriptor *> allFields(const KindDescriptor &kind)
{
    std::vector<const FieldDescriptor *> fields;
    for (const FieldDescriptor &field : kind.fields)
        fields.push_back(&field);
    return fields;
}

} // namespace

ReadSnapshot::ReadSnapshot(ReadConnection &connection) : m_connection(&connection) { }

ReadSnapshot::ReadSnapshot(ReadSnapshot &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{ }

ReadSnapshot::~ReadSnapshot()
{
    if (m_connection)
        m_connection->end();
}

uint64_t ReadSnapshot::generation() const
{
    return m_connection->generation();
}

int64_t ReadSnapshot::lastCompleteMs() const
{
    return m_connection->lastCompleteMs();
}

Day ReadSnapshot::factFrom() const
{
    return m_connection->factFrom();
}

const std::vector<CachedBucket> &ReadSnapshot::buckets() const
{
    return m_connection->buckets();
}

Result<void> ReadSnapshot::eachRecordOf(Kind kind, const std::string &condition,
    const std::function<void(Statement &)> &bind, const RecordVisitor &visitor)
{
    const KindDescriptor &about = descriptor(kind);
    QUNCE_ASSIGN(const std::string select, selectFields(*m_connection, about, allFields(about)));
    if (select.empty())
        return {};
    QUNCE_ASSIGN(ReadConnection::Lent query, m_connection->lend(select + condition));
    bind(*query);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query->step());
        if (!row)
            return {};
        QUNCE_TRY(visitor(recordFrom(*m_connection, about, *query)));
    }
}

Result<std::optional<Record>> ReadSnapshot::record(Kind kind, const Uuid &id)
{
    std::optional<Record> found;
    QUNCE_TRY(eachRecordOf(
        kind, " WHERE id = ?1", [&](Statement &query) { query.bind(1, id); },
        [&](const Record &record) -> Result<void> {
            found = record;
            return {};
        }));
    return found;
}

Result<std::optional<Record>> ReadSnapshot::recordByCode(Kind kind, std::string_view code)
{
    std::optional<Record> found;
    for (const FieldDescriptor &field : descriptor(kind).fields) {
        if (field.index != IndexColumn::Code)
            continue;
        QUNCE_TRY(
            eachRecordWhere(kind, field.name, std::string(code), [&](const Record &record) -> Result<void> {
                found = record;
                return {};
            }));
    }
    return found;
}

Result<void> ReadSnapshot::eachRecord(Kind kind, const RecordVisitor &visitor)
{
    return eachRecordOf(
        kind, " ORDER BY id", [](Statement &) {}, visitor);
}

Result<void> ReadSnapshot::eachRecordWhere(
    Kind kind, std::string_view field, const FieldValue &value, const RecordVisitor &visitor)
{
    const FieldDescriptor *about = fieldNamed(descriptor(kind), field);
    if (!about)
        return unknownField(descriptor(kind), field);
    QUNCE_ASSIGN(const std::string column, m_connection->columnOf(descriptor(kind), *about));
    bool fits = true;
    std::string kept;
    QUNCE_TRY(eachRecordOf(
        kind, " WHERE " + column + " = ?1",
        [&](Statement &query) { fits = bindValue(query, 1, value, about->type, kept); }, visitor));
    return fits ? Result<void>() : unknownField(descriptor(kind), field);
}

Result<void> ReadSnapshot::eachRow(const RowQuery &query, const RowVisitor &visitor)
{
    const KindDescriptor &kind = descriptor(query.kind);
    std::vector<const FieldDescriptor *> fields;
    for (const std::string &name : query.fields) {
        fields.push_back(fieldNamed(kind, name));
        if (!fields.back())
            return unknownField(kind, name);
    }
    QUNCE_ASSIGN(std::string sql, selectFields(*m_connection, kind, fields));
    if (sql.empty())
        return {};
    const FieldDescriptor *where = query.whereField.empty() ? nullptr : fieldNamed(kind, query.whereField);
    if (where) {
        QUNCE_ASSIGN(const std::string column, m_connection->columnOf(kind, *where));
        sql += " WHERE " + column + " = ?1";
    } else if (!query.whereField.empty()) {
        return unknownField(kind, query.whereField);
    }
    QUNCE_ASSIGN(ReadConnection::Lent rows, m_connection->lend(sql));
    std::string kept;
    if (where && !bindValue(*rows, 1, query.whereValue, where->type, kept))
        return unknownField(kind, query.whereField);
    const StatementRow view(*rows);
    for (;;) {
        QUNCE_ASSIGN(const bool row, rows->step());
        if (!row)
            return {};
        QUNCE_TRY(visitor(view));
    }
}

Result<uint64_t> ReadSnapshot::count(Kind kind)
{
    QUNCE_ASSIGN(const bool hasTable, m_connection->hasTable(descriptor(kind)));
    if (!hasTable)
        return uint64_t {0};
    QUNCE_ASSIGN(ReadConnection::Lent query,
        m_connection->lend("SELECT count(*) FROM " + recordTableName(descriptor(kind))));
    QUNCE_ASSIGN(const bool row, query->step());
    return row ? query->number(0) : 0;
}

CacheReader::CacheReader(std::string directory, std::string bootId)
    : m_connection(std::make_unique<ReadConnection>(std::move(directory), std::move(bootId)))
{ }

CacheReader::~CacheReader() = default;

Result<ReadSnapshot> CacheReader::snapshot()
{
    if (m_connection->isOpen())
        return Error {ErrorCode::Internal, Message(QUNCE_TEXT("The local data is not open.")),
            "a snapshot of this reader is still open"};
    QUNCE_TRY(m_connection->begin());
    return ReadSnapshot(*m_connection);
}

} // namespace qunce
