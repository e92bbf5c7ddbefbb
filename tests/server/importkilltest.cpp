// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program is killed at random moments of an import. Whatever the moment, the data must be as before or as after,
// `qunced check` must find nothing, and importing again must bring what an undisturbed import brings. With QUNCE_LONG
// set it is ten times as many kills.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/storage/brandloader.h"
#include "tests/server/storage/teststorage.h"

extern char **environ;

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;
using Seconds = std::chrono::duration<double>;

/// A running qunced; killed when it goes out of scope.
class Program
{
public:
    Program(Words words, const std::string &errorFile)
    {
        words.insert(words.begin(), std::getenv("QUNCED"));
        std::vector<char *> arguments;
        for (std::string &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 2, errorFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int failed =
            posix_spawn(&m_process, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0)
            m_process = 0;
    }
    ~Program()
    {
        if (m_process > 0) {
            kill();
            wait();
        }
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    void kill() const { ::kill(m_process, SIGKILL); }
    /// The largest part of memory it has had so far.
    double peakMegabytes() const
    {
        std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmHWM:"))
                return std::stod(line.substr(6)) / 1024;
        }
        return 0;
    }
    bool isRunning() const
    {
        siginfo_t info {};
        return ::waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED | WNOHANG | WNOWAIT) == 0
            && info.si_pid == 0;
    }
    /// The exit code, or nothing if a signal ended it.
    std::optional<int> wait()
    {
        int status = 0;
        if (m_process <= 0 || ::waitpid(m_process, &status, 0) != m_process)
            return -1;
        m_process = 0;
        return WIFEXITED(status) ? std::optional<int>(WEXITSTATUS(status)) : std::nullopt;
    }

private:
    pid_t m_process = 0;
};

/// Waits until the program has opened the pipe to read; what is given is not open if it ended without.
std::ofstream openWhenRead(const Program &program, const std::string &pipe)
{
    std::ofstream into;
    while (!into.is_open() && program.isRunning()) {
        // Fails as long as nobody reads; closed only once the stream is open, or the reader would see an end.
        const int end = ::open(pipe.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        if (end >= 0) {
            into.open(pipe);
            ::close(end);
        } else {
            ::usleep(1000);
        }
    }
    return into;
}

std::string textOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The small demo brand and files for it, for the program to import.
class ImportKillTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        std::signal(SIGPIPE, SIG_IGN);
        ASSERT_NE(std::getenv("QUNCED"), nullptr) << "QUNCED must name the program";
        ASSERT_EQ(
            run({"demo", "--scale", "small", "--seed", "5", "--until", "2026-06-30", "--data", data()}), 0)
            << textOf(errors());
        writeFiles();
        fs::copy(data(), original(), fs::copy_options::recursive);
    }

    std::string data() const { return m_folder.file("data"); }
    std::string original() const { return m_folder.file("original"); }
    std::string errors() const { return m_folder.file("errors"); }
    std::string results() const { return m_folder.file("task_results.csv"); }
    std::string days() const { return m_folder.file("guide_days.csv"); }
    std::string orders() const { return m_folder.file("orders.csv"); }

    int run(const Words &words) const { return Program(words, errors()).wait().value_or(-1); }

    Words importOf(const std::string &kind, const std::string &file) const
    {
        return {"import", kind, file, "--fed", "--data", data()};
    }

    void restore() const
    {
        fs::remove_all(data());
        fs::copy(original(), data(), fs::copy_options::recursive);
    }

    Brand brand() const
    {
        const auto storage =
            must(SqliteStorage::open(data() + "/qunce.db", SqliteStorage::Mode::ReadOnly, m_clock));
        return must(loadBrand(*must(storage->beginRead()), {}, {.kocs = false}));
    }

    /// New results for the last tasks and numbers for the last days of everybody.
    void writeFiles() const
    {
        const Brand all = brand();
        std::mt19937 random(3);
        std::ofstream resultsFile(results());
        std::ofstream daysFile(days());
        resultsFile << "task_code,guide_code,status,reach\n";
        daysFile << "guide_code,day,orders,amount,messages,leads\n";
        std::ofstream ordersFile(orders());
        ordersFile << "order_code,guide_code,paid_at,amount,refunds,channel\n";
        int orderNumber = 0;
        for (const RegionSlots &region : all.regions) {
            for (const Slot &slot : region.guides) {
                for (size_t i = all.tasks.size() - std::min<size_t>(all.tasks.size(), 60);
                     i < all.tasks.size(); ++i)
                    resultsFile << all.tasks[i].code << ',' << slot.code
                                << (random() % 3 == 0 ? ",pending," : ",done,") << random() % 500 << '\n';
                for (Day day = Day::fromYmd(2026, 4, 1); day < Day::fromYmd(2026, 7, 1); ++day)
                    daysFile << slot.code << ',' << day.toString() << ',' << random() % 9 << ','
                             << random() % 99999 << ',' << random() % 99 << ',' << random() % 7 << '\n';
                for (int i = 0; i < 200; ++i)
                    ordersFile << 'D' << ++orderNumber << ',' << slot.code << ",2026-0" << 4 + random() % 3
                               << '-' << 10 + random() % 20 << ' ' << 10 + random() % 14 << ":30,"
                               << 100 + random() % 9999 << ',' << random() % 100 << ",mini_program\n";
            }
        }
    }

    /// Every column and every list of group rows: equal text means equal facts.
    std::string facts() const
    {
        const auto storage =
            must(SqliteStorage::open(data() + "/qunce.db", SqliteStorage::Mode::ReadOnly, m_clock));
        const auto transaction = must(storage->beginRead());
        std::string text;
        for (const MetricInfo &metric : allMetrics()) {
            must(transaction->eachColumn(metric.metric, "", "~", {},
                [&](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
                    text.append(region.bytes.begin(), region.bytes.end()).append(key).append(bytes);
                    return {};
                }));
        }
        must(transaction->eachLedgerDay(
            kFirstDataDay, kLastDataDay, [&](const LedgerDay &day) -> Result<void> {
                text += day.night.toString() + std::to_string(day.sums.amount);
                return {};
            }));
        return text;
    }

    std::string boards() const
    {
        const std::string out = m_folder.file("board.csv");
        std::string text;
        EXPECT_EQ(run({"export", "completion", "--from", "2026-03-01", "--to", "2026-06-30", "--by", "guide",
                      "--as-of", "2026-07-01 00:00", "--out", out, "--data", data()}),
            0)
            << textOf(errors());
        text += textOf(out);
        EXPECT_EQ(run({"export", "leaderboard", "--measure", "amount", "--from", "2026-03-01", "--to",
                      "2026-06-30", "--as-of", "2026-07-01 00:00", "--out", out, "--data", data()}),
            0)
            << textOf(errors());
        return text + textOf(out);
    }

    std::set<std::string> files() const
    {
        std::set<std::string> names;
        for (const fs::directory_entry &entry : fs::directory_iterator(data())) {
            const std::string name = entry.path().filename();
            if (!name.ends_with("-wal") && !name.ends_with("-shm") && name != "lock")
                names.insert(name);
        }
        return names;
    }

    void killImports(const std::string &kind, const std::string &file, uint32_t seed);
    void killUndos(const std::string &kind, const std::string &file, uint32_t seed);
    std::string newestImport() const
    {
        const auto storage =
            must(SqliteStorage::open(data() + "/qunce.db", SqliteStorage::Mode::ReadOnly, m_clock));
        const std::vector<KeptImport> kept = must(must(storage->beginRead())->keptImports());
        return kept.empty() ? std::string("none") : kept.front().id;
    }

    TempDir m_folder;
    FixedClock m_clock;
};

