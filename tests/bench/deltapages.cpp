// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/deltapages.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "models/protocol/pullpage.h"
#include "models/protocol/rowdigest.h"

namespace qunce::bench {

namespace {

/// Each so manieth row of the first sync may be in a delta.
constexpr size_t kSample = 23;

/// Copies encoded values to a writer of the same format.
bool copyValues(std::string_view encoded, uint64_t round, WireWriter &out)
{
    CborReader values(encoded);
    while (!values.atEnd()) {
        switch (values.peek()) {
        case CborReader::Type::Unsigned:
        case CborReader::Type::Negative:
            out.integer(values.integer());
            break;
        case CborReader::Type::Text: {
            // A text that is a name changes; ids, days and choices stay what they are.
            const std::string_view text = values.text();
            const bool isName = text.size() > 3 && static_cast<unsigned char>(text[0]) >= 0x80;
            out.text(isName ? std::string(text.substr(0, 3)) + std::to_string(round) : std::string(text));
            break;
        }
        case CborReader::Type::Bytes:
            out.bytes(values.bytes());
            break;
        case CborReader::Type::Array:
            out.beginArray();
            for (uint64_t left = values.array(); left > 0; --left)
                out.text(values.text());
            out.endArray();
            break;
        default:
            if (!values.takeNull())
                return false;
            out.null();
        }
    }
    return !values.failed();
}

} // namespace

Result<void> DeltaMaker::readFirstSync()
{
    size_t counter = 0;
    for (const std::string &body : m_firstSync) {
        QUNCE_ASSIGN(const PullPage page, PullPage::decode(body, WireFormat::CborZstd));
        for (const PullTable &table : page.tables()) {
            PullRows rows(table);
            while (rows.next()) {
                std::string values;
                for (uint64_t i = 0; i < rows.valueCount(); ++i)
                    values += rows.values().skip();
                if (++counter % kSample != 0)
                    continue;
                std::vector<Row> &sample = table.kind == kFactWireKind ? m_facts : m_records;
                sample.push_back({table.kind, table.bucket, std::string(rows.id()), table.columns,
                    std::move(values), rows.seq()});
            }
        }
        // Records stay news until all of them are complete, so their buckets may be named again.
        for (const BucketState &state : page.header().complete)
            m_states.insert_or_assign(state.bucket, state);
    }
    // A delta is of today: all regions, few days; so neighbours in the sample are far apart in a table.
    m_isRead = true;
    return {};
}

Result<DeltaPage> DeltaMaker::make(uint64_t round, uint64_t records, uint64_t columns)
{
    if (!m_isRead)
        QUNCE_TRY(readFirstSync());
    std::vector<Row *> chosen;
    const auto choose = [&](std::vector<Row> &from, uint64_t count) {
        const size_t stride = std::max<size_t>(1, from.size() / count);
        for (size_t i = round % stride; i < from.size() && count > 0; i += stride, --count)
            chosen.push_back(&from[i]);
    };
    choose(m_records, records);
    choose(m_facts, columns);
    std::stable_sort(chosen.begin(), chosen.end(), [](const Row *left, const Row *right) {
        return std::tie(left->bucket, left->kind) < std::tie(right->bucket, right->kind);
    });
    DeltaPage delta;
    PullWriter writer(WireFormat::CborZstd);
    PullHeader header;
    std::set<std::string> touched;
    for (Row *row : chosen) {
        const auto found = m_states.find(row->bucket);
        if (found == m_states.end())
            return Error {ErrorCode::Internal, {}, "no state of " + row->bucket};
        BucketState &state = found->second;
        state.digest -= mix64(row->kind, row->id, row->seq);
        row->seq = ++state.at.seq;
        state.digest += mix64(row->kind, row->id, row->seq);
        touched.insert(row->bucket);
        writer.beginRow(row->kind, row->bucket, row->columns, row->id, row->seq);
        if (!copyValues(row->values, round, writer.writer()))
            return Error {ErrorCode::Internal, {}, "a row of " + row->bucket};
        writer.endRow();
        ++delta.rows;
    }
    for (const std::string &bucket : touched) {
        const BucketState &state = m_states.at(bucket);
        header.complete.push_back(state);
        header.next[bucket] = state.at.seq;
    }
    header.recordsComplete = true;
    header.allComplete = true;
    header.checkpoint = std::to_string(round);
    delta.body = writer.finish(header);
    return delta;
}

} // namespace qunce::bench
