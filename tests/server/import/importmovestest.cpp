// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <random>

#include "models/domain/brand.h"
#include "tests/server/import/importworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

using Texts = std::vector<std::string>;
using Sums = std::map<std::string, uint64_t>;

const Day kMay = Day::fromYmd(2026, 5, 1);
const Day kJune = Day::fromYmd(2026, 6, 1);
const Day kJuly = Day::fromYmd(2026, 7, 1);

std::string guideFile(const std::string &code, const std::string &store, const std::string &effectiveOn)
{
    return "code,name,store_code,effective_on\n" + code + ",Ann," + store + "," + effectiveOn + "\n";
}

TaskResult result(TaskStatus status, std::optional<Instant> doneAt = std::nullopt)
{
    TaskResult made;
    made.status = status;
    made.doneAt = doneAt;
    return made;
}

class ImportMovesTest : public testing::Test
{
protected:
    void SetUp() override
    {
        world.importOrg();
        world.importGuides();
    }

    ImportWorld world;
};

TEST_F(ImportMovesTest, MoveValuesFromTheEffectiveDayOn)
{
    world.put(Metric::Orders, "G1", kMay, 1);
    world.put(Metric::Orders, "G1", kJune - 1, 10);
    world.put(Metric::Orders, "G1", kJune, 100);
    world.put(Metric::Orders, "G1", kJuly, 1000);
    world.put(Metric::Orders, "G2", kJuly, 7);
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01..2026-06-01", "R2 S2 2026-06-01.."}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S1", 18}, {"S2", 1100}}));
    EXPECT_EQ(world.sumsByRegion(Metric::Orders), (Sums {{"R1", 18}, {"R2", 1100}}));
    EXPECT_EQ(world.get(Kind::Guide, "G1").bucket, bucket::peopleOf(world.id(Kind::Org, "R2")));
}

TEST_F(ImportMovesTest, TakeNotesAndConflictsAlong)
{
    const std::string there = bucket::peopleOf(world.id(Kind::Org, "R2"));
    const Record guide = world.get(Kind::Guide, "G1");
    Record note;
    note.kind = Kind::Note;
    note.id = world.id(Kind::Org, "S1"); // ids are the kind's own
    note.bucket = guide.bucket;
    note.put("subject", toValue(guide.id));
    note.put("text", std::string("knows the customers"));
    Record conflict;
    conflict.kind = Kind::Conflict;
    conflict.id = guide.id;
    conflict.bucket = guide.bucket;
    conflict.put("subject_kind", std::string("note"));
    conflict.put("subject", toValue(note.id));
    {
        const auto transaction = world.storage().beginWrite();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE((*transaction)->putRecord(note).ok());
        ASSERT_TRUE((*transaction)->putRecord(conflict).ok());
        ASSERT_TRUE((*transaction)->commit().ok());
    }
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    EXPECT_EQ(world.get(Kind::Guide, "G1").bucket, there);
    EXPECT_EQ(world.all(Kind::Note).at(0).bucket, there);
    EXPECT_EQ(world.all(Kind::Conflict).at(0).bucket, there);
}

TEST_F(ImportMovesTest, MoveWithinARegionToo)
{
    world.put(Metric::Orders, "G1", kMay, 1);
    world.put(Metric::Orders, "G1", kJuly, 10);
    world.importClean("guides", guideFile("G1", "S3", "2026-06-01"));
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01..2026-06-01", "R1 S3 2026-06-01.."}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S1", 1}, {"S3", 10}}));
}

TEST_F(ImportMovesTest, TakeEffectTodayIfNoDayIsGiven)
{
    world.importClean("guides", "code,name,store_code\nG1,Ann,S2\n");
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01..2026-09-30", "R2 S2 2026-09-30.."}));
}

