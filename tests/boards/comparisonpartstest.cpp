// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Comparisons of a small brand that is written down here, so that every number can be reckoned by hand.

#include "models/boards/comparisonparts.h"

#include <gtest/gtest.h>

#include "tests/domain/brandfixture.h"

namespace qunce {

namespace {

const Day kToday = *Day::parse("2026-09-08");
const Period kWeek {*Day::parse("2026-09-01"), *Day::parse("2026-09-07")};
const Period kThen {*Day::parse("2025-09-01"), *Day::parse("2025-09-07")};
const Measure kSold {MeasureKind::Sum, Metric::Amount};

/// East has the stores A (long open), B (opened in March 2026) and C (closed in January 2026); West has the store D,
/// which nobody knows the opening day of. Each sells so much every day of both weeks that it is open.
class ComparisonPartsTest : public testing::Test
{
protected:
    ComparisonPartsTest()
    {
        makePlaces();
        sell(0, "a", m_a, 100, 80);
        sell(0, "b", m_b, 50, 0);
        sell(0, "c", m_c, 0, 70);
        sell(1, "d", m_d, 30, 40);
        for (const Period days : {kWeek, kThen}) {
            for (Day day = days.from; day <= days.to; ++day) {
                m_fixture.fed(0, Metric::Amount, day);
                m_fixture.fed(1, Metric::Amount, day);
            }
        }
    }

    /// A brand without anybody and any number.
    void makePlaces()
    {
        m_fixture = {};
        m_zone = m_fixture.unit(OrgKind::Zone, "Z");
        m_east = m_fixture.unit(OrgKind::Region, "E", m_zone);
        m_west = m_fixture.unit(OrgKind::Region, "W", m_zone);
        m_a = m_fixture.unit(OrgKind::Store, "A", m_east);
        m_b = m_fixture.unit(OrgKind::Store, "B", m_east);
        m_c = m_fixture.unit(OrgKind::Store, "C", m_east);
        m_d = m_fixture.unit(OrgKind::Store, "D", m_west);
        m_fixture.region(m_east);
        m_fixture.region(m_west);
    }
    void sell(size_t region, const char *guide, OrgIndex store, uint64_t now, uint64_t then)
    {
        const uint32_t slot = m_fixture.guide(region, guide, store);
        for (int k = 0; k < 7; ++k) {
            if (now > 0)
                m_fixture.set(region, Metric::Amount, kWeek.from + k, slot, now);
            if (then > 0)
                m_fixture.set(region, Metric::Amount, kThen.from + k, slot, then);
        }
    }

    Brand brand()
    {
        Brand made = m_fixture.brand();
        std::vector<OrgUnit> units = made.org.units();
        const auto date = [&units](OrgIndex store, const char *opened, const char *closed) {
            units[static_cast<size_t>(store)].openedOn = Day::parse(opened);
            units[static_cast<size_t>(store)].closedOn = Day::parse(closed);
        };
        date(m_a, "2020-01-01", "");
        date(m_b, "2026-03-01", "");
        date(m_c, "2020-01-01", "2026-01-15");
        date(m_d, "", "");
        made.org = OrgTree(std::move(units));
        return made;
    }

    Comparison compared(CompareMode mode, Level level, std::vector<MissingRegion> missing = {})
    {
        Comparison made;
        made.query.mode = mode;
        made.query.measure = kSold;
        made.query.level = level;
        made.query.query.period = kWeek;
        made.period = kWeek;
        made.asOf = Instant::fromLocal(kToday, 10, 0);
        made.arrival.dataDay = kWeek.to;
        made.arrival.missing = std::move(missing);
        made.bases.push_back({kThen, true, {}});
        const Brand all = brand();
        const MemoryFacts facts = m_fixture.facts();
        const ComparisonSource source {all, facts, m_under, {}};
        const Result<void> done =
            mode == CompareMode::Campaign ? compareCampaigns(source, made) : comparePeriods(source, made);
        EXPECT_TRUE(done.ok()) << (done.ok() ? std::string() : done.error().detail);
        return made;
    }

    static const ComparisonRow &row(const Comparison &made, const std::string &code)
    {
        const auto found = std::find_if(made.rows.begin(), made.rows.end(),
            [&code](const ComparisonRow &one) { return one.code == code; });
        EXPECT_NE(found, made.rows.end()) << code;
        return found == made.rows.end() ? made.total : *found;
    }
    static std::string said(const ComparedPair &pair)
    {
        const auto words = [](const MeasureValue &value) {
            return value.value ? shortest(*value.value) : std::string("nothing");
        };
        return words(pair.now) + " : " + (pair.then ? words(*pair.then) : std::string("not compared"));
    }
    MissingRegion west(Day last) { return {m_fixture.brand().org.at(m_west).id, "West", last}; }

