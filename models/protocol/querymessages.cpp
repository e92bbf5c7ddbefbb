// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wait, verify, history.

#include <algorithm>

#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

using enum WireReader::Presence;

constexpr size_t kMaxPrefix = 64;
constexpr int kMaxVerifyDepth = 2;

std::string readPrefix(WireReader &in)
{
    std::string prefix = in.text();
    const bool isHex = std::all_of(prefix.begin(), prefix.end(),
        [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (!isHex || prefix.size() > kMaxPrefix)
        in.fail("a prefix that is none");
    return prefix;
}

void write(WireWriter &out, const VerifyChild &child)
{
    out.beginMap();
    out.field("prefix", child.prefix);
    out.field("rows", child.rows);
    out.key("digest");
    out.digest(child.digest);
    out.endMap();
}

void read(WireReader &in, VerifyChild &child)
{
    in.map({{"prefix", [&] { child.prefix = readPrefix(in); }}, {"rows", [&] { child.rows = in.number(); }},
        {"digest", [&] { child.digest = in.digest(); }}});
}

void read(WireReader &in, WireRowId &row)
{
    in.tuple(3);
    row.kind = in.text();
    row.id = in.text();
    row.seq = in.number();
}

void write(WireWriter &out, const HistoryChange &change)
{
    out.beginMap();
    out.field("at_ms", change.atMs);
    out.field("who", change.who);
    out.key("fields");
    out.beginMap();
    for (const auto &[name, values] : change.fields) {
        out.key(name);
        out.beginArray();
        out.text(values.first);
        out.text(values.second);
        out.endArray();
    }
    out.endMap();
    out.endMap();
}

void read(WireReader &in, HistoryChange &change)
{
    in.map({{"at_ms", [&] { change.atMs = in.integer(); }}, {"who", [&] { change.who = in.text(); }},
        {"fields", [&] {
             in.pairs([&](std::string name) {
                 in.tuple(2);
                 std::string before = in.text();
                 std::string after = in.text();
                 change.fields.emplace_back(std::move(name), std::pair(std::move(before), std::move(after)));
             });
         }}});
}

} // namespace

std::string encode(const WaitReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        writeTexts(out, "changed", message.changed);
        out.field("token", message.token);
    });
}

Result<WaitReply> decodeWaitReply(std::string_view body, WireFormat format)
{
    return decodeBody<WaitReply>(body, format, kMaxAnswerBytes, [](WireReader &in, WaitReply &message) {
        in.answer({{"changed", [&] { message.changed = readTexts(in); }},
            {"token", [&] { message.token = in.text(); }}});
    });
}

std::string encode(const VerifyRequest &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("bucket", message.bucket);
        out.field("prefix", message.prefix);
        out.field("depth", message.depth);
        out.flag("ids", message.ids);
    });
}

Result<VerifyRequest> decodeVerifyRequest(std::string_view body, WireFormat format)
{
    return decodeBody<VerifyRequest>(
        body, format, kMaxRequestBytes, [](WireReader &in, VerifyRequest &message) {
            in.map({{"bucket", [&] { message.bucket = in.text(); }},
                {"prefix", [&] { message.prefix = readPrefix(in); }, Optional},
                {"depth",
                    [&] {
                        const int64_t depth = in.integer();
                        if (depth < 0 || depth > kMaxVerifyDepth)
                            return in.fail("a depth beyond 2");
                        message.depth = static_cast<int>(depth);
                    },
                    Optional},
                {"ids", [&] { message.ids = in.flag(); }, Optional}});
        });
}

std::string encode(const VerifyReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        writeState(out, message.state);
        out.field("prefix", message.prefix);
        out.key("children");
        out.beginArray();
        for (const VerifyChild &child : message.children)
            write(out, child);
        out.endArray();
        out.key("rows_of");
        out.beginArray();
        for (const WireRowId &row : message.rowsOf) {
            out.beginArray();
            out.text(row.kind);
            out.text(row.id);
            out.integer(static_cast<int64_t>(row.seq));
            out.endArray();
        }
        out.endArray();
    });
}

Result<VerifyReply> decodeVerifyReply(std::string_view body, WireFormat format)
{
    return decodeBody<VerifyReply>(body, format, kMaxAnswerBytes, [](WireReader &in, VerifyReply &message) {
        BucketState &state = message.state;
        in.answer({{"bucket", [&] { state.bucket = in.text(); }},
            {"seq", [&] { state.at.seq = in.number(); }}, {"salt", [&] { state.at.salt = in.digest(); }},
            {"rows", [&] { state.rows = in.number(); }}, {"digest", [&] { state.digest = in.digest(); }},
            {"prefix", [&] { message.prefix = readPrefix(in); }},
            {"children", [&] { in.items([&] { read(in, message.children.emplace_back()); }); }},
            {"rows_of", [&] { in.items([&] { read(in, message.rowsOf.emplace_back()); }); }}});
    });
}

std::string encode(const HistoryReply &message, WireFormat format)
{
    return encodeAnswer(format, [&](WireWriter &out) {
        out.key("changes");
        out.beginArray();
        for (const HistoryChange &change : message.changes)
            write(out, change);
        out.endArray();
    });
}

Result<HistoryReply> decodeHistoryReply(std::string_view body, WireFormat format)
{
    return decodeBody<HistoryReply>(body, format, kMaxAnswerBytes, [](WireReader &in, HistoryReply &message) {
        in.answer({{"changes", [&] { in.items([&] { read(in, message.changes.emplace_back()); }); }}});
    });
}

} // namespace qunce
