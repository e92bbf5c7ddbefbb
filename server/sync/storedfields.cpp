// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/storedfields.h"

#include <charconv>

#include <nlohmann/json.hpp>

namespace qunce::server {

StoredFields::StoredFields(std::string_view json) : m_json(json)
{
    take('{');
}

bool StoredFields::fail()
{
    m_failed = true;
    return false;
}

void StoredFields::skipSpace()
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    while (m_position < m_json.size() && isSpace(m_json[m_position]))
        ++m_position;
}

bool StoredFields::take(char wanted)
{
    skipSpace();
    if (m_position >= m_json.size() || m_json[m_position] != wanted)
        return fail();
    ++m_position;
    return true;
}

bool StoredFields::next()
{
    if (m_failed)
        return false;
    skipSpace();
    if (m_position < m_json.size() && m_json[m_position] == '}') {
        ++m_position;
        skipSpace();
        return m_position == m_json.size() ? false : fail();
    }
    if (!m_isFirst && !take(','))
        return false;
    m_isFirst = false;
    return readString(m_name) && take(':') && readValue();
}

bool StoredFields::readString(std::string_view &raw)
{
    if (!take('"'))
        return false;
    const size_t start = m_position;
    for (; m_position < m_json.size(); ++m_position) {
        if (m_json[m_position] == '"') {
            raw = m_json.substr(start, m_position - start);
            ++m_position;
            return true;
        }
        if (m_json[m_position] == '\\')
            ++m_position;
    }
    return fail();
}

bool StoredFields::readInteger()
{
    const char *const begin = m_json.data() + m_position;
    const auto [end, error] = std::from_chars(begin, m_json.data() + m_json.size(), m_integer);
    if (error != std::errc())
        return fail();
    m_position += static_cast<size_t>(end - begin);
    m_type = Type::Integer;
    return true;
}

bool StoredFields::skipSet()
{
    ++m_position;
    const size_t start = m_position;
    skipSpace();
    std::string_view item;
    while (m_position < m_json.size() && m_json[m_position] != ']') {
        if (!readString(item))
            return false;
        skipSpace();
        if (m_position < m_json.size() && m_json[m_position] == ',')
            ++m_position;
        skipSpace();
    }
    m_items = m_json.substr(start, m_position - start);
    m_type = Type::Set;
    return take(']');
}

bool StoredFields::readValue()
{
    skipSpace();
    if (m_position >= m_json.size())
        return fail();
    if (m_json[m_position] == '"') {
        m_type = Type::Text;
        return readString(m_raw);
    }
    return m_json[m_position] == '[' ? skipSet() : readInteger();
}

std::string_view StoredFields::text()
{
    if (m_raw.find('\\') == std::string_view::npos)
        return m_raw;
    // Rare: quotes, control characters, structures. The library knows all escapes.
    const auto document = nlohmann::json::parse('"' + std::string(m_raw) + '"', nullptr, false);
    if (!document.is_string()) {
        fail();
        return {};
    }
    m_unescaped = document.get<std::string>();
    return m_unescaped;
}

bool StoredFields::nextItem()
{
    const size_t start = m_items.find('"');
    if (start == std::string_view::npos)
        return false;
    size_t end = start + 1;
    while (end < m_items.size() && m_items[end] != '"')
        end += m_items[end] == '\\' ? 2 : 1;
    if (end >= m_items.size())
        return fail();
    m_raw = m_items.substr(start + 1, end - start - 1);
    m_items.remove_prefix(end + 1);
    return true;
}

} // namespace qunce::server
