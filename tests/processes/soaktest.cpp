// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two consoles at one server for half an hour (QUNCE_LONG, or QUNCE_SOAK_SECONDS), both editing the same few records all
// the time: memory and files of both sides must end where they stand in the middle. The brand does not grow, so whatever
// grows with time is a leak, but for what is kept of edits: a database grows by it, and so does the memory that SQLite keeps
// of it, up to a bound. The consoles reach theirs before the measuring begins, and what SQLite holds of their memory has a
// slope of its own; of the server's memory the growth of its database is taken off. The slopes are printed.

#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>

#include <QCoreApplication>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "models/merge/fold.h"
#include "models/store/cachereader.h"
#include "models/store/cachestore.h"
#include "models/sync/qnamtransport.h"
#include "models/sync/syncdriver.h"
#include "tests/processes/processworld.h"
#include "tests/support/residentmemory.h"

namespace qunce::test {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr double kMebibyte = 1024 * 1024;
constexpr auto kEditEvery = 50ms;
/// By then SQLite's memory of the outboxes is as large as it may become.
constexpr size_t kWarmEdits = 10'000;
/// Shorter runs print their slopes and judge nothing: what SQLite remembers still grows in them.
constexpr auto kEnoughToJudge = 5min;
constexpr size_t kShortWarmEdits = 500;
constexpr size_t kUsers[] {3, 0};

std::chrono::seconds soakTime()
{
    if (const char *seconds = std::getenv("QUNCE_SOAK_SECONDS"))
        return std::chrono::seconds(std::max(1, std::atoi(seconds)));
    return std::getenv("QUNCE_LONG") != nullptr ? std::chrono::seconds(1800) : 0s;
}

/// What a console does, without its window.
class Editor
{
public:
    Editor(const std::string &directory, SignIn signIn, uint64_t seed) : m_reader(directory), m_random(seed)
    {
        Result<Profile> profile = Profile::open(directory, Profile::Access::ReadWrite);
        Result<std::unique_ptr<CacheStore>> store =
            CacheStore::open(std::move(profile).value(), m_ids, {machineBootId()});
        m_log = (*store)->edits();
        SyncDriverOptions options;
        options.edits = m_log;
        options.engine.edits = true;
        m_driver = std::make_unique<SyncDriver>(std::move(store).value(),
            SessionFile(directory + "/session.json"), m_transport, m_clock, std::move(options));
        m_listener = std::make_shared<EditLog::Listener>(
            [driver = m_driver.get()](const std::vector<std::string> &) { driver->editsChanged(); });
        m_log->listen(m_listener);
        SyncStart how;
        how.signIn = std::move(signIn);
        m_driver->start(std::move(how));
    }
    ~Editor()
    {
        m_log->forget(m_listener);
        m_driver->stop();
    }

    SyncStatus status() const { return m_driver->status(); }
    bool isDone() const
    {
        const SyncStatus now = status();
        return now.phase == SyncPhase::Synced && now.edits.pending == 0;
    }
    /// A tag comes or goes; false if there is nothing to be seen yet.
    bool edit()
    {
        Result<ReadSnapshot> shown = m_reader.snapshot();
        if (!shown.ok())
            return false;
        std::vector<Record> guides;
        static_cast<void>(shown->eachRecord(Kind::Guide, [&](const Record &guide) -> Result<void> {
            guides.push_back(guide);
            return {};
        }));
        if (guides.empty())
            return false;
        const Record &before = m_random.oneOf(guides);
        Record after = before;
        const std::string tag = "soak " + std::to_string(m_random.below(5));
        std::vector<std::string> tags = before.set("tags");
        if (std::erase(tags, tag) == 0)
            tags.push_back(tag);
        std::sort(tags.begin(), tags.end());
        after.put("tags", tags);
        std::optional<PushOp> op = editBetween(before, after);
        if (!op)
            return false;
        op->pv = kSchemaVersion;
        op->atMs = m_clock.nowMs();
        EditAction action;
        action.aid = m_ids.next();
        action.title = EditTitle(Message("Tag"));
        action.atMs = op->atMs;
        action.groups.push_back({m_ids.next(), action.aid, {*op}});
        EXPECT_TRUE(m_log->commit(action).ok());
        return true;
    }

private:
    SystemClock m_clock;
    RandomIdSource m_ids {m_clock};
    CacheReader m_reader;
    simulation::SimRandom m_random;
    QnamTransport m_transport;
    std::shared_ptr<EditLog> m_log;
    std::shared_ptr<EditLog::Listener> m_listener;
    std::unique_ptr<SyncDriver> m_driver;
};

struct Sample {
    double minutes = 0;
    double values[5] {}; ///< MiB, see kNames
};
constexpr const char *kNames[] {"server's memory less its database", "consoles' memory", "server's WAL",
    "outboxes' WAL", "consoles' memory less SQLite's"};

/// MiB a minute, by least squares.
double slope(const std::vector<Sample> &samples, size_t value)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Sample &sample : samples) {
        n += 1;
        x += sample.minutes;
        y += sample.values[value];
        xx += sample.minutes * sample.minutes;
        xy += sample.minutes * sample.values[value];
    }
    return n * xx == x * x ? 0 : (n * xy - x * y) / (n * xx - x * x);
}