    BrandFixture m_fixture;
    OrgIndex m_zone = kHq;
    OrgIndex m_east = kHq;
    OrgIndex m_west = kHq;
    OrgIndex m_a = kHq;
    OrgIndex m_b = kHq;
    OrgIndex m_c = kHq;
    OrgIndex m_d = kHq;
    OrgIndex m_under = kHq;
};

TEST_F(ComparisonPartsTest, UnitsAndTotalAreSumsOfBothWeeks)
{
    const Comparison regions = compared(CompareMode::Periods, Level::Region);
    ASSERT_EQ(regions.rows.size(), 2U);
    EXPECT_EQ(said(row(regions, "E").pairs[0]), "1050 : 1050");
    EXPECT_EQ(said(row(regions, "W").pairs[0]), "210 : 280");
    EXPECT_EQ(said(regions.total.pairs[0]), "1260 : 1330");
    const Comparison stores = compared(CompareMode::Periods, Level::Store);
    EXPECT_EQ(said(row(stores, "B").pairs[0]), "350 : 0") << "it was not there";
    EXPECT_FALSE(growthOf(row(stores, "B").pairs[0].now.value, row(stores, "B").pairs[0].then->value));
    EXPECT_EQ(said(row(stores, "C").pairs[0]), "0 : 490") << "it is in the total, so it is among the rows";
    EXPECT_EQ(said(stores.total.pairs[0]), said(regions.total.pairs[0]));
    const Comparison zones = compared(CompareMode::Periods, Level::Zone);
    EXPECT_EQ(said(row(zones, "Z").pairs[0]), "1260 : 1330");
}

TEST_F(ComparisonPartsTest, SameStoresLeaveOutThoseThatWereOpenedOrClosed)
{
    const Comparison made = compared(CompareMode::SameStores, Level::Region);
    const SameStores &east = row(made, "E").stores[0];
    EXPECT_EQ(said(east.pair), "700 : 560") << "of A alone";
    EXPECT_EQ(east.same, 1U);
    EXPECT_EQ(east.opened, 1U);
    EXPECT_EQ(east.closed, 1U);
    EXPECT_EQ(said(row(made, "E").pairs[0]), "1050 : 1050") << "all of its stores stand beside it";
    const SameStores &west = row(made, "W").stores[0];
    EXPECT_EQ(said(west.pair), "210 : 280");
    EXPECT_EQ(west.undated, 1U);
    const SameStores &all = made.total.stores[0];
    EXPECT_EQ(said(all.pair), "910 : 840");
    EXPECT_EQ(all.same, 2U);
    EXPECT_EQ(all.all(), 4U);
}

TEST_F(ComparisonPartsTest, AStoreThatWentToAnotherRegionIsTheSameStoreStill)
{
    // Until January A was the West's, with a place of its own there.
    const uint32_t before = m_fixture.guide(1, "a-before", m_a);
    for (int k = 0; k < 7; ++k)
        m_fixture.set(1, Metric::Amount, kThen.from + k, before, 5);
    const Comparison made = compared(CompareMode::SameStores, Level::Region);
    EXPECT_EQ(said(row(made, "E").stores[0].pair), "700 : 595") << "with what it sold in the West";
    EXPECT_EQ(said(row(made, "W").stores[0].pair), "210 : 280");
    EXPECT_EQ(said(row(made, "W").pairs[0]), "210 : 315") << "history counts where it was";
}

TEST_F(ComparisonPartsTest, ARegionThatIsNotInIsShownAndLeftOutOfBothSides)
{
    for (const CompareMode mode : {CompareMode::Periods, CompareMode::SameStores}) {
        const Comparison made = compared(mode, Level::Region, {west(kWeek.to - 1)});
        EXPECT_EQ(made.leftOut, std::vector<std::string> {"West"});
        const ComparisonRow &missing = row(made, "W");
        EXPECT_FALSE(missing.isIn);
        EXPECT_EQ(said(missing.pairs[0]), "210 : not compared");
        EXPECT_EQ(said(made.total.pairs[0]), "1050 : 1050");
        EXPECT_EQ(toText(made.total.now.numerator), "1260") << "all that is there";
        EXPECT_EQ(toText(made.compared.numerator), "1050");
        if (mode == CompareMode::SameStores) {
            EXPECT_EQ(said(made.total.stores[0].pair), "700 : 560");
            EXPECT_EQ(made.total.stores[0].all(), 3U);
        }
    }
    const Comparison stores = compared(CompareMode::Periods, Level::Store, {west(kWeek.to - 1)});
    EXPECT_FALSE(row(stores, "D").isIn) << "its stores are not in either";
    EXPECT_TRUE(row(stores, "A").isIn);
}

TEST_F(ComparisonPartsTest, ABaseOfWhichDaysAreMissingIsNoBase)
{
    // The West began to hand in its numbers on the third day of last year's week.
    makePlaces();
    sell(0, "a", m_a, 100, 80);
    sell(1, "d", m_d, 30, 40);
    for (int k = 0; k < 7; ++k) {
        for (const size_t region : {size_t {0}, size_t {1}}) {
            m_fixture.fed(region, Metric::Amount, kWeek.from + k);
            if (region == 0 || k >= 2)
                m_fixture.fed(region, Metric::Amount, kThen.from + k);
        }
    }
    const Comparison made = compared(CompareMode::Periods, Level::Region);
    EXPECT_EQ(made.bases[0].notWhole, std::vector<std::string> {"name of W"});
    EXPECT_TRUE(row(made, "W").isIn);
    EXPECT_EQ(said(row(made, "W").pairs[0]), "210 : not compared");
    EXPECT_EQ(said(made.total.pairs[0]), "700 : 560");
    EXPECT_EQ(toText(made.compared.numerator), "910");

    const Comparison campaign = compared(CompareMode::Campaign, Level::Region);
    EXPECT_EQ(said(row(campaign, "W").pairs[0]), "150 : 200") << "of a campaign the days that are in count";
    EXPECT_EQ(row(campaign, "W").days, 5);
    EXPECT_FALSE(row(campaign, "W").isIn);
    EXPECT_EQ(said(campaign.total.pairs[0]), "850 : 760");
    EXPECT_EQ(campaign.days[1].without, std::vector<std::string> {"name of W"});
    EXPECT_TRUE(campaign.days[2].without.empty());
    EXPECT_EQ(shortest(*campaign.days[1].now), "200");
    EXPECT_EQ(shortest(*campaign.days[2].now), "330") << "with all days before it";
    EXPECT_EQ(shortest(*campaign.days[6].then), "760");
    const Comparison zones = compared(CompareMode::Campaign, Level::Zone);
    EXPECT_EQ(said(row(zones, "Z").pairs[0]), "850 : 760");
    const Comparison stores = compared(CompareMode::Campaign, Level::Store);
    EXPECT_EQ(said(row(stores, "D").pairs[0]), "150 : 200");
}

TEST_F(ComparisonPartsTest, DaysThatAreNotOverAreNotCompared)
{
    Comparison made;
    made.query.mode = CompareMode::Campaign;
    made.query.measure = kSold;
    made.query.level = Level::Region;
    made.period = {kWeek.from + 4, kWeek.to + 7};
    made.asOf = Instant::fromLocal(kWeek.to, 10, 0); // its last day goes on
    made.bases.push_back({{kThen.from, kThen.to}, true, {}});
    const Brand all = brand();
    const MemoryFacts facts = m_fixture.facts();
    ASSERT_TRUE(compareCampaigns({all, facts, kHq, {}}, made).ok());
    ASSERT_EQ(made.days.size(), 7U) << "as many as the shorter one has";
    EXPECT_TRUE(made.days[1].isOver);
    EXPECT_FALSE(made.days[2].isOver);
    EXPECT_FALSE(made.days[2].now);
    EXPECT_EQ(made.total.days, 2);
    EXPECT_EQ(said(made.total.pairs[0]), "360 : 380") << "two days of 180 against two of 190";
}

TEST_F(ComparisonPartsTest, AUnitIsComparedWithinItself)
{
    m_under = m_west;
    const Comparison made = compared(CompareMode::SameStores, Level::Store, {});
    ASSERT_EQ(made.rows.size(), 1U);
    EXPECT_EQ(said(made.rows[0].pairs[0]), "210 : 280");
    EXPECT_EQ(said(made.total.pairs[0]), "210 : 280");
    EXPECT_EQ(made.total.stores[0].all(), 1U);
    const Brand all = brand();
    const MemoryFacts facts = m_fixture.facts();
    EXPECT_EQ(comparedLevels({all, facts, m_west, {}}, kWeek), std::vector<Level> {Level::Store});
    EXPECT_EQ(
        comparedLevels({all, facts, kHq, {}}, kWeek), (std::vector<Level> {Level::Region, Level::Store}))
        << "one zone is no comparison";
    EXPECT_EQ(levelToCompare({Level::Region, Level::Store}, std::nullopt), Level::Region);
    EXPECT_EQ(levelToCompare({Level::Store}, Level::Region), Level::Store);
}

} // namespace

} // namespace qunce
