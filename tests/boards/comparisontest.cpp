// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Comparisons of the demo brand: their numbers are those of overview, leaderboard and export.

#include "models/boards/comparison.h"

#include "models/boards/overview.h"
#include "models/boards/ranking.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

using Rows = std::map<std::string, std::map<std::string, std::string>>;

ComparisonQuery queryOf(const BoardQuery &query)
{
    ComparisonQuery made;
    made.query = query;
    return made;
}

Comparison comparisonOf(test::BoardBench &bench, const ComparisonQuery &query)
{
    Result<Comparison> made =
        bench.read([&](BoardContext &context) { return readComparison(context, query); });
    EXPECT_TRUE(made.ok()) << (made.ok() ? std::string() : made.error().detail);
    return made.ok() ? std::move(*made) : Comparison();
}

Rows exported(test::BoardBench &bench, const Measure &measure, Level level, Period period)
{
    return test::byCode(bench.exported({"leaderboard"},
        {{"measure", measure.name()}, {"level", std::string(name(level))}, {"from", period.from.toString()},
            {"to", period.to.toString()}, {"zero-fill", "fed"}}));
}

std::string shown(const std::optional<Fraction> &value, const Measure &measure)
{
    if (!value)
        return {};
    return measure.isRate() ? sixDigits(*value) : shortest(*value);
}

TEST(Comparison, TotalsAreThoseOfTheOverview)
{
    test::BoardBench bench;
    for (const PeriodChoice choice : {PeriodChoice::Yesterday, PeriodChoice::Last7Days}) {
        BoardQuery query = bench.query(choice);
        const auto overviewOf = [&] {
            Result<Overview> read =
                bench.read([&](BoardContext &context) { return readOverview(context, query); });
            EXPECT_TRUE(read.ok());
            return std::move(*read);
        };
        const Overview previous = overviewOf();
        query.compare = CompareChoice::SameDaysLastMonth;
        const Overview month = overviewOf();
        const std::pair<OverviewCardId, Measure> pairs[] {
            {OverviewCardId::Sales, {MeasureKind::Sum, Metric::Amount}},
            {OverviewCardId::NetFriends, {MeasureKind::NetFriends}},
            {OverviewCardId::DueCompletion, {MeasureKind::DueCompletionRate}},
            {OverviewCardId::OnTime, {MeasureKind::OnTimeRate}},
            {OverviewCardId::Reply, {MeasureKind::ReplyRate14d}},
            {OverviewCardId::AfterHours, {MeasureKind::AfterHoursShare}},
        };
        for (const auto &[id, measure] : pairs) {
            const Comparison made = comparisonOf(bench, {query, CompareMode::Periods, measure, {}, {}, {}});
            const OverviewCard &card = previous.card(id);
            ASSERT_EQ(made.total.pairs.size(), 3U);
            EXPECT_EQ(made.period, card.period) << measure.name();
            EXPECT_EQ(made.leftOut, card.leftOut) << measure.name();
            EXPECT_EQ(shown(made.total.now.value, measure), shown(card.now.value, measure)) << measure.name();
            EXPECT_EQ(shown(made.compared.value, measure), shown(card.compared.value, measure));
            EXPECT_EQ(made.bases[0].period, card.beforePeriod);
            EXPECT_EQ(made.bases[1].period, month.card(id).beforePeriod);
            EXPECT_EQ(made.bases[2].period, card.lastYearPeriod);
            const OverviewCard &monthCard = month.card(id);
            const std::array<const std::optional<MeasureValue> *, 3> then {
                &card.before, &monthCard.before, &card.lastYear};
            for (size_t base = 0; base < then.size(); ++base) {
                if (!made.bases[base].notWhole.empty())
                    continue; // the overview does not look into that
                ASSERT_TRUE(made.total.pairs[base].then && *then[base]) << measure.name() << base;
                EXPECT_EQ(
                    shown(made.total.pairs[base].then->value, measure), shown((*then[base])->value, measure))
                    << measure.name() << " " << base;
            }
            EXPECT_TRUE(made.bases[0].notWhole.empty()) << made.bases[0].notWhole.front();
        }
    }
}

TEST(Comparison, RowsAreThoseOfTheExportOnBothSides)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Last7Days);
    for (const Measure &measure : measuresOf(CompareMode::Periods)) {
        for (const Level level : {Level::Region, Level::City, Level::Store}) {
            const Comparison made =
                comparisonOf(bench, {query, CompareMode::Periods, measure, level, {}, {}});
            ASSERT_EQ(made.query.level, level);
            ASSERT_GT(made.rows.size(), 2U);
            Rows now = exported(bench, measure, level, made.period);
            Rows then = exported(bench, measure, level, made.bases[2].period);
            size_t compared = 0;
            for (const ComparisonRow &row : made.rows) {
                EXPECT_EQ(shown(row.now.value, measure), now[row.code]["value"])
                    << measure.name() << row.code;
                if (!row.pairs[2].then)
                    continue;
                ++compared;
                EXPECT_EQ(shown(row.pairs[2].then->value, measure), then[row.code]["value"])
                    << measure.name() << row.code;
            }
            EXPECT_GT(compared, 1U) << measure.name();
            for (const auto &[code, row] : now) {
                const bool isThere = std::any_of(made.rows.begin(), made.rows.end(),
                    [code = code](const ComparisonRow &one) { return one.code == code; });
                EXPECT_TRUE(isThere || row.at("value").empty()) << code << " is in the export";
            }
        }
    }
}

