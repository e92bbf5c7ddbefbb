// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include <gtest/gtest.h>

#include "tests/domain/boardtext.h"

using namespace qunce;

namespace {

using RankingLines = std::vector<std::string>;

const Day kDay = Day::fromYmd(2026, 9, 8);
const Period kRankingPeriod {kDay, kDay};

/// One region with guides of which a day's orders are given, -1 for no value.
BrandFixture guidesWithOrders(const std::vector<std::pair<std::string, int>> &orders, Day day = kDay)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    for (const auto &[code, count] : orders) {
        const uint32_t slot = fixture.guide(region, code);
        if (count >= 0)
            fixture.set(region, Metric::Orders, day, slot, static_cast<uint64_t>(count));
    }
    return fixture;
}

TEST(RankingTest, SharesRanksOneTwoTwoFourAndListsEqualsByCode)
{
    BrandFixture fixture = guidesWithOrders({{"b", 5}, {"d", 1}, {"c", 5}, {"a", 9}});
    EXPECT_EQ(boardOf(fixture, queryOf("orders", kRankingPeriod)),
        (RankingLines {"1 a 9 9/-", "2 b 5 5/-", "2 c 5 5/-", "4 d 1 1/-"}));
}

TEST(RankingTest, OrdersCodesByTheirBytes)
{
    BrandFixture fixture = guidesWithOrders({{"10", 1}, {"9", 1}, {"é", 1}, {"甲", 1}, {"A", 1}, {"a", 1}});
    EXPECT_EQ(boardOf(fixture, queryOf("orders", kRankingPeriod)),
        (RankingLines {"1 10 1 1/-", "1 9 1 1/-", "1 A 1 1/-", "1 a 1 1/-", "1 é 1 1/-", "1 甲 1 1/-"}));
}

TEST(RankingTest, KeepsTopRowsAfterRanking)
{
    BrandFixture fixture = guidesWithOrders({{"a", 3}, {"b", 2}, {"c", 2}, {"d", 1}});
    LeaderboardQuery query = queryOf("orders", kRankingPeriod);
    query.top = 2;
    EXPECT_EQ(boardOf(fixture, query), (RankingLines {"1 a 3 3/-", "2 b 2 2/-"}));
    query.top = 9;
    EXPECT_EQ(boardOf(fixture, query).size(), 4U);
}

TEST(RankingTest, ListsSubjectsWithoutDataOnlyWhenAsked)
{
    BrandFixture fixture = guidesWithOrders({{"a", 3}, {"silent", -1}, {"zero", 0}});
    LeaderboardQuery query = queryOf("orders", kRankingPeriod);
    EXPECT_EQ(boardOf(fixture, query), (RankingLines {"1 a 3 3/-", "2 zero 0 0/-"}));
    query.all = true;
    EXPECT_EQ(boardOf(fixture, query), (RankingLines {"1 a 3 3/-", "2 zero 0 0/-", "- silent - -/-"}));
}

TEST(RankingTest, ListsUnitsWithoutDataOnlyWhenAskedAndInside)
{
    BrandFixture fixture;
    const OrgIndex region = fixture.unit(OrgKind::Region, "R");
    const OrgIndex other = fixture.unit(OrgKind::Region, "foreign");
    fixture.unit(OrgKind::Store, "S1", region);
    fixture.unit(OrgKind::Store, "F1", other);
    fixture.region(region);
    LeaderboardQuery query = queryOf("orders", kRankingPeriod, Level::Store);
    EXPECT_EQ(boardOf(fixture, query), RankingLines {});
    query.all = true;
    EXPECT_EQ(boardOf(fixture, query), RankingLines {"- S1 - -/-"})
        << "F1 is in a region that the brand does not hold";
}

/// Guides a, b … with (done on time, done late, failed) assignments.
BrandFixture guidesWithTasks(const std::vector<std::array<int, 3>> &counts)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    for (size_t i = 0; i < counts.size(); ++i)
        fixture.guide(region, std::string(1, static_cast<char>('a' + i)));
    for (int number = 0; number < 40; ++number) {
        const int32_t task = fixture.task("T" + std::to_string(number), kDay);
        for (uint32_t slot = 0; slot < counts.size(); ++slot) {
            const auto &[onTime, late, failed] = counts[slot];
            if (number < onTime)
                fixture.result(region, task, slot, TaskStatus::Done, Instant::fromLocal(kDay, 9, 0));
            else if (number < onTime + late)
                fixture.result(region, task, slot, TaskStatus::Done);
            else if (number < onTime + late + failed)
                fixture.result(region, task, slot, TaskStatus::Failed);
        }
    }
    return fixture;
}

