// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/completion.h"
#include "tests/domain/brandfixture.h"

using namespace qunce;

namespace {

using CompletionLines = std::vector<std::string>;

const Day kCompletionDay = Day::fromYmd(2026, 9, 8);

class CompletionTest : public testing::Test
{
protected:
    CompletionTest()
    {
        const int32_t first = m_fixture.task("T1", kCompletionDay);
        const int32_t night = m_fixture.task("T0", kCompletionDay, Instant::startOf(kCompletionDay + 1));
        const int32_t later = m_fixture.task("T3", kCompletionDay + 1);
        m_fixture.task("nobody", kCompletionDay + 2);
        m_fixture.result(m_r1, first, m_a, TaskStatus::Done, Instant::fromLocal(kCompletionDay, 9, 0));
        m_fixture.result(m_r1, first, m_b, TaskStatus::Done, Instant::fromLocal(kCompletionDay, 19, 0));
        m_fixture.result(m_r2, first, m_c, TaskStatus::Failed, {}, FailReason::Quota);
        m_fixture.result(m_r1, night, m_a, TaskStatus::Pending);
        m_fixture.result(m_r2, night, m_c, TaskStatus::Failed, {}, FailReason::Other);
        m_fixture.result(m_r1, later, m_b, TaskStatus::Pending);
    }

    /// Rows as `key name dispatched excluded done on_time overdue failed pending`.
    CompletionLines rows(CompletionKey by, OrgIndex under = kHq, const TaskBoard *board = nullptr)
    {
        const CompletionQuery query {{kCompletionDay, kCompletionDay + 2}, by, under, m_asOf};
        const auto made = completion(m_fixture.brand(), m_fixture.facts(), query, board);
        CompletionLines lines;
        for (const CompletionRow &row : *made) {
            std::string line = row.key + '|' + row.name;
            for (const uint64_t count : {row.counts.dispatched, row.counts.excluded, row.counts.done,
                     row.counts.onTime, row.counts.overdue, row.counts.failed, row.counts.pending})
                line += ' ' + std::to_string(count);
            lines.push_back(line);
        }
        return lines;
    }

    BrandFixture m_fixture;
    OrgIndex m_zone = m_fixture.unit(OrgKind::Zone, "Z");
    OrgIndex m_u1 = m_fixture.unit(OrgKind::Region, "R1", m_zone);
    OrgIndex m_u2 = m_fixture.unit(OrgKind::Region, "R2", m_zone);
    OrgIndex m_store = m_fixture.unit(OrgKind::Store, "S", m_u1);
    size_t m_r1 = m_fixture.region(m_u1);
    size_t m_r2 = m_fixture.region(m_u2);
    uint32_t m_a = m_fixture.guide(m_r1, "a", m_store);
    uint32_t m_b = m_fixture.guide(m_r1, "b");
    uint32_t m_c = m_fixture.guide(m_r2, "c");
    Instant m_asOf = Instant::startOf(kCompletionDay + 1);
};

TEST_F(CompletionTest, CountsByDueDay)
{
    EXPECT_EQ(rows(CompletionKey::Day),
        (CompletionLines {"2026-09-08| 5 1 2 1 0 1 1", "2026-09-09| 1 0 0 0 0 0 1"}))
        << "due at 24:00 is not overdue at 24:00";
    m_asOf = {m_asOf.seconds + 1};
    EXPECT_EQ(rows(CompletionKey::Day).front(), "2026-09-08| 5 1 2 1 1 1 1");
    EXPECT_EQ(rows(CompletionKey::Day, m_u2), (CompletionLines {"2026-09-08| 2 1 0 0 0 1 0"}));
}

TEST_F(CompletionTest, CountsByTaskInTheOrderOfCodes)
{
    EXPECT_EQ(rows(CompletionKey::Task),
        (CompletionLines {
            "T0|title of T0 2 0 0 0 0 1 1", "T1|title of T1 3 1 2 1 0 0 0", "T3|title of T3 1 0 0 0 0 0 1"}));
}

TEST_F(CompletionTest, CountsByGuideAndUnit)
{
    m_asOf = Instant::startOf(kCompletionDay + 9);
    EXPECT_EQ(rows(CompletionKey::Guide),
        (CompletionLines {
            "a|name of a 2 0 1 1 1 0 1", "b|name of b 2 0 1 0 1 0 1", "c|name of c 2 1 0 0 0 1 0"}));
    EXPECT_EQ(rows(CompletionKey::Store), (CompletionLines {"S|name of S 2 0 1 1 1 0 1"}))
        << "b hangs on no store";
    EXPECT_EQ(rows(CompletionKey::City), CompletionLines {});
    EXPECT_EQ(rows(CompletionKey::Region),
        (CompletionLines {"R1|name of R1 4 0 2 1 2 0 2", "R2|name of R2 2 1 0 0 0 1 0"}));
    EXPECT_EQ(rows(CompletionKey::Zone), (CompletionLines {"Z|name of Z 6 1 2 1 2 1 2"}));
    EXPECT_EQ(rows(CompletionKey::Region, m_u1), (CompletionLines {"R1|name of R1 4 0 2 1 2 0 2"}));
}

TEST_F(CompletionTest, GivesTheSameFromABoardThatIsKept)
{
    const std::vector<size_t> regions {m_r1, m_r2};
    const auto board = TaskBoard::build(
        m_fixture.brand(), m_fixture.facts(), {kCompletionDay - 9, kCompletionDay + 9}, regions);
    ASSERT_TRUE(board.ok());
    for (const CompletionKey key :
        {CompletionKey::Day, CompletionKey::Task, CompletionKey::Guide, CompletionKey::Zone})
        EXPECT_EQ(rows(key, kHq, &*board), rows(key)) << name(key);
}

TEST_F(CompletionTest, NamesAreThoseOfTheFlag)
{
    EXPECT_EQ(completionKeyNamed("task"), CompletionKey::Task);
    EXPECT_EQ(name(CompletionKey::Zone), "zone");
    EXPECT_EQ(completionKeyNamed("group"), std::nullopt);
}

} // namespace
