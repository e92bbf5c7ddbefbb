// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/rowcells.h"

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using nlohmann::json;

std::string_view bytesOf(const Uuid &id)
{
    return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()};
}

std::string setText(const std::vector<std::string> &items)
{
    return json(items).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<std::string> itemsOf(std::string_view text)
{
    std::vector<std::string> items;
    const json array = json::parse(text, nullptr, false);
    for (const json &item : array) {
        if (item.is_string())
            items.push_back(item.get<std::string>());
    }
    return items;
}

} // namespace

RowDecoder::RowDecoder(const KindDescriptor &kind, const std::vector<std::string> &columns)
    : m_kind(kind), m_cells(kind.fields.size()), m_references(kind.fields.size()), m_sets(kind.fields.size())
{
    for (const std::string &column : columns) {
        const FieldDescriptor *field = fieldNamed(kind, column);
        m_fieldOf.push_back(field ? static_cast<int>(field - kind.fields.data()) : -1);
    }
}

bool RowDecoder::decode(PullRows &row)
{
    if (row.valueCount() != m_fieldOf.size())
        return false;
    std::fill(m_cells.begin(), m_cells.end(), Cell {});
    CborReader &values = row.values();
    for (const int field : m_fieldOf) {
        if (field < 0)
            values.skip();
        else if (!values.takeNull() && !decodeCell(values, static_cast<size_t>(field)))
            return false;
    }
    return !values.failed();
}

bool RowDecoder::decodeCell(CborReader &values, size_t field)
{
    Cell &cell = m_cells[field];
    switch (m_kind.fields[field].type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Choice:
    case FieldType::Json:
        cell = {Cell::Type::Text, 0, values.text()};
        return true;
    case FieldType::Integer:
    case FieldType::Instant:
        cell = {Cell::Type::Integer, values.integer(), {}};
        return true;
    case FieldType::Day: {
        const std::optional<Day> day = Day::parse(values.text());
        cell = {Cell::Type::Integer, day.value_or(Day {}).number, {}};
        return day.has_value();
    }
    case FieldType::Reference: {
        const std::optional<Uuid> id = Uuid::parse(values.text());
        m_references[field] = id.value_or(Uuid {});
        cell = {Cell::Type::Bytes, 0, bytesOf(m_references[field])};
        return id.has_value();
    }
    case FieldType::TextSet:
        return decodeSet(values, field);
    }
    return false;
}

bool RowDecoder::decodeSet(CborReader &values, size_t field)
{
    std::vector<std::string> items;
    const uint64_t count = values.array();
    for (uint64_t i = 0; i < count && !values.failed(); ++i)
        items.emplace_back(values.text());
    if (values.failed())
        return false;
    m_sets[field] = setText(items);
    m_cells[field] = {Cell::Type::Text, 0, m_sets[field]};
    return true;
}

void bindCell(Statement &statement, int place, const Cell &cell)
{
    switch (cell.type) {
    case Cell::Type::Null:
        return; // what is not bound is NULL
    case Cell::Type::Integer:
        statement.bind(place, cell.integer);
        return;
    case Cell::Type::Text:
        statement.bindText(place, cell.bytes);
        return;
    case Cell::Type::Bytes:
        statement.bindBytes(place, cell.bytes);
        return;
    }
}

std::string_view sqlType(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Instant:
    case FieldType::Day:
        return "INTEGER";
    case FieldType::Reference:
        return "BLOB";
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Choice:
    case FieldType::TextSet:
    case FieldType::Json:
        return "TEXT";
    }
    return "TEXT";
}

FieldValue fieldValue(const Statement &row, int column, FieldType type)
{
    if (row.isNull(column))
        return {};
    switch (type) {
    case FieldType::Integer:
    case FieldType::Instant:
        return row.integer(column);
    case FieldType::Day:
        return Day {static_cast<int32_t>(row.integer(column))}.toString();
    case FieldType::Reference:
        return row.uuid(column).toString();
    case FieldType::TextSet:
        return itemsOf(row.text(column));
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Choice:
    case FieldType::Json:
        return std::string(row.text(column));
    }
    return {};
}

bool bindValue(Statement &statement, int place, const FieldValue &value, FieldType type, std::string &kept)
{
    if (const auto *number = std::get_if<int64_t>(&value)) {
        statement.bind(place, *number);
        return type == FieldType::Integer || type == FieldType::Instant;
    }
    if (const auto *items = std::get_if<std::vector<std::string>>(&value)) {
        kept = setText(*items);
        statement.bindText(place, kept);
        return type == FieldType::TextSet;
    }
    const auto *text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return false;
    if (type == FieldType::Day) {
        const std::optional<Day> day = Day::parse(*text);
        statement.bind(place, day.value_or(Day {}).number);
        return day.has_value();
    }
    if (type == FieldType::Reference) {
        const std::optional<Uuid> id = Uuid::parse(*text);
        kept = bytesOf(id.value_or(Uuid {}));
        statement.bindBytes(place, kept);
        return id.has_value();
    }
    statement.bindText(place, *text);
    return sqlType(type) == "TEXT" && type != FieldType::TextSet;
}

} // namespace qunce
