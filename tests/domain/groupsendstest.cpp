// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/groupsends.h"
#include "models/domain/measurevalues.h"
#include "tests/domain/brandfixture.h"

namespace qunce {

namespace {

const Day kSendsDue = *Day::parse("2026-09-07");

TEST(GroupSends, AreWhatTheGroupSendRateOfTheTasksDayIsMadeOf)
{
    BrandFixture fixture;
    const OrgIndex north = fixture.unit(OrgKind::Region, "N");
    const OrgIndex south = fixture.unit(OrgKind::Region, "S");
    const OrgIndex store = fixture.unit(OrgKind::Store, "N1", north);
    const size_t n = fixture.region(north);
    const size_t s = fixture.region(south);
    const uint32_t a = fixture.guide(n, "A", store);
    const uint32_t b = fixture.guide(n, "B");
    const uint32_t c = fixture.guide(s, "C");
    const int32_t push = fixture.task("T1", kSendsDue);
    const int32_t other = fixture.task("T2", kSendsDue + 1);
    for (const auto &[region, slot, planned, sent] :
        {std::tuple {n, a, 12U, 12U}, std::tuple {n, b, 5U, 3U}, std::tuple {s, c, 4U, 0U}}) {
        fixture.set(region, Metric::TaskPlanned, push, slot, planned);
        fixture.set(region, Metric::TaskSent, push, slot, sent);
    }
    const Brand &brand = fixture.brand();
    const MemoryFacts facts = fixture.facts();
    EXPECT_EQ(*groupSends(brand, facts, static_cast<size_t>(push), kHq), (GroupSends {15, 21, true}));
    EXPECT_EQ(*groupSends(brand, facts, static_cast<size_t>(push), north), (GroupSends {15, 17, true}));
    EXPECT_EQ(*groupSends(brand, facts, static_cast<size_t>(push), store), (GroupSends {12, 12, true}));
    EXPECT_EQ(*groupSends(brand, facts, static_cast<size_t>(push), south), (GroupSends {0, 4, true}));
    EXPECT_EQ(*groupSends(brand, facts, static_cast<size_t>(other), kHq), (GroupSends {0, 0, false}))
        << "no data is not 0";

    const Rollup day = Rollup::byDay(brand, SubjectKind::Guide, kHq, Uuid {}, {kSendsDue, kSendsDue});
    const auto rate = measureRows({brand, facts, day, Instant::startOf(kSendsDue)},
        Measure {MeasureKind::GroupSendRate}, {kSendsDue, kSendsDue});
    ASSERT_TRUE(rate.ok());
    EXPECT_EQ(rate->front().numerator, 15);
    EXPECT_EQ(rate->front().denominator->numerator, 21);
}

} // namespace

} // namespace qunce
