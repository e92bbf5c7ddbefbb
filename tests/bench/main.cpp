// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// qunce_bench [--fixtures DIR] [--filter TEXT]: one line of JSON a figure; exit code 1 if a bound is missed.

#include <cstdio>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "tests/bench/bench.h"

int main(int count, char **arguments)
{
    std::string fixtures;
    std::string filter;
    for (int i = 1; i < count; ++i) {
        const std::string flag = arguments[i];
        std::string *target = flag == "--fixtures" ? &fixtures : flag == "--filter" ? &filter : nullptr;
        if (target == nullptr || i + 1 >= count) {
            std::fprintf(stderr, "usage: qunce_bench [--fixtures DIR] [--filter TEXT]\n");
            return 2;
        }
        *target = arguments[++i];
    }
    const bool keepsFixtures = !fixtures.empty();
    if (!keepsFixtures)
        fixtures = std::filesystem::temp_directory_path() / ("qunce-bench-" + std::to_string(getpid()));
    std::filesystem::create_directories(fixtures);

    qunce::bench::Bench bench(fixtures);
    size_t ran = 0;
    for (const qunce::bench::NamedBench &entry : qunce::bench::allBenches()) {
        // A filter may name a benchmark, or one of its figures.
        const std::string name = entry.name;
        if (name.find(filter) == std::string::npos && filter.find(name) == std::string::npos)
            continue;
        entry.run(bench);
        ++ran;
    }
    if (!keepsFixtures)
        std::filesystem::remove_all(fixtures);
    if (ran == 0) {
        std::fprintf(stderr, "qunce_bench: no benchmark is called “%s”\n", filter.c_str());
        return 2;
    }
    return bench.allKept() ? 0 : 1;
}
