// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/rankingdetail.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

RankingQuery queryOf(test::BoardBench &bench, RankingPreset preset)
{
    const PeriodChoice choice = periodOf(preset);
    return {bench.query(choice), preset, levelOf(preset), {}, minNOf(preset, levelOf(preset))};
}

RankingBoard boardOf(test::BoardBench &bench, const RankingQuery &query)
{
    Result<RankingBoard> board =
        bench.read([&](BoardContext &context) { return readRanking(context, query); });
    EXPECT_TRUE(board.ok()) << (board.ok() ? std::string() : board.error().detail);
    return board.ok() ? std::move(*board) : RankingBoard();
}

class EachPreset : public ::testing::TestWithParam<RankingPreset>
{ };

TEST_P(EachPreset, RanksAsTheExportDoes)
{
    test::BoardBench bench;
    const RankingQuery query = queryOf(bench, GetParam());
    const RankingBoard board = boardOf(bench, query);
    std::map<std::string, std::string> flags {{"measure", measureOf(query.preset).name()},
        {"level", std::string(name(query.level))}, {"from", board.period.from.toString()},
        {"to", board.period.to.toString()}, {"zero-fill", "fed"}, {"min-n", std::to_string(query.minN)}};
    if (query.preset == RankingPreset::Completion)
        flags["tie"] = "on_time_rate,eligible";
    if (query.preset == RankingPreset::Streak)
        flags["compare"] = "prev_week";
    const ExportTable table = bench.exported({"leaderboard"}, flags);
    ASSERT_GE(table.rows.size(), board.ranked.size());
    ASSERT_FALSE(board.ranked.empty());
    for (size_t i = 0; i < board.ranked.size(); ++i) {
        const LeaderboardRow &row = board.ranked[i].row;
        EXPECT_EQ(std::to_string(*row.rank), table.rows[i][0].text);
        EXPECT_EQ(row.prevRank ? std::to_string(*row.prevRank) : std::string(), table.rows[i][1].text);
        EXPECT_EQ(row.code, table.rows[i][2].text);
    }
    EXPECT_EQ(board.ranked.size() + board.tooFew.size(),
        static_cast<size_t>(std::count_if(table.rows.begin(), table.rows.end(),
            [](const std::vector<ExportCell> &cells) { return !cells[6].text.empty(); })));
}

INSTANTIATE_TEST_SUITE_P(All, EachPreset, ::testing::ValuesIn(kRankingPresets),
    [](const auto &preset) { return std::string(idOf(preset.param)); });

TEST(Ranking, AmongPeersRanksAreCountedAnewInTheSameOrder)
{
    test::BoardBench bench;
    RankingQuery query = queryOf(bench, RankingPreset::Completion);
    const RankingBoard all = boardOf(bench, query);
    ASSERT_FALSE(all.peerGroups.empty());
    query.peers = all.peerGroups.front();
    const RankingBoard peers = boardOf(bench, query);
    ASSERT_FALSE(peers.ranked.empty());
    EXPECT_LT(peers.ranked.size(), all.ranked.size());
    EXPECT_EQ(peers.ranked.front().row.rank, 1U);
    for (size_t i = 1; i < peers.ranked.size(); ++i) {
        const uint32_t rank = *peers.ranked[i].row.rank;
        EXPECT_TRUE(rank == i + 1 || rank == *peers.ranked[i - 1].row.rank) << "1-2-2-4";
    }
}

TEST(Ranking, TheWeeksOfARowAreTheRanksThatTheExportGivesThem)
{
    test::BoardBench bench;
    RankingQuery query = queryOf(bench, RankingPreset::Completion);
    const RankingBoard board = boardOf(bench, query);
    const LeaderboardRow &row = board.ranked[3].row;
    Result<RankingDetail> detail =
        bench.read([&](BoardContext &context) { return readRankingDays(context, query, row.subject); });
    ASSERT_TRUE(detail.ok());
    EXPECT_TRUE(detail->weeks.empty()) << "those are of all rows";
    const Result<RankingWeeks> weeks =
        bench.read([&](BoardContext &context) { return readRankingWeeks(context, query); });
    ASSERT_TRUE(weeks.ok());
    addWeeks(*weeks, *detail);
    ASSERT_EQ(detail->weeks.size(), 12U);
    EXPECT_EQ(detail->weeks.back().rank, row.rank);
    EXPECT_EQ(detail->weeks[10].rank, row.prevRank);
    for (const size_t week : {size_t {2}, size_t {7}}) {
        const Day end = detail->weeks[week].end;
        EXPECT_EQ(query.query.period.to - end, 7 * (11 - static_cast<int>(week)));
        const auto exported = test::byCode(bench.exported({"leaderboard"},
            {{"measure", "due_completion_rate"}, {"level", "guide"}, {"from", (end - 6).toString()},
                {"to", end.toString()}, {"zero-fill", "fed"}, {"min-n", "5"},
                {"tie", "on_time_rate,eligible"}}));
        EXPECT_EQ(detail->weeks[week].rank ? std::to_string(*detail->weeks[week].rank) : std::string(),
            exported.at(row.code).at("rank"));
    }
    int64_t done = 0;
    for (const MeasureValue &day : detail->values)
        done += static_cast<int64_t>(day.numerator);
    EXPECT_EQ(toText(Int128 {done}), toText(row.numerator->numerator)) << "the days add up to the week";
}

TEST(Ranking, WhereAllStandCountsEverybodyOnce)
{
    test::BoardBench bench;
    for (const RankingPreset preset : kRankingPresets) {
        const RankingBoard board = boardOf(bench, queryOf(bench, preset));
        const Uuid subject = board.ranked[board.ranked.size() / 2].row.subject;
        const RankingBins bins = binsOf(board, subject);
        ASSERT_FALSE(bins.bins.empty());
        EXPECT_LE(bins.bins.size(), static_cast<size_t>(kRankingBins));
        ASSERT_TRUE(bins.own);
        EXPECT_GT(bins.bins[*bins.own].count, 0U);
        size_t all = 0;
        for (const RankingBins::Bin &bin : bins.bins)
            all += bin.count;
        EXPECT_EQ(all, board.ranked.size());
        const Fraction &own = *board.ranked[board.ranked.size() / 2].row.value;
        EXPECT_TRUE(*bins.own == 0 || compare(bins.bins[*bins.own].from, own) <= 0);
    }
}

TEST(Ranking, WhoHasTooFewCasesOrNoDataStandsApart)
{
    test::BoardBench bench;
    RankingQuery query = queryOf(bench, RankingPreset::Completion);
    query.minN = 20;
    const RankingBoard board = boardOf(bench, query);
    for (const RankedRow &row : board.tooFew)
        EXPECT_TRUE(compare(*row.row.denominator, {20, 1}) < 0);
    for (const RankedRow &row : board.empty)
        EXPECT_FALSE(row.row.value);
    EXPECT_FALSE(board.empty.empty()) << "who has left or never had a task is no zero";
}

} // namespace

} // namespace qunce
