// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/fieldvalue.h"

#include <algorithm>

namespace qunce {

std::vector<std::string> sortedSet(std::vector<std::string> items)
{
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    if (!items.empty() && items.front().empty())
        items.erase(items.begin());
    return items;
}

FieldValue canonical(FieldValue value)
{
    if (auto *items = std::get_if<std::vector<std::string>>(&value)) {
        *items = sortedSet(std::move(*items));
        if (items->empty())
            return {};
    }
    if (const auto *text = std::get_if<std::string>(&value); text && text->empty())
        return {};
    return value;
}

void writeFieldValue(WireWriter &out, const FieldValue &value)
{
    if (const auto *number = std::get_if<int64_t>(&value))
        return out.integer(*number);
    if (const auto *text = std::get_if<std::string>(&value))
        return out.text(*text);
    const auto *items = std::get_if<std::vector<std::string>>(&value);
    if (!items)
        return out.null();
    out.beginArray();
    for (const std::string &item : *items)
        out.text(item);
    out.endArray();
}

FieldValue readFieldValue(WireReader &in)
{
    if (in.takeNull())
        return {};
    switch (in.cbor().peek()) {
    case CborReader::Type::Text:
        return canonical(in.text());
    case CborReader::Type::Array: {
        std::vector<std::string> items;
        in.items([&] { items.push_back(in.text()); });
        return canonical(std::move(items));
    }
    default:
        return in.integer();
    }
}

std::string valueToJson(const FieldValue &value)
{
    const auto out = WireWriter::create(WireFormat::Json);
    writeFieldValue(*out, value);
    return out->finish();
}

Result<FieldValue> valueFromJson(std::string_view json)
{
    return decodeBody<FieldValue>(json, WireFormat::Json, kMaxRequestBytes,
        [](WireReader &in, FieldValue &value) { value = readFieldValue(in); });
}

} // namespace qunce
