// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/record.h"

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using nlohmann::json;

Error malformed(const std::string &detail)
{
    return {ErrorCode::Corrupt, Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")),
        detail};
}

Error unfit(const FieldDescriptor &field, const char *why)
{
    return {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT("The field %1 has a value that does not fit."), {field.name}), why};
}

Result<void> validateText(const FieldDescriptor &field, const std::string &text)
{
    if (text.size() > field.maxBytes)
        return unfit(field, "too long");
    switch (field.type) {
    case FieldType::Day:
        if (!Day::parse(text))
            return unfit(field, "not a day");
        return {};
    case FieldType::Reference:
        if (!Uuid::parse(text))
            return unfit(field, "not an id");
        return {};
    case FieldType::Choice:
        for (const ChoiceName &choice : field.choices) {
            if (text == choice.name)
                return {};
        }
        return unfit(field, "not a choice");
    case FieldType::Integer:
    case FieldType::Instant:
    case FieldType::TextSet:
        return unfit(field, "a text where another type belongs");
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Json:
        return {};
    }
    return {};
}

Result<void> validateField(const FieldDescriptor &field, const FieldValue &value)
{
    if (std::holds_alternative<int64_t>(value)) {
        if (field.type != FieldType::Integer && field.type != FieldType::Instant)
            return unfit(field, "an integer where another type belongs");
        return {};
    }
    if (const auto *items = std::get_if<std::vector<std::string>>(&value)) {
        if (field.type != FieldType::TextSet)
            return unfit(field, "a set where another type belongs");
        size_t bytes = 0;
        for (const std::string &item : *items)
            bytes += item.size();
        return bytes > field.maxBytes ? Result<void>(unfit(field, "too long")) : Result<void>();
    }
    if (const auto *text = std::get_if<std::string>(&value))
        return validateText(field, *text);
    return unfit(field, "empty values are not stored");
}

} // namespace

const FieldValue *Record::find(std::string_view field) const
{
    const auto found = fields.find(field);
    return found == fields.end() ? nullptr : &found->second;
}

std::string Record::text(std::string_view field) const
{
    const FieldValue *value = find(field);
    const auto *text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

std::optional<int64_t> Record::integer(std::string_view field) const
{
    const FieldValue *value = find(field);
    const auto *number = value ? std::get_if<int64_t>(value) : nullptr;
    return number ? std::optional<int64_t>(*number) : std::nullopt;
}

std::optional<Day> Record::day(std::string_view field) const
{
    return Day::parse(text(field));
}

std::optional<Instant> Record::instant(std::string_view field) const
{
    const std::optional<int64_t> seconds = integer(field);
    return seconds ? std::optional<Instant>(Instant {*seconds}) : std::nullopt;
}

Uuid Record::reference(std::string_view field) const
{
    return Uuid::parse(text(field)).value_or(Uuid {});
}

std::vector<std::string> Record::set(std::string_view field) const
{
    const FieldValue *value = find(field);
    const auto *items = value ? std::get_if<std::vector<std::string>>(value) : nullptr;
    return items ? *items : std::vector<std::string>();
}

bool Record::put(std::string_view field, FieldValue value)
{
    const auto found = fields.find(field);
    if (std::holds_alternative<std::monostate>(value)) {
        if (found == fields.end())
            return false;
        fields.erase(found);
        return true;
    }
    if (found != fields.end()) {
        if (found->second == value)
            return false;
        found->second = std::move(value);
        return true;
    }
    fields.emplace(std::string(field), std::move(value));
    return true;
}

FieldValue toValue(const Uuid &id)
{
    return id.isNil() ? FieldValue() : FieldValue(id.toString());
}

FieldValue toValue(std::optional<Day> day)
{
    return day ? FieldValue(day->toString()) : FieldValue();
}

FieldValue toValue(std::optional<Instant> instant)
{
    return instant ? FieldValue(instant->seconds) : FieldValue();
}

FieldValue toValue(std::string text)
{
    return text.empty() ? FieldValue() : FieldValue(std::move(text));
}

Result<void> validate(const Record &record)
{
    const KindDescriptor &kind = descriptor(record.kind);
    for (const auto &[name, value] : record.fields) {
        const FieldDescriptor *field = fieldNamed(kind, name);
        if (!field)
            return Error {
                ErrorCode::InvalidInput, Message(QUNCE_TEXT("There is no field %1."), {name}), kind.name};
        QUNCE_TRY(validateField(*field, value));
    }
    return {};
}

std::string fieldsToJson(const Record &record)
{
    json object = json::object();
    for (const auto &[name, value] : record.fields) {
        if (const auto *number = std::get_if<int64_t>(&value))
            object[name] = *number;
        else if (const auto *text = std::get_if<std::string>(&value))
            object[name] = *text;
        else if (const auto *items = std::get_if<std::vector<std::string>>(&value))
            object[name] = *items;
    }
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<void> fieldsFromJson(std::string_view text, Record &record)
{
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object())
        return malformed("fields are not a JSON object");
    record.fields.clear();
    for (const auto &[name, value] : object.items()) {
        if (value.is_number_integer()) {
            record.fields.emplace(name, value.get<int64_t>());
        } else if (value.is_string()) {
            record.fields.emplace(name, value.get<std::string>());
        } else if (value.is_array()) {
            std::vector<std::string> items;
            for (const json &item : value) {
                if (!item.is_string())
                    return malformed("a set holds something that is not a text");
                items.push_back(item.get<std::string>());
            }
            record.fields.emplace(name, std::move(items));
        } else {
            return malformed("field " + name + " has an unknown type");
        }
    }
    return {};
}

} // namespace qunce
