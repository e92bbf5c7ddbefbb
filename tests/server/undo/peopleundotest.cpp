// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rosters are taken back: people return to where they hung, with all numbers, also those that came since.

#include "tests/server/undo/undoworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

using Slots = std::vector<std::string>;
const Day kMay = Day::fromYmd(2026, 5, 10);
const Day kAugust = Day::fromYmd(2026, 8, 10);

class PeopleUndoTest : public UndoTest
{ };

TEST_F(PeopleUndoTest, FieldsComeBackAndNewPeopleGo)
{
    const std::vector<std::string> before = everything();
    import("I1", "guides", "code,name,store_code,role\nG1,Anna,S1,guide\nG9,Zoe,S2,guide\n");
    ASSERT_TRUE(world.find(Kind::Guide, "G9"));
    const UndoReport report = undo("I1");
    EXPECT_EQ(report.restored, 1U);
    EXPECT_EQ(report.removed, 1U);
    EXPECT_FALSE(world.find(Kind::Guide, "G9"));
    EXPECT_EQ(everything(), before);
}

TEST_F(PeopleUndoTest, TheSameFileSaysTheSameAgain)
{
    const char *file = "code,name,store_code\nG1,Anna,S2\nG9,Zoe,S2\n";
    const ImportReport first = import("I1", "guides", file);
    undo("I1");
    const ImportReport second = import("I2", "guides", file);
    EXPECT_EQ(second.counts.created, first.counts.created);
    EXPECT_EQ(second.counts.updated, first.counts.updated);
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("name"), "Anna");
    EXPECT_EQ(problems(), Slots());
}

TEST_F(PeopleUndoTest, AGuideGoesBackWithNumbersOfBeforeAndAfterTheMoveAndOfDaysThatCameSince)
{
    world.put(Metric::Orders, "G1", kMay, 5);
    world.put(Metric::Orders, "G1", kAugust, 7);
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
    world.importClean("goals", "period,guide_code,metric,value\n2026-10,G1,orders,100\n");
    const Slots slots = world.slotsOf(Kind::Guide, "G1");
    const Slots groupSlots = world.slotsOf(Kind::Group, "Q1");
    const std::vector<std::string> before = everything();
    import("I1", "guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-06-01\n");
    EXPECT_EQ(world.sumsByRegion(Metric::Orders)["R2"], 7U);
    world.put(Metric::Orders, "G1", kAugust + 1, 11); // a new number at the new place
    const UndoReport report = undo("I1");
    EXPECT_EQ(report.kept, 0U);
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), slots);
    EXPECT_EQ(world.slotsOf(Kind::Group, "Q1"), groupSlots);
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (std::map<std::string, uint64_t> {{"S1", 23}}));
    const Record guide = world.get(Kind::Guide, "G1");
    EXPECT_EQ(guide.reference("region"), world.id(Kind::Org, "R1"));
    EXPECT_EQ(guide.bucket, bucket::peopleOf(world.id(Kind::Org, "R1")));
    world.put(Metric::Orders, "G1", kAugust + 1, 0);
    EXPECT_EQ(world.get(Kind::Group, "Q1").bucket, guide.bucket);
    EXPECT_EQ(world.all(Kind::Goal).front().bucket, bucket::planOf(world.id(Kind::Org, "R1")));
    EXPECT_EQ(everything().size(), before.size() + 1) << "that number's day";
}

TEST_F(PeopleUndoTest, WhoWasMovedAgainStaysThereAndIsNamed)
{
    import("I1", "guides", "code,name,store_code,effective_on\nG1,Anna,S2,2026-06-01\n");
    import("I2", "guides", "code,name,store_code,effective_on\nG1,Anna,S3,2026-08-01\n");
    const Slots slots = world.slotsOf(Kind::Guide, "G1");
    const UndoReport report = undo("I1");
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), slots);
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("name"), "Ann") << "the name was not changed again";
    EXPECT_GE(report.kept, 1U);
    for (const std::string &name : named(report))
        EXPECT_TRUE(name.starts_with("guide G1 store: ")) << name;
}

TEST_F(PeopleUndoTest, APlannedMoveIsTakenBackBeforeItsDay)
{
    const Slots slots = world.slotsOf(Kind::Guide, "G1");
    import("I1", "guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-11-01\n");
    ASSERT_NE(world.slotsOf(Kind::Guide, "G1"), slots);
    EXPECT_EQ(undo("I1").kept, 0U);
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), slots);
}

