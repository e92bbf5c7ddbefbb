// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/factsneeded.h"

#include <algorithm>
#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "tests/domain/boardtext.h"

namespace qunce {

namespace {

const Period kNeededIn {Day::fromYmd(2026, 9, 1), Day::fromYmd(2026, 9, 10)};

struct Asked {
    Metric metric;
    KeyRange keys;
};

/// Writes down what it is asked for, of days.
class AskedFacts : public FactSource
{
public:
    explicit AskedFacts(const FactSource &facts) : m_facts(facts) { }

    Result<void> visit(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override
    {
        const FactKind kind = info(metric).kind;
        if (kind != FactKind::GuideTask && kind != FactKind::GroupTask && keys.from <= keys.to)
            m_asked.push_back({metric, keys});
        return m_facts.visit(metric, keys, regions, visitor);
    }
    const std::vector<Asked> &asked() const { return m_asked; }

private:
    const FactSource &m_facts;
    mutable std::vector<Asked> m_asked;
};

class FactsNeededTest : public testing::TestWithParam<std::pair<const char *, Level>>
{
protected:
    FactsNeededTest()
    {
        const size_t region = m_fixture.region(m_fixture.unit(OrgKind::Region, "R"));
        m_fixture.guide(region, "a");
        m_fixture.slot(region, SubjectKind::Group, "g");
        m_fixture.slot(region, SubjectKind::Koc, "k");
        m_fixture.task("T", kNeededIn.from);
    }
    void expectForetold(const LeaderboardQuery &query)
    {
        const MemoryFacts facts = m_fixture.facts();
        const AskedFacts source(facts);
        ASSERT_TRUE(rankSubjects(m_fixture.brand(), source, query).ok());
        const std::vector<DayFacts> needed = factsNeeded(query);
        std::set<Metric> asked;
        for (const Asked &one : source.asked()) {
            asked.insert(one.metric);
            EXPECT_TRUE(std::any_of(needed.begin(), needed.end(), [&one](const DayFacts &told) {
                return told.metric == one.metric && told.days.from.number <= one.keys.from
                    && one.keys.to <= told.days.to.number;
            })) << info(one.metric).name;
        }
        std::set<Metric> foretold;
        for (const DayFacts &one : needed)
            foretold.insert(one.metric);
        EXPECT_EQ(foretold, asked) << "nothing is foretold that is not asked for";
    }

    BrandFixture m_fixture;
};

TEST_P(FactsNeededTest, SaysWhatARankingAsksFor)
{
    LeaderboardQuery query = queryOf(GetParam().first, kNeededIn, GetParam().second);
    expectForetold(query);
    query.zeroFillFed = true;
    expectForetold(query);
    query.compare = Compare::LastYear;
    query.tie = {*Measure::parse("replies"), *Measure::parse("done")};
    expectForetold(query);
}

using At = std::pair<const char *, Level>;
INSTANTIATE_TEST_SUITE_P(Measures, FactsNeededTest,
    testing::Values(At("orders", Level::Region), At("reply_rate_14d", Level::Region),
        At("after_hours_share", Level::Region), At("after_hours_share_online", Level::Region),
        At("net_friends", Level::Region), At("selling_rate", Level::Region),
        At("per_guide:amount", Level::Region), At("attainment:orders", Level::Region),
        At("gap:amount", Level::Region), At("time_progress", Level::Region),
        At("completion_rate", Level::Region), At("on_time_rate", Level::Region),
        At("group_send_rate", Level::Region), At("overdue", Level::Region), At("group:joins", Level::Region),
        At("buyers_conversion", Level::Region), At("koc:orders", Level::Region),
        At("streak_best", Level::Guide), At("streak_current", Level::Guide)));

TEST(FactsNeeded, ThePeriodComesFirstAndItsMeasureBeforeTieBreakers)
{
    LeaderboardQuery query = queryOf("orders", kNeededIn);
    query.tie = {*Measure::parse("amount")};
    const std::vector<DayFacts> needed = factsNeeded(query);
    ASSERT_EQ(needed.size(), 4U);
    const Period before {kNeededIn.from - 10, kNeededIn.from - 1};
    EXPECT_EQ(needed[0].metric, Metric::Orders);
    EXPECT_EQ(needed[0].days, kNeededIn);
    EXPECT_EQ(needed[1].metric, Metric::Amount);
    EXPECT_EQ(needed[1].days, kNeededIn);
    EXPECT_EQ(needed[2].metric, Metric::Orders);
    EXPECT_EQ(needed[2].days, before);
    EXPECT_EQ(needed[3].days, before);
}

} // namespace

} // namespace qunce
