// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When a rolling entry comes to whom.

#include "models/plan/rolling.h"

#include "tests/plan/planworld.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Starts = std::map<Uuid, std::string>;

/// The small brand, with the days on which groups open.
std::shared_ptr<const PlanPeople> opening(const SmallBrand &brand, const Starts &starts)
{
    PlanPeopleBuilder builder {Message("damaged")};
    for (Record one : brand.records()) {
        if (const auto start = starts.find(one.id); start != starts.end())
            one.put("starts_on", start->second);
        if (one.id == brand.annCustomers) {
            one.put("batch", std::string("B1"));
            one.put("band", std::string("0-6月"));
        }
        EXPECT_TRUE(builder.add(one).ok());
    }
    return std::make_shared<const PlanPeople>(std::move(builder.take()).value());
}

/// For the customers' groups, so many days after they open, from 2024-01-01 on.
PlanEntry rolling(int day, const char *from = "2024-01-01")
{
    PlanEntry entry = plainEntry(90, *Day::parse(from));
    entry.rolls = RollingRule {RollAnchor::GroupStart, day, *Day::parse(from), {}};
    return entry;
}

std::set<Uuid> reachedOn(
    const PlanEntry &entry, const PlanPeople &people, const char *day, const SubjectSet *added = nullptr)
{
    return idsOf(
        dueOn(entry, namedBy(entry.audience, people), people, *Day::parse(day), added).reached, people);
}

TEST(RollingTest, AGroupIsReachedOnItsOwnDayAndOnNoOther)
{
    struct Row {
        const char *opens;
        int day;
        const char *on;
        bool isReached;
        const char *why;
    };
    const SmallBrand brand;
    for (const Row &row : {
             Row {"2026-11-20", 0, "2026-11-20", true, "the day itself"},
             Row {"2026-11-20", 0, "2026-11-21", false, "once"},
             Row {"2026-11-20", 1, "2026-11-21", true, "the next"},
             Row {"2026-11-20", -1, "2026-11-19", true, "the eve"},
             Row {"2026-11-20", -7, "2026-11-13", true, "a week before"},
             Row {"2026-11-20", -1, "2026-11-20", false, "not on the day, but on the eve"},
             Row {"2026-01-31", 29, "2026-03-01", true, "from the 31st over a February of 28 days"},
             Row {"2024-01-31", 29, "2024-02-29", true, "and of 29"},
             Row {"2024-02-29", 366, "2025-03-01", true, "from a day that the next year has not"},
             Row {"2026-12-31", 1, "2027-01-01", true, "over the new year"},
             Row {"2026-08-31", 30, "2026-09-30", true,
                 "from the 31st to the 30th: days are counted, not months"},
             Row {"2023-12-31", 0, "2023-12-31", false, "before the first day"},
             Row {"2023-12-31", 1, "2024-01-01", true, "the anchor is before the first day, its day is not"},
             Row {"2024-01-02", -3, "2023-12-30", false,
                 "the anchor is after the first day, its day is before"},
             Row {"2026-11-20", 0, "2026-11-19", false, "not before"},
         }) {
        const auto people = opening(brand, {{brand.annCustomers, row.opens}});
        EXPECT_EQ(reachedOn(rolling(row.day), *people, row.on),
            row.isReached ? std::set<Uuid> {brand.annCustomers} : std::set<Uuid>())
            << row.opens << " + " << row.day << " on " << row.on << ": " << row.why;
    }
}

TEST(RollingTest, ItEndsWithItsLastDay)
{
    const SmallBrand brand;
    const auto people =
        opening(brand, {{brand.annCustomers, "2026-11-20"}, {brand.bobCustomers, "2026-11-21"}});
    PlanEntry entry = rolling(0);
    entry.rolls->until = Day::parse("2026-11-20");
    EXPECT_EQ(reachedOn(entry, *people, "2026-11-20").size(), 1U);
    EXPECT_TRUE(reachedOn(entry, *people, "2026-11-21").empty());
}

