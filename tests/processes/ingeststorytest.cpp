// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A busy evening: machines hand in 20,000 results a second while laptops that are new sync over a line of 10 Mbit/s.
// Each first sync must complete although the server's state moves on all the time, and once it stands still the next one
// must come to exactly that state.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <limits>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/base/clock.h"
#include "models/base/day.h"
#include "server/storage/sqlitestorage.h"
#include "tests/server/serve/serveprogram.h"
#include "tests/support/faultproxy/faultproxy.h"
#include "tests/support/program.h"
#include "tests/support/rawclient.h"

using namespace qunce;
using namespace qunce::test;
using namespace qunce::server::testing;
using namespace std::chrono_literals;
using nlohmann::json;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr uint64_t kLineBytesPerSecond = 10'000'000 / 8;
constexpr size_t kRows = 1'000; ///< of a delivery
constexpr size_t kValuesARow = 6;
constexpr auto kPause = 250ms; ///< 24,000 values a second
constexpr auto kBusyFor = 14s; ///< at least two rounds of merging
constexpr double kLeastValuesASecond = 20'000;
/// So that a first sync is still under way after more than one round of merging.
constexpr double kLeastSeconds = 8;

struct Codes {
    std::vector<std::string> tasks;
    std::vector<std::string> guides;
    std::vector<std::string> kocs;

    explicit Codes(const std::string &database)
    {
        const SystemClock clock;
        const auto storage =
            server::SqliteStorage::open(database, server::SqliteStorage::Mode::ReadOnly, clock);
        const auto reading = storage.value()->beginRead();
        const auto collect = [&](Kind kind, std::vector<std::string> &codes) {
            const auto visited = reading.value()->eachRecord(kind, [&](const Record &record) {
                codes.emplace_back(record.text("code"));
                return Result<void>();
            });
            EXPECT_TRUE(visited.ok());
            std::sort(codes.begin(), codes.end());
        };
        collect(Kind::Task, tasks);
        collect(Kind::Guide, guides);
        collect(Kind::Koc, kocs);
    }

