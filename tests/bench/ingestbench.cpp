// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steady ingest beside pulls, in this process: machines deliver results of ten running tasks at a fixed pace, a round of
// merging begins every 5 s, and a thread reads first pages of a first sync all the time. What counts is that deliveries
// and rounds keep up, and how long a round keeps other writers waiting.

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "server/ingest/intake.h"
#include "server/ingest/merger.h"
#include "server/storage/sqlitestorage.h"
#include "server/sync/headscache.h"
#include "server/sync/pullservice.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/importfixture.h"

namespace qunce::bench {

namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr size_t kTasksAtOnce = 10;
constexpr size_t kBatchRows = 2000;
constexpr auto kBatchPause = 100ms; ///< 20,000 rows a second
constexpr size_t kBatches = 250; ///< 25 s
constexpr auto kRoundPause = 5s;

struct Deliveries {
    std::vector<std::string> bodies;
    uint64_t rows = 0;
    uint64_t values = 0; ///< cells that say something
};

/// Results as they would come: of kTasksAtOnce tasks for some seconds, then of the next.
Deliveries makeDeliveries(const std::string &path)
{
    std::ifstream file(path);
    std::string header;
    std::getline(file, header);
    std::map<std::string, std::vector<std::string>> byTask;
    for (std::string line; std::getline(file, line);)
        byTask[line.substr(0, line.find(','))].push_back(line);
    std::vector<std::string> lines;
    for (auto from = byTask.begin(); from != byTask.end();) {
        std::vector<const std::vector<std::string> *> window;
        for (; from != byTask.end() && window.size() < kTasksAtOnce; ++from)
            window.push_back(&from->second);
        for (size_t i = 0; i < window.front()->size(); ++i) {
            for (const auto *const task : window) {
                if (i < task->size())
                    lines.push_back((*task)[i]);
            }
        }
    }
    Deliveries made;
    for (size_t at = 0; at < lines.size() && made.bodies.size() < kBatches; at += kBatchRows) {
        std::string body = header + '\n';
        for (size_t i = at; i < std::min(at + kBatchRows, lines.size()); ++i, ++made.rows) {
            body += lines[i] + '\n';
            size_t cells = 0;
            for (size_t c = 0; c < lines[i].size(); ++c)
                cells += lines[i][c] != ',' && (c == 0 || lines[i][c - 1] == ',') ? 1 : 0;
            made.values += cells - 2; // the two codes are no values
        }
        made.bodies.push_back(std::move(body));
    }
    return made;
}

struct Totals {
    std::atomic<uint64_t> accepted {0}; ///< batches
    std::atomic<uint64_t> refused {0};
    std::mutex mutex; ///< of what follows
    std::vector<double> waits; ///< ms from delivery to acknowledgement
    std::vector<double> locked; ///< ms of the write lock, by round
    uint64_t mergedRows = 0;
    std::atomic<uint64_t> pages {0};
};

double largest(const std::vector<double> &values)
{
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

double sinceMs(SteadyClock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - begin).count();
}

void deliverAll(server::IngestIntake &intake, const Deliveries &deliveries, Totals &totals)
{
    auto next = SteadyClock::now();
    for (size_t i = 0; i < deliveries.bodies.size(); ++i) {
        std::this_thread::sleep_until(next);
        next += kBatchPause;
        const auto begun = SteadyClock::now();
        intake.submit({"bench", "b" + std::to_string(i), deliveries.bodies[i]},
            [&totals, begun](const server::Outcome<server::IngestBatch> &outcome) {
                ++(outcome.ok() ? totals.accepted : totals.refused);
                const std::lock_guard lock(totals.mutex);
                totals.waits.push_back(sinceMs(begun));
            });
    }
}

void mergeUntil(server::IngestMerger &merger, const std::atomic<bool> &delivered, Totals &totals)
{
    for (;;) {
        const bool isLast = delivered;
        const auto begun = SteadyClock::now();
        const Result<server::MergeReport> report = merger.mergeWaiting();
        if (report.ok() && report->batches > 0) {
            const std::lock_guard lock(totals.mutex);
            totals.locked.push_back(static_cast<double>(report->locked.count()) / 1000);
            totals.mergedRows += report->rows;
        }
        if (isLast && (!report.ok() || report->batches == 0))
            return;
        while (!delivered && SteadyClock::now() < begun + kRoundPause)
            std::this_thread::sleep_for(20ms);
    }
}

void pullUntil(const server::PullService &pulls, const std::atomic<bool> &done, Totals &totals)
{
    PullRequest request;
    while (!done) {
        if (pulls.answer(request, server::Scope::everything(), WireFormat::Cbor).ok())
            ++totals.pages;
    }
}

} // namespace

