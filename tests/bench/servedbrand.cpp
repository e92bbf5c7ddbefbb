// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/servedbrand.h"

#include <filesystem>
#include <fstream>

#include "models/base/clock.h"
#include "server/storage/sqlitestorage.h"
#include "tests/bench/bench.h"
#include "tests/bench/branddata.h"
#include "tests/bench/childprogram.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;
using server::SqliteStorage;

Result<std::string> someRegion(const std::string &data)
{
    const SystemClock clock;
    QUNCE_ASSIGN(
        const auto storage, SqliteStorage::open(data + "/qunce.db", SqliteStorage::Mode::Open, clock));
    QUNCE_ASSIGN(const auto reading, storage->beginRead());
    std::string region;
    QUNCE_TRY(reading->eachRecord(Kind::Org, [&region](const Record &unit) -> Result<void> {
        if (unit.text("kind") == "region")
            region = unit.text("code");
        return {};
    }));
    return region;
}

} // namespace

Result<ServedBrand> servedBrand(const Bench &bench)
{
    QUNCE_ASSIGN(const std::string brand, brandData(bench));
    const std::string data = bench.fixtures() + "/served";
    fs::remove_all(data);
    fs::copy(brand, data, fs::copy_options::recursive);
    QUNCE_ASSIGN(const std::string region, someRegion(data));
    const std::string password = data + "/password";
    std::ofstream(password) << kServedPassword << "\n";
    QUNCE_TRY(runChild({qunced(), "user", "add", "hq", "--role", "hq_content", "--password-file", password,
        "--data", data}));
    QUNCE_TRY(runChild({qunced(), "user", "add", "region", "--role", "region_manager", "--scope", region,
        "--password-file", password, "--data", data}));
    return ServedBrand {data, password};
}

} // namespace qunce::bench
