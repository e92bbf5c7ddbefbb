// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A year of a brand's plan: 60,000 entries on 12,000 groups and 10,000 guides, 5,000 of them in the month that is looked
// at; the checks of one entry that is moved, against a program that walks over the month's entries each time. And 10,000
// assignments dispatched into a real database that waits for the disk, against as many plain inserts.

#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>

#include "models/protocol/slotrecord.h"
#include "server/dispatch/dispatcher.h"
#include "server/dispatch/plankeeper.h"
#include "server/storage/sqlitestorage.h"
#include "models/plan/planindex.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/plaininsert.h"

namespace qunce::bench {

namespace {

constexpr size_t kRegions = 30;
constexpr size_t kGuides = 10'000;
constexpr size_t kGroups = 12'000;
constexpr size_t kEntries = 60'000;
constexpr int64_t kStartMs = 1'767'225'600'000;

class PlannedYear
{
public:
    PlannedYear()
    {
        PlanPeopleBuilder builder {Message("damaged")};
        std::vector<Uuid> guides;
        for (size_t i = 0; i < kRegions; ++i) {
            regions.push_back(m_ids.next());
            add(builder, record(Kind::Org, regions[i], {{"code", std::to_string(i)}, {"kind", "region"}}));
        }
        for (size_t i = 0; i < kGuides; ++i) {
            guides.push_back(m_ids.next());
            add(builder,
                record(Kind::Guide, guides[i],
                    {{"code", std::to_string(i)}, {"role", "guide"},
                        {"region", regions[i % kRegions].toString()}}));
        }
        static constexpr std::array kKinds {"customer", "customer", "customer", "koc", "flash", "store"};
        for (size_t i = 0; i < kGroups; ++i)
            add(builder,
                record(Kind::Group, m_ids.next(),
                    {{"code", std::to_string(i)}, {"kind", kKinds[i % kKinds.size()]},
                        {"region", regions[i % kGuides % kRegions].toString()},
                        {"owner", guides[i % kGuides].toString()}}));
        people = std::make_shared<const PlanPeople>(std::move(builder.take()).value());
    }

    PlanEntry entry()
    {
        static constexpr std::array kChannels {"群发", "群发", "群公告", "一对一", "朋友圈"};
        static constexpr std::array kKinds {"customer", "koc", "flash", "store"};
        const Day day = Day::fromYmd(2026, 1, 1) + static_cast<int>(below(365));
        Record made = record(Kind::Entry, m_ids.next(),
            {{"title", "推送"}, {"status", "approved"}, {"channel", kChannels[below(kChannels.size())]},
                {"metric", "执行率"},
                {"start_at", Instant::fromLocal(day, 8 + static_cast<int>(below(13)), 0).seconds}});
        if (made.text("channel").starts_with("群"))
            made.put("group_kinds", std::vector<std::string> {kKinds[below(kKinds.size())]});
        if (below(2) == 0)
            made.put("regions", std::vector<std::string> {regions[below(kRegions)].toString()});
        return planEntryFrom(made, {});
    }
    uint64_t below(uint64_t bound) { return std::uniform_int_distribution<uint64_t>(0, bound - 1)(m_random); }

    std::vector<Uuid> regions;
    std::shared_ptr<const PlanPeople> people;

private:
    static Record record(
        Kind kind, const Uuid &id, std::initializer_list<std::pair<const char *, FieldValue>> fields)
    {
        Record made;
        made.kind = kind;
        made.id = id;
        for (const auto &[name, value] : fields)
            made.put(name, value);
        return made;
    }
    static void add(PlanPeopleBuilder &builder, const Record &record)
    {
        static_cast<void>(builder.add(record)); // what it could not take is missed by the checks
    }

