// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Making the demo brand with the program itself. Minutes long at brand scale, hence run once.

#include <filesystem>

#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/childprogram.h"

namespace qunce::bench {

void benchDemo(Bench &bench)
{
    const std::string data = bench.fixtures() + "/demo";
    for (const std::string scale : {"small", "brand"}) {
        const std::string name = "demo brand, scale " + scale;
        std::filesystem::remove_all(data);
        const Result<ChildRun> run = runChild(
            {qunced(), "demo", "--scale", scale, "--seed", "1", "--until", "2026-09-07", "--data", data});
        std::filesystem::remove_all(data);
        if (!run)
            return bench.fail(name, run.error().detail);
        const bool isSmall = scale == "small";
        bench.report({.name = name,
            .value = run->milliseconds / 1000,
            .unit = "s",
            .maxValue = isSmall ? 3 : 180,
            .note = "one run"});
        bench.report(
            {.name = name + ", peak memory", .value = run->peakMegabytes, .unit = "MB", .maxValue = 1000});
    }
}

} // namespace qunce::bench
