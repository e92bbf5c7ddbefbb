// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/server/factimport/factworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

void expectCounts(const FactWorld::Outcome &outcome, uint64_t created, uint64_t updated, uint64_t unchanged)
{
    EXPECT_FALSE(outcome.error);
    EXPECT_EQ(outcome.counts.created, created);
    EXPECT_EQ(outcome.counts.updated, updated);
    EXPECT_EQ(outcome.counts.unchanged, unchanged);
}

TEST(NumberSinkTest, LongAndWideFormsSayTheSame)
{
    FactWorld tall;
    expectCounts(tall.import(ImportKind::GuideDays,
                     "guide_code,day,metric,value\n"
                     "G1,2026-05-01,orders,3\nG1,2026-05-01,净销售额,129900\nG4,2026/5/1,orders,0\n"),
        3, 0, 0);
    FactWorld wide;
    expectCounts(wide.import(ImportKind::GuideDays,
                     "导购编码\t日期\t净订单数\t净销售额（元）\n"
                     "G1\t2026-05-01\t３\t1299.00\nG4\t2026-05-01\t0\t\n"),
        2, 0, 0);
    EXPECT_EQ(tall.snapshot(), wide.snapshot());
    EXPECT_EQ(tall.ofKey(0, Metric::Amount, "2026-05-01", 0), 129900U);
    EXPECT_EQ(tall.ofKey(1, Metric::Orders, "2026-05-01", 0), 0U) << "a zero is a number, not missing data";
    EXPECT_EQ(wide.ofKey(1, Metric::Amount, "2026-05-01", 0), std::nullopt);
}

TEST(NumberSinkTest, MoneyComesInYuanOrFenAsTheHeaderSays)
{
    FactWorld world;
    expectCounts(
        world.import(ImportKind::GuideDays, "guide_code,day,metric,value(元)\nG1,2026-05-01,amount,12.5\n"),
        1, 0, 0);
    expectCounts(
        world.import(ImportKind::KocDays, "koc_code,day,amount(分),posts\nK2,2026-05-01,1250,3\n"), 1, 0, 0);
    EXPECT_EQ(world.ofKey(0, Metric::Amount, "2026-05-01", 0), 1250U);
    EXPECT_EQ(world.ofKey(1, Metric::KocAmount, "2026-05-01", 0), 1250U);
    EXPECT_EQ(world.ofKey(1, Metric::KocPosts, "2026-05-01", 0), 3U);
}

TEST(NumberSinkTest, HoursHaveColumnsOfTheirOwn)
{
    FactWorld world;
    expectCounts(world.import(ImportKind::GroupHours,
                     "group_code,hour,joins,first_orders\n"
                     "Q3,2025-12-31 23:00,5,1\nQ3,2026-01-01 00:00,6,\nQ3,2025-12-31T15:00:00Z,7,2\n"),
        3, 0, 0);
    EXPECT_EQ(world.ofKey(1, Metric::HourJoins, "2025-12-31T23", 0), 7U)
        << "the last row is the same hour in UTC";
    EXPECT_EQ(world.ofKey(1, Metric::HourFirstOrders, "2025-12-31T23", 0), 2U);
    EXPECT_EQ(world.ofKey(1, Metric::HourJoins, "2026-01-01T00", 0), 6U);
    EXPECT_EQ(world.ofKey(1, Metric::HourFirstOrders, "2026-01-01T00", 0), std::nullopt);
}

TEST(NumberSinkTest, BadRowsAreRefusedAloneWithTheirColumn)
{
    FactWorld world;
    const FactWorld::Outcome outcome = world.import(ImportKind::GuideDays,
        "guide_code,day,metric,value\n"
        "G7,2026-05-01,orders,1\n"
        "G1,2026-02-30,orders,1\n"
        "G1,2014-12-31,orders,1\n"
        "G1,2026-05-01,happiness,1\n"
        "G1,2026-05-01,amount,-100\n"
        "G1,2026-05-01,messages,-1\n"
        "G1,2026-05-01,orders,4294967296\n"
        "G1,2026-05-01,orders,\n"
        "G1,2026-05-01,,1\n"
        "G1,,orders,1\n"
        "G1,2099-12-31,orders,4294967295\n");
    expectCounts(outcome, 1, 0, 0);
    const std::vector<std::pair<uint64_t, std::string>> expected {{2, "guide_code"}, {3, "day"}, {4, "day"},
        {5, "metric"}, {6, "value"}, {7, "value"}, {8, "value"}, {9, "value"}, {10, "metric"}, {11, "day"}};
    EXPECT_EQ(outcome.rejected, expected);
    EXPECT_NE(outcome.reasons[4].find("negative sale"), std::string::npos);
    EXPECT_EQ(world.ofKey(0, Metric::Orders, "2099-12-31", 0), 4294967295U);
}

