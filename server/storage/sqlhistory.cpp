// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The history of records: what SqlWriter appends to it and SqlReader gives back.
#include "server/storage/sqlwriter.h"

namespace qunce::server {

namespace {

constexpr char kAppendHistory[] =
    "INSERT INTO record_history (kind, record, number, at, who, bucket, old_fields, new_fields, client, seq)"
    " VALUES (:kind, :record,"
    " COALESCE((SELECT MAX(number) FROM record_history WHERE kind = :kind AND record = :record), 0) + 1,"
    " :at, :who, :bucket, :old_fields, :new_fields, :client, :seq)";
constexpr char kOthers[] =
    "SELECT count(*) FROM record_history WHERE kind = :kind AND record = :record AND seq > :after"
    " AND (client IS NULL OR client <> :client)";
constexpr char kOwn[] =
    "SELECT count(*) FROM record_history WHERE kind = :kind AND record = :record AND seq = :seq"
    " AND client = :client";
constexpr char kHistory[] = "SELECT at, who, bucket, old_fields, new_fields, client, seq FROM record_history"
                            " WHERE kind = :kind AND record = :record ORDER BY number DESC";

/// The fields of `record` that `other` has not, or otherwise.
Record differing(const Record &record, const Record &other)
{
    Record fields;
    fields.kind = record.kind;
    for (const auto &[name, value] : record.fields) {
        const FieldValue *there = other.find(name);
        if (!there || *there != value)
            fields.fields.emplace_hint(fields.fields.end(), name, value);
    }
    return fields;
}

} // namespace

Result<void> SqlWriter::appendHistory(const Record &stored, int64_t bucket, const Record &fresh)
{
    const bool hasOnlyMoved = stored.fields == fresh.fields;
    if (hasOnlyMoved && !m_formers.keepsRecords())
        return {};
    const std::string before = fieldsToJson(differing(stored, fresh));
    const std::string after = fieldsToJson(differing(fresh, stored));
    if (m_formers.keepsRecords())
        QUNCE_TRY(m_formers.noteChanged(stored, fresh.bucket, before, after));
    if (hasOnlyMoved)
        return {};
    Statement append(*m_session.connection, kAppendHistory);
    append.bindText(":kind", descriptor(stored.kind).name).bind(":record", stored.id).bind(":at", m_nowMs);
    append.bindText(":who", m_author).bind(":bucket", bucket);
    append.bindReference(":client", m_authorClient).bind(":seq", fresh.seq);
    return append.bindText(":old_fields", before).bindText(":new_fields", after).run();
}

Result<bool> SqlReader::wasChangedByOthers(Kind kind, const Uuid &id, uint64_t after, const Uuid &client)
{
    Statement query(*m_session.connection, kOthers);
    query.bindText(":kind", descriptor(kind).name).bind(":record", id).bind(":after", after);
    QUNCE_ASSIGN(const bool found, query.bind(":client", client).step());
    return found && query.integer(0) > 0;
}

Result<bool> SqlReader::wasChangedBy(Kind kind, const Uuid &id, uint64_t seq, const Uuid &client)
{
    Statement query(*m_session.connection, kOwn);
    query.bindText(":kind", descriptor(kind).name).bind(":record", id).bind(":seq", seq);
    QUNCE_ASSIGN(const bool found, query.bind(":client", client).step());
    return found && query.integer(0) > 0;
}

Result<std::vector<RecordChange>> SqlReader::history(Kind kind, const Uuid &id)
{
    Statement query(*m_session.connection, kHistory);
    query.bindText(":kind", descriptor(kind).name).bind(":record", id);
    std::vector<RecordChange> changes;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return changes;
        RecordChange change;
        change.atMs = query.integer(0);
        change.who = query.text(1);
        QUNCE_ASSIGN(change.bucket, bucketName(query.integer(2)));
        change.client = query.isNull(5) ? Uuid() : query.uuid(5);
        change.seq = query.number(6);
        change.before.kind = change.after.kind = kind;
        QUNCE_TRY(fieldsFromJson(query.text(3), change.before));
        QUNCE_TRY(fieldsFromJson(query.text(4), change.after));
        changes.push_back(std::move(change));
    }
}

} // namespace qunce::server
