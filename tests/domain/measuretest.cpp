// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/domain/goals.h"
#include "models/domain/series.h"
#include "tests/domain/boardtext.h"

using namespace qunce;

namespace {

using Lines = std::vector<std::string>;

const Day kMeasuredFrom = Day::fromYmd(2026, 9, 1);
const Day kMeasuredTo = Day::fromYmd(2026, 9, 10);
const Period kPeriod {kMeasuredFrom, kMeasuredTo};

class MeasureValuesTest : public testing::Test
{
protected:
    BrandFixture m_fixture;
    OrgIndex m_region = m_fixture.unit(OrgKind::Region, "R");
    size_t m_r = m_fixture.region(m_region);
    uint32_t m_a = m_fixture.guide(m_r, "a");
    uint32_t m_b = m_fixture.guide(m_r, "b");

    void set(Metric metric, int dayOfMonth, uint32_t slot, uint64_t value)
    {
        m_fixture.set(m_r, metric, kMeasuredFrom + (dayOfMonth - 1), slot, value);
    }
    Lines board(const LeaderboardQuery &query) { return boardOf(m_fixture, query); }
    Lines board(const std::string &measure, Level level = Level::Guide)
    {
        return board(queryOf(measure, kPeriod, level));
    }
};

TEST_F(MeasureValuesTest, SumsStayInsideThePeriodAndZeroIsNotNoData)
{
    m_fixture.set(m_r, Metric::Amount, kMeasuredFrom - 1, m_a, 1000);
    set(Metric::Amount, 1, m_a, 5);
    set(Metric::Amount, 10, m_a, 7);
    m_fixture.set(m_r, Metric::Amount, kMeasuredTo + 1, m_a, 1000);
    set(Metric::Amount, 3, m_b, 0);
    EXPECT_EQ(board("amount"), (Lines {"1 a 12 12/-", "2 b 0 0/-"}));
    EXPECT_EQ(board("amount", Level::Region), (Lines {"1 R 12 12/-"}));
}

TEST_F(MeasureValuesTest, SumsAreExactForTheLargestValues)
{
    for (int day = 1; day <= 10; ++day)
        set(Metric::Amount, day, m_a, UINT32_MAX);
    EXPECT_EQ(board("amount"), (Lines {"1 a 42949672950 42949672950/-"}));
}

TEST_F(MeasureValuesTest, NetFriendsMayBeNegative)
{
    set(Metric::FriendsAdded, 2, m_a, 3);
    set(Metric::FriendsLost, 2, m_a, 1);
    set(Metric::FriendsLost, 4, m_b, 8);
    EXPECT_EQ(board("net_friends"), (Lines {"1 a 2 2/-", "2 b -8 -8/-"}));
}

TEST_F(MeasureValuesTest, AfterHoursSharesAreOfAmountAndOfOnlineAmount)
{
    set(Metric::AfterHoursAmount, 2, m_a, 10);
    set(Metric::Amount, 2, m_a, 60);
    set(Metric::Amount, 3, m_a, 30);
    set(Metric::OnlineAmount, 3, m_a, 40);
    set(Metric::Amount, 3, m_b, 0);
    EXPECT_EQ(board("after_hours_share"), (Lines {"1 a 0.111111 10/90", "- b - 0/0 *"}));
    EXPECT_EQ(board("after_hours_share_online"), (Lines {"1 a 0.250000 10/40"}));
}

TEST_F(MeasureValuesTest, ReplyRateTakesClosedCohortsOnly)
{
    set(Metric::CohortAdded, 1, m_a, 10);
    set(Metric::CohortReplied, 1, m_a, 4);
    set(Metric::CohortAdded, 2, m_a, 10);
    set(Metric::CohortReplied, 2, m_a, 9);
    set(Metric::CohortAdded, 2, m_b, 5);
    LeaderboardQuery query = queryOf("reply_rate_14d", kPeriod);
    query.asOf = Instant::startOf(kMeasuredFrom + 14);
    EXPECT_EQ(board(query), (Lines {"1 a 0.400000 4/10", "- b - 0/0 *"}))
        << "day 1 closes at the start of day 15";
    query.asOf = {query.asOf.seconds - 1};
    EXPECT_EQ(board(query), (Lines {"- a - 0/0 *", "- b - 0/0 *"}));
    query.asOf = Instant::startOf(kMeasuredFrom - 300);
    EXPECT_EQ(board(query), (Lines {"- a - 0/0 *", "- b - 0/0 *"}));
    query.asOf = Instant::startOf(kMeasuredFrom + 15);
    EXPECT_EQ(board(query), (Lines {"1 a 0.650000 13/20", "2 b 0.000000 0/5"}));
}

TEST_F(MeasureValuesTest, SellingRateCountsGuidesInPostOnce)
{
    const OrgIndex store = m_fixture.unit(OrgKind::Store, "S", m_region);
    for (const uint32_t slot : {m_a, m_b})
        m_fixture.guideSlot(m_r, slot).store = store;
    const uint32_t account = m_fixture.guide(m_r, "account", store);
    m_fixture.guideSlot(m_r, account).employment.role = GuideRole::StoreAccount;
    const uint32_t left = m_fixture.guide(m_r, "left", store);
    m_fixture.guideSlot(m_r, left).employment.leftOn = kMeasuredFrom;
    const uint32_t lastDay = m_fixture.guide(m_r, "one day", store);
    m_fixture.guideSlot(m_r, lastDay).employment.leftOn = kMeasuredFrom + 1;
    for (const uint32_t slot : {m_a, account, left})
        set(Metric::Orders, 3, slot, 2);
    set(Metric::Orders, 4, m_a, 1);
    set(Metric::Orders, 3, m_b, 0);
    // In post: a, b and "one day". The shop's account and the leaver sold, but are not in post.
    EXPECT_EQ(board("selling_rate", Level::Store), (Lines {"1 S 0.333333 1/3 *"}));
    EXPECT_EQ(board("selling_rate"),
        (Lines {"1 a 1.000000 1/1 *", "2 b 0.000000 0/1 *", "- account - 0/0 *", "- left - 0/0 *"}));
}

TEST_F(MeasureValuesTest, PerGuideDividesByTheMeanOfGuidesInPost)
{
    m_fixture.guideSlot(m_r, m_b).employment.joinedOn = kMeasuredTo - 4;
    set(Metric::Amount, 1, m_a, 100);
    set(Metric::Amount, 9, m_b, 50);
    // a for 10 days, b for 5: a mean of 1.5 guides.
    EXPECT_EQ(board("per_guide:amount", Level::Region), (Lines {"1 R 100.000000 150/1.500000 *"}));
    EXPECT_EQ(board("per_guide:amount"), (Lines {"1 a 100.000000 100/1 *", "1 b 100.000000 50/0.500000 *"}));
}

TEST_F(MeasureValuesTest, DaysInPostLeaveOutLeaveAndOtherSlots)
{
    Slot slot;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 10);
    slot.employment.leaveFrom = kMeasuredFrom + 2;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 2) << "no end of the leave";
    slot.employment.leaveTo = kMeasuredFrom + 3;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 8);
    slot.until = kMeasuredFrom + 6;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 4);
    slot.employment.leftOn = kMeasuredFrom + 5;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 3);
    slot.employment.joinedOn = kMeasuredFrom + 4;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 1);
    slot.employment.role = GuideRole::Mentor;
    EXPECT_EQ(daysInPost(slot, kPeriod).count(), 0);
    for (int leave = -3; leave < 13; ++leave) {
        Slot one;
        one.employment.leaveFrom = kMeasuredFrom + leave;
        one.employment.leaveTo = kMeasuredFrom + leave + 2;
        int expected = 0;
        for (Day day = kMeasuredFrom; day <= kMeasuredTo; ++day)
            expected += one.employment.inPost(day) ? 1 : 0;
        EXPECT_EQ(daysInPost(one, kPeriod).count(), expected) << leave;
    }
}

