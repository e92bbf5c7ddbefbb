// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/merge/smallserver.h"

#include <algorithm>

namespace qunce::test {

namespace {

using Items = std::vector<std::string>;

void stampItems(Record &record, const Record &before, const std::string &field)
{
    const Items was = before.set(field);
    const Items is = record.set(field);
    for (const std::string &item : is) {
        if (!std::binary_search(was.begin(), was.end(), item))
            record.fieldSeqs.insert_or_assign(itemSeqName(field, item), record.seq);
    }
    for (const std::string &item : was) {
        if (!std::binary_search(is.begin(), is.end(), item))
            record.fieldSeqs.erase(itemSeqName(field, item));
    }
}

} // namespace

void SmallServer::store(Record record)
{
    record.seq = ++m_seq;
    const Key key {record.kind, record.id};
    const auto found = m_rows.find(key);
    const Record before =
        found == m_rows.end() ? Record {record.kind, record.id, {}, 0, {}, {}} : found->second.record;
    record.fieldSeqs = before.fieldSeqs;
    for (const FieldDescriptor &field : descriptor(record.kind).fields) {
        const FieldValue *was = before.find(field.name);
        const FieldValue *is = record.find(field.name);
        if ((was ? *was : FieldValue()) == (is ? *is : FieldValue()))
            continue;
        record.fieldSeqs.insert_or_assign(field.name, record.seq);
        if (found != m_rows.end() && field.type == FieldType::TextSet)
            stampItems(record, before, field.name);
    }
    m_rows.insert_or_assign(key, StoredRecord {record, false});
    m_others.records.insert_or_assign(key, std::move(record));
}

Record SmallServer::put(Record record)
{
    const Key key {record.kind, record.id};
    record.bucket = bucketOf(record, m_others).value().value_or("plan:hq");
    store(std::move(record));
    return m_rows.at(key).record;
}

Decision SmallServer::push(const PushOp &op, uint64_t client)
{
    const std::optional<Kind> kind = kindNamed(op.kind);
    const auto found = kind ? m_rows.find({*kind, op.id}) : m_rows.end();
    const std::optional<StoredRecord> stored =
        found == m_rows.end() ? std::nullopt : std::optional(found->second);
    Seen seen;
    seen.base = stored ? comparableBase(op, stored->record, m_seq) : 0;
    seen.own = [&](uint64_t seq) { return m_ownSeqs[client].contains(seq); };
    Decision decision = *decide(stored, op, m_actor, seen, m_others);
    if (!decision.changes)
        return decision;
    if (decision.record) {
        store(*decision.record);
    } else {
        found->second.deleted = true;
        found->second.record.seq = ++m_seq;
        m_others.records.erase(found->first);
    }
    m_ownSeqs[client].insert(m_seq);
    return decision;
}

std::optional<Record> SmallServer::live(Kind kind, const Uuid &id) const
{
    const auto found = m_rows.find({kind, id});
    return found == m_rows.end() || found->second.deleted ? std::nullopt
                                                          : std::optional(found->second.record);
}

std::string encodeForPeople(const PushOp &op)
{
    PushRequest request;
    request.groups.push_back({{}, {}, {op}});
    return encode(request, WireFormat::Json);
}

} // namespace qunce::test
