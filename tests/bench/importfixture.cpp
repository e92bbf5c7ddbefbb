// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/importfixture.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "models/base/day.h"
#include "tests/bench/childprogram.h"

namespace qunce::bench {

namespace {

namespace fs = std::filesystem;

std::string guideCode(uint32_t guide)
{
    return "G" + std::to_string(100000 + guide);
}

std::string taskCode(uint32_t task)
{
    return "T" + std::to_string(2000 + task);
}

Day dueDay(uint32_t task)
{
    return Day::fromYmd(2026, 1, 1) + static_cast<int>(task / 3);
}

void writeRecords(const fs::path &folder)
{
    std::ofstream org(folder / "org.csv");
    std::ofstream guides(folder / "guides.csv");
    std::ofstream tasks(folder / "tasks.csv");
    org << "code,parent_code,kind,name\n";
    for (uint32_t region = 0; region < ImportFixture::kRegions; ++region) {
        org << 'R' << region << ",,region,Region " << region << '\n';
        org << 'S' << region << ",R" << region << ",store,Store " << region << '\n';
    }
    guides << "code,name,store_code\n";
    for (uint32_t guide = 0; guide < ImportFixture::kGuides; ++guide)
        guides << guideCode(guide) << ",Guide " << guide << ",S" << guide % ImportFixture::kRegions << '\n';
    tasks << "code,title,kind,due_at\n";
    for (uint32_t task = 0; task < ImportFixture::kTasks; ++task)
        tasks << taskCode(task) << ",Task " << task << ",one_to_one," << dueDay(task).toString()
              << " 20:00\n";
}

/// Four fifths done, a tenth failed, a tenth still pending.
std::string resultLine(uint32_t task, uint32_t guide, std::mt19937_64 &random)
{
    const auto below = [&random](unsigned end) { return static_cast<unsigned>(random() % end); };
    const std::string head = taskCode(task) + "," + guideCode(guide);
    const std::string day = dueDay(task).toString();
    const unsigned dice = below(10);
    const unsigned reach = below(200);
    char rest[96];
    if (dice < 8)
        std::snprintf(rest, sizeof rest, ",done,%s %02u:%02u:%02u,%s 08:%02u,,%u,%u\n", day.c_str(),
            8 + below(12), below(60), below(60), day.c_str(), below(60), reach, reach / 9);
    else if (dice < 9)
        std::snprintf(rest, sizeof rest, ",failed,,%s 08:%02u,%s,,\n", day.c_str(), below(60),
            below(2) == 0 ? "quota" : "not_friend");
    else
        std::snprintf(rest, sizeof rest, ",pending,,,,,\n");
    return head + rest;
}

void writeResults(const fs::path &file)
{
    // Steps of a number without a common factor with their count visit every pair once, far from any order.
    constexpr uint64_t kStep = 382'903;
    std::mt19937_64 random(11);
    std::ofstream out(file);
    out << "task_code,guide_code,status,done_at,seen_at,fail_reason,reach,replies\n";
    for (uint64_t i = 0; i < ImportFixture::kRows; ++i) {
        const uint64_t pair = i * kStep % ImportFixture::kRows;
        out << resultLine(static_cast<uint32_t>(pair / ImportFixture::kGuides),
            static_cast<uint32_t>(pair % ImportFixture::kGuides), random);
    }
}

} // namespace

Result<ImportFixture> makeImportFixture(const std::string &folder)
{
    const fs::path made = fs::path(folder) / "import";
    const fs::path building = fs::path(folder) / "import.building";
    if (!fs::exists(made)) {
        fs::remove_all(building);
        fs::create_directories(building / "records");
        writeRecords(building / "records");
        writeResults(building / "task_results.csv");
        const std::string data = building / "data";
        QUNCE_TRY(runChild({qunced(), "init", "--data", data}));
        QUNCE_TRY(runChild({qunced(), "import", "all", building / "records", "--data", data}));
        fs::rename(building, made);
    }
    return ImportFixture {made / "data", made / "task_results.csv"};
}

} // namespace qunce::bench
