// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/overview.h"
#include "models/protocol/exporttable.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

Overview overviewOf(test::BoardBench &bench, const BoardQuery &query)
{
    Result<Overview> overview =
        bench.read([&](BoardContext &context) { return readOverview(context, query); });
    EXPECT_TRUE(overview.ok()) << (overview.ok() ? std::string() : overview.error().detail);
    return overview.ok() ? std::move(*overview) : Overview();
}

using Rows = std::map<std::string, std::map<std::string, std::string>>;

/// What `qunce export leaderboard` says of all units of a level.
Rows exported(test::BoardBench &bench, const std::string &measure, const std::string &level, Period period,
    const std::map<std::string, std::string> &more = {})
{
    std::map<std::string, std::string> flags {{"measure", measure}, {"level", level},
        {"from", period.from.toString()}, {"to", period.to.toString()}, {"zero-fill", "fed"}};
    flags.insert(more.begin(), more.end());
    return test::byCode(bench.exported({"leaderboard"}, flags));
}

std::string sixDigitsOf(const std::optional<Fraction> &value)
{
    return value ? sixDigits(*value) : std::string();
}

TEST(Overview, RowsAreTheNumbersOfTheExports)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Last7Days);
    const Overview overview = overviewOf(bench, query);
    const Period month {firstOfMonth(query.period.to), query.period.to};
    Rows due = exported(bench, "due_completion_rate", "region", query.period);
    Rows onTime = exported(bench, "on_time_rate", "region", query.period);
    Rows attainment = exported(bench, "attainment:amount", "region", month);
    Rows gap = exported(bench, "gap:amount", "region", month);
    Rows perGuide = exported(bench, "per_guide:amount", "region", query.period);
    Rows selling = exported(bench, "selling_rate", "region", query.period);
    ASSERT_EQ(overview.rows.size(), 4U);
    EXPECT_FALSE(overview.isOfStores);
    for (const OverviewRow &row : overview.rows) {
        EXPECT_EQ(sixDigitsOf(row.due.value), due[row.code]["value"]) << row.code;
        EXPECT_EQ(sixDigitsOf(row.onTime.value), onTime[row.code]["value"]) << row.code;
        EXPECT_EQ(sixDigitsOf(row.attainment.value), attainment[row.code]["value"]) << row.code;
        EXPECT_EQ(sixDigitsOf(row.perGuide.value), perGuide[row.code]["value"]) << row.code;
        EXPECT_EQ(sixDigitsOf(row.selling.value), selling[row.code]["value"]) << row.code;
        if (row.gap) {
            EXPECT_EQ(sixDigits({row.gap->numerator * 100, row.gap->denominator}), gap[row.code]["value"]);
            EXPECT_EQ(std::to_string(row.rank.value_or(0)), gap[row.code]["rank"]) << row.code;
        }
    }
}

TEST(Overview, RowsStandByGapLowestFirst)
{
    test::BoardBench bench;
    const Overview overview = overviewOf(bench, bench.query(PeriodChoice::Yesterday));
    for (size_t i = 1; i < overview.rows.size(); ++i) {
        const auto &above = overview.rows[i - 1].gap;
        const auto &below = overview.rows[i].gap;
        EXPECT_TRUE(!below || (above && compare(*above, *below) <= 0));
    }
}

TEST(Overview, TheWholeIsTheSumOfItsParts)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Last7Days);
    const Overview overview = overviewOf(bench, query);
    Int128 done = 0;
    Int128 due = 0;
    uint64_t idle = 0;
    for (const OverviewRow &row : overview.rows) {
        done += row.due.numerator;
        due += row.due.denominator.value_or(Fraction {0, 1}).numerator;
        idle += row.nothingDone.value_or(0);
    }
    EXPECT_EQ(toText(overview.total.due.numerator), toText(done));
    EXPECT_EQ(toText(overview.total.due.denominator->numerator), toText(due));
    EXPECT_EQ(overview.total.nothingDone, idle);
}

