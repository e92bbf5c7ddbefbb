// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/server/import/importworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

class ImportPlanTest : public testing::Test
{
protected:
    void SetUp() override
    {
        world.importOrg();
        world.importGuides();
    }

    /// What somebody at the console would do.
    void edit(Kind kind, const std::string &code, const std::string &field, FieldValue value)
    {
        Record record = world.get(kind, code);
        record.put(field, std::move(value));
        Result<std::unique_ptr<WriteTransaction>> transaction = world.storage().beginWrite();
        ASSERT_TRUE(transaction.ok());
        ASSERT_TRUE((*transaction)->putRecord(record).ok());
        ASSERT_TRUE((*transaction)->commit().ok());
    }

    ImportWorld world;
};

TEST_F(ImportPlanTest, TakesContentWithLineBreaksAndRefusesWhatEndsBeforeItBegins)
{
    const ImportReport report = world.import("content",
        "素材编码,标题,层级,人设,正文,生效日期,失效日期\nM1,标题,价值观,妈妈,\"第一行\n第二行\",2026-01-01,"
        "2026-02-01\n"
        "M2,标题,brand,,,2026-02-02,2026-02-01\nM3,标题,无,,,,\n");
    EXPECT_EQ(report.rejected, 2U);
    const Record content = world.get(Kind::Content, "M1");
    EXPECT_EQ(content.text("layer"), "value");
    EXPECT_EQ(content.text("body"), "第一行\n第二行");
    EXPECT_EQ(content.bucket, bucket::planHq());
}

TEST_F(ImportPlanTest, PutsEntriesWhereTheyAreReadAndMakesMissingCampaigns)
{
    world.importClean("content", "code,title,layer\nM1,copy,brand\n");
    world.importClean("entries",
        "code,title,campaign,start_at,end_at,group_kinds,regions,content_code,status\n"
        "E1,one,双十一,2026-11-01 09:00,2026-11-01 10:00,customer；门店群,R2,M1,approved\n"
        "E2,two,双十一,2026-11-01 09:00,,,R1;R2,,已下发\nE3,three,,2026-11-01 "
        "09:00,,,R1,,\nE4,four,,2026-11-01 24:00,,,,,done\n");
    const Record first = world.get(Kind::Entry, "E1");
    EXPECT_EQ(first.bucket, bucket::planOf(world.id(Kind::Org, "R2")));
    EXPECT_EQ(first.set("group_kinds"), (std::vector<std::string> {"customer", "store"}));
    EXPECT_EQ(first.reference("campaign"), world.id(Kind::Campaign, "双十一"));
    EXPECT_EQ(first.reference("content"), world.id(Kind::Content, "M1"));
    EXPECT_EQ(world.all(Kind::Campaign).size(), 1U);
    EXPECT_EQ(world.get(Kind::Entry, "E2").bucket, bucket::planHq());
    EXPECT_EQ(world.get(Kind::Entry, "E2").text("status"), "dispatched");
    EXPECT_EQ(world.get(Kind::Entry, "E3").bucket, bucket::planHqDraft());
    EXPECT_EQ(world.get(Kind::Entry, "E4").instant("start_at"),
        Instant::fromLocal(Day::fromYmd(2026, 11, 2), 0, 0));
}

TEST_F(ImportPlanTest, RefusesEntriesThatReferToNothingOrEndBeforeTheyBegin)
{
    const ImportReport report = world.import("entries",
        "code,title,campaign,start_at,end_at,regions,content_code\nE1,one,A,2026-11-01 09:00,2026-11-01 "
        "08:00,,\n"
        "E2,two,A,2026-11-01 09:00,,R9,\nE3,three,A,2026-11-01 09:00,,S1,\nE4,four,A,2026-11-01 "
        "09:00,,,M9\nE5,five,A,someday,,,\n");
    EXPECT_EQ(report.rejected, 5U);
    EXPECT_TRUE(world.all(Kind::Campaign).empty());
    EXPECT_NE(world.errors().find("regions = R9: There is no record with the code R9."), std::string::npos);
}

