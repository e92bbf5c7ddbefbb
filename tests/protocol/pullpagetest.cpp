// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/pullpage.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/protocol/syncsamples.h"

namespace qunce::test {

namespace {

constexpr WireFormat kPageFormats[] = {WireFormat::Json, WireFormat::Cbor, WireFormat::CborZstd};

const std::vector<std::string> kGuideColumns {"code", "left_on", "members", "tags"};
const std::vector<std::string> kFactColumns {"raw_size", "payload"};

void writeRows(PullWriter &page, Samples &samples, std::string_view bucket, uint64_t count)
{
    for (uint64_t seq = 1; seq <= count; ++seq) {
        page.beginRow("guide", bucket, kGuideColumns, samples.uuid().toString(), seq);
        page.writer().text(samples.text());
        page.writer().null();
        page.writer().integer(-static_cast<int64_t>(samples.number()));
        page.writer().beginArray();
        for (const std::string &tag : samples.texts())
            page.writer().text(tag);
        page.writer().endArray();
        page.endRow();
    }
}

void writeFacts(PullWriter &page, Samples &samples, uint64_t count)
{
    for (uint64_t seq = 1; seq <= count; ++seq) {
        page.beginRow(
            "fact", "fact:r:x:2026", kFactColumns, "guide.day/2026-09-08/m" + std::to_string(seq), seq);
        page.writer().integer(static_cast<int64_t>(samples.number()));
        page.writer().bytes(samples.bytes(samples.below(40)));
        page.endRow();
    }
}

std::string samplePage(uint64_t seed, WireFormat format)
{
    Samples samples(seed);
    PullWriter page(format);
    writeRows(page, samples, "people:r:a", samples.below(30));
    writeRows(page, samples, "people:r:b", samples.below(3));
    writeFacts(page, samples, samples.below(30));
    for (uint64_t left = samples.below(30); left > 0; --left)
        page.deletion("guide", left > 3 ? "people:r:a" : "people:r:b", samples.uuid().toString(), left);
    return page.finish(samples.make<PullHeader>());
}

/// Everything a page says, values included, as text.
std::string told(const PullPage &page)
{
    std::string all = page.header().epoch;
    for (const PullTable &table : page.tables()) {
        all += "\n" + table.kind + " in " + table.bucket;
        for (const std::string &column : table.columns)
            all += " " + column;
        PullRows rows(table);
        while (rows.next()) {
            all += "\n" + std::string(rows.id()) + " " + std::to_string(rows.seq()) + " ";
            for (uint64_t left = rows.valueCount(); left > 0; --left)
                all += rows.values().skip();
        }
        EXPECT_FALSE(rows.failed());
    }
    for (const PullDeletion &deletion : page.deletions()) {
        all += "\ndel " + deletion.kind + " in " + deletion.bucket;
        for (size_t i = 0; i < deletion.ids.size(); ++i)
            all += " " + deletion.ids[i] + "@" + std::to_string(deletion.seqs[i]);
    }
    return all;
}

TEST(PullPage, SaysTheSameInEveryFormat)
{
    EXPECT_TRUE(rc::check([](uint64_t seed) {
        const auto expected = PullPage::parse(samplePage(seed, WireFormat::Cbor));
        RC_ASSERT(expected.ok());
        const PullHeader header = expected->header();
        for (const WireFormat format : kPageFormats) {
            const auto page = PullPage::decode(samplePage(seed, format), format);
            RC_ASSERT(page.ok());
            RC_ASSERT(page->header() == header);
            RC_ASSERT(page->rowCount() == expected->rowCount());
            RC_ASSERT(page->tables().size() == expected->tables().size());
            if (format != WireFormat::Json)
                RC_ASSERT(page->bytes() == expected->bytes());
        }
    }));
}

TEST(PullPage, IsItselfAgainFromItsBytes)
{
    const auto page = PullPage::decode(samplePage(3, WireFormat::Json), WireFormat::Json);
    ASSERT_TRUE(page.ok());
    const auto again = PullPage::parse(std::string(page->bytes()));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(told(*again), told(*page));
}

TEST(PullPage, OutlivesItsMove)
{
    auto page = PullPage::parse(samplePage(3, WireFormat::Cbor));
    ASSERT_TRUE(page.ok());
    const std::string before = told(*page);
    const PullPage moved = std::move(*page);
    EXPECT_EQ(told(moved), before);
}

TEST(PullPage, RowsComeBackAsTheyWereWritten)
{
    for (const WireFormat format : kPageFormats) {
        PullWriter writer(format);
        writer.beginRow("guide", "people:r:a", kGuideColumns, "id-1", 41);
        writer.writer().text("王芳");
        writer.writer().null();
        writer.writer().integer(-7);
        writer.writer().beginArray();
        writer.writer().text("new");
        writer.writer().endArray();
        writer.endRow();
        writer.beginRow("fact", "fact:r:a:2026", kFactColumns, "guide.day/2026-09-08/orders", 42);
        writer.writer().integer(412);
        writer.writer().bytes(std::string("\0\xFF\x80", 3));
        writer.endRow();
        writer.deletion("guide", "people:r:a", "id-2", 43);
        EXPECT_EQ(writer.rowCount(), 3U);
        PullHeader header;
        header.allComplete = true;
        const auto page = PullPage::decode(writer.finish(header), format);
        ASSERT_TRUE(page.ok()) << page.error().detail;
        EXPECT_TRUE(page->header().allComplete);
        EXPECT_EQ(page->rowCount(), 3U);
        ASSERT_EQ(page->tables().size(), 2U);

        PullRows guides(page->tables()[0]);
        ASSERT_TRUE(guides.next());
        EXPECT_EQ(guides.id(), "id-1");
        EXPECT_EQ(guides.seq(), 41U);
        EXPECT_EQ(guides.valueCount(), 4U);
        EXPECT_EQ(guides.values().text(), "王芳");
        EXPECT_TRUE(guides.values().takeNull());
        EXPECT_EQ(guides.values().integer(), -7);
        EXPECT_EQ(guides.values().array(), 1U);
        EXPECT_EQ(guides.values().text(), "new");
        EXPECT_FALSE(guides.next());
        EXPECT_FALSE(guides.failed());

        PullRows facts(page->tables()[1]);
        ASSERT_TRUE(facts.next());
        EXPECT_EQ(facts.values().integer(), 412);
        EXPECT_EQ(facts.values().bytes(), std::string("\0\xFF\x80", 3));
        EXPECT_FALSE(facts.next());

        ASSERT_EQ(page->deletions().size(), 1U);
        EXPECT_EQ(page->deletions()[0].ids, std::vector<std::string> {"id-2"});
        EXPECT_EQ(page->deletions()[0].seqs, std::vector<uint64_t> {43});
    }
}

TEST(PullPage, ACutPageIsRefused)
{
    for (const WireFormat format : kPageFormats) {
        const std::string body = samplePage(5, format);
        for (size_t size = 0; size < body.size(); ++size)
            ASSERT_FALSE(PullPage::decode(std::string_view(body).substr(0, size), format).ok()) << size;
        EXPECT_FALSE(PullPage::decode(body + '\0', format).ok());
    }
}

/// An answer in JSON with these tables and tombstones.
Result<PullPage> pageOf(const std::string &tables, const std::string &deletions = "[]")
{
    return PullPage::decode(
        R"({"epoch": "e", "from": {}, "next": {}, "complete": [], "records_complete": false,
        "all_complete": false, "left": 0, "lmid": 0, "granted": [], "revoked": [], "retired": [], "reset": [],
        "tables": )"
            + tables + R"(, "del": )" + deletions + R"(, "end": true})",
        WireFormat::Json);
}

std::string tableOf(const std::string &columns, const std::string &rows, const std::string &kind = "guide")
{
    return R"([{"kind": ")" + kind + R"(", "bucket": "b", "cols": )" + columns + R"(, "rows": )" + rows
        + "}]";
}

TEST(PullPage, RowsFitTheirColumns)
{
    EXPECT_TRUE(pageOf("[]").ok());
    EXPECT_TRUE(pageOf(tableOf("[]", R"([["id", 1], ["id2", 2]])")).ok());
    EXPECT_TRUE(pageOf(tableOf(R"(["a"])", "[]")).ok());
    EXPECT_TRUE(pageOf(tableOf(R"(["a"])", R"([["id", 1, null]])")).ok());
    EXPECT_FALSE(pageOf(tableOf(R"(["a"])", R"([["id", 1]])")).ok());
    EXPECT_FALSE(pageOf(tableOf(R"(["a"])", R"([["id", 1, null, null]])")).ok());
    EXPECT_FALSE(pageOf(tableOf(R"(["a"])", R"([["id", 1, null], ["id", 1]])")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", R"([["id"]])")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", "[[]]")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", R"([["", 1]])")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", R"([["id", -1]])")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", R"([["id", "1"]])")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", R"([[7, 1]])")).ok());
    EXPECT_FALSE(pageOf(tableOf("[]", R"({"id": 1})")).ok());
}

