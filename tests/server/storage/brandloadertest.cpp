// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <gtest/gtest.h>

#include "models/protocol/orghistory.h"
#include "models/protocol/slotrecord.h"
#include "server/rules/scope.h"
#include "server/storage/brandloader.h"
#include "server/storage/storagefacts.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

/// Two regions under a zone, a store in the north, a guide and a KOC in each region, three tasks and two goals.
class BrandLoaderTest : public ::testing::Test
{
protected:
    BrandLoaderTest()
    {
        m_transaction = must(m_db.storage->beginWrite());
        put(Kind::Org, m_zone, "ref", {{"code", "Z"}, {"name", "大区"}, {"kind", "zone"}});
        for (const Uuid &region : {m_north, m_south})
            put(Kind::Org, region, "ref",
                {{"code", region == m_north ? "N" : "S"}, {"kind", "region"}, {"parent", m_zone.toString()}});
        put(Kind::Org, m_store, "ref",
            {{"code", "M1"}, {"kind", "store"}, {"parent", m_north.toString()}, {"store_type", "direct"},
                {"parents", parentsToJson({{kFirstDataDay, m_south}, {Day::fromYmd(2026, 5, 1), m_north}})}});
        for (const Uuid &region : {m_north, m_south}) {
            putSlot(region, SubjectKind::Guide, 0);
            putSlot(region, SubjectKind::Koc, 0);
        }
        putSlot(m_north, SubjectKind::Guide, 2);
        putTask("T3", bucket::planHq(), Day::fromYmd(2026, 9, 8));
        putTask("T2", bucket::planOf(m_north), Day::fromYmd(2026, 9, 9));
        putTask("T1", bucket::planOf(m_south), Day::fromYmd(2026, 9, 8));
        for (const Uuid &region : {m_north, m_south})
            put(Kind::Goal, m_db.ids.next(), bucket::planOf(region),
                {{"from_day", "2026-09-01"}, {"to_day", "2026-09-30"}, {"org", region.toString()},
                    {"metric", "amount"}, {"value", int64_t {1000}}});
    }

    void put(Kind kind, const Uuid &id, const std::string &bucket,
        std::map<std::string, FieldValue, std::less<>> fields)
    {
        must(m_transaction->putRecord(makeRecord(kind, id, bucket, std::move(fields))));
    }

    void putSlot(const Uuid &region, SubjectKind kind, uint32_t number)
    {
        SlotRecord slot {
            .kind = kind, .region = region, .number = number, .store = m_store, .city = {}, .slot = {}};
        slot.slot.id = m_db.ids.next();
        slot.slot.subject = m_db.ids.next();
        slot.slot.code = "C" + std::to_string(number);
        slot.slot.employment.role = GuideRole::StoreManager;
        Record record = toRecord(slot);
        record.bucket = bucket::peopleOf(region);
        must(m_transaction->putRecord(record));
    }

    void putTask(const std::string &code, const std::string &bucket, Day due)
    {
        put(Kind::Task, m_db.ids.next(), bucket,
            {{"code", code}, {"title", code}, {"kind", "moments"},
                {"due_at", toValue(std::optional<Instant>(Instant::startOf(due + 1)))},
                {"due_day", due.toString()}});
    }

    Brand load(const BucketFilter &mayRead, const BrandParts &parts = {})
    {
        return must(loadBrand(*m_transaction, mayRead, parts));
    }

    TestStorage m_db;
    Uuid m_zone = m_db.ids.next();
    Uuid m_north = m_db.ids.next();
    Uuid m_south = m_db.ids.next();
    Uuid m_store = m_db.ids.next();
    std::unique_ptr<WriteTransaction> m_transaction;
};

TEST_F(BrandLoaderTest, TheWholeBrandHasRegionsSlotsTasksAndGoals)
{
    const Brand brand = load({});
    ASSERT_EQ(brand.regions.size(), 2U);
    const OrgIndex store = *brand.org.byCode("M1");
    EXPECT_EQ(brand.org.at(store).parentOn(Day::fromYmd(2026, 4, 30)), *brand.org.byCode("S"));
    EXPECT_EQ(brand.org.at(store).parent(), *brand.org.byCode("N"));
    EXPECT_EQ(brand.org.ancestor(store, OrgKind::Zone), *brand.org.byCode("Z"));

    const RegionSlots &north = brand.regions[0];
    EXPECT_EQ(north.region, *brand.org.byCode("N"));
    ASSERT_EQ(north.guides.size(), 3U);
    EXPECT_EQ(north.guides[2].code, "C2");
    EXPECT_EQ(north.guides[2].store, store);
    EXPECT_EQ(north.guides[2].employment.role, GuideRole::StoreManager);
    EXPECT_FALSE(north.guides[1].validOn(Slot::kFirstDay))
        << "a place without a record is nobody's on any day";
    EXPECT_EQ(brand.regions[1].kocs.size(), 1U);

    ASSERT_EQ(brand.tasks.size(), 3U);
    EXPECT_EQ(brand.tasks[0].code + brand.tasks[1].code + brand.tasks[2].code, "T1T3T2")
        << "by due day, then code";
    EXPECT_EQ(brand.tasks[0].kind, TaskKind::Moments);
    ASSERT_EQ(brand.goals.size(), 2U);
    EXPECT_EQ(brand.goals[0].metric, Metric::Amount);
    EXPECT_EQ(brand.goals[0].value, 1000U);
}