TEST(RollingTest, ClosedGroupsAndThoseWithoutAnOwnerAreLeftOut)
{
    const SmallBrand brand;
    const auto people = opening(brand,
        {{brand.closed, "2026-11-20"}, {brand.ownerless, "2026-11-20"}, {brand.ownerGone, "2026-11-20"},
            {brand.bobCustomers, "2026-11-20"}, {brand.annKoc, "2026-11-20"}});
    const PlanEntry entry = rolling(0);
    const Audience audience =
        dueOn(entry, namedBy(entry.audience, *people), *people, *Day::parse("2026-11-20"));
    EXPECT_EQ(idsOf(audience.reached, *people), std::set<Uuid> {brand.bobCustomers})
        << "and a KOC group is of another kind";
    EXPECT_EQ(audience.closed.size(), 1U);
    EXPECT_EQ(audience.ownerless.size(), 2U);
}

TEST(RollingTest, GroupsJoinByBatchBandRegionTagAndTarget)
{
    const SmallBrand brand;
    const auto people =
        opening(brand, {{brand.annCustomers, "2026-11-20"}, {brand.bobCustomers, "2026-11-20"}});
    struct Row {
        const char *name;
        std::function<void(AudienceRule &)> rule;
        std::set<Uuid> reached;
    };
    const std::set<Uuid> ann {brand.annCustomers};
    const std::set<Uuid> bob {brand.bobCustomers};
    const std::set<Uuid> both {brand.annCustomers, brand.bobCustomers};
    for (const Row &row : {
             Row {"nothing more", [](AudienceRule &) {}, both},
             Row {"batch",
                 [](AudienceRule &rule) {
                     rule.batches = {"B1", "B2"};
                 },
                 ann},
             Row {"another batch", [](AudienceRule &rule) { rule.batches = {"B2"}; }, {}},
             Row {"band", [](AudienceRule &rule) { rule.bands = {"0-6月"}; }, ann},
             Row {"batch and another band",
                 [](AudienceRule &rule) {
                     rule.batches = {"B1"};
                     rule.bands = {"6-12月"};
                 },
                 {}},
             Row {"region", [&](AudienceRule &rule) { rule.regions = {brand.south}; }, bob},
             Row {"tag", [](AudienceRule &rule) { rule.tags = {"VIP"}; }, ann},
             Row {"excluded",
                 [&](AudienceRule &rule) {
                     rule.targets = {{PlanTarget::Kind::Group, brand.annCustomers, false}};
                 },
                 bob},
             Row {"named itself, whatever its batch",
                 [&](AudienceRule &rule) {
                     rule.batches = {"B1"};
                     rule.targets = {{PlanTarget::Kind::Group, brand.bobCustomers, true}};
                 },
                 bob},
         }) {
        PlanEntry entry = rolling(0);
        row.rule(entry.audience);
        EXPECT_EQ(reachedOn(entry, *people, "2026-11-20"), row.reached) << row.name;
    }
}

TEST(RollingTest, CustomersAreReachedByTheGuidesWhoAddedThem)
{
    const SmallBrand brand;
    const auto people = opening(brand, {});
    PlanEntry entry = rolling(3);
    entry.rolls->anchor = RollAnchor::CustomerAdded;
    entry.audience = {};
    entry.audience.reach = Reach::Guides;
    EXPECT_EQ(reachedOn(entry, *people, "2026-11-20"), (std::set<Uuid> {brand.ann, brand.bob}))
        << "nobody knows who added anybody: all who are in post";
    SubjectSet added(people->subjects());
    for (size_t i = 0; i < people->guides.size(); ++i) {
        if (people->guides[i].id != brand.ann)
            added.add(people->guideSubject(i)); // Bob, and one who has left
    }
    EXPECT_EQ(reachedOn(entry, *people, "2026-11-20", &added), std::set<Uuid> {brand.bob});
    EXPECT_TRUE(canReach(entry));
    entry.audience.reach = Reach::Groups;
    entry.audience.groupKinds = 1;
    EXPECT_FALSE(canReach(entry)) << "a group was not added";
    EXPECT_TRUE(reachedOn(entry, *people, "2026-11-20").empty());
}

