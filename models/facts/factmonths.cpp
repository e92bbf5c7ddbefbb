// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/factmonths.h"

#include <algorithm>

namespace qunce {

namespace {

constexpr int32_t kHoursOfADay = 24;

int32_t keysPerDay(Metric metric)
{
    return info(metric).kind == FactKind::GroupHour ? kHoursOfADay : 1;
}

} // namespace

std::vector<uint32_t> bucketsOf(const VersionsByYear &versions)
{
    std::vector<uint32_t> buckets;
    for (const auto &[year, ofYear] : versions) {
        for (const BucketVersion &version : ofYear)
            buckets.push_back(version.bucket);
    }
    return buckets;
}

std::vector<FactMonth> monthsOfDays(Metric metric, KeyRange keys)
{
    const int32_t perDay = keysPerDay(metric);
    const Day from = std::max(Day {keys.from / perDay}, kFirstDataDay);
    const Day to = std::min(Day {keys.to / perDay}, kLastDataDay);
    std::vector<FactMonth> months;
    for (Day first = firstOfMonth(from); from <= to && first <= to; first = addMonths(first, 1))
        months.push_back(
            {FactMonth::of(first), first.number * perDay, (lastOfMonth(first).number + 1) * perDay - 1});
    return months;
}

Result<void> readMonths(ReadSnapshot &snapshot, Metric metric, std::span<const FactMonth> months,
    const VersionsByYear &versions, const MonthVisitor &ready)
{
    if (months.empty())
        return {};
    auto current = months.begin();
    const auto begin = [&] {
        return std::make_shared<FactBlock>(snapshot.generation(), versions.at(current->year()));
    };
    std::shared_ptr<FactBlock> block = begin();
    const auto finish = [&]() -> Result<void> {
        QUNCE_TRY(ready(*current, std::move(block)));
        block = ++current == months.end() ? nullptr : begin();
        return {};
    };
    const auto take = [&](uint32_t bucket, int32_t key, std::string_view bytes) -> Result<void> {
        while (key > current->lastKey)
            QUNCE_TRY(finish());
        return block->add(bucket, key, bytes);
    };
    QUNCE_TRY(snapshot.eachColumn(
        metric, months.front().firstKey, months.back().lastKey, bucketsOf(versions), take));
    while (current != months.end())
        QUNCE_TRY(finish());
    return {};
}

} // namespace qunce
