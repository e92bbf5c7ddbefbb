// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/pullpage.h"

#include <cassert>

#include "models/protocol/messageparts.h"
#include "models/protocol/rowdigest.h"

namespace qunce {

namespace {

constexpr std::string_view kPayloadColumn = "payload";
constexpr uint64_t kKeyValues = 2; // id and seq stand before a row's values

/// Walks over the rows, so that whoever reads them later stays inside; `table.columns` may come after them, so the
/// number of values is checked when the table is whole.
void walkRows(WireReader &in, PullTable &table, uint64_t &valuesPerRow)
{
    CborReader &cbor = in.cbor();
    table.rowCount = cbor.array();
    const size_t start = cbor.position();
    for (uint64_t left = table.rowCount; left > 0 && !cbor.failed(); --left) {
        const uint64_t items = cbor.array();
        if (left == table.rowCount)
            valuesPerRow = items - kKeyValues;
        if (items < kKeyValues || items - kKeyValues != valuesPerRow)
            return in.fail("a row of the wrong length");
        if (cbor.text().empty())
            return in.fail("a row without an id");
        cbor.unsignedInteger();
        for (uint64_t value = kKeyValues; value < items && !cbor.failed(); ++value)
            cbor.skip();
    }
    table.rows = cbor.consumed(start);
}

void readTable(WireReader &in, PullTable &table)
{
    uint64_t valuesPerRow = 0;
    in.map({{"kind", [&] { table.kind = in.text(); }}, {"bucket", [&] { table.bucket = in.text(); }},
        {"cols", [&] { table.columns = readTexts(in); }},
        {"rows", [&] { walkRows(in, table, valuesPerRow); }}});
    if (table.rowCount > 0 && valuesPerRow != table.columns.size())
        in.fail("rows that do not fit their columns");
}

void readDeletion(WireReader &in, PullDeletion &deletion)
{
    in.map({{"kind", [&] { deletion.kind = in.text(); }}, {"bucket", [&] { deletion.bucket = in.text(); }},
        {"ids", [&] { deletion.ids = readTexts(in); }},
        {"seqs", [&] { in.items([&] { deletion.seqs.push_back(in.number()); }); }}});
    if (deletion.ids.size() != deletion.seqs.size())
        in.fail("tombstones without their seq");
}

/// Copies one value of a row. In JSON the payloads of facts are base64, the only byte strings that rows hold.
void copyValue(CborReader &from, bool isPayload, WireWriter &to)
{
    std::string payload;
    switch (from.peek()) {
    case CborReader::Type::Unsigned:
    case CborReader::Type::Negative:
        return to.integer(from.integer());
    case CborReader::Type::Text:
        if (!isPayload)
            return to.text(from.text());
        if (!fromBase64(from.text(), payload))
            return from.fail();
        return to.bytes(payload);
    case CborReader::Type::Array:
        to.beginArray();
        for (uint64_t left = from.array(); left > 0 && !from.failed(); --left)
            to.text(from.text());
        return to.endArray();
    case CborReader::Type::Bool:
        return to.boolean(from.boolean());
    case CborReader::Type::Null:
        from.null();
        return to.null();
    default:
        return from.fail();
    }
}

/// A page whose byte strings are texts, with byte strings.
Result<std::string> withByteStrings(const PullPage &page)
{
    PullWriter writer(WireFormat::Cbor);
    for (const PullTable &table : page.tables()) {
        PullRows rows(table);
        while (rows.next()) {
            writer.beginRow(table.kind, table.bucket, table.columns, rows.id(), rows.seq());
            for (const std::string &column : table.columns)
                copyValue(
                    rows.values(), table.kind == kFactWireKind && column == kPayloadColumn, writer.writer());
            if (rows.failed())
                break;
            writer.endRow();
        }
        if (rows.failed())
            return malformedMessage("a row of " + table.kind);
    }
    for (const PullDeletion &deletion : page.deletions()) {
        for (size_t i = 0; i < deletion.ids.size(); ++i)
            writer.deletion(deletion.kind, deletion.bucket, deletion.ids[i], deletion.seqs[i]);
    }
    return writer.finish(page.header());
}

} // namespace

Result<PullPage> PullPage::parse(std::string cbor)
{
    return parse(std::move(cbor), false);
}

Result<PullPage> PullPage::parse(std::string cbor, bool textual)
{
    PullPage page;
    page.m_bytes = std::make_unique<const std::string>(std::move(cbor));
    WireReader in(*page.m_bytes, textual);
    readPullAnswer(
        in, page.m_header,
        [&] {
            in.items([&] {
                PullTable &table = page.m_tables.emplace_back();
                readTable(in, table);
                page.m_rowCount += table.rowCount;
            });
        },
        [&] {
            in.items([&] {
                PullDeletion &deletion = page.m_deletions.emplace_back();
                readDeletion(in, deletion);
                page.m_rowCount += deletion.ids.size();
            });
        });
    QUNCE_TRY(in.finish());
    return page;
}

Result<PullPage> PullPage::decode(std::string_view body, WireFormat format)
{
    QUNCE_ASSIGN(std::string cbor, plainCbor(body, format, kMaxAnswerBytes));
    if (format != WireFormat::Json)
        return parse(std::move(cbor), false);
    QUNCE_ASSIGN(const PullPage textual, parse(std::move(cbor), true));
    QUNCE_ASSIGN(std::string binary, withByteStrings(textual));
    return parse(std::move(binary), false);
}

bool PullRows::next()
{
    if (m_left == 0 || m_reader.failed())
        return false;
    --m_left;
    const uint64_t items = m_reader.array();
    m_id = m_reader.text();
    m_seq = m_reader.unsignedInteger();
    m_values = items < kKeyValues ? 0 : items - kKeyValues;
    return !m_reader.failed();
}

PullWriter::PullWriter(WireFormat format) : m_writer(WireWriter::create(format))
{
    m_writer->beginMap();
    m_writer->key("tables");
    m_writer->beginArray();
}

void PullWriter::beginRow(std::string_view kind, std::string_view bucket,
    const std::vector<std::string> &columns, std::string_view id, uint64_t seq)
{
    WireWriter &out = *m_writer;
    if (!m_tableOpen || m_kind != kind || m_bucket != bucket) {
        closeTable();
        m_kind = kind;
        m_bucket = bucket;
        m_columns = columns.size();
        m_tableOpen = true;
        out.beginMap();
        out.field("kind", kind);
        out.field("bucket", bucket);
        writeTexts(out, "cols", columns);
        out.key("rows");
        out.beginArray();
    }
    assert(columns.size() == m_columns);
    out.beginArray();
    out.text(id);
    out.integer(static_cast<int64_t>(seq));
}

void PullWriter::endRow()
{
    assert(m_writer->openItems() == kKeyValues + m_columns);
    m_writer->endArray();
    ++m_rowCount;
}

void PullWriter::deletion(std::string_view kind, std::string_view bucket, std::string_view id, uint64_t seq)
{
    if (m_deletions.empty() || m_deletions.back().kind != kind || m_deletions.back().bucket != bucket)
        m_deletions.push_back({std::string(kind), std::string(bucket), {}, {}});
    m_deletions.back().ids.emplace_back(id);
    m_deletions.back().seqs.push_back(seq);
    m_deletionBytes += id.size() + sizeof(seq);
    ++m_rowCount;
}

size_t PullWriter::size() const
{
    return m_writer->size() + m_deletionBytes;
}

void PullWriter::closeTable()
{
    if (!m_tableOpen)
        return;
    m_writer->endArray();
    m_writer->endMap();
    m_tableOpen = false;
}

std::string PullWriter::finish(const PullHeader &header)
{
    closeTable();
    WireWriter &out = *m_writer;
    out.endArray();
    out.key("del");
    out.beginArray();
    for (const PullDeletion &deletion : m_deletions) {
        out.beginMap();
        out.field("kind", deletion.kind);
        out.field("bucket", deletion.bucket);
        writeTexts(out, "ids", deletion.ids);
        out.key("seqs");
        out.beginArray();
        for (const uint64_t seq : deletion.seqs)
            out.integer(static_cast<int64_t>(seq));
        out.endArray();
        out.endMap();
    }
    out.endArray();
    writePullHeader(out, header);
    out.endMap();
    return out.finish();
}

} // namespace qunce
