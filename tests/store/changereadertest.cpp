// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which rows others have changed since somebody looked last.

#include <array>

#include "models/store/changereader.h"
#include "tests/store/editfixture.h"

namespace qunce::test {
namespace {

class ChangeReaderTest : public EditFixture
{
protected:
    void SetUp() override
    {
        EditFixture::SetUp();
        uint64_t seq = 0;
        for (const auto &[kind, records] : m_rows) { // as serve() has numbered them
            for (const auto &[id, fields] : records)
                m_seqs[{kind, id}] = ++seq;
        }
        EXPECT_TRUE(look().empty()) << "what is there at first nobody has just changed";
    }
    std::vector<ChangedRow> look()
    {
        constexpr std::array kKinds {Kind::Guide, Kind::Goal, Kind::Note};
        const Result<std::vector<ChangedRow>> rows = m_changes.look(kKinds);
        EXPECT_TRUE(rows.ok());
        return rows.ok() ? *rows : std::vector<ChangedRow>();
    }
    static ChangedRow guide(uint64_t number) { return {Kind::Guide, idNumber(number)}; }
    /// The server's rows come with new seqs, from `seq` on.
    void pull(const std::string &kind, const std::vector<Uuid> &ids)
    {
        PageMaker maker;
        for (const Uuid &id : ids) {
            m_seqs[{kind, id}] = ++m_seq;
            maker.record(kind, bucketOfKind(kind), id, m_seq, m_rows[kind][id]);
        }
        std::vector<WireRowId> rows;
        for (const auto &[which, seq] : m_seqs) {
            if (bucketOfKind(which.first) == bucketOfKind(kind))
                rows.push_back({which.first, which.second.toString(), seq});
        }
        TakePlan plan;
        plan.nowMs = kNow;
        plan.apply.push_back(stateOf(bucketOfKind(kind), m_seq, rows));
        plan.showRecords = true;
        const Result<TakeOutcome> outcome = store->take(maker.page(), plan);
        ASSERT_TRUE(outcome.ok() && outcome->applied);
    }

    std::map<std::pair<std::string, Uuid>, uint64_t> m_seqs;
    ChangeReader m_changes {directory()};
};

TEST_F(ChangeReaderTest, RowsThatAPullBringsAreToldOnce)
{
    pull("guide", {idNumber(2)});
    pull("goal", {idNumber(11)});
    EXPECT_EQ(look(), (std::vector<ChangedRow> {guide(2), {Kind::Goal, idNumber(11)}}));
    EXPECT_TRUE(look().empty());
    pull("guide", {idNumber(1), idNumber(2)});
    EXPECT_EQ(look(), (std::vector<ChangedRow> {guide(1), guide(2)}));
}

TEST_F(ChangeReaderTest, OnesOwnEditsAreNotTold)
{
    commit({set("guide", idNumber(2), "name", "韩梅梅")});
    EXPECT_TRUE(look().empty());
    const uint64_t mid = toSend().front().ops.front().mid;
    answer(mid, PushStatus::Applied, kPeopleOne, m_seq + 1);
    m_rows["guide"][idNumber(2)]["name"] = std::string("韩梅梅");
    pull("guide", {idNumber(2), idNumber(3)});
    EXPECT_EQ(look(), std::vector<ChangedRow> {guide(3)}) << "only what a colleague did";
    pull("guide", {idNumber(2)});
    EXPECT_EQ(look(), std::vector<ChangedRow> {guide(2)}) << "who has now changed the same row";
}

TEST_F(ChangeReaderTest, AnEditWhoseAnswerComesAfterItsRowIsStillOnesOwn)
{
    commit({set("guide", idNumber(2), "name", "韩梅梅")});
    EXPECT_FALSE(toSend().empty());
    m_rows["guide"][idNumber(2)]["name"] = std::string("韩梅梅");
    pull("guide", {idNumber(2)});
    EXPECT_TRUE(look().empty());
}

TEST_F(ChangeReaderTest, ANoteMarksWhatItIsAbout)
{
    m_rows["note"][idNumber(60)] = {{"subject", idNumber(2).toString()}, {"text", std::string("下周回访")}};
    m_rows["note"][idNumber(61)] = {{"subject", idNumber(2).toString()}, {"text", std::string("已回访")}};
    pull("note", {idNumber(60), idNumber(61)});
    EXPECT_EQ(look(), std::vector<ChangedRow> {guide(2)});
    m_rows["note"][idNumber(60)]["text"] = std::string("本周回访");
    pull("note", {idNumber(60)});
    EXPECT_EQ(look(), std::vector<ChangedRow> {guide(2)});
    EXPECT_TRUE(look().empty()) << "once";
}

TEST_F(ChangeReaderTest, OnesOwnNoteIsNoNews)
{
    const Uuid note = idNumber(60);
    m_rows["note"][note] = {{"subject", idNumber(2).toString()}, {"text", std::string("下周回访")}};
    commit({create("note", note, m_rows["note"][note])});
    ASSERT_FALSE(toSend().empty());
    pull("note", {note});
    EXPECT_TRUE(look().empty());
}

TEST_F(ChangeReaderTest, ANoteAboutNothingThatIsHereMarksNothing)
{
    m_rows["note"][idNumber(60)] = {{"subject", idNumber(99).toString()}, {"text", std::string("下周回访")}};
    pull("note", {idNumber(60)});
    EXPECT_EQ(look(), (std::vector<ChangedRow> {{Kind::Note, idNumber(60)}}));
}

TEST_F(ChangeReaderTest, AnImportIsNobodysSingleRow)
{
    std::vector<Uuid> many;
    for (uint64_t i = 1'000; i <= 1'000 + ChangeReader::kMost; ++i) {
        m_rows["guide"][idNumber(i)] = m_rows["guide"][idNumber(1)];
        m_rows["guide"][idNumber(i)]["code"] = "N" + std::to_string(i);
        many.push_back(idNumber(i));
    }
    pull("guide", many);
    EXPECT_TRUE(look().empty());
    pull("guide", {idNumber(3)});
    EXPECT_EQ(look(), std::vector<ChangedRow> {guide(3)}) << "and afterwards single ones count again";
}

TEST_F(ChangeReaderTest, AnotherGenerationBeginsAnew)
{
    ASSERT_TRUE(store->beginGeneration("other").ok());
    ASSERT_NO_FATAL_FAILURE(serve());
    ASSERT_TRUE(store->finishGeneration().ok());
    EXPECT_TRUE(look().empty());
}

TEST_F(ChangeReaderTest, AProfileWithNothingInItFailsAndCanBeAskedAgain)
{
    ChangeReader empty(m_dir.file("nothing"));
    constexpr std::array kKinds {Kind::Guide};
    const Result<std::vector<ChangedRow>> rows = empty.look(kKinds);
    ASSERT_FALSE(rows.ok());
    EXPECT_EQ(rows.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(empty.look(kKinds).ok());
}

} // namespace
} // namespace qunce::test
