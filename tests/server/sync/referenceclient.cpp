// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/sync/referenceclient.h"

#include "models/protocol/rowdigest.h"
#include "server/storage/payloadcodec.h"

namespace qunce::server::testing {

namespace {

bool isFacts(const std::string &bucket)
{
    return bucket.starts_with("fact:");
}

std::string shownFact(CborReader &values)
{
    const uint64_t size = values.unsignedInteger();
    std::string raw;
    must(PayloadCodec().decompress(values.bytes(), size, raw));
    return raw;
}

std::string shownRecord(const std::vector<std::string> &columns, CborReader &values)
{
    std::string text;
    for (const std::string &column : columns) {
        switch (values.peek()) {
        case CborReader::Type::Null:
            values.null();
            continue;
        case CborReader::Type::Text:
            text += column + "=" + std::string(values.text()) + "\n";
            break;
        case CborReader::Type::Array: {
            text += column + "=[";
            for (uint64_t left = values.array(); left > 0; --left)
                text += std::string(values.text()) + ",";
            text += "]\n";
            break;
        }
        default:
            text += column + "=#" + std::to_string(values.integer()) + "\n";
        }
    }
    return text;
}

} // namespace

PullRequest ReferenceClient::request() const
{
    PullRequest request;
    request.epoch = m_world.epoch;
    request.maxRows = maxRows;
    request.maxBytes = maxBytes;
    request.kindsGained = kindsGained;
    request.from = from;
    if (useCheckpoint && !checkpoint.empty() && from.empty())
        request.checkpoint = checkpoint;
    else
        request.base = base;
    return request;
}

bool ReferenceClient::pull()
{
    const PullRequest asked = request();
    auto answer = m_world.service.answer(asked, scope, format);
    if (!answer.ok() && answer.error().code == Refusal::Code::CheckpointUnknown) {
        checkpoint.clear();
        return pull();
    }
    if (!answer.ok()) {
        refused = answer.error();
        return false;
    }
    PullPage page = must(PullPage::decode(*answer, format));
    EXPECT_EQ(page.header().from, asked.from);
    EXPECT_EQ(page.header().epoch, m_world.epoch);
    checkScope(page, *answer);
    apply(page);
    return true;
}

bool ReferenceClient::pullToEnd(size_t pages)
{
    for (; pages > 0; --pages) {
        if (!pull())
            return false;
        if (last.allComplete)
            return true;
    }
    return false;
}

void ReferenceClient::checkScope(const PullPage &page, const std::string &body) const
{
    const auto expectReadable = [this](const std::string &bucket) {
        EXPECT_TRUE(scope.mayRead(bucket)) << bucket;
    };
    for (const PullTable &table : page.tables())
        expectReadable(table.bucket);
    for (const PullDeletion &deletion : page.deletions())
        expectReadable(deletion.bucket);
    for (const BucketState &state : page.header().complete)
        expectReadable(state.bucket);
    for (const auto &[bucket, seq] : page.header().next)
        expectReadable(bucket);
    for (const std::string &bucket : page.header().granted)
        expectReadable(bucket);
    if (format != WireFormat::Cbor)
        return;
    for (const std::string &mark : m_world.foreignMarks(scope))
        EXPECT_EQ(body.find(mark), std::string::npos) << "a row of a bucket out of scope";
}

void ReferenceClient::takeRows(const PullTable &table)
{
    PullRows rows(table);
    uint64_t previous = 0;
    while (rows.next()) {
        EXPECT_GT(rows.seq(), previous) << "order of seq in " << table.bucket;
        previous = rows.seq();
        Held held {rows.seq(), {}};
        const std::string id(rows.id());
        held.shown = table.kind == kFactWireKind ? shownFact(rows.values())
                                                 : shownRecord(table.columns, rows.values());
        m_rows[{table.bucket, table.kind, id}] = std::move(held);
    }
    EXPECT_FALSE(rows.failed());
}

void ReferenceClient::forget(const std::string &bucket)
{
    base.erase(bucket);
    from.erase(bucket);
    std::erase_if(m_rows, [&](const auto &row) { return std::get<0>(row.first) == bucket; });
}

void ReferenceClient::checkBucket(const BucketState &state) const
{
    uint64_t count = 0;
    uint64_t digest = 0;
    for (const auto &[key, held] : m_rows) {
        if (std::get<0>(key) != state.bucket)
            continue;
        ++count;
        digest += mix64(std::get<1>(key), std::get<2>(key), held.seq);
    }
    EXPECT_EQ(count, state.rows) << state.bucket;
    EXPECT_EQ(digest, state.digest) << state.bucket;
}

void ReferenceClient::apply(const PullPage &page)
{
    last = page.header();
    lastRows = page.rowCount();
    for (const auto *gone : {&last.revoked, &last.retired, &last.reset}) {
        for (const std::string &bucket : *gone)
            forget(bucket);
    }
    for (const PullDeletion &deletion : page.deletions()) {
        for (const std::string &id : deletion.ids)
            m_rows.erase({deletion.bucket, deletion.kind, id});
    }
    for (const PullTable &table : page.tables())
        takeRows(table);
    for (const auto &[bucket, seq] : last.next)
        from[bucket] = seq;
    for (const BucketState &state : last.complete) {
        checkBucket(state);
        if (isFacts(state.bucket) || last.recordsComplete) {
            base[state.bucket] = state.at;
            from.erase(state.bucket);
        }
    }
    if (last.recordsComplete)
        kindsGained.clear();
    checkpoint = last.checkpoint;
    EXPECT_EQ(checkpoint.empty(), !last.allComplete);
}

ShownRows ReferenceClient::rows() const
{
    ShownRows rows;
    for (const auto &[key, held] : m_rows)
        rows[key] = held.shown;
    return rows;
}

} // namespace qunce::server::testing
