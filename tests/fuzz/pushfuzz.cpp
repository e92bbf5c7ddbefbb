// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a push or its answer, which one and in which format the first byte says: refused, or a message that
// survives every format, whose edits survive the outbox and can be judged, drawn and taken back.

#include <cstdint>
#include <string_view>

#include "models/merge/decide.h"
#include "models/merge/fold.h"
#include "tests/fuzz/require.h"

namespace {

using namespace qunce;
using test::require;

constexpr WireFormat kFormats[] = {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd};

class NoOthers : public RecordLookup
{
public:
    Result<std::optional<Record>> record(Kind, const Uuid &) override { return std::optional<Record>(); }
};

void checkOp(const PushOp &op)
{
    const auto stored = decodeOp(encodeOp(op));
    require(stored.ok() && *stored == op, "an edit survives the outbox");
    require(payloadHash(*stored) == payloadHash(op), "and keeps its hash");
    const Actor actor {op.id, Role::Admin, true, {}};
    NoOthers others;
    const auto made = decide(std::nullopt, op, actor, {}, others);
    require(made.ok(), "every edit is decided");
    if (made->record)
        require(validate(*made->record).ok(), "what is written fits its kind");
    const std::optional<Record> seen = foldEdits(made->record, std::span(&op, 1));
    const PushOp back = inverse(op);
    static_cast<void>(foldEdits(seen, std::span(&back, 1)));
    static_cast<void>(changedSince(op, seen));
}

template <typename Message>
void check(std::string_view body, WireFormat format, Result<Message> (*decode)(std::string_view, WireFormat))
{
    const auto message = decode(body, format);
    if (!message.ok())
        return require(
            message.error().code == ErrorCode::InvalidInput, "what cannot be read is invalid input");
    for (const WireFormat other : kFormats) {
        const auto again = decode(encode(*message, other), other);
        require(again.ok() && *again == *message, "a message survives every format");
    }
    if constexpr (std::is_same_v<Message, PushRequest>) {
        for (const PushGroup &group : message->groups) {
            for (const PushOp &op : group.ops)
                checkOp(op);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view body(reinterpret_cast<const char *>(data) + 1, size - 1);
    const WireFormat format = kFormats[data[0] / 2 % 3];
    if (data[0] % 2 == 0)
        check(body, format, decodePushRequest);
    else
        check(body, format, decodePushReply);
    return 0;
}
