// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <set>

#include <gtest/gtest.h>

#include "models/boards/campaignshape.h"
#include "server/demo/demo.h"

// What the demo brand stores is what the campaign page reads.

namespace qunce::server::demo {
namespace {

TEST(DemoCampaigns, HaveGoalsAndStages)
{
    const DemoBrand demo = makeBrand({DemoScale::Small, 1, Day::fromYmd(2026, 9, 7)});
    ASSERT_FALSE(demo.campaigns.empty());
    for (const DemoCampaign &campaign : demo.campaigns) {
        const Result<std::vector<CampaignGoal>> goals = campaignGoalsFrom(campaign.goals);
        const Result<std::vector<CampaignStage>> stages = campaignStagesFrom(campaign.stages);
        ASSERT_TRUE(goals.ok()) << campaign.name;
        ASSERT_TRUE(stages.ok()) << campaign.name;
        ASSERT_EQ(goals->size(), 4U);
        EXPECT_EQ(mainGoalOf(*goals, campaign.period), 0U) << "net sales of all days";
        for (const CampaignGoal &goal : *goals) {
            EXPECT_TRUE(problemOf(goal, campaign.period).empty())
                << problemOf(goal, campaign.period).english();
            EXPECT_GT(goal.value, 0) << campaign.name << " " << goal.metric;
        }
        std::set<std::string> named;
        for (const CampaignStage &stage : *stages) {
            EXPECT_TRUE(problemOf(stage, campaign.period).empty());
            EXPECT_TRUE(stage.gate) << stage.name;
            named.insert(stage.name);
        }
        EXPECT_EQ(stages->front().from, campaign.period.from);
        EXPECT_EQ(stages->back().to, campaign.period.to);
        for (const DemoEntry &entry : demo.entries) {
            const bool isOfIt = entry.campaign && demo.campaigns[*entry.campaign].id == campaign.id;
            EXPECT_TRUE(!isOfIt || named.contains(entry.stage)) << entry.stage << ": its entries name these";
        }
    }
}

} // namespace
} // namespace qunce::server::demo
