// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits as the one who makes them meets them: how long until they are on the disk and in the rows, and what ten thousand
// that wait cost whoever reads.

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "models/store/editlog.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/store/pages.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kGuides = 10'000;
constexpr uint64_t kPageRows = 2'500;
constexpr int kEdits = 300;
constexpr double kMostDurableMs = 50; ///< the mark "saving" is gone then
constexpr double kMostVisibleMs = 16; ///< a frame
constexpr double kMostPending = 1.2; ///< of a reading without edits
const std::string kRegion = test::idNumber(900).toString();
const std::string kBucket = "people:r:" + kRegion;

double msSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double percentile99(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[times.size() * 99 / 100];
}

/// A profile with a roster, to be edited.
struct Desk {
    SeededIdSource ids {1, 1'780'000'000'000};
    std::unique_ptr<CacheStore> store;

    static Result<std::unique_ptr<Desk>> create(const std::string &directory)
    {
        fs::remove_all(directory);
        auto desk = std::make_unique<Desk>();
        QUNCE_ASSIGN(Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
        StoreOptions options;
        options.bootId = machineBootId();
        QUNCE_ASSIGN(desk->store, CacheStore::open(std::move(profile), desk->ids, options));
        QUNCE_TRY(desk->store->load());
        QUNCE_TRY(desk->store->beginGeneration("epoch"));
        std::vector<WireRowId> rows;
        for (uint64_t first = 1; first <= kGuides; first += kPageRows) {
            test::PageMaker maker;
            for (uint64_t i = first; i < first + kPageRows; ++i) {
                const std::string number = std::to_string(i);
                maker.record("guide", kBucket, test::idNumber(i), i,
                    {{"code", "D" + number}, {"name", "导购" + number}, {"region", kRegion},
                        {"store", test::idNumber(1'000'000 + i / 5).toString()},
                        {"role", std::string("guide")}, {"joined_on", std::string("2024-03-01")},
                        {"status", std::string("active")}, {"tags", std::vector<std::string> {"vip"}}});
                rows.push_back({"guide", test::idNumber(i).toString(), i});
            }
            TakePlan plan;
            plan.next[kBucket] = first + kPageRows - 1;
            if (first + kPageRows > kGuides) {
                plan.apply = {test::stateOf(kBucket, kGuides, rows)};
                plan.showRecords = true;
            }
            QUNCE_TRY(desk->store->take(maker.page(), plan));
        }
        return desk;
    }
    EditAction tagging(uint64_t from, uint64_t count, const std::string &tag)
    {
        EditAction action;
        action.aid = ids.next();
        action.title = Message("Tag %1 guides", {std::to_string(count)});
        for (uint64_t i = 0; i < count; ++i) {
            if (i % kMaxGroupOps == 0)
                action.groups.push_back({ids.next(), action.aid, {}});
            PushOp op;
            op.op = OpKind::Set;
            op.kind = "guide";
            op.id = test::idNumber(from + i);
            op.bucket = kBucket;
            op.base = from + i;
            op.sets["tags"] = {{tag}, {}};
            action.groups.back().ops.push_back(std::move(op));
        }
        return action;
    }
};

uint64_t readRoster(CacheReader &reader)
{
    uint64_t sum = 0;
    Result<ReadSnapshot> snapshot = reader.snapshot();
    if (!snapshot.ok())
        return 0;
    const RowQuery query {
        Kind::Guide, {"code", "name", "store", "role", "joined_on", "status", "tags"}, {}, {}};
    const Result<void> read = snapshot->eachRow(query, [&sum](const RowView &row) -> Result<void> {
        sum += row.text(0).size() + row.text(1).size() + row.reference(2).bytes[15] + row.text(3).size()
            + static_cast<uint64_t>(row.day(4)->number) + row.text(5).size() + row.text(6).size();
        return {};
    });
    return read.ok() ? sum : 0;
}

} // namespace

void benchEdits(Bench &bench)
{
    const std::string folder = bench.fixtures() + "/edits";
    const auto plain = Desk::create(folder + "/plain");
    const auto edited = Desk::create(folder + "/edited");
    if (!plain.ok() || !edited.ok())
        return bench.fail("edit", plain.ok() ? edited.error().detail : plain.error().detail);
    CacheReader plainReader(folder + "/plain");
    CacheReader reader(folder + "/edited");
    EditLog &log = *(*edited)->store->edits();

    const auto bulkBegin = std::chrono::steady_clock::now();
    if (const Result<void> done = log.commit((*edited)->tagging(1, kGuides, "bulk")); !done.ok())
        return bench.fail("edit.bulk", done.error().detail);
    bench.report({.name = "edit.bulk_10000_rows", .value = msSince(bulkBegin)});
    const Timings pending =
        bench.compare([&] { return readRoster(reader); }, [&] { return readRoster(plainReader); }, 15);
    bench.report({.name = "edit.roster_with_10000_pending",
        .value = pending.subject,
        .baseline = pending.baseline,
        .maxRatio = kMostPending});

    std::vector<double> durable;
    std::vector<double> visible;
    for (int i = 0; i < kEdits; ++i) {
        const uint64_t guide = 1 + static_cast<uint64_t>(i) * 31;
        const EditAction action = (*edited)->tagging(guide, 1, "one");
        const auto begin = std::chrono::steady_clock::now();
        if (const Result<void> done = log.commit(action); !done.ok())
            return bench.fail("edit.durable", done.error().detail);
        durable.push_back(msSince(begin));
        Result<ReadSnapshot> snapshot = reader.snapshot();
        const Result<std::optional<Record>> record = snapshot.ok()
            ? snapshot->record(Kind::Guide, test::idNumber(guide))
            : Result<std::optional<Record>>(snapshot.error());
        if (!record.ok() || !*record || (*record)->set("tags").size() != 3)
            return bench.fail("edit.visible", "the edit is not in the row");
        visible.push_back(msSince(begin) - durable.back());
    }
    bench.report({.name = "edit.durable_p99", .value = percentile99(durable), .maxValue = kMostDurableMs});
    bench.report({.name = "edit.in_the_row_p99",
        .value = percentile99(visible),
        .maxValue = kMostVisibleMs,
        .note = "after it is durable, with 10,000 others pending"});
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

} // namespace qunce::bench