TEST_F(ImportMovesTest, OpenANewSlotWhenSomebodyComesBack)
{
    world.put(Metric::Orders, "G1", kMay, 1);
    world.put(Metric::Orders, "G1", kJune, 10);
    world.put(Metric::Orders, "G1", kJuly, 100);
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    world.importClean("guides", guideFile("G1", "S1", "2026-07-01"));
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"),
        (Texts {"R1 S1 2015-01-01..2026-06-01", "R2 S2 2026-06-01..2026-07-01", "R1 S1 2026-07-01.."}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S1", 101}, {"S2", 10}}));
}

TEST_F(ImportMovesTest, RewriteHistoryFromABackdatedDayOn)
{
    world.put(Metric::Orders, "G1", kMay - 1, 1);
    world.put(Metric::Orders, "G1", kMay, 10);
    world.put(Metric::Orders, "G1", kJune, 100);
    world.put(Metric::Orders, "G1", kJuly, 1000);
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    world.importClean("guides", guideFile("G1", "S4", "2026-05-01"));
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01..2026-05-01", "R3 S4 2026-05-01.."}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S1", 1}, {"S4", 1110}}));
}

TEST_F(ImportMovesTest, LetTheLaterOfTwoMovesOfOneDayHold)
{
    world.put(Metric::Orders, "G1", kJuly, 5);
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    world.importClean("guides", guideFile("G1", "S4", "2026-06-01"));
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01..2026-06-01", "R3 S4 2026-06-01.."}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S4", 5}}));
    world.importClean("guides", guideFile("G1", "S1", "2026-06-01"));
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01.."}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S1", 5}}));
}

TEST_F(ImportMovesTest, TakeGroupsAndKocsAlong)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\nQ2,two,customer,G2\n");
    world.importClean("koc", "code,nickname,guide_code\nK1,one,G1\nK2,two,G3\n");
    world.put(Metric::GroupJoins, "Q1", kMay, 1);
    world.put(Metric::GroupJoins, "Q1", kJuly, 10);
    world.put(Metric::GroupJoins, "Q2", kJuly, 5);
    world.put(Metric::HourJoins, "Q1", kJuly, 3, "2026-07-01T10");
    world.put(Metric::HourJoins, "Q1", kMay, 4, "2026-05-01T23");
    world.put(Metric::KocOrders, "K1", kJuly, 100);
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    EXPECT_EQ(
        world.slotsOf(Kind::Group, "Q1"), (Texts {"R1 S1 2015-01-01..2026-06-01", "R2 S2 2026-06-01.."}));
    EXPECT_EQ(world.slotsOf(Kind::Koc, "K1"), (Texts {"R1 S1 2015-01-01..2026-06-01", "R2 S2 2026-06-01.."}));
    EXPECT_EQ(world.sumsByRegion(Metric::GroupJoins), (Sums {{"R1", 6}, {"R2", 10}}));
    EXPECT_EQ(world.sumsByRegion(Metric::HourJoins), (Sums {{"R1", 4}, {"R2", 3}}));
    EXPECT_EQ(world.sumsByStore(Metric::KocOrders), (Sums {{"S2", 100}}));
    EXPECT_EQ(world.get(Kind::Group, "Q1").bucket, bucket::peopleOf(world.id(Kind::Org, "R2")));
    EXPECT_EQ(world.get(Kind::Koc, "K1").reference("region"), world.id(Kind::Org, "R2"));
}

TEST_F(ImportMovesTest, LetAGroupFollowItsNewOwnerFromToday)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
    world.put(Metric::GroupJoins, "Q1", Day::fromYmd(2026, 9, 29), 1);
    world.put(Metric::GroupJoins, "Q1", Day::fromYmd(2026, 9, 30), 10);
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G3\n");
    EXPECT_EQ(
        world.slotsOf(Kind::Group, "Q1"), (Texts {"R1 S1 2015-01-01..2026-09-30", "R2 S2 2026-09-30.."}));
    EXPECT_EQ(world.sumsByRegion(Metric::GroupJoins), (Sums {{"R1", 1}, {"R2", 10}}));
    // Its first owner moves: the group's past follows, its present does not.
    world.importClean("guides", guideFile("G1", "S4", "2026-06-01"));
    EXPECT_EQ(world.slotsOf(Kind::Group, "Q1"),
        (Texts {"R1 S1 2015-01-01..2026-06-01", "R3 S4 2026-06-01..2026-09-30", "R2 S2 2026-09-30.."}));
    EXPECT_EQ(world.sumsByRegion(Metric::GroupJoins), (Sums {{"R2", 10}, {"R3", 1}}));
}

