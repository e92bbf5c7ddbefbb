// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/server/import/importworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;

namespace {

std::vector<std::pair<std::string, uint64_t>> seqs(ImportWorld &world)
{
    std::vector<std::pair<std::string, uint64_t>> all;
    for (const BucketHead &head : world.heads())
        all.emplace_back(head.bucket, head.headSeq);
    return all;
}

TEST(ImportOrgTest, TakesChildrenBeforeTheirParents)
{
    ImportWorld world;
    const ImportReport report = world.importClean("org",
        "编码,上级编码,类型,名称,门店类型\nS1,C1,门店,一店,加盟\nC1,R1,城市,杭州,\nR1,Z1,省区,浙江,\nZ1,,"
        "大区,华东,\n");
    EXPECT_EQ(report.counts.created, 4U);
    EXPECT_EQ(world.get(Kind::Org, "S1").reference("parent"), world.id(Kind::Org, "C1"));
    EXPECT_EQ(world.get(Kind::Org, "S1").text("store_type"), "franchise");
    EXPECT_EQ(world.get(Kind::Org, "S1").text("kind"), "store");
    EXPECT_EQ(world.get(Kind::Org, "Z1").bucket, bucket::ref());
}

TEST(ImportOrgTest, RefusesImpossibleAndUnknownParentsAndTheirChildrenOnly)
{
    ImportWorld world;
    const ImportReport report = world.import("org",
        "code,parent_code,kind,name\nR1,,region,one\nR2,R2,region,itself\nC1,S1,city,under a "
        "store\nS1,C1,store,under a lost city\n"
        "S2,R1,store,good\nS3,NOWHERE,store,unknown\nS4,,store,nowhere\nZ1,R1,zone,under a region\n");
    EXPECT_EQ(report.counts.created, 2U);
    EXPECT_EQ(report.rejected, 6U);
    EXPECT_TRUE(world.find(Kind::Org, "S2"));
    for (const char *code : {"R2", "C1", "S1", "S3", "S4", "Z1"})
        EXPECT_FALSE(world.find(Kind::Org, code)) << code;
    EXPECT_NE(world.errors().find("NOWHERE"), std::string::npos);
    EXPECT_EQ(report.rows, report.counts.created + report.rejected);
}

TEST(ImportOrgTest, FallsBackToTheEarlierRowIfTheLaterOneCannotBe)
{
    ImportWorld world;
    const ImportReport report = world.import(
        "org", "code,parent_code,kind,name\nR1,,region,one\nS1,R1,store,first\nS1,NOWHERE,store,second\n");
    EXPECT_EQ(report.rejected, 1U);
    EXPECT_EQ(world.get(Kind::Org, "S1").text("name"), "first");
}

TEST(ImportOrgTest, KeepsTheKindOfAUnit)
{
    ImportWorld world;
    world.importOrg();
    EXPECT_EQ(world.import("org", "code,parent_code,kind,name\nS1,Z1,region,S one\n").rejected, 1U);
    EXPECT_EQ(world.get(Kind::Org, "S1").text("kind"), "store");
}

TEST(ImportGuidesTest, StoresEverythingAndOpensASlotSinceEver)
{
    ImportWorld world;
    world.importOrg();
    world.importClean("guides",
        "导购编码,姓名,门店编码,角色,手机号,微信号,入职日期,状态,离职日期\n"
        "0001,安,S1,店长,13800138000,wx_an,2026/1/2,在职,\n0002,白,S1,导购,,,,离职,2026-05-01\n");
    const Record guide = world.get(Kind::Guide, "0001");
    EXPECT_EQ(guide.text("phone"), "13800138000");
    EXPECT_EQ(guide.text("wechat_id"), "wx_an");
    EXPECT_EQ(guide.text("role"), "store_manager");
    EXPECT_EQ(guide.day("joined_on"), Day::fromYmd(2026, 1, 2));
    EXPECT_EQ(guide.bucket, bucket::peopleOf(world.id(Kind::Org, "R1")));
    EXPECT_EQ(world.slotsOf(Kind::Guide, "0001"), std::vector<std::string> {"R1 S1 2015-01-01.."});
    for (const Record &slot : world.all(Kind::Slot)) {
        EXPECT_EQ(slot.bucket, guide.bucket);
        const bool hasLeft = slot.text("subject_code") == "0002";
        EXPECT_EQ(slot.day("left_on"), hasLeft ? std::optional(Day::fromYmd(2026, 5, 1)) : std::nullopt);
    }
}

TEST(ImportGuidesTest, ChangesNothingTheSecondTime)
{
    ImportWorld world;
    world.importOrg();
    const std::string file =
        "code,name,store_code,status,left_on,effective_on\n"
        "G1,Ann,S1,active,2026-01-01,\nG2,Bo,S1,left,2026-02-01,2026-03-01\nG1,Anna,S2,active,,\n";
    EXPECT_EQ(world.importClean("guides", file).counts.created, 2U);
    const auto before = seqs(world);
    const ImportReport again = world.importClean("guides", file);
    EXPECT_EQ(again.counts.unchanged, 3U);
    EXPECT_EQ(again.counts.updated + again.counts.created, 0U);
    EXPECT_EQ(seqs(world), before);
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("name"), "Anna");
}

