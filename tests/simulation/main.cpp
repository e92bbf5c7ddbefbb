// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs schedules, one a seed, and says which of them break a promise. Prints how often each fault struck; one that is too
// rare proves nothing, so that fails, too. A schedule in a hundred runs twice and must leave the same trace.
//
//   simulator [--first SEED] [--count SCHEDULES]     many schedules
//   simulator --seed SEED [--trace]                  one, with everything that happens
//   simulator --bugs [--bug NAME]                    in a build with QUNCE_SEEDED_BUGS: is each of them noticed?

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "models/base/seededbugs.h"
#include "tests/simulation/seededmistakes.h"
#include "tests/simulation/world.h"
#include "tests/support/seededsodium.h"

namespace {

using namespace qunce;
using namespace qunce::simulation;

struct Arguments {
    uint64_t first = 1;
    uint64_t count = 0; ///< 0: as many as the environment asks for
    bool one = false;
    bool trace = false;
    bool stopAtFirst = false;
    bool bugs = false;
    std::string bug; ///< one of them
};

#ifdef QUNCE_SEEDED_BUGS
/// Schedules within which each must be noticed.
constexpr uint64_t kPatience = 600;
#endif

uint64_t usualCount()
{
#ifdef QUNCE_SANITIZED
    return 60;
#else
    return std::getenv("QUNCE_LONG") != nullptr ? 500'000 : 1'500;
#endif
}

bool parse(int argc, char **argv, Arguments &arguments)
{
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool takesNumber = word == "--first" || word == "--count" || word == "--seed";
        if (takesNumber && i + 1 == argc)
            return false;
        if (word == "--first") {
            arguments.first = std::stoull(argv[++i]);
        } else if (word == "--count") {
            arguments.count = std::stoull(argv[++i]);
        } else if (word == "--seed") {
            arguments.first = std::stoull(argv[++i]);
            arguments.count = 1;
            arguments.one = true;
        } else if (word == "--trace") {
            arguments.trace = true;
        } else if (word == "--bugs") {
            arguments.bugs = true;
        } else if (word == "--bug" && i + 1 < argc) {
            arguments.bug = argv[++i];
        } else if (word == "--stop") {
            arguments.stopAtFirst = true;
        } else {
            return false;
        }
    }
    return true;
}

std::filesystem::path scratchDirectory()
{
    const std::filesystem::path memory = "/dev/shm";
    std::error_code ignored;
    const auto base =
        std::filesystem::is_directory(memory, ignored) ? memory : std::filesystem::temp_directory_path();
    return base / ("qunce-simulation-" + std::to_string(::getpid()));
}

Report play(uint64_t seed, const Templates &templates, bool trace)
{
    WorldOptions options;
    options.directory = (templates.directory() / "world").string();
    options.printTrace = trace;
    options.wide = seed % 40 == 7;
    World world(seed, templates, options);
    return world.run();
}