TEST(NumberSinkTest, TheSameFileAgainChangesNothing)
{
    FactWorld world;
    const char *csv =
        "group_code,day,members,joins\nQ1,2026-05-01,100,3\nQ1,2026-05-01,101,4\nQ3,2026-05-02,7,\n";
    expectCounts(world.import(ImportKind::GroupDays, csv, true), 3, 0, 0);
    const FactWorld::Snapshot before = world.snapshot();
    const FactWorld::Outcome again = world.import(ImportKind::GroupDays, csv, true);
    expectCounts(again, 0, 0, 3);
    EXPECT_EQ(again.changedRows, 0U);
    EXPECT_EQ(world.snapshot(), before);
    EXPECT_EQ(world.ofKey(0, Metric::GroupMembers, "2026-05-01", 0), 101U);
}

TEST(NumberSinkTest, OverlappingFilesReplaceWhatBothSay)
{
    FactWorld world;
    world.import(
        ImportKind::GuideDays, "guide_code,day,orders,leads\nG1,2026-05-01,1,9\nG2,2026-05-01,2,9\n");
    expectCounts(world.import(ImportKind::GuideDays,
                     "guide_code,day,orders,carts\nG2,2026-05-01,5,1\nG3,2026-05-01,,\nG1,2026-05-01,1,\n"),
        0, 1, 2);
    EXPECT_EQ(world.ofKey(0, Metric::Orders, "2026-05-01", 0), 1U);
    EXPECT_EQ(world.ofKey(0, Metric::Orders, "2026-05-01", 1), 5U);
    EXPECT_EQ(world.ofKey(0, Metric::Leads, "2026-05-01", 1), 9U)
        << "the second file does not have the column";
}

TEST(NumberSinkTest, AnEmptyCellOfAWideFileTakesNoNumberAway)
{
    FactWorld world;
    expectCounts(world.import(ImportKind::GuideDays,
                     "guide_code,day,orders,leads\nG1,2026-05-01,1,9\nG1,2026-05-01,,8\nG2,2026-05-01,,\n"),
        2, 0, 1);
    EXPECT_EQ(world.ofKey(0, Metric::Orders, "2026-05-01", 0), 1U) << "the later row has no orders";
    EXPECT_EQ(world.ofKey(0, Metric::Leads, "2026-05-01", 0), 8U);
    expectCounts(world.import(ImportKind::GuideDays, "guide_code,day,orders\nG1,2026-05-01,\n"), 0, 0, 1);
    EXPECT_EQ(world.ofKey(0, Metric::Orders, "2026-05-01", 0), 1U);
}

TEST(NumberSinkTest, AMovedGuidesNumbersStandInTheSlotOfTheDay)
{
    FactWorld world;
    world.import(ImportKind::GuideDays, "guide_code,day,orders\nG3,2026-05-31,4\nG3,2026-06-01,5\n");
    EXPECT_EQ(world.ofKey(0, Metric::Orders, "2026-05-31", 2), 4U);
    EXPECT_EQ(world.ofKey(1, Metric::Orders, "2026-06-01", 1), 5U);
}

TEST(NumberSinkTest, FedMarksWhatOccursInItsRegionAndDay)
{
    FactWorld world;
    const char *csv = "guide_code,day,orders,leads\nG1,2026-05-01,1,\nG4,2026-05-02,,0\n";
    world.import(ImportKind::GuideDays, csv);
    EXPECT_EQ(world.ofKey(0, Metric::Fed, "2026-05-01", static_cast<uint32_t>(Metric::Orders)), std::nullopt);
    expectCounts(world.import(ImportKind::GuideDays, csv, true), 0, 0, 2);
    const auto fed = [&world](size_t region, const char *day, Metric metric) {
        return world.ofKey(region, Metric::Fed, day, static_cast<uint32_t>(metric));
    };
    EXPECT_EQ(fed(0, "2026-05-01", Metric::Orders), 1U);
    EXPECT_EQ(fed(0, "2026-05-01", Metric::Leads), std::nullopt);
    EXPECT_EQ(fed(1, "2026-05-02", Metric::Leads), 1U);
    EXPECT_EQ(fed(1, "2026-05-02", Metric::Orders), std::nullopt);
    EXPECT_EQ(fed(1, "2026-05-01", Metric::Orders), std::nullopt);
    world.import(ImportKind::GroupHours, "group_code,hour,joins\nQ1,2026-05-03 10:00,2\n", true);
    EXPECT_EQ(fed(0, "2026-05-03", Metric::HourJoins), 1U);
}

} // namespace
