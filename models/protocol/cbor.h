// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qunce {

/// Writes CBOR (RFC 8949), definite lengths, shortest heads: the binary form of the sync protocol. Appends to a
/// buffer of its own; one thread.
class CborWriter
{
public:
    void map(uint64_t pairs) { head(5, pairs); }
    void array(uint64_t items) { head(4, items); }
    void integer(int64_t value)
    {
        if (value >= 0)
            head(0, static_cast<uint64_t>(value));
        else
            head(1, static_cast<uint64_t>(-(value + 1)));
    }
    void unsignedInteger(uint64_t value) { head(0, value); }
    void text(std::string_view value)
    {
        head(3, value.size());
        m_bytes += value;
    }
    void bytes(std::string_view value)
    {
        head(2, value.size());
        m_bytes += value;
    }
    void boolean(bool value) { m_bytes += static_cast<char>(value ? 0xF5 : 0xF4); }
    void null() { m_bytes += static_cast<char>(0xF6); }
    /// Appends items that are already encoded.
    void raw(std::string_view encoded) { m_bytes += encoded; }

    size_t size() const { return m_bytes.size(); }
    const std::string &result() const { return m_bytes; }
    std::string take() { return std::move(m_bytes); }

private:
    void head(unsigned majorType, uint64_t argument);

    std::string m_bytes;
};

/// Reads one CBOR item after the other from bytes of unknown origin: never past the end, no recursion beyond
/// kMaxDepth in skip(), no allocation. A wrong expectation or malformed input makes failed() true for good, after
/// which every call answers with an empty value; so callers may check once at the end of a row. Accepts definite
/// lengths only and neither tags nor floating point: the protocol has none.
class CborReader
{
public:
    enum class Type : uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Bool, Null, End };
    static constexpr int kMaxDepth = 16;

    explicit CborReader(std::string_view bytes) : m_bytes(bytes) { }

    /// Type of the next item; End at the end of input, after a failure, and if the protocol has no such type.
    Type peek() const
    {
        if (atEnd())
            return Type::End;
        const auto lead = static_cast<unsigned char>(m_bytes[m_position]);
        if (lead < 0xC0)
            return static_cast<Type>(lead >> 5); // in the order of CBOR's major types
        return lead == kNull ? Type::Null : lead == kTrue || lead == kFalse ? Type::Bool : Type::End;
    }
    bool failed() const { return m_failed; }
    bool atEnd() const { return m_failed || m_position == m_bytes.size(); }
    size_t position() const { return m_position; }
    /// The bytes from `start`, an earlier position(), up to here; empty after a failure.
    std::string_view consumed(size_t start) const
    {
        return m_failed ? std::string_view() : m_bytes.substr(start, m_position - start);
    }

    uint64_t map();
    uint64_t array();
    int64_t integer();
    uint64_t unsignedInteger();
    std::string_view text() { return chunk(3); }
    std::string_view bytes() { return chunk(2); }
    bool boolean();
    void null();
    /// True and consumed if the next item is null.
    bool takeNull();
    /// Passes over one whole item; gives its bytes.
    std::string_view skip()
    {
        const size_t start = m_position;
        return skipShort() || skipItem(0) ? consumed(start) : std::string_view();
    }
    void fail() { m_failed = true; }

private:
    static constexpr unsigned char kFalse = 0xF4;
    static constexpr unsigned char kTrue = 0xF5;
    static constexpr unsigned char kNull = 0xF6;

    /// Reads a head of the wanted major type; false after a failure.
    bool head(unsigned majorType, uint64_t &argument)
    {
        unsigned found = 0;
        if (!readHead(found, argument))
            return false;
        m_failed = found != majorType;
        return !m_failed;
    }
    bool readHead(unsigned &majorType, uint64_t &argument)
    {
        if (m_failed || m_position >= m_bytes.size()) {
            m_failed = true;
            return false;
        }
        const auto lead = static_cast<unsigned char>(m_bytes[m_position++]);
        majorType = lead >> 5;
        argument = lead & 31;
        return argument < 24 || readLongHead(argument);
    }
    bool readLongHead(uint64_t &argument);
    std::string_view chunk(unsigned majorType)
    {
        uint64_t size = 0;
        if (!head(majorType, size))
            return {};
        if (size > m_bytes.size() - m_position) {
            m_failed = true;
            return {};
        }
        const std::string_view content = m_bytes.substr(m_position, static_cast<size_t>(size));
        m_position += content.size();
        return content;
    }
    /// Passes over a small integer or a string below 256 bytes, which most values are; false if the next is none.
    bool skipShort()
    {
        const size_t left = m_failed ? 0 : m_bytes.size() - m_position;
        if (left < 2)
            return false;
        const auto lead = static_cast<unsigned char>(m_bytes[m_position]);
        const unsigned code = lead & 31;
        if (lead >= 0x80 || code > 24)
            return false;
        size_t size = code < 24 ? 1 : 2;
        if (lead >= 0x40)
            size += code < 24 ? code : static_cast<unsigned char>(m_bytes[m_position + 1]);
        if (size > left)
            return false;
        m_position += size;
        return true;
    }
    bool skipItem(int depth);

    std::string_view m_bytes;
    size_t m_position = 0;
    bool m_failed = false;
};

} // namespace qunce
