// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/roster.h"

#include <gtest/gtest.h>

#include "models/protocol/brandbuilder.h"

namespace qunce {

namespace {

Uuid id(uint8_t number)
{
    Uuid uuid;
    uuid.bytes[15] = number;
    return uuid;
}

const Uuid kNorth = id(1);
const Uuid kSouth = id(2);
const Uuid kNorthStore = id(3);
const Uuid kSouthStore = id(4);
const Uuid kAnn = id(10);
const Day kMove = Day::fromYmd(2026, 6, 1);

Record unit(const Uuid &unitId, const char *code, const char *kind, const Uuid &parent)
{
    Record record;
    record.kind = Kind::Org;
    record.id = unitId;
    record.put("code", std::string(code));
    record.put("kind", std::string(kind));
    record.put("parent", toValue(parent));
    return record;
}

/// A guide who moves from north to south on kMove; `seen` are the regions of the scope.
Brand brandOf(const std::vector<Uuid> &seen, const BrandParts &parts = {})
{
    OrgBuilder units("damaged");
    EXPECT_TRUE(units.add(unit(kNorth, "N", "region", {})).ok());
    EXPECT_TRUE(units.add(unit(kSouth, "S", "region", {})).ok());
    EXPECT_TRUE(units.add(unit(kNorthStore, "NS", "store", kNorth)).ok());
    EXPECT_TRUE(units.add(unit(kSouthStore, "SS", "store", kSouth)).ok());
    BrandBuilder builder(
        *units.take(),
        [&seen](const Uuid &region) { return std::find(seen.begin(), seen.end(), region) != seen.end(); },
        parts, "damaged");
    for (const Uuid &region : seen) {
        SlotRecord slot;
        slot.region = region;
        slot.store = region == kNorth ? kNorthStore : kSouthStore;
        slot.slot.id = id(region == kNorth ? 20 : 21);
        slot.slot.subject = kAnn;
        if (region == kNorth)
            slot.slot.until = kMove;
        else
            slot.slot.from = kMove;
        EXPECT_TRUE(builder.addSlot(std::move(slot)).ok());
    }
    return builder.take();
}

Record ann()
{
    Record record;
    record.kind = Kind::Guide;
    record.id = kAnn;
    record.put("region", toValue(kSouth)); // the record moves as soon as the move is known
    record.put("store", toValue(kSouthStore));
    return record;
}

} // namespace

TEST(RosterTest, TheWholeBrandShowsEverybodyWhereTheirSlotOfTheDayIs)
{
    const Brand brand = brandOf({kNorth, kSouth});
    const std::optional<Record> before = Roster(brand, SubjectKind::Guide, kMove - 1).shown(ann());
    ASSERT_TRUE(before);
    EXPECT_EQ(before->reference("region"), kNorth);
    EXPECT_EQ(before->reference("store"), kNorthStore);
    const std::optional<Record> after = Roster(brand, SubjectKind::Guide, kMove).shown(ann());
    ASSERT_TRUE(after);
    EXPECT_EQ(after->reference("region"), kSouth);
    EXPECT_EQ(after->reference("store"), kSouthStore);
}

TEST(RosterTest, ARegionShowsSomebodyFromTheDayOn)
{
    const Brand south = brandOf({kSouth});
    EXPECT_FALSE(Roster(south, SubjectKind::Guide, kMove - 1).shown(ann()));
    EXPECT_TRUE(Roster(south, SubjectKind::Guide, kMove).shown(ann()));
    const Brand north = brandOf({kNorth});
    EXPECT_TRUE(Roster(north, SubjectKind::Guide, kMove - 1).shown(ann()));
    EXPECT_FALSE(Roster(north, SubjectKind::Guide, kMove).shown(ann()));
}

TEST(RosterTest, DaysBeforeAllDataCountAsTheFirstDay)
{
    EXPECT_TRUE(Roster(brandOf({kNorth}), SubjectKind::Guide, Day::fromYmd(2001, 1, 1)).shown(ann()));
}

TEST(RosterTest, WhoHasNoSlotInTheScopeStandsAsTheRecordSays)
{
    Record nobody = ann();
    nobody.id = id(11);
    const std::optional<Record> shown =
        Roster(brandOf({kSouth}), SubjectKind::Guide, kMove - 1).shown(nobody);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->reference("store"), kSouthStore);
}

TEST(BrandBuilderTest, KindsThatAreNotAskedForArePassedOver)
{
    const Brand brand = brandOf({kNorth, kSouth}, BrandParts::slotsOf(SubjectKind::Koc));
    EXPECT_EQ(brand.regions.size(), 2U);
    EXPECT_TRUE(brand.regions[0].guides.empty());
}

} // namespace qunce
