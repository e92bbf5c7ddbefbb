// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/branddata.h"

#include <filesystem>

#include "tests/bench/bench.h"
#include "tests/bench/childprogram.h"

namespace qunce::bench {

namespace fs = std::filesystem;

Result<std::string> brandData(const Bench &bench)
{
    const std::string data = bench.fixtures() + "/brand";
    const std::string building = data + ".building";
    if (!fs::exists(data)) {
        fs::remove_all(building);
        QUNCE_TRY(runChild({qunced(), "demo", "--scale", "brand", "--seed", "1", "--until", "2026-06-30",
            "--data", building}));
        fs::rename(building, data);
    }
    return data;
}

} // namespace qunce::bench
