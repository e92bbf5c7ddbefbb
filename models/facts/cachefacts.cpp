// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A visit is cut into months. Months of which memory has a block with the same versions of all asked buckets are shown
// from there. Each run of the others is one scan of the cache, whose columns come ascending by key, so that a month is
// whole, shown and kept before the next begins. Task columns have no order by day; their months are made together.

#include "models/facts/cachefacts.h"

#include <algorithm>
#include <unordered_map>

#include "models/domain/latecolumn.h"

namespace qunce {

namespace {

constexpr size_t kNotAsked = SIZE_MAX;
bool isOfTasks(Metric metric)
{
    const FactKind kind = info(metric).kind;
    return kind == FactKind::GuideTask || kind == FactKind::GroupTask;
}

Error notHere(const Message &text, int year, const std::string &bucket)
{
    return {ErrorCode::NotFound, text, "facts of " + std::to_string(year) + " of " + bucket};
}

} // namespace

/// A block of tasks on its way in.
struct CacheFacts::Loading {
    Slice slice;
    std::shared_ptr<FactBlock> block;
};

CacheFacts::CacheFacts(ReadSnapshot &snapshot, const Brand &brand, FactMemory &memory)
    : m_snapshot(snapshot), m_brand(brand), m_memory(memory)
{
    std::unordered_map<Uuid, size_t> regions;
    for (size_t i = 0; i < brand.regions.size(); ++i)
        regions.emplace(brand.org.at(brand.regions[i].region).id, i);
    for (const CachedBucket &bucket : snapshot.buckets()) {
        const auto region = regions.find(bucket.region);
        if (bucket.year != 0 && region != regions.end())
            m_buckets.emplace(std::pair(region->second, bucket.year), &bucket);
    }
    memory.settle(snapshot);
}

Result<void> CacheFacts::visit(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    const std::vector<Slice> slices = isOfTasks(metric) ? slicesOfTasks(keys) : monthsOfDays(metric, keys);
    Asked asked {metric, keys, {}, {}, visitor};
    QUNCE_TRY(choose(asked, slices, regions));
    auto missing = slices.end();
    for (auto slice = slices.begin(); slice != slices.end(); ++slice) {
        const std::shared_ptr<const FactBlock> block = m_memory.find(metric, slice->month);
        const bool known = block
            && block->covers(m_snapshot.generation(), asked.versions[slice->year()], tasksOf(metric, *slice));
        if (known && missing != slices.end()) {
            QUNCE_TRY(load(asked, {missing, slice}));
            missing = slices.end();
        }
        if (known)
            show(asked, *slice, *block);
        else if (missing == slices.end())
            missing = slice;
    }
    return missing == slices.end() ? Result<void>() : load(asked, {missing, slices.end()});
}

Result<void> CacheFacts::visitLate(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    const std::vector<Slice> slices = isOfTasks(metric) ? slicesOfTasks(keys) : monthsOfDays(metric, keys);
    if (slices.empty())
        return {};
    Asked asked {metric, keys, {}, {}, visitor};
    QUNCE_TRY(choose(asked, slices, regions));
    const auto show = [&](uint32_t bucket, int32_t key, std::string_view stored) -> Result<void> {
        QUNCE_ASSIGN(const ColumnView column, ColumnView::open(encodedOfLate(stored)));
        const size_t region = bucket < asked.regionOf.size() ? asked.regionOf[bucket] : kNotAsked;
        if (region != kNotAsked && keys.from <= key && key <= keys.to)
            visitor(region, key, column);
        return {};
    };
    if (!isOfTasks(metric))
        return m_snapshot.eachColumn(
            metric, keys.from, keys.to, bucketsOf(asked.versions), show, ReadSnapshot::Layer::Late);
    std::unordered_map<Uuid, int32_t> indexOf;
    for (int32_t i = slices.front().firstKey; i <= slices.back().lastKey; ++i)
        indexOf.emplace(m_brand.tasks[static_cast<size_t>(i)].id, i);
    return m_snapshot.eachTaskColumn(
        metric, {}, bucketsOf(asked.versions),
        [&](uint32_t bucket, const Uuid &task, std::string_view stored) -> Result<void> {
            const auto index = indexOf.find(task);
            return index == indexOf.end() ? Result<void>() : show(bucket, index->second, stored);
        },
        ReadSnapshot::Layer::Late);
}

std::vector<CacheFacts::Slice> CacheFacts::slicesOfTasks(KeyRange keys) const
{
    const auto &tasks = m_brand.tasks;
    const auto last = std::min(keys.to, static_cast<int32_t>(tasks.size()) - 1);
    std::vector<Slice> slices;
    for (int32_t i = std::max(keys.from, 0); i <= last; i = slices.back().lastKey + 1) {
        const Day due = tasks[static_cast<size_t>(i)].dueDay;
        const auto before = [](const Task &task, Day day) { return task.dueDay < day; };
        const auto begin = std::lower_bound(tasks.begin(), tasks.end(), firstOfMonth(due), before);
        const auto end = std::lower_bound(begin, tasks.end(), lastOfMonth(due) + 1, before);
        slices.push_back({FactMonth::of(due), static_cast<int32_t>(begin - tasks.begin()),
            static_cast<int32_t>(end - tasks.begin()) - 1});
    }
    return slices;
}

std::vector<Uuid> CacheFacts::tasksOf(Metric metric, const Slice &slice) const
{
    std::vector<Uuid> tasks;
    for (int32_t i = slice.firstKey; isOfTasks(metric) && i <= slice.lastKey; ++i)
        tasks.push_back(m_brand.tasks[static_cast<size_t>(i)].id);
    return tasks;
}

Result<void> CacheFacts::choose(
    Asked &asked, std::span<const Slice> slices, std::span<const size_t> regions) const
{
    for (const Slice &slice : slices) {
        const int year = slice.year();
        if (!asked.versions.try_emplace(year).second)
            continue;
        for (const size_t region : regions)
            QUNCE_TRY(addBucket(asked, year, region));
        std::sort(asked.versions[year].begin(), asked.versions[year].end(),
            [](const BucketVersion &a, const BucketVersion &b) { return a.bucket < b.bucket; });
    }
    return {};
}

Result<void> CacheFacts::addBucket(Asked &asked, int year, size_t region) const
{
    const auto found = m_buckets.find({region, year});
    const bool listed = found != m_buckets.end();
    const std::string name = "region " + m_brand.org.at(m_brand.regions[region].region).code;
    if (!listed && year < m_snapshot.factFrom().year())
        return notHere({QUNCE_TEXT("This computer keeps numbers from %1 on. Choose a later period, or export "
                                   "on the server."),
                           {std::to_string(m_snapshot.factFrom().year())}},
            year, name);
    if (listed ? !found->second->complete : m_snapshot.lastCompleteMs() == 0)
        return notHere({QUNCE_TEXT("The numbers of %1 have not all arrived yet. Let the sync finish first."),
                           {std::to_string(year)}},
            year, name);
    if (!listed)
        return {};
    const CachedBucket &bucket = *found->second;
    asked.versions[year].push_back({bucket.number, bucket.at, bucket.digest});
    if (asked.regionOf.size() <= bucket.number)
        asked.regionOf.resize(bucket.number + 1, kNotAsked);
    asked.regionOf[bucket.number] = region;
    return {};
}

Result<void> CacheFacts::load(const Asked &asked, std::span<const Slice> missing) const
{
    if (isOfTasks(asked.metric))
        return loadTasks(asked, missing);
    return readMonths(m_snapshot, asked.metric, missing, asked.versions,
        [&](const Slice &slice, std::shared_ptr<const FactBlock> block) -> Result<void> {
            finish(asked, slice, std::move(block));
            return {};
        });
}

Result<void> CacheFacts::loadTasks(const Asked &asked, std::span<const Slice> missing) const
{
    std::vector<Loading> blocks;
    std::vector<Uuid> tasks;
    std::unordered_map<Uuid, std::pair<FactBlock *, int32_t>> placeOf;
    for (const Slice &slice : missing) {
        const std::vector<Uuid> ofMonth = tasksOf(asked.metric, slice);
        const auto block =
            std::make_shared<FactBlock>(m_snapshot.generation(), asked.versions.at(slice.year()), ofMonth);
        blocks.push_back({slice, block});
        for (size_t i = 0; i < ofMonth.size(); ++i) {
            tasks.push_back(ofMonth[i]);
            placeOf.emplace(ofMonth[i], std::pair(block.get(), static_cast<int32_t>(i)));
        }
    }
    // Keys of tasks are ids without order: a scan reads everything, so it pays only if most tasks are asked for.
    if (tasks.size() > m_brand.tasks.size() / 2)
        tasks.clear();
    QUNCE_TRY(m_snapshot.eachTaskColumn(asked.metric, tasks, bucketsOf(asked.versions),
        [&](uint32_t bucket, const Uuid &task, std::string_view bytes) -> Result<void> {
            const auto place = placeOf.find(task);
            return place == placeOf.end() ? Result<void>()
                                          : place->second.first->add(bucket, place->second.second, bytes);
        }));
    for (Loading &loaded : blocks)
        finish(asked, loaded.slice, std::move(loaded.block));
    return {};
}

void CacheFacts::finish(const Asked &asked, const Slice &slice, std::shared_ptr<const FactBlock> block) const
{
    show(asked, slice, *block);
    m_memory.keep(asked.metric, slice.month, std::move(block));
}

void CacheFacts::show(const Asked &asked, const Slice &slice, const FactBlock &block) const
{
    const int32_t offset = isOfTasks(asked.metric) ? slice.firstKey : 0;
    for (const FactBlock::Entry &entry : block.entries()) {
        const int32_t key = entry.key + offset;
        const size_t region = entry.bucket < asked.regionOf.size() ? asked.regionOf[entry.bucket] : kNotAsked;
        if (region != kNotAsked && asked.keys.from <= key && key <= asked.keys.to)
            asked.visitor(region, key, entry.column);
    }
}

} // namespace qunce