TEST_F(ImportPlanTest, LetsTasksFollowTheRegionsOfTheirEntry)
{
    world.importClean("entries", "code,title,start_at,regions\nE1,one,2026-11-01 09:00,R1\n");
    world.importClean("tasks",
        "code,title,entry_code,kind,dispatched_at,due_at\nT1,one,E1,群发,2026-11-01 08:00,2026-11-01 "
        "24:00\nT2,two,,,,2026-11-02 00:00\n");
    const Record task = world.get(Kind::Task, "T1");
    EXPECT_EQ(task.bucket, bucket::planOf(world.id(Kind::Org, "R1")));
    EXPECT_EQ(task.text("kind"), "group_push");
    EXPECT_EQ(task.day("due_day"), Day::fromYmd(2026, 11, 1));
    EXPECT_EQ(task.instant("due_at"), world.get(Kind::Task, "T2").instant("due_at"));
    EXPECT_EQ(world.get(Kind::Task, "T2").day("due_day"), Day::fromYmd(2026, 11, 2));
    EXPECT_EQ(world.get(Kind::Task, "T2").bucket, bucket::planHq());
    world.importClean("entries", "code,title,start_at,regions\nE1,one,2026-11-01 09:00,R1;R2\n");
    EXPECT_EQ(world.get(Kind::Task, "T1").bucket, bucket::planHq());
    EXPECT_EQ(
        world
            .import("tasks",
                "code,title,entry_code,due_at\nT3,three,E9,2026-11-01 09:00\nT4,four,,2026-02-30 09:00\n")
            .rejected,
        2U);
}

TEST_F(ImportPlanTest, TakesGoalsOfExactlyOneUnitOrGuide)
{
    const std::string file = "期间,组织编码,导购编码,指标,目标值(元)\n2026-09,R1,,净销售额,100.5\n2026-09-01/"
                             "2026-09-30,,G3,amount,20\n"
                             "2026-09,Z1,,amount,30\n";
    EXPECT_EQ(world.importClean("goals", file).counts.created, 3U);
    EXPECT_EQ(world.importClean("goals", file).counts.unchanged, 3U);
    std::map<int64_t, std::string> buckets;
    for (const Record &goal : world.all(Kind::Goal)) {
        EXPECT_EQ(goal.day("from_day"), Day::fromYmd(2026, 9, 1));
        EXPECT_EQ(goal.day("to_day"), Day::fromYmd(2026, 9, 30));
        EXPECT_EQ(goal.text("metric"), "amount");
        buckets[goal.integer("value").value_or(0)] = goal.bucket;
    }
    EXPECT_EQ(buckets,
        (std::map<int64_t, std::string> {{10050, bucket::planOf(world.id(Kind::Org, "R1"))},
            {2000, bucket::planOf(world.id(Kind::Org, "R2"))}, {3000, bucket::planHq()}}));
    const ImportReport bad = world.import("goals",
        "period,org_code,guide_code,metric,value\n2026-09,R1,G1,orders,1\n2026-09,,,orders,1\n2026-09,R9,,"
        "orders,1\n"
        "2026-09,,G9,orders,1\n2026-09,R1,,happiness,1\n2026-13,R1,,orders,1\n2026-09,R1,,orders,-1\n");
    EXPECT_EQ(bad.rejected, 7U);
    EXPECT_EQ(
        world.importClean("goals", "period,org_code,metric,value\n2026-09,R1,amount,7\n").counts.updated, 1U);
    EXPECT_EQ(world.all(Kind::Goal).size(), 3U);
}

TEST_F(ImportPlanTest, TouchesOnlyWhatTheFileSaysDifferentlyThanLastTime)
{
    const std::string file =
        "code,title,stage,start_at,regions,status\nE1,one,warm-up,2026-11-01 09:00,R1;R2,approved\n";
    world.importClean("entries", file);
    edit(Kind::Entry, "E1", "title", std::string("better"));
    edit(Kind::Entry, "E1", "start_at", Instant::fromLocal(Day::fromYmd(2026, 11, 1), 10, 0).seconds);
    edit(Kind::Entry, "E1", "regions",
        std::vector<std::string> {
            world.id(Kind::Org, "R1").toString(), world.id(Kind::Org, "R3").toString()});
    EXPECT_EQ(world.importClean("entries", file).counts.unchanged, 1U);
    EXPECT_EQ(world.get(Kind::Entry, "E1").text("title"), "better");
    // The file changes three fields: the stage nobody has touched, the guarded time somebody has, and adds to the set.
    world.importClean("entries",
        "code,title,stage,start_at,regions,status\nE1,one,launch,2026-11-01 11:00,R2;R1,approved\n");
    const Record entry = world.get(Kind::Entry, "E1");
    EXPECT_EQ(entry.text("title"), "better");
    EXPECT_EQ(entry.text("stage"), "launch");
    EXPECT_EQ(entry.instant("start_at"), Instant::fromLocal(Day::fromYmd(2026, 11, 1), 10, 0));
    EXPECT_EQ(entry.set("regions").size(), 2U);
    world.importClean("entries", "code,title,start_at,regions\nE1,two,2026-11-01 11:00,R2\n");
    EXPECT_EQ(world.get(Kind::Entry, "E1").text("title"), "two");
    EXPECT_EQ(world.get(Kind::Entry, "E1").set("regions"),
        std::vector<std::string> {world.id(Kind::Org, "R3").toString()});
}

} // namespace
