// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/wirereader.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/base/utf8.h"
#include "models/protocol/frame.h"

namespace qunce {

namespace {

/// An item of one byte may become a value of a hundred.
constexpr uint64_t kMaxItems = 1'000'000;

/// Writes JSON down as CBOR as it is parsed. The parser does not recurse; depth is bounded as in CborReader.
class JsonToCbor : public nlohmann::json_sax<nlohmann::json>
{
public:
    const std::string &why() const { return m_why; }
    std::string take() { return m_out->finish(); }

    bool null() override
    {
        m_out->null();
        return true;
    }
    bool boolean(bool value) override
    {
        m_out->boolean(value);
        return true;
    }
    bool number_integer(int64_t value) override
    {
        m_out->integer(value);
        return true;
    }
    bool number_unsigned(uint64_t value) override
    {
        if (value > static_cast<uint64_t>(INT64_MAX))
            return refuse("a number beyond 63 bits");
        m_out->integer(static_cast<int64_t>(value));
        return true;
    }
    bool number_float(double, const std::string &) override { return refuse("a number that is no integer"); }
    bool string(std::string &value) override
    {
        m_out->text(value);
        return true;
    }
    bool binary(nlohmann::json::binary_t &) override { return refuse("bytes"); }
    bool start_object(size_t) override
    {
        m_out->beginMap();
        return deeper();
    }
    bool key(std::string &value) override
    {
        m_out->key(value);
        return true;
    }
    bool end_object() override
    {
        m_out->endMap();
        --m_depth;
        return true;
    }
    bool start_array(size_t) override
    {
        m_out->beginArray();
        return deeper();
    }
    bool end_array() override
    {
        m_out->endArray();
        --m_depth;
        return true;
    }
    bool parse_error(size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        return refuse("JSON breaks off or is malformed at byte " + std::to_string(position));
    }

private:
    bool deeper() { return ++m_depth <= CborReader::kMaxDepth || refuse("nested too deep"); }
    bool refuse(std::string why)
    {
        m_why = std::move(why);
        return false;
    }

    std::unique_ptr<WireWriter> m_out = WireWriter::create(WireFormat::Cbor);
    std::string m_why;
    int m_depth = 0;
};

} // namespace

Error malformedMessage(std::string detail)
{
    return {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT(
            "A message between console and server cannot be read. Check that both are up to date.")),
        std::move(detail)};
}

Result<std::string> plainCbor(std::string_view body, WireFormat format, size_t limit)
{
    if (format == WireFormat::CborZstd)
        return unpackFrame(body, limit);
    if (body.size() > limit)
        return malformedMessage("larger than is allowed");
    if (format == WireFormat::Cbor)
        return std::string(body);
    if (body.find('\0') != std::string_view::npos)
        return malformedMessage("a NUL byte"); // for which the parser would stop and be content
    JsonToCbor converter;
    if (!nlohmann::json::sax_parse(body, &converter))
        return malformedMessage(converter.why());
    return converter.take();
}

void WireReader::fail(std::string why)
{
    if (m_why.empty() && !m_cbor.failed())
        m_why = std::move(why);
    m_cbor.fail();
}

void WireReader::readField(const Field &field)
{
    if (field.presence == Presence::Optional && takeNull())
        return;
    field.read();
    if (failed() && m_why.empty())
        m_why = "the value of \"" + std::string(field.name) + "\"";
}

void WireReader::readMap(std::initializer_list<Field> fields, bool wantsEnd)
{
    uint32_t seen = 0;
    bool hasEnd = false;
    for (uint64_t left = m_cbor.map(); left > 0 && !failed(); --left) {
        const std::string_view key = m_cbor.text();
        if (wantsEnd && key == "end") {
            hasEnd = flag();
            continue;
        }
        const auto *field =
            std::find_if(fields.begin(), fields.end(), [&](const Field &f) { return f.name == key; });
        if (field == fields.end()) {
            m_cbor.skip();
            continue;
        }
        const uint32_t bit = uint32_t {1} << (field - fields.begin());
        if ((seen & bit) != 0)
            return fail("\"" + std::string(key) + "\" twice");
        seen |= bit;
        readField(*field);
    }
    uint32_t bit = 1;
    for (const Field &field : fields) {
        if (field.presence == Presence::Required && (seen & bit) == 0)
            return fail("\"" + std::string(field.name) + "\" is missing");
        bit <<= 1;
    }
    if (wantsEnd && !hasEnd)
        fail("it has no end");
}

void WireReader::pairs(const std::function<void(std::string key)> &read)
{
    for (uint64_t left = bounded(m_cbor.map()); left > 0 && !failed(); --left) {
        std::string key = text();
        if (!failed())
            read(std::move(key));
    }
}

void WireReader::items(const std::function<void()> &read)
{
    for (uint64_t left = bounded(m_cbor.array()); left > 0 && !failed(); --left)
        read();
}

uint64_t WireReader::bounded(uint64_t count)
{
    if (count > kMaxItems)
        fail("a list that is too long");
    return count;
}

void WireReader::tuple(uint64_t count)
{
    if (m_cbor.array() != count)
        fail("an array of the wrong length");
}

std::string WireReader::text()
{
    const std::string_view value = m_cbor.text();
    if (wellFormedUtf8Prefix(value) == value.size())
        return std::string(value);
    fail("a text that is not UTF-8");
    return {};
}

Uuid WireReader::uuid()
{
    const std::optional<Uuid> id = Uuid::parse(m_cbor.text());
    if (!id)
        fail("an id that is none");
    return id.value_or(Uuid {});
}

uint64_t WireReader::number()
{
    const int64_t value = m_cbor.integer();
    if (value < 0)
        fail("a negative number");
    return value < 0 ? 0 : static_cast<uint64_t>(value);
}

std::string WireReader::bytes()
{
    if (!m_textual)
        return std::string(m_cbor.bytes());
    std::string value;
    if (!fromBase64(m_cbor.text(), value))
        fail("bytes that are not base64");
    return value;
}

uint64_t WireReader::digest()
{
    uint64_t value = 0;
    if (m_textual) {
        if (!fromDigestHex(m_cbor.text(), value))
            fail("a digest that is not 16 hex digits");
        return value;
    }
    const std::string_view bigEndian = m_cbor.bytes();
    if (bigEndian.size() != 8) {
        fail("a digest that is not 8 bytes");
        return 0;
    }
    for (const char byte : bigEndian)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

Result<void> WireReader::finish()
{
    if (!failed() && !m_cbor.atEnd())
        fail("bytes behind the message");
    if (failed())
        return malformedMessage(m_why.empty() ? "malformed" : m_why);
    return {};
}

} // namespace qunce
