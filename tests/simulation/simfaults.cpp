// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/simfaults.h"

#include <algorithm>
#include <vector>

#include <zstd.h>

#include "models/protocol/syncmessages.h"

namespace qunce::simulation {

namespace {

constexpr std::array<const char *, kFaults> kNames {"refuse", "hang request", "hang answer", "cut before",
    "cut mid", "truncated", "bit flip", "bit flip in request", "wrong hash", "no magic", "wrong type",
    "request twice", "answer twice", "old answer", "old answer, same id", "other's answer", "portal",
    "redirect", "plain status", "refusal", "false wipe", "bomb", "no end", "slow", "network down",
    "server down", "server restarted", "server restored", "epoch changed", "server upgraded", "retention",
    "years pass", "scope changed", "user disabled", "password changed", "wrong password", "other user",
    "session lost", "killed", "killed writing", "power lost", "clock jump", "disk full", "bad block",
    "cache damaged", "cache older", "profile copied", "mass delete"};

std::string &field(HttpAnswer &answer, std::string_view name)
{
    for (auto &[key, value] : answer.headers) {
        std::string lower = key;
        std::transform(
            lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
        if (lower == name)
            return value;
    }
    return answer.headers.emplace_back(name, "").second;
}

const std::string &bomb()
{
    static const std::string frame = [] {
        const std::string zeros(size_t {96} * 1024 * 1024, '\0');
        std::string out(ZSTD_compressBound(zeros.size()), '\0');
        out.resize(::ZSTD_compress(out.data(), out.size(), zeros.data(), zeros.size(), 1));
        return out;
    }();
    return frame;
}

} // namespace

const char *name(Fault fault)
{
    return kNames[static_cast<size_t>(fault)];
}

void damage(Fault fault, SimRandom &random, HttpAnswer &answer)
{
    switch (fault) {
    case Fault::Truncated:
        answer.body.resize(random.below(answer.body.size()));
        break;
    case Fault::BitFlip:
        if (!answer.body.empty())
            answer.body[random.below(answer.body.size())] ^= static_cast<char>(1U << random.below(8));
        break;
    case Fault::WrongHash:
        field(answer, "x-body-hash") = bodyHash("something else");
        break;
    case Fault::NoMagic:
        field(answer, "x-qunce-sync") = "0";
        break;
    case Fault::WrongType:
        field(answer, "content-type") = random.chance(50) ? "text/html" : "application/octet-stream";
        break;
    case Fault::Bomb:
        answer.body = bomb();
        field(answer, "content-type") = contentType(WireFormat::CborZstd);
        field(answer, "x-body-hash") = bodyHash(answer.body);
        break;
    case Fault::NoEnd:
        // An empty map is the start of any message, and lacks everything.
        answer.body = "\xA0";
        field(answer, "content-type") = contentType(WireFormat::Cbor);
        field(answer, "x-body-hash") = bodyHash(answer.body);
        break;
    default:
        break;
    }
}

void damage(SimRandom &random, HttpRequest &request)
{
    if (!request.body.empty())
        request.body[random.below(request.body.size())] ^= static_cast<char>(1U << random.below(8));
}

HttpAnswer strangersAnswer(Fault fault, SimRandom &random)
{
    HttpAnswer answer;
    answer.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Server", "hotel"}};
    answer.body = "<!doctype html><html><body>Please sign in to use the network.</body></html>";
    if (fault == Fault::Portal) {
        answer.status = 200;
    } else if (fault == Fault::Redirect) {
        answer.status = 302;
        answer.headers.emplace_back("Location", "http://login.example/");
        answer.body.clear();
    } else {
        static const std::vector<int> kStatus {401, 403, 404, 407, 410, 413, 426, 429, 500, 502, 503, 504};
        answer.status = random.oneOf(kStatus);
    }
    return answer;
}

HttpAnswer refusalOf(Fault fault, SimRandom &random, const std::string &requestId)
{
    struct Sort {
        int status;
        const char *code;
        WireAction action;
    };
    static const std::vector<Sort> kSorts {{429, "slow_down", WireAction::BackOff},
        {503, "unavailable", WireAction::BackOff}, {500, "internal", WireAction::BackOff},
        {413, "too_large", WireAction::Halve}, {401, "token_expired", WireAction::Refresh},
        {400, "bad_hash", WireAction::Bisect}, {409, "checkpoint_unknown", WireAction::SendBase},
        {409, "epoch_changed", WireAction::Hello}};
    ErrorReply error;
    HttpAnswer answer;
    if (fault == Fault::FalseWipe) {
        answer.status = 403;
        error.code = "device_revoked";
        error.action = WireAction::Wipe;
        if (random.chance(50))
            error.signature = std::string(64, 'x');
    } else {
        const Sort &sort = random.oneOf(kSorts);
        answer.status = sort.status;
        error.code = sort.code;
        error.action = sort.action;
        if (sort.action == WireAction::BackOff && random.chance(50))
            error.retryAfterMs = random.between(1, 20'000);
    }
    error.detail = "a fault of the simulation";
    answer.body = encode(error, WireFormat::Cbor);
    answer.headers = {{"Content-Type", std::string(contentType(WireFormat::Cbor))}, {"X-Qunce-Sync", "1"},
        {"X-Request-Id", requestId}, {"X-Body-Hash", bodyHash(answer.body)}};
    return answer;
}

} // namespace qunce::simulation
