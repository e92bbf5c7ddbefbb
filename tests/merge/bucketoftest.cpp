// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/bucketof.h"

#include <gtest/gtest.h>

#include "models/protocol/bucketnames.h"
#include "tests/merge/records.h"

namespace qunce::test {

namespace {

class BucketOf : public testing::Test
{
protected:
    std::optional<std::string> of(const Record &record)
    {
        const auto bucket = bucketOf(record, m_others);
        EXPECT_TRUE(bucket.ok());
        return bucket.ok() ? *bucket : std::nullopt;
    }
    Record add(Record record)
    {
        record.bucket = of(record).value_or("");
        m_others.records[{record.kind, record.id}] = record;
        return record;
    }

    RecordsInMemory m_others;
    const Uuid m_north = id(1);
    const Record m_zone = add(record(Kind::Org, id(10), {{"kind", "zone"}}));
    const Record m_region =
        add(record(Kind::Org, m_north, {{"kind", "region"}, {"parent", m_zone.id.toString()}}));
    const Record m_store =
        add(record(Kind::Org, id(11), {{"kind", "store"}, {"parent", m_north.toString()}}));
    const Record m_guide = add(record(Kind::Guide, id(12), {{"region", m_north.toString()}}));
};

TEST_F(BucketOf, AnEntryStandsWithItsRegionsAndItsDraftApart)
{
    const std::string region = m_north.toString();
    const std::string other = id(2).toString();
    const auto entry = [](FieldValue status, std::vector<std::string> regions) {
        Record made = record(Kind::Entry, id(20), {{"status", std::move(status)}});
        if (!regions.empty())
            made.put("regions", std::move(regions));
        return made;
    };
    EXPECT_EQ(of(entry("draft", {region})), bucket::planHqDraft());
    EXPECT_EQ(of(entry("approved", {region})), bucket::planOf(m_north));
    EXPECT_EQ(of(entry("approved", {region, other})), bucket::planHq());
    EXPECT_EQ(of(entry("approved", {})), bucket::planHq());
}

TEST_F(BucketOf, AGoalStandsWithTheRegionOfItsUnitOrGuide)
{
    EXPECT_EQ(of(record(Kind::Goal, id(30), {{"org", m_store.id.toString()}})), bucket::planOf(m_north));
    EXPECT_EQ(of(record(Kind::Goal, id(30), {{"org", m_region.id.toString()}})), bucket::planOf(m_north));
    EXPECT_EQ(of(record(Kind::Goal, id(30), {{"org", m_zone.id.toString()}})), bucket::planHq());
    EXPECT_EQ(of(record(Kind::Goal, id(30), {})), bucket::planHq());
    EXPECT_EQ(of(record(Kind::Goal, id(30), {{"guide", m_guide.id.toString()}})), bucket::planOf(m_north));
    EXPECT_EQ(of(record(Kind::Goal, id(30), {{"guide", id(99).toString()}})), std::nullopt);
}

TEST_F(BucketOf, NotesConflictsAndTargetsStandWithWhatTheyAreAbout)
{
    const std::string guide = m_guide.id.toString();
    EXPECT_EQ(of(record(Kind::Note, id(40), {{"subject", guide}})), bucket::peopleOf(m_north));
    EXPECT_EQ(of(record(Kind::Conflict, id(41), {{"subject", guide}, {"subject_kind", "guide"}})),
        bucket::peopleOf(m_north));
    const Record entry = add(record(Kind::Entry, id(42), {{"status", "draft"}}));
    EXPECT_EQ(of(record(Kind::EntryTarget, id(43), {{"entry", entry.id.toString()}})), bucket::planHqDraft());
    EXPECT_EQ(of(record(Kind::Note, id(40), {{"subject", id(99).toString()}})), std::nullopt);
    EXPECT_EQ(of(record(Kind::Reminder, id(44), {{"guide", guide}})), bucket::peopleOf(m_north));
    EXPECT_EQ(of(record(Kind::Reminder, id(44), {{"guide", id(99).toString()}})), std::nullopt);
}

TEST_F(BucketOf, AViewIsItsOwnersOrTheTeams)
{
    const std::string owner = id(7).toString();
    EXPECT_EQ(of(record(Kind::SavedView, id(50), {{"owner", owner}})), bucket::userOf(id(7)));
    EXPECT_EQ(of(record(Kind::SavedView, id(50), {{"owner", owner}, {"scope", "team"}})), bucket::planHq());
    EXPECT_EQ(of(record(Kind::SavedView, id(50),
                  {{"owner", owner}, {"scope", "team"}, {"region", m_north.toString()}})),
        bucket::planOf(m_north));
}

TEST_F(BucketOf, ALoopOfUnitsEnds)
{
    add(record(Kind::Org, id(60), {{"kind", "store"}, {"parent", id(61).toString()}}));
    add(record(Kind::Org, id(61), {{"kind", "city"}, {"parent", id(60).toString()}}));
    EXPECT_EQ(of(record(Kind::Goal, id(30), {{"org", id(60).toString()}})), bucket::planHq());
}

} // namespace

} // namespace qunce::test
