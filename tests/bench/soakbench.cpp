// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// By how much the memory and the logs of client and server grow while two people edit without a pause: the soak of
// tests/processes, for one minute. That is too short to judge, so these figures have no bounds; the half hour has them.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/bench/childprogram.h"

namespace qunce::bench {

namespace {

constexpr char kSeconds[] = "60";
/// As the soak prints them, and as the figures are called.
constexpr std::pair<const char *, const char *> kSlopes[] {
    {"slope of server's memory less its database: ", "soak.server_memory"},
    {"slope of consoles' memory: ", "soak.client_memory"},
    {"slope of consoles' memory less SQLite's: ", "soak.client_memory_own"},
    {"slope of server's WAL: ", "soak.server_wal"},
    {"slope of outboxes' WAL: ", "soak.client_wal"},
};

} // namespace

void benchSoak(Bench &bench)
{
    const std::filesystem::path programs = std::filesystem::path(qunced()).parent_path();
    const std::string output = bench.fixtures() + "/soak.txt";
    ::setenv("QUNCED", qunced().c_str(), 1);
    ::setenv("QUNCE", qunce().c_str(), 1);
    ::setenv("QUNCE_SOAK_SECONDS", kSeconds, 1);
    const Result<ChildRun> run =
        runChild({programs.parent_path() / "tests" / "test_sync_soak", "--gtest_brief=1"}, output);
    ::unsetenv("QUNCE_SOAK_SECONDS");
    if (!run.ok())
        return bench.fail("soak", run.error().detail);
    size_t found = 0;
    std::ifstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        for (const auto &[words, name] : kSlopes) {
            const size_t at = line.find(words);
            if (at == std::string::npos)
                continue;
            Figure figure {name, std::stod(line.substr(at + std::string(words).size()))};
            figure.unit = "KiB/min";
            figure.note = "slope over the second half of " + std::string(kSeconds) + " s";
            bench.report(figure);
            ++found;
        }
    }
    if (found != std::size(kSlopes))
        bench.fail("soak", "the soak does not say its slopes");
}

} // namespace qunce::bench