TEST_F(ImportMovesTest, MoveAKocBetweenAGuideAndARegion)
{
    world.importClean("koc", "code,nickname,guide_code,region_code\nK1,one,,R1\n");
    world.importClean("koc", "code,nickname,guide_code,region_code\nK1,one,G3,R1\n");
    EXPECT_EQ(world.slotsOf(Kind::Koc, "K1"), (Texts {"R1 - 2015-01-01..2026-09-30", "R2 S2 2026-09-30.."}));
    world.importClean("koc", "code,nickname,guide_code,region_code\nK1,one,,R3\n");
    EXPECT_EQ(world.slotsOf(Kind::Koc, "K1"), (Texts {"R1 - 2015-01-01..2026-09-30", "R3 - 2026-09-30.."}));
}

TEST_F(ImportMovesTest, FollowAReparentedStoreAcrossRegions)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\n");
    world.importClean("goals", "period,org_code,metric,value\n2026-07,S1,orders,10\n");
    world.put(Metric::Orders, "G1", kMay, 1);
    world.put(Metric::Orders, "G1", kJuly, 10);
    world.put(Metric::GroupJoins, "Q1", kJuly, 3);
    world.importClean("org", "code,parent_code,kind,name,effective_on\nS1,C2,store,S one,2026-06-01\n");
    EXPECT_EQ(
        world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01..2026-06-01", "R2 S1 2026-06-01.."}));
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G2").size(), 2U);
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G4").size(), 1U);
    EXPECT_EQ(world.slotsOf(Kind::Group, "Q1").size(), 2U);
    EXPECT_EQ(world.sumsByRegion(Metric::Orders), (Sums {{"R1", 1}, {"R2", 10}}));
    EXPECT_EQ(world.sumsByStore(Metric::Orders), (Sums {{"S1", 11}}));
    EXPECT_EQ(world.sumsByRegion(Metric::GroupJoins), (Sums {{"R2", 3}}));
    EXPECT_EQ(world.get(Kind::Guide, "G1").bucket, bucket::peopleOf(world.id(Kind::Org, "R2")));
    EXPECT_EQ(world.all(Kind::Goal).front().bucket, bucket::planOf(world.id(Kind::Org, "R2")));
    // A guide who comes to the store later has its history too.
    world.importClean("guides", "code,name,store_code\nG9,New,S1\n");
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G9").size(), 2U);
}

TEST_F(ImportMovesTest, FollowAReparentedCityAndTakeItBack)
{
    world.put(Metric::Orders, "G1", kMay, 1);
    world.put(Metric::Orders, "G1", kJuly, 10);
    world.importClean("org", "code,parent_code,kind,name,effective_on\nC1,R3,city,C one,2026-06-01\n");
    EXPECT_EQ(world.sumsByRegion(Metric::Orders), (Sums {{"R1", 1}, {"R3", 10}}));
    world.importClean("org", "code,parent_code,kind,name,effective_on\nC1,R1,city,C one,2026-06-01\n");
    EXPECT_EQ(world.slotsOf(Kind::Guide, "G1"), (Texts {"R1 S1 2015-01-01.."}));
    EXPECT_EQ(world.sumsByRegion(Metric::Orders), (Sums {{"R1", 11}}));
}

