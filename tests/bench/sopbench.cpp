// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A template of 60 steps on all groups of the brand: what it would make, read from the cache with nothing in memory, how
// soon somebody who does not wait any more is heard, and the campaign with all its drafts until it is on the disk.

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

#include "models/base/day.h"
#include "models/boards/arrivalmemory.h"
#include "models/boards/planmemory.h"
#include "models/edits/editbook.h"
#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "models/store/sessionfile.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/brandprofile.h"
#include "views/sop/placesopdialog.h"

namespace qunce::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr double kPreviewMs = 1000;
constexpr double kCreationMs = 3000;
constexpr double kCancelMs = 100;
constexpr int kSteps = 60;
constexpr int kDays = 14;

double msSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

/// Four or five a day, for every kind of groups, the training groups on the eve.
SopTemplate sixtySteps(IdSource &ids)
{
    SopTemplate sop;
    sop.id = ids.next();
    sop.family = sop.id;
    sop.name = "六十步";
    sop.days = kDays;
    sop.status = "active";
    for (int i = 0; i < kSteps; ++i) {
        SopStep step;
        step.id = ids.next();
        step.title = "第" + std::to_string(i) + "步";
        step.day = i % kDays;
        step.window = {(9 + i / kDays * 2) * 60, (9 + i / kDays * 2) * 60 + 30};
        step.channel = "群发";
        step.metric = "群执行率";
        step.groupKinds = {"city", "customer", "flash", "koc", "mentor", "store", "training"};
        step.leads = {{"training", -1, {20 * 60, {}}}, {"koc", 0, {step.window.from - 60, {}}}};
        sop.steps.push_back(std::move(step));
    }
    sortSteps(sop.steps);
    return sop;
}

class Planner
{
public:
    explicit Planner(std::string directory) : m_directory(std::move(directory)) { }

    Result<SopPreview> preview(const SopPlan &plan, std::stop_token stop = {})
    {
        CacheReader reader(m_directory);
        QUNCE_ASSIGN(ReadSnapshot snapshot, reader.snapshot());
        QUNCE_ASSIGN(const std::optional<Session> session, SessionFile(m_directory + "/session.json").read());
        BrandMemory brands;
        FactMemory facts;
        TaskBoardMemory taskBoards;
        ArrivalMemory arrivals;
        PlanMemory memory;
        const CacheScope scope = scopeOf(snapshot, session->user);
        BoardContext context {snapshot, session->user, scope, Instant::startOf(plan.start - 1), brands, facts,
            taskBoards, arrivals, std::move(stop)};
        return readSopPreview(context, memory, plan);
    }

    /// Milliseconds to read the plan of a month again after an edit, people and their groups being known.
    Result<double> readAgain(Day first, int turns)
    {
        CacheReader reader(m_directory);
        QUNCE_ASSIGN(ReadSnapshot snapshot, reader.snapshot());
        QUNCE_ASSIGN(const std::optional<Session> session, SessionFile(m_directory + "/session.json").read());
        BrandMemory brands;
        FactMemory facts;
        TaskBoardMemory taskBoards;
        ArrivalMemory arrivals;
        PlanMemory memory;
        const CacheScope scope = scopeOf(snapshot, session->user);
        BoardContext context {
            snapshot, session->user, scope, Instant::startOf(first), brands, facts, taskBoards, arrivals, {}};
        std::vector<double> times;
        for (int turn = 0; turn <= turns; ++turn) {
            const Day from = turn % 2 == 0 ? firstOfMonth(first) : addMonths(firstOfMonth(first), 1);
            const auto start = SteadyClock::now();
            QUNCE_TRY(memory.plan(context, {from, lastOfMonth(from)})); // of the other month: it is read
            if (turn > 0) // the first reads the people too
                times.push_back(msSince(start));
        }
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }

