// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A poster shows what overview and leaderboard show, shortened.

#include "models/boards/maskedname.h"
#include "models/boards/poster.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

TEST(MaskedName, KeepsTheFamilyName)
{
    EXPECT_EQ(maskedName("林晓梅"), "林*");
    EXPECT_EQ(maskedName("王芳"), "王*");
    EXPECT_EQ(maskedName("欧阳修远"), "欧阳*");
    EXPECT_EQ(maskedName("诸葛亮"), "诸葛*");
    EXPECT_EQ(maskedName("东方"), "东*") << "nobody is called by a family name alone";
    EXPECT_EQ(maskedName("Anna Lee"), "A*");
    EXPECT_EQ(maskedName("𠮷野家"), "𠮷*") << "a character of four bytes stays whole";
    EXPECT_EQ(maskedName("😀梅"), "😀*");
    EXPECT_EQ(maskedName("周"), "周*");
    EXPECT_EQ(maskedName(""), "");
    EXPECT_EQ(maskedName("\xE6"), "\xE6*") << "what is no UTF-8 is not read past its end";
}

Result<Poster> posterOf(test::BoardBench &bench, const PosterQuery &query)
{
    return bench.read([&](BoardContext &context) { return readPoster(context, query); });
}

TEST(Poster, ShowsTheFirstRowsOfTheLeaderboardAndTheCardsOfTheOverview)
{
    test::BoardBench bench;
    PosterQuery query {bench.query(PeriodChoice::Yesterday), {}, 5, true};
    for (const RankingPreset preset : kRankingPresets)
        query.boards.push_back(PosterBoard::of(preset));
    const Result<Poster> poster = posterOf(bench, query);
    ASSERT_TRUE(poster.ok()) << poster.error().detail;
    ASSERT_EQ(poster->boards.size(), std::size(kRankingPresets));
    for (const PosterRanking &shown : poster->boards) {
        const Result<RankingBoard> whole =
            bench.read([&](BoardContext &context) { return readRanking(context, shown.board.query); });
        ASSERT_TRUE(whole.ok());
        EXPECT_EQ(shown.ranked, whole->ranked.size());
        ASSERT_EQ(shown.board.ranked.size(), std::min<size_t>(5, whole->ranked.size()));
        for (size_t i = 0; i < shown.board.ranked.size(); ++i) {
            EXPECT_EQ(shown.board.ranked[i].row.code, whole->ranked[i].row.code);
            EXPECT_EQ(shown.board.ranked[i].row.rank, whole->ranked[i].row.rank);
            EXPECT_EQ(shown.board.ranked[i].row.prevRank, whole->ranked[i].row.prevRank);
        }
        size_t sharing = 0;
        for (size_t i = 5; i < whole->ranked.size(); ++i)
            sharing += whole->ranked[i].row.rank == whole->ranked[4].row.rank ? 1 : 0;
        EXPECT_EQ(shown.sharing, sharing);
        EXPECT_TRUE(shown.board.empty.empty() && shown.board.tooFew.empty()) << "nobody is shown up";
    }
    const Result<Overview> overview =
        bench.read([&](BoardContext &context) { return readOverview(context, query.query); });
    ASSERT_TRUE(overview.ok() && poster->totals);
    for (const OverviewCardId card :
        {OverviewCardId::Sales, OverviewCardId::Attainment, OverviewCardId::DueCompletion}) {
        EXPECT_EQ(poster->totals->card(card).now.numerator, overview->card(card).now.numerator);
        EXPECT_TRUE(poster->totals->card(card).now.hasData);
    }
    EXPECT_EQ(compare(poster->timeProgress, overview->timeProgress), std::strong_ordering::equal);
    EXPECT_EQ(poster->arrival.regionsIn, overview->arrival.regionsIn);
}

TEST(Poster, AttainmentIsOfTheMonthWhateverThePeriod)
{
    const BoardQuery asked {
        {}, PeriodChoice::Yesterday, {Day::fromYmd(2026, 9, 7), Day::fromYmd(2026, 9, 7)}, {}};
    const BoardQuery month = posterPeriod(RankingPreset::StoreAttainment, asked);
    EXPECT_EQ(month.period, (Period {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 7)}));
    EXPECT_EQ(posterPeriod(RankingPreset::GuideSales, asked), asked);
    EXPECT_EQ(posterPeriod(RankingPreset::Completion, asked), asked);
}

TEST(Poster, OfNoRowsAtLeastOneAndOfTooManyAsManyAsFit)
{
    test::BoardBench bench;
    PosterQuery query {
        bench.query(PeriodChoice::Yesterday), {PosterBoard::of(RankingPreset::GuideSales)}, 0, false};
    Result<Poster> poster = posterOf(bench, query);
    ASSERT_TRUE(poster.ok());
    EXPECT_EQ(poster->boards[0].board.ranked.size(), 1U);
    EXPECT_FALSE(poster->totals);
    EXPECT_GT(poster->arrival.regions, 0) << "what has arrived is said with or without totals";
    query.top = 100'000;
    poster = posterOf(bench, query);
    ASSERT_TRUE(poster.ok());
    EXPECT_LE(poster->boards[0].board.ranked.size(), kPosterMostTop);
}

TEST(Poster, OfAPlaceThatTheUserMayNotReadIsRefused)
{
    test::BoardBench bench("zhejiang");
    BoardQuery elsewhere = bench.query(PeriodChoice::Yesterday);
    elsewhere.unit.bytes[0] = 1;
    EXPECT_FALSE(posterOf(bench, {elsewhere, {PosterBoard::of(RankingPreset::GuideSales)}, 3, true}).ok());
}

} // namespace

} // namespace qunce