void ImportKillTest::killImports(const std::string &kind, const std::string &file, uint32_t seed)
{
    restore();
    const std::string before = facts();
    const std::set<std::string> filesBefore = files();
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(run(importOf(kind, file)), 0) << textOf(errors());
    const Seconds whole = std::chrono::steady_clock::now() - start;
    const std::string after = facts();
    const std::string boardsAfter = boards();
    ASSERT_NE(before, after);
    restore();

    const int wanted = std::getenv("QUNCE_LONG") != nullptr ? 320 : 32;
    std::mt19937 random(seed);
    int killed = 0;
    for (int attempt = 0; killed < wanted; ++attempt) {
        ASSERT_LT(attempt, wanted * 20) << "the import is over before it can be killed";
        // Half of the moments anywhere, half of them in the end, where the data are written.
        const double share =
            std::uniform_real_distribution<double>(attempt % 2 == 0 ? 0.02 : 0.6, 1.0)(random);
        SCOPED_TRACE(kind + ", seed " + std::to_string(seed) + ", attempt " + std::to_string(attempt)
            + ", at " + std::to_string(share));
        Program import(importOf(kind, file), errors());
        const auto nanoseconds = static_cast<long>(share * whole.count() * 1e9);
        const timespec pause {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
        ::nanosleep(&pause, nullptr);
        import.kill();
        const std::optional<int> code = import.wait();
        if (!code)
            ++killed;
        else
            ASSERT_EQ(*code, 0) << textOf(errors());
        ASSERT_EQ(run({"check", "--data", data()}), 0) << textOf(errors());
        const std::string now = facts();
        ASSERT_TRUE(now == before || now == after) << "half an import";
        EXPECT_EQ(files(), filesBefore) << "an import left a file behind";
        if (now == after)
            restore();
    }
    ASSERT_EQ(run(importOf(kind, file)), 0) << textOf(errors());
    EXPECT_TRUE(facts() == after);
    EXPECT_EQ(boards(), boardsAfter);
}

TEST_F(ImportKillTest, AKilledImportIsAsBeforeOrAsAfter)
{
    killImports("task_results", results(), 101);
    if (!HasFatalFailure())
        killImports("guide_days", days(), 202);
    if (!HasFatalFailure())
        killImports("orders", orders(), 303);
}

/// The same of an undo: as it was with the import, or as it was before it.
void ImportKillTest::killUndos(const std::string &kind, const std::string &file, uint32_t seed)
{
    restore();
    const std::string without = facts();
    ASSERT_EQ(run(importOf(kind, file)), 0) << textOf(errors());
    const std::string with = facts();
    const std::string imported = m_folder.file("imported");
    fs::remove_all(imported);
    fs::copy(data(), imported, fs::copy_options::recursive);
    const Words undo {"import", "undo", newestImport(), "--data", data()};
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(run(undo), 0) << textOf(errors());
    const Seconds whole = std::chrono::steady_clock::now() - start;
    ASSERT_TRUE(facts() == without) << "an undo leaves no trace";
    ASSERT_EQ(run({"check", "--data", data()}), 0) << textOf(errors());
    const auto again = [&] {
        fs::remove_all(data());
        fs::copy(imported, data(), fs::copy_options::recursive);
    };
    again();

    const int wanted = std::getenv("QUNCE_LONG") != nullptr ? 100 : 10;
    std::mt19937 random(seed);
    int killed = 0;
    for (int attempt = 0; killed < wanted; ++attempt) {
        ASSERT_LT(attempt, wanted * 20) << "the undo is over before it can be killed";
        const double share =
            std::uniform_real_distribution<double>(attempt % 2 == 0 ? 0.02 : 0.6, 1.0)(random);
        SCOPED_TRACE(kind + ", seed " + std::to_string(seed) + ", attempt " + std::to_string(attempt));
        Program running(undo, errors());
        const auto nanoseconds = static_cast<long>(share * whole.count() * 1e9);
        const timespec pause {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
        ::nanosleep(&pause, nullptr);
        running.kill();
        if (!running.wait())
            ++killed;
        ASSERT_EQ(run({"check", "--data", data()}), 0) << textOf(errors());
        const std::string now = facts();
        ASSERT_TRUE(now == with || now == without) << "half an undo";
        if (now == without) {
            EXPECT_EQ(run(undo), 1) << "it was done";
            again();
        }
    }
    ASSERT_EQ(run(undo), 0) << textOf(errors());
    EXPECT_TRUE(facts() == without);
}

TEST_F(ImportKillTest, AKilledUndoIsAsBeforeOrAsAfter)
{
    killUndos("task_results", results(), 404);
    if (!HasFatalFailure())
        killUndos("guide_days", days(), 505);
    if (!HasFatalFailure())
        killUndos("orders", orders(), 606);
}

TEST_F(ImportKillTest, ASecondImportAtTheSameTimeIsRefusedAndTheFirstCompletes)
{
    const std::string pipe = m_folder.file("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const std::string firstErrors = m_folder.file("first-errors");
    Program first(importOf("task_results", pipe), firstErrors);
    // When the first import reads from the pipe, it has the lock.
    std::ofstream into = openWhenRead(first, pipe);
    ASSERT_TRUE(into.is_open()) << textOf(firstErrors);
    EXPECT_EQ(run(importOf("guide_days", days())), 3);
    EXPECT_NE(textOf(errors()), "") << "a refusal says why";
    into << textOf(results());
    into.close();
    EXPECT_EQ(first.wait(), 0) << textOf(firstErrors);
    EXPECT_EQ(run(importOf("guide_days", days())), 0) << textOf(errors());
}

TEST_F(ImportKillTest, TenMillionLinesNeedLittleMemory)
{
    const Brand all = brand();
    const std::string pipe = m_folder.file("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    Program import(importOf("task_results", pipe), errors());
    std::ofstream into = openWhenRead(import, pipe);
    ASSERT_TRUE(into.is_open()) << textOf(errors());
    into << "task_code,guide_code,status,reach\n";
    std::mt19937 random(9);
    for (int i = 0; i < 10'000'000; ++i) {
        const std::vector<Slot> &guides = all.regions[random() % all.regions.size()].guides;
        into << all.tasks[random() % all.tasks.size()].code << ',' << guides[random() % guides.size()].code
             << ",done," << i << '\n';
    }
    into.close();
    double peak = 0;
    while (import.isRunning()) {
        peak = std::max(peak, import.peakMegabytes());
        ::usleep(2000);
    }
    EXPECT_EQ(import.wait(), 0) << textOf(errors());
    EXPECT_GT(peak, 1);
#ifndef QUNCE_SANITIZED // sanitizers keep freed memory for a while
    EXPECT_LE(peak, 200);
#endif
}

} // namespace
