// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

using enum WireReader::Presence;

void write(WireWriter &out, const Limits &limits)
{
    out.beginMap();
    out.field("page_rows", limits.pageRows);
    out.field("page_bytes", limits.pageBytes);
    out.field("first_page_bytes", limits.firstPageBytes);
    out.field("row_bytes", limits.rowBytes);
    out.endMap();
}

void read(WireReader &in, Limits &limits)
{
    in.map({{"page_rows", [&] { limits.pageRows = in.number(); }},
        {"page_bytes", [&] { limits.pageBytes = in.number(); }},
        {"first_page_bytes", [&] { limits.firstPageBytes = in.number(); }},
        {"row_bytes", [&] { limits.rowBytes = in.number(); }}});
}

int readVersion(WireReader &in)
{
    const uint64_t version = in.number();
    if (version > 1'000'000)
        in.fail("an impossible version");
    return in.failed() ? 0 : static_cast<int>(version);
}

} // namespace

std::string leaseText(const Uuid &clientId, int64_t leaseUntilMs)
{
    return "lease:" + clientId.toString() + ":" + std::to_string(leaseUntilMs);
}

std::string encode(const HelloRequest &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("client_id", message.clientId.toString());
        out.field("session_no", message.sessionNo);
        out.field("schema", message.schema);
        out.field("local_max_mid", message.localMaxMid);
        out.field("app", message.app);
    });
}

Result<HelloRequest> decodeHelloRequest(std::string_view body, WireFormat format)
{
    return decodeBody<HelloRequest>(
        body, format, kMaxRequestBytes, [](WireReader &in, HelloRequest &message) {
            in.map({{"client_id", [&] { message.clientId = in.uuid(); }},
                {"session_no", [&] { message.sessionNo = in.number(); }},
                {"schema", [&] { message.schema = readVersion(in); }},
                {"local_max_mid", [&] { message.localMaxMid = in.number(); }, Optional},
                {"app", [&] { message.app = in.text(); }, Optional}});
        });
}

std::string encode(const HelloReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.field("epoch", message.epoch);
        out.field("lmid", message.lmid);
        out.field("server_time_ms", message.serverTimeMs);
        out.field("lease_until_ms", message.leaseUntilMs);
        out.key("lease_signature");
        out.bytes(message.leaseSignature);
        if (!message.user.id.isNil()) {
            out.key("user");
            writeUser(out, message.user);
        }
        out.key("buckets");
        out.beginArray();
        for (const auto &[bucket, rows] : message.buckets) {
            out.beginMap();
            out.field("bucket", bucket);
            out.field("rows", rows);
            out.endMap();
        }
        out.endArray();
        out.field("fact_from", message.factFrom);
        out.key("limits");
        write(out, message.limits);
        out.key("schema");
        out.beginMap();
        out.field("min", message.schemaMin);
        out.field("cur", message.schemaCur);
        out.endMap();
    });
}

Result<HelloReply> decodeHelloReply(std::string_view body, WireFormat format)
{
    return decodeBody<HelloReply>(body, format, kMaxAnswerBytes, [](WireReader &in, HelloReply &message) {
        in.answer(
            {{"epoch", [&] { message.epoch = in.text(); }}, {"lmid", [&] { message.lmid = in.number(); }},
                {"server_time_ms", [&] { message.serverTimeMs = in.integer(); }},
                {"lease_until_ms", [&] { message.leaseUntilMs = in.integer(); }},
                {"lease_signature", [&] { message.leaseSignature = in.bytes(); }},
                {"user", [&] { message.user = readUser(in); }, Optional},
                {"buckets",
                    [&] {
                        in.items([&] {
                            auto &[bucket, rows] = message.buckets.emplace_back();
                            in.map({{"bucket", [&, &name = bucket] { name = in.text(); }},
                                {"rows", [&, &count = rows] { count = in.number(); }}});
                        });
                    }},
                {"fact_from", [&] { message.factFrom = in.text(); }},
                {"limits", [&] { read(in, message.limits); }},
                {"schema", [&] {
                     in.map({{"min", [&] { message.schemaMin = readVersion(in); }},
                         {"cur", [&] { message.schemaCur = readVersion(in); }}});
                 }}});
    });
}

} // namespace qunce
