// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/effectiverows.h"

#include <algorithm>

#include "models/store/recordtable.h"
#include "models/store/rowcells.h"

namespace qunce {

std::vector<const FieldDescriptor *> allFields(const KindDescriptor &kind)
{
    std::vector<const FieldDescriptor *> fields;
    for (const FieldDescriptor &field : kind.fields)
        fields.push_back(&field);
    return fields;
}

void PatchedRow::show(const Statement &row, RecordEdits &edits)
{
    m_row = &row;
    std::fill(m_cells.begin(), m_cells.end(), nullptr);
    const BaseAt at = base().at();
    const auto baseFields = [&](const std::vector<size_t> &fields) {
        Record record;
        record.kind = m_kind.kind;
        record.id = id();
        for (const size_t field : fields) {
            const FieldDescriptor &about = m_kind.fields[field];
            FieldValue value = fieldValue(
                row, static_cast<int>(m_places[field].front()) + StatementRow::kOwnColumns, about.type);
            if (!std::holds_alternative<std::monostate>(value))
                record.fields.emplace(about.name, std::move(value));
        }
        return record;
    };
    for (const RecordEdits::Patch &patch : edits.patches(m_kind, at, m_wanted, baseFields)) {
        for (const size_t place : m_places[patch.field])
            m_cells[place] = &patch.cell;
    }
}

Result<std::optional<BaseAt>> PinnedRows::at(Kind kind, const Uuid &id)
{
    std::optional<BaseAt> found;
    QUNCE_TRY(each(
        descriptor(kind), {}, " WHERE id = ?1", [&](Statement &query) { query.bind(1, id); },
        [&](Statement &row) -> Result<void> {
            found = BaseAt {static_cast<uint32_t>(row.integer(1)), row.number(2)};
            return {};
        }));
    return found;
}

Result<std::optional<Record>> PinnedRows::row(Kind kind, const Uuid &id)
{
    const KindDescriptor &about = descriptor(kind);
    std::optional<Record> found;
    QUNCE_TRY(each(
        about, allFields(about), " WHERE id = ?1", [&](Statement &query) { query.bind(1, id); },
        [&](Statement &row) -> Result<void> {
            found = recordFrom(about, row);
            return {};
        }));
    return found;
}

Result<void> PinnedRows::each(const KindDescriptor &kind, const std::vector<const FieldDescriptor *> &fields,
    const std::string &condition, const std::function<void(Statement &)> &bind, const Visitor &visitor)
{
    QUNCE_ASSIGN(const bool hasTable, m_connection.hasTable(kind));
    if (!hasTable)
        return {};
    std::string sql = "SELECT id, bucket, seq";
    for (const FieldDescriptor *field : fields) {
        QUNCE_ASSIGN(const std::string column, m_connection.columnOf(kind, *field));
        sql += ", " + column;
    }
    QUNCE_ASSIGN(
        ReadConnection::Lent query, m_connection.lend(sql + " FROM " + recordTableName(kind) + condition));
    bind(*query);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query->step());
        if (!row)
            return {};
        QUNCE_TRY(visitor(*query));
    }
}

Record PinnedRows::recordFrom(const KindDescriptor &kind, const Statement &row) const
{
    Record record;
    record.kind = kind.kind;
    record.id = row.uuid(0);
    if (const CachedBucket *bucket = m_connection.numbered(static_cast<uint32_t>(row.integer(1))))
        record.bucket = bucket->name;
    record.seq = row.number(2);
    int column = StatementRow::kOwnColumns;
    for (const FieldDescriptor &field : kind.fields) {
        FieldValue value = fieldValue(row, column++, field.type);
        if (!std::holds_alternative<std::monostate>(value))
            record.fields.emplace(field.name, std::move(value));
    }
    return record;
}

} // namespace qunce
