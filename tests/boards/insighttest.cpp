// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The analysis says what overview, group pane and exports say of the same unit and days.

#include "models/boards/groupdetail.h"
#include "models/boards/groupsinsight.h"
#include "models/boards/overview.h"
#include "models/boards/salesinsight.h"
#include "models/boards/serviceinsight.h"
#include "tests/support/boardbench.h"

namespace qunce::test {

namespace {

template <typename Value>
Value readOf(
    BoardBench &bench, Result<Value> (*make)(BoardContext &, const BoardQuery &), const BoardQuery &query)
{
    Result<Value> read = bench.read([&](BoardContext &context) { return make(context, query); });
    EXPECT_TRUE(read.ok()) << (read.ok() ? std::string() : read.error().detail);
    return read.ok() ? std::move(*read) : Value();
}

std::map<std::string, std::map<std::string, std::string>> boardOf(
    BoardBench &bench, const char *level, const char *measure, Period period)
{
    return byCode(bench.exported({"leaderboard"},
        {{"measure", measure}, {"level", level}, {"from", period.from.toString()},
            {"to", period.to.toString()}, {"zero-fill", "fed"}}));
}

std::string said(const std::optional<uint64_t> &value)
{
    return value ? std::to_string(*value) : std::string();
}

int64_t sumOf(const std::map<std::string, std::map<std::string, std::string>> &board)
{
    int64_t sum = 0;
    for (const auto &[code, row] : board)
        sum += row.at("value").empty() ? 0 : std::stoll(row.at("value"));
    return sum;
}

TEST(ServiceInsightTest, MaturedCohortsAreTheOverviewsReplyRate)
{
    BoardBench bench;
    for (const PeriodChoice choice : {PeriodChoice::Yesterday, PeriodChoice::Last7Days,
             PeriodChoice::Last30Days, PeriodChoice::LastMonth}) {
        const BoardQuery query = bench.query(choice);
        const ServiceInsight insight = readOf(bench, &readServiceInsight, query);
        const Overview overview = readOf(bench, &readOverview, query);
        const MeasureValue &card = overview.card(OverviewCardId::Reply).now;
        ASSERT_TRUE(card.value && insight.cohorts.maturedSum.rate());
        EXPECT_EQ(said(insight.cohorts.maturedSum.replied), toText(card.numerator));
        EXPECT_EQ(said(insight.cohorts.maturedSum.added), toText(card.denominator->numerator));
        for (const CohortDay &day : insight.cohorts.open)
            EXPECT_GT(day.day, bench.today() - 14);
        EXPECT_EQ(insight.head.arrival.dataDay, overview.arrival.dataDay);
    }
    EXPECT_FALSE(
        readOf(bench, &readServiceInsight, bench.query(PeriodChoice::Last7Days)).cohorts.open.empty());
}

TEST(ServiceInsightTest, TheMatrixIsTheExportOfEachMonth)
{
    BoardBench bench;
    const ServiceInsight insight = readOf(bench, &readServiceInsight, bench.query(PeriodChoice::Last7Days));
    const ReplyMatrix &matrix = insight.replies;
    ASSERT_FALSE(insight.head.isOfStores);
    ASSERT_FALSE(matrix.isEmpty());
    ASSERT_GT(matrix.months.size(), 1U);
    for (size_t month = 0; month < matrix.months.size(); ++month) {
        const auto exported = boardOf(bench, "region", "replies", matrix.months[month]);
        for (const ReplyMatrixRow &row : matrix.rows) {
            const auto found = exported.find(row.code);
            EXPECT_EQ(said(row.months[month]), found == exported.end() ? "" : found->second.at("value"))
                << row.code << " " << matrix.months[month].from.toString();
        }
        EXPECT_EQ(static_cast<int64_t>(matrix.total.months[month].value_or(0)), sumOf(exported));
    }
    EXPECT_EQ(matrix.months.back().to, bench.today() - 1) << "up to the period's end";
}

TEST(ServiceInsightTest, OfARegionIsOfItsStores)
{
    BoardBench bench("zhejiang");
    const ServiceInsight insight = readOf(bench, &readServiceInsight, bench.query(PeriodChoice::Last30Days));
    EXPECT_TRUE(insight.head.isOfStores);
    EXPECT_FALSE(insight.head.isWholeBrand);
    ASSERT_FALSE(insight.replies.isEmpty());
    const Period last = insight.replies.months.back();
    const auto exported = boardOf(bench, "store", "replies", last);
    for (const ReplyMatrixRow &row : insight.replies.rows) {
        const auto found = exported.find(row.code);
        EXPECT_EQ(said(row.months.back()), found == exported.end() ? "" : found->second.at("value"))
            << row.code;
    }
}

TEST(SalesInsightTest, SumsAreThoseOfOverviewAndExports)
{
    BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::LastWeek);
    const SalesInsight insight = readOf(bench, &readSalesInsight, query);
    const Overview overview = readOf(bench, &readOverview, query);
    EXPECT_EQ(said(insight.hours.sum.amount), toText(overview.card(OverviewCardId::Sales).now.numerator));
    const MeasureValue &share = overview.card(OverviewCardId::AfterHours).now;
    ASSERT_TRUE(share.value && insight.hours.sum.share());
    EXPECT_EQ(compare(*insight.hours.sum.share(), *share.value), std::strong_ordering::equal);
    const auto &before = overview.card(OverviewCardId::AfterHours).before;
    ASSERT_TRUE(before && before->value && insight.shareBefore);
    EXPECT_EQ(compare(*insight.shareBefore, *before->value), std::strong_ordering::equal);
    ASSERT_EQ(insight.hours.days.size(), 7U);
    for (const SalesDay &day : insight.hours.days) {
        EXPECT_EQ(static_cast<int64_t>(day.orders.value_or(0)),
            sumOf(boardOf(bench, "region", "orders", {day.day, day.day})))
            << day.day.toString();
        EXPECT_TRUE(day.inHours());
    }
    for (const std::optional<Fraction> &trend : insight.hours.trend)
        EXPECT_TRUE(trend) << "the six days before are there";
}

TEST(SalesInsightTest, BestGuidesAreThoseOfTheLeaderboard)
{
    BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::LastMonth);
    const SalesInsight insight = readOf(bench, &readSalesInsight, query);
    const auto amounts = boardOf(bench, "guide", "amount", query.period);
    const auto shares = boardOf(bench, "guide", "after_hours_share", query.period);
    ASSERT_EQ(insight.guides.size(), kBestGuides);
    for (const BestGuide &guide : insight.guides) {
        EXPECT_EQ(std::to_string(guide.amount), amounts.at(guide.code).at("value")) << guide.code;
        EXPECT_EQ(std::to_string(guide.rank), amounts.at(guide.code).at("rank")) << guide.code;
        EXPECT_EQ(sixDigits(*guide.share()), shares.at(guide.code).at("value")) << guide.code;
    }
    ASSERT_GT(insight.months.size(), 1U);
    EXPECT_EQ(insight.months.front().days, query.period) << "newest first";
    for (const SalesMonth &month : insight.months)
        EXPECT_EQ(static_cast<int64_t>(month.amount.value_or(0)),
            sumOf(boardOf(bench, "region", "amount", month.days)))
            << month.days.from.toString();
    ASSERT_FALSE(insight.records.empty());
    const BestGuide &record = insight.records.front();
    EXPECT_EQ(std::to_string(record.amount),
        boardOf(bench, "guide", "amount", record.days).at(record.code).at("value"));
    for (const SalesMonth &month : insight.months) {
        for (const auto &[code, row] : boardOf(bench, "guide", "amount", month.days)) {
            if (!row.at("value").empty()) {
                EXPECT_LE(std::stoull(row.at("value")), record.amount) << code;
            }
        }
    }
}