TEST(Comparison, StoresAreTheNumbersOfTheLeaderboard)
{
    test::BoardBench bench;
    RankingQuery ranking {
        bench.query(PeriodChoice::Last7Days), RankingPreset::GuideSales, Level::Store, {}, 0};
    Result<RankingBoard> board =
        bench.read([&](BoardContext &context) { return readRanking(context, ranking); });
    ASSERT_TRUE(board.ok());
    const Comparison made = comparisonOf(
        bench, {ranking.query, CompareMode::Periods, measureOf(ranking.preset), Level::Store, {}, {}});
    EXPECT_EQ(made.leftOut, board->notIn);
    std::map<std::string, std::string> values;
    for (const ComparisonRow &row : made.rows)
        values[row.code] = shown(row.now.value, made.query.measure);
    ASSERT_GT(board->ranked.size(), 10U);
    for (const RankedRow &row : board->ranked)
        EXPECT_EQ(shortest(*row.row.value), values[row.row.code]) << row.row.code;
}

TEST(Comparison, ARegionThatIsNotInIsShownAndNotCompared)
{
    test::BoardBench bench;
    const Comparison made = comparisonOf(bench, queryOf(bench.query(PeriodChoice::Last7Days)));
    EXPECT_EQ(made.leftOut, std::vector<std::string> {"北京"});
    Int128 sum = 0;
    Int128 then = 0;
    for (const ComparisonRow &row : made.rows) {
        EXPECT_EQ(row.isIn, row.code != "BJ");
        EXPECT_EQ(row.pairs[0].then.has_value(), row.code != "BJ");
        if (row.isIn) {
            sum += row.now.numerator;
            then += row.pairs[0].then->numerator;
        } else {
            EXPECT_GT(row.now.numerator, 0);
        }
    }
    EXPECT_EQ(toText(made.total.pairs[0].now.numerator), toText(sum));
    EXPECT_EQ(toText(made.total.pairs[0].then->numerator), toText(then));
    EXPECT_GT(made.total.now.numerator, sum);
}

TEST(Comparison, AMonthThatGoesOnIsComparedUpToTheDataDay)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::MonthToDate);
    const Comparison made = comparisonOf(bench, queryOf(query));
    EXPECT_EQ(query.period.to, *Day::parse("2026-09-08"));
    EXPECT_EQ(made.period.to, *Day::parse("2026-09-07"));
    EXPECT_EQ(made.bases[0].period, (Period {*Day::parse("2026-08-25"), *Day::parse("2026-08-31")}));
    EXPECT_EQ(made.bases[1].period, (Period {*Day::parse("2026-08-01"), *Day::parse("2026-08-07")}));
    EXPECT_EQ(made.bases[2].period, (Period {*Day::parse("2025-09-01"), *Day::parse("2025-09-07")}));
}

TEST(Comparison, SameStoresAreWithoutTheTwoOfZhejiangThatOpenedThisSpring)
{
    test::BoardBench bench("zhejiang");
    ComparisonQuery query = queryOf(bench.query(PeriodChoice::Last7Days));
    query.mode = CompareMode::SameStores;
    query.level = Level::City;
    const Comparison made = comparisonOf(bench, query);
    Rows now = exported(bench, made.query.measure, Level::Store, made.period);
    Rows lastYear = exported(bench, made.query.measure, Level::Store, made.bases[2].period);
    const auto sumOf = [](const Rows &stores) {
        int64_t sum = 0;
        for (const auto &[code, row] : stores) {
            const bool isNew = code == "S330203" || code == "S330401";
            sum += isNew || row.at("value").empty() ? 0 : std::stoll(row.at("value"));
        }
        return sum;
    };
    const SameStores &last = made.total.stores[2];
    EXPECT_EQ(last.opened, 2U) << "on 24 March and 16 April 2026";
    EXPECT_EQ(last.closed, 0U);
    EXPECT_EQ(last.undated, 0U);
    EXPECT_GT(last.same, 3U);
    EXPECT_EQ(toText(last.pair.now.numerator), std::to_string(sumOf(now)));
    EXPECT_EQ(toText(last.pair.then->numerator), std::to_string(sumOf(lastYear)));
    EXPECT_GT(made.total.now.numerator, last.pair.now.numerator);
    EXPECT_EQ(made.total.stores[0].opened, 0U) << "against the days before all are the same";
    EXPECT_EQ(made.total.stores[0].same, last.all());
    size_t ofCities = 0;
    for (const ComparisonRow &row : made.rows)
        ofCities += row.stores[2].same;
    EXPECT_EQ(ofCities, last.same);
}