int run(const Arguments &arguments, const Templates &templates)
{
    const uint64_t count = arguments.count > 0 ? arguments.count : usualCount();
    const auto begin = std::chrono::steady_clock::now();
    Coverage coverage {};
    uint64_t events = 0;
    uint64_t steps = 0;
    uint64_t failures = 0;
    for (uint64_t seed = arguments.first; seed < arguments.first + count; ++seed) {
        Report report = play(seed, templates, arguments.trace);
        if (seed % 100 == 0) {
            const Report again = play(seed, templates, false);
            if (again.traceHash != report.traceHash)
                report.violations.push_back("the same seed leaves another trace");
        }
        for (size_t i = 0; i < kFaults; ++i)
            coverage[i] += report.coverage[i];
        events += report.events;
        steps += report.engineSteps;
        if (report.violations.empty())
            continue;
        ++failures;
        std::cout << "FAILED seed " << seed << " (replay: simulator --seed " << seed << " --trace)"
                  << std::endl;
        for (const std::string &violation : report.violations)
            std::cout << "  " << violation << '\n';
        if (arguments.stopAtFirst)
            break;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << count << " schedules from seed " << arguments.first << " in " << took.count() << " s, "
              << failures << " failed; mean " << static_cast<double>(events) / static_cast<double>(count)
              << " events, " << static_cast<double>(steps) / static_cast<double>(count)
              << " steps of engines\n";
    if (arguments.one)
        return failures == 0 ? 0 : 1;
    bool enough = events >= 80 * count;
    if (!enough)
        std::cout << "FAILED: fewer than 80 events a schedule\n";
    for (size_t i = 0; i < kFaults; ++i) {
        const bool rare = coverage[i] * 100 < count || coverage[i] == 0;
        std::cout << "  " << name(static_cast<Fault>(i)) << ": " << coverage[i] << (rare ? "  TOO RARE" : "")
                  << '\n';
        enough = enough && !(rare && count >= 300);
    }
    return failures == 0 && enough ? 0 : 1;
}

#ifdef QUNCE_SEEDED_BUGS
/// What shows in this program, and after how many schedules; empty if nothing does.
std::string findInSchedules(const char *mistake, const Templates &templates)
{
    activeSeededBug = mistake;
    std::string how;
    for (uint64_t seed = 1; how.empty() && seed <= kPatience; ++seed) {
        const Report report = play(seed, templates, false);
        if (!report.violations.empty())
            how = "schedule " + std::to_string(seed) + ": " + report.violations.front().substr(0, 140);
    }
    activeSeededBug.clear();
    return how;
}

/// The same of a test beside this program; It must be well without the mistake.
std::string findInTest(const SeededMistake &mistake, const std::filesystem::path &programs)
{
    const std::string test = (programs / mistake.program).string() + " --gtest_filter='" + mistake.filter
        + "' --gtest_brief=1 >/dev/null 2>&1";
    const auto run = [&test](const char *name) {
        ::setenv("QUNCE_SEEDED_BUG", name, 1);
        const int status = std::system(test.c_str());
        ::unsetenv("QUNCE_SEEDED_BUG");
        return status;
    };
    if (run(mistake.name) == 0)
        return {};
    if (run("") != 0) {
        std::cout << "FAILED  " << mistake.program << " fails without a mistake\n";
        return {};
    }
    return std::string(mistake.program) + " " + mistake.filter;
}

/// Prints which layer notices each mistake, and how.
int findBugs(const Arguments &arguments, const Templates &templates, const std::filesystem::path &programs)
{
    size_t looked = 0;
    size_t caught = 0;
    for (const SeededMistake &mistake : seededMistakes()) {
        if (!arguments.bug.empty() && arguments.bug != mistake.name)
            continue;
        const std::string how = mistake.program == nullptr ? findInSchedules(mistake.name, templates)
                                                           : findInTest(mistake, programs);
        ++looked;
        caught += how.empty() ? 0 : 1;
        std::cout << (how.empty() ? "MISSED  " : "caught  ") << mistake.name << " | " << mistake.layer
                  << " | " << how << std::endl;
    }
    std::cout << caught << " of " << looked << " mistakes noticed\n";
    return looked > 0 && caught == looked ? 0 : 1;
}
#endif

} // namespace

int main(int argc, char **argv)
{
    Arguments arguments;
    if (!parse(argc, argv, arguments)) {
        std::cerr << "usage: simulator [--first SEED] [--count SCHEDULES] [--stop] | --seed SEED [--trace]\n";
        return 2;
    }
    test::SeededSodium::install();
    const std::filesystem::path directory = scratchDirectory();
    int code = 1;
    {
        const Templates templates(directory);
#ifdef QUNCE_SEEDED_BUGS
        activeSeededBug = arguments.bugs ? std::string() : arguments.bug;
        code = arguments.bugs
            ? findBugs(arguments, templates, std::filesystem::absolute(argv[0]).parent_path())
            : run(arguments, templates);
#else
        code = run(arguments, templates);
#endif
    }
    std::error_code ignored;
    std::filesystem::remove_all(directory, ignored);
    return code;
}
