// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/headermap.h"

#include <algorithm>

// mapHeader(): names are compared by a key without case, width, spaces, underlines and mark; each column of the file
// is looked up among the kind's columns, first by its whole key, then without a money suffix.

namespace qunce {

namespace {

/// What is left of a name once everything that people vary is gone.
std::string keyOf(std::string_view name)
{
    std::string scratch;
    std::string key;
    for (const char c : halfWidth(name, scratch)) {
        if (c == ' ' || c == '_' || c == '*' || c == '\t' || c == '\n' || c == '\r')
            continue;
        key.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return key;
}

struct MoneySuffix {
    std::string_view text;
    MoneyUnit unit;
};

constexpr MoneySuffix kSuffixes[] {
    {"(元)", MoneyUnit::Yuan},
    {"(yuan)", MoneyUnit::Yuan},
    {"(分)", MoneyUnit::Fen},
    {"(fen)", MoneyUnit::Fen},
};

bool mayHoldMoney(const ImportColumn &column)
{
    return column.type == ColumnType::Value || (column.metric && info(*column.metric).isMoney);
}

class HeaderReader
{
public:
    HeaderReader(const ImportDescriptor &kind, std::span<const std::string> header)
        : m_kind(kind), m_header(header)
    {
        for (const ImportColumn &column : kind.columns) {
            m_english.push_back(keyOf(column.name));
            m_chinese.push_back(keyOf(column.chinese));
        }
        m_map.source.assign(kind.columns.size(), HeaderMap::kAbsent);
        m_map.inFile.assign(kind.columns.size(), 0);
        m_map.units.assign(kind.columns.size(), MoneyUnit::Fen);
    }

    Result<HeaderMap> read()
    {
        for (size_t i = 0; i < m_header.size(); ++i)
            place(i);
        m_map.chinese = m_chineseNames > m_englishNames
            || (m_chineseNames == m_englishNames && std::any_of(m_header.begin(), m_header.end(), isChinese));
        QUNCE_TRY(checkTwice());
        QUNCE_TRY(checkRequired());
        QUNCE_TRY(checkForms());
        return std::move(m_map);
    }

private:
    static bool isChinese(const std::string &name)
    {
        return std::any_of(
            name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
    }

    void place(size_t fileColumn)
    {
        std::string key = keyOf(m_header[fileColumn]);
        if (key.empty())
            return;
        std::optional<MoneyUnit> unit;
        std::optional<size_t> column = find(key);
        for (const MoneySuffix &suffix : kSuffixes) {
            if (column || !key.ends_with(suffix.text))
                continue;
            column = find(key.substr(0, key.size() - suffix.text.size()));
            unit = suffix.unit;
        }
        if (!column || (unit && !mayHoldMoney(m_kind.columns[*column]))) {
            m_map.unknown.push_back(m_header[fileColumn]);
            return;
        }
        if (m_map.inFile[*column])
            m_twice.push_back(*column);
        m_map.source[*column] = fileColumn;
        m_map.inFile[*column] = 1;
        m_map.units[*column] = unit.value_or(MoneyUnit::Fen);
    }

    std::optional<size_t> find(const std::string &key)
    {
        for (size_t i = 0; i < m_english.size(); ++i) {
            const bool english = key == m_english[i];
            if (!english && key != m_chinese[i])
                continue;
            ++(english ? m_englishNames : m_chineseNames);
            return i;
        }
        return std::nullopt;
    }

    std::string nameOf(size_t column) const
    {
        return m_map.chinese ? m_kind.columns[column].chinese : m_kind.columns[column].name;
    }

    std::string namesOf(const std::vector<size_t> &columns) const
    {
        std::string names;
        for (const size_t column : columns) {
            if (!names.empty())
                names += m_map.chinese ? "、" : ", ";
            names += nameOf(column);
        }
        return names;
    }

    Error refused(Message text) const { return {ErrorCode::InvalidInput, std::move(text), m_kind.name}; }

    Result<void> checkTwice() const
    {
        if (m_twice.empty())
            return {};
        return refused({QUNCE_TEXT("The header has the column %1 more than once. Keep one of them."),
            {namesOf(m_twice)}});
    }

    Result<void> checkRequired() const
    {
        std::vector<size_t> missing;
        for (size_t i = 0; i < m_kind.columns.size(); ++i) {
            if (m_kind.columns[i].required && !m_map.inFile[i])
                missing.push_back(i);
        }
        if (missing.empty())
            return {};
        return refused(
            {QUNCE_TEXT(
                 "The header has no column %1, which a file of %2 needs. Add it, or import the file as "
                 "what it is."),
                {namesOf(missing), m_map.chinese ? m_kind.chinese : m_kind.name}});
    }

    Result<void> checkForms()
    {
        if (!m_kind.hasTwoForms())
            return {};
        const size_t metric = *columnNamed(m_kind, "metric");
        const size_t value = *columnNamed(m_kind, "value");
        bool wide = false;
        for (size_t i = 0; i < m_kind.columns.size(); ++i)
            wide = wide || (m_kind.columns[i].metric && m_map.inFile[i]);
        const bool isLong = m_map.inFile[metric] || m_map.inFile[value];
        if (wide && isLong) {
            return refused(
                {QUNCE_TEXT("The header has both %1 and a column per metric. Use one form or the other."),
                    {namesOf({metric, value})}});
        }
        if (!wide && !(m_map.inFile[metric] && m_map.inFile[value])) {
            return refused(
                {QUNCE_TEXT(
                     "The header has no numbers: add the columns %1, or a column per metric such as %2."),
                    {namesOf({metric, value}), nameOf(value + 1)}});
        }
        m_map.oneMetricAColumn = wide;
        return {};
    }

    const ImportDescriptor &m_kind;
    std::span<const std::string> m_header;
    std::vector<std::string> m_english;
    std::vector<std::string> m_chinese;
    HeaderMap m_map;
    std::vector<size_t> m_twice;
    size_t m_englishNames = 0;
    size_t m_chineseNames = 0;
};

} // namespace

Result<HeaderMap> mapHeader(const ImportDescriptor &kind, std::span<const std::string> header)
{
    return HeaderReader(kind, header).read();
}

} // namespace qunce
