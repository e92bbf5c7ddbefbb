// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how fast the storage writes and reads; run in the release preset: bench_storage [columns] [records] [bulk].
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <sys/resource.h>

#include "server/storage/sqlitestorage.h"

using namespace qunce;
using namespace qunce::server;

namespace {

constexpr int kRegions = 31;

double cpuSeconds()
{
    struct rusage usage { };
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

class Stopwatch
{
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    /// Of all threads; tells on a busy machine what a free one would do.
    double cpu() const { return cpuSeconds() - m_cpu; }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_cpu = cpuSeconds();
};

void must(const Result<void> &result)
{
    if (result.ok())
        return;
    std::fprintf(
        stderr, "%s (%s)\n", result.error().userText.english().c_str(), result.error().detail.c_str());
    std::exit(1);
}

template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        must(Result<void>(result.error()));
    return std::move(result).value();
}

void report(const char *what, uint64_t count, const Stopwatch &watch)
{
    struct rusage usage { };
    getrusage(RUSAGE_SELF, &usage);
    const auto rows = static_cast<double>(count);
    std::printf("%-10s %8llu in %6.2f s = %8.0f/s; %8.0f per CPU second; peak %ld MB\n", what,
        static_cast<unsigned long long>(count), watch.seconds(), rows / watch.seconds(), rows / watch.cpu(),
        usage.ru_maxrss / 1024);
}

/// About 700 bytes that pack like a day's orders of 350 guides: small numbers in two bytes each.
std::string columnBytes(uint64_t &noise)
{
    std::string bytes;
    bytes.reserve(700);
    for (int i = 0; i < 350; ++i) {
        noise = noise * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes += static_cast<char>(noise >> 59);
        bytes += static_cast<char>(noise >> 61 == 0);
    }
    return bytes;
}

void putColumns(SqliteStorage &storage, uint64_t count, const std::vector<Uuid> &regions)
{
    const Stopwatch watch;
    auto transaction = must(storage.beginWrite());
    const auto &metrics = allMetrics();
    uint64_t noise = 1;
    uint64_t done = 0;
    for (Day day = Day::fromYmd(2025, 1, 1); done < count; ++day) {
        for (size_t metric = 0; metric < 19 && done < count; ++metric) {
            for (const Uuid &region : regions) {
                must(transaction->putColumn(
                    {region, day.year(), metrics[metric].metric, day.toString()}, columnBytes(noise)));
                ++done;
            }
        }
    }
    must(transaction->commit());
    report("putColumn", done, watch);
}

void putRecords(SqliteStorage &storage, uint64_t count, const std::vector<Uuid> &regions, IdSource &ids)
{
    const Stopwatch watch;
    auto transaction = must(storage.beginWrite());
    for (uint64_t i = 0; i < count; ++i) {
        const Uuid &region = regions[i % regions.size()];
        Record record;
        record.kind = Kind::Slot;
        record.id = ids.next();
        record.bucket = bucket::peopleOf(region);
        record.fields = {{"subject_kind", "koc"}, {"region", region.toString()},
            {"slot", static_cast<int64_t>(i / kRegions)}, {"subject", ids.next().toString()},
            {"subject_code", "K" + std::to_string(i)}, {"subject_name", "妈妈" + std::to_string(i)},
            {"store", region.toString()}, {"city", region.toString()}, {"from_day", "2015-01-01"}};
        must(transaction->putRecord(record));
    }
    must(transaction->commit());
    report("putRecord", count, watch);
}

void scan(SqliteStorage &storage)
{
    auto read = must(storage.beginRead());
    uint64_t count = 0;
    const Stopwatch records;
    must(read->eachRecord(Kind::Slot, [&](const Record &) -> Result<void> {
        ++count;
        return {};
    }));
    report("eachRecord", count, records);
    count = 0;
    const Stopwatch columns;
    must(read->eachColumn(
        Metric::Orders, "", "~", {}, [&](const Uuid &, std::string_view, std::string_view) -> Result<void> {
            ++count;
            return {};
        }));
    report("eachColumn", count, columns);
}

} // namespace

int main(int argc, char **argv)
{
    const uint64_t columns = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 200'000;
    const uint64_t records = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 100'000;
    const bool bulk = argc > 3;
    const std::string path = (std::filesystem::temp_directory_path() / "qunce-bench.db").string();
    for (const char *suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path + suffix);

    const SystemClock clock;
    SeededIdSource ids(1, clock.nowMs());
    std::vector<Uuid> regions;
    for (int i = 0; i < kRegions; ++i)
        regions.push_back(ids.next());

    const Stopwatch whole;
    auto storage = must(
        SqliteStorage::open(path, bulk ? SqliteStorage::Mode::BulkLoad : SqliteStorage::Mode::Create, clock));
    putRecords(*storage, records, regions, ids);
    putColumns(*storage, columns, regions);
    if (bulk)
        must(storage->finishBulkLoad());
    report("all", columns + records, whole);
    scan(*storage);
    storage.reset();
    std::printf("file %ju MB\n", std::filesystem::file_size(path) >> 20);
    return 0;
}