TEST(PullPage, ValuesAreNoMapsAndPayloadsAreBase64)
{
    EXPECT_FALSE(pageOf(tableOf(R"(["a"])", R"([["id", 1, {}]])")).ok());
    EXPECT_FALSE(pageOf(tableOf(R"(["a"])", R"([["id", 1, [1]]])")).ok());
    EXPECT_TRUE(pageOf(tableOf(R"(["payload"])", R"([["id", 1, "AP+A"]])", "fact")).ok());
    EXPECT_FALSE(pageOf(tableOf(R"(["payload"])", R"([["id", 1, "AP-A"]])", "fact")).ok());
    EXPECT_TRUE(pageOf(tableOf(R"(["payload"])", R"([["id", 1, "AP-A"]])", "guide")).ok());
}

TEST(PullPage, TombstonesHaveTheirSeq)
{
    EXPECT_TRUE(
        pageOf("[]", R"([{"kind": "guide", "bucket": "b", "ids": ["a", "b"], "seqs": [1, 2]}])").ok());
    EXPECT_FALSE(pageOf("[]", R"([{"kind": "guide", "bucket": "b", "ids": ["a", "b"], "seqs": [1]}])").ok());
    EXPECT_FALSE(pageOf("[]", R"([{"kind": "guide", "bucket": "b", "ids": ["a"]}])").ok());
}

TEST(PullWriter, RowsOfOneKindAndBucketAreOneTableAsLongAsTheyFollow)
{
    PullWriter writer(WireFormat::Json);
    const auto row = [&](std::string_view kind, std::string_view bucket) {
        writer.beginRow(kind, bucket, {}, "id", 1);
        writer.endRow();
    };
    row("guide", "a");
    row("guide", "a");
    row("guide", "b");
    row("koc", "b");
    row("guide", "a");
    const auto page = PullPage::decode(writer.finish({}), WireFormat::Json);
    ASSERT_TRUE(page.ok()) << page.error().detail;
    ASSERT_EQ(page->tables().size(), 4U);
    EXPECT_EQ(page->tables()[0].rowCount, 2U);
    EXPECT_EQ(page->tables()[3].bucket, "a");
}

TEST(PullWriter, KnowsHowLargeItIs)
{
    PullWriter writer(WireFormat::CborZstd);
    const size_t empty = writer.size();
    writer.beginRow("note", "a", {"text"}, "id", 1);
    writer.writer().text(std::string(1000, 'x'));
    writer.endRow();
    EXPECT_GE(writer.size(), empty + 1000);
    EXPECT_LE(writer.size(), empty + 1100);
}

} // namespace

} // namespace qunce::test
