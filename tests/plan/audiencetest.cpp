// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/audience.h"

#include "tests/plan/planworld.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class AudienceTest : public ::testing::Test
{
protected:
    using Fields = std::initializer_list<std::pair<const char *, FieldValue>>;
    struct Target {
        const char *kind;
        Uuid id;
        const char *mode = "include";
    };

    PlanEntry entry(Fields fields, const std::vector<Target> &targets = {}) const
    {
        Record made = record(Kind::Entry, id(90), fields);
        std::vector<Record> rows;
        uint8_t number = 100;
        for (const Target &target : targets)
            rows.push_back(record(Kind::EntryTarget, id(number++),
                {{"entry", made.id.toString()}, {"target_kind", target.kind},
                    {"target", target.id.toString()}, {"mode", target.mode}}));
        return planEntryFrom(made, rows);
    }
    Audience audience(Fields fields, const std::vector<Target> &targets = {}) const
    {
        return audienceOn(entry(fields, targets).audience, *m_people, kPlanDay);
    }
    std::set<Uuid> reached(Fields fields, const std::vector<Target> &targets = {}) const
    {
        return idsOf(audience(fields, targets).reached, *m_people);
    }
    static std::vector<std::string> set(std::initializer_list<std::string> items) { return items; }

    SmallBrand m_brand;
    std::shared_ptr<const PlanPeople> m_people = m_brand.people();
};

TEST_F(AudienceTest, GroupsOfTheKindsNamedAreReachedWhereTheyCanBeServed)
{
    const Audience audience = this->audience({{"channel", "群发"}, {"group_kinds", set({"customer"})}});
    EXPECT_EQ(idsOf(audience.reached, *m_people), (std::set {m_brand.annCustomers, m_brand.bobCustomers}));
    ASSERT_EQ(audience.closed.size(), 1U);
    EXPECT_EQ(m_people->id(audience.closed[0]), m_brand.closed);
    ASSERT_EQ(audience.ownerless.size(), 2U);
    EXPECT_EQ(m_people->id(audience.ownerless[0]), m_brand.ownerless);
    EXPECT_EQ(m_people->id(audience.ownerless[1]), m_brand.ownerGone);
}

TEST_F(AudienceTest, TheDayDecidesWhoIsThere)
{
    const AudienceRule rule = entry({{"channel", "群发"}, {"group_kinds", set({"customer"})}}).audience;
    EXPECT_EQ(idsOf(audienceOn(rule, *m_people, kPlanDay - 10).reached, *m_people),
        (std::set {m_brand.annCustomers, m_brand.bobCustomers, m_brand.closed, m_brand.ownerGone}))
        << "before the group was closed and the owner left";
}

TEST_F(AudienceTest, RegionsAndTagsNarrowIt)
{
    EXPECT_EQ(
        reached({{"group_kinds", set({"customer", "koc"})}, {"regions", set({m_brand.north.toString()})}}),
        (std::set {m_brand.annCustomers, m_brand.annKoc}));
    EXPECT_EQ(reached({{"group_kinds", set({"customer", "koc"})}, {"audience_tags", set({"VIP"})}}),
        (std::set {m_brand.annCustomers}));
}

TEST_F(AudienceTest, AKocThatIsNamedChangesNothing)
{
    const std::set<Uuid> all = reached({{"group_kinds", set({"customer"})}});
    EXPECT_FALSE(all.empty());
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}}, {{"koc", id(77)}}), all);
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}}, {{"koc", id(77), "exclude"}}), all);
}

TEST_F(AudienceTest, WhereSomethingIsIncludedOnlyThatIsReached)
{
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}}, {{"org", m_brand.southStore}}),
        (std::set {m_brand.bobCustomers}));
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}}, {{"group", m_brand.annKoc}}),
        (std::set {m_brand.annKoc}))
        << "a group that is named is in, whatever its kind";
    EXPECT_EQ(reached({{"channel", "群发"}}, {{"guide", m_brand.ann}}),
        (std::set {m_brand.annCustomers, m_brand.annKoc}))
        << "without kinds all groups of what is included";
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}}, {{"tag", m_brand.vipTag}}),
        (std::set {m_brand.annCustomers}));
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}, {"regions", set({m_brand.south.toString()})}},
                  {{"group", m_brand.annCustomers}}),
        (std::set<Uuid> {}))
        << "never outside the regions that it is for";
}

TEST_F(AudienceTest, WhatIsExcludedComesOffLast)
{
    EXPECT_EQ(reached({{"group_kinds", set({"customer", "koc"})}}, {{"group", m_brand.annKoc, "exclude"}}),
        (std::set {m_brand.annCustomers, m_brand.bobCustomers}));
    EXPECT_EQ(reached({{"group_kinds", set({"customer", "koc"})}}, {{"org", m_brand.north, "exclude"}}),
        (std::set {m_brand.bobCustomers}));
    EXPECT_EQ(reached({{"group_kinds", set({"customer"})}},
                  {{"group", m_brand.annCustomers}, {"tag", m_brand.vipTag, "exclude"}}),
        (std::set<Uuid> {}));
}

TEST_F(AudienceTest, GuidesInPostAreReachedOneToOne)
{
    EXPECT_EQ(reached({{"channel", "一对一"}}), (std::set {m_brand.ann, m_brand.bob}));
    EXPECT_EQ(reached({{"channel", "朋友圈"}, {"regions", set({m_brand.north.toString()})}}),
        (std::set {m_brand.ann}));
    EXPECT_EQ(reached({{"channel", "一对一"}}, {{"guide", m_brand.bob}}), (std::set {m_brand.bob}));
    EXPECT_EQ(
        reached({{"channel", "一对一"}}, {{"org", m_brand.northStore, "exclude"}}), (std::set {m_brand.bob}));
}

TEST_F(AudienceTest, APushToGroupsThatNamesNoneReachesNobodyAndHeadquartersOwnChannelsNeedNobody)
{
    EXPECT_EQ(reached({{"channel", "群发"}}), (std::set<Uuid> {}));
    EXPECT_EQ(reached({{"channel", "公众号"}}), (std::set<Uuid> {}));
    EXPECT_EQ(entry({{"channel", "公众号"}}).audience.reach, Reach::Nobody);
}

TEST_F(AudienceTest, AnOwnerWhoCannotBeSeenFromHereIsTakenToBeThere)
{
    PlanPeopleBuilder builder {Message("damaged")};
    for (const Record &one : m_brand.records()) {
        if (one.id != m_brand.ann) {
            ASSERT_TRUE(builder.add(one).ok());
        }
    }
    const PlanPeople people = std::move(builder.take()).value();
    const Audience audience = audienceOn(entry({{"group_kinds", set({"koc"})}}).audience, people, kPlanDay);
    EXPECT_EQ(idsOf(audience.reached, people), (std::set {m_brand.annKoc}));
}

} // namespace
