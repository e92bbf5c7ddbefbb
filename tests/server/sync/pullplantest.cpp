// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pullplan.h"

#include <gtest/gtest.h>

namespace qunce::server {

namespace {

constexpr uint64_t kSalt = 7;

/// The plan for a brand with one bucket, `ref`, that has 10,000 rows and has forgotten what was removed before 6,000.
class PullPlanTest : public ::testing::Test
{
protected:
    PullTarget targetOf(const PullRequest &request)
    {
        Head head;
        head.bucket = bucket::ref();
        head.name = *bucket::parse(head.bucket);
        head.at = {10'000, kSalt};
        head.floorSeq = 6'000;
        head.liveRows = 10'000;
        m_heads = {head};
        const auto saltAt = [](const std::string &, uint64_t) -> Result<std::optional<uint64_t>> {
            return std::optional<uint64_t>(kSalt);
        };
        const auto plan =
            planPull(request, {m_heads.data()}, Scope::everything(), *Day::parse("2026-01-01"), saltAt);
        EXPECT_TRUE(plan.ok());
        m_plan = *plan;
        return m_plan.targets.at(0);
    }

    std::vector<Head> m_heads;
    PullPlan m_plan;
};

TEST_F(PullPlanTest, AFirstScanPassesTheRowsBelowTheFloor)
{
    PullRequest request;
    request.from["ref"] = 5'000;
    const PullTarget target = targetOf(request);
    EXPECT_FALSE(target.reset);
    EXPECT_EQ(target.position, 5'000U);
    EXPECT_EQ(target.tombstonesAfter, 5'000U);
}

TEST_F(PullPlanTest, ABaseBelowTheFloorIsReset)
{
    PullRequest request;
    request.base["ref"] = {5'999, kSalt};
    EXPECT_TRUE(targetOf(request).reset);
    EXPECT_EQ(m_plan.reset, std::vector<std::string> {"ref"});
    request.from["ref"] = 7'000; // what came since does not bring back what was missed
    EXPECT_TRUE(targetOf(request).reset);
    request.base["ref"] = {6'000, kSalt};
    EXPECT_FALSE(targetOf(request).reset);
}

TEST_F(PullPlanTest, AScanForGainedKindsPassesThemToo)
{
    PullRequest request;
    request.base["ref"] = {9'000, kSalt};
    request.from["ref"] = 2'000;
    request.kindsGained = {"goal"};
    const PullTarget target = targetOf(request);
    EXPECT_FALSE(target.reset);
    EXPECT_EQ(target.position, 2'000U);
    EXPECT_EQ(target.gainedUpTo, 9'000U);
    EXPECT_EQ(target.tombstonesAfter, 9'000U);
}

} // namespace

} // namespace qunce::server
