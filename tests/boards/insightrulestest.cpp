// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the analysis adds up, as tables: cohorts, months of replies, business nights, best guides, groups, flash curves.

#include <gtest/gtest.h>

#include "models/boards/flashlines.h"
#include "models/boards/groupsovertime.h"
#include "models/boards/replymatrix.h"
#include "models/boards/salesbest.h"
#include "models/boards/salesbyhour.h"
#include "models/boards/servicecohorts.h"
#include "models/domain/businessnight.h"

namespace qunce::test {

namespace {

const Day kToday = Day::fromYmd(2026, 9, 8);

std::string words(const std::optional<Fraction> &value)
{
    return value ? toText(value->numerator) + "/" + toText(value->denominator) : "-";
}

std::string words(const std::optional<uint64_t> &value)
{
    return value ? std::to_string(*value) : "-";
}

TEST(Cohorts, MaturedAndRunningOnesApart)
{
    // Those of 25 August have had their 14 days on 8 September 00:00, those of the 26th have not.
    const Day from = kToday - 16;
    const DaySums added {10, 20, 30, 40, std::nullopt, 5};
    const DaySums replied {1, std::nullopt, 3, 4, std::nullopt, 5};
    const CohortTable table = cohortTable(from, kToday, added, replied);
    struct Row {
        const char *day;
        const char *added;
        const char *replied;
        const char *rate;
    };
    const auto expect = [](const std::vector<CohortDay> &days, const std::vector<Row> &rows) {
        ASSERT_EQ(days.size(), rows.size());
        for (size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(days[i].day.toString(), rows[i].day);
            EXPECT_EQ(words(days[i].added), rows[i].added) << rows[i].day;
            EXPECT_EQ(words(days[i].replied), rows[i].replied) << rows[i].day;
            EXPECT_EQ(words(days[i].rate()), rows[i].rate) << rows[i].day;
        }
    };
    expect(table.matured,
        {{"2026-08-23", "10", "1", "1/10"}, {"2026-08-24", "20", "-", "0/20"},
            {"2026-08-25", "30", "3", "3/30"}});
    expect(table.open,
        {{"2026-08-26", "40", "4", "4/40"}, {"2026-08-27", "-", "-", "-"}, {"2026-08-28", "5", "5", "5/5"}});
    EXPECT_EQ(words(table.maturedSum.rate()), "4/60") << "running ones are in no rate";
    EXPECT_EQ(words(table.openSum.rate()), "9/45");
    EXPECT_TRUE(cohortTable(from, kToday, DaySums(6), DaySums(6)).isEmpty());
}

TEST(Cohorts, DaysAreThoseOfTheOverviewAndAllUpToThePeriodsEnd)
{
    struct Case {
        Period period;
        Period days;
    };
    const Day closed = kToday - 14;
    for (const Case &each : {Case {{kToday - 7, kToday - 1}, {closed - 6, kToday - 1}},
             Case {{kToday - 30, kToday - 1}, {kToday - 30, kToday - 1}},
             Case {{closed - 9, closed - 3}, {closed - 9, closed - 3}},
             Case {{kToday - 1, kToday + 20}, {closed - 21, kToday}}}) {
        EXPECT_EQ(cohortDays(each.period, kToday), each.days) << each.period.from.toString();
    }
}

TEST(ReplyMonths, AtLeastSixUpToThePeriodsEnd)
{
    const auto said = [](const std::vector<Period> &months) {
        std::string all;
        for (const Period &month : months)
            all += month.from.toString() + "/" + month.to.toString() + " ";
        return all;
    };
    const Day long_ago = Day::fromYmd(2020, 1, 1);
    EXPECT_EQ(said(monthsUntil({kToday - 7, kToday - 1}, kToday, long_ago)),
        "2026-04-01/2026-04-30 2026-05-01/2026-05-31 2026-06-01/2026-06-30 2026-07-01/2026-07-31 "
        "2026-08-01/2026-08-31 2026-09-01/2026-09-07 ");
    EXPECT_EQ(monthsUntil({Day::fromYmd(2025, 12, 31), kToday}, kToday, long_ago).size(), 10U);
    EXPECT_EQ(monthsUntil({Day::fromYmd(2024, 1, 1), kToday}, kToday, long_ago).size(), 12U) << "no more";
    EXPECT_EQ(said(monthsUntil({kToday - 7, kToday + 9}, kToday, Day::fromYmd(2026, 8, 20))),
        "2026-08-20/2026-08-31 2026-09-01/2026-09-08 ")
        << "nothing of days that are to come, or not kept";
    EXPECT_TRUE(monthsUntil({long_ago, long_ago + 5}, kToday, long_ago + 9).empty());
}

TEST(ReplyMatrixTest, AddsUpBothWaysAndMostRepliesComeFirst)
{
    const std::vector<Period> months {{kToday - 40, kToday - 9}, {kToday - 8, kToday - 1}};
    const auto row = [](const char *code, DaySums sums) {
        return ReplyMatrixRow {Uuid {}, code, code, std::move(sums), {}};
    };
    const ReplyMatrix matrix = replyMatrix(months,
        {row("B", {1, 2}), row("D", {std::nullopt, std::nullopt}), row("A", {3, std::nullopt}),
            row("C", {5, 5})});
    std::string order;
    for (const ReplyMatrixRow &each : matrix.rows)
        order += each.code + words(each.sum) + " ";
    EXPECT_EQ(order, "C10 A3 B3 D- ");
    EXPECT_EQ(words(matrix.total.months[0]), "9");
    EXPECT_EQ(words(matrix.total.months[1]), "7");
    EXPECT_EQ(words(matrix.total.sum), "16");
    EXPECT_TRUE(replyMatrix(months, {row("A", DaySums(2))}).isEmpty());
}

TEST(SalesByHourTest, ANightBelongsToTheDayThatItBeganOn)
{
    struct Order {
        const char *paidAt;
        uint64_t fen;
    };
    const Day first = Day::fromYmd(2026, 9, 1);
    DaySums amount(3);
    DaySums after(3);
    DaySums orders(3);
    for (const Order &order : {Order {"2026-09-01 09:59:59", 7}, Order {"2026-09-01 10:00:00", 100},
             Order {"2026-09-01 21:59:59", 200}, Order {"2026-09-01 22:00:00", 50},
             Order {"2026-09-02 03:00:00", 25}, Order {"2026-09-02 09:59:59", 25},
             Order {"2026-09-02 10:00:00", 300}, Order {"2026-09-03 12:00:00", 60}}) {
        const BusinessNight night = businessNightOf(parseInstant(order.paidAt)->instant);
        if (night.day < first)
            continue; // of the night of 31 August
        const auto place = static_cast<size_t>(night.day - first);
        amount[place] = amount[place].value_or(0) + order.fen;
        orders[place] = orders[place].value_or(0) + 1;
        if (night.isAfterHours)
            after[place] = after[place].value_or(0) + order.fen;
    }
    const SalesByHour sales = salesByHour(first, first, amount, after, orders);
    struct Row {
        const char *amount, *inHours, *after, *share, *orders;
    };
    const Row rows[] {{"400", "300", "100", "100/400", "5"}, {"300", "300", "0", "0/300", "1"},
        {"60", "60", "0", "0/60", "1"}};
    ASSERT_EQ(sales.days.size(), 3U);
    for (size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(words(sales.days[i].amount), rows[i].amount) << i;
        EXPECT_EQ(words(sales.days[i].inHours()), rows[i].inHours) << i;
        EXPECT_EQ(words(sales.days[i].afterHours), rows[i].after) << i;
        EXPECT_EQ(words(sales.days[i].share()), rows[i].share) << i;
        EXPECT_EQ(words(sales.days[i].orders), rows[i].orders) << i;
    }
    EXPECT_EQ(words(sales.sum.share()), "100/760");
}

TEST(SalesByHourTest, TheTrendIsOfSevenDaysAndNeedsAllOfThem)
{
    const Day first = Day::fromYmd(2026, 9, 1);
    const DaySums amount {100, 100, 100, 100, 100, 100, 100, 100, std::nullopt};
    const DaySums after {10, std::nullopt, 0, 0, 0, 0, 0, 30, std::nullopt};
    const SalesByHour sales = salesByHour(first, first + 5, amount, after, DaySums(9));
    ASSERT_EQ(sales.days.size(), 4U);
    EXPECT_EQ(sales.days.front().day, first + 5);
    EXPECT_EQ(words(sales.trend[0]), "-") << "six days";
    EXPECT_EQ(words(sales.trend[1]), "10/700");
    EXPECT_EQ(words(sales.trend[2]), "30/700");
    EXPECT_EQ(words(sales.trend[3]), "-") << "not in yet";
    EXPECT_EQ(words(sales.sum.share()), "30/300") << "days before the period are for the trend only";
    EXPECT_EQ(words(sales.sum.orders), "-");
    const SalesByHour without = salesByHour(first, first, {100, 200}, DaySums(2), {1, 2});
    EXPECT_EQ(words(without.sum.share()), "-") << "nobody said what was sold after hours: that is not 0";
    EXPECT_EQ(words(without.sum.amount), "300");
    EXPECT_EQ(words(without.days[0].inHours()), "-");
}

TEST(BestGuides, ShareARankAndAreListedByCode)
{
    const auto guide = [](const char *code, uint64_t amount) {
        BestGuide one;
        one.code = code;
        one.amount = amount;
        return one;
    };
    const auto best =
        bestOf({guide("D", 5), guide("C", 9), guide("E", 0), guide("B", 9), guide("A", 7), guide("F", 1)}, 4);
    std::string said;
    for (const BestGuide &one : best)
        said += std::to_string(one.rank) + one.code + " ";
    EXPECT_EQ(said, "1B 1C 3A 4D ");
    EXPECT_TRUE(bestOf({guide("A", 0)}, 4).empty()) << "nobody is best with nothing";
}

TEST(BestMonths, OnlyWholeMonthsAreRanked)
{
    const auto month = [](Day from, Day to, std::optional<uint64_t> amount) {
        SalesMonth one;
        one.days = {from, to};
        one.amount = amount;
        return one;
    };
    std::vector<SalesMonth> months {month(Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 7), 900),
        month(Day::fromYmd(2026, 8, 1), Day::fromYmd(2026, 8, 31), 500),
        month(Day::fromYmd(2026, 7, 1), Day::fromYmd(2026, 7, 31), 700),
        month(Day::fromYmd(2026, 6, 1), Day::fromYmd(2026, 6, 30), 500),
        month(Day::fromYmd(2026, 5, 1), Day::fromYmd(2026, 5, 31), std::nullopt)};
    rankMonths(months);
    std::string said;
    for (const SalesMonth &one : months)
        said += one.rank ? std::to_string(*one.rank) : "-";
    EXPECT_EQ(said, "-212-");
}

TEST(GroupsOverTimeTest, MembersAreAStockAndOutputIsByTheirMean)
{
    std::vector<GroupsDay> days(3);
    for (size_t i = 0; i < 3; ++i)
        days[i].day = kToday + static_cast<int>(i);
    days[0].groups = 2;
    days[0].members = 100;
    days[0].joins = 5;
    days[0].speakers = 10;
    days[0].amount = 3000;
    days[1].groups = 4;
    days[1].members = 300;
    days[1].leaves = 2;
    days[1].speakers = 10;
    days[1].amount = 3000;
    const GroupsOverTime groups = groupsOverTime(days);
    EXPECT_EQ(groups.last.day, kToday + 1) << "the third day has none";
    EXPECT_EQ(words(groups.last.members), "300");
    EXPECT_EQ(words(groups.joins), "5");
    EXPECT_EQ(words(groups.leaves), "2");
    EXPECT_EQ(words(groups.orders), "-");
    EXPECT_EQ(words(groups.activity), "20/400");
    EXPECT_EQ(compare(*groups.perGroup, Fraction {2000, 1}), std::strong_ordering::equal)
        << "6000 ÷ 3 groups";
    EXPECT_EQ(compare(*groups.perMember, Fraction {30, 1}), std::strong_ordering::equal) << "6000 ÷ 200";
    EXPECT_EQ(words(groups.days[1].perGroup()), "3000/4");
    EXPECT_EQ(words(groups.days[2].perMember()), "-");
    EXPECT_TRUE(groupsOverTime(std::vector<GroupsDay>(4)).isEmpty());
    EXPECT_EQ(words(groupsOverTime(days, kToday).last.members), "100") << "the second day lacks regions";
    EXPECT_EQ(words(groupsOverTime(days, kToday - 1).last.members), "100") << "better than nothing";
}

/// Made a day before it opened: 10 joined and 1 bought then; from its opening on one joins and orders come as said.
FlashLine flash(
    const char *code, const char *batch, const char *band, Day begins, std::vector<uint64_t> orders)
{
    FlashLine line;
    line.code = code;
    line.name = code;
    line.batch = batch;
    line.band = band;
    line.begins = begins;
    std::vector<uint64_t> joins(24, 0);
    joins[20] = 10;
    std::vector<uint64_t> all(24, 0);
    all[23] = 1;
    all.insert(all.end(), orders.begin(), orders.end());
    joins.resize(all.size(), 1);
    line.hours = hoursSinceBegin(joins, all, 24);
    return line;
}

TEST(FlashLines, CountFromTheOpeningDayWithWhatCameBefore)
{
    const FlashLine line = flash("G1", "0901", "0-6", kToday, {0, 2, 3});
    ASSERT_EQ(line.hours.size(), 3U);
    EXPECT_EQ(line.hours[0].members, 11U);
    EXPECT_EQ(line.hours[0].orders, 1U);
    EXPECT_EQ(line.hours[2].members, 13U);
    EXPECT_EQ(line.hours[2].orders, 6U);
    EXPECT_TRUE(hoursSinceBegin({1, 1}, {0, 0}, 24).empty()) << "it has not opened";
}

TEST(FlashLines, LateOrdersAreThoseOfTwoDays)
{
    std::vector<uint64_t> orders(50, 0);
    orders[0] = 7;
    orders[2] = 5;
    orders[49] = 1;
    EXPECT_EQ(lateOrdersOf(flash("G", "", "", kToday, orders).hours), 6U) << "hours 2 to 49";
    orders.resize(40);
    EXPECT_EQ(lateOrdersOf(flash("G", "", "", kToday, orders).hours), 13U) << "all, before it opened too";
    EXPECT_EQ(lateOrdersOf({}), 0U);
}

TEST(FlashLines, AreComparedByBatchBandAndGroup)
{
    std::vector<uint64_t> day(24, 0);
    day[0] = 2;
    std::vector<uint64_t> twoDays = day;
    twoDays.resize(48, 0);
    twoDays[30] = 1;
    const std::vector<FlashLine> lines {flash("G1", "0901", "0-6", kToday - 5, twoDays),
        flash("G2", "0901", "6-12", kToday - 4, day), flash("G3", "0820", "0-6", kToday - 20, twoDays)};
    const auto said = [&](FlashBy by, FlashStep step) {
        std::string all;
        for (const FlashRow &row : flashRows(lines, by, step)) {
            all += row.name + ":" + words(row.total.rate());
            if (step == FlashStep::Day) {
                for (const FlashPoint &point : row.points)
                    all += " " + words(point.rate()) + "×" + std::to_string(point.groups);
            } else {
                all += " " + std::to_string(row.points.size()) + " " + words(row.points[1].rate());
            }
            all += "\n";
        }
        return all;
    };
    EXPECT_EQ(said(FlashBy::Batch, FlashStep::Day),
        "0901:7/92 6/68×2 4/58×1\n"
        "0820:4/58 3/34×1 4/58×1\n")
        << "the second day of batch 0901 is that of one group";
    EXPECT_EQ(said(FlashBy::Band, FlashStep::Day),
        "0-6:8/116 6/68×2 8/116×2\n"
        "6-12:3/34 3/34×1\n");
    EXPECT_EQ(said(FlashBy::Group, FlashStep::Day),
        "G2:3/34 3/34×1\n"
        "G1:4/58 3/34×1 4/58×1\n"
        "G3:4/58 3/34×1 4/58×1\n");
    EXPECT_EQ(said(FlashBy::Batch, FlashStep::Hour), "0901:7/92 48 6/24\n0820:4/58 48 3/12\n");
}

} // namespace

} // namespace qunce::test