void benchIngest(Bench &bench)
{
    const std::string name = "ingest.steady";
    const Result<ImportFixture> fixture = makeImportFixture(bench.fixtures());
    if (!fixture.ok())
        return bench.fail(name, fixture.error().detail);
    const std::string data = bench.fixtures() + "/ingest";
    std::filesystem::remove_all(data);
    std::filesystem::copy(fixture->data, data, std::filesystem::copy_options::recursive);
    const SystemClock clock;
    auto storage = server::SqliteStorage::open(data + "/qunce.db", server::SqliteStorage::Mode::Open, clock);
    if (!storage.ok())
        return bench.fail(name, storage.error().detail);
    const Deliveries deliveries = makeDeliveries(fixture->results);
    const auto heads = std::make_shared<server::HeadsCache>(**storage);
    (*storage)->addCommitListener(heads);
    const server::PullService pulls(**storage, *heads, clock, {});
    server::IngestMerger merger(**storage, clock, data);
    Totals totals;
    std::atomic<bool> delivered {false};
    std::atomic<bool> merged {false};
    const auto begun = SteadyClock::now();
    std::thread puller([&] { pullUntil(pulls, merged, totals); });
    std::thread mergerThread([&] { mergeUntil(merger, delivered, totals); });
    double deliveredSeconds = 0;
    {
        server::IngestIntake intake(**storage, clock);
        deliverAll(intake, deliveries, totals);
        while (totals.accepted + totals.refused < deliveries.bodies.size())
            std::this_thread::sleep_for(1ms);
        deliveredSeconds = sinceMs(begun) / 1000;
        delivered = true;
        mergerThread.join();
    }
    const double mergedSeconds = sinceMs(begun) / 1000;
    merged = true;
    puller.join();
    std::filesystem::remove_all(data);

    const std::string pages = std::to_string(totals.pages) + " pages pulled beside it";
    const double valuesARow = static_cast<double>(deliveries.values) / static_cast<double>(deliveries.rows);
    if (totals.refused > 0 || totals.mergedRows != deliveries.rows)
        bench.fail(name,
            std::to_string(totals.refused) + " batches refused, " + std::to_string(totals.mergedRows) + " of "
                + std::to_string(deliveries.rows) + " rows merged");
    bench.report({.name = name + ", accepted",
        .value = static_cast<double>(deliveries.values) / deliveredSeconds,
        .unit = "values/s",
        .minValue = 20000,
        .note = std::to_string(static_cast<int>(static_cast<double>(deliveries.rows) / deliveredSeconds))
            + " rows/s; " + pages});
    bench.report({.name = name + ", merged",
        .value = static_cast<double>(totals.mergedRows) * valuesARow / mergedSeconds,
        .unit = "values/s",
        .minValue = 20000,
        .note = std::to_string(totals.locked.size()) + " rounds, until the last row was in its column"});
    bench.report({.name = name + ", longest write lock of a round", .value = largest(totals.locked)});
    std::sort(totals.waits.begin(), totals.waits.end());
    bench.report({.name = name + ", acknowledgement, 99 of 100",
        .value = totals.waits.empty() ? 0 : totals.waits[totals.waits.size() * 99 / 100],
        .note = "includes waiting for a round"});
}

} // namespace qunce::bench
