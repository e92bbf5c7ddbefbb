// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/storagefacts.h"

#include <algorithm>
#include <charconv>

#include "models/domain/latecolumn.h"

namespace qunce::server {

namespace {

constexpr int32_t kHoursPerDay = 24;
constexpr size_t kDayLength = 10;
constexpr size_t kHourLength = 13;

Error badColumn(Error error, const Uuid &region, std::string_view key)
{
    return std::move(error).withContext("column " + std::string(key) + " of region " + region.toString());
}

/// `YYYY-MM-DD` or `YYYY-MM-DDTHH` (storage.h, ColumnAddress).
std::string keyText(FactKind kind, int32_t key)
{
    if (kind != FactKind::GroupHour)
        return Day {key}.toString();
    const int32_t hour = key % kHoursPerDay;
    std::string text = Day {key / kHoursPerDay}.toString() + (hour < 10 ? "T0" : "T");
    return text + std::to_string(hour);
}

std::optional<int32_t> keyNumber(FactKind kind, std::string_view key)
{
    const std::optional<Day> day = Day::parse(key.substr(0, kDayLength));
    if (!day || kind != FactKind::GroupHour)
        return day && key.size() == kDayLength ? std::optional<int32_t>(day->number) : std::nullopt;
    int32_t hour = 0;
    const std::string_view digits = key.substr(std::min(kDayLength + 1, key.size()));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), hour);
    if (key.size() != kHourLength || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return day->number * kHoursPerDay + hour;
}

bool isKindOfTasks(FactKind kind)
{
    return kind == FactKind::GuideTask || kind == FactKind::GroupTask;
}

} // namespace

StorageFacts::StorageFacts(ReadTransaction &transaction, const Brand &brand)
    : m_transaction(transaction), m_brand(brand)
{
    for (size_t i = 0; i < brand.regions.size(); ++i)
        m_regionIndex.emplace(regionId(i), i);
    for (size_t i = 0; i < brand.tasks.size(); ++i)
        m_taskIndex.emplace(brand.tasks[i].id, static_cast<int32_t>(i));
}

const Uuid &StorageFacts::regionId(size_t region) const
{
    return m_brand.org.at(m_brand.regions[region].region).id;
}

Result<void> StorageFacts::visit(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    if (regions.empty())
        return {}; // to the storage, no region means all of them
    if (isKindOfTasks(info(metric).kind))
        return visitTasks(metric, keys, regions, visitor);
    return visitRange(metric, keys, regions, visitor);
}

Result<void> StorageFacts::visitLate(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    if (regions.empty())
        return {};
    const FactKind kind = info(metric).kind;
    const bool ofTasks = isKindOfTasks(kind);
    std::vector<Uuid> ids;
    for (const size_t region : regions)
        ids.push_back(regionId(region));
    const auto numberOf = [&](std::string_view key) -> std::optional<int32_t> {
        if (!ofTasks)
            return keyNumber(kind, key);
        const auto task = m_taskIndex.find(Uuid::parse(key).value_or(Uuid {}));
        return task == m_taskIndex.end() ? std::nullopt : std::optional<int32_t>(task->second);
    };
    const std::string first = ofTasks ? std::string() : keyText(kind, keys.from);
    const std::string last = ofTasks ? "~" : keyText(kind, keys.to);
    return m_transaction.eachColumn(metric, lateKeyOf(first), lateKeyOf(last), ids,
        [&](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
            const std::optional<int32_t> number = numberOf(keyBeside(key));
            if (!number || *number < keys.from || *number > keys.to)
                return {};
            Result<ColumnView> view = ColumnView::open(encodedOfLate(bytes));
            if (!view.ok())
                return badColumn(std::move(view).error(), region, key);
            visitor(m_regionIndex.at(region), *number, *view);
            return {};
        });
}

Result<void> StorageFacts::visitRange(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    const FactKind kind = info(metric).kind;
    const int32_t perDay = kind == FactKind::GroupHour ? kHoursPerDay : 1;
    keys.from = std::max(keys.from, kFirstDataDay.number * perDay);
    keys.to = std::min(keys.to, (kLastDataDay.number + 1) * perDay - 1);
    if (keys.from > keys.to)
        return {};
    return scan(
        metric, keyText(kind, keys.from), keyText(kind, keys.to), regions,
        [kind](std::string_view key) { return keyNumber(kind, key); }, visitor);
}

Result<void> StorageFacts::scan(Metric metric, std::string_view first, std::string_view last,
    std::span<const size_t> regions, const std::function<std::optional<int32_t>(std::string_view)> &keyOf,
    const Visitor &visitor) const
{
    std::vector<Uuid> ids;
    for (const size_t region : regions)
        ids.push_back(regionId(region));
    return m_transaction.eachColumn(metric, first, last, ids,
        [&](const Uuid &region, std::string_view key, std::string_view bytes) -> Result<void> {
            const std::optional<int32_t> number = keyOf(key);
            if (!number)
                return {};
            Result<ColumnView> view = ColumnView::open(bytes);
            if (!view.ok())
                return badColumn(std::move(view).error(), region, key);
            visitor(m_regionIndex.at(region), *number, *view);
            return {};
        });
}

Result<void> StorageFacts::visitTasks(
    Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const
{
    const auto count = static_cast<int32_t>(m_brand.tasks.size());
    keys.from = std::max(keys.from, 0);
    keys.to = std::min(keys.to, count - 1);
    if (keys.from > keys.to)
        return {};
    // Keys of tasks are ids without order: a scan reads everything, so it pays only if most tasks are asked for.
    if (keys.to - keys.from >= count / 2) {
        const auto indexOf = [&](std::string_view key) -> std::optional<int32_t> {
            const auto task = m_taskIndex.find(Uuid::parse(key).value_or(Uuid {}));
            const bool asked =
                task != m_taskIndex.end() && keys.from <= task->second && task->second <= keys.to;
            return asked ? std::optional<int32_t>(task->second) : std::nullopt;
        };
        return scan(metric, "", "~", regions, indexOf, visitor);
    }
    for (const size_t region : regions) {
        for (int32_t index = keys.from; index <= keys.to; ++index) {
            const Task &task = m_brand.tasks[static_cast<size_t>(index)];
            const std::string key = task.id.toString();
            QUNCE_ASSIGN(const std::string bytes,
                m_transaction.column({regionId(region), task.dueDay.year(), metric, key}));
            if (bytes.empty())
                continue;
            Result<ColumnView> view = ColumnView::open(bytes);
            if (!view.ok())
                return badColumn(std::move(view).error(), regionId(region), key);
            visitor(region, index, *view);
        }
    }
    return {};
}

} // namespace qunce::server
