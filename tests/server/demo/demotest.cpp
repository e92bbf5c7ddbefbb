// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/demo/demo.h"

#include <cstdlib>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "models/domain/completion.h"
#include "server/storage/brandloader.h"
#include "server/storage/sqlitestorage.h"
#include "server/storage/storagefacts.h"
#include "tests/server/demo/memorysink.h"
#include "tests/support/tempdir.h"

namespace qunce::server::demo {
namespace {

const DemoOptions kSmall {DemoScale::Small, 1, Day::fromYmd(2026, 9, 7)};

uint64_t digestOf(const DemoOptions &options)
{
    DigestSink sink;
    EXPECT_TRUE(makeDemoBrand(sink, options, {}).ok());
    return sink.digest();
}

struct Head {
    uint64_t seq;
    uint64_t rows;
    uint64_t digest;
    bool operator==(const Head &) const = default;
};

std::map<std::string, Head> headsOf(Storage &storage)
{
    std::map<std::string, Head> found;
    const auto transaction = storage.beginRead();
    const auto heads = (*transaction)->heads();
    for (const BucketHead &head : heads.value())
        found[head.bucket] = {head.headSeq, head.liveRows, head.digest};
    return found;
}

TEST(DemoBrand, HasTheSameBytesForTheSameSeed)
{
    const uint64_t digest = digestOf(kSmall);
    EXPECT_EQ(digest, digestOf(kSmall));
    EXPECT_NE(digest, digestOf({DemoScale::Small, 2, kSmall.until}));
    EXPECT_NE(digest, digestOf({DemoScale::Small, 1, kSmall.until - 1}));
}

TEST(DemoBrand, HasWhatItsScaleSays)
{
    const DemoBrand demo = makeBrand(kSmall);
    EXPECT_EQ(demo.regionUnits.size(), 3U + 1U);
    EXPECT_EQ(demo.guides.size(), 200U);
    EXPECT_EQ(demo.kocs.size(), 2000U);
    EXPECT_EQ(demo.groups.size(), 300U);
    EXPECT_EQ(demo.period().days(), 120);
    EXPECT_EQ(demo.period().to, kSmall.until);
    // Three a day, of the year before too, and what was sent out this morning.
    EXPECT_EQ(demo.brand.tasks.size(), 3U * (120U + static_cast<size_t>(demo.yearBefore()->days())) + 1U);
    EXPECT_EQ(demo.yearBefore(), (Period {Day::fromYmd(2025, 6, 9), Day::fromYmd(2025, 9, 7)}));
}

TEST(DemoBrand, CoversTheCountryAtBrandScale)
{
    const DemoBrand demo = makeBrand({DemoScale::Brand, 1, kSmall.until});
    std::map<OrgKind, size_t> units;
    std::set<std::string> names;
    for (const OrgUnit &unit : demo.brand.org.units()) {
        ++units[unit.kind];
        if (unit.kind == OrgKind::Store) {
            EXPECT_TRUE(names.insert(unit.name).second) << unit.name;
        }
    }
    EXPECT_EQ(units[OrgKind::Zone], 7U);
    EXPECT_EQ(units[OrgKind::Region], 30U + 1U);
    EXPECT_NEAR(static_cast<double>(units[OrgKind::City]), 340, 5);
    EXPECT_EQ(units[OrgKind::Store], 2400U);
    EXPECT_EQ(demo.guides.size(), 10000U);
    EXPECT_EQ(demo.kocs.size(), 100000U);
    EXPECT_EQ(demo.groups.size(), 12000U);
    EXPECT_EQ(demo.brand.tasks.size(), 1200U + 1U);
    EXPECT_FALSE(demo.yearBefore()) << "within its 400 days";
    EXPECT_EQ(demo.period().days(), 400);

    std::vector<int> owned(demo.guides.size());
    int most = 0;
    for (const DemoGroup &group : demo.groups)
        most = std::max(most, ++owned[group.owner]);
    EXPECT_EQ(most, 12);
}

TEST(DemoBrand, CallsNobodyByACodeTwice)
{
    const DemoBrand demo = makeBrand(kSmall);
    std::set<std::string> codes;
    for (const DemoGuide &guide : demo.guides)
        EXPECT_TRUE(codes.insert(guide.code).second) << guide.code;
    for (const DemoGroup &group : demo.groups)
        EXPECT_TRUE(codes.insert(group.code).second) << group.code;
    for (const DemoEntry &entry : demo.entries)
        EXPECT_TRUE(codes.insert(entry.code).second) << entry.code;
}

TEST(DemoBrand, RunsTheCampaignThroughItsFourLayers)
{
    const DemoBrand demo = makeBrand(kSmall);
    std::set<std::string> atTimes;
    std::vector<std::string> layers;
    for (const DemoEntry &entry : demo.entries) {
        if (!entry.campaign || demo.campaigns[*entry.campaign].name != "99大促")
            continue;
        if (layers.empty() || layers.back() != entry.stage)
            layers.push_back(entry.stage);
        for (const GroupKind kind : entry.groupKinds)
            atTimes.insert(std::string(name(kind)) + " " + entry.startAt.toString().substr(11, 5));
    }
    EXPECT_EQ(std::set<std::string>(layers.begin(), layers.end()),
        (std::set<std::string> {"价值观", "品牌", "选品", "促销"}));
    EXPECT_EQ(layers.front(), "价值观");
    EXPECT_EQ(layers.back(), "促销");
    for (const char *time : {"training 20:00", "mentor 09:00", "koc 10:00", "customer 12:00"})
        EXPECT_TRUE(atTimes.contains(time)) << time;
}

TEST(DemoBrand, HasEntriesInAllNineStatesAroundThePresent)
{
    const DemoBrand demo = makeBrand(kSmall);
    std::set<std::string> states;
    for (const DemoEntry &entry : demo.entries) {
        const int ahead = entry.startAt.day() - kSmall.until;
        if (ahead > -60 && ahead < 30)
            states.insert(entry.status);
    }
    EXPECT_EQ(states.size(), 9U);
}

TEST(DemoBrand, HasPeopleWhoMovedAndWhoLeft)
{
    const DemoBrand demo = makeBrand({DemoScale::Brand, 1, kSmall.until});
    size_t moved = 0;
    size_t left = 0;
    size_t away = 0;
    for (const DemoGuide &guide : demo.guides) {
        moved += guide.move ? 1 : 0;
        left += guide.employment.leftOn ? 1 : 0;
        away += guide.employment.leaveFrom ? 1 : 0;
    }
    EXPECT_GT(moved, 50U);
    EXPECT_GT(left, 150U);
    EXPECT_GT(away, 300U);
    size_t closedSlots = 0;
    for (const RegionSlots &region : demo.brand.regions) {
        for (const Slot &slot : region.guides)
            closedSlots += slot.until != Slot::kForever ? 1 : 0;
    }
    EXPECT_EQ(closedSlots, moved);
}

TEST(DemoBrand, WritesOnlyValidRecords)
{
    const DemoBrand demo = makeBrand(kSmall);
    MemorySink sink(demo);
    const Result<DemoReport> report = makeDemoBrand(sink, kSmall, {});
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(sink.invalid(), "");
    EXPECT_EQ(sink.records().at(Kind::Guide), 200U);
    EXPECT_EQ(sink.records().at(Kind::CalendarDay), calendarDays().size());
    EXPECT_GE(sink.records().at(Kind::Slot), 200U + 300U + 2000U);
    EXPECT_GE(sink.records().at(Kind::Reminder), 10U) << "somebody was reminded on the last day";
}

TEST(DemoDatabase, IsTheSameForTheSameSeedAndOfTheBrandThatWasMade)
{
    const TempDir folder;
    const SystemClock clock;
    std::map<std::string, Head> first;
    for (const char *file : {"a.db", "b.db"}) {
        const Result<DemoReport> report = makeDemoDatabase(folder.file(file), clock, kSmall, {});
        ASSERT_TRUE(report.ok()) << report.error().detail;
        EXPECT_FALSE(std::filesystem::exists(folder.file(file) + ".making"));
        auto storage = SqliteStorage::open(folder.file(file), SqliteStorage::Mode::Open, clock);
        ASSERT_TRUE(storage.ok());
        const auto heads = headsOf(**storage);
        EXPECT_TRUE(first.empty() || first == heads);
        first = heads;

        const auto read = (*storage)->beginRead();
        const Result<Brand> brand = loadBrand(**read, [](std::string_view) { return true; });
        ASSERT_TRUE(brand.ok()) << brand.error().detail;
        EXPECT_EQ(brand->tasks.size(), report->tasks);
        const StorageFacts facts(**read, *brand);
        uint64_t assignments = 0;
        const auto rows = completion(*brand, facts,
            {{kSmall.until - 500, kSmall.until + 2}, CompletionKey::Task, kHq,
                Instant::startOf(kSmall.until + 1)});
        ASSERT_TRUE(rows.ok());
        for (const CompletionRow &row : *rows)
            assignments += row.counts.dispatched;
        EXPECT_EQ(assignments, report->assignments);
    }
}

TEST(DemoDatabase, IsNotThereUntilItIsComplete)
{
    const TempDir folder;
    const SystemClock clock;
    const std::string path = folder.file("brand.db");
    const auto stopAtTasks = [&](const Message &, int percent) {
        EXPECT_FALSE(std::filesystem::exists(path));
        return percent < 50;
    };
    const Result<DemoReport> stopped = makeDemoDatabase(path, clock, kSmall, stopAtTasks);
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(DemoDatabase, LiesWithinTheDaysThatDataMayCarry)
{
    for (const Day until : {Day::fromYmd(2015, 2, 1), Day::fromYmd(2099, 12, 31)}) {
        DigestSink sink;
        const Result<DemoReport> report = makeDemoBrand(sink, {DemoScale::Small, 1, until}, {});
        ASSERT_FALSE(report.ok());
        EXPECT_EQ(report.error().code, ErrorCode::Usage);
    }
}

TEST(DemoDatabase, TakesNoPlaceOfAnother)
{
    const TempDir folder;
    const SystemClock clock;
    const std::string path = folder.file("brand.db");
    ASSERT_TRUE(makeDemoDatabase(path, clock, kSmall, {}).ok());
    const Result<DemoReport> second = makeDemoDatabase(path, clock, kSmall, {});
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::AlreadyExists);
}

} // namespace
} // namespace qunce::server::demo
