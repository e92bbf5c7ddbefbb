// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who stands where in a contest, as tables: one team a line, one character or number a day.

#include "models/domain/conteststandings.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/domain/brandfixture.h"

using namespace qunce;

namespace {

const Day kContestFrom = Day::fromYmd(2026, 9, 1);

TeamNumbers teamOfValues(const char *name, std::vector<std::optional<uint64_t>> values)
{
    TeamNumbers team;
    team.name = name;
    team.refunds.resize(values.size());
    team.values = std::move(values);
    return team;
}

/// s sold, u did not, - skipped.
TeamNumbers teamOfDays(const char *name, const std::string &marks)
{
    TeamNumbers team = teamOfValues(name, std::vector<std::optional<uint64_t>>(marks.size(), 1));
    for (const char mark : marks)
        team.selling.push_back(mark == 's' ? SellingDay::Sold
                : mark == 'u'              ? SellingDay::Unsold
                                           : SellingDay::Skipped);
    return team;
}

ContestNumbers numbersOf(std::vector<TeamNumbers> teams)
{
    return {kContestFrom, static_cast<int>(teams.front().values.size()), std::move(teams)};
}

std::string orDash(const std::optional<uint64_t> &value)
{
    return value ? std::to_string(*value) : "-";
}

/// `place before name value day gap` and how a tie is told, a team each.
std::vector<std::string> said(ContestMeasure measure, const ContestNumbers &numbers, int today = 30)
{
    std::vector<std::string> lines;
    for (const Standing &one : contestStandings(measure, numbers, kContestFrom + today)) {
        std::string line = orDash(one.place) + ' ' + orDash(one.before) + ' ' + numbers.teams[one.team].name
            + ' ' + orDash(one.value) + ' '
            + (one.reachedOn ? std::to_string(one.reachedOn->dayOfMonth()) : std::string("-")) + ' '
            + orDash(one.gap);
        if (one.tie != ContestTie::None)
            line += one.tie == ContestTie::ByDay ? " by day" : " shared";
        lines.push_back(std::move(line));
    }
    return lines;
}

using Lines = std::vector<std::string>;
constexpr auto kAmount = ContestMeasure::Amount;
constexpr auto kStreak = ContestMeasure::Streak;

TEST(ContestStandings, TheLargerSumIsBeforeAndSaysHowFarTheNextIs)
{
    EXPECT_EQ(said(kAmount, numbersOf({teamOfValues("A", {10, 20}), teamOfValues("B", {15, 40})})),
        (Lines {"1 1 B 55 2 -", "2 2 A 30 2 25"}));
    EXPECT_EQ(said(kAmount, numbersOf({teamOfValues("A", {10, 90}), teamOfValues("B", {15, 40})})),
        (Lines {"1 2 A 100 2 -", "2 1 B 55 2 45"}))
        << "places of the day before";
    EXPECT_EQ(said(kAmount, numbersOf({teamOfValues("A", {10}), teamOfValues("B", {15})})),
        (Lines {"1 - B 15 1 -", "2 - A 10 1 5"}))
        << "on the first day nobody has moved";
}

TEST(ContestStandings, EqualSumsAreToldApartByTheDayThatReachedThem)
{
    const auto row = [](std::vector<std::optional<uint64_t>> a, std::vector<std::optional<uint64_t>> b) {
        return said(kAmount, numbersOf({teamOfValues("A", std::move(a)), teamOfValues("B", std::move(b))}));
    };
    EXPECT_EQ(row({10, 20, 30}, {30, 30, 0}), (Lines {"1 1 B 60 2 - by day", "2 2 A 60 3 0 by day"}));
    EXPECT_EQ(
        row({30, 30, std::nullopt}, {0, 30, 30}), (Lines {"1 1 A 60 2 - by day", "2 2 B 60 3 0 by day"}))
        << "a day without data brings nothing";
    EXPECT_EQ(row({10, 0, 50}, {20, 10, 30}), (Lines {"1 2 A 60 3 - shared", "1 1 B 60 3 0 shared"}));
    EXPECT_EQ(row({0, 0, 0}, {0, 0, 0}), (Lines {"1 1 A 0 - - shared", "1 1 B 0 - 0 shared"}));
    EXPECT_EQ(said(kAmount,
                  numbersOf({teamOfValues("A", {5, 0}), teamOfValues("B", {0, 5}), teamOfValues("C", {0, 5}),
                      teamOfValues("D", {1, 1})})),
        (Lines {"1 1 A 5 1 - by day", "2 3 B 5 2 0 shared", "2 3 C 5 2 0 shared", "4 2 D 2 2 3"}))
        << "1-2-2-4";
}

TEST(ContestStandings, WithoutDataThereIsNoPlaceAndZeroIsAPlace)
{
    EXPECT_EQ(said(kAmount,
                  numbersOf({teamOfValues("A", {std::nullopt, std::nullopt}), teamOfValues("B", {0, 0}),
                      teamOfValues("C", {1, 0})})),
        (Lines {"1 1 C 1 1 -", "2 2 B 0 - 1", "- - A - - -"}));
}

TEST(ContestStandings, NobodyHasAPlaceWhereATeamCannotBeSeen)
{
    TeamNumbers unseen = teamOfValues("A", {100});
    unseen.isSeen = false;
    EXPECT_EQ(said(kAmount, numbersOf({unseen, teamOfValues("B", {1}), teamOfValues("C", {2})})),
        (Lines {"- - C 2 1 -", "- - B 1 1 -", "- - A - - -"}));
}

TEST(ContestStandings, ARunEndsWithADayWithoutOrdersAndSkipsThoseThatDoNotCount)
{
    struct {
        const char *days;
        int today; ///< number of the day that is not over, from 0
        const char *says; ///< of the team
    } const table[] {
        {"sss", 30, "1 1 A 3 3 -"},
        {"sus", 30, "1 1 A 1 3 -"},
        {"ssu", 30, "1 1 A 0 - -"},
        {"ssu", 2, "1 1 A 2 2 -"}, // today adds and does not break
        {"sss", 2, "1 1 A 3 3 -"},
        {"ss-", 30, "1 1 A 2 2 -"},
        {"s-s", 30, "1 1 A 2 3 -"},
        {"---", 30, "- - A - - -"},
    };
    for (const auto &row : table)
        EXPECT_EQ(said(kStreak, numbersOf({teamOfDays("A", row.days)}), row.today), Lines {row.says})
            << row.days;
}

TEST(ContestStandings, EqualRunsAreToldApartByTheirLastDay)
{
    EXPECT_EQ(said(kStreak, numbersOf({teamOfDays("A", "uss"), teamOfDays("B", "ss-")})),
        (Lines {"1 1 B 2 2 - by day", "2 2 A 2 3 0 by day"}));
    EXPECT_EQ(said(kStreak, numbersOf({teamOfDays("A", "uss"), teamOfDays("B", "uss")})),
        (Lines {"1 1 A 2 3 - shared", "1 1 B 2 3 0 shared"}));
}

TEST(ContestStandings, TheRaceIsTheValueAtTheEndOfEachDay)
{
    using Race = std::vector<std::optional<uint64_t>>;
    EXPECT_EQ(
        contestRace(kAmount, numbersOf({teamOfValues("A", {std::nullopt, 5, 0, 7})}), 0, kContestFrom + 30),
        (Race {std::nullopt, 5, 5, 12}));
    EXPECT_EQ(contestRace(kStreak, numbersOf({teamOfDays("A", "ss-us")}), 0, kContestFrom + 30),
        (Race {1, 2, 2, 0, 1}));
}

TEST(ContestStandings, DaysThatHaveNotComeInAreLeftOut)
{
    ContestNumbers numbers = numbersOf(
        {teamOfValues("A", {1, std::nullopt, std::nullopt}), teamOfValues("B", {1, 0, std::nullopt})});
    EXPECT_EQ(endedAtData(numbers).days, 2);
    numbers.teams[0].refunds[2] = 5;
    EXPECT_EQ(endedAtData(numbers).days, 3) << "a refund is a number";
    EXPECT_EQ(endedAtData(numbersOf({teamOfValues("A", {std::nullopt})})).days, 0);
}

TEST(ContestStandings, WhatCameAfterTheFreezeIsListedDayByDay)
{
    const ContestNumbers frozen =
        numbersOf({teamOfValues("A", {100, 50}), teamOfValues("B", {80, std::nullopt})});
    EXPECT_TRUE(lateInContest(frozen, frozen).empty());
    ContestNumbers now = frozen;
    now.teams[0].values[1] = 20;
    now.teams[0].refunds[1] = 30;
    now.teams[1].values[1] = 7;
    const std::vector<LateContestDay> late = lateInContest(frozen, now);
    ASSERT_EQ(late.size(), 2U);
    EXPECT_EQ(late[0].team, 0U);
    EXPECT_EQ(late[0].day, kContestFrom + 1);
    EXPECT_EQ(late[0].frozen, 50U);
    EXPECT_EQ(late[0].now, 20U);
    EXPECT_EQ(late[0].refunds - late[0].frozenRefunds, 30U);
    EXPECT_EQ(late[1].frozen, std::nullopt);
    EXPECT_EQ(late[1].now, 7U);
    now.teams[0].isSeen = false;
    EXPECT_EQ(lateInContest(frozen, now).size(), 1U) << "of what is not here nothing is said";
}

/// Two regions with a store each: `a1` and `a2` in A, `b1` in B.
class ContestNumbersTest : public testing::Test
{
protected:
    Uuid idOf(OrgIndex unit) { return m_fixture.brand().org.at(unit).id; }
    Uuid guide(const char *code) { return BrandFixture::idOf(SubjectKind::Guide, code); }
    Contest contest(std::vector<ContestTeam> teams)
    {
        Contest made;
        made.days = {kContestFrom, kContestFrom + 2};
        made.measure = m_measure;
        made.unit = m_unit;
        made.teams = std::move(teams);
        return made;
    }
    /// Values of a team over the days.
    std::string values(const ContestNumbers &numbers, size_t team)
    {
        std::string text;
        for (const auto &value : numbers.teams[team].values)
            text += orDash(value) + ' ';
        return text;
    }
    ContestNumbers read(const Contest &contest, int daysLater = 10)
    {
        const MemoryFacts facts = m_fixture.facts();
        Result<ContestNumbers> numbers = contestNumbers(
            m_fixture.brand(), facts, contest, Instant::fromLocal(kContestFrom + daysLater, 12, 0));
        EXPECT_TRUE(numbers.ok());
        return numbers.ok() ? *numbers : ContestNumbers();
    }

