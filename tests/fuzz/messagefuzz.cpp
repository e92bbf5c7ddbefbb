// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as a message of docs/SYNC.md, which one and in which format the first byte says: refused, or a message that
// survives being written and read again in every format.

#include <cstdint>
#include <string>
#include <string_view>

#include "models/protocol/devicemessages.h"
#include "models/protocol/syncmessages.h"
#include "tests/fuzz/require.h"

namespace {

using namespace qunce;
using test::require;

constexpr WireFormat kFormats[] = {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd};

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
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view body(reinterpret_cast<const char *>(data) + 1, size - 1);
    const WireFormat format = kFormats[data[0] / 12 % 3];
    switch (data[0] % 12) {
    case 0:
        check(body, format, decodeSessionRequest);
        break;
    case 1:
        check(body, format, decodeSessionReply);
        break;
    case 2:
        check(body, format, decodeRefreshRequest);
        break;
    case 3:
        check(body, format, decodeRefreshReply);
        break;
    case 4:
        check(body, format, decodeHelloRequest);
        break;
    case 5:
        check(body, format, decodeHelloReply);
        break;
    case 6:
        check(body, format, decodePullRequest);
        break;
    case 7:
        check(body, format, decodeWaitReply);
        break;
    case 8:
        check(body, format, decodeVerifyRequest);
        break;
    case 9:
        check(body, format, decodeVerifyReply);
        break;
    case 10:
        check(body, format, decodeHistoryReply);
        check(body, format, decodeDevicesReply);
        break;
    default:
        check(body, format, decodeErrorReply);
        break;
    }
    return 0;
}
