// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/pushmessages.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "models/protocol/fieldvalue.h"
#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

using enum WireReader::Presence;

constexpr std::array<std::string_view, 5> kOpNames {"create", "set", "delete", "restore", "skip"};
constexpr std::array<std::string_view, 6> kStatusNames {
    "applied", "merged", "conflict", "rejected", "rejected_dependency", "duplicate"};

/// Null where an id is nil.
void writeId(WireWriter &out, std::string_view key, const Uuid &id)
{
    out.key(key);
    if (id.isNil())
        out.null();
    else
        out.text(id.toString());
}

void writeFields(WireWriter &out, const PushOp &op)
{
    out.key("f");
    out.beginMap();
    for (const auto &[field, edit] : op.fields) {
        out.key(field);
        out.beginArray();
        writeFieldValue(out, edit.before);
        writeFieldValue(out, edit.after);
        out.endArray();
    }
    out.endMap();
}

void writeSets(WireWriter &out, const PushOp &op)
{
    out.key("set");
    out.beginMap();
    for (const auto &[field, edit] : op.sets) {
        out.key(field);
        out.beginMap();
        writeTexts(out, "add", edit.add);
        writeTexts(out, "rem", edit.remove);
        out.endMap();
    }
    out.endMap();
}

/// All of an edit but its number, into a map that is open.
void writePayload(WireWriter &out, const PushOp &op)
{
    out.field("op", name(op.op));
    if (op.op == OpKind::Skip)
        return;
    out.field("kind", op.kind);
    writeId(out, "id", op.id);
    if (!op.bucket.empty())
        out.field("bucket", op.bucket);
    out.field("base", op.base);
    if (!op.fields.empty())
        writeFields(out, op);
    if (!op.sets.empty())
        writeSets(out, op);
    out.field("pv", op.pv);
    out.field("at", op.atMs);
}

void writeOp(WireWriter &out, const PushOp &op)
{
    out.beginMap();
    out.field("mid", op.mid);
    writePayload(out, op);
    out.endMap();
}

void readFields(WireReader &in, PushOp &op)
{
    in.pairs([&](std::string field) {
        in.tuple(2);
        FieldEdit edit;
        edit.before = readFieldValue(in);
        edit.after = readFieldValue(in);
        if (!op.fields.emplace(std::move(field), std::move(edit)).second)
            in.fail("a field twice");
    });
}

void readSets(WireReader &in, PushOp &op)
{
    in.pairs([&](std::string field) {
        SetEdit edit;
        in.map({{"add", [&] { edit.add = sortedSet(readTexts(in)); }, Optional},
            {"rem", [&] { edit.remove = sortedSet(readTexts(in)); }, Optional}});
        const bool both = std::any_of(edit.remove.begin(), edit.remove.end(), [&](const std::string &item) {
            return std::binary_search(edit.add.begin(), edit.add.end(), item);
        });
        if (both)
            in.fail("an item that is added and removed");
        if (!op.sets.emplace(std::move(field), std::move(edit)).second)
            in.fail("a field twice");
    });
}

template <typename Value, typename Named>
Value readName(WireReader &in, Named named)
{
    const auto value = named(in.text());
    if (!value)
        in.fail("a name that is none");
    return value.value_or(Value {});
}

PushOp readOp(WireReader &in)
{
    PushOp op;
    bool hasTarget = false;
    in.map(
        {{"mid", [&] { op.mid = in.number(); }}, {"op", [&] { op.op = readName<OpKind>(in, opKindNamed); }},
            {"kind", [&] { op.kind = in.text(); }, Optional},
            {"id",
                [&] {
                    op.id = in.uuid();
                    hasTarget = true;
                },
                Optional},
            {"bucket", [&] { op.bucket = in.text(); }, Optional},
            {"base", [&] { op.base = in.number(); }, Optional}, {"f", [&] { readFields(in, op); }, Optional},
            {"set", [&] { readSets(in, op); }, Optional},
            {"pv",
                [&] {
                    const uint64_t version = in.number();
                    if (version > INT32_MAX)
                        in.fail("a schema that is none");
                    op.pv = static_cast<int>(version);
                },
                Optional},
            {"at", [&] { op.atMs = in.integer(); }, Optional}});
    if (op.op == OpKind::Skip) {
        PushOp skip;
        skip.mid = op.mid;
        return skip;
    }
    if (!hasTarget || op.kind.empty())
        in.fail("an edit of nothing");
    return op;
}

PushGroup readGroup(WireReader &in)
{
    PushGroup group;
    in.map({{"gid", [&] { group.gid = in.uuid(); }}, {"aid", [&] { group.aid = in.uuid(); }},
        {"ops", [&] { in.items([&] { group.ops.push_back(readOp(in)); }); }}});
    return group;
}

