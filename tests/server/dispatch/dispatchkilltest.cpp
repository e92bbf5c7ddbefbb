// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program is killed at random moments of dispatching. Whatever the moment, an entry waits or is out with all its
// assignments, and asking again brings what an undisturbed run brings. With QUNCE_LONG set it is ten times as many kills.

#include <cstdlib>
#include <filesystem>
#include <random>

#include "models/domain/metric.h"
#include "models/plan/occurrence.h"
#include "server/import/entryprogress.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/program.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;
using qunce::test::Program;
using qunce::test::writeFile;
namespace fs = std::filesystem;

namespace {

constexpr int kEntries = 24;

class DispatchKillTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_NE(std::getenv("QUNCED"), nullptr) << "QUNCED must name the program";
        ASSERT_EQ(
            run({"demo", "--scale", "small", "--seed", "5", "--until", "2026-06-30", "--data", data()}), 0);
        std::string entries = "code,title,start_at,channel,group_kinds,status\n";
        for (int i = 0; i < kEntries; ++i)
            entries += "K" + std::to_string(100 + i) + ",推送,2026-07-20 12:0" + std::to_string(i % 2)
                + (i % 3 == 0 ? ",群发,customer" : ",朋友圈,") + ",approved\n";
        writeFile(m_folder.file("entries.csv"), entries);
        ASSERT_EQ(run({"import", "entries", m_folder.file("entries.csv"), "--data", data()}), 0);
        makeCorrections();
        makeRolling();
        fs::copy(data(), original(), fs::copy_options::recursive);
    }

    /// Every sixth goes to those to whom something of the demo brand has gone.
    void makeCorrections()
    {
        const auto storage =
            must(SqliteStorage::open(data() + "/qunce.db", SqliteStorage::Mode::Open, m_clock));
        const auto writing = must(storage->beginWrite());
        Uuid wrong;
        uint64_t most = 0;
        std::vector<Uuid> entries;
        must(writing->eachRecord(Kind::Entry, [&](const Record &entry) -> Result<void> {
            if (entry.text("channel") == "群发")
                entries.push_back(entry.id);
            return {};
        }));
        for (const Uuid &entry : entries) {
            const uint64_t sent = must(sendCountsOf(*writing, entry)).sent;
            if (sent > most) {
                most = sent;
                wrong = entry;
            }
        }
        ASSERT_GT(most, 0U) << "nothing of the demo brand has been sent";
        for (int i = 0; i < kEntries; i += 6) {
            Record entry = *must(writing->recordByCode(Kind::Entry, "K" + std::to_string(100 + i)));
            entry.put("corrects", toValue(wrong));
            must(writing->putRecord(entry));
        }
        must(writing->commit());
    }

    /// Every eighth comes to groups on their own days, of which the one that is due is that of many.
    void makeRolling()
    {
        const auto storage =
            must(SqliteStorage::open(data() + "/qunce.db", SqliteStorage::Mode::Open, m_clock));
        const auto writing = must(storage->beginWrite());
        std::vector<Record> groups;
        must(writing->eachRecord(Kind::Group, [&](const Record &group) -> Result<void> {
            if (group.text("kind") == "customer" && groups.size() < 40)
                groups.push_back(group);
            return {};
        }));
        ASSERT_EQ(groups.size(), 40U);
        for (Record &group : groups) {
            group.put("starts_on", std::string("2026-07-19"));
            must(writing->putRecord(group));
        }
        for (int i = 1; i < kEntries; i += 8) {
            Record entry = *must(writing->recordByCode(Kind::Entry, "K" + std::to_string(100 + i)));
            entry.put("channel", std::string("群发"));
            entry.put("group_kinds", std::vector<std::string> {"customer"});
            entry.put("anchor", std::string("group_start"));
            entry.put("anchor_day", int64_t {1});
            // It began days ago: only its own day is due.
            entry.put("start_at", entry.instant("start_at")->seconds - 3 * kSecondsPerDay);
            must(writing->putRecord(entry));
        }
        must(writing->commit());
    }

    std::string data() const { return m_folder.file("data"); }
    std::string original() const { return m_folder.file("original"); }
    Program start(Program::Words words) const
    {
        words.insert(words.begin(), std::getenv("QUNCED"));
        return {std::move(words), m_folder.file("out"), m_folder.file("errors")};
    }
    int run(const Program::Words &words) const
    {
        Program program = start(words);
        const int code = program.wait().value_or(-1);
        EXPECT_EQ(code, 0) << program.errors();
        return code;
    }
    Program::Words dispatch() const { return {"dispatch", "--now", "2026-07-20 12:01", "--data", data()}; }
    void restore() const
    {
        fs::remove_all(data());
        fs::copy(original(), data(), fs::copy_options::recursive);
    }

    /// What is out: for each entry its status, and for each that is out its task and counts.
    std::map<std::string, std::string> state() const
    {
        const auto storage =
            must(SqliteStorage::open(data() + "/qunce.db", SqliteStorage::Mode::ReadOnly, m_clock));
        const auto reading = must(storage->beginRead());
        std::map<std::string, std::string> found;
        for (int i = 0; i < kEntries; ++i) {
            const std::string code = "K" + std::to_string(100 + i);
            const Record entry = *must(reading->recordByCode(Kind::Entry, code));
            const SendCounts counts = must(sendCountsOf(*reading, entry.id));
            std::string tasks;
            must(reading->eachRecordByRef(
                Kind::Task, IndexColumn::Ref1, entry.id, [&](const Record &task) -> Result<void> {
                    tasks += " " + fieldsToJson(task);
                    return {};
                }));
            found[code] = entry.text("status") + " " + std::to_string(counts.assigned) + " "
                + std::to_string(counts.planned) + tasks;
        }
        return found;
    }

    TempDir m_folder;
    FixedClock m_clock;
};

