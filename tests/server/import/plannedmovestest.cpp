// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Guides whose file says that they move on a later day: where they count, and where their records stand until then.
// Today is 2026-09-30.

#include <gtest/gtest.h>

#include "server/import/dueplaces.h"
#include "tests/server/import/importworld.h"
#include "tests/support/must.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

using Lines = std::vector<std::string>;

const Day kToday = Day::fromYmd(2026, 9, 30);
const Day kTenth = Day::fromYmd(2026, 10, 10);

class PlannedMovesTest : public testing::Test
{
protected:
    void SetUp() override
    {
        world.importOrg();
        world.importGuides();
        world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
        world.importClean("koc", "code,nickname,guide_code\nK1,one,G1\n");
        world.importClean(
            "goals", "period,guide_code,metric,value\n2026-10,G1,orders,100\n2026-10,G2,orders,50\n");
    }
    ImportReport say(const std::string &store, const std::string &from, const std::string &name = "Ann")
    {
        return world.importClean(
            "guides", "code,name,store_code,effective_on\nG1," + name + "," + store + "," + from + "\n");
    }
    uint64_t begin(Day day)
    {
        const auto transaction = must(world.storage().beginWrite());
        const uint64_t moved = must(applyDuePlaces(*transaction, day));
        must(transaction->commit());
        return moved;
    }
    /// Region and store of the guide's record, and the regions of group and KOC.
    Lines places()
    {
        const auto code = [this](const Record &record, const char *field) {
            for (const Record &unit : world.all(Kind::Org)) {
                if (unit.id == record.reference(field))
                    return unit.text("code");
            }
            return std::string("-");
        };
        const Record guide = world.get(Kind::Guide, "G1");
        EXPECT_EQ(guide.bucket, bucket::peopleOf(guide.reference("region")));
        const Record group = world.get(Kind::Group, "Q1");
        EXPECT_EQ(group.bucket, bucket::peopleOf(group.reference("region")));
        return {code(guide, "region"), code(guide, "store"), code(group, "region"),
            code(world.get(Kind::Koc, "K1"), "region")};
    }
    size_t goalsIn(const char *region)
    {
        size_t count = 0;
        for (const Record &goal : world.all(Kind::Goal))
            count += goal.bucket == bucket::planOf(world.id(Kind::Org, region)) ? 1 : 0;
        return count;
    }

    const Lines kBefore {"R1", "S1", "R1", "R1"};
    const Lines kAfter {"R2", "S2", "R2", "R2"};
    ImportWorld world;
};

TEST_F(PlannedMovesTest, TheRecordsStayWhereTheyAreUntilTheDay)
{
    EXPECT_EQ(say("S2", "2026-10-10").counts.updated, 1U);
    EXPECT_EQ(places(), kBefore);
    EXPECT_EQ(goalsIn("R1"), 2U);
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Lines {"R1 S1 2015-01-01..2026-10-10", "R2 S2 2026-10-10.."}))
        << "numbers of that day and later go to the new place";
    EXPECT_EQ(
        world.slotsOf(Kind::Group, "Q1"), (Lines {"R1 S1 2015-01-01..2026-10-10", "R2 S2 2026-10-10.."}));
    EXPECT_EQ(begin(kToday), 0U);
    EXPECT_EQ(begin(kTenth - 1), 0U);
    EXPECT_EQ(places(), kBefore);

    EXPECT_EQ(begin(kTenth), 3U) << "the guide, the group and the KOC";
    EXPECT_EQ(places(), kAfter);
    EXPECT_EQ(goalsIn("R1"), 1U);
    EXPECT_EQ(goalsIn("R2"), 1U) << "goals go with their guide";
    EXPECT_EQ(begin(kTenth), 0U);
    EXPECT_EQ(begin(kTenth + 1), 0U);
    EXPECT_EQ(places(), kAfter);
}

TEST_F(PlannedMovesTest, AServerThatWasOffOnTheDayMakesUpForIt)
{
    begin(kToday);
    say("S2", "2026-10-10");
    EXPECT_EQ(begin(kTenth + 20), 3U);
    EXPECT_EQ(places(), kAfter);
}

TEST_F(PlannedMovesTest, TheSameFileAgainChangesNothing)
{
    say("S2", "2026-10-10");
    const std::vector<BucketHead> heads = world.heads();
    EXPECT_EQ(say("S2", "2026-10-10").counts.unchanged, 1U);
    EXPECT_EQ(places(), kBefore);
    for (size_t i = 0; i < heads.size(); ++i)
        EXPECT_EQ(world.heads()[i].headSeq, heads[i].headSeq) << heads[i].bucket;
}

TEST_F(PlannedMovesTest, OtherFieldsOfTheRowGoInAtOnce)
{
    say("S2", "2026-10-10", "Anna");
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("name"), "Anna");
    EXPECT_EQ(places(), kBefore);
    EXPECT_EQ(begin(kTenth), 3U);
}

TEST_F(PlannedMovesTest, AFileThatSaysTheOldStoreAgainTakesThePlanBack)
{
    say("S2", "2026-10-10");
    EXPECT_EQ(say("S1", "").counts.updated, 1U);
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), (Lines {"R1 S1 2015-01-01.."}));
    EXPECT_EQ(world.slotsOf(Kind::Group, "Q1"), (Lines {"R1 S1 2015-01-01.."}));
    EXPECT_EQ(begin(kTenth), 0U);
    EXPECT_EQ(places(), kBefore);
}

TEST_F(PlannedMovesTest, ASecondPlanFollowsTheFirst)
{
    say("S2", "2026-10-10");
    EXPECT_EQ(say("S2", "2026-10-20").counts.unchanged, 1U) << "that is said already";
    EXPECT_EQ(say("S4", "2026-10-20").counts.updated, 1U);
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"),
        (Lines {"R1 S1 2015-01-01..2026-10-10", "R2 S2 2026-10-10..2026-10-20", "R3 S4 2026-10-20.."}));
    EXPECT_EQ(begin(kTenth), 3U);
    EXPECT_EQ(places(), kAfter);
    EXPECT_EQ(begin(Day::fromYmd(2026, 10, 20)), 3U);
    EXPECT_EQ(places(), (Lines {"R3", "S4", "R3", "R3"}));
}

TEST_F(PlannedMovesTest, AnImportOfTheDayBeginsItToo)
{
    say("S2", "2026-10-10");
    world.request.import.today = kTenth;
    world.importClean("content", "code,title,layer\nC1,title,value\n");
    EXPECT_EQ(places(), kAfter);
}

TEST_F(PlannedMovesTest, AMoveOfTodayHoldsAtOnceAlsoOverAPlan)
{
    say("S2", "2026-10-10");
    say("S4", "");
    EXPECT_EQ(places(), (Lines {"R3", "S4", "R3", "R3"}));
    EXPECT_EQ(begin(kTenth), 0U);
    EXPECT_EQ(places(), (Lines {"R3", "S4", "R3", "R3"}));
}

TEST_F(PlannedMovesTest, NumbersOfTheDaysBeforeStayWithTheOldPlace)
{
    say("S2", "2026-10-10");
    world.put(Metric::Orders, "G1", kTenth - 1, 3);
    world.put(Metric::Orders, "G1", kTenth, 40);
    begin(kTenth);
    EXPECT_EQ(world.sumsByRegion(Metric::Orders), (std::map<std::string, uint64_t> {{"R1", 3}, {"R2", 40}}));
}

} // namespace