TEST_F(MeasureValuesTest, DueCompletionTakesTasksDueByNow)
{
    const int32_t past = m_fixture.task("T1", kMeasuredFrom);
    const int32_t future = m_fixture.task("T2", kMeasuredTo);
    m_fixture.result(m_r, past, m_a, TaskStatus::Done);
    m_fixture.result(m_r, future, m_a, TaskStatus::Pending);
    m_fixture.result(m_r, future, m_b, TaskStatus::Done);
    LeaderboardQuery query = queryOf("due_completion_rate", kPeriod);
    query.asOf = {Instant::fromLocal(kMeasuredTo, 18, 0).seconds - 1};
    EXPECT_EQ(board(query), (Lines {"1 a 1.000000 1/1 *", "- b - 0/0 *"}));
    query.asOf = Instant::fromLocal(kMeasuredTo, 18, 0);
    EXPECT_EQ(board(query), (Lines {"1 b 1.000000 1/1 *", "2 a 0.500000 1/2 *"}));
}

TEST_F(MeasureValuesTest, GroupSendRateSumsPlannedAndSent)
{
    const int32_t task = m_fixture.task("T", kMeasuredFrom);
    m_fixture.set(m_r, Metric::TaskPlanned, task, m_a, 12);
    m_fixture.set(m_r, Metric::TaskSent, task, m_a, 9);
    m_fixture.set(m_r, Metric::TaskPlanned, task, m_b, 0);
    m_fixture.set(m_r, Metric::TaskSent, task, m_b, 0);
    EXPECT_EQ(board("group_send_rate"), (Lines {"1 a 0.750000 9/12", "- b - 0/0 *"}));
}

