// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qunce::server {

/// Walks over the fields of a stored record (record.h, fieldsToJson) without making a record of them: a pull passes
/// hundreds of thousands on, and building each costs ten times what reading it does. Takes what fieldsToJson writes, in any
/// spacing; everything else is a failure. The JSON must outlive the reader. One thread.
class StoredFields
{
public:
    enum class Type : uint8_t { Integer, Text, Set };

    explicit StoredFields(std::string_view json);

    /// Goes to the next field; false at the end or after a failure.
    bool next();
    bool failed() const { return m_failed; }

    std::string_view name() const { return m_name; }
    Type type() const { return m_type; }
    int64_t integer() const { return m_integer; }
    /// Without quotes and escapes; valid until the next call of any function.
    std::string_view text();
    /// Next item of a set; false after the last one. Items must be taken before the next field, or not at all.
    bool nextItem();

private:
    bool readValue();
    /// A string from the opening quote on; `raw` is what stands between the quotes.
    bool readString(std::string_view &raw);
    bool readInteger();
    bool skipSet();
    bool take(char wanted);
    void skipSpace();
    bool fail();

    std::string_view m_json;
    size_t m_position = 0;
    bool m_failed = false;
    bool m_isFirst = true;
    std::string_view m_name;
    Type m_type = Type::Integer;
    int64_t m_integer = 0;
    std::string_view m_raw; ///< of the text or item, escapes and all
    std::string_view m_items; ///< rest of a set
    std::string m_unescaped;
};

} // namespace qunce::server