TEST(RollingTest, WhatGuidesDoForAGroupIsItsOwners)
{
    const SmallBrand brand;
    const auto people = opening(brand,
        {{brand.annCustomers, "2026-11-20"}, {brand.closed, "2026-11-20"}, {brand.bobCustomers, "2026-11-21"},
            {brand.ownerGone, "2026-11-20"}});
    PlanEntry entry = rolling(0);
    entry.audience = {};
    entry.audience.reach = Reach::Guides;
    EXPECT_EQ(reachedOn(entry, *people, "2026-11-20"), std::set<Uuid> {brand.ann});
    entry.audience.batches = {"B2"};
    EXPECT_TRUE(reachedOn(entry, *people, "2026-11-20").empty());
}

TEST(RollingTest, AnOccurrenceIsTheEntryOnThatDayAlone)
{
    PlanEntry entry = rolling(2);
    entry.end = Instant::fromLocal(*Day::parse("2024-01-01"), 12, 30);
    const PlanEntry there = occurrenceOn(entry, *Day::parse("2026-02-28"));
    EXPECT_EQ(there.start, Instant::fromLocal(*Day::parse("2026-02-28"), 12, 0));
    EXPECT_EQ(there.end, Instant::fromLocal(*Day::parse("2026-02-28"), 12, 30));
    EXPECT_EQ(there.rolls->from, *Day::parse("2026-02-28"));
    EXPECT_EQ(there.rolls->until, Day::parse("2026-02-28"));
    EXPECT_EQ(there.rolls->day, 2);
}

TEST(RollingTest, TheRuleIsReadFromTheRecord)
{
    Record entry = record(Kind::Entry, id(1),
        {{"start_at", Instant::fromLocal(kPlanDay, 20, 0).seconds}, {"anchor", "group_start"},
            {"anchor_day", int64_t {-1}}, {"rolls_until", "2026-12-31"}});
    EXPECT_EQ(planEntryFrom(entry, {}).rolls,
        (RollingRule {RollAnchor::GroupStart, -1, kPlanDay, Day::fromYmd(2026, 12, 31)}));
    entry.put("anchor", std::string("customer_added"));
    EXPECT_EQ(planEntryFrom(entry, {}).rolls->anchor, RollAnchor::CustomerAdded);
    entry.put("anchor", std::string("campaign"));
    EXPECT_FALSE(planEntryFrom(entry, {}).rolls) << "it has a date of its own";
}

class RollingCheckTest : public ::testing::Test
{
protected:
    std::vector<PlanFinding> check(const PlanEntry &entry, CheckOptions options = {})
    {
        return index().check(entry, options);
    }
    PlanIndex &index()
    {
        if (!m_index)
            m_index.emplace(opening(brand, starts), policy);
        return *m_index;
    }
    static const PlanFinding *of(const std::vector<PlanFinding> &findings, PlanCheck wanted)
    {
        for (const PlanFinding &finding : findings) {
            if (finding.check == wanted)
                return &finding;
        }
        return nullptr;
    }

    const SmallBrand brand;
    Starts starts {{brand.annCustomers, "2026-11-20"}, {brand.bobCustomers, "2026-11-21"}};
    PushPolicy policy;

private:
    std::optional<PlanIndex> m_index;
};

TEST_F(RollingCheckTest, ADayWithoutAnybodyIsAsItShouldBe)
{
    PlanEntry entry = rolling(0, "2026-11-01");
    EXPECT_TRUE(check(entry).empty());
    starts.clear();
    EXPECT_TRUE(check(entry).empty());
    entry.audience.groupKinds = 0;
    EXPECT_TRUE(of(check(entry), PlanCheck::EmptyAudience)) << "it names nobody";
}