PushResult readResult(WireReader &in)
{
    PushResult result;
    in.map({{"mid", [&] { result.mid = in.number(); }},
        {"status", [&] { result.status = readName<PushStatus>(in, pushStatusNamed); }},
        {"bucket", [&] { result.bucket = in.text(); }, Optional},
        {"seq", [&] { result.seq = in.number(); }, Optional},
        {"conflict", [&] { result.conflict = in.uuid(); }, Optional},
        {"kept", [&] { result.kept = readTexts(in); }, Optional},
        {"code", [&] { result.code = in.text(); }, Optional},
        {"message", [&] { result.message = in.text(); }, Optional}});
    return result;
}

void writeResult(WireWriter &out, const PushResult &result)
{
    out.beginMap();
    out.field("mid", result.mid);
    out.field("status", name(result.status));
    out.field("bucket", result.bucket);
    out.field("seq", result.seq);
    if (!result.conflict.isNil())
        writeId(out, "conflict", result.conflict);
    if (!result.kept.empty())
        writeTexts(out, "kept", result.kept);
    if (!result.code.empty())
        out.field("code", result.code);
    if (!result.message.empty())
        out.field("message", result.message);
    out.endMap();
}

} // namespace

std::string_view name(OpKind op)
{
    return kOpNames[static_cast<size_t>(op)];
}

std::optional<OpKind> opKindNamed(std::string_view name)
{
    const auto found = std::find(kOpNames.begin(), kOpNames.end(), name);
    return found == kOpNames.end() ? std::nullopt
                                   : std::optional(static_cast<OpKind>(found - kOpNames.begin()));
}

std::string_view name(PushStatus status)
{
    return kStatusNames[static_cast<size_t>(status)];
}

std::optional<PushStatus> pushStatusNamed(std::string_view name)
{
    const auto found = std::find(kStatusNames.begin(), kStatusNames.end(), name);
    return found == kStatusNames.end() ? std::nullopt
                                       : std::optional(static_cast<PushStatus>(found - kStatusNames.begin()));
}

bool isRejected(PushStatus status)
{
    return status == PushStatus::Rejected || status == PushStatus::RejectedDependency;
}

std::string encode(const PushRequest &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("epoch", message.epoch);
        out.field("client_id", message.clientId.toString());
        out.field("session_no", message.sessionNo);
        out.key("groups");
        out.beginArray();
        for (const PushGroup &group : message.groups) {
            out.beginMap();
            out.field("gid", group.gid.toString());
            out.field("aid", group.aid.toString());
            out.key("ops");
            out.beginArray();
            for (const PushOp &op : group.ops)
                writeOp(out, op);
            out.endArray();
            out.endMap();
        }
        out.endArray();
    });
}

std::string encode(const PushReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.field("lmid", message.lmid);
        out.key("results");
        out.beginArray();
        for (const PushResult &result : message.results)
            writeResult(out, result);
        out.endArray();
    });
}

Result<PushRequest> decodePushRequest(std::string_view body, WireFormat format)
{
    return decodeBody<PushRequest>(body, format, kMaxPushBytes, [](WireReader &in, PushRequest &message) {
        in.map({{"epoch", [&] { message.epoch = in.text(); }},
            {"client_id", [&] { message.clientId = in.uuid(); }},
            {"session_no", [&] { message.sessionNo = in.number(); }},
            {"groups", [&] { in.items([&] { message.groups.push_back(readGroup(in)); }); }}});
    });
}

Result<PushReply> decodePushReply(std::string_view body, WireFormat format)
{
    return decodeBody<PushReply>(body, format, kMaxAnswerBytes, [](WireReader &in, PushReply &message) {
        in.answer({{"lmid", [&] { message.lmid = in.number(); }},
            {"results", [&] { in.items([&] { message.results.push_back(readResult(in)); }); }}});
    });
}

std::string encodeOp(const PushOp &op)
{
    const auto out = WireWriter::create(WireFormat::Cbor);
    writeOp(*out, op);
    return out->finish();
}

Result<PushOp> decodeOp(std::string_view cbor)
{
    return decodeBody<PushOp>(
        cbor, WireFormat::Cbor, kMaxPushBytes, [](WireReader &in, PushOp &op) { op = readOp(in); });
}

std::string payloadHash(const PushOp &op)
{
    const auto out = WireWriter::create(WireFormat::Cbor);
    out->beginMap();
    writePayload(*out, op);
    out->endMap();
    const std::string payload = out->finish();
    std::array<unsigned char, crypto_generichash_BYTES> hash {};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(payload.data()),
        payload.size(), nullptr, 0);
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

size_t wireSize(const PushOp &op)
{
    return encodeOp(op).size();
}

} // namespace qunce