TEST(Overview, OneRegionIsShownByItsStoresAndItsTotalIsTheRegionsExport)
{
    test::BoardBench bench("zhejiang");
    const BoardQuery query = bench.query(PeriodChoice::Last7Days);
    const Overview overview = overviewOf(bench, query);
    EXPECT_TRUE(overview.isOfStores);
    EXPECT_GT(overview.rows.size(), 3U);
    Rows sales = exported(bench, "amount", "region", query.period);
    Rows selling = exported(bench, "selling_rate", "region", query.period);
    const OverviewCard &card = overview.card(OverviewCardId::Sales);
    EXPECT_EQ(toText(card.now.numerator), sales["ZJ"]["value"]);
    EXPECT_EQ(sixDigitsOf(overview.total.selling.value), selling["ZJ"]["value"]);
}

TEST(Overview, IsComparedWithThePeriodsThatTheExportsComparesWith)
{
    test::BoardBench bench("zhejiang");
    BoardQuery query = bench.query(PeriodChoice::Last7Days);
    const Overview overview = overviewOf(bench, query);
    const OverviewCard &sales = overview.card(OverviewCardId::Sales);
    EXPECT_EQ(sales.beforePeriod, (Period {query.period.from - 7, query.period.from - 1}));
    Rows before = exported(bench, "amount", "region", sales.beforePeriod);
    ASSERT_TRUE(sales.before);
    EXPECT_EQ(toText(sales.before->numerator), before["ZJ"]["value"]);

    query.compare = CompareChoice::SameDaysLastMonth;
    const Overview month = overviewOf(bench, query);
    EXPECT_EQ(
        month.card(OverviewCardId::Sales).beforePeriod, comparedPeriod(query.period, Compare::PrevMonth));
}

TEST(Overview, NoDataIsNotZero)
{
    test::BoardBench bench;
    const Day early = *Day::parse("2026-01-15");
    const Overview overview = overviewOf(bench, bench.query(PeriodChoice::Custom, {}, {early, early}));
    for (const OverviewCard &card : overview.cards)
        EXPECT_FALSE(card.now.value);
    for (const OverviewRow &row : overview.rows) {
        EXPECT_FALSE(row.due.value);
        EXPECT_FALSE(row.nothingDone);
    }
    const Day first = *Day::parse("2026-05-20"); // a year before, there is nothing yet
    const Overview then = overviewOf(bench, bench.query(PeriodChoice::Custom, {}, {first, first}));
    const OverviewCard &sales = then.card(OverviewCardId::Sales);
    EXPECT_TRUE(sales.now.value);
    EXPECT_TRUE(!sales.lastYear || !sales.lastYear->value);
}

TEST(Overview, TheYearBeforeIsThatOfTheExport)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Last30Days);
    const Overview overview = overviewOf(bench, query);
    for (size_t id = 0; id < kOverviewCards; ++id) {
        const OverviewCard &card = overview.cards[id];
        if (static_cast<OverviewCardId>(id)
            != OverviewCardId::Attainment) { // says the time that is over instead
            EXPECT_TRUE(card.lastYear && (card.lastYear->value || card.lastYear->numerator > 0)) << id;
        }
    }
    Rows then = exported(
        bench, "amount", "region", {addMonths(query.period.from, -12), addMonths(query.period.to, -12)});
    int64_t sum = 0;
    for (auto &[code, row] : then)
        sum += row["value"].empty() || code == "BJ" ? 0 : std::stoll(row["value"]);
    EXPECT_EQ(overview.card(OverviewCardId::Sales).leftOut, std::vector<std::string> {"北京"})
        << "its last day is not in";
    EXPECT_EQ(overview.card(OverviewCardId::Sales).lastYear->numerator, sum);
}

TEST(Overview, TheDemoBrandHasEveryKindOfTodo)
{
    test::BoardBench bench;
    const Overview overview = overviewOf(bench, bench.query(PeriodChoice::Yesterday));
    std::set<OverviewTodo::Kind> kinds;
    for (const OverviewTodo &todo : overview.todos) {
        EXPECT_GT(todo.count, 0U);
        kinds.insert(todo.kind);
    }
    EXPECT_EQ(kinds.size(), 5U);
}