    SeededIdSource m_ids {1, kStartMs};
    std::mt19937_64 m_random {1};
};

/// Sends of the month for each subject that the entry reaches, by walking over the entries.
uint64_t countPlainly(const PlannedYear &year, const std::vector<PlanEntry> &entries, const PlanEntry &entry)
{
    const CapWindow window = capWindow(CapRule::MonthAsManyAsDays, entry.day());
    std::vector<uint16_t> sends(year.people->subjects());
    for (const PlanEntry &other : entries) {
        if (other.id != entry.id && other.channel == entry.channel && window.days.contains(other.day()))
            namedBy(other.audience, *year.people).each([&](uint32_t subject) { ++sends[subject]; });
    }
    uint64_t over = 0;
    audienceOn(entry.audience, *year.people, entry.day()).reached.each([&](uint32_t subject) {
        over += sends[subject] + 1 > window.most ? 1 : 0;
    });
    return over;
}

/// The brand's people with their slots, and one entry for all guides that is due.
Result<void> fillDispatch(server::Storage &storage, Instant start)
{
    SeededIdSource ids(1, kStartMs);
    QUNCE_ASSIGN(const auto transaction, storage.beginWrite());
    std::vector<Uuid> regions;
    for (size_t i = 0; i < kRegions; ++i) {
        Record region;
        region.kind = Kind::Org;
        region.id = ids.next();
        region.bucket = bucket::ref();
        region.put("code", "R" + std::to_string(i));
        region.put("kind", std::string("region"));
        region.put("name", "R" + std::to_string(i));
        QUNCE_TRY(transaction->putRecord(region));
        regions.push_back(region.id);
    }
    for (size_t i = 0; i < kGuides; ++i) {
        const Uuid &region = regions[i % kRegions];
        Record guide;
        guide.kind = Kind::Guide;
        guide.id = ids.next();
        guide.bucket = bucket::peopleOf(region);
        guide.put("code", "G" + std::to_string(i));
        guide.put("role", std::string("guide"));
        guide.put("region", toValue(region));
        QUNCE_TRY(transaction->putRecord(guide));
        SlotRecord slot;
        slot.region = region;
        slot.number = static_cast<uint32_t>(i / kRegions);
        slot.slot.id = ids.next();
        slot.slot.subject = guide.id;
        slot.slot.code = guide.text("code");
        Record held = toRecord(slot);
        held.bucket = guide.bucket;
        QUNCE_TRY(transaction->putRecord(held));
    }
    Record entry;
    entry.kind = Kind::Entry;
    entry.id = ids.next();
    entry.bucket = bucket::planHq();
    entry.put("title", std::string("推送"));
    entry.put("channel", std::string("一对一"));
    entry.put("status", std::string("approved"));
    entry.put("start_at", start.seconds);
    QUNCE_TRY(transaction->putRecord(entry));
    return transaction->commit();
}

class StandingClock : public Clock
{
public:
    int64_t nowMs() const override
    {
        return Instant::fromLocal(Day::fromYmd(2026, 7, 1), 12, 0).seconds * 1000;
    }
};

Result<double> dispatchOnce(const std::string &path)
{
    std::filesystem::remove(path);
    const StandingClock clock;
    QUNCE_ASSIGN(
        const auto storage, server::SqliteStorage::open(path, server::SqliteStorage::Mode::Create, clock));
    QUNCE_TRY(fillDispatch(*storage, clock.now()));
    server::Dispatcher dispatcher(*storage, clock, [](const Message &message) { return message.english(); });
    const auto begun = std::chrono::steady_clock::now();
    QUNCE_ASSIGN(const server::DispatchReport report, dispatcher.run());
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    if (report.assignments != kGuides)
        return Error {ErrorCode::Internal, {}, std::to_string(report.assignments) + " assignments"};
    return took.count();
}

/// 5,000 entries of the month beside the one that is due, and another that waits for approval.
Result<Record> fillMonth(server::Storage &storage, Instant start)
{
    SeededIdSource ids(2, kStartMs);
    QUNCE_ASSIGN(const auto transaction, storage.beginWrite());
    Record entry;
    for (int i = 0; i <= 5000; ++i) {
        entry = Record();
        entry.kind = Kind::Entry;
        entry.id = ids.next();
        entry.bucket = bucket::planHq();
        entry.put("title", "推送" + std::to_string(i));
        entry.put("channel", std::string(i % 2 == 0 ? "一对一" : "朋友圈"));
        entry.put("status", std::string(i < 5000 ? "approved" : "submitted"));
        entry.put("metric", std::string("执行率"));
        entry.put("start_at", start.seconds + 86'400 * (i % 28) + 900 * (i % 32));
        QUNCE_TRY(transaction->putRecord(entry));
    }
    QUNCE_TRY(transaction->commit());
    return entry;
}

/// Of whoever approves one entry after the other in one push: milliseconds of the first, which reads the month, and of
/// each that follows.
Result<std::pair<double, double>> approveMany(const std::string &path)
{
    constexpr int kNext = 50;
    std::filesystem::remove(path);
    const StandingClock clock;
    QUNCE_ASSIGN(
        const auto storage, server::SqliteStorage::open(path, server::SqliteStorage::Mode::Create, clock));
    QUNCE_TRY(fillDispatch(*storage, clock.now()));
    QUNCE_ASSIGN(const Record before, fillMonth(*storage, Instant::startOf(clock.now().day() + 1)));
    Record after = before;
    after.put("status", std::string("approved"));
    server::PlanKeeper keeper(
        clock, [](const Message &message) { return message.english(); },
        std::make_shared<server::DispatchPlacesCache>());
    QUNCE_ASSIGN(const auto transaction, storage->beginWrite());
    const auto once = [&]() -> Result<double> {
        const auto begun = std::chrono::steady_clock::now();
        QUNCE_ASSIGN(const auto findings, keeper.refusing(*transaction, &before, after));
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        if (findings.empty()) // so many sends on one channel are more than the month allows
            return Error {ErrorCode::Internal, {}, "nothing is found"};
        return took.count();
    };
    QUNCE_ASSIGN(const double first, once());
    std::vector<double> next;
    for (int i = 0; i < kNext; ++i) {
        QUNCE_ASSIGN(const double took, once());
        next.push_back(took);
    }
    std::sort(next.begin(), next.end());
    return std::pair(first, next[next.size() / 2]);
}

Result<double> insertOnce(const std::string &folder)
{
    const std::string csv = folder + "/assignments.csv";
    std::ofstream file(csv);
    file << "task_code,guide_code,status\n";
    for (size_t i = 0; i < kGuides; ++i)
        file << "T1,G" << i << ",pending\n";
    file.close();
    const std::string database = folder + "/plain.db";
    std::filesystem::remove(database);
    const auto begun = std::chrono::steady_clock::now();
    QUNCE_TRY(insertPlainly(database, csv));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    return took.count();
}

} // namespace

void benchPlan(Bench &bench)
{
    PlannedYear year;
    PlanIndex plan(year.people, PushPolicy());
    std::vector<PlanEntry> entries;
    for (size_t i = 0; i < kEntries; ++i) {
        entries.push_back(year.entry());
        plan.put(entries.back());
    }
    PlanEntry moved = entries.front();
    const Timings times = bench.compare(
        [&] {
            moved.start = Instant {moved.start->seconds + (moved.start->seconds % 7200 == 0 ? 3600 : -3600)};
            plan.put(moved);
            return plan.check(moved).size();
        },
        [&] { return countPlainly(year, entries, moved); });
    bench.report({.name = "plan.check_edit",
        .value = times.subject,
        .baseline = times.baseline,
        .maxValue = 10,
        .note = "60,000 entries a year, 12,000 groups"});
    double worst = 0;
    for (int i = 0; i < 200; ++i) {
        const PlanEntry other = year.entry(); // also of months that nobody has asked about yet
        // Time of the processor: of 200 single looks the worst would else say how busy the machine is.
        const std::clock_t begun = std::clock();
        static_cast<void>(plan.check(other).size());
        worst = std::max(worst, 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC);
    }
    bench.report({.name = "plan.check_any_worst",
        .value = worst,
        .maxValue = 10,
        .note = "first look at a month included"});
}

void benchDispatch(Bench &bench)
{
    std::error_code ignored;
    const std::string folder = bench.fixtures() + "/dispatch";
    std::filesystem::create_directories(folder, ignored);
    std::vector<double> all;
    for (int i = 0; i < 3; ++i) {
        const Result<double> took = dispatchOnce(folder + "/dispatch.db");
        if (!took.ok())
            return bench.fail("dispatch.assignments", took.error().detail);
        all.push_back(*took);
    }
    std::sort(all.begin(), all.end());
    const Result<double> plain = insertOnce(folder);
    if (!plain.ok())
        return bench.fail("dispatch.assignments", plain.error().detail);
    bench.report({.name = "dispatch.assignments",
        .value = all[1],
        .baseline = *plain,
        .maxValue = 2000,
        .note = "10,000 assignments of one entry, people loaded anew"});
    const Result<std::pair<double, double>> approvals = approveMany(folder + "/approvals.db");
    if (!approvals.ok())
        return bench.fail("dispatch.approval_checks", approvals.error().detail);
    bench.report({.name = "dispatch.approval_checks_first",
        .value = approvals->first,
        .maxValue = 1000,
        .note = "of a push: people and a month of 5,000 entries are read"});
    bench.report({.name = "dispatch.approval_checks",
        .value = approvals->second,
        .maxValue = 10,
        .note = "of each further approval of the push, 10,000 guides"});
    std::filesystem::remove_all(folder, ignored);
}

} // namespace qunce::bench
