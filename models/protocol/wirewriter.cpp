// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/wirewriter.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "models/protocol/frame.h"

namespace qunce {

namespace {

bool isPlain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

/// Each open map or array counts its items: in front of an item stands nothing, a comma or a colon.
class JsonWriter : public WireWriter
{
public:
    void beginMap() override { begin('{', true); }
    void endMap() override
    {
        assert(m_open.back().isMap && m_open.back().items % 2 == 0);
        end('}');
    }
    void beginArray() override { begin('[', false); }
    void endArray() override
    {
        assert(!m_open.back().isMap);
        end(']');
    }
    void key(std::string_view name) override
    {
        assert(m_open.back().isMap && m_open.back().items % 2 == 0);
        text(name);
    }
    void integer(int64_t value) override
    {
        separate();
        m_text += std::to_string(value);
    }
    void text(std::string_view value) override
    {
        separate();
        if (std::all_of(value.begin(), value.end(), isPlain)) {
            m_text += '"';
            m_text += value;
            m_text += '"';
            return;
        }
        using nlohmann::json;
        m_text += json(std::string(value)).dump(-1, ' ', false, json::error_handler_t::replace);
    }
    void boolean(bool value) override
    {
        separate();
        m_text += value ? "true" : "false";
    }
    void null() override
    {
        separate();
        m_text += "null";
    }
    void bytes(std::string_view value) override { text(base64(value)); }
    void digest(uint64_t value) override { text(digestHex(value)); }
    uint64_t openItems() const override { return m_open.empty() ? 0 : m_open.back().items; }
    size_t size() const override { return m_text.size(); }
    std::string finish() override
    {
        assert(m_open.empty());
        return std::move(m_text);
    }

private:
    struct Open {
        bool isMap = false;
        uint64_t items = 0;
    };

    void separate()
    {
        if (m_open.empty())
            return;
        Open &open = m_open.back();
        if (open.isMap && open.items % 2 != 0)
            m_text += ':';
        else if (open.items > 0)
            m_text += ',';
        ++open.items;
    }
    void begin(char bracket, bool isMap)
    {
        separate();
        m_text += bracket;
        m_open.push_back({isMap, 0});
    }
    void end(char bracket)
    {
        m_text += bracket;
        m_open.pop_back();
    }

    std::string m_text;
    std::vector<Open> m_open;
};

/// CBOR wants the number of items before them. A map or array begins with a head of five bytes, which is longer than
/// needed as a rule, as RFC 8949 allows; the number is filled in when it ends.
class CborWireWriter : public WireWriter
{
public:
    explicit CborWireWriter(bool compress) : m_compress(compress) { }

    void beginMap() override { begin(5); }
    void endMap() override
    {
        assert(m_open.back().items % 2 == 0);
        end(m_open.back().items / 2);
    }
    void beginArray() override { begin(4); }
    void endArray() override { end(m_open.back().items); }
    void key(std::string_view name) override { text(name); }
    void integer(int64_t value) override
    {
        count();
        if (value >= 0)
            head(0, static_cast<uint64_t>(value));
        else
            head(1, static_cast<uint64_t>(-(value + 1)));
    }
    void text(std::string_view value) override { string(3, value); }
    void boolean(bool value) override { simple(value ? 0xF5 : 0xF4); }
    void null() override { simple(0xF6); }
    void bytes(std::string_view value) override { string(2, value); }
    void digest(uint64_t value) override
    {
        std::array<char, 8> bigEndian {};
        for (size_t i = 0; i < 8; ++i)
            bigEndian[i] = static_cast<char>(value >> (56 - 8 * i));
        bytes({bigEndian.data(), bigEndian.size()});
    }
    uint64_t openItems() const override { return m_open.empty() ? 0 : m_open.back().items; }
    size_t size() const override { return m_bytes.size(); }
    std::string finish() override { return m_compress ? packFrame(m_bytes) : std::move(m_bytes); }

private:
    struct Open {
        size_t start = 0;
        uint64_t items = 0;
    };
    static constexpr size_t kHeadBytes = 5;