TEST_F(PeopleUndoTest, AndAfterItToo)
{
    const Slots slots = world.slotsOf(Kind::Guide, "G1");
    import("I1", "guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-11-01\n");
    world.request.import.today = Day::fromYmd(2026, 11, 2);
    import("I2", "guides", "code,name,store_code\nG2,Bob,S1\n"); // the first import of that day
    ASSERT_EQ(world.get(Kind::Guide, "G1").reference("store"), world.id(Kind::Org, "S2"));
    undo("I1");
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), slots);
    EXPECT_EQ(world.get(Kind::Guide, "G1").reference("store"), world.id(Kind::Org, "S1"));
    EXPECT_EQ(world.get(Kind::Guide, "G1").bucket, bucket::peopleOf(world.id(Kind::Org, "R1")));
}

TEST_F(PeopleUndoTest, NewPeopleWithNumbersOrWhomSomethingRefersToStay)
{
    import("I1", "guides", "code,name,store_code\nG7,Xi,S1\nG8,Yu,S1\nG9,Zoe,S1\n");
    world.put(Metric::Orders, "G7", kMay, 5);
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G8\n");
    const UndoReport report = undo("I1");
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(named(report),
        (Slots {"guide G8 : It was new, but something hangs on it by now.",
            "guide G7 : It was new, but something hangs on it by now."}));
    EXPECT_FALSE(world.find(Kind::Guide, "G9"));
    EXPECT_EQ(world.total(Metric::Orders), 5U);
}

TEST_F(PeopleUndoTest, WhomAClosedMonthCountsStays)
{
    closeMonth(2026, 6);
    world.request.import.nowMs += 2000;
    import("I1", "guides", "code,name,store_code\nG8,Yu,S1\n");
    import("I2", "guides", "code,name,store_code\nG9,Zoe,S1\n");
    EXPECT_EQ(undo("I1").removed, 1U) << "came after the close";
    closeMonth(2026, 7);
    EXPECT_EQ(named(undo("I2")), Slots {"guide G9 : 2026-07 is closed: numbers of it hang on this."});
    EXPECT_TRUE(world.find(Kind::Guide, "G9"));
}

TEST_F(PeopleUndoTest, ThePlaceOfWhoHasGoneMayBeTakenByTheNext)
{
    import("I1", "guides", "code,name,store_code\nG9,Zoe,S1\n");
    undo("I1");
    import("I2", "guides", "code,name,store_code\nG8,Yu,S1\n");
    world.put(Metric::Orders, "G8", kMay, 3);
    EXPECT_EQ(world.total(Metric::Orders), 3U);
    EXPECT_EQ(problems(), Slots());
}

TEST_F(PeopleUndoTest, WhatSomebodyHasEditedSinceStays)
{
    import("I1", "guides", "code,name,store_code,wecom_userid\nG1,Anna,S1,anna\nG9,Zoe,S1,\n");
    edit(Kind::Guide, "G1", "wecom_userid", std::string("ann.b"));
    edit(Kind::Guide, "G9", "tags", std::vector<std::string> {"mine"});
    const UndoReport report = undo("I1");
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("name"), "Ann");
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("wecom_userid"), "ann.b");
    EXPECT_EQ(named(report),
        (Slots {
            "guide G9 : It was changed again later.", "guide G1 wecom_userid: It was changed again later."}));
    EXPECT_TRUE(world.find(Kind::Guide, "G9"));
}

TEST_F(PeopleUndoTest, GroupsAndKocsReturnToTheirGuide)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
    world.importClean("koc", "code,nickname,guide_code\nK1,kay,G1\n");
    world.put(Metric::KocPosts, "K1", kAugust, 4);
    const std::vector<std::string> before = everything();
    import("I1", "groups",
        "code,name,kind,owner_code,closed_on\nQ1,uno,customer,G3,2026-09-01\nQ2,two,customer,G3,\n");
    import("I2", "koc", "code,nickname,guide_code\nK1,kay,G3\nK2,lee,G3\n");
    EXPECT_EQ(undo("I2").kept, 0U);
    EXPECT_EQ(undo("I1").kept, 0U);
    EXPECT_EQ(everything(), before);
}

} // namespace
