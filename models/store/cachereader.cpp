// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/cachereader.h"

#include <utility>

#include "models/store/effectiverows.h"
#include "models/store/recordtable.h"
#include "models/store/rowcells.h"

namespace qunce {

namespace {

Error unknownField(const KindDescriptor &kind, std::string_view name)
{
    return {
        ErrorCode::Internal, Message(QUNCE_TEXT("There is no field %1."), {std::string(name)}), kind.name};
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

uint64_t ReadSnapshot::editRevision() const
{
    return m_connection->overlay().revision();
}

uint64_t ReadSnapshot::editMark(Kind kind) const
{
    return m_connection->overlay().mark(kind);
}

std::vector<std::string> ReadSnapshot::editedFields(Kind kind, const Uuid &id) const
{
    const RecordEdits *edits = m_connection->overlay().find(kind, id);
    return edits ? edits->fields() : std::vector<std::string>();
}

Result<std::optional<Record>> ReadSnapshot::serverRecord(Kind kind, const Uuid &id)
{
    return PinnedRows(*m_connection).row(kind, id);
}

Result<std::optional<Record>> ReadSnapshot::record(Kind kind, const Uuid &id)
{
    PinnedRows base(*m_connection);
    RecordEdits *edits = m_connection->overlay().find(kind, id);
    if (!edits)
        return base.row(kind, id);
    QUNCE_TRY(m_connection->overlay().bringUpToDate(kind, id, *edits, base));
    return edits->effective();
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

/// Calls back with the records that edits alone have made, in order, up to `end`.
class ReadSnapshot::Made
{
public:
    Made(ReadConnection &connection, PinnedRows &base, Kind kind)
        : m_overlay(connection.overlay()), m_base(base), m_kind(kind)
    {
        if (!m_overlay.isEmpty(kind))
            m_ids = m_overlay.makers(kind);
    }
    using Visitor = std::function<Result<void>(const Uuid &id, RecordEdits &edits)>;
    Result<void> before(const Uuid &end, const Visitor &visitor)
    {
        while (m_next < m_ids.size() && m_ids[m_next] < end)
            QUNCE_TRY(visit(m_ids[m_next++], visitor));
        return {};
    }
    Result<void> rest(const Visitor &visitor)
    {
        while (m_next < m_ids.size())
            QUNCE_TRY(visit(m_ids[m_next++], visitor));
        return {};
    }

private:
    Result<void> visit(const Uuid &id, const Visitor &visitor)
    {
        RecordEdits *edits = m_overlay.find(m_kind, id);
        if (!edits)
            return {};
        QUNCE_TRY(m_overlay.bringUpToDate(m_kind, id, *edits, m_base));
        return edits->hasBase() || !edits->effective() ? Result<void>() : visitor(id, *edits);
    }

    Overlay &m_overlay;
    PinnedRows &m_base;
    const Kind m_kind;
    std::vector<Uuid> m_ids;
    size_t m_next = 0;
};

Result<void> ReadSnapshot::eachRecord(Kind kind, const RecordVisitor &visitor)
{
    const KindDescriptor &about = descriptor(kind);
    PinnedRows base(*m_connection);
    Made made(*m_connection, base, kind);
    const Made::Visitor visitMade = [&](const Uuid &, RecordEdits &edits) {
        return visitor(*edits.effective());
    };
    const auto visitRow = [&](Statement &row) -> Result<void> {
        QUNCE_TRY(made.before(row.uuid(0), visitMade));
        RecordEdits *edits = editsOf(kind, row);
        if (!edits)
            return visitor(base.recordFrom(about, row));
        QUNCE_TRY(m_connection->overlay().bringUpToDate(
            *edits, StatementRow(row).at(), [&] { return base.recordFrom(about, row); }));
        return edits->effective() ? visitor(*edits->effective()) : Result<void>();
    };
    QUNCE_TRY(base.each(
        about, allFields(about), " ORDER BY id", [](Statement &) {}, visitRow));
    return made.rest(visitMade);
}

/// Null if nothing is drawn over the row.
RecordEdits *ReadSnapshot::editsOf(Kind kind, const Statement &row)
{
    Overlay &overlay = m_connection->overlay();
    return overlay.isEmpty(kind) ? nullptr : overlay.find(kind, row.uuid(0));
}

/// Rows with the value come from the cache, but those with an edit of the field; these are asked of the overlay.
Result<void> ReadSnapshot::eachWhere(const KindDescriptor &kind,
    const std::vector<const FieldDescriptor *> &fields, std::string_view field, const FieldValue &value,
    const std::function<Result<void>(Statement &row, RecordEdits *edits)> &visitRow,
    const std::function<Result<void>(const Uuid &id, RecordEdits &edits)> &visitEdited)
{
    const FieldDescriptor *about = fieldNamed(kind, field);
    if (!about)
        return unknownField(kind, field);
    PinnedRows base(*m_connection);
    QUNCE_ASSIGN(const std::string column, m_connection->columnOf(kind, *about));
    bool fits = true;
    std::string kept;
    const auto visitFound = [&](Statement &row) -> Result<void> {
        RecordEdits *edits = editsOf(kind.kind, row);
        return edits && edits->touches(field) ? Result<void>() : visitRow(row, edits);
    };
    const auto bind = [&](Statement &query) { fits = bindValue(query, 1, value, about->type, kept); };
    QUNCE_TRY(base.each(kind, fields, " WHERE " + column + " = ?1", bind, visitFound));
    if (!fits)
        return unknownField(kind, field);
    Overlay &overlay = m_connection->overlay();
    if (overlay.isEmpty(kind.kind))
        return {};
    QUNCE_ASSIGN(const std::vector<Uuid> ids, overlay.withValue(kind.kind, field, value, base));
    for (const Uuid &id : ids)
        QUNCE_TRY(visitEdited(id, *overlay.find(kind.kind, id)));
    return {};
}

Result<void> ReadSnapshot::eachRecordWhere(
    Kind kind, std::string_view field, const FieldValue &value, const RecordVisitor &visitor)
{
    const KindDescriptor &about = descriptor(kind);
    const PinnedRows base(*m_connection);
    const auto visitRow = [&](Statement &row, RecordEdits *edits) -> Result<void> {
        const auto record = [&] { return base.recordFrom(about, row); };
        if (!edits)
            return visitor(record());
        QUNCE_TRY(m_connection->overlay().bringUpToDate(*edits, StatementRow(row).at(), record));
        return edits->effective() ? visitor(*edits->effective()) : Result<void>();
    };
    return eachWhere(about, allFields(about), field, value, visitRow,
        [&](const Uuid &, RecordEdits &edits) { return visitor(*edits.effective()); });
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
    PinnedRows base(*m_connection);
    PatchedRow patched(kind, fields);
    EffectiveRow view(kind, fields);
    const auto visitEdited = [&](const Uuid &id, RecordEdits &edits) {
        view.show(id, edits);
        return visitor(view);
    };
    const auto visitRow = [&](Statement &row, RecordEdits *edits) -> Result<void> {
        if (!edits)
            return visitor(StatementRow(row));
        if (edits->arePatches()) {
            patched.show(row, *edits);
            return visitor(patched);
        }
        QUNCE_TRY(m_connection->overlay().bringUpToDate(query.kind, row.uuid(0), *edits, base));
        return edits->effective() ? visitEdited(row.uuid(0), *edits) : Result<void>();
    };
    if (!query.whereField.empty())
        return eachWhere(kind, fields, query.whereField, query.whereValue, visitRow, visitEdited);
    QUNCE_TRY(base.each(
        kind, fields, {}, [](Statement &) {},
        [&](Statement &row) { return visitRow(row, editsOf(query.kind, row)); }));
    return Made(*m_connection, base, query.kind).rest(visitEdited);
}

Result<uint64_t> ReadSnapshot::count(Kind kind)
{
    QUNCE_ASSIGN(const bool hasTable, m_connection->hasTable(descriptor(kind)));
    uint64_t count = 0;
    if (hasTable) {
        QUNCE_ASSIGN(ReadConnection::Lent query,
            m_connection->lend("SELECT count(*) FROM " + recordTableName(descriptor(kind))));
        QUNCE_ASSIGN(const bool row, query->step());
        count = row ? query->number(0) : 0;
    }
    Overlay &overlay = m_connection->overlay();
    if (overlay.isEmpty(kind))
        return count;
    PinnedRows base(*m_connection);
    for (const Uuid &id : overlay.removers(kind)) {
        RecordEdits *edits = overlay.find(kind, id);
        QUNCE_TRY(overlay.bringUpToDate(kind, id, *edits, base));
        count -= edits->hasBase() && !edits->effective() ? 1 : 0;
    }
    QUNCE_TRY(Made(*m_connection, base, kind).rest([&count](const Uuid &, RecordEdits &) -> Result<void> {
        ++count;
        return {};
    }));
    return count;
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
