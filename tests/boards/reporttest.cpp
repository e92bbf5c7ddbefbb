// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report says what overview, leaderboard and exports say of the same days.

#include "models/boards/report.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

Result<Report> reportOf(test::BoardBench &bench, const BoardQuery &query, const ReportProgress &progress = {})
{
    return bench.read([&](BoardContext &context) { return readReport(context, {query}, progress); });
}

std::string wholeOf(const std::optional<Fraction> &value)
{
    return value ? std::to_string(static_cast<int64_t>(value->numerator / value->denominator))
                 : std::string();
}

std::map<std::string, std::map<std::string, std::string>> boardOf(
    test::BoardBench &bench, const char *level, const char *measure, Period period)
{
    return test::byCode(bench.exported({"leaderboard"},
        {{"measure", measure}, {"level", level}, {"from", period.from.toString()},
            {"to", period.to.toString()}}));
}

TEST(Report, UnitsAreThoseOfTheOverviewWithTheNumbersOfTheExports)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::LastWeek);
    const Result<Report> report = reportOf(bench, query);
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_FALSE(report->isOfStores);
    ASSERT_EQ(report->units.size(), report->overview().rows.size());
    const auto sales = boardOf(bench, "region", "amount", query.period);
    const auto before = boardOf(bench, "region", "amount", comparedPeriod(query.period, Compare::Prev));
    const auto orders = boardOf(bench, "region", "orders", query.period);
    const auto friends = boardOf(bench, "region", "net_friends", query.period);
    int64_t whole = 0;
    for (size_t i = 0; i < report->units.size(); ++i) {
        const ReportUnit &unit = report->units[i];
        const std::string &code = report->overview().rows[i].code;
        EXPECT_EQ(unit.unit, report->overview().rows[i].unit);
        EXPECT_EQ(wholeOf(unit.sales.value), sales.at(code).at("value")) << code;
        EXPECT_EQ(wholeOf(unit.orders.value), orders.at(code).at("value")) << code;
        EXPECT_EQ(wholeOf(unit.netFriends.value), friends.at(code).at("value")) << code;
        ASSERT_TRUE(unit.isIn && unit.before) << code << ": last week is in everywhere";
        EXPECT_EQ(wholeOf(unit.before->value), before.at(code).at("value")) << code;
        whole += std::stoll(sales.at(code).at("value"));
    }
    EXPECT_EQ(wholeOf(report->total.sales.value), std::to_string(whole));
    EXPECT_EQ(wholeOf(report->overview().card(OverviewCardId::Sales).now.value), std::to_string(whole));
}

TEST(Report, DaysAddUpToThePeriod)
{
    test::BoardBench bench;
    const Result<Report> report = reportOf(bench, bench.query(PeriodChoice::LastWeek));
    ASSERT_TRUE(report.ok());
    ASSERT_EQ(report->days.size(), 7U);
    Int128 sales = 0;
    Int128 orders = 0;
    for (const ReportDay &day : report->days) {
        ASSERT_TRUE(day.sales && day.orders);
        sales += day.sales->numerator / day.sales->denominator;
        orders += day.orders->numerator / day.orders->denominator;
    }
    EXPECT_EQ(sales, report->total.sales.numerator);
    EXPECT_EQ(orders, report->total.orders.numerator);
}

TEST(Report, ARegionThatIsNotInIsNotCompared)
{
    test::BoardBench bench;
    const Result<Report> report = reportOf(bench, bench.query(PeriodChoice::Yesterday));
    ASSERT_TRUE(report.ok());
    size_t missing = 0;
    for (const ReportUnit &unit : report->units) {
        EXPECT_EQ(unit.isIn, unit.name != "北京") << unit.name;
        EXPECT_EQ(unit.before.has_value(), unit.isIn) << unit.name;
        missing += unit.isIn ? 0 : 1;
    }
    EXPECT_EQ(missing, 1U);
    EXPECT_FALSE(report->total.isIn);
    EXPECT_FALSE(report->total.before) << "a part against the whole of another day is no comparison";
}

TEST(Report, GroupsOfAllKindsAddUpAndMembersAreAStock)
{
    test::BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::LastWeek);
    const Result<Report> report = reportOf(bench, query);
    ASSERT_TRUE(report.ok());
    ASSERT_GT(report->groups.size(), 2U);
    ASSERT_TRUE(report->groups.back().kind.empty());
    ReportGroups sum;
    for (size_t i = 0; i + 1 < report->groups.size(); ++i) {
        sum.groups += report->groups[i].groups;
        sum.members = sum.members.value_or(0) + report->groups[i].members.value_or(0);
        sum.joins = sum.joins.value_or(0) + report->groups[i].joins.value_or(0);
        sum.amount = sum.amount.value_or(0) + report->groups[i].amount.value_or(0);
    }
    const ReportGroups &all = report->groups.back();
    EXPECT_EQ(all.groups, sum.groups);
    EXPECT_EQ(all.members, sum.members);
    EXPECT_EQ(all.joins, sum.joins);
    EXPECT_EQ(all.amount, sum.amount);
    // Joins of a region's groups as the export has them.
    int64_t joins = 0;
    for (const auto &[code, row] : boardOf(bench, "region", "group:joins", query.period))
        joins += row.at("value").empty() ? 0 : std::stoll(row.at("value"));
    EXPECT_EQ(static_cast<int64_t>(all.joins.value_or(0)), joins);
}

TEST(Report, OfARegionIsOfItsStores)
{
    test::BoardBench bench("zhejiang");
    const Result<Report> report = reportOf(bench, bench.query(PeriodChoice::LastWeek));
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report->isOfStores);
    EXPECT_FALSE(report->units.empty());
}

TEST(Report, SaysHowFarItIsAndEndsWhenNobodyWaits)
{
    test::BoardBench bench;
    std::vector<int> steps;
    int last = 0;
    ASSERT_TRUE(reportOf(bench, bench.query(PeriodChoice::LastWeek), [&](int done, int of) {
        steps.push_back(done);
        last = of;
    }).ok());
    ASSERT_FALSE(steps.empty());
    EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
    EXPECT_EQ(steps.front(), 0);
    EXPECT_EQ(steps.back(), last);

    std::stop_source stop;
    const Result<Report> stopped = bench.read([&](BoardContext &context) {
        context.stop = stop.get_token();
        return readReport(context, {bench.query(PeriodChoice::LastWeek)}, [&](int done, int) {
            if (done == 2)
                stop.request_stop();
            EXPECT_LE(done, 2);
        });
    });
    EXPECT_FALSE(stopped.ok());
}

TEST(Report, OfDaysToComeHasNoDays)
{
    test::BoardBench bench;
    BoardQuery query = bench.query(PeriodChoice::Custom, {}, {bench.today() + 3, bench.today() + 9});
    const Result<Report> report = reportOf(bench, query);
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_TRUE(report->days.empty());
    EXPECT_TRUE(report->groups.empty());
}

} // namespace

} // namespace qunce