TEST(SalesInsightTest, ARegionThatIsNotInIsSaidAndNotCompared)
{
    BoardBench bench;
    const SalesInsight insight = readOf(bench, &readSalesInsight, bench.query(PeriodChoice::Yesterday));
    EXPECT_EQ(insight.head.notIn, std::vector<std::string> {"北京"});
    EXPECT_FALSE(insight.shareBefore) << "a part against the whole of another day is no comparison";
    EXPECT_FALSE(insight.head.arrival.isWhole());
}

TEST(GroupsInsightTest, DaysAreThoseOfTheExports)
{
    BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::LastWeek);
    const GroupsInsight insight = readOf(bench, &readGroupsInsight, query);
    ASSERT_EQ(insight.groups.days.size(), 7U);
    const auto exported = [&](const char *measure, Period days) {
        return std::to_string(sumOf(boardOf(bench, "region", measure, days)));
    };
    EXPECT_EQ(said(insight.groups.joins), exported("group:joins", query.period));
    EXPECT_EQ(said(insight.groups.leaves), exported("group:leaves", query.period));
    EXPECT_EQ(said(insight.groups.orders), exported("group:orders", query.period));
    EXPECT_EQ(said(insight.groups.amount), exported("group:amount", query.period));
    for (const GroupsDay &day : insight.groups.days) {
        EXPECT_EQ(said(day.members), exported("group:members", {day.day, day.day}));
        size_t groups = 0;
        for (const auto &[code, row] : boardOf(bench, "group", "group:members", {day.day, day.day}))
            groups += row.at("value").empty() ? 0 : 1;
        EXPECT_EQ(day.groups, groups) << day.day.toString();
    }
    ASSERT_TRUE(insight.groups.perGroup && insight.groups.perMember && insight.groups.activity);
}

