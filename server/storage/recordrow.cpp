// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/recordrow.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace qunce::server {

namespace {

std::optional<int64_t> indexNumber(const FieldDescriptor &field, const FieldValue &value)
{
    if (const auto *number = std::get_if<int64_t>(&value))
        return *number;
    const auto *text = std::get_if<std::string>(&value);
    const std::optional<Day> day = text && field.type == FieldType::Day ? Day::parse(*text) : std::nullopt;
    return day ? std::optional<int64_t>(Instant::startOf(*day).seconds) : std::nullopt;
}

std::optional<uint64_t> readSeq(std::string_view text)
{
    uint64_t seq = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    return error == std::errc() && end == text.data() + text.size() ? std::optional<uint64_t>(seq)
                                                                    : std::nullopt;
}

Error malformed()
{
    return {ErrorCode::Corrupt, Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")),
        "field seqs"};
}

} // namespace

IndexedColumns indexedColumns(const Record &record)
{
    IndexedColumns columns;
    for (const FieldDescriptor &field : descriptor(record.kind).fields) {
        if (field.index == IndexColumn::None)
            continue;
        const FieldValue *value = record.find(field.name);
        if (!value)
            continue;
        if (field.index == IndexColumn::Code)
            columns.code = record.text(field.name);
        else if (field.index == IndexColumn::At)
            columns.at = indexNumber(field, *value);
        else
            (field.index == IndexColumn::Ref1 ? columns.ref1 : columns.ref2) = record.reference(field.name);
    }
    return columns;
}

std::string encodeFieldSeqs(const Record &record)
{
    uint64_t common = UINT64_MAX;
    for (const auto &[name, seq] : record.fieldSeqs) {
        if (record.fields.contains(name))
            common = std::min(common, seq);
    }
    if (common == UINT64_MAX)
        common = 0;
    std::string text = std::to_string(common);
    for (const auto &[name, seq] : record.fieldSeqs) {
        if (seq != common || !record.fields.contains(name))
            text += ";" + name + "=" + std::to_string(seq);
    }
    return text;
}

Result<void> decodeFieldSeqs(std::string_view text, Record &record)
{
    record.fieldSeqs.clear();
    size_t end = std::min(text.find(';'), text.size());
    const std::optional<uint64_t> common = readSeq(text.substr(0, end));
    if (!common)
        return malformed();
    for (const auto &[name, value] : record.fields)
        record.fieldSeqs.emplace(name, *common);
    while (end < text.size()) {
        const size_t start = end + 1;
        end = std::min(text.find(';', start), text.size());
        const std::string_view item = text.substr(start, end - start);
        const size_t equals = item.find('=');
        const std::optional<uint64_t> seq =
            equals == std::string_view::npos ? std::nullopt : readSeq(item.substr(equals + 1));
        if (!seq)
            return malformed();
        record.fieldSeqs.insert_or_assign(std::string(item.substr(0, equals)), *seq);
    }
    return {};
}

namespace {

void stampItems(Record &record, std::string_view field, const FieldValue &before, const FieldValue &after)
{
    using Items = std::vector<std::string>;
    const auto *was = std::get_if<Items>(&before);
    const auto *is = std::get_if<Items>(&after);
    Items moved;
    const Items none;
    std::set_symmetric_difference((was ? *was : none).begin(), (was ? *was : none).end(),
        (is ? *is : none).begin(), (is ? *is : none).end(), std::back_inserter(moved));
    for (const std::string &item : moved) {
        if (is && std::binary_search(is->begin(), is->end(), item))
            record.fieldSeqs.insert_or_assign(itemSeqName(field, item), record.seq);
        else
            record.fieldSeqs.erase(itemSeqName(field, item));
    }
}

} // namespace

void stampFields(Record &record, const Record *stored, uint64_t seq)
{
    record.seq = seq;
    record.fieldSeqs.clear();
    const bool comparable = stored && stored->bucket == record.bucket;
    if (comparable)
        record.fieldSeqs = stored->fieldSeqs;
    for (const auto &[name, value] : record.fields) {
        const FieldValue *before = comparable ? stored->find(name) : nullptr;
        if (before && *before == value)
            continue;
        record.fieldSeqs.insert_or_assign(name, seq);
        if (comparable)
            stampItems(record, name, before ? *before : FieldValue(), value);
    }
    if (!stored)
        return;
    for (const auto &[name, value] : stored->fields) {
        if (record.find(name))
            continue;
        record.fieldSeqs.insert_or_assign(name, seq);
        if (comparable)
            stampItems(record, name, value, {});
    }
}

} // namespace qunce::server
