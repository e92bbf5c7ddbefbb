// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/pages.h"

#include <cstdlib>

#include <zstd.h>

#include "models/protocol/rowdigest.h"

namespace qunce::test {

namespace {

void writeValue(WireWriter &out, const FieldValue &value)
{
    if (const auto *number = std::get_if<int64_t>(&value)) {
        out.integer(*number);
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        out.text(*text);
    } else if (const auto *items = std::get_if<std::vector<std::string>>(&value)) {
        out.beginArray();
        for (const std::string &item : *items)
            out.text(item);
        out.endArray();
    } else {
        out.null();
    }
}

} // namespace

Uuid idNumber(uint64_t number)
{
    Uuid id;
    id.bytes[6] = 0x70;
    id.bytes[8] = 0x80;
    for (size_t i = 0; i < 6; ++i)
        id.bytes[15 - i] = static_cast<uint8_t>(number >> (8 * i));
    return id;
}

std::string packed(std::string_view raw)
{
    std::string frame(ZSTD_compressBound(raw.size()), '\0');
    frame.resize(ZSTD_compress(frame.data(), frame.size(), raw.data(), raw.size(), 3));
    return frame;
}

PageMaker &PageMaker::record(const std::string &kind, const std::string &bucket, const Uuid &id, uint64_t seq,
    const std::map<std::string, FieldValue> &fields)
{
    std::vector<std::string> columns;
    for (const auto &[name, value] : fields)
        columns.push_back(name);
    m_writer.beginRow(kind, bucket, columns, id.toString(), seq);
    for (const auto &[name, value] : fields)
        writeValue(m_writer.writer(), value);
    m_writer.endRow();
    return *this;
}

PageMaker &PageMaker::fact(
    const std::string &bucket, const std::string &id, uint64_t seq, std::string_view payload)
{
    return rawFact(bucket, id, seq, payload.size(), packed(payload));
}

PageMaker &PageMaker::rawFact(
    const std::string &bucket, const std::string &id, uint64_t seq, uint64_t rawSize, std::string_view frame)
{
    m_writer.beginRow(kFactWireKind, bucket, {"raw_size", "payload"}, id, seq);
    m_writer.writer().integer(static_cast<int64_t>(rawSize));
    m_writer.writer().bytes(frame);
    m_writer.endRow();
    return *this;
}

PageMaker &PageMaker::deletion(
    const std::string &kind, const std::string &bucket, const std::string &id, uint64_t seq)
{
    m_writer.deletion(kind, bucket, id, seq);
    return *this;
}

PullPage PageMaker::page()
{
    PullHeader header;
    header.epoch = "epoch";
    Result<PullPage> page = PullPage::parse(m_writer.finish(header));
    if (!page.ok())
        std::abort(); // the writer's own bytes
    return std::move(page).value();
}

BucketState stateOf(const std::string &bucket, uint64_t seq, const std::vector<WireRowId> &rows)
{
    BucketState state {bucket, {seq, seq * 1000 + 7}, rows.size(), 0};
    for (const WireRowId &row : rows)
        state.digest += mix64(row.kind, row.id, row.seq);
    return state;
}

} // namespace qunce::test