TEST_F(MeasureValuesTest, ZeroFillsOnlyInPostAndOnlyWhereFed)
{
    set(Metric::Orders, 2, m_a, 3);
    m_fixture.guide(m_r, "on leave");
    m_fixture.guideSlot(m_r, 2).employment.leaveFrom = kMeasuredFrom;
    m_fixture.fed(m_r, Metric::Orders, kMeasuredFrom + 1);
    m_fixture.fed(m_r, Metric::Amount, kMeasuredFrom + 1);
    LeaderboardQuery query = queryOf("orders", kPeriod);
    EXPECT_EQ(board(query), (Lines {"1 a 3 3/-"}));
    query.zeroFillFed = true;
    EXPECT_EQ(board(query), (Lines {"1 a 3 3/-", "2 b 0 0/-"}));
    m_fixture.guideSlot(m_r, m_b).employment.joinedOn = kMeasuredFrom + 2;
    EXPECT_EQ(board(query), (Lines {"1 a 3 3/-"})) << "b joined after the fed day";
    query.measure = *Measure::parse("carts");
    EXPECT_EQ(board(query), Lines {});
}

TEST_F(MeasureValuesTest, GoalsGiveAttainmentProgressAndGap)
{
    const Uuid a = BrandFixture::idOf(SubjectKind::Guide, "a");
    m_fixture.brand().goals = {
        {kPeriod, kHq, a, Metric::Orders, 200}, {kPeriod, m_region, {}, Metric::Orders, 400}};
    set(Metric::Orders, 1, m_a, 50);
    set(Metric::Orders, 1, m_b, 7);
    LeaderboardQuery query = queryOf("attainment:orders", kPeriod);
    query.asOf = Instant::startOf(kMeasuredFrom + 4);
    EXPECT_EQ(board(query), (Lines {"1 a 0.250000 50/200", "- b - 7/-"})) << "no goal is no value";
    query.measure = *Measure::parse("time_progress");
    EXPECT_EQ(board(query), (Lines {"1 a 0.500000 5/10"}));
    query.measure = *Measure::parse("gap:orders");
    EXPECT_EQ(board(query), (Lines {"1 a -25.000000 50/200", "- b - 7/-"}));
    query.level = Level::Region;
    EXPECT_EQ(board(query), (Lines {"1 R -35.750000 57/400"}));
    query.asOf = Instant::startOf(kMeasuredFrom - 9);
    EXPECT_EQ(board(query), (Lines {"1 R 14.250000 57/400"})) << "nothing has passed yet";
}

TEST(GoalTest, ChoosesExactThenInsideThenShortestAround)
{
    const auto goal = [](int from, int to, uint64_t value) {
        return Goal {{kMeasuredFrom + from, kMeasuredFrom + to}, kHq, {}, Metric::Orders, value};
    };
    const auto chosen = [](const std::vector<Goal> &goals) {
        std::vector<const Goal *> pointers;
        for (const Goal &one : goals)
            pointers.push_back(&one);
        const auto target = chooseGoal(pointers, kPeriod);
        return target ? std::to_string(target->value) + " of " + std::to_string(target->period.days())
                      : "none";
    };
    EXPECT_EQ(chosen({}), "none");
    EXPECT_EQ(chosen({goal(20, 30, 9)}), "none");
    EXPECT_EQ(chosen({goal(5, 12, 9)}), "none") << "neither inside nor around";
    EXPECT_EQ(chosen({goal(0, 4, 1), goal(0, 9, 5), goal(5, 9, 2)}), "5 of 10");
    EXPECT_EQ(chosen({goal(0, 4, 1), goal(5, 9, 2), goal(-5, 20, 9)}), "3 of 10");
    EXPECT_EQ(chosen({goal(0, 3, 1), goal(2, 8, 20), goal(9, 9, 300)}), "320 of 10")
        << "the first meets the second";
    EXPECT_EQ(chosen({goal(-5, 20, 9), goal(-1, 10, 4)}), "4 of 12");
    EXPECT_EQ(chosen({goal(0, 3, 1), goal(5, 9, 2), goal(-5, 20, 9)}), "9 of 26")
        << "weeks that leave days out are not held against all of them";
    EXPECT_EQ(chosen({goal(0, 3, 1), goal(5, 9, 2)}), "3 of 10") << "unless there is nothing else";
    EXPECT_EQ(chosen({goal(0, 9, 5), goal(0, 9, 6)}), "6 of 10") << "the later one replaces";
}

