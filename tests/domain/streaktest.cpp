// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/domain/boardtext.h"

using namespace qunce;

namespace {

const Day kStreakFrom = Day::fromYmd(2026, 9, 1);

/// Guide `me` and a colleague in one store; one character a day: 1 sold, 0 a value of 0, - no value.
class StreakTest : public testing::Test
{
protected:
    void days(uint32_t slot, const std::string &marks)
    {
        for (size_t i = 0; i < marks.size(); ++i) {
            if (marks[i] != '-')
                m_fixture.set(
                    m_r, Metric::Orders, kStreakFrom + static_cast<int>(i), slot, marks[i] == '1' ? 3 : 0);
        }
    }
    void offDuty(int day) { m_fixture.set(m_r, Metric::OnDuty, kStreakFrom + (day - 1), m_me, 0); }
    /// `best current` of `me` over so many days, everything being over.
    std::string streak(int days) { return streak(days, Instant::startOf(kStreakFrom + days)); }
    std::string streak(int days, Instant asOf)
    {
        std::string text;
        for (const char *measure : {"streak_best", "streak_current"}) {
            LeaderboardQuery query = queryOf(measure, {kStreakFrom, kStreakFrom + (days - 1)});
            query.asOf = asOf;
            query.zeroFillFed = m_zeroFill;
            for (const std::string &line : boardOf(m_fixture, query)) {
                if (line.find(" me ") != std::string::npos)
                    text += line.substr(line.rfind(' ')) + ' ';
            }
        }
        return text;
    }

    BrandFixture m_fixture;
    OrgIndex m_region = m_fixture.unit(OrgKind::Region, "R");
    OrgIndex m_store = m_fixture.unit(OrgKind::Store, "S", m_region);
    size_t m_r = m_fixture.region(m_region);
    uint32_t m_me = m_fixture.guide(m_r, "me", m_store);
    uint32_t m_colleague = m_fixture.guide(m_r, "colleague", m_store);
    bool m_zeroFill = false;
};

TEST_F(StreakTest, CountsRunsAndBreaksOnZeroAndOnNoValueInAnOpenStore)
{
    days(m_me, "1101-111");
    days(m_colleague, "11111111");
    EXPECT_EQ(streak(8), " 3/-  3/- ");
    EXPECT_EQ(streak(5), " 2/-  0/- ");
    EXPECT_EQ(streak(2), " 2/-  2/- ");
    EXPECT_EQ(streak(7), " 2/-  2/- ");
}

TEST_F(StreakTest, SkipsDaysOnWhichTheStoreHasNoOrdersRow)
{
    days(m_me, "11--11");
    EXPECT_EQ(streak(6), " 4/-  4/- ");
    days(m_colleague, "--0---");
    EXPECT_EQ(streak(6), " 2/-  2/- ") << "a row of 0 is a row";
}

TEST_F(StreakTest, SkipsDaysOffDutyWhereThereIsARoster)
{
    days(m_me, "110-11");
    days(m_colleague, "111111");
    EXPECT_EQ(streak(6), " 2/-  2/- ");
    offDuty(3);
    EXPECT_EQ(streak(6), " 2/-  2/- ") << "day 4 still breaks";
    offDuty(4);
    EXPECT_EQ(streak(6), " 4/-  4/- ");
}

TEST_F(StreakTest, AMissingRosterRowOnAFedDayIsOffDutyWhenZeroFilling)
{
    days(m_me, "1101");
    days(m_colleague, "1111");
    m_fixture.fed(m_r, Metric::OnDuty, kStreakFrom + 2);
    EXPECT_EQ(streak(4), " 2/-  1/- ");
    m_zeroFill = true;
    EXPECT_EQ(streak(4), " 3/-  3/- ");
    m_fixture.set(m_r, Metric::OnDuty, kStreakFrom + 2, m_me, 1);
    EXPECT_EQ(streak(4), " 2/-  1/- ");
}

TEST_F(StreakTest, ADayStillOpenAddsButNeverBreaksTheCurrentRun)
{
    days(m_me, "1110");
    days(m_colleague, "1111");
    EXPECT_EQ(streak(4, Instant::fromLocal(kStreakFrom + 3, 23, 59, 59)), " 3/-  3/- ");
    EXPECT_EQ(streak(4, Instant::startOf(kStreakFrom + 4)), " 3/-  0/- ") << "over at midnight";
    EXPECT_EQ(streak(3, Instant::fromLocal(kStreakFrom + 2, 12, 0)), " 3/-  3/- ") << "today's sale adds";
}

TEST_F(StreakTest, RunsGoOnThroughAMoveToAnotherStore)
{
    const OrgIndex other = m_fixture.unit(OrgKind::Store, "S2", m_region);
    const uint32_t moved = m_fixture.guide(m_r, "me", other);
    m_fixture.guideSlot(m_r, m_me).until = kStreakFrom + 2;
    m_fixture.guideSlot(m_r, moved).from = kStreakFrom + 2;
    days(m_me, "11");
    days(moved, "---11");
    days(m_colleague, "11111");
    EXPECT_EQ(streak(5), " 4/-  4/- ") << "the new store was closed on day 3, whatever the old one did";
}

TEST_F(StreakTest, WithoutAnyRowThereIsNoStreak)
{
    days(m_colleague, "11");
    EXPECT_EQ(streak(2), "");
}

} // namespace
