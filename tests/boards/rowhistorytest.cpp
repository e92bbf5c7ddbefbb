// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/rowhistory.h"

#include "tests/store/editfixture.h"

// Who changed what of one record: what the server says, and what is only here.

namespace qunce::test {
namespace {

using State = HistoryStep::State;

const UserInfo kReader {idNumber(900), "hq", "admin", true, {}};
const Uuid kGuide = idNumber(1);

class RowHistoryTest : public EditFixture
{
protected:
    std::vector<HistoryStep> steps(const HistoryReply *served, Kind kind = Kind::Guide, Uuid id = kGuide)
    {
        ReadSnapshot snapshot = look();
        return readRowHistory(snapshot, kReader, kind, id, *log().list({}, 100), served);
    }
    static HistoryReply servedBy(std::initializer_list<HistoryChange> changes)
    {
        HistoryReply reply;
        reply.changes = changes;
        return reply;
    }
};

TEST_F(RowHistoryTest, WhatTheServerSaysAndWhatWaitsHereStandTogetherNewestFirst)
{
    commit({tag(kGuide, {"敏感肌"})});
    commit({tag(idNumber(2), {"别人"})});
    const HistoryReply served = servedBy({{kNow - 1'000, "李倩", {{"name", {"导购0", "导购1"}}}},
        {kNow - 2'000, "hq", {{"tags", {"", "vip, 新客"}}}},
        {kNow - 3'000, "import", {{"code", {"", "D1"}}}}});
    const std::vector<HistoryStep> all = steps(&served);
    ASSERT_EQ(all.size(), 4U) << "and nothing of another row";
    EXPECT_EQ(all[0].state, State::Waiting);
    EXPECT_TRUE(all[0].isMine);
    EXPECT_EQ(all[0].changes.at(0).after.form, SaidValue::Form::Change);
    EXPECT_EQ(all[1].who, "李倩");
    EXPECT_EQ(all[1].changes.at(0).before.words, "导购0");
    EXPECT_EQ(all[1].changes.at(0).after.words, "导购1");
    EXPECT_TRUE(all[2].isMine);
    EXPECT_EQ(all[2].who, "");
    EXPECT_EQ(all[2].changes.at(0).after.items.size(), 2U) << "the items of a set, taken apart again";
    EXPECT_TRUE(all[3].isImport);
}

TEST_F(RowHistoryTest, WhatWasSentCountsOnceOnly)
{
    commit({set("goal", idNumber(11), "value", int64_t {7})});
    ASSERT_EQ(sent(), "1 set");
    answer(1, PushStatus::Applied, bucketOfKind("goal"), m_seq + 1);
    const HistoryReply served = servedBy({{kNow, "hq", {{"value", {"1100", "7"}}}}});
    const std::vector<HistoryStep> asked = steps(&served, Kind::Goal, idNumber(11));
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].changes.at(0).after.number, 7) << "a number again, and no text";
    const std::vector<HistoryStep> offline = steps(nullptr, Kind::Goal, idNumber(11));
    ASSERT_EQ(offline.size(), 1U)
        << "where the server cannot be asked, what was sent from here stands for it";
    EXPECT_EQ(offline[0].state, State::Done);
    EXPECT_EQ(offline[0].changes.at(0).before.number, 1100);
}

TEST_F(RowHistoryTest, WhatWasRefusedIsSaidAndWhatWasDiscardedIsNot)
{
    const Uuid gid = commit({set("goal", idNumber(11), "value", int64_t {7})});
    ASSERT_EQ(sent(), "1 set");
    answer(1, PushStatus::Rejected);
    ASSERT_EQ(steps(nullptr, Kind::Goal, idNumber(11)).size(), 1U);
    EXPECT_EQ(steps(nullptr, Kind::Goal, idNumber(11))[0].state, State::Refused);
    ASSERT_TRUE(log().discard(std::vector {gid}).ok());
    EXPECT_TRUE(steps(nullptr, Kind::Goal, idNumber(11)).empty());
}

TEST_F(RowHistoryTest, WhatMetAnothersEditIsAConflictUntilSomebodyHasChosen)
{
    PushOp op = set("goal", idNumber(11), "value", int64_t {7});
    op.fields["to_day"] = {std::string("2026-05-31"), std::string("2026-05-30")};
    commit({op});
    ASSERT_EQ(sent(), "1 set");
    answer(1, PushStatus::Conflict, bucketOfKind("goal"), m_seq + 1, {"value"});
    m_rows["conflict"][idNumber(500)] = {{"subject_kind", std::string("goal")},
        {"subject", toValue(idNumber(11))}, {"cause", std::string("edit")}, {"field", std::string("value")},
        {"mine_by", toValue(kReader.id)}, {"status", std::string("open")}};
    ASSERT_NO_FATAL_FAILURE(serve());
    const HistoryReply served = servedBy({{kNow, "hq", {{"to_day", {"2026-05-31", "2026-05-30"}}}}});
    const std::vector<HistoryStep> asked = steps(&served, Kind::Goal, idNumber(11));
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0].state, State::Conflict);
    ASSERT_EQ(asked[0].changes.size(), 1U) << "the server tells what went in";
    EXPECT_EQ(asked[0].changes[0].after.number, 7);
    EXPECT_EQ(asked[1].state, State::Done);
    const std::vector<HistoryStep> offline = steps(nullptr, Kind::Goal, idNumber(11));
    ASSERT_EQ(offline.size(), 1U);
    EXPECT_EQ(offline[0].changes.size(), 2U);

    m_rows["conflict"][idNumber(500)]["status"] = std::string("resolved");
    ASSERT_NO_FATAL_FAILURE(serve());
    EXPECT_EQ(steps(&served, Kind::Goal, idNumber(11)).at(0).state, State::Theirs);
}

TEST_F(RowHistoryTest, RecordsThatAreMadeAndDeletedSayThat)
{
    commit({create("note", idNumber(60), {{"subject", toValue(kGuide)}, {"text", std::string("下周回访")}})});
    EXPECT_EQ(steps(nullptr, Kind::Note, idNumber(60)).at(0).what.english(), "New");
    commit({remove("goal", idNumber(12))});
    const std::vector<HistoryStep> gone = steps(nullptr, Kind::Goal, idNumber(12));
    EXPECT_EQ(gone.at(0).what.english(), "Deleted");
    EXPECT_TRUE(gone.at(0).changes.empty());
}

} // namespace
} // namespace qunce::test
