// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/rules/scope.h"

using namespace qunce;
using namespace qunce::server;

namespace {

const Uuid kNorth = *Uuid::parse("01990000-0000-7000-8000-000000000001");
const Uuid kSouth = *Uuid::parse("01990000-0000-7000-8000-000000000002");
const Uuid kUser = *Uuid::parse("01990000-0000-7000-8000-000000000003");

TEST(ScopeTest, ARegionUserReadsItsRegionsAndWhatEverybodyReads)
{
    const Scope scope = Scope::ofRegions(Role::RegionManager, kUser, {kNorth});
    for (const std::string &bucket : {bucket::ref(), bucket::planHq(), bucket::planOf(kNorth),
             bucket::peopleOf(kNorth), bucket::factsOf(kNorth, 2026), bucket::userOf(kUser)})
        EXPECT_TRUE(scope.mayRead(bucket)) << bucket;
    for (const std::string &bucket : {bucket::planHqDraft(), bucket::planOf(kSouth), bucket::peopleOf(kSouth),
             bucket::factsOf(kSouth, 2026), bucket::userOf(kNorth)})
        EXPECT_FALSE(scope.mayRead(bucket)) << bucket;
}

TEST(ScopeTest, DraftsAreForHqContentAndAdminsOnly)
{
    EXPECT_TRUE(Scope::ofBrand(Role::Admin, kUser).mayRead(bucket::planHqDraft()));
    EXPECT_TRUE(Scope::ofBrand(Role::HqContent, kUser).mayRead(bucket::planHqDraft()));
    EXPECT_FALSE(Scope::ofBrand(Role::Viewer, kUser).mayRead(bucket::planHqDraft()));
    EXPECT_TRUE(Scope::ofBrand(Role::Viewer, kUser).mayRead(bucket::peopleOf(kSouth)));
}

TEST(ScopeTest, WhatIsNoBucketIsNeverReadable)
{
    const std::string north = kNorth.toString();
    const std::vector<std::string> names {"", "plan", "plan:r:", "people:r:" + north + "x", "fact:r:" + north,
        "fact:r:" + north + ":", "fact:r:" + north + ":20x6", "people:" + north};
    for (const std::string &wrong : names)
        EXPECT_FALSE(Scope::everything().mayRead(wrong)) << wrong;
}

TEST(ScopeTest, BucketNamesCanBeTakenApart)
{
    using bucket::Name;
    using bucket::Type;
    EXPECT_EQ(bucket::parse(bucket::factsOf(kNorth, 2026)), (Name {Type::FactsOfRegion, kNorth, 2026}));
    EXPECT_EQ(bucket::parse(bucket::planOf(kSouth)), (Name {Type::PlanOfRegion, kSouth, 0}));
    EXPECT_EQ(bucket::parse(bucket::planHqDraft()), (Name {Type::PlanHqDraft, {}, 0}));
}

} // namespace
