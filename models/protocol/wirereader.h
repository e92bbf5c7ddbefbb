// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/cbor.h"
#include "models/protocol/wirewriter.h"

namespace qunce {

/// The largest bodies that are read, uncompressed: requests by the server, answers by the client (a page is at most
/// 16 MiB and a row).
constexpr size_t kMaxRequestBytes = 1024 * 1024;
constexpr size_t kMaxAnswerBytes = 32 * 1024 * 1024;

/// A body of any format as CBOR of at most `limit` bytes. JSON becomes CBOR in which byte strings and digests are still
/// texts ("textual"); depth, numbers and well-formedness have been checked then.
Result<std::string> plainCbor(std::string_view body, WireFormat format, size_t limit);

Error malformedMessage(std::string detail);

/// Reads one message from CBOR of unknown origin. Like CborReader: after the first mistake failed() stays true and every
/// call answers with an empty value. One thread; refers to the bytes.
class WireReader
{
public:
    WireReader(std::string_view cbor, bool textual) : m_cbor(cbor), m_textual(textual) { }

    enum class Presence : uint8_t { Required, Optional };
    struct Field {
        std::string_view name;
        std::function<void()> read;
        Presence presence = Presence::Required;
    };

    /// Reads a map: each named field at most once, the required ones exactly once, others are passed over. An optional
    /// field that is null counts as absent. At most 32 fields.
    void map(std::initializer_list<Field> fields) { readMap(fields, false); }
    /// The same for a whole answer, which must have `"end": true`.
    void answer(std::initializer_list<Field> fields) { readMap(fields, true); }
    /// A map with keys of the sender's choice; `read` takes the value.
    void pairs(const std::function<void(std::string key)> &read);
    void items(const std::function<void()> &read);
    /// An array of exactly so many items, which the caller then reads.
    void tuple(uint64_t count);

    std::string text();
    Uuid uuid();
    int64_t integer() { return m_cbor.integer(); }
    /// Not negative, below 2^63.
    uint64_t number();
    bool flag() { return m_cbor.boolean(); }
    std::string bytes();
    uint64_t digest();
    bool takeNull() { return m_cbor.takeNull(); }

    CborReader &cbor() { return m_cbor; }
    bool isTextual() const { return m_textual; }
    void fail(std::string why);
    bool failed() const { return m_cbor.failed(); }
    /// Ok if the message was read to its last byte without a mistake.
    Result<void> finish();

private:
    void readMap(std::initializer_list<Field> fields, bool wantsEnd);
    void readField(const Field &field);
    uint64_t bounded(uint64_t count);

    CborReader m_cbor;
    bool m_textual;
    std::string m_why; ///< first mistake that has a name
};

/// The frame of every decodeX(): opens the body, lets `read` fill a message, and wants it read whole.
template <typename Message>
Result<Message> decodeBody(
    std::string_view body, WireFormat format, size_t limit, void (*read)(WireReader &, Message &))
{
    QUNCE_ASSIGN(const std::string cbor, plainCbor(body, format, limit));
    WireReader in(cbor, format == WireFormat::Json);
    Message message;
    read(in, message);
    QUNCE_TRY(in.finish());
    return message;
}

/// The frame of every encode(): one map.
template <typename Write>
std::string encodeRequest(WireFormat format, const Write &write)
{
    const auto out = WireWriter::create(format);
    out->beginMap();
    write(*out);
    out->endMap();
    return out->finish();
}

/// The same with `"end": true` at its end.
template <typename Write>
std::string encodeAnswer(WireFormat format, const Write &write)
{
    return encodeRequest(format, [&](WireWriter &out) {
        write(out);
        out.flag("end", true);
    });
}

} // namespace qunce
