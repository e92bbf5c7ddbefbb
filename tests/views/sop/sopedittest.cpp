// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is saved of a template that somebody changed: itself as long as nothing was made of it, its next version after.

#include <gtest/gtest.h>

#include "views/sop/sopedit.h"

using namespace qunce;

namespace {

const Day kToday = *Day::parse("2026-09-08");

class SopEditTest : public testing::Test
{
protected:
    SopEditTest()
    {
        line.sop.id = ids.next();
        line.sop.family = line.sop.id;
        line.sop.name = "会员周";
        line.sop.days = 7;
        line.sop.status = "active";
        for (const int day : {0, 3}) {
            SopStep step;
            step.id = ids.next();
            step.title = "第" + std::to_string(day) + "天";
            step.day = day;
            step.groupKinds = {"customer"};
            line.sop.steps.push_back(step);
        }
    }
    SopSaving saved(const SopTemplate &wanted) { return savingOf(line, wanted, {line}, kToday, ids); }

    SeededIdSource ids {7, 1'790'000'000'000};
    SopLine line;
};

TEST_F(SopEditTest, OnlyWhatIsDifferentIsSaved)
{
    EXPECT_TRUE(saved(line.sop).request.changes.empty());
    SopTemplate wanted = line.sop;
    wanted.steps[1].title = "新标题";
    const SopSaving saving = saved(wanted);
    EXPECT_EQ(saving.id, line.sop.id);
    EXPECT_FALSE(saving.isNextVersion);
    ASSERT_EQ(saving.request.changes.size(), 1U);
    const auto &change = std::get<ChangeFields>(saving.request.changes[0]);
    EXPECT_EQ(change.kind, Kind::SopStep);
    EXPECT_EQ(change.id, line.sop.steps[1].id);
    ASSERT_EQ(change.fields.size(), 1U) << "what somebody else changes meanwhile stays";
    EXPECT_EQ(std::get<std::string>(change.fields.at("title")), "新标题");
}

TEST_F(SopEditTest, AValueThatIsTakenAwayIsSavedAsNone)
{
    line.sop.steps[0].metric = "到期完成率";
    SopTemplate wanted = line.sop;
    wanted.steps[0].metric.clear();
    const SopSaving saving = saved(wanted);
    ASSERT_EQ(saving.request.changes.size(), 1U);
    const auto &change = std::get<ChangeFields>(saving.request.changes[0]);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(change.fields.at("metric")));
}

TEST_F(SopEditTest, StepsComeAndGo)
{
    SopTemplate wanted = line.sop;
    wanted.steps.erase(wanted.steps.begin());
    SopStep made;
    made.title = "收官";
    made.day = 6;
    wanted.steps.push_back(made);
    const SopSaving saving = saved(wanted);
    ASSERT_EQ(saving.request.changes.size(), 2U);
    const auto &create = std::get<MakeRecord>(saving.request.changes[0]);
    EXPECT_EQ(create.kind, Kind::SopStep);
    EXPECT_FALSE(create.id.isNil());
    EXPECT_EQ(std::get<std::string>(create.fields.at("template")), line.sop.id.toString());
    EXPECT_EQ(std::get<DeleteRecord>(saving.request.changes[1]).id, line.sop.steps[0].id);
}

TEST_F(SopEditTest, WhatCampaignsWereMadeOfStaysAndANextVersionIsMade)
{
    line.campaigns = 2;
    SopTemplate wanted = line.sop;
    wanted.steps[0].title = "新标题";
    SopLine second = line;
    second.sop.id = ids.next();
    second.sop.version = 4;
    const SopSaving saving = savingOf(line, wanted, {line, second}, kToday, ids);
    EXPECT_TRUE(saving.isNextVersion);
    EXPECT_NE(saving.id, line.sop.id);
    ASSERT_EQ(saving.request.changes.size(), 3U) << "the template and its steps, and nothing of the old ones";
    const auto &head = std::get<MakeRecord>(saving.request.changes[0]);
    EXPECT_EQ(head.id, saving.id);
    EXPECT_EQ(std::get<int64_t>(head.fields.at("version")), 5) << "after all that the family has";
    EXPECT_EQ(std::get<std::string>(head.fields.at("family")), line.sop.id.toString());
    EXPECT_EQ(std::get<std::string>(head.fields.at("effective_from")), "2026-09-08");
    for (const size_t i : {1U, 2U}) {
        const auto &step = std::get<MakeRecord>(saving.request.changes[i]);
        EXPECT_EQ(std::get<std::string>(step.fields.at("template")), saving.id.toString());
        EXPECT_NE(step.id, line.sop.steps[0].id);
        EXPECT_NE(step.id, line.sop.steps[1].id);
    }
    EXPECT_TRUE(saved(line.sop).request.changes.empty()) << "without a difference there is no version";
}

TEST_F(SopEditTest, TheVersionOfADayIsTheLatestThatIsGoodByThen)
{
    SopLine second = line;
    second.sop.id = ids.next();
    second.sop.version = 2;
    second.sop.effectiveFrom = kToday + 10;
    SopLine retired = second;
    retired.sop.version = 3;
    retired.sop.status = "retired";
    const std::vector<SopLine> lines {retired, second, line};
    EXPECT_EQ(versionOn(lines, line.sop.family, kToday + 9), 2U);
    EXPECT_EQ(versionOn(lines, line.sop.family, kToday + 10), 1U);
    EXPECT_FALSE(versionOn(lines, ids.next(), kToday));
}

} // namespace
