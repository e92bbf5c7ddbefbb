// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Importing a million task results with the program itself, from its start to its exit, and what a brand's facts take
// in the database.

#include <algorithm>
#include <filesystem>

#include "models/base/clock.h"
#include "server/storage/sqlitestorage.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/branddata.h"
#include "tests/bench/childprogram.h"
#include "tests/bench/importfixture.h"
#include "tests/bench/plaininsert.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;

constexpr double kMegabyte = 1e6;

double rowsPerSecond(double milliseconds)
{
    return static_cast<double>(ImportFixture::kRows) / milliseconds * 1000;
}

Result<std::vector<server::StoredSize>> storedSizes(const std::string &data)
{
    const SystemClock clock;
    QUNCE_ASSIGN(const auto storage,
        server::SqliteStorage::open(data + "/qunce.db", server::SqliteStorage::Mode::ReadOnly, clock));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    return transaction->storedSizes();
}

} // namespace

void benchImport(Bench &bench)
{
    const std::string name = "import of task results, durable";
    const Result<ImportFixture> fixture = makeImportFixture(bench.fixtures());
    if (!fixture.ok())
        return bench.fail(name, fixture.error().detail);
    const std::string data = bench.fixtures() + "/import-run";
    const std::string plain = bench.fixtures() + "/import-plain.db";
    double peak = 0;
    bool good = true;
    const Work import = [&] {
        fs::remove_all(data);
        fs::copy(fixture->data, data, fs::copy_options::recursive);
        const Result<ChildRun> run =
            runChild({qunced(), "import", "task_results", fixture->results, "--data", data});
        good = good && run.ok();
        peak = run.ok() ? std::max(peak, run->peakMegabytes) : peak;
        return run.ok() ? ImportFixture::kRows : 0;
    };
    const Work insert = [&] {
        const Result<uint64_t> rows = insertPlainly(plain, fixture->results);
        good = good && rows.ok() && *rows == ImportFixture::kRows;
        return rows.ok() ? *rows : 0;
    };
    const Timings timings = bench.compare(import, insert);
    fs::remove_all(data);
    for (const char *suffix : {"", "-wal", "-shm"})
        fs::remove(plain + suffix);
    if (!good)
        return bench.fail(name, "an import or an insert failed");
    bench.report({.name = name,
        .value = rowsPerSecond(timings.subject),
        .unit = "rows/s",
        .baseline = rowsPerSecond(timings.baseline),
        .minValue = 100000,
        .note = "whole program against prepared INSERT into an indexed table"});
    bench.report(
        {.name = "import of task results, peak memory", .value = peak, .unit = "MB", .maxValue = 200});
}

void benchStoredSize(Bench &bench)
{
    const std::string name = "stored size of the brand's facts";
    const Result<std::string> data = brandData(bench);
    if (!data.ok())
        return bench.fail(name, data.error().detail);
    const Result<std::vector<server::StoredSize>> sizes = storedSizes(*data);
    if (!sizes.ok())
        return bench.fail(name, sizes.error().detail);
    double total = 0;
    for (const server::StoredSize &size : *sizes) {
        const double stored = static_cast<double>(size.storedBytes) / kMegabyte;
        total += stored;
        bench.report({.name = name + ": " + size.kind,
            .value = stored,
            .unit = "MB",
            .note = std::to_string(size.columns) + " columns, " + std::to_string(size.rawBytes / 1000000)
                + " MB before compression"});
    }
    bench.report({.name = name, .value = total, .unit = "MB", .maxValue = 200});
}

} // namespace qunce::bench
