// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/editjson.h"

#include "models/protocol/fieldvalue.h"
#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

void readSetEdit(WireReader &in, SetEdit &edit)
{
    in.map({{"add", [&] { edit.add = sortedSet(readTexts(in)); }},
        {"rem", [&] { edit.remove = sortedSet(readTexts(in)); }}});
}

Result<PushOp> readEdit(std::string_view json)
{
    return decodeBody<PushOp>(json, WireFormat::Json, kMaxPushBytes, [](WireReader &in, PushOp &op) {
        if (in.takeNull())
            return;
        in.pairs([&](std::string field) {
            if (in.cbor().peek() == CborReader::Type::Map)
                readSetEdit(in, op.sets[std::move(field)]);
            else
                op.fields[std::move(field)].after = readFieldValue(in);
        });
    });
}

} // namespace

std::string editToJson(const PushOp &op)
{
    const auto out = WireWriter::create(WireFormat::Json);
    out->beginMap();
    for (const auto &[field, edit] : op.fields) {
        out->key(field);
        writeFieldValue(*out, edit.after);
    }
    for (const auto &[field, edit] : op.sets) {
        out->key(field);
        out->beginMap();
        writeTexts(*out, "add", edit.add);
        writeTexts(*out, "rem", edit.remove);
        out->endMap();
    }
    out->endMap();
    return out->finish();
}

std::string beforesToJson(const PushOp &op)
{
    const auto out = WireWriter::create(WireFormat::Json);
    out->beginMap();
    for (const auto &[field, edit] : op.fields) {
        out->key(field);
        writeFieldValue(*out, edit.before);
    }
    out->endMap();
    return out->finish();
}

Result<void> editFromJson(std::string_view befores, std::string_view edit, PushOp &op)
{
    QUNCE_ASSIGN(PushOp after, readEdit(edit));
    // Befores are left out of a conflict that would have been too large.
    if (!befores.empty()) {
        QUNCE_ASSIGN(const PushOp before, readEdit(befores));
        for (auto &[field, made] : after.fields) {
            const auto found = before.fields.find(field);
            if (found != before.fields.end())
                made.before = found->second.after;
        }
    }
    op.fields = std::move(after.fields);
    op.sets = std::move(after.sets);
    return {};
}

} // namespace qunce
