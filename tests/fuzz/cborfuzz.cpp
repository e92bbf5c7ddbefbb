// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as CBOR: an item that skip() passes over can be read value by value, and says the same when written again.

#include <cstdint>
#include <string_view>

#include "models/protocol/cbor.h"
#include "tests/fuzz/require.h"

namespace {

using qunce::CborReader;
using qunce::CborWriter;
using qunce::test::require;

void copy(CborReader &in, CborWriter &out)
{
    switch (in.peek()) {
    case CborReader::Type::Unsigned:
    case CborReader::Type::Negative:
        return out.integer(in.integer());
    case CborReader::Type::Bytes:
        return out.bytes(in.bytes());
    case CborReader::Type::Text:
        return out.text(in.text());
    case CborReader::Type::Array: {
        const uint64_t count = in.array();
        out.array(count);
        for (uint64_t i = 0; i < count; ++i)
            copy(in, out);
        return;
    }
    case CborReader::Type::Map: {
        const uint64_t count = in.map();
        out.map(count);
        for (uint64_t i = 0; i < 2 * count; ++i)
            copy(in, out);
        return;
    }
    case CborReader::Type::Bool:
        return out.boolean(in.boolean());
    case CborReader::Type::Null:
        in.null();
        return out.null();
    case CborReader::Type::End:
        return require(false, "what skip() has passed over can be read");
    }
}

/// Calls in an order that the input chooses: never past the end, and a failure stays.
void readBlindly(std::string_view choices, std::string_view bytes)
{
    CborReader in(bytes);
    for (const char choice : choices) {
        const bool failedBefore = in.failed();
        switch (static_cast<unsigned char>(choice) % 9) {
        case 0:
            in.map();
            break;
        case 1:
            in.array();
            break;
        case 2:
            in.integer();
            break;
        case 3:
            in.unsignedInteger();
            break;
        case 4:
            require(in.text().size() <= bytes.size(), "texts lie inside the bytes");
            break;
        case 5:
            require(in.bytes().size() <= bytes.size(), "byte strings lie inside the bytes");
            break;
        case 6:
            in.boolean();
            break;
        case 7:
            in.takeNull();
            break;
        default:
            in.skip();
            break;
        }
        require(in.position() <= bytes.size(), "the position is never past the end");
        require(!failedBefore || in.failed(), "a failure stays");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    readBlindly(bytes.substr(0, 64), bytes);
    CborReader in(bytes);
    const std::string_view item = in.skip();
    require(in.failed() == item.empty(), "skip() gives the bytes of the item or fails");
    if (in.failed())
        return 0;
    CborReader values(item);
    CborWriter out;
    copy(values, out);
    require(!values.failed() && values.atEnd(), "the item is read to its end");
    require(out.size() <= item.size(), "heads are the shortest");
    CborReader again(out.result());
    require(again.skip() == out.result(), "what is written can be read");
    return 0;
}
