// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/factsahead.h"

#include <algorithm>
#include <set>
#include <utility>

#include "models/facts/factmonths.h"

namespace qunce {

namespace {

/// Of all complete fact buckets: who asks for some of them only is served as well.
VersionsByYear allVersions(const ReadSnapshot &snapshot, std::span<const FactMonth> months)
{
    VersionsByYear versions;
    for (const FactMonth &month : months)
        versions[month.year()];
    for (const CachedBucket &bucket : snapshot.buckets()) {
        const auto year = versions.find(bucket.year);
        if (bucket.complete && year != versions.end())
            year->second.push_back({bucket.number, bucket.at, bucket.digest});
    }
    for (auto &[year, ofYear] : versions)
        std::sort(ofYear.begin(), ofYear.end(),
            [](const BucketVersion &a, const BucketVersion &b) { return a.bucket < b.bucket; });
    return versions;
}

/// Cuts off those that are read already, which a period shares with the one that it is compared with.
std::vector<std::vector<FactMonth>> runsOfUnread(
    Metric metric, std::span<const FactMonth> months, std::set<std::pair<Metric, int32_t>> &taken)
{
    std::vector<std::vector<FactMonth>> runs;
    bool follows = false;
    for (const FactMonth &month : months) {
        const bool isNew = taken.emplace(metric, month.month).second;
        if (isNew && !follows)
            runs.emplace_back();
        if (isNew)
            runs.back().push_back(month);
        follows = isNew;
    }
    return runs;
}

} // namespace

FactsAhead::FactsAhead(std::string directory, FactMemory &memory, size_t mostBytes)
    : m_directory(std::move(directory)), m_memory(memory), m_mostBytes(mostBytes)
{ }

FactsAhead::~FactsAhead() = default;

void FactsAhead::start(std::vector<DayFacts> needed)
{
    if (needed.empty() || std::thread::hardware_concurrency() < 2)
        return;
    m_thread = std::jthread(
        [this, needed = std::move(needed)](const std::stop_token &stopped) { read(stopped, needed); });
}

void FactsAhead::wait()
{
    if (m_thread.joinable())
        m_thread.join();
}

void FactsAhead::read(const std::stop_token &stopped, std::span<const DayFacts> needed) const
{
    CacheReader reader(m_directory);
    Result<ReadSnapshot> snapshot = reader.snapshot();
    if (!snapshot.ok())
        return;
    std::set<std::pair<Metric, int32_t>> taken;
    size_t bytes = 0;
    for (const auto &[metric, days] : needed) {
        const std::vector<FactMonth> months = monthsOfDays(metric, {days.from.number, days.to.number});
        const VersionsByYear versions = allVersions(*snapshot, months);
        for (const std::vector<FactMonth> &run : runsOfUnread(metric, months, taken)) {
            const Result<void> done = readMonths(*snapshot, metric, run, versions,
                [&, metric = metric](
                    const FactMonth &month, std::shared_ptr<const FactBlock> block) -> Result<void> {
                    bytes += block->bytes();
                    if (bytes > m_mostBytes || stopped.stop_requested())
                        return Error {ErrorCode::Cancelled, {}, "read far enough ahead"};
                    m_memory.keep(metric, month.month, std::move(block));
                    return {};
                });
            if (!done.ok())
                return;
        }
    }
}

} // namespace qunce