    /// Results of some tasks for all guides; no two deliveries say the same.
    std::string delivery(size_t number) const
    {
        std::string text = "task_code,guide_code,status,done_at,seen_at,confirmed_at,reach,replies\n";
        for (size_t i = 0; i < kRows; ++i) {
            const size_t at = number * kRows + i;
            text += tasks.at(at / guides.size() % tasks.size()) + ',' + guides.at(at % guides.size())
                + ",done,2026-06-01 10:00,2026-06-01 09:30,2026-06-01 09:45," + std::to_string(at % 5'000)
                + ',' + std::to_string(number) + '\n';
        }
        return text;
    }

    /// A year of every KOC in numbers that no compression makes smaller: some twelve megabytes on their way to a laptop.
    std::string yearOfKocs() const
    {
        std::mt19937 random(1);
        std::string text = "koc_code,day,posts,orders,amount(fen),points\n";
        for (Day day = *Day::parse("2026-01-01"); day <= *Day::parse("2026-12-31"); day = day + 1) {
            const std::string end = ',' + day.toString();
            for (const std::string &koc : kocs) {
                text += koc + end;
                for (int metric = 0; metric < 4; ++metric)
                    text += ',' + std::to_string(random() >> 1);
                text += '\n';
            }
        }
        return text;
    }
};

/// A machine that delivers at its own pace from its own thread until this goes out of scope or is stopped.
class Deliveries
{
public:
    Deliveries(uint16_t port, std::string token, const Codes &codes)
        : m_port(port), m_token(std::move(token)), m_codes(codes), m_begun(SteadyClock::now())
    {
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    }
    /// Values a second from the first delivery to the last acknowledgement.
    double stop()
    {
        m_thread.request_stop();
        m_thread.join();
        const std::chrono::duration<double> time = m_ended - m_begun;
        return static_cast<double>(m_accepted * kRows * kValuesARow) / time.count();
    }
    size_t accepted() const { return m_accepted; }
    size_t refused() const { return m_refused; }
    /// True once all that was delivered is in its columns.
    bool isMerged() const
    {
        const std::string path = "/v1/ingest/batch/b" + std::to_string(m_lastAccepted);
        const RawResponse answer = RawClient(m_port).ask(
            "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token + "\r\n\r\n");
        const json said = json::parse(answer.body, nullptr, false);
        return said.is_object() && said.value("state", "") == "merged" && said.value("rejected", 1) == 0;
    }

private:
    void run(const std::stop_token &stop)
    {
        RawClient client(m_port);
        auto next = m_begun;
        for (size_t number = 0; !stop.stop_requested(); ++number) {
            std::this_thread::sleep_until(next);
            next += kPause;
            const std::string body = m_codes.delivery(number);
            const RawResponse answer = client.ask("POST /v1/ingest/task-results HTTP/1.1\r\nHost: x\r\n"
                                                  "Authorization: Bearer "
                + m_token + "\r\nX-Batch-Id: b" + std::to_string(number)
                + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
            m_ended = SteadyClock::now();
            if (answer.status != 202) {
                ++m_refused;
                continue;
            }
            m_lastAccepted = number;
            ++m_accepted;
        }
    }

    const uint16_t m_port;
    const std::string m_token;
    const Codes &m_codes;
    const SteadyClock::time_point m_begun;
    SteadyClock::time_point m_ended; ///< the thread's until stop()
    size_t m_lastAccepted = 0; ///< the thread's until stop()
    std::atomic<size_t> m_accepted = 0;
    std::atomic<size_t> m_refused = 0;
    std::jthread m_thread; ///< last: it uses the others
};

class IngestStory : public ::testing::Test
{
protected:
    void SetUp() override
    {
        writeFile(m_brand.file("password"), "a long enough password\n");
        const CommandResult added = m_brand.run(
            {"user", "add", "hq", "--role", "hq_content", "--password-file", m_brand.file("password")});
        ASSERT_EQ(added.exitCode, 0) << added.err;
        m_token = m_brand.run({"token", "add", "scrm", "--ingest", "task-results"}).out;
        m_token.pop_back();
        writeFile(m_brand.file("kocs.csv"), m_codes.yearOfKocs());
        const CommandResult imported = m_brand.run({"import", "koc_days", m_brand.file("kocs.csv")});
        ASSERT_EQ(imported.exitCode, 0) << imported.err;
    }
    std::string profile(int number) const { return m_brand.file("laptop" + std::to_string(number)); }
    /// `qunce sync --once` in a process; 0 if everything is there.
    int sync(int laptop, const std::string &url, const std::vector<std::string> &more = {})
    {
        const char *console = std::getenv("QUNCE");
        Program::Words words {console ? console : "qunce", "sync", "--once", "--data-dir", profile(laptop)};
        if (!std::filesystem::exists(profile(laptop) + "/session.json"))
            words.insert(
                words.end(), {"--server", url, "--user", "hq", "--password-file", m_brand.file("password")});
        words.insert(words.end(), more.begin(), more.end());
        Program program(words, m_brand.file("sync.out"), m_brand.file("sync.err"));
        const int code = program.waitFor(120s).value_or(-1);
        m_said = program.output() + program.errors();
        return code;
    }

    BrandFolder m_brand;
    Codes m_codes {m_brand.data() + "/qunce.db"};
    std::string m_token;
    std::string m_said;
};

TEST_F(IngestStory, FirstSyncsCompleteWhileResultsComeInAndTheNextOnesConverge)
{
    ServeProgram server(m_brand.folder(), m_brand.data());
    ASSERT_FALSE(server.url().empty()) << server.errors();
    FaultProxy::Options options;
    options.bytesPerSecond = kLineBytesPerSecond;
    FaultProxy line(server.port(), options);

    Deliveries deliveries(server.port(), m_token, m_codes);
    const auto begun = SteadyClock::now();
    int laptops = 0;
    double shortest = std::numeric_limits<double>::max();
    // One after the other, so that some of them meet a round of merging.
    while (SteadyClock::now() < begun + kBusyFor) {
        const auto from = SteadyClock::now();
        const size_t before = deliveries.accepted();
        ASSERT_EQ(sync(laptops++, line.url()), 0) << m_said;
        EXPECT_GT(deliveries.accepted(), before) << "nothing came in meanwhile";
        shortest = std::min(shortest, std::chrono::duration<double>(SteadyClock::now() - from).count());
    }
    const double valuesASecond = deliveries.stop();
    EXPECT_EQ(deliveries.refused(), 0U);
    std::cout << "  " << static_cast<int>(valuesASecond) << " values a second accepted, beside " << laptops
              << " first syncs at 10 Mbit/s, the shortest " << shortest << " s\n";
    EXPECT_GE(valuesASecond, kLeastValuesASecond);
    EXPECT_GE(shortest, kLeastSeconds);

    const auto end = SteadyClock::now() + 60s;
    while (!deliveries.isMerged() && SteadyClock::now() < end)
        std::this_thread::sleep_for(50ms);
    ASSERT_TRUE(deliveries.isMerged());
    // The first has the most to catch up with, the last the least.
    for (const int laptop : {0, laptops - 1}) {
        EXPECT_EQ(sync(laptop, line.url()), 0) << m_said;
        EXPECT_EQ(sync(laptop, line.url(), {"--verify"}), 0) << m_said;
    }
    // What laptops have is what the server has: the numbers come out the same.
    const Words question {"completion", "--from", "2026-01-01", "--to", "2026-12-31", "--by", "task",
        "--as-of", "2026-07-01 00:00", "--format", "csv", "--out"};
    Words ofServer {"export"};
    ofServer.insert(ofServer.end(), question.begin(), question.end());
    ofServer.emplace_back("-");
    const std::string expected = m_brand.run(ofServer).out;
    EXPECT_GT(expected.size(), 1'000U);
    Words ofLaptop {std::getenv("QUNCE") ? std::getenv("QUNCE") : "qunce", "export"};
    ofLaptop.insert(ofLaptop.end(), question.begin(), question.end());
    for (const std::string &word :
        {std::string("-"), std::string("--lang"), std::string("en"), std::string("--data-dir"), profile(0)})
        ofLaptop.push_back(word);
    Program exported(ofLaptop, m_brand.file("export.out"), m_brand.file("export.err"));
    ASSERT_EQ(exported.waitFor(60s), 0) << exported.errors();
    EXPECT_TRUE(exported.output() == expected) << "the laptop shows other numbers than the server";
    EXPECT_EQ(server.stop(), 0);
}

} // namespace
