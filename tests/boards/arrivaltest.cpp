// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/arrival.h"
#include "tests/domain/brandfixture.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

const Day kToday = *Day::parse("2026-09-08");

/// Two regions with a guide each, and a service desk where nobody sells.
class ArrivalTest : public ::testing::Test
{
protected:
    ArrivalTest()
    {
        m_brand.guide(m_west, "G1");
        m_brand.guide(m_east, "G2");
        const uint32_t desk = m_brand.guide(m_desk, "H1");
        m_brand.guideSlot(m_desk, desk).employment.role = GuideRole::HqService;
    }
    Arrival arrival()
    {
        Result<Arrival> arrival = arrivalUntil(m_brand.brand(), m_brand.facts(), kToday);
        EXPECT_TRUE(arrival.ok());
        return arrival.ok() ? *arrival : Arrival();
    }

    BrandFixture m_brand;
    const size_t m_west = m_brand.region(m_brand.unit(OrgKind::Region, "W"));
    const size_t m_east = m_brand.region(m_brand.unit(OrgKind::Region, "E"));
    const size_t m_desk = m_brand.region(m_brand.unit(OrgKind::Region, "H"));
};

TEST_F(ArrivalTest, NothingIsNoDay)
{
    EXPECT_FALSE(arrival().dataDay);
    EXPECT_EQ(arrival().regionsIn, 0);
    EXPECT_EQ(arrival().regions, 2) << "nobody sells at the service desk, so nobody waits for it";
    EXPECT_FALSE(arrival().isWhole());
}

TEST_F(ArrivalTest, TheDataDayIsTheNewestThatAnyRegionFed)
{
    m_brand.fed(m_west, Metric::Amount, kToday - 1);
    m_brand.fed(m_east, Metric::Amount, kToday - 2);
    EXPECT_EQ(arrival().dataDay, kToday - 1);
    EXPECT_EQ(arrival().regionsIn, 1);
    ASSERT_EQ(arrival().missing.size(), 1U);
    const std::string east = m_brand.brand().org.units()[1].name;
    EXPECT_EQ(arrival().missing[0].name, east);
    EXPECT_EQ(arrival().missing[0].lastDay, kToday - 2);

    m_brand.fed(m_east, Metric::Orders, kToday - 1);
    EXPECT_TRUE(arrival().isWhole());
    EXPECT_EQ(arrival().regionsIn, 2);
}

TEST_F(ArrivalTest, ASaleIsNotAFeedWhereOthersDaysWereFed)
{
    m_brand.fed(m_west, Metric::Amount, kToday - 1);
    m_brand.fed(m_east, Metric::Amount, kToday - 2);
    m_brand.set(m_east, Metric::Amount, kToday - 1, 0, 100);
    EXPECT_EQ(arrival().regionsIn, 1);
}

TEST_F(ArrivalTest, WhereNobodyFeedsADayWithSalesIsIn)
{
    m_brand.set(m_west, Metric::Orders, kToday - 1, 0, 3);
    m_brand.set(m_east, Metric::Amount, kToday - 1, 0, 300);
    EXPECT_EQ(arrival().dataDay, kToday - 1);
    EXPECT_TRUE(arrival().isWhole());
}

TEST_F(ArrivalTest, NumbersThatStoppedMonthsAgoAreFound)
{
    m_brand.fed(m_west, Metric::Amount, kToday - 200);
    EXPECT_EQ(arrival().dataDay, kToday - 200);
    EXPECT_EQ(arrival().regionsIn, 1);
}

TEST_F(ArrivalTest, OtherNumbersAreNotSales)
{
    m_brand.fed(m_west, Metric::FriendsAdded, kToday - 1);
    EXPECT_FALSE(arrival().dataDay);
}

TEST(NotWholeIn, AreThoseWhoseLastDayIsBeforeThePeriodsEnd)
{
    const Day data = *Day::parse("2026-09-07");
    Arrival arrival;
    EXPECT_TRUE(notWholeIn(arrival, {data, data}).empty()) << "nothing is in at all";
    arrival.dataDay = data;
    arrival.missing = {{Uuid(), "never", std::nullopt}, {Uuid(), "late", data - 2}};
    const auto names = [&](Period period) {
        std::string all;
        for (const MissingRegion &region : notWholeIn(arrival, period))
            all += region.name + ' ';
        return all;
    };
    EXPECT_EQ(names({data, data}), "never late ");
    EXPECT_EQ(names({data - 6, data + 1}), "never late ") << "of tomorrow nobody has any";
    EXPECT_EQ(names({data - 1, data - 1}), "never late ");
    EXPECT_EQ(names({data - 9, data - 2}), "never ") << "the late one is in up to there";
}

TEST(ReadArrival, OfTheDemoBrandAndOfOneRegion)
{
    test::BoardBench hq;
    const Result<Arrival> whole = hq.read([](BoardContext &context) { return readArrival(context); });
    ASSERT_TRUE(whole.ok());
    EXPECT_EQ(whole->dataDay, hq.today() - 1);
    EXPECT_EQ(whole->regions, 4) << "three regions and the service desk, which sells";
    EXPECT_EQ(whole->regionsIn, 3);
    ASSERT_EQ(whole->missing.size(), 1U);
    EXPECT_EQ(whole->missing.front().name, "北京");
    EXPECT_EQ(whole->missing.front().lastDay, hq.today() - 2);
    EXPECT_TRUE(whole->syncedAt);

    test::BoardBench zhejiang("zhejiang");
    const Result<Arrival> one = zhejiang.read([](BoardContext &context) { return readArrival(context); });
    ASSERT_TRUE(one.ok());
    EXPECT_EQ(one->regions, 1);
    EXPECT_TRUE(one->isWhole());
}

/// Facts that count how often they are asked.
class CountingFacts : public FactSource
{
public:
    explicit CountingFacts(const FactSource &of) : m_of(of) { }
    Result<void> visit(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override
    {
        ++visits;
        return m_of.visit(metric, keys, regions, visitor);
    }

    mutable int visits = 0;

private:
    const FactSource &m_of;
};

TEST(ArrivalMemory, LooksOnceAsLongAsNothingChanges)
{
    test::BoardBench hq;
    hq.read([&hq](BoardContext &context) {
        const auto brand = *context.brand(BrandParts::slotsOf(SubjectKind::Guide));
        const CacheFacts cache = context.factsOf(*brand);
        const CountingFacts facts(cache);
        ArrivalMemory memory;
        const Arrival first = *memory.arrival(context.snapshot, brand, facts, hq.today());
        const int visits = facts.visits;
        EXPECT_GT(visits, 0);
        const Arrival again = *memory.arrival(context.snapshot, brand, facts, hq.today());
        EXPECT_EQ(facts.visits, visits);
        EXPECT_EQ(again.dataDay, first.dataDay);
        EXPECT_EQ(again.regionsIn, first.regionsIn);

        // Another day, and another brand, have an answer of their own.
        EXPECT_TRUE(memory.arrival(context.snapshot, brand, facts, hq.today() + 1).ok());
        EXPECT_GT(facts.visits, visits);
        const int ofTwoDays = facts.visits;
        const auto other = std::make_shared<const Brand>(*brand);
        EXPECT_TRUE(memory.arrival(context.snapshot, other, facts, hq.today() + 1).ok());
        EXPECT_GT(facts.visits, ofTwoDays);
        return 0;
    });
}

} // namespace

} // namespace qunce
