// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace qunce {

enum class WireFormat : uint8_t { Json, Cbor, CborZstd };

/// `application/vnd.qunce+json`, … (docs/SYNC.md, "Transport").
std::string_view contentType(WireFormat format);
/// False if the content type is none of ours.
bool wireFormatOf(std::string_view contentType, WireFormat &format);

/// Writes one message of the sync protocol, the same calls for JSON and CBOR. Maps and arrays may grow as they are
/// written; keys come before their values. Misuse is a programmer's mistake and asserted. One thread.
class WireWriter
{
public:
    static std::unique_ptr<WireWriter> create(WireFormat format);
    virtual ~WireWriter() = default;

    virtual void beginMap() = 0;
    virtual void endMap() = 0;
    virtual void beginArray() = 0;
    virtual void endArray() = 0;
    virtual void key(std::string_view name) = 0;

    virtual void integer(int64_t value) = 0;
    virtual void text(std::string_view value) = 0;
    virtual void boolean(bool value) = 0;
    virtual void null() = 0;
    /// A byte string; base64 in JSON.
    virtual void bytes(std::string_view value) = 0;
    /// An 8-byte digest or salt; 16 hex digits in JSON, big-endian.
    virtual void digest(uint64_t value) = 0;

    /// Counts below 2^63 are integers too.
    template <std::integral Integer>
    void field(std::string_view name, Integer value)
    {
        static_assert(!std::same_as<Integer, bool>, "that is a flag()");
        key(name);
        integer(static_cast<int64_t>(value));
    }
    void field(std::string_view name, std::string_view value)
    {
        key(name);
        text(value);
    }
    void flag(std::string_view name, bool value)
    {
        key(name);
        boolean(value);
    }

    /// Items written so far into the innermost map or array that is open; keys and values count.
    virtual uint64_t openItems() const = 0;
    /// Bytes written so far, before compression.
    virtual size_t size() const = 0;
    /// The message; compressed for CborZstd. The writer is used up.
    virtual std::string finish() = 0;
};

/// RFC 4648, padded. fromBase64 gives false and no bytes for anything else.
std::string base64(std::string_view bytes);
bool fromBase64(std::string_view text, std::string &bytes);
/// 16 lower-case hex digits.
std::string digestHex(uint64_t value);
bool fromDigestHex(std::string_view text, uint64_t &value);

} // namespace qunce