TEST(RankingTest, ComparesRatesAsFractions)
{
    // 1/3 and 2/6 share a rank; 3/10 is behind them although it has more done.
    BrandFixture fixture = guidesWithTasks({{3, 0, 7}, {2, 0, 4}, {1, 0, 2}});
    EXPECT_EQ(boardOf(fixture, queryOf("completion_rate", kRankingPeriod)),
        (RankingLines {"1 b 0.333333 2/6", "1 c 0.333333 1/3 *", "3 a 0.300000 3/10"}));
}

TEST(RankingTest, AsksTieBreakersBeforeSharing)
{
    BrandFixture fixture = guidesWithTasks({{2, 2, 4}, {1, 0, 1}, {4, 0, 4}, {2, 0, 2}});
    LeaderboardQuery query = queryOf("completion_rate", kRankingPeriod);
    query.tie = {*Measure::parse("on_time_rate"), *Measure::parse("eligible")};
    EXPECT_EQ(boardOf(fixture, query),
        (RankingLines {"1 c 0.500000 4/8", "2 d 0.500000 2/4 *", "3 b 0.500000 1/2 *", "4 a 0.500000 4/8"}));
    query.tie = {*Measure::parse("on_time_rate")};
    EXPECT_EQ(boardOf(fixture, query),
        (RankingLines {"1 b 0.500000 1/2 *", "1 c 0.500000 4/8", "1 d 0.500000 2/4 *", "4 a 0.500000 4/8"}));
    query.tie = {*Measure::parse("failed")};
    EXPECT_EQ(boardOf(fixture, query).front(), "1 b 0.500000 1/2 *") << "fewer failed is better";
}

TEST(RankingTest, PutsSmallDenominatorsBehindTheRankedAndEmptiesLast)
{
    BrandFixture fixture = guidesWithTasks({{1, 0, 4}, {4, 0, 0}, {5, 0, 0}, {0, 0, 0}, {3, 0, 1}});
    fixture.result(0, 0, 3, TaskStatus::Cancelled);
    LeaderboardQuery query = queryOf("completion_rate", kRankingPeriod);
    query.minN = 5;
    EXPECT_EQ(boardOf(fixture, query),
        (RankingLines {"1 c 1.000000 5/5", "2 a 0.200000 1/5", "- b 1.000000 4/4 *", "- e 0.750000 3/4 *",
            "- d - 0/0 *"}));
}

TEST(RankingTest, ListsEmptyValuesByCodeWhateverTheTieBreakers)
{
    BrandFixture fixture = guidesWithTasks({{0, 0, 0}, {0, 0, 0}});
    fixture.result(0, 0, 0, TaskStatus::Cancelled);
    fixture.result(0, 0, 1, TaskStatus::Cancelled);
    fixture.result(0, 1, 1, TaskStatus::Cancelled);
    LeaderboardQuery query = queryOf("completion_rate", kRankingPeriod);
    query.tie = {*Measure::parse("dispatched")};
    EXPECT_EQ(boardOf(fixture, query), (RankingLines {"- a - 0/0 *", "- b - 0/0 *"}));
}

TEST(RankingTest, RanksFewerOverdueFirst)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    fixture.guide(region, "two");
    fixture.guide(region, "none");
    for (int i = 0; i < 2; ++i) {
        const int32_t task = fixture.task("T" + std::to_string(i), kDay);
        fixture.result(region, task, 0, TaskStatus::Pending);
        fixture.result(region, task, 1, TaskStatus::Done);
    }
    LeaderboardQuery query = queryOf("overdue", kRankingPeriod);
    EXPECT_EQ(boardOf(fixture, query), (RankingLines {"1 none 0 0/-", "2 two 2 2/-"}));
    query.asOf = Instant::fromLocal(kDay, 18, 0);
    EXPECT_EQ(boardOf(fixture, query), (RankingLines {"1 none 0 0/-", "1 two 0 0/-"}))
        << "not overdue at the due second";
}

TEST(RankingTest, TakesPreviousRanksFromTheComparedPeriod)
{
    BrandFixture fixture = guidesWithOrders({{"a", 1}, {"b", 2}, {"new", 3}});
    fixture.set(0, Metric::Orders, kDay - 1, 0, 9);
    fixture.set(0, Metric::Orders, kDay - 1, 1, 5);
    fixture.set(0, Metric::Orders, kDay - 7, 1, 5);
    LeaderboardQuery query = queryOf("orders", kRankingPeriod);
    const auto previous = [&] {
        const auto board = rankSubjects(fixture.brand(), fixture.facts(), query);
        std::string text;
        for (const LeaderboardRow &row : board->rows)
            text += row.code + ':' + (row.prevRank ? std::to_string(*row.prevRank) : "new") + ' ';
        return text;
    };
    EXPECT_EQ(previous(), "new:new b:2 a:1 ");
    query.compare = Compare::PrevWeek;
    EXPECT_EQ(previous(), "new:new b:1 a:new ");
}