double sizeOf(const std::string &path)
{
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path, ignored);
    return ignored ? 0 : static_cast<double>(size) / kMebibyte;
}

TEST(Soak, MemoryAndLogsEndWhereTheyStandInTheMiddle)
{
    const std::chrono::seconds length = soakTime();
    if (length == 0s)
        GTEST_SKIP() << "half an hour; only in the long run";
    static int argc = 1;
    static char name[] = "test";
    static char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);

    ProcessWorld world(5);
    ASSERT_TRUE(world.startServer());
    std::vector<std::string> profiles;
    std::vector<std::unique_ptr<Editor>> editors;
    for (const size_t user : kUsers) {
        profiles.push_back(world.newProfile());
        std::string password = readFile(world.passwordFile(user));
        password.pop_back();
        editors.push_back(std::make_unique<Editor>(profiles.back(),
            SignIn {world.serverUrl(), world.brand().users[user].name, password, "laptop"}, user));
    }
    size_t edits = 0;
    const bool isJudged = length >= kEnoughToJudge;
    const size_t warmEdits = isJudged ? kWarmEdits : kShortWarmEdits;
    const auto lastWarm = Steady::now() + 5min;
    while (edits < warmEdits && Steady::now() < lastWarm) {
        for (const auto &editor : editors)
            edits += editor->edit() ? 1 : 0;
        std::this_thread::sleep_for(2ms);
    }
    EXPECT_GE(edits, warmEdits); // two at a time
    const auto begin = Steady::now();
    const auto sampleEvery = std::chrono::duration_cast<std::chrono::milliseconds>(length) / 60;
    auto nextSample = begin + sampleEvery;
    std::vector<Sample> samples;
    for (auto now = begin; now < begin + length; now = Steady::now()) {
        for (const auto &editor : editors)
            edits += editor->edit() ? 1 : 0;
        if (now >= nextSample) {
            nextSample += sampleEvery;
            Sample sample;
            sample.minutes = std::chrono::duration<double>(now - begin).count() / 60;
            sample.values[0] = static_cast<double>(residentBytesOf(world.serverProcess())) / kMebibyte
                - sizeOf(world.database());
            sample.values[1] = static_cast<double>(residentBytes()) / kMebibyte;
            sample.values[2] = sizeOf(world.database() + "-wal");
            for (const std::string &profile : profiles)
                sample.values[3] += sizeOf(outboxPath(profile) + "-wal");
            sample.values[4] = sample.values[1] - static_cast<double>(sqlite3_memory_used()) / kMebibyte;
            samples.push_back(sample);
            std::cout << std::fixed << std::setprecision(2) << "  " << sample.minutes << " min, " << edits
                      << " edits:";
            for (size_t i = 0; i < std::size(kNames); ++i)
                std::cout << "  " << kNames[i] << ' ' << sample.values[i] << " MiB";
            std::cout << std::endl;
        }
        std::this_thread::sleep_for(kEditEvery);
    }
    for (const auto &editor : editors) {
        const auto end = Steady::now() + world.patience(60s);
        while (!editor->isDone() && Steady::now() < end)
            std::this_thread::sleep_for(20ms);
        EXPECT_TRUE(editor->isDone()) << "a minute after the last edit everything is sent and pulled";
        EXPECT_EQ(editor->status().edits.rejected, 0U);
    }
    editors.clear();
    EXPECT_GT(edits, static_cast<size_t>(length.count()));

    const std::vector<Sample> half(
        samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2), samples.end());
    for (size_t i = 0; i < std::size(kNames); ++i) {
        const double perMinute = slope(half, i);
        std::cout << "  slope of " << kNames[i] << ": " << std::setprecision(3) << perMinute * 1024
                  << " KiB a minute\n";
        if (isJudged) {
            EXPECT_LT(perMinute * 15, 4) << kNames[i] << " grows by more than 4 MiB in a quarter of an hour";
        }
    }
}

} // namespace

} // namespace qunce::test