    void count()
    {
        if (!m_open.empty())
            ++m_open.back().items;
    }
    void begin(unsigned majorType)
    {
        count();
        m_open.push_back({m_bytes.size(), 0});
        m_bytes += static_cast<char>((majorType << 5) | 26); // four bytes of length follow
        m_bytes.append(kHeadBytes - 1, '\0');
    }
    void end(uint64_t items)
    {
        assert(items <= UINT32_MAX);
        const size_t start = m_open.back().start;
        m_open.pop_back();
        for (size_t i = 0; i < 4; ++i)
            m_bytes[start + 1 + i] = static_cast<char>(items >> (24 - 8 * i));
    }
    void head(unsigned majorType, uint64_t argument)
    {
        const auto lead = static_cast<unsigned char>(majorType << 5);
        if (argument < 24) {
            m_bytes += static_cast<char>(lead | argument);
            return;
        }
        const int width = argument <= UINT8_MAX ? 1
            : argument <= UINT16_MAX            ? 2
            : argument <= UINT32_MAX            ? 4
                                                : 8;
        m_bytes += static_cast<char>(lead | (width == 1 ? 24 : width == 2 ? 25 : width == 4 ? 26 : 27));
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8)
            m_bytes += static_cast<char>(argument >> shift);
    }
    void string(unsigned majorType, std::string_view value)
    {
        count();
        head(majorType, value.size());
        m_bytes += value;
    }
    void simple(unsigned char code)
    {
        count();
        m_bytes += static_cast<char>(code);
    }
    std::string m_bytes;
    std::vector<Open> m_open;
    bool m_compress;
};

int base64Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

} // namespace

std::string_view contentType(WireFormat format)
{
    switch (format) {
    case WireFormat::Json:
        return "application/vnd.qunce+json";
    case WireFormat::Cbor:
        return "application/vnd.qunce+cbor";
    case WireFormat::CborZstd:
        return "application/vnd.qunce+cbor+zstd";
    }
    return {};
}

bool wireFormatOf(std::string_view type, WireFormat &format)
{
    for (const WireFormat candidate : {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd}) {
        if (type == contentType(candidate)) {
            format = candidate;
            return true;
        }
    }
    return false;
}

std::unique_ptr<WireWriter> WireWriter::create(WireFormat format)
{
    if (format == WireFormat::Json)
        return std::make_unique<JsonWriter>();
    return std::make_unique<CborWireWriter>(format == WireFormat::CborZstd);
}

std::string base64(std::string_view bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char *>(bytes.data()),
        bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating NUL
    return text;
}

// Not libsodium's: that one takes bytes above 0x7F for digits.
bool fromBase64(std::string_view text, std::string &bytes)
{
    bytes.clear();
    if (text.size() % 4 != 0)
        return false;
    const size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    text.remove_suffix(padding);
    std::string decoded;
    decoded.reserve(text.size() * 3 / 4);
    uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int digit = base64Digit(c);
        if (digit < 0)
            return false;
        bits = bits << 6 | static_cast<uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            decoded += static_cast<char>(bits >> count);
        }
    }
    if ((bits & ((1U << count) - 1)) != 0)
        return false; // the last digit holds more than the bytes do
    bytes = std::move(decoded);
    return true;
}

std::string digestHex(uint64_t value)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text(16, '0');
    for (size_t i = 0; i < 16; ++i)
        text[i] = kHex[(value >> (60 - 4 * i)) & 15];
    return text;
}

bool fromDigestHex(std::string_view text, uint64_t &value)
{
    if (text.size() != 16)
        return false;
    value = 0;
    for (const char c : text) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            return false;
        value = (value << 4) | static_cast<uint64_t>(digit);
    }
    return true;
}

} // namespace qunce
