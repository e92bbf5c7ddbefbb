// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/xmlpull.h"

#include <charconv>

#include "models/base/utf8.h"

namespace qunce {

namespace {

constexpr size_t kReadBytes = 64 * 1024;
constexpr size_t kLongestEntity = 12;

Error badXml(const char *what)
{
    return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The workbook is damaged.")), what};
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view withoutPrefix(std::string_view name)
{
    const size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void appendCodePoint(uint32_t code, std::string &out)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// Appends what `&entity;` means; false if it is unknown.
bool appendEntity(std::string_view entity, std::string &out)
{
    constexpr std::pair<std::string_view, char> kNamed[] = {
        {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto &[name, meaning] : kNamed) {
        if (entity == name) {
            out += meaning;
            return true;
        }
    }
    if (entity.size() < 2 || entity[0] != '#')
        return false;
    const bool isHex = entity[1] == 'x' || entity[1] == 'X';
    const std::string_view digits = entity.substr(isHex ? 2 : 1);
    uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, isHex ? 16 : 10);
    const bool isCharacter = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    if (error != std::errc() || end != digits.data() + digits.size() || !isCharacter)
        return false;
    appendCodePoint(code, out);
    return true;
}

} // namespace

void appendDecoded(std::string_view xml, std::string &out)
{
    while (!xml.empty()) {
        const size_t mark = xml.find('&');
        out += xml.substr(0, mark);
        if (mark == std::string_view::npos)
            return;
        xml.remove_prefix(mark);
        const size_t end = xml.substr(0, kLongestEntity).find(';');
        const size_t used =
            end != std::string_view::npos && appendEntity(xml.substr(1, end - 1), out) ? end + 1 : 0;
        if (used == 0)
            out += '&';
        xml.remove_prefix(used == 0 ? 1 : used);
    }
}

XmlPull::XmlPull(Read read) : m_read(std::move(read)) { }

Result<bool> XmlPull::more()
{
    if (m_ended)
        return false;
    m_buffer.erase(0, m_at);
    m_at = 0;
    const size_t had = m_buffer.size();
    m_buffer.resize(had + kReadBytes);
    QUNCE_ASSIGN(const size_t count, m_read(std::span(m_buffer).subspan(had)));
    m_buffer.resize(had + count);
    m_ended = count == 0;
    return !m_ended;
}

Result<size_t> XmlPull::find(std::string_view mark, size_t from, size_t most)
{
    // Offsets count from m_at, which more() moves.
    size_t looked = from;
    for (;;) {
        const size_t found = m_buffer.find(mark, m_at + looked);
        if (found != std::string::npos)
            return found - m_at;
        const size_t known = m_buffer.size() - m_at;
        if (known > most)
            return badXml("a tag without an end");
        looked = known >= mark.size() ? std::max(from, known - mark.size() + 1) : from;
        QUNCE_ASSIGN(const bool isMore, more());
        if (!isMore)
            return badXml("it ends in the middle of a tag");
    }
}

Result<void> XmlPull::skipBehind(std::string_view mark)
{
    for (;;) {
        const size_t found = m_buffer.find(mark, m_at);
        if (found != std::string::npos) {
            m_at = found + mark.size();
            return {};
        }
        if (m_buffer.size() - m_at >= mark.size())
            m_at = m_buffer.size() - mark.size() + 1;
        QUNCE_ASSIGN(const bool isMore, more());
        if (!isMore)
            return badXml("it ends in the middle of a comment");
    }
}

Result<XmlPull::Token> XmlPull::next()
{
    if (m_isEmptyTag) {
        m_isEmptyTag = false;
        --m_depth;
        return Token::End;
    }
    for (;;) {
        if (m_at == m_buffer.size()) {
            QUNCE_ASSIGN(const bool isMore, more());
            if (!isMore)
                return m_depth == 0 ? Result<Token>(Token::Done) : badXml("it ends too early");
        }
        if (m_buffer[m_at] != '<')
            return readText();
        while (m_buffer.size() - m_at < 9 && !m_ended)
            QUNCE_TRY(more());
        const std::string_view rest = std::string_view(m_buffer).substr(m_at);
        if (rest.starts_with("<!--")) {
            QUNCE_TRY(skipBehind("-->"));
        } else if (rest.starts_with("<?")) {
            QUNCE_TRY(skipBehind("?>"));
        } else if (rest.starts_with("<![CDATA[")) {
            QUNCE_ASSIGN(const size_t end, find("]]>", 9, kMostTagBytes));
            m_text.assign(m_buffer, m_at + 9, end - 9);
            m_at += end + 3;
            return Token::Text;
        } else if (rest.starts_with("<!")) {
            return badXml("a document type");
        } else {
            return readTag();
        }
    }
}

Result<XmlPull::Token> XmlPull::readTag()
{
    QUNCE_ASSIGN(size_t end, find(">", 1, kMostTagBytes));
    std::string_view tag = std::string_view(m_buffer).substr(m_at + 1, end - 1);
    // A > may stand in the value of an attribute.
    for (;;) {
        char open = 0;
        for (const char c : tag) {
            if (open == 0 && (c == '"' || c == '\''))
                open = c;
            else if (c == open)
                open = 0;
        }
        if (open == 0)
            break;
        QUNCE_ASSIGN(end, find(">", end + 1, kMostTagBytes));
        tag = std::string_view(m_buffer).substr(m_at + 1, end - 1);
    }
    const bool isEnd = tag.starts_with('/');
    m_isEmptyTag = tag.ends_with('/');
    if (isEnd)
        tag.remove_prefix(1);
    else if (m_isEmptyTag)
        tag.remove_suffix(1);
    size_t length = 0;
    while (length < tag.size() && !isBlank(tag[length]))
        ++length;
    m_name = withoutPrefix(tag.substr(0, length));
    m_attributes = tag.substr(length);
    m_at += end + 1;
    if (m_name.empty() || (isEnd && m_depth == 0))
        return badXml("a tag without a name or a beginning");
    if (isEnd) {
        m_isEmptyTag = false;
        --m_depth;
        return Token::End;
    }
    ++m_depth;
    return Token::Start;
}

Result<XmlPull::Token> XmlPull::readText()
{
    size_t end = 0;
    while ((end = m_buffer.find('<', m_at)) == std::string::npos) {
        const size_t entity = m_buffer.rfind('&');
        const bool isOpen = entity != std::string::npos && entity >= m_at
            && m_buffer.size() - entity < kLongestEntity && m_buffer.find(';', entity) == std::string::npos;
        const bool isEnough = !isOpen && m_buffer.size() - m_at >= kReadBytes;
        QUNCE_ASSIGN(const bool isMore, isEnough ? Result<bool>(false) : more());
        if (!isMore) {
            end = m_buffer.size();
            break;
        }
    }
    m_text.clear();
    appendDecoded(std::string_view(m_buffer).substr(m_at, end - m_at), m_text);
    m_at = end;
    return Token::Text;
}

std::string_view XmlPull::attribute(std::string_view name)
{
    std::string_view rest = m_attributes;
    for (;;) {
        const size_t equals = rest.find('=');
        if (equals == std::string_view::npos)
            return {};
        std::string_view found = rest.substr(0, equals);
        while (!found.empty() && isBlank(found.front()))
            found.remove_prefix(1);
        while (!found.empty() && isBlank(found.back()))
            found.remove_suffix(1);
        const size_t open = rest.find_first_of("\"'", equals);
        const size_t close = open == std::string_view::npos ? open : rest.find(rest[open], open + 1);
        if (close == std::string_view::npos)
            return {};
        if (withoutPrefix(found) == name) {
            m_value.clear();
            appendDecoded(rest.substr(open + 1, close - open - 1), m_value);
            return m_value;
        }
        rest.remove_prefix(close + 1);
    }
}

} // namespace qunce