TEST(Overview, AScopeOfOneStoreIsThatStore)
{
    test::BoardBench bench;
    const Uuid store = bench.unit("S110101");
    const BoardQuery query = bench.query(PeriodChoice::Last7Days, store);
    const Overview overview = overviewOf(bench, query);
    ASSERT_EQ(overview.rows.size(), 1U);
    EXPECT_EQ(overview.rows[0].code, "S110101");
    Rows sales = exported(bench, "amount", "store", query.period);
    EXPECT_EQ(toText(overview.card(OverviewCardId::Sales).now.numerator), sales["S110101"]["value"]);
}

TEST(Overview, GuidesWithNothingDoneAreThoseTheExportShowsWithNothing)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Yesterday);
    const Overview overview = overviewOf(bench, query);
    uint64_t idle = 0;
    uint64_t all = 0;
    for (const auto &[code, row] : exported(bench, "due_completion_rate", "guide", query.period)) {
        if (row.at("value").empty())
            continue;
        ++all;
        idle += row.at("numerator") == "0" ? 1 : 0;
    }
    EXPECT_EQ(overview.total.nothingDone, idle);
    EXPECT_EQ(overview.total.withTasks, all);
}

TEST(Overview, ARegionThatIsNotInIsLeftOutOfBothSidesOfAComparison)
{
    // Of 7 September Beijing's sales are not in; of the days before they are.
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Yesterday);
    const Overview overview = overviewOf(bench, query);
    const auto sumWithoutBeijing = [&](const std::string &measure, Period period) {
        int64_t sum = 0;
        for (auto &[code, row] : exported(bench, measure, "region", period))
            sum += code == "BJ" || row.at("value").empty() ? 0 : std::stoll(row.at("value"));
        return sum;
    };
    const OverviewCard &sales = overview.card(OverviewCardId::Sales);
    const OverviewCard &friends = overview.card(OverviewCardId::NetFriends);
    for (const auto &[card, measure] : {std::pair(&sales, "amount"), std::pair(&friends, "net_friends")}) {
        EXPECT_EQ(card->leftOut, std::vector<std::string> {"北京"}) << measure;
        ASSERT_TRUE(card->before && card->lastYear) << measure;
        EXPECT_EQ(card->compared.numerator, sumWithoutBeijing(measure, card->period)) << measure;
        EXPECT_EQ(card->before->numerator, sumWithoutBeijing(measure, card->beforePeriod)) << measure;
        EXPECT_EQ(card->lastYear->numerator, sumWithoutBeijing(measure, card->lastYearPeriod)) << measure;
    }
    Rows before = exported(bench, "amount", "region", sales.beforePeriod);
    EXPECT_GT(std::stoll(before["BJ"]["value"]), 0) << "it would have counted on one side";
    EXPECT_TRUE(overview.card(OverviewCardId::DueCompletion).leftOut.empty()) << "tasks are another matter";
    EXPECT_TRUE(overview.card(OverviewCardId::Reply).leftOut.empty()) << "cohorts of two weeks ago are in";

    // Over a longer period the card says all that is there, and compares less.
    const OverviewCard week =
        overviewOf(bench, bench.query(PeriodChoice::Last7Days)).card(OverviewCardId::Sales);
    EXPECT_EQ(week.compared.numerator, sumWithoutBeijing("amount", week.period));
    EXPECT_GT(week.now.numerator, week.compared.numerator);

    test::BoardBench beijing("beijing");
    const Overview own = overviewOf(beijing, beijing.query(PeriodChoice::Yesterday));
    EXPECT_TRUE(own.card(OverviewCardId::Sales).leftOut.empty())
        << "for somebody who sees Beijing only, its newest day is the data day";
}

TEST(ReplyCohorts, AreClosedOnes)
{
    const Day today = *Day::parse("2026-09-08");
    const Day closed = *Day::parse("2026-08-25");
    EXPECT_EQ(replyCohorts({today - 1, today - 1}, today), (Period {closed, closed})) << "none is closed yet";
    EXPECT_EQ(replyCohorts({today - 7, today - 1}, today), (Period {closed - 6, closed}));
    EXPECT_EQ(replyCohorts({today - 30, today - 1}, today), (Period {today - 30, closed}))
        << "only the closed ones";
    EXPECT_EQ(replyCohorts({closed - 9, closed - 3}, today), (Period {closed - 9, closed - 3}));
}

} // namespace

} // namespace qunce
