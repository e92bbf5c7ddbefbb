// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole first sync as its user has it: the programs, HTTP over loopback, sign-in, decoding, checking and writing, until
// everything is durable; server and client share the machine's processors.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/childprogram.h"
#include "tests/bench/plaincache.h"
#include "tests/bench/servedbrand.h"
#include "tests/bench/serverchild.h"
#include "tests/bench/syncpages.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kBatchRows = 50'000;
constexpr int kWholeBrandRuns = 3; // seconds long each
constexpr int kRegionRuns = 7;

struct FirstSync {
    double milliseconds = 0; ///< of the whole program
    double recordsUsable = 0; ///< milliseconds from the program's start until readers had all records
    uint64_t rows = 0;
};

/// Into a profile that is not there yet.
Result<FirstSync> firstSync(
    const ServerChild &server, const ServedBrand &brand, const std::string &user, const std::string &profile)
{
    fs::remove_all(profile);
    const std::string outcome = profile + ".json";
    QUNCE_ASSIGN(const ChildRun run,
        runChild({qunce(), "sync", "--once", "--json", "--data-dir", profile, "--server",
                     "http://127.0.0.1:" + std::to_string(server.port()), "--user", user, "--password-file",
                     brand.passwordFile},
            outcome));
    std::ifstream file(outcome);
    const nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object() || !json.value("complete", false) || !json["records_usable_ms"].is_number())
        return Error {ErrorCode::Internal, {}, "the first sync did not complete"};
    return FirstSync {
        run.milliseconds, json["records_usable_ms"].get<double>(), json["rows"].get<uint64_t>()};
}

double medianOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

Result<void> measureWholeBrand(
    Bench &bench, const ServerChild &server, const ServedBrand &brand, const std::string &folder)
{
    QUNCE_ASSIGN(const std::vector<std::string> pages, firstSyncPages(bench));
    PlainRows rows;
    for (const std::string &body : pages)
        QUNCE_TRY(rows.add(body));
    std::vector<double> subjects;
    std::vector<double> baselines;
    uint64_t arrived = 0;
    for (int run = 0; run < kWholeBrandRuns; ++run) {
        QUNCE_ASSIGN(const FirstSync sync, firstSync(server, brand, "hq", folder + "/hq"));
        arrived = sync.rows;
        subjects.push_back(sync.milliseconds);
        const auto start = std::chrono::steady_clock::now();
        QUNCE_TRY(PlainCache::fill(folder + "/plain.db", rows, kBatchRows));
        baselines.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    bench.report({.name = "sync.first.hq",
        .value = medianOf(subjects),
        .baseline = medianOf(baselines),
        .maxRatio = 2.0,
        .note = "qunce sync --once of " + std::to_string(arrived)
            + " rows, server included, against a bare prepared insert of " + std::to_string(rows.rowCount())
            + " decoded rows with the same indexes"});
    return {};
}

Result<void> measureRegion(
    Bench &bench, const ServerChild &server, const ServedBrand &brand, const std::string &folder)
{
    std::vector<double> usable;
    std::vector<double> whole;
    for (int run = 0; run < kRegionRuns; ++run) {
        QUNCE_ASSIGN(const FirstSync sync, firstSync(server, brand, "region", folder + "/region"));
        usable.push_back(sync.recordsUsable);
        whole.push_back(sync.milliseconds);
    }
    bench.report({.name = "sync.first.region",
        .value = medianOf(usable),
        .maxValue = 2000,
        .note =
            "from the program's start, sign-in included, until all records could be read; everything took "
            + std::to_string(static_cast<int64_t>(medianOf(whole))) + " ms"});
    return {};
}

} // namespace

void benchFirstSync(Bench &bench)
{
    const Result<ServedBrand> brand = servedBrand(bench);
    if (!brand)
        return bench.fail("sync.first", brand.error().detail);
    const Result<ServerChild> server = ServerChild::start(brand->data, ServerChild::Processors::All);
    if (!server)
        return bench.fail("sync.first", server.error().detail);
    const std::string folder = bench.fixtures() + "/first-sync";
    fs::create_directories(folder);
    if (const Result<void> done = measureRegion(bench, *server, *brand, folder); !done)
        bench.fail("sync.first.region", done.error().detail);
    if (const Result<void> done = measureWholeBrand(bench, *server, *brand, folder); !done)
        bench.fail("sync.first.hq", done.error().detail);
    fs::remove_all(folder);
    fs::remove_all(brand->data);
}

} // namespace qunce::bench