TEST(GroupsInsightTest, AFlashGroupConvertsAsItsPaneAndDaysSay)
{
    BoardBench bench;
    const BoardQuery query = bench.query(PeriodChoice::Last90Days);
    const GroupsInsight insight = readOf(bench, &readGroupsInsight, query);
    ASSERT_GT(insight.flash.size(), 2U);
    size_t running = 0;
    for (const FlashLine &line : insight.flash) {
        const auto pane =
            bench.read([&](BoardContext &context) { return readGroupDetail(context, query, line.id); });
        ASSERT_TRUE(pane.ok() && *pane && (*pane)->curveStart) << line.code;
        ASSERT_FALSE(line.hours.empty()) << line.code;
        EXPECT_EQ(line.members(), (*pane)->curve.hours.back().members) << line.code;
        EXPECT_EQ(line.orders(), (*pane)->curve.hours.back().orders) << line.code;
        EXPECT_EQ(line.state.isClosed, !(*pane)->life.isOpen(bench.today())) << line.code;
        EXPECT_EQ(line.advice.bars == std::vector<CloseBar> {CloseBar::Closed}, line.state.isClosed);
        EXPECT_EQ((*pane)->mayClose, line.advice.mayClose()) << "one advice wherever one looks";
        EXPECT_EQ((*pane)->closeReasons.empty(), line.state.isClosed) << line.code;
        running += line.state.isClosed ? 0 : 1;
    }
    EXPECT_GT(running, 0U);
    const auto rows = flashRows(insight.flash, FlashBy::Band, FlashStep::Day);
    uint64_t orders = 0;
    for (const FlashRow &row : rows)
        orders += row.total.orders;
    uint64_t all = 0;
    for (const FlashLine &line : insight.flash)
        all += line.orders();
    EXPECT_EQ(orders, all) << "bands part the groups";
}

TEST(GroupsInsightTest, ARunningGroupKnowsItsPromotions)
{
    // Over the weeks the demo brand's flash groups get promotions, and its plan has more for those that run.
    size_t sent = 0;
    size_t toCome = 0;
    for (const char *day : {"2026-09-08", "2026-08-24", "2026-08-10"}) {
        BoardBench bench("hq", Instant::fromLocal(*Day::parse(day), 10, 24));
        const GroupsInsight insight = readOf(bench, &readGroupsInsight, bench.query(PeriodChoice::Last7Days));
        for (const FlashLine &line : insight.flash) {
            if (line.state.isClosed)
                continue;
            sent += line.state.lastPush ? 1 : 0;
            toCome += line.state.isPushToCome ? 1 : 0;
            if (line.state.lastPush) {
                EXPECT_LE(*line.state.lastPush, Instant::startOf(*Day::parse("2026-09-09")));
            }
        }
    }
    EXPECT_GT(sent + toCome, 0U);
}

TEST(InsightTest, DaysBeforeAllNumbersAreNoData)
{
    BoardBench bench;
    const BoardQuery query =
        bench.query(PeriodChoice::Custom, {}, {Day::fromYmd(2016, 1, 1), Day::fromYmd(2016, 1, 31)});
    const ServiceInsight service = readOf(bench, &readServiceInsight, query);
    EXPECT_TRUE(service.cohorts.isEmpty());
    EXPECT_TRUE(service.replies.isEmpty());
    const SalesInsight sales = readOf(bench, &readSalesInsight, query);
    EXPECT_TRUE(sales.hours.isEmpty());
    EXPECT_TRUE(sales.guides.empty());
    const GroupsInsight groups = readOf(bench, &readGroupsInsight, query);
    EXPECT_TRUE(groups.groups.isEmpty());
    EXPECT_TRUE(groups.flash.empty());
}

} // namespace

} // namespace qunce::test