    /// Milliseconds until all of it is on the disk.
    Result<double> create(const SopPreview &preview)
    {
        QUNCE_ASSIGN(Profile profile, Profile::open(m_directory, Profile::Access::ReadWrite));
        QUNCE_ASSIGN(const std::optional<Session> session, SessionFile(m_directory + "/session.json").read());
        StoreOptions options;
        options.bootId = machineBootId();
        QUNCE_ASSIGN(const std::unique_ptr<CacheStore> store,
            CacheStore::open(std::move(profile), m_storeIds, std::move(options)));
        EditBook book(store->edits(), m_directory, m_clock, m_bookIds, EditBookOptions());
        book.setUser(session->user);
        std::promise<Result<EditDone>> done;
        const auto start = SteadyClock::now();
        book.commit(requestOf(preview, true, "六十步的活动", m_ids),
            [&done](Result<EditDone> outcome) { done.set_value(std::move(outcome)); });
        QUNCE_TRY(done.get_future().get());
        return msSince(start);
    }

private:
    const std::string m_directory;
    SystemClock m_clock;
    RandomIdSource m_ids {m_clock};
    RandomIdSource m_storeIds {m_clock};
    RandomIdSource m_bookIds {m_clock};
};

} // namespace

void benchSop(Bench &bench)
{
    const Result<std::string> profile = freshProfile(bench);
    if (!profile.ok())
        return bench.fail("sop.preview", profile.error().detail);
    SystemClock clock;
    RandomIdSource ids(clock);
    Planner planner(*profile);
    const SopPlan plan {sixtySteps(ids), *Day::parse("2026-10-12"), {}};
    Result<SopPreview> preview =
        planner.preview(plan); // pages of the cache are in memory, as after a look at the page
    if (!preview.ok())
        return bench.fail("sop.preview", preview.error().detail);
    const std::string what = std::to_string(kSteps) + " steps, " + std::to_string(preview->entries.size())
        + " entries for " + std::to_string(preview->groups) + " groups, " + std::to_string(preview->messages)
        + " messages";
    bench.report({.name = "sop.preview",
        .value = bench.median([&] {
            const Result<SopPreview> again = planner.preview(plan);
            return again.ok() ? static_cast<uint64_t>(again->messages) : 0;
        }),
        .maxValue = kPreviewMs,
        .note = what + ", with nothing remembered"});

    SopPlan rolling = plan;
    rolling.sop.anchor = SopAnchor::GroupStart;
    rolling.joining.midway = true;
    const Result<SopPreview> rolled = planner.preview(rolling);
    if (!rolled.ok())
        return bench.fail("sop.preview_rolling", rolled.error().detail);
    bench.report({.name = "sop.preview_rolling",
        .value = bench.median([&] {
            const Result<SopPreview> again = planner.preview(rolling);
            return again.ok() ? static_cast<uint64_t>(again->entries.size()) : 0;
        }),
        .maxValue = kPreviewMs,
        .note = std::to_string(rolled->entries.size())
            + " rolling entries, each looked at for 31 days, with nothing remembered"});

    const Result<double> again = planner.readAgain(*Day::parse("2026-09-08"), 6);
    if (!again.ok())
        return bench.fail("plan.read_again", again.error().detail);
    bench.report({.name = "plan.read_again",
        .value = *again,
        .maxValue = kPreviewMs,
        .note = "entries, targets and contents around a month, after an edit; people are remembered"});

    std::stop_source stop;
    std::promise<SteadyClock::time_point> ended;
    std::thread reading([&] {
        static_cast<void>(planner.preview(plan, stop.get_token()));
        ended.set_value(SteadyClock::now());
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const auto asked = SteadyClock::now();
    stop.request_stop();
    const double heard = std::chrono::duration<double, std::milli>(ended.get_future().get() - asked).count();
    reading.join();
    bench.report({.name = "sop.preview_cancelled",
        .value = heard,
        .maxValue = kCancelMs,
        .note = "from the cancelling until the reader is free"});

    const Result<double> created = planner.create(*preview);
    if (!created.ok())
        return bench.fail("sop.create", created.error().detail);
    bench.report({.name = "sop.create",
        .value = *created,
        .maxValue = kCreationMs,
        .note = "campaign, template and " + std::to_string(preview->entries.size())
            + " drafts in one step of undo, until it is on the disk"});
}

} // namespace qunce::bench