TEST_F(DispatchKillTest, AKilledDispatcherSendsEverythingOnce)
{
    const std::map<std::string, std::string> before = state();
    const auto begun = std::chrono::steady_clock::now();
    ASSERT_EQ(run(dispatch()), 0);
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begun;
    const std::map<std::string, std::string> after = state();
    EXPECT_EQ(after.at("K100").find("dispatched 0"), std::string::npos)
        << "a correction reaches somebody: " << after.at("K100");
    EXPECT_NE(after.at("K100").substr(0, 14), after.at("K103").substr(0, 14))
        << "and not those whom the same push would reach";
    for (const auto &[code, text] : after) {
        EXPECT_EQ(text.find("dispatched "), 0U) << code << ": " << text;
        EXPECT_NE(text, before.at(code));
    }
    restore();

    const int wanted = std::getenv("QUNCE_LONG") != nullptr ? 300 : 30;
    std::mt19937 random(7);
    int killed = 0;
    int half = 0; // kills that left some entries waiting and others out
    for (int attempt = 0; killed < wanted; ++attempt) {
        ASSERT_LT(attempt, wanted * 20) << "it is over before it can be killed";
        const double share = std::uniform_real_distribution<double>(0.05, 1.0)(random);
        SCOPED_TRACE("attempt " + std::to_string(attempt) + ", at " + std::to_string(share));
        Program program = start(dispatch());
        std::this_thread::sleep_for(share * whole); // the moment of the kill is what is tried
        program.signal(SIGKILL);
        const std::optional<int> code = program.wait();
        killed += code ? 0 : 1;
        ASSERT_EQ(run({"check", "--data", data()}), 0);
        size_t waiting = 0;
        for (const auto &[entry, text] : state()) {
            const bool waits = text == before.at(entry);
            waiting += waits ? 1 : 0;
            ASSERT_TRUE(waits || text == after.at(entry)) << entry << ": " << text;
        }
        half += waiting > 0 && waiting < before.size() ? 1 : 0;
        if (waiting == 0)
            restore();
    }
    EXPECT_GT(half, 0) << "no kill came in the middle";
    ASSERT_EQ(run(dispatch()), 0);
    EXPECT_EQ(state(), after);
}

} // namespace