class UnreadableFacts : public FactSource
{
public:
    Result<void> visit(Metric, KeyRange, std::span<const size_t>, const Visitor &) const override
    {
        return Error {ErrorCode::NotFound, {}, "nobody should ask"};
    }
};

TEST(RankingTest, BoardsOfBothPeriodsSaveTheReadingAndChangeNothing)
{
    BrandFixture fixture;
    const size_t region = fixture.region(fixture.unit(OrgKind::Region, "R"));
    fixture.guide(region, "early");
    fixture.guide(region, "late");
    const int32_t before = fixture.task("T0", kDay - 1);
    const int32_t now = fixture.task("T1", kDay);
    fixture.result(region, before, 0, TaskStatus::Done);
    fixture.result(region, before, 1, TaskStatus::Pending);
    fixture.result(region, now, 0, TaskStatus::Pending);
    fixture.result(region, now, 1, TaskStatus::Done);
    LeaderboardQuery query = queryOf("completion_rate", kRankingPeriod);
    query.tie = {Measure {MeasureKind::OnTimeRate}, Measure {MeasureKind::Eligible}};
    const std::array<size_t, 1> regions {region};
    const auto boardOn = [&](Day day) {
        return TaskBoard::build(fixture.brand(), fixture.facts(), {day, day}, regions).value();
    };
    const auto ranks = [](const Result<Leaderboard> &board) {
        std::string text;
        if (!board.ok())
            return board.error().detail;
        for (const LeaderboardRow &row : board->rows)
            text += row.code + ':' + std::to_string(row.rank.value_or(0)) + ','
                + std::to_string(row.prevRank.value_or(0)) + ' ';
        return text;
    };
    const TaskBoard today = boardOn(kDay);
    const TaskBoard yesterday = boardOn(kDay - 1);
    EXPECT_EQ(ranks(rankSubjects(fixture.brand(), fixture.facts(), query)), "late:1,2 early:2,1 ");
    EXPECT_EQ(ranks(rankSubjects(fixture.brand(), UnreadableFacts(), query, &today, &yesterday)),
        "late:1,2 early:2,1 ")
        << "nothing is read a second time";
    EXPECT_EQ(ranks(rankSubjects(fixture.brand(), fixture.facts(), query, &yesterday, &today)),
        "late:1,2 early:2,1 ")
        << "boards of other periods are of no use";
}

TEST(RankingTest, RefusesMeasuresThatTheLevelDoesNotHave)
{
    BrandFixture fixture = guidesWithOrders({{"a", 1}});
    const auto refused = [&](const char *measure, Level level) {
        const auto board =
            rankSubjects(fixture.brand(), fixture.facts(), queryOf(measure, kRankingPeriod, level));
        return !board.ok() && board.error().code == ErrorCode::Usage;
    };
    EXPECT_TRUE(refused("streak_best", Level::Store));
    EXPECT_TRUE(refused("group:joins", Level::Guide));
    EXPECT_TRUE(refused("koc:orders", Level::Group));
    EXPECT_TRUE(refused("orders", Level::Koc));
    EXPECT_FALSE(refused("group:joins", Level::Store));
    EXPECT_FALSE(refused("streak_best", Level::Guide));
}

TEST(MeasureTest, NamesRoundTrip)
{
    for (const char *name :
        {"completion_rate", "due_completion_rate", "overdue", "eligible", "orders", "amount",
            "content_shares", "group:joins", "koc:orders", "per_guide:amount", "attainment:orders",
            "gap:amount", "attainment:group:joins", "streak_current", "buyers_conversion", "time_progress"}) {
        const auto measure = Measure::parse(name);
        ASSERT_TRUE(measure.ok()) << name;
        EXPECT_EQ(measure->name(), name);
    }
    for (const char *name :
        {"", "order", "per_guide:", "per_guide:group:joins", "group:carts", "koc:joins", "joins"}) {
        const auto measure = Measure::parse(name);
        ASSERT_FALSE(measure.ok()) << name;
        EXPECT_EQ(measure.error().code, ErrorCode::Usage);
    }
}

} // namespace
