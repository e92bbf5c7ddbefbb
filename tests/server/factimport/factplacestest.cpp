// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/import/factplaces.h"

using namespace qunce;
using namespace qunce::server;

namespace {

Uuid id(uint8_t number)
{
    Uuid made;
    made.bytes[15] = number;
    return made;
}

Slot slot(uint8_t subject, const char *code, Day from = Slot::kFirstDay, Day until = Slot::kForever)
{
    Slot made;
    made.subject = id(subject);
    made.code = code;
    made.from = from;
    made.until = until;
    return made;
}

const Day kMoved = Day::fromYmd(2026, 5, 1);

/// Guide 0017 moves from the first region to the second on 1 May 2026.
Brand brandWithAMove()
{
    Brand brand;
    brand.regions.resize(2);
    brand.regions[0].guides = {slot(1, "0001"), slot(17, "0017", Slot::kFirstDay, kMoved)};
    brand.regions[1].guides = {slot(2, "0002"), slot(3, "0003"), slot(17, "0017", kMoved)};
    brand.regions[1].groups = {slot(40, "Q1")};
    return brand;
}

TEST(FactPlacesTest, ASubjectStandsInTheSlotOfTheDay)
{
    const FactPlaces places(brandWithAMove(), SubjectKind::Guide);
    const auto guide = places.find("0017");
    ASSERT_TRUE(guide);
    EXPECT_EQ(places.id(*guide), id(17));
    EXPECT_EQ(places.placeOn(*guide, kMoved - 1)->region, 0U);
    EXPECT_EQ(places.placeOn(*guide, kMoved - 1)->slot, 1U);
    EXPECT_EQ(places.placeOn(*guide, kMoved)->region, 1U);
    EXPECT_EQ(places.placeOn(*guide, kMoved)->slot, 2U);
    EXPECT_FALSE(places.placeOn(*guide, Slot::kFirstDay - 1));
}

TEST(FactPlacesTest, CodesAreTextAndOfOneKind)
{
    const FactPlaces guides(brandWithAMove(), SubjectKind::Guide);
    EXPECT_FALSE(guides.find("17"));
    EXPECT_FALSE(guides.find("Q1"));
    EXPECT_EQ(guides.placeOn(*guides.find("0003"), kMoved)->slot, 1U);
    const FactPlaces groups(brandWithAMove(), SubjectKind::Group);
    EXPECT_EQ(groups.placeOn(*groups.find("Q1"), kMoved)->region, 1U);
}

} // namespace
