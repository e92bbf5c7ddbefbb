// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where numbers count when the organisation changes: moves between stores and regions, regions that change their zone,
// and boards kept to one unit.

#include <gtest/gtest.h>

#include "models/domain/completion.h"
#include "tests/domain/boardtext.h"

using namespace qunce;

namespace {

using HistoryLines = std::vector<std::string>;

const Day kFrom = Day::fromYmd(2026, 9, 1);
const Day kMove = Day::fromYmd(2026, 9, 16);
const Day kTo = Day::fromYmd(2026, 9, 30);
const Period kHistoryPeriod {kFrom, kTo};

/// Guide m moves from store S1 in city C1 of R1 to store S2 of R2 on kMove; guide n stays in S1. Zone Z1 has R1, Z2
/// has R2. Everybody sells 1 a day and has a task a day, done.
class HistoryTest : public testing::Test
{
protected:
    HistoryTest()
    {
        Slot &before = m_fixture.guideSlot(m_r1, 0);
        before.until = kMove;
        m_fixture.guideSlot(m_r2, 0).from = kMove;
        for (Day day = kFrom; day <= kTo; ++day) {
            const int32_t task = m_fixture.task("T" + day.toString(), day);
            const size_t region = day < kMove ? m_r1 : m_r2;
            m_fixture.set(region, Metric::Orders, day, 0, 1);
            m_fixture.result(region, task, 0, TaskStatus::Done, Instant::fromLocal(day, 10, 0));
            m_fixture.set(m_r1, Metric::Orders, day, 1, 1);
            m_fixture.result(m_r1, task, 1, TaskStatus::Done);
        }
    }

    HistoryLines board(const std::string &measure, Level level, OrgIndex under = kHq)
    {
        LeaderboardQuery query = queryOf(measure, kHistoryPeriod, level);
        query.under = under;
        return boardOf(m_fixture, query);
    }

