// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/importedvalues.h"

#include <nlohmann/json.hpp>

namespace qunce::server {

using nlohmann::json;

Result<ImportedValues> ImportedValues::fromJson(std::string_view text)
{
    ImportedValues values;
    if (text.empty())
        return values;
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object())
        return Error {ErrorCode::Corrupt,
            Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")),
            "imported values are not a JSON object"};
    for (const auto &[column, value] : object.items()) {
        if (value.is_string())
            values.set(column, value.get<std::string>());
    }
    return values;
}

std::string ImportedValues::toJson() const
{
    if (m_values.empty())
        return {};
    json object = json::object();
    for (const auto &[column, text] : m_values)
        object[column] = text;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

const std::string &ImportedValues::of(std::string_view column) const
{
    static const std::string kNothing;
    const auto found = m_values.find(column);
    return found == m_values.end() ? kNothing : found->second;
}

void ImportedValues::set(std::string_view column, std::string text)
{
    if (text.empty()) {
        if (const auto found = m_values.find(column); found != m_values.end())
            m_values.erase(found);
        return;
    }
    m_values.insert_or_assign(std::string(column), std::move(text));
}

} // namespace qunce::server