TEST(ImportGuidesTest, KnowsTheSameFileInTheOtherLanguage)
{
    ImportWorld world;
    world.importOrg();
    world.importClean("guides", "code,name,store_code,role,joined_on\nG1,Ann,S1,mentor,2026-01-02\n");
    const ImportReport again = world.importClean(
        "guides", "导购编码\t姓名\t门店编码\t角色\t入职日期\nG1\tAnn\tS1\t导师\t2026/1/2\n");
    EXPECT_EQ(again.counts.unchanged, 1U);
}

TEST(ImportGuidesTest, RefusesRowsThatCannotBe)
{
    ImportWorld world;
    world.importOrg();
    const ImportReport report = world.import("guides",
        "code,name,store_code,status,left_on,leave_from,leave_to,joined_on\n"
        "G1,left without day,S1,left,,,,\n"
        "G2,leave upside down,S1,,,2026-02-02,2026-02-01,\n"
        "G3,no such store,S9,,,,,\n"
        "G4,a region is no store,R1,,,,,\n"
        "G5,no such day,S1,,,,,2026-02-30\n"
        "G6,no such status,S1,gone,,,,\n"
        ",no code,S1,,,,,\n"
        "G7,good,S1,,,2026-02-01,2026-02-01,\n");
    EXPECT_EQ(report.rejected, 7U);
    EXPECT_EQ(report.counts.created, 1U);
    EXPECT_EQ(world.all(Kind::Guide).size(), 1U);
    const std::string errors = world.errors();
    EXPECT_EQ(errors.substr(0, 3), "\xEF\xBB\xBF");
    EXPECT_NE(
        errors.find("code,name,store_code,status,left_on,leave_from,leave_to,joined_on,line,reason\r\n"),
        std::string::npos);
    EXPECT_NE(errors.find("joined_on = 2026-02-30: "), std::string::npos);
    EXPECT_NE(errors.find("store_code = S9: There is no record with the code S9."), std::string::npos);
    EXPECT_NE(errors.find(",2,"), std::string::npos);
}

TEST(ImportGuidesTest, TakesADayOfLeavingThatIsKnownAlready)
{
    ImportWorld world;
    world.importOrg();
    world.importClean("guides", "code,name,store_code,left_on\nG1,Ann,S1,2026-05-01\n");
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("status"), "left");
    world.importClean("guides", "code,name,store_code,status\nG1,Ann,S1,left\n");
    world.importClean("guides", "code,name,store_code,status\nG1,Ann,S1,active\n");
    EXPECT_FALSE(world.get(Kind::Guide, "G1").day("left_on"));
    for (const Record &slot : world.all(Kind::Slot))
        EXPECT_FALSE(slot.day("left_on"));
}