TEST_F(RollingCheckTest, WhoHasNoSendLeftIsLeftOutAndTheOthersAreNot)
{
    policy.cap = CapRule::DayOne;
    index().put(plainEntry(50, Day::fromYmd(2026, 11, 20), 9)); // takes the send of that day
    const PlanEntry entry = rolling(0, "2026-11-01");
    const auto findings = check(entry);
    const PlanFinding *left = of(findings, PlanCheck::LeftOut);
    ASSERT_TRUE(left);
    EXPECT_EQ(left->severity(), Severity::Warning);
    EXPECT_EQ(left->subjects, std::vector<Uuid> {brand.annCustomers});
    EXPECT_FALSE(of(findings, PlanCheck::Cap)) << "the others get it";
    const RollingDay day = index().rollingDay(entry, Day::fromYmd(2026, 11, 20));
    EXPECT_EQ(day.audience.reached, day.leftOut);
    EXPECT_TRUE(index().rollingDay(entry, Day::fromYmd(2026, 11, 21)).leftOut.empty());
    EXPECT_TRUE(of(check(entry, {.countDrafts = true, .days = Period {kPlanDay + 1, kPlanDay + 9}}),
                    PlanCheck::LeftOut)
        == nullptr)
        << "not on the days that are looked at";
}

TEST_F(RollingCheckTest, ItTakesASendOfEachGroupOnItsDay)
{
    policy.cap = CapRule::DayOne;
    index().put(rolling(0, "2026-11-01"));
    const PlanEntry first = plainEntry(50, Day::fromYmd(2026, 11, 20), 15);
    const auto findings = check(first);
    ASSERT_TRUE(of(findings, PlanCheck::Cap));
    EXPECT_EQ(of(findings, PlanCheck::Cap)->subjects, std::vector<Uuid> {brand.annCustomers});
    EXPECT_FALSE(of(check(plainEntry(50, Day::fromYmd(2026, 11, 23), 15)), PlanCheck::Cap));
    EXPECT_EQ(index().sendsLeft(0, "一对一", kPlanDay).left, 1) << "on its own channel only";
    index().remove(id(90));
    EXPECT_FALSE(of(check(first), PlanCheck::Cap)) << "once it is gone";
    PlanEntry stopped = rolling(0, "2026-11-01");
    stopped.status = "stopped";
    index().put(stopped);
    EXPECT_FALSE(of(check(first), PlanCheck::Cap)) << "or stopped";
}

TEST_F(RollingCheckTest, ItIsNotCountedAgainstItself)
{
    policy.cap = CapRule::DayOne;
    const PlanEntry entry = rolling(0, "2026-11-01");
    index().put(entry);
    EXPECT_FALSE(of(check(entry), PlanCheck::LeftOut));
    PlanEntry other = rolling(0, "2026-11-01");
    other.id = id(91);
    other.start = Instant::fromLocal(Day::fromYmd(2026, 11, 1), 15, 0);
    EXPECT_EQ(of(check(other), PlanCheck::LeftOut)->subjectCount, 2U);
    other.rolls->day = 5;
    EXPECT_FALSE(of(check(other), PlanCheck::LeftOut)) << "on other days of the same groups";
}

TEST_F(RollingCheckTest, ItMeetsOthersInTheSameHourOfAGroupsDay)
{
    index().put(plainEntry(50, Day::fromYmd(2026, 11, 20), 12, 30));
    PlanEntry rolls = rolling(0, "2026-11-01");
    index().put(rolls);
    EXPECT_EQ(of(check(rolls), PlanCheck::SameHour)->subjectCount, 1U) << "only one opens that day";
    EXPECT_EQ(of(check(plainEntry(51, Day::fromYmd(2026, 11, 21), 12, 15)), PlanCheck::SameHour)->entries,
        std::vector<Uuid> {rolls.id});
    EXPECT_FALSE(of(check(plainEntry(51, Day::fromYmd(2026, 11, 23), 12, 15)), PlanCheck::SameHour));
}