    BrandFixture m_fixture;
    OrgIndex m_zone = m_fixture.unit(OrgKind::Zone, "Z");
    OrgIndex m_regionA = m_fixture.unit(OrgKind::Region, "RA", m_zone);
    OrgIndex m_regionB = m_fixture.unit(OrgKind::Region, "RB");
    OrgIndex m_storeA = m_fixture.unit(OrgKind::Store, "SA", m_regionA);
    OrgIndex m_storeB = m_fixture.unit(OrgKind::Store, "SB", m_regionB);
    size_t m_a = m_fixture.region(m_regionA);
    size_t m_b = m_fixture.region(m_regionB);
    uint32_t m_a1 = m_fixture.guide(m_a, "a1", m_storeA);
    uint32_t m_a2 = m_fixture.guide(m_a, "a2", m_storeA);
    uint32_t m_b1 = m_fixture.guide(m_b, "b1", m_storeB);
    ContestMeasure m_measure = ContestMeasure::Amount;
    Uuid m_unit;
};

TEST_F(ContestNumbersTest, AGuideCountsOnceAndTheNearerNameDecides)
{
    m_fixture.set(m_a, Metric::Amount, kContestFrom, m_a1, 100);
    m_fixture.set(m_a, Metric::Amount, kContestFrom, m_a2, 10);
    m_fixture.set(m_b, Metric::Amount, kContestFrom + 1, m_b1, 1);
    m_fixture.set(m_a, Metric::RefundAmount, kContestFrom, m_a1, 7);
    m_fixture.set(m_b, Metric::Amount, kContestFrom + 3, m_b1, 1000); // after its last day
    const ContestNumbers numbers = read(contest({{"zone", {idOf(m_zone)}, {}}, {"b", {idOf(m_regionB)}, {}},
        {"a1", {}, {guide("a1")}}, {"store", {idOf(m_storeA)}, {}}}));
    EXPECT_EQ(values(numbers, 0), "- - - ") << "the store is nearer than the zone";
    EXPECT_EQ(values(numbers, 1), "- 1 - ");
    EXPECT_EQ(values(numbers, 2), "100 - - ");
    EXPECT_EQ(values(numbers, 3), "10 - - ");
    EXPECT_EQ(numbers.teams[2].refunds[0], 7U);
    EXPECT_EQ(numbers.teams[3].refunds[0], 0U);
    EXPECT_TRUE(numbers.teams[0].isSeen);
}

TEST_F(ContestNumbersTest, NobodyOutsideOfWhereItIsHeldCounts)
{
    m_fixture.set(m_a, Metric::Amount, kContestFrom, m_a1, 100);
    m_fixture.set(m_b, Metric::Amount, kContestFrom, m_b1, 1);
    m_unit = idOf(m_regionA);
    const ContestNumbers numbers =
        read(contest({{"a", {idOf(m_regionA)}, {}}, {"b", {idOf(m_regionB)}, {}}}));
    EXPECT_EQ(values(numbers, 0), "100 - - ");
    EXPECT_EQ(values(numbers, 1), "- - - ");
}

TEST_F(ContestNumbersTest, OnlyDaysThatHaveBegunAreThere)
{
    const Contest one = contest({{"a", {idOf(m_regionA)}, {}}, {"b", {idOf(m_regionB)}, {}}});
    EXPECT_EQ(read(one, -1).days, 0);
    EXPECT_EQ(read(one, 0).days, 1);
    EXPECT_EQ(read(one, 10).days, 3);
}

TEST_F(ContestNumbersTest, ATeamSellsWhereOneOfItsGuidesDoesAndItsDayIsSkippedWhereNobodysCounts)
{
    m_measure = ContestMeasure::Streak;
    m_fixture.set(m_a, Metric::Orders, kContestFrom, m_a1, 1); // a2: no value in an open store
    m_fixture.set(m_a, Metric::Orders, kContestFrom + 1, m_a1, 0);
    m_fixture.set(m_a, Metric::OnDuty, kContestFrom + 1, m_a2, 0);
    const ContestNumbers numbers = read(contest({{"both", {idOf(m_storeA)}, {}}, {"b1", {}, {guide("b1")}}}));
    using Days = std::vector<SellingDay>;
    EXPECT_EQ(numbers.teams[0].selling, (Days {SellingDay::Sold, SellingDay::Unsold, SellingDay::Skipped}));
    EXPECT_EQ(
        numbers.teams[1].selling, (Days {SellingDay::Skipped, SellingDay::Skipped, SellingDay::Skipped}));
    const ContestNumbers alone = read(contest({{"a2", {}, {guide("a2")}}, {"b1", {}, {guide("b1")}}}));
    EXPECT_EQ(alone.teams[0].selling, (Days {SellingDay::Unsold, SellingDay::Skipped, SellingDay::Skipped}))
        << "a team of one is as the guide's own run";
}

TEST_F(ContestNumbersTest, ATeamThatReachesOutsideOfWhatMayBeReadIsNotSeen)
{
    m_fixture.set(m_a, Metric::Amount, kContestFrom, m_a1, 100);
    m_fixture.brand().regions.pop_back(); // of B nothing is on this computer
    const ContestNumbers numbers = read(contest({{"a", {idOf(m_regionA)}, {}}, {"b", {idOf(m_storeB)}, {}},
        {"zone", {idOf(m_zone)}, {}}, {"a1", {}, {guide("a1")}}, {"b1", {}, {guide("b1")}}}));
    std::string seen;
    for (const TeamNumbers &team : numbers.teams)
        seen += team.isSeen ? 'y' : 'n';
    EXPECT_EQ(seen, "ynyyn");
}

} // namespace
