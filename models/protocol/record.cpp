// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/record.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "models/base/utf8.h"
#include "models/protocol/rowdigest.h"
#include "models/protocol/wirewriter.h"

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

bool isChoice(const FieldDescriptor &field, const std::string &text)
{
    return std::any_of(field.choices.begin(), field.choices.end(),
        [&](const ChoiceName &choice) { return text == choice.name; });
}

Result<void> validateText(const FieldDescriptor &field, const std::string &text)
{
    if (text.size() > field.maxBytes)
        return unfit(field, "too long");
    if (wellFormedUtf8Prefix(text) != text.size())
        return unfit(field, "not UTF-8");
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
        return isChoice(field, text) ? Result<void>() : unfit(field, "not a choice");
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
        for (const std::string &item : *items) {
            bytes += item.size();
            if (wellFormedUtf8Prefix(item) != item.size())
                return unfit(field, "not UTF-8");
            if (!field.choices.empty() && !isChoice(field, item))
                return unfit(field, "not a choice");
        }
        return bytes > field.maxBytes ? Result<void>(unfit(field, "too long")) : Result<void>();
    }
    if (const auto *text = std::get_if<std::string>(&value))
        return validateText(field, *text);
    return unfit(field, "empty values are not stored");
}

/// A JSON string. Records are written by the hundred thousand, so only texts that need escapes take the library's way.
void appendText(std::string &out, std::string_view text)
{
    const bool plain = std::none_of(text.begin(), text.end(),
        [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
    if (!plain || wellFormedUtf8Prefix(text) != text.size()) {
        out += json(text).dump(-1, ' ', false, json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void appendValue(std::string &out, const FieldValue &value)
{
    if (const auto *number = std::get_if<int64_t>(&value)) {
        out += std::to_string(*number);
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        appendText(out, *text);
    } else if (const auto *items = std::get_if<std::vector<std::string>>(&value)) {
        out += '[';
        for (size_t i = 0; i < items->size(); ++i) {
            if (i > 0)
                out += ',';
            appendText(out, (*items)[i]);
        }
        out += ']';
    } else {
        out += "null";
    }
}

/// Fills a record from the events of the JSON reader, without a document in between. One object of integers, texts and
/// arrays of texts is all it takes.
class FieldReader : public nlohmann::json_sax<json>
{
public:
    explicit FieldReader(Record &record) : m_record(record) { }
    const std::string &complaint() const { return m_complaint; }

    bool null() override { return refuse("a field is null"); }
    bool boolean(bool) override { return refuse("a field is a truth value"); }
    bool number_float(double, const std::string &) override { return refuse("a field is a fraction"); }
    bool binary(json::binary_t &) override { return refuse("a field is binary"); }
    bool number_integer(int64_t value) override { return m_depth == 1 && store(value); }
    bool number_unsigned(uint64_t value) override
    {
        return value <= INT64_MAX ? number_integer(static_cast<int64_t>(value))
                                  : refuse("a number is too large");
    }
    bool string(std::string &text) override
    {
        if (m_depth == 2) {
            m_items.push_back(std::move(text));
            return true;
        }
        return m_depth == 1 ? store(std::move(text)) : refuse("fields are not an object");
    }
    bool start_object(size_t) override { return m_depth++ == 0 || refuse("a field is an object"); }
    bool end_object() override { return --m_depth == 0; }
    bool start_array(size_t) override { return m_depth++ == 1 || refuse("an array is out of place"); }
    bool end_array() override
    {
        --m_depth;
        return store(std::exchange(m_items, {}));
    }
    bool key(std::string &name) override
    {
        m_name = std::move(name);
        return true;
    }
    bool parse_error(size_t, const std::string &, const nlohmann::detail::exception &error) override
    {
        return refuse(error.what());
    }

private:
    template <typename T>
    bool store(T value)
    {
        m_record.fields.insert_or_assign(m_record.fields.end(), std::move(m_name), std::move(value));
        return true;
    }
    bool refuse(const char *why)
    {
        m_complaint = why;
        return false;
    }

    Record &m_record;
    std::string m_name;
    std::vector<std::string> m_items;
    std::string m_complaint = "fields are not an object of integers, texts and sets";
    int m_depth = 0;
};

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

std::string itemSeqName(std::string_view field, std::string_view item)
{
    // Items are any text; a name is kept free of separators, and short.
    std::string name(field);
    name += '#';
    name += digestHex(mix64(field, item, 0));
    return name;
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

Result<void> validate(const FieldDescriptor &field, const FieldValue &value)
{
    return std::holds_alternative<std::monostate>(value) ? Result<void>() : validateField(field, value);
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
    std::string text = "{";
    for (const auto &[name, value] : record.fields) {
        if (text.size() > 1)
            text += ',';
        appendText(text, name);
        text += ':';
        appendValue(text, value);
    }
    text += '}';
    return text;
}

Result<void> fieldsFromJson(std::string_view text, Record &record)
{
    record.fields.clear();
    FieldReader reader(record);
    if (!json::sax_parse(text, &reader))
        return malformed(reader.complaint());
    return {};
}

} // namespace qunce
