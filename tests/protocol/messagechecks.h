// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "tests/protocol/syncsamples.h"

// What holds for every message of docs/SYNC.md.

namespace qunce::test {

inline constexpr WireFormat kFormats[] = {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd};

template <typename Message>
using Decode = Result<Message> (*)(std::string_view, WireFormat);

template <typename Message>
void survives(uint64_t seed, Decode<Message> decode)
{
    const Message message = Samples(seed).make<Message>();
    for (const WireFormat format : kFormats) {
        const std::string body = encode(message, format);
        const auto again = decode(body, format);
        RC_ASSERT(again.ok());
        RC_ASSERT(*again == message);
    }
}

/// Every strict prefix of a sound message is refused, in each format.
template <typename Message>
void refusesEveryCut(Decode<Message> decode)
{
    const Message message = Samples(7).make<Message>();
    for (const WireFormat format : kFormats) {
        const std::string body = encode(message, format);
        for (size_t size = 0; size < body.size(); ++size) {
            const auto cut = decode(std::string_view(body).substr(0, size), format);
            ASSERT_FALSE(cut.ok()) << "format " << static_cast<int>(format) << ", " << size << " bytes";
            ASSERT_EQ(cut.error().code, ErrorCode::InvalidInput);
        }
        EXPECT_FALSE(decode(body + body, format).ok()) << "a message behind the message";
    }
}

/// Each value of the message, and each value inside it, replaced by one of every type: refused or read, never worse.
template <typename Message>
void survivesWrongTypes(Decode<Message> decode)
{
    using nlohmann::json;
    const std::vector<json> others {nullptr, true, -1, 1.5, 18446744073709551615ULL, "x",
        json::array({1, json::array()}), json::object({{"a", json::object()}}), json::binary({1, 2})};
    for (uint64_t seed = 0; seed < 8; ++seed) {
        const json sound = json::parse(encode(Samples(seed).make<Message>(), WireFormat::Json));
        const json flat = sound.flatten();
        for (const auto &[path, value] : flat.items()) {
            for (const json &other : others) {
                for (json::json_pointer at(path); !at.empty(); at = at.parent_pointer()) {
                    json wrong = sound;
                    wrong[at] = other;
                    const std::vector<uint8_t> cbor = json::to_cbor(wrong);
                    (void)decode(
                        {reinterpret_cast<const char *>(cbor.data()), cbor.size()}, WireFormat::Cbor);
                    if (!other.is_binary())
                        (void)decode(wrong.dump(), WireFormat::Json);
                }
            }
        }
    }
}

} // namespace qunce::test