TEST_F(ImportMovesTest, MoveTaskResultsByTheirDueDay)
{
    world.importClean("tasks",
        "code,title,due_at\nT1,old,2026-05-20 18:00\nT2,new,2026-06-01 24:00\nT3,edge,2026-05-31 24:00\n");
    const Instant done = Instant::fromLocal(kJune, 9, 0);
    world.putResult("T1", "G1", result(TaskStatus::Done, done));
    world.putResult("T2", "G1", result(TaskStatus::Done, done));
    world.putResult("T3", "G1", result(TaskStatus::Pending));
    world.putResult("T2", "G2", result(TaskStatus::Pending));
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    EXPECT_EQ(world.sumsByStore(Metric::TaskStatus), (Sums {{"S1", 2 + 1 + 1}, {"S2", 2}}));
    EXPECT_EQ(world.taskValue(Metric::TaskDoneAt, "T2", "G1", kJune), static_cast<uint64_t>(done.seconds));
    EXPECT_EQ(world.taskValue(Metric::TaskStatus, "T3", "G1", kJune - 1),
        static_cast<uint64_t>(TaskStatus::Pending));
}

class ImportPushMovesTest : public ImportMovesTest
{
protected:
    void SetUp() override
    {
        ImportMovesTest::SetUp();
        world.importClean("groups",
            "code,name,kind,owner_code,closed_on\nQ1,one,customer,G1,\nQ2,two,customer,G1,\nQ3,three,"
            "customer,G2,\n");
        world.importClean("tasks", "code,title,kind,due_at\nT1,push,group_push,2026-06-10 18:00\n");
        world.putResult("T1", "G1", result(TaskStatus::Done, Instant::fromLocal(kJune, 9, 0)), "Q1");
        world.putResult("T1", "G1", result(TaskStatus::Pending), "Q2");
        world.putResult("T1", "G2", result(TaskStatus::Done), "Q3");
    }

    std::optional<uint64_t> planned(const std::string &guide, Day due)
    {
        return world.taskValue(Metric::TaskPlanned, "T1", guide, due);
    }

    const Day kDue = Day::fromYmd(2026, 6, 10);
};

TEST_F(ImportPushMovesTest, TakeTheRowsBehindAPushAlong)
{
    world.importClean("guides", guideFile("G1", "S2", "2026-06-01"));
    EXPECT_EQ(planned("G1", kDue), 2U);
    EXPECT_EQ(world.sumsByStore(Metric::TaskSent), (Sums {{"S1", 1}, {"S2", 1}}));
    EXPECT_EQ(world.sumsByStore(Metric::GroupTaskStatus), (Sums {{"S1", 2}, {"S2", 3}}));
    // The rows are there: closing a group is seen by the summary at the new place.
    world.importClean("groups", "code,name,kind,owner_code,closed_on\nQ2,two,customer,G1,2026-06-09\n");
    EXPECT_EQ(planned("G1", kDue), 1U);
    EXPECT_EQ(world.taskValue(Metric::TaskStatus, "T1", "G1", kDue), static_cast<uint64_t>(TaskStatus::Done));
}

TEST_F(ImportPushMovesTest, SumUpAnewWhenAGroupIsClosedOrOpenedAgain)
{
    const std::string file = "code,name,kind,owner_code,closed_on\nQ2,two,customer,G1,";
    world.importClean("groups", file + "2026-06-10\n");
    EXPECT_EQ(planned("G1", kDue), 2U);
    world.importClean("groups", file + "2026-06-09\n");
    EXPECT_EQ(planned("G1", kDue), 1U);
    EXPECT_EQ(planned("G2", kDue), 1U);
    world.importClean("groups", file + "\n");
    EXPECT_EQ(planned("G1", kDue), 2U);
}

TEST_F(ImportPushMovesTest, SumUpAnewWhenTheDueDayPassesAClosingDay)
{
    world.importClean("groups", "code,name,kind,owner_code,closed_on\nQ2,two,customer,G1,2026-06-20\n");
    EXPECT_EQ(planned("G1", kDue), 2U);
    world.importClean("tasks", "code,title,kind,due_at\nT1,push,group_push,2026-06-21 18:00\n");
    EXPECT_EQ(planned("G1", Day::fromYmd(2026, 6, 21)), 1U);
}

