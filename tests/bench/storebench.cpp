// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The client's side of a sync without network and server: decoding the server's own answers and writing them to a cache,
// against prepared statements of a plain program that is given the decoded rows.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>

#include "models/protocol/rowdigest.h"
#include "models/store/cachestore.h"
#include "models/sync/pullchain.h"
#include "tests/bench/assignmentinsert.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/deltapages.h"
#include "tests/bench/plaincache.h"
#include "tests/bench/syncpages.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kBatchRows = 50'000;
constexpr const char *kEpoch = "epoch";
constexpr int kFillRuns = 3; // seconds long each
constexpr uint64_t kDeltaRecords = 2'000;
constexpr uint64_t kDeltaColumns = 3'000;
constexpr int kDeltaRuns = 15;

double medianOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

template <typename Work>
double timed(const Work &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// A profile that takes pages as the engine has them taken.
class Client
{
public:
    static Result<std::unique_ptr<Client>> create(const std::string &directory)
    {
        fs::remove_all(directory);
        auto client = std::make_unique<Client>();
        QUNCE_ASSIGN(Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
        StoreOptions options;
        options.bootId = "bench";
        options.batchRows = kBatchRows;
        QUNCE_ASSIGN(client->m_store, CacheStore::open(std::move(profile), client->m_ids, options));
        QUNCE_TRY(client->m_store->load());
        QUNCE_TRY(client->m_store->beginGeneration(kEpoch));
        client->m_chain.begin(kEpoch);
        return client;
    }

    /// Takes one answer.
    Result<void> take(const PullPage &page)
    {
        TakePlan plan = m_chain.accept(page.header(), ++m_nowMs);
        plan.mayWait = !page.header().allComplete; // as in an engine whose network is faster than its disk
        QUNCE_ASSIGN(const TakeOutcome outcome, m_store->take(page, plan));
        if (!outcome.applied)
            return Error {ErrorCode::Conflict, {}, "a page was not applied"};
        return {};
    }
    Result<void> finish() { return m_store->finishGeneration(); }

private:
    SystemClock m_clock;
    RandomIdSource m_ids {m_clock};
    std::unique_ptr<CacheStore> m_store;
    PullChain m_chain;
    int64_t m_nowMs = 0;
};

Result<PullPage> decoded(const std::string &body)
{
    return PullPage::decode(body, WireFormat::CborZstd);
}

/// As in the engine, whose driver decodes a page while the store's thread takes the one before.
Result<std::unique_ptr<Client>> filled(const std::string &directory, const std::vector<std::string> &pages)
{
    QUNCE_ASSIGN(auto client, Client::create(directory));
    std::future<Result<PullPage>> next;
    for (size_t i = 0; i <= pages.size(); ++i) {
        std::future<Result<PullPage>> present = std::move(next);
        if (i < pages.size())
            next = std::async(std::launch::async, [&body = pages[i]] { return decoded(body); });
        if (!present.valid())
            continue;
        QUNCE_ASSIGN(const PullPage page, present.get());
        QUNCE_TRY(client->take(page));
    }
    QUNCE_TRY(client->finish());
    return client;
}

} // namespace

void benchSyncFill(Bench &bench)
{
    const Result<std::vector<std::string>> pages = firstSyncPages(bench);
    if (!pages)
        return bench.fail("sync.fill", pages.error().detail);
    PlainRows rows;
    for (const std::string &body : *pages) {
        if (const Result<void> added = rows.add(body); !added)
            return bench.fail("sync.fill", added.error().detail);
    }
    const std::string folder = bench.fixtures() + "/store-bench";
    fs::create_directories(folder);
    std::vector<double> subjects;
    std::vector<double> baselines;
    std::string problem;
    for (int run = 0; run < kFillRuns && problem.empty(); ++run) {
        subjects.push_back(timed([&] {
            const auto client = filled(folder + "/profile", *pages);
            problem = client.ok() ? problem : client.error().detail;
        }));
        baselines.push_back(timed([&] {
            const Result<void> done = PlainCache::fill(folder + "/plain.db", rows, kBatchRows);
            problem = done.ok() ? problem : done.error().detail;
        }));
    }
    fs::remove_all(folder);
    if (!problem.empty())
        return bench.fail("sync.fill", problem);
    bench.report({.name = "sync.fill",
        .value = medianOf(subjects),
        .baseline = medianOf(baselines),
        .maxRatio = 1.3,
        .note = "decode and apply of a first sync of the whole brand, " + std::to_string(rows.rowCount())
            + " rows, against a bare prepared insert of the decoded rows with the same indexes, both until "
              "durable"});
}

void benchSyncDelta(Bench &bench)
{
    const std::string name = "sync.apply_delta";
    const Result<std::vector<std::string>> pages = firstSyncPages(bench);
    if (!pages)
        return bench.fail(name, pages.error().detail);
    const std::string folder = bench.fixtures() + "/store-bench";
    fs::create_directories(folder);
    PlainRows first;
    for (const std::string &body : *pages) {
        if (const Result<void> added = first.add(body); !added)
            return bench.fail(name, added.error().detail);
    }
    const Result<void> plainFilled = PlainCache::fill(folder + "/plain.db", first, kBatchRows);
    auto client = filled(folder + "/profile", *pages);
    if (!client || !plainFilled)
        return bench.fail(name, "the fixture could not be filled");
    auto plain = std::make_unique<PlainCache>(folder + "/plain.db");
    DeltaMaker deltas(*pages);
    std::vector<double> subjects;
    std::vector<double> baselines;
    std::string problem;
    uint64_t changed = 0;
    for (int run = 0; run <= kDeltaRuns && problem.empty(); ++run) {
        const Result<DeltaPage> delta =
            deltas.make(static_cast<uint64_t>(run) + 1, kDeltaRecords, kDeltaColumns);
        PlainRows rows = PlainRows::like(first);
        if (!delta || !rows.add(delta->body))
            return bench.fail(name, "no delta");
        changed = delta->rows;
        const double subject = timed([&] {
            const Result<PullPage> page = decoded(delta->body);
            const Result<void> taken = page.ok() ? (*client)->take(*page) : page.error();
            problem = taken.ok() ? problem : taken.error().detail;
        });
        const double baseline = timed([&] {
            const Result<void> done = plain->upsert(rows);
            problem = done.ok() ? problem : done.error().detail;
        });
        if (run == 0)
            continue; // both caches are cold
        subjects.push_back(subject);
        baselines.push_back(baseline);
    }
    plain.reset();
    client = Error {ErrorCode::Cancelled, {}, {}};
    fs::remove_all(folder);
    if (!problem.empty())
        return bench.fail(name, problem);
    bench.report({.name = name,
        .value = medianOf(subjects),
        .baseline = medianOf(baselines),
        .maxRatio = 1 / 0.85,
        .note = "decode and apply of " + std::to_string(changed)
            + " changed rows all over the brand, against a bare prepared upsert in one transaction as well"});
}

void benchSyncAssignments(Bench &bench)
{
    const std::string name = "sync.one_row_per_assignment";
    const Result<std::vector<std::string>> pages = firstSyncPages(bench);
    if (!pages)
        return bench.fail(name, pages.error().detail);
    const std::string folder = bench.fixtures() + "/store-bench";
    fs::create_directories(folder);
    const Result<std::vector<std::string>> tasks = onlyTaskColumns(*pages);
    if (!tasks)
        return bench.fail(name, tasks.error().detail);
    std::string problem;
    std::vector<double> subjects;
    for (int run = 0; run < kFillRuns && problem.empty(); ++run)
        subjects.push_back(timed([&] {
            const auto client = filled(folder + "/profile", *tasks);
            problem = client.ok() ? problem : client.error().detail;
        }));
    Result<AssignmentInsert> assignments = AssignmentInsert::make(*tasks);
    if (!problem.empty() || !assignments)
        return bench.fail(name, problem.empty() ? assignments.error().detail : problem);
    const double part = timed([&] {
        const Result<void> done = assignments->run(folder + "/rows.db");
        problem = done.ok() ? problem : done.error().detail;
    });
    fs::remove_all(folder);
    if (!problem.empty())
        return bench.fail(name, problem);
    bench.report({.name = name,
        .value = medianOf(subjects),
        .baseline = part / AssignmentInsert::kPart,
        .scaled = AssignmentInsert::kPart,
        .maxRatio = 0.1,
        .note = "decode and apply of all task columns, against a bare prepared insert of "
            + std::to_string(assignments->rowCount())
            + " assignments, a part of them, with an index by guide"});
}

} // namespace qunce::bench
