// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The console's side: a ranking over a year out of a laptop's cache of the demo brand, in a fresh process and again.

#include <algorithm>

#include "models/domain/leaderboard.h"
#include "models/facts/cachebrand.h"
#include "models/facts/cachefacts.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/brandprofile.h"
#include "tests/bench/childprogram.h"

namespace qunce::bench {

namespace {

constexpr double kColdMs = 60;
constexpr double kWarmMs = 16;
constexpr const char *kFrom = "2025-07-01";
constexpr const char *kTo = "2026-06-30";
constexpr int kRuns = 9;

/// The program from its start to its end: it opens the profile, reads org, guides and a year of orders of 30 regions and
/// the year before to compare, ranks 10,000 guides and writes the file.
Result<double> coldRanking(const std::string &profile)
{
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i) {
        QUNCE_ASSIGN(const ChildRun run,
            runChild({qunce(), "export", "leaderboard", "--measure", "orders", "--from", kFrom, "--to", kTo,
                "--out", "-", "--data-dir", profile}));
        times.push_back(run.milliseconds);
    }
    std::sort(times.begin(), times.end());
    return times[kRuns / 2];
}

uint64_t failed(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.detail.c_str());
    return 0;
}

/// What a page of the console does when it is shown again.
uint64_t ranking(CacheReader &reader, BrandMemory &brands, FactMemory &memory)
{
    Result<ReadSnapshot> snapshot = reader.snapshot();
    if (!snapshot.ok())
        return failed(snapshot.error());
    const auto brand = brands.brand(*snapshot, {true, {}}, BrandParts::slotsOf(SubjectKind::Guide));
    if (!brand.ok())
        return failed(brand.error());
    LeaderboardQuery query;
    query.measure = *Measure::parse("orders");
    query.period = {*Day::parse(kFrom), *Day::parse(kTo)};
    query.asOf = Instant::startOf(query.period.to + 1);
    const auto board = rankSubjects(**brand, CacheFacts(*snapshot, **brand, memory), query);
    return board.ok() ? board->rows.size() : failed(board.error());
}

} // namespace

void benchCache(Bench &bench)
{
    const Result<std::string> profile = freshProfile(bench);
    const Result<double> cold = profile.ok() ? coldRanking(*profile) : profile.error();
    if (!cold.ok())
        return bench.fail("cache.ranking_cold", cold.error().detail);
    bench.report({.name = "cache.ranking_cold",
        .value = *cold,
        .maxValue = kColdMs,
        .note = "the whole process: start, open, org and 10,000 guides, 365 days and the 365 before, rank, "
                "file"});
    CacheReader reader(*profile);
    BrandMemory brands;
    FactMemory memory;
    bench.report({.name = "cache.ranking_warm",
        .value = bench.median([&] { return ranking(reader, brands, memory); }),
        .maxValue = kWarmMs,
        .note = "a new snapshot, brand and columns in memory, 365 days and the 365 before"});
}

} // namespace qunce::bench