TEST(Comparison, AManagerComparesStoresAndOneStoreIsARow)
{
    test::BoardBench manager("zhejiang");
    const Comparison own = comparisonOf(manager, queryOf(manager.query(PeriodChoice::Last7Days)));
    EXPECT_EQ(own.level(), Level::Store);
    EXPECT_GT(own.rows.size(), 3U);
    test::BoardBench bench;
    const Comparison one =
        comparisonOf(bench, queryOf(bench.query(PeriodChoice::Last7Days, bench.unit("S330101"))));
    ASSERT_EQ(one.rows.size(), 1U);
    EXPECT_EQ(one.rows[0].code, "S330101");
    EXPECT_EQ(toText(one.rows[0].now.numerator), toText(one.total.now.numerator));
    EXPECT_GT(one.total.now.numerator, 0);
}

TEST(Comparison, TimesThatThisComputerKnowsNothingOfGiveNothing)
{
    test::BoardBench bench;
    const Day early = *Day::parse("2019-05-01");
    Result<Comparison> made = bench.read([&](BoardContext &context) {
        return readComparison(context, queryOf(bench.query(PeriodChoice::Custom, {}, {early, early + 6})));
    });
    if (made.ok()) {
        EXPECT_FALSE(made->total.now.value);
        for (const ComparedPair &pair : made->total.pairs)
            EXPECT_FALSE(growthOf(pair.now.value, pair.then ? pair.then->value : std::nullopt));
    } else {
        EXPECT_EQ(made.error().code, ErrorCode::NotFound);
    }
}

TEST(Comparison, CampaignsAreComparedDayByDay)
{
    test::BoardBench bench;
    const Measure sold {MeasureKind::Sum, Metric::Amount};
    const Comparison made =
        comparisonOf(bench, {bench.query(PeriodChoice::Yesterday), CompareMode::Campaign, sold, {}, {}, {}});
    ASSERT_FALSE(made.campaigns.empty());
    ASSERT_EQ(made.bases.size(), 1U);
    ASSERT_EQ(made.days.size(), 14U);
    EXPECT_EQ(made.period, (Period {*Day::parse("2026-08-29"), *Day::parse("2026-09-11")})) << "99大促";
    EXPECT_EQ(made.bases[0].period, (Period {*Day::parse("2025-08-29"), *Day::parse("2025-09-11")}));
    ASSERT_EQ(made.query.against, made.campaigns[6].id) << "99大促 2025";
    EXPECT_EQ(made.days[9].without, std::vector<std::string> {"北京"}) << "7 September";
    EXPECT_TRUE(made.days[8].without.empty());
    int64_t sum = 0;
    int64_t then = 0;
    size_t over = 0;
    for (const CampaignPairDay &day : made.days) {
        EXPECT_EQ(day.day.now - made.period.from, day.day.then - made.bases[0].period.from);
        EXPECT_EQ(day.isOver, day.day.now < bench.today());
        if (!day.isOver) {
            EXPECT_FALSE(day.now);
            continue;
        }
        ++over;
        Rows now = exported(bench, sold, Level::Region, {day.day.now, day.day.now});
        Rows before = exported(bench, sold, Level::Region, {day.day.then, day.day.then});
        for (const ComparisonRow &row : made.rows) {
            const bool isOut =
                std::find(day.without.begin(), day.without.end(), row.name) != day.without.end();
            if (isOut)
                continue;
            const std::string &one = now[row.code]["value"];
            const std::string &other = before[row.code]["value"];
            sum += one.empty() ? 0 : std::stoll(one);
            then += other.empty() ? 0 : std::stoll(other);
        }
        ASSERT_TRUE(day.now && day.then);
        EXPECT_EQ(shortest(*day.now), std::to_string(sum)) << day.day.now.toString();
        EXPECT_EQ(shortest(*day.then), std::to_string(then)) << day.day.then.toString();
    }
    ASSERT_GT(over, 0U);
    EXPECT_EQ(toText(made.total.pairs[0].now.numerator), std::to_string(sum));

    // Against another one, and of a measure that does not add up, which is not taken.
    if (made.campaigns.size() > 1) {
        const Uuid other = made.campaigns.back().id;
        const Comparison chosen = comparisonOf(bench,
            {bench.query(PeriodChoice::Yesterday), CompareMode::Campaign, {MeasureKind::SellingRate},
                Level::Store, made.query.campaign, other});
        EXPECT_EQ(chosen.query.measure, measuresOf(CompareMode::Campaign).front());
        EXPECT_EQ(chosen.bases[0].period,
            other == made.query.campaign ? comparedPeriod(made.period, Compare::LastYear)
                                         : made.campaigns.back().days);
    }
}

} // namespace

} // namespace qunce
