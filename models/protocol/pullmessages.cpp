// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/frame.h"
#include "models/protocol/messageparts.h"

namespace qunce {

namespace {

using enum WireReader::Presence;

void writeSeqs(WireWriter &out, std::string_view key, const BucketSeqs &seqs)
{
    out.key(key);
    out.beginMap();
    for (const auto &[bucket, seq] : seqs)
        out.field(bucket, seq);
    out.endMap();
}

void readSeqs(WireReader &in, BucketSeqs &seqs)
{
    in.pairs([&](std::string bucket) {
        if (!seqs.emplace(std::move(bucket), in.number()).second)
            in.fail("a bucket twice");
    });
}

void readBase(WireReader &in, PullRequest &message)
{
    in.pairs([&](std::string bucket) {
        in.tuple(2);
        Cursor at;
        at.seq = in.number();
        at.salt = in.digest();
        if (!message.base.emplace(std::move(bucket), at).second)
            in.fail("a bucket twice");
    });
}

void writeRepair(WireWriter &out, const PullRequest &message)
{
    out.key("repair");
    out.beginMap();
    out.field("bucket", message.repairBucket);
    out.key("rows");
    out.beginArray();
    for (const auto &[kind, id] : message.repairRows) {
        out.beginArray();
        out.text(kind);
        out.text(id);
        out.endArray();
    }
    out.endArray();
    out.endMap();
}

void readRepair(WireReader &in, PullRequest &message)
{
    in.map({{"bucket", [&] { message.repairBucket = in.text(); }},
        {"rows", [&] {
             in.items([&] {
                 in.tuple(2);
                 auto &[kind, id] = message.repairRows.emplace_back();
                 kind = in.text();
                 id = in.text();
             });
         }}});
    if (message.repairBucket.empty())
        in.fail("a repair of no bucket");
}

} // namespace

void writeState(WireWriter &out, const BucketState &state)
{
    out.field("bucket", state.bucket);
    out.field("seq", state.at.seq);
    out.key("salt");
    out.digest(state.at.salt);
    out.field("rows", state.rows);
    out.key("digest");
    out.digest(state.digest);
}

BucketState readState(WireReader &in)
{
    BucketState state;
    in.map({{"bucket", [&] { state.bucket = in.text(); }}, {"seq", [&] { state.at.seq = in.number(); }},
        {"salt", [&] { state.at.salt = in.digest(); }}, {"rows", [&] { state.rows = in.number(); }},
        {"digest", [&] { state.digest = in.digest(); }}});
    return state;
}

void writeTexts(WireWriter &out, std::string_view key, const std::vector<std::string> &texts)
{
    out.key(key);
    out.beginArray();
    for (const std::string &text : texts)
        out.text(text);
    out.endArray();
}

std::vector<std::string> readTexts(WireReader &in)
{
    std::vector<std::string> texts;
    in.items([&] { texts.push_back(in.text()); });
    return texts;
}

std::string encode(const PullRequest &message, WireFormat format)
{
    return encodeRequest(format, [&](WireWriter &out) {
        out.field("epoch", message.epoch);
        if (!message.repairBucket.empty())
            return writeRepair(out, message);
        if (!message.checkpoint.empty()) {
            out.key("checkpoint");
            out.bytes(message.checkpoint);
        }
        if (!message.base.empty()) {
            out.key("base");
            out.beginMap();
            for (const auto &[bucket, at] : message.base) {
                out.key(bucket);
                out.beginArray();
                out.integer(static_cast<int64_t>(at.seq));
                out.digest(at.salt);
                out.endArray();
            }
            out.endMap();
        }
        if (!message.from.empty())
            writeSeqs(out, "from", message.from);
        if (message.maxRows > 0)
            out.field("max_rows", message.maxRows);
        if (message.maxBytes > 0)
            out.field("max_bytes", message.maxBytes);
        if (!message.kindsGained.empty())
            writeTexts(out, "kinds_gained", message.kindsGained);
    });
}

Result<PullRequest> decodePullRequest(std::string_view body, WireFormat format)
{
    return decodeBody<PullRequest>(body, format, kMaxRequestBytes, [](WireReader &in, PullRequest &message) {
        in.map({{"epoch", [&] { message.epoch = in.text(); }},
            {"checkpoint", [&] { message.checkpoint = in.bytes(); }, Optional},
            {"base", [&] { readBase(in, message); }, Optional},
            {"from", [&] { readSeqs(in, message.from); }, Optional},
            {"max_rows", [&] { message.maxRows = in.number(); }, Optional},
            {"max_bytes", [&] { message.maxBytes = in.number(); }, Optional},
            {"kinds_gained", [&] { message.kindsGained = readTexts(in); }, Optional},
            {"repair", [&] { readRepair(in, message); }, Optional}});
    });
}

std::string fingerprint(const PullRequest &request)
{
    constexpr size_t kDigits = 16;
    std::string text = request.checkpoint + '\n';
    for (const auto &[bucket, at] : request.base)
        text += bucket + ' ' + std::to_string(at.seq) + '\n';
    const std::string hash = bodyHash(text);
    return hash.substr(hash.find('=') + 1, kDigits);
}

void writePullHeader(WireWriter &out, const PullHeader &header)
{
    out.field("epoch", header.epoch);
    writeSeqs(out, "from", header.from);
    if (!header.asked.empty())
        out.field("asked", header.asked);
    writeSeqs(out, "next", header.next);
    out.key("complete");
    out.beginArray();
    for (const BucketState &state : header.complete) {
        out.beginMap();
        writeState(out, state);
        out.endMap();
    }
    out.endArray();
    out.flag("records_complete", header.recordsComplete);
    out.flag("all_complete", header.allComplete);
    if (!header.checkpoint.empty()) {
        out.key("checkpoint");
        out.bytes(header.checkpoint);
    }
    out.field("left", header.left);
    out.field("lmid", header.lmid);
    writeTexts(out, "granted", header.granted);
    writeTexts(out, "revoked", header.revoked);
    writeTexts(out, "retired", header.retired);
    writeTexts(out, "reset", header.reset);
    out.flag("end", true);
}

void readPullAnswer(WireReader &in, PullHeader &header, const std::function<void()> &readTables,
    const std::function<void()> &readDeletions)
{
    in.answer({{"epoch", [&] { header.epoch = in.text(); }}, {"from", [&] { readSeqs(in, header.from); }},
        {"asked", [&] { header.asked = in.text(); }, Optional}, {"tables", readTables},
        {"del", readDeletions}, {"next", [&] { readSeqs(in, header.next); }},
        {"complete", [&] { in.items([&] { header.complete.push_back(readState(in)); }); }},
        {"records_complete", [&] { header.recordsComplete = in.flag(); }},
        {"all_complete", [&] { header.allComplete = in.flag(); }},
        {"checkpoint", [&] { header.checkpoint = in.bytes(); }, Optional},
        {"left", [&] { header.left = in.number(); }}, {"lmid", [&] { header.lmid = in.number(); }},
        {"granted", [&] { header.granted = readTexts(in); }},
        {"revoked", [&] { header.revoked = readTexts(in); }},
        {"retired", [&] { header.retired = readTexts(in); }},
        {"reset", [&] { header.reset = readTexts(in); }}});
}

} // namespace qunce