    BrandFixture m_fixture;
    OrgIndex m_z1 = m_fixture.unit(OrgKind::Zone, "Z1");
    OrgIndex m_z2 = m_fixture.unit(OrgKind::Zone, "Z2");
    OrgIndex m_u1 = m_fixture.unit(OrgKind::Region, "R1", m_z1);
    OrgIndex m_u2 = m_fixture.unit(OrgKind::Region, "R2", m_z2);
    OrgIndex m_c1 = m_fixture.unit(OrgKind::City, "C1", m_u1);
    OrgIndex m_s1 = m_fixture.unit(OrgKind::Store, "S1", m_c1);
    OrgIndex m_s2 = m_fixture.unit(OrgKind::Store, "S2", m_u2);
    size_t m_r1 = m_fixture.region(m_u1);
    size_t m_r2 = m_fixture.region(m_u2);
    uint32_t m_before = m_fixture.guide(m_r1, "m", m_s1, m_c1);
    uint32_t m_stays = m_fixture.guide(m_r1, "n", m_s1, m_c1);
    uint32_t m_after = m_fixture.guide(m_r2, "m", m_s2);
};

TEST_F(HistoryTest, AMovedGuideIsOneRowAndTheUnitsKeepWhatTheyEarned)
{
    EXPECT_EQ(board("orders", Level::Guide), (HistoryLines {"1 m 30 30/-", "1 n 30 30/-"}));
    EXPECT_EQ(board("orders", Level::Store), (HistoryLines {"1 S1 45 45/-", "2 S2 15 15/-"}));
    EXPECT_EQ(board("orders", Level::City), (HistoryLines {"1 C1 45 45/-"}));
    EXPECT_EQ(board("orders", Level::Region), (HistoryLines {"1 R1 45 45/-", "2 R2 15 15/-"}));
    EXPECT_EQ(board("orders", Level::Zone), (HistoryLines {"1 Z1 45 45/-", "2 Z2 15 15/-"}));
    EXPECT_EQ(
        board("on_time_rate", Level::Store), (HistoryLines {"1 S2 1.000000 15/15", "2 S1 0.333333 15/45"}));
}

TEST_F(HistoryTest, ABoardUnderAUnitHasOnlyWhatWasThere)
{
    for (const OrgIndex under : {m_s1, m_c1, m_u1, m_z1})
        EXPECT_EQ(board("orders", Level::Guide, under), (HistoryLines {"1 n 30 30/-", "2 m 15 15/-"}));
    for (const OrgIndex under : {m_s2, m_u2, m_z2})
        EXPECT_EQ(board("orders", Level::Guide, under), (HistoryLines {"1 m 15 15/-"}));
    EXPECT_EQ(board("completion_rate", Level::Store, m_u1), (HistoryLines {"1 S1 1.000000 45/45"}));
}

TEST_F(HistoryTest, ShowsThePlaceOnTheLastDayElseTheLastBefore)
{
    const MemoryFacts facts = m_fixture.facts();
    LeaderboardQuery query = queryOf("orders", kHistoryPeriod);
    const auto placeOf = [&](size_t row) {
        const auto board = rankSubjects(m_fixture.brand(), facts, query);
        return board->rows[row].storeCode + ' ' + board->rows[row].regionCode;
    };
    EXPECT_EQ(placeOf(0), "S2 R2");
    query.period.to = kMove - 1;
    EXPECT_EQ(placeOf(0), "S1 R1");
    query.period.to = kTo;
    query.under = m_u1;
    EXPECT_EQ(placeOf(1), "S1 R1") << "the last slot inside";
    query.level = Level::Store;
    EXPECT_EQ(placeOf(0), "S1 R1");
    query.level = Level::City;
    EXPECT_EQ(placeOf(0), " R1");
    query.level = Level::Zone;
    EXPECT_EQ(placeOf(0), " ");
}

TEST_F(HistoryTest, DaysOfARegionCountForTheZoneOfTheDay)
{
    m_fixture.reparent(m_u1, kTo - 9, m_z2);
    EXPECT_EQ(board("orders", Level::Zone), (HistoryLines {"1 Z1 35 35/-", "2 Z2 25 25/-"}));
    EXPECT_EQ(
        board("completion_rate", Level::Zone), (HistoryLines {"1 Z1 1.000000 35/35", "1 Z2 1.000000 25/25"}));
    EXPECT_EQ(board("orders", Level::Guide, m_z1), (HistoryLines {"1 n 20 20/-", "2 m 15 15/-"}));
    EXPECT_EQ(board("orders", Level::Guide, m_z2), (HistoryLines {"1 m 15 15/-", "2 n 10 10/-"}));
    EXPECT_EQ(board("streak_best", Level::Guide, m_z2), (HistoryLines {"1 m 15 15/-", "2 n 10 10/-"}));
    // In Z1: m and n; in Z2: m (in R2) and n (in R1, late).
    EXPECT_EQ(
        board("selling_rate", Level::Zone), (HistoryLines {"1 Z1 1.000000 2/2 *", "1 Z2 1.000000 2/2 *"}));
    // Z1: n 20 days, m 15; Z2: n 10, m 15.
    EXPECT_EQ(board("per_guide:orders", Level::Zone),
        (HistoryLines {"1 Z1 30.000000 35/1.166667 *", "1 Z2 30.000000 25/0.833333 *"}));
    CompletionQuery query {kHistoryPeriod, CompletionKey::Day, m_z1, Instant::startOf(kTo + 1)};
    const auto days = completion(m_fixture.brand(), m_fixture.facts(), query);
    EXPECT_EQ(days->size(), 20U);
    EXPECT_EQ(days->back().key, (kTo - 10).toString());
}

TEST_F(HistoryTest, AllListsWhoWasThereInThePeriod)
{
    LeaderboardQuery query = queryOf("carts", kHistoryPeriod);
    query.all = true;
    EXPECT_EQ(boardOf(m_fixture, query), (HistoryLines {"- m - -/-", "- n - -/-"}));
    query.under = m_u2;
    EXPECT_EQ(boardOf(m_fixture, query), (HistoryLines {"- m - -/-"}));
    query.period.to = kMove - 1;
    EXPECT_EQ(boardOf(m_fixture, query), HistoryLines {});
}

TEST_F(HistoryTest, SellingCountsAMovedGuideOncePerUnit)
{
    EXPECT_EQ(
        board("selling_rate", Level::Store), (HistoryLines {"1 S1 1.000000 2/2 *", "1 S2 1.000000 1/1 *"}));
    const uint32_t back = m_fixture.guide(m_r1, "m", m_s1, m_c1);
    m_fixture.guideSlot(m_r1, back).from = kTo + 1;
    EXPECT_EQ(
        board("selling_rate", Level::Region), (HistoryLines {"1 R1 1.000000 2/2 *", "1 R2 1.000000 1/1 *"}));
}

} // namespace
