// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/protocol/syncsamples.h"

#include <algorithm>
#include <array>
#include <set>

#include "models/protocol/fieldvalue.h"

namespace qunce::test {

uint64_t Samples::number()
{
    static constexpr std::array<uint64_t, 12> kBorders {
        0, 1, 23, 24, 255, 256, 65535, 65536, 4294967295, 4294967296, 1789000000000, 9007199254740991};
    return below(3) == 0 ? below(1000) : kBorders[below(kBorders.size())];
}

std::string Samples::text()
{
    static const std::array<std::string, 10> kTexts {"", "ref", "王芳", "a \"quoted\" \\ text",
        "line\nbreak\ttab", std::string("NUL \0 inside", 12), "\x01\x1F\x7F", "👩‍👧 family", "null",
        std::string(300, 'x')};
    return kTexts[below(kTexts.size())];
}

std::string Samples::bytes(size_t size)
{
    std::string value(size, '\0');
    for (char &byte : value)
        byte = static_cast<char>(below(256));
    return value;
}

std::string Samples::hex()
{
    return digestHex(m_random()).substr(0, below(17));
}

std::string Samples::bucket()
{
    return "people:r:" + uuid().toString();
}

Uuid Samples::uuid()
{
    Uuid id;
    for (uint8_t &byte : id.bytes)
        byte = static_cast<uint8_t>(below(256));
    return id;
}

std::vector<std::string> Samples::texts()
{
    std::vector<std::string> all(below(4));
    for (std::string &one : all)
        one = text();
    return all;
}

FieldValue Samples::value()
{
    switch (below(4)) {
    case 0:
        return static_cast<int64_t>(number());
    case 1:
        return canonical(text());
    case 2:
        return canonical(texts());
    default:
        return {};
    }
}

BucketSeqs Samples::seqs()
{
    BucketSeqs all;
    for (uint64_t left = below(30); left > 0; --left)
        all[bucket()] = number();
    return all;
}

BucketState Samples::state()
{
    return {bucket(), {number(), digest()}, number(), digest()};
}

void Samples::fill(TokenPair &tokens)
{
    tokens = {text(), static_cast<int64_t>(number()), text(), static_cast<int64_t>(number())};
}

void Samples::fill(UserInfo &user)
{
    user.id = uuid();
    user.name = text();
    user.role = text();
    user.wholeBrand = below(2) == 0;
    for (uint64_t left = user.wholeBrand ? 0 : below(4); left > 0; --left)
        user.regions.push_back(uuid());
}

void Samples::fill(SessionRequest &message)
{
    message = {text(), text(), text()};
}

void Samples::fill(SessionReply &message)
{
    fill(message.tokens);
    message.device = uuid();
    fill(message.user);
    message.signingKey = bytes(32);
    message.sealingKey = bytes(32);
}

void Samples::fill(RefreshRequest &message)
{
    message.refresh = text();
}

void Samples::fill(RefreshReply &message)
{
    fill(message.tokens);
}

void Samples::fill(HelloRequest &message)
{
    message = {uuid(), number(), static_cast<int>(below(1000)), number(), text()};
}

void Samples::fill(HelloReply &message)
{
    message.epoch = text();
    message.lmid = number();
    message.serverTimeMs = static_cast<int64_t>(number());
    message.leaseUntilMs = -static_cast<int64_t>(number());
    message.leaseSignature = bytes(64);
    for (uint64_t left = below(40); left > 0; --left)
        message.buckets.emplace_back(bucket(), number());
    if (below(4) > 0)
        fill(message.user);
    message.factFrom = "2024-10-01";
    message.limits = {number(), number(), number(), number()};
    message.schemaMin = static_cast<int>(below(100));
    message.schemaCur = static_cast<int>(below(100));
}

void Samples::fill(PullRequest &message)
{
    message.epoch = text();
    if (below(4) == 0) {
        message.repairBucket = bucket();
        for (uint64_t left = below(30); left > 0; --left)
            message.repairRows.emplace_back(text(), text());
        return;
    }
    message.checkpoint = bytes(below(2) * 32);
    for (uint64_t left = below(30); left > 0; --left)
        message.base[bucket()] = {number(), digest()};
    message.from = seqs();
    message.maxRows = number();
    message.maxBytes = number();
    message.kindsGained = texts();
}

void Samples::fill(PullHeader &message)
{
    message.epoch = text();
    message.from = seqs();
    message.asked = text();
    message.next = seqs();
    for (uint64_t left = below(5); left > 0; --left)
        message.complete.push_back(state());
    message.recordsComplete = below(2) == 0;
    message.allComplete = below(2) == 0;
    message.checkpoint = bytes(below(2) * 32);
    message.left = number();
    message.lmid = number();
    message.granted = texts();
    message.revoked = texts();
    message.retired = texts();
    message.reset = texts();
}

void Samples::fill(WaitReply &message)
{
    message = {texts(), text()};
}

void Samples::fill(VerifyRequest &message)
{
    message = {bucket(), hex(), static_cast<int>(below(3)), below(2) == 0};
}

void Samples::fill(VerifyReply &message)
{
    message.state = state();
    message.prefix = hex();
    for (uint64_t left = below(5); left > 0; --left)
        message.children.push_back({hex(), number(), digest()});
    for (uint64_t left = below(5); left > 0; --left)
        message.rowsOf.push_back({text(), text(), number()});
}

void Samples::fill(HistoryReply &message)
{
    for (uint64_t left = below(4); left > 0; --left) {
        HistoryChange &change = message.changes.emplace_back();
        change.atMs = static_cast<int64_t>(number());
        change.who = text();
        for (uint64_t fields = below(4); fields > 0; --fields)
            change.fields.emplace_back("field" + std::to_string(fields), std::pair(text(), text()));
    }
}

void Samples::fill(DevicesReply &message)
{
    for (uint64_t left = below(4); left > 0; --left) {
        message.devices.push_back(
            {uuid(), text(), static_cast<int64_t>(number()), static_cast<int64_t>(number()), below(2) == 1});
    }
}

void Samples::fill(ErrorReply &message)
{
    message.code = text();
    message.action = static_cast<WireAction>(below(static_cast<uint64_t>(WireAction::BackOff) + 1));
    message.retryAfterMs = static_cast<int64_t>(number());
    message.detail = text();
    message.buckets = texts();
    message.signature = bytes(below(2) * 64);
    message.schemaMin = below(3);
    message.schemaCur = message.schemaMin == 0 ? 0 : number();
}

void Samples::fill(PushOp &op)
{
    op.mid = number();
    op.op = static_cast<OpKind>(below(5));
    if (op.op == OpKind::Skip)
        return;
    op.kind = below(2) == 0 ? "note" : "x";
    op.id = uuid();
    op.bucket = below(2) == 0 ? bucket() : "";
    op.base = number();
    for (uint64_t left = below(4); left > 0; --left)
        op.fields[text()] = {value(), value()};
    for (uint64_t left = below(3); left > 0; --left) {
        SetEdit edit {sortedSet(texts()), {}};
        for (const std::string &item : sortedSet(texts())) {
            if (!std::binary_search(edit.add.begin(), edit.add.end(), item))
                edit.remove.push_back(item);
        }
        op.sets[text()] = edit;
    }
    op.pv = static_cast<int>(below(100));
    op.atMs = -static_cast<int64_t>(number());
}

void Samples::fill(PushRequest &message)
{
    message.epoch = text();
    message.clientId = uuid();
    message.sessionNo = number();
    for (uint64_t groups = below(4); groups > 0; --groups) {
        PushGroup &group = message.groups.emplace_back();
        group.gid = uuid();
        group.aid = uuid();
        for (uint64_t ops = below(4); ops > 0; --ops)
            group.ops.push_back(make<PushOp>());
    }
}

void Samples::fill(PushReply &message)
{
    message.lmid = number();
    for (uint64_t left = below(5); left > 0; --left) {
        PushResult &result = message.results.emplace_back();
        result.mid = number();
        result.status = static_cast<PushStatus>(below(6));
        result.bucket = bucket();
        result.seq = number();
        if (below(2) == 0)
            result.conflict = uuid();
        result.kept = texts();
        result.code = text();
        result.message = text();
    }
}

} // namespace qunce::test