TEST_F(ImportPushMovesTest, FollowADueDayIntoAnotherYearAndAnotherSlot)
{
    world.importClean("guides", guideFile("G1", "S2", "2026-08-01"));
    EXPECT_EQ(world.sumsByStore(Metric::TaskSent), (Sums {{"S1", 2}}));
    world.importClean("tasks", "code,title,kind,due_at\nT1,push,group_push,2027-01-01 00:00\n");
    const Day later = Day::fromYmd(2027, 1, 1);
    EXPECT_EQ(world.sumsByStore(Metric::TaskSent), (Sums {{"S1", 1}, {"S2", 1}}));
    EXPECT_EQ(world.sumsByStore(Metric::GroupTaskStatus), (Sums {{"S1", 2}, {"S2", 3}}));
    EXPECT_EQ(planned("G1", later), 2U);
    const Uuid region = world.id(Kind::Org, "R2");
    for (const BucketHead &head : world.heads()) {
        const bool oldFacts = head.bucket.starts_with("fact:") && head.bucket.ends_with(":2026");
        EXPECT_TRUE(!oldFacts || head.liveRows == 0) << head.bucket;
        const bool newFacts = head.bucket == bucket::factsOf(region, 2027);
        EXPECT_TRUE(!newFacts || head.liveRows > 0) << head.bucket;
    }
    world.importClean("tasks", "code,title,kind,due_at\nT1,push,group_push,2026-06-10 18:00\n");
    EXPECT_EQ(world.sumsByStore(Metric::TaskSent), (Sums {{"S1", 2}}));
}

TEST_F(ImportMovesTest, NeverChangeATotalWhateverMovesWhereAndWhen)
{
    world.importClean("groups", "code,name,kind,owner_code\nQ1,one,customer,G1\nQ2,two,customer,G3\n");
    std::map<std::pair<std::string, Day>, uint64_t> given;
    std::mt19937 random(20260930);
    uint64_t orders = 0;
    uint64_t joins = 0;
    const std::vector<std::string> guides {"G1", "G2", "G3", "G4"};
    for (int i = 0; i < 30; ++i) {
        const Day day = kMay + static_cast<int>(random() % 90);
        const std::string &guide = guides[random() % guides.size()];
        const uint64_t value = 1 + random() % 100;
        uint64_t &here = given[{guide, day}];
        orders = orders - here + value;
        here = value;
        world.put(Metric::Orders, guide, day, value);
    }
    for (int i = 0; i < 10; ++i) {
        world.put(Metric::GroupJoins, "Q1", kMay + i * 9, static_cast<uint64_t>(i + 1));
        joins += static_cast<uint64_t>(i + 1);
    }
    // Who was where, kept by hand: a list of (from, store) per guide.
    std::map<std::string, std::map<Day, std::string>> where {{"G1", {{Slot::kFirstDay, "S1"}}},
        {"G2", {{Slot::kFirstDay, "S1"}}}, {"G3", {{Slot::kFirstDay, "S2"}}},
        {"G4", {{Slot::kFirstDay, "S3"}}}};
    const std::vector<std::string> stores {"S1", "S2", "S3", "S4"};
    for (int i = 0; i < 25; ++i) {
        std::string file = "code,name,store_code,effective_on\n";
        for (const std::string &guide : guides) {
            const Day from = kMay + static_cast<int>(random() % 90);
            const std::string &store = stores[random() % stores.size()];
            file += guide + ",Ann," + store + "," + from.toString() + "\n";
            auto &history = where[guide];
            if (history.rbegin()->second == store)
                continue;
            history.erase(history.lower_bound(from), history.end());
            if (history.rbegin()->second != store)
                history[from] = store;
        }
        world.importClean("guides", file);
        Sums expected;
        for (const auto &[key, value] : given) {
            const auto &history = where[key.first];
            expected[std::prev(history.upper_bound(key.second))->second] += value;
        }
        ASSERT_EQ(world.sumsByStore(Metric::Orders), expected) << "after import " << i;
        ASSERT_EQ(world.total(Metric::Orders), orders);
        ASSERT_EQ(world.total(Metric::GroupJoins), joins);
    }
}

} // namespace