TEST_F(RollingCheckTest, TheSameContentDoesNotComeAgainTooSoon)
{
    PlanContent content {id(80), "文", "brand", {}, {}};
    index().putContent(content);
    PlanEntry rolls = rolling(0, "2026-11-01");
    rolls.content = content.id;
    index().put(rolls);
    PlanEntry plain = plainEntry(50, Day::fromYmd(2026, 11, 26), 15);
    plain.content = content.id;
    EXPECT_EQ(of(check(plain), PlanCheck::SameContent)->subjectCount, 2U) << "six and five days later";
    plain.start = Instant::fromLocal(Day::fromYmd(2026, 11, 27), 15, 0);
    EXPECT_EQ(of(check(plain), PlanCheck::SameContent)->subjects, std::vector<Uuid> {brand.bobCustomers});
    plain.start = Instant::fromLocal(Day::fromYmd(2026, 11, 28), 15, 0);
    EXPECT_FALSE(of(check(plain), PlanCheck::SameContent));
    PlanEntry later = rolling(3, "2026-11-01");
    later.id = id(91);
    later.content = content.id;
    EXPECT_EQ(of(check(later), PlanCheck::SameContent)->subjectCount, 2U);
    later.rolls->day = 7;
    EXPECT_FALSE(of(check(later), PlanCheck::SameContent));
}

TEST_F(RollingCheckTest, CustomersOfDifferentDaysDoNotTakeEachOthersSends)
{
    policy.cap = CapRule::DayOne;
    const auto toCustomers = [&](uint8_t number, int day) {
        PlanEntry entry = rolling(day, "2026-11-01");
        entry.id = id(number);
        entry.channel = "一对一";
        entry.audience = {};
        entry.audience.reach = Reach::Guides;
        entry.rolls->anchor = RollAnchor::CustomerAdded;
        return entry;
    };
    index().put(toCustomers(90, 0));
    EXPECT_FALSE(of(check(toCustomers(91, 1)), PlanCheck::LeftOut)) << "these were added on another day";
    EXPECT_TRUE(of(check(toCustomers(91, 0)), PlanCheck::LeftOut)) << "these get both on one day";
    PlanEntry toAll = plainEntry(50, Day::fromYmd(2026, 11, 20), 15);
    toAll.channel = "一对一";
    toAll.audience = {};
    toAll.audience.reach = Reach::Guides;
    EXPECT_TRUE(of(check(toAll), PlanCheck::Cap)) << "some of them get something else that day";
    policy.cap = CapRule::MonthAsManyAsDays;
}

TEST_F(RollingCheckTest, ItsContentIsGoodAsLongAsItRolls)
{
    PlanContent content {id(80), "文", "brand", Day::fromYmd(2026, 11, 1), Day::fromYmd(2026, 12, 31)};
    index().putContent(content);
    PlanEntry entry = rolling(0, "2026-11-01");
    entry.content = content.id;
    EXPECT_TRUE(of(check(entry), PlanCheck::ContentOutOfTime)) << "it goes on for ever";
    entry.rolls->until = Day::fromYmd(2026, 12, 31);
    EXPECT_FALSE(of(check(entry), PlanCheck::ContentOutOfTime));
    entry.rolls->until = Day::fromYmd(2027, 1, 1);
    EXPECT_TRUE(of(check(entry), PlanCheck::ContentOutOfTime));
    EXPECT_FALSE(of(check(occurrenceOn(entry, Day::fromYmd(2026, 12, 31))), PlanCheck::ContentOutOfTime))
        << "on the day only the day counts";
}

TEST_F(RollingCheckTest, ItIsTooLateOnlyAfterItsLastDay)
{
    CheckOptions options;
    options.now = Instant::fromLocal(kPlanDay, 8, 0);
    PlanEntry entry = rolling(0, "2026-11-01");
    EXPECT_FALSE(of(check(entry, options), PlanCheck::StartPassed)) << "its next day comes";
    entry.rolls->until = kPlanDay;
    EXPECT_FALSE(of(check(entry, options), PlanCheck::StartPassed));
    entry.rolls->until = kPlanDay - 1;
    EXPECT_TRUE(of(check(entry, options), PlanCheck::StartPassed));
}

} // namespace