TEST_F(MeasureValuesTest, GroupsAndKocsAreSummedAtTheirLevelAndAbove)
{
    const OrgIndex store = m_fixture.unit(OrgKind::Store, "S", m_region);
    const uint32_t group = m_fixture.slot(m_r, SubjectKind::Group, "g1", store);
    const uint32_t other = m_fixture.slot(m_r, SubjectKind::Group, "g2", store);
    const uint32_t koc = m_fixture.slot(m_r, SubjectKind::Koc, "k1", store);
    set(Metric::GroupJoins, 1, group, 40);
    set(Metric::GroupJoins, 2, other, 10);
    set(Metric::GroupFirstOrders, 2, group, 8);
    set(Metric::KocOrders, 2, koc, 6);
    EXPECT_EQ(board("group:joins", Level::Group), (Lines {"1 g1 40 40/-", "2 g2 10 10/-"}));
    EXPECT_EQ(board("group:joins", Level::Store), (Lines {"1 S 50 50/-"}));
    EXPECT_EQ(board("buyers_conversion", Level::Group), (Lines {"1 g1 0.200000 8/40", "2 g2 0.000000 0/10"}));
    EXPECT_EQ(board("buyers_conversion", Level::Region), (Lines {"1 R 0.160000 8/50"}));
    EXPECT_EQ(board("koc:orders", Level::Koc), (Lines {"1 k1 6 6/-"}));
    LeaderboardQuery mixed = queryOf("group:joins", kPeriod, Level::Store);
    mixed.tie = {*Measure::parse("koc:orders")};
    EXPECT_EQ(board(mixed), (Lines {"1 S 50 50/-"})) << "tie breakers may be of other subjects";
}

TEST_F(MeasureValuesTest, SeriesGivesEachDayItsOwnValue)
{
    set(Metric::Orders, 1, m_a, 3);
    set(Metric::Orders, 1, m_b, 4);
    set(Metric::Orders, 3, m_b, 5);
    const int32_t task = m_fixture.task("T", kMeasuredFrom + 1);
    m_fixture.result(m_r, task, m_a, TaskStatus::Done);
    m_fixture.result(m_r, task, m_b, TaskStatus::Failed);
    const MemoryFacts facts = m_fixture.facts();
    const auto days = [&](const char *measure, const Uuid &subject = {}) {
        SeriesQuery query;
        query.measure = *Measure::parse(measure);
        query.period = {kMeasuredFrom, kMeasuredFrom + 2};
        query.subject = subject;
        const auto values = seriesByDay(m_fixture.brand(), facts, query);
        Lines lines;
        for (const MeasureValue &value : *values)
            lines.push_back(value.value ? shortest(*value.value) : "-");
        return lines;
    };
    EXPECT_EQ(days("orders"), (Lines {"7", "-", "5"}));
    EXPECT_EQ(days("orders", BrandFixture::idOf(SubjectKind::Guide, "a")), (Lines {"3", "-", "-"}));
    EXPECT_EQ(days("completion_rate"), (Lines {"-", "0.500000", "-"}));
    EXPECT_EQ(days("per_guide:orders"), (Lines {"3.500000", "-", "2.500000"}));
    EXPECT_EQ(days("selling_rate"), (Lines {"1", "-", "0.500000"}));
    SeriesQuery streak;
    streak.measure = *Measure::parse("streak_best");
    EXPECT_EQ(seriesByDay(m_fixture.brand(), facts, streak).error().code, ErrorCode::Usage);
}

} // namespace