TEST_F(BrandLoaderTest, AScopeLeavesTheOrganisationWholeAndNothingOfOtherRegions)
{
    const Scope scope = Scope::ofRegions(Role::RegionManager, m_db.ids.next(), {m_north});
    const Brand brand = load(scope.filter());
    EXPECT_EQ(brand.org.units().size(), 4U);
    ASSERT_EQ(brand.regions.size(), 1U);
    EXPECT_EQ(brand.regions[0].region, *brand.org.byCode("N"));
    EXPECT_EQ(brand.regions[0].guides.size(), 3U);
    ASSERT_EQ(brand.tasks.size(), 2U);
    EXPECT_EQ(brand.tasks[0].code, "T3");
    ASSERT_EQ(brand.goals.size(), 1U);
    EXPECT_EQ(brand.goals[0].unit, *brand.org.byCode("N"));
}

TEST_F(BrandLoaderTest, KocsCanBeLeftOut)
{
    const Brand brand = load({}, {.kocs = false});
    EXPECT_TRUE(brand.regions[0].kocs.empty());
    EXPECT_EQ(brand.regions[0].guides.size(), 3U);
}

TEST_F(BrandLoaderTest, TwoSlotsInOnePlaceOrAnOrganisationInACircleAreRefused)
{
    putSlot(m_north, SubjectKind::Guide, 2);
    EXPECT_EQ(loadBrand(*m_transaction, {}).error().code, ErrorCode::Corrupt);

    put(Kind::Org, m_zone, "ref", {{"code", "Z"}, {"kind", "zone"}, {"parent", m_south.toString()}});
    EXPECT_EQ(loadOrganisation(*m_transaction).error().code, ErrorCode::Corrupt);
}

TEST_F(BrandLoaderTest, FactsAreSeenByRegionIndexAndKeyNumber)
{
    Column column;
    column.set(2, 7);
    const std::string bytes = encodeColumn(column);
    const Brand brand = load({});
    const Day day = Day::fromYmd(2026, 9, 8);
    for (const Uuid &region : {m_north, m_south}) {
        for (const Day key : {day - 1, day, day + 1})
            must(m_transaction->putColumn({region, key.year(), Metric::Orders, key.toString()}, bytes));
        must(m_transaction->putColumn({region, 2026, Metric::HourJoins, "2026-09-08T05"}, bytes));
        for (const Task &task : brand.tasks)
            must(m_transaction->putColumn({region, 2026, Metric::TaskStatus, task.id.toString()}, bytes));
    }

    const StorageFacts facts(*m_transaction, brand);
    using Seen = std::vector<std::pair<size_t, int32_t>>;
    const auto visit = [&](Metric metric, KeyRange keys, const std::vector<size_t> &regions) {
        Seen seen;
        must(facts.visit(metric, keys, regions, [&](size_t region, int32_t key, const ColumnView &view) {
            EXPECT_EQ(view.at(2), 7U);
            seen.emplace_back(region, key);
        }));
        std::sort(seen.begin(), seen.end());
        return seen;
    };
    EXPECT_EQ(visit(Metric::Orders, {day.number, day.number + 9}, {0, 1}),
        (Seen {{0, day.number}, {0, day.number + 1}, {1, day.number}, {1, day.number + 1}}));
    EXPECT_EQ(visit(Metric::Orders, {INT32_MIN, INT32_MAX}, {1}).size(), 3U);
    EXPECT_EQ(visit(Metric::Orders, {INT32_MIN, INT32_MAX}, {}).size(), 0U);
    EXPECT_EQ(visit(Metric::HourJoins, {day.number * 24 + 5, day.number * 24 + 5}, {0}),
        (Seen {{0, day.number * 24 + 5}}));
    EXPECT_EQ(visit(Metric::TaskStatus, {1, 1}, {0, 1}), (Seen {{0, 1}, {1, 1}})) << "look-ups";
    EXPECT_EQ(visit(Metric::TaskStatus, {1, 2}, {1}), (Seen {{1, 1}, {1, 2}})) << "a scan";
}

} // namespace
