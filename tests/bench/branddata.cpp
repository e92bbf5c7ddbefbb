// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/branddata.h"

#include <filesystem>

#include "tests/bench/bench.h"
#include "tests/bench/childprogram.h"
#include "models/protocol/kinds.h"
#include "server/storage/migrations.h"

namespace qunce::bench {

namespace fs = std::filesystem;

std::string dataVersion()
{
    return std::to_string(server::serverMigrations().back().number) + "-" + std::to_string(kSchemaVersion);
}

Result<std::string> brandData(const Bench &bench)
{
    const std::string data = bench.fixtures() + "/brand-" + dataVersion();
    const std::string building = data + ".building";
    std::error_code ignored;
    for (const fs::directory_entry &entry : fs::directory_iterator(bench.fixtures(), ignored)) {
        const std::string name = entry.path().filename();
        if ((name == "brand" || name.starts_with("brand-")) && entry.path() != data)
            fs::remove_all(entry.path(), ignored); // an earlier program's
    }
    if (!fs::exists(data)) {
        fs::remove_all(building);
        QUNCE_TRY(runChild({qunced(), "demo", "--scale", "brand", "--seed", "1", "--until", "2026-06-30",
            "--data", building}));
        fs::rename(building, data);
    }
    return data;
}

} // namespace qunce::bench