TEST(ImportGuidesTest, LeavesMissingColumnsAloneAndEmptiesEmptyCells)
{
    ImportWorld world;
    world.importOrg();
    world.importClean("guides", "code,name,store_code,phone,wecom_userid\nG1,Ann,S1,123,ann\n");
    world.importClean("guides", "code,name,store_code,wecom_userid\nG1,Ann,S1,\n");
    EXPECT_EQ(world.get(Kind::Guide, "G1").text("phone"), "123");
    EXPECT_FALSE(world.get(Kind::Guide, "G1").find("wecom_userid"));
}

TEST(ImportGuidesTest, KeepsNameCodeAndEmploymentCurrentInAllSlots)
{
    ImportWorld world;
    world.importOrg();
    world.importGuides();
    world.importClean("guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-06-01\n");
    world.importClean("guides", "code,name,store_code,role,leave_from\nG1,Ann Lee,S2,mentor,2026-08-01\n");
    size_t slots = 0;
    for (const Record &slot : world.all(Kind::Slot)) {
        if (slot.text("subject_code") != "G1")
            continue;
        ++slots;
        EXPECT_EQ(slot.text("subject_name"), "Ann Lee");
        EXPECT_EQ(slot.text("role"), "mentor");
        EXPECT_EQ(slot.day("leave_from"), Day::fromYmd(2026, 8, 1));
    }
    EXPECT_EQ(slots, 2U);
}

TEST(ImportGroupsTest, TakesAGroupWhoseOwnerHasLeftAndParentsInAnyOrder)
{
    ImportWorld world;
    world.importOrg();
    world.importClean("guides", "code,name,store_code,status,left_on\nG1,Ann,S1,left,2026-05-01\n");
    const ImportReport report = world.import("groups",
        "code,name,kind,owner_code,parent_code,members\nQ1,one,客户群,G1,Q2,12\nQ2,two,city,G1,,\nQ3,three,"
        "city,G1,Q4,\n"
        "Q4,four,city,G1,Q3,\nQ5,five,city,NOBODY,,\nQ6,six,city,G1,Q6,\n");
    EXPECT_EQ(report.counts.created, 2U);
    EXPECT_EQ(report.rejected, 4U);
    EXPECT_EQ(world.get(Kind::Group, "Q1").reference("parent"), world.id(Kind::Group, "Q2"));
    EXPECT_EQ(world.get(Kind::Group, "Q1").text("kind"), "customer");
    EXPECT_EQ(world.get(Kind::Group, "Q1").bucket, bucket::peopleOf(world.id(Kind::Org, "R1")));
    EXPECT_EQ(world.slotsOf(Kind::Group, "Q1"), std::vector<std::string> {"R1 S1 2015-01-01.."});
    EXPECT_NE(world.errors().find("NOBODY"), std::string::npos);
}

TEST(ImportKocTest, NeedsAGuideOrARegion)
{
    ImportWorld world;
    world.importOrg();
    world.importGuides();
    const ImportReport report = world.import("koc",
        "code,nickname,guide_code,mentor_code,region_code,tier,fans\nK1,one,G3,G1,,S,100\nK2,two,,,R1,A,\nK3,"
        "three,,,,,\n"
        "K4,four,,,S1,,\nK5,five,NOBODY,,R1,,\nK6,six,,NOBODY,R1,,\nK7,seven,,,R1,X,\n");
    EXPECT_EQ(report.counts.created, 2U);
    EXPECT_EQ(report.rejected, 5U);
    EXPECT_EQ(world.slotsOf(Kind::Koc, "K1"), std::vector<std::string> {"R2 S2 2015-01-01.."});
    EXPECT_EQ(world.slotsOf(Kind::Koc, "K2"), std::vector<std::string> {"R1 - 2015-01-01.."});
    EXPECT_EQ(world.get(Kind::Koc, "K1").integer("fans"), 100);
}

} // namespace
