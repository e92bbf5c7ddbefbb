// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading a file of task results: TextFile with its look for the encoding, and CsvReader with every check, against lines
// from std::getline that are split at each comma.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "models/base/csvreader.h"
#include "models/base/outputfile.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"

namespace qunce::bench {

namespace {

constexpr uint64_t kRows = 300000;

/// Ten columns, of which a few are empty, as most files have it.
Result<void> makeFile(const std::string &path)
{
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(path));
    QUNCE_TRY(file.write(
        "task_code,guide_code,group_code,status,done_at,seen_at,confirmed_at,followed_at,reach,replies\n"));
    for (uint64_t i = 0; i < kRows; ++i) {
        const std::string minute = std::to_string(10 + i % 50);
        QUNCE_TRY(file.write("T" + std::to_string(1000 + i % 1200) + ",G" + std::to_string(100000 + i % 10000)
            + ",,done,2026-09-08 10:" + minute + ",2026-09-08 09:" + minute + ",,," + std::to_string(i % 100)
            + "," + std::to_string(i % 7) + "\n"));
    }
    return file.commit();
}

/// Bytes of all cells, 0 on a failure.
uint64_t readWithCsvReader(const std::string &path)
{
    const auto file = TextFile::open(path);
    if (!file.ok())
        return 0;
    const auto reader = CsvReader::open(**file);
    uint64_t bytes = 0;
    while (reader.ok()) {
        const Result<bool> more = (*reader)->next();
        if (!more.ok() || !*more)
            break;
        for (const std::string_view cell : (*reader)->cells())
            bytes += cell.size();
    }
    return bytes;
}

uint64_t readWithGetline(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::string line;
    std::vector<std::string_view> cells;
    uint64_t bytes = 0;
    std::getline(in, line);
    while (std::getline(in, line)) {
        cells.clear();
        std::string_view rest = line;
        for (size_t comma = rest.find(','); comma != std::string_view::npos; comma = rest.find(',')) {
            cells.push_back(rest.substr(0, comma));
            rest.remove_prefix(comma + 1);
        }
        cells.push_back(rest);
        for (const std::string_view cell : cells)
            bytes += cell.size();
    }
    return bytes;
}

} // namespace

void benchCsvRead(Bench &bench)
{
    const std::string path = bench.fixtures() + "/task_results_300k.csv";
    if (!std::filesystem::exists(path) && !makeFile(path).ok())
        return bench.fail("csv.read", "the file cannot be written");
    if (readWithCsvReader(path) == 0 || readWithCsvReader(path) != readWithGetline(path))
        return bench.fail("csv.read", "the two ways of reading differ");
    const Timings timings =
        bench.compare([&] { return readWithCsvReader(path); }, [&] { return readWithGetline(path); });
    bench.report(
        {"csv.read", timings.subject, "ms", timings.baseline, {}, 200, {}, 4, "300,000 rows of 10 columns"});
}

} // namespace qunce::bench
