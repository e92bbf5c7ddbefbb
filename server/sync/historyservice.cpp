// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/historyservice.h"

#include "models/protocol/recordtables.h"

namespace qunce::server {

namespace {

/// A value as a person reads it; items of a set are joined by commas.
std::string textOf(const FieldDescriptor &field, const FieldValue *value)
{
    if (!value)
        return {};
    if (const auto *number = std::get_if<int64_t>(value))
        return std::to_string(*number);
    if (const auto *text = std::get_if<std::string>(value))
        return field.masked ? masked(*text) : *text;
    std::string joined;
    if (const auto *items = std::get_if<std::vector<std::string>>(value)) {
        for (const std::string &item : *items)
            joined += (joined.empty() ? "" : ", ") + item;
    }
    return joined;
}

HistoryChange toWire(Kind kind, const RecordChange &change)
{
    HistoryChange told {change.atMs, change.who, {}};
    for (const FieldDescriptor &field : descriptor(kind).fields) {
        const FieldValue *before = change.before.find(field.name);
        const FieldValue *after = change.after.find(field.name);
        if (before || after)
            told.fields.push_back({field.name, {textOf(field, before), textOf(field, after)}});
    }
    return told;
}

} // namespace

Outcome<HistoryReply> HistoryService::answer(
    std::string_view kind, std::string_view id, const Scope &scope) const
{
    const std::optional<Kind> known = kindNamed(kind);
    const std::optional<Uuid> record = Uuid::parse(id);
    if (!known || !record)
        return Refusal {Refusal::Code::Malformed, "history needs kind and id"};
    QUNCE_ASSIGN(const std::unique_ptr<ReadTransaction> transaction, m_storage.beginRead());
    QUNCE_ASSIGN(const std::optional<Record> stored, transaction->record(*known, *record));
    if (!stored || !scope.mayRead(stored->bucket))
        return Refusal {Refusal::Code::NotFound, "no such record"};
    QUNCE_ASSIGN(const std::vector<RecordChange> changes, transaction->history(*known, *record));
    HistoryReply reply;
    for (const RecordChange &change : changes) {
        if (scope.mayRead(change.bucket))
            reply.changes.push_back(toWire(*known, change));
    }
    return reply;
}

} // namespace qunce::server
