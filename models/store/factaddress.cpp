// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/factaddress.h"

#include <algorithm>
#include <charconv>

#include "models/base/day.h"
#include "models/domain/latecolumn.h"
#include "models/protocol/rowdigest.h"
#include "models/store/syncstore.h"

namespace qunce {

namespace {

constexpr std::string_view kFactPrefix = "fact:";
constexpr std::string_view kRegionPrefix = "fact:r:";
constexpr size_t kDayLength = 10;
constexpr size_t kHourLength = 13;
constexpr size_t kUuidLength = 36;
constexpr int32_t kHoursPerDay = 24;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Exactly the form of Day::toString().
std::optional<Day> plainDay(std::string_view text)
{
    return text.size() == kDayLength && text[4] == '-' && text[7] == '-' ? Day::parse(text) : std::nullopt;
}

std::optional<int32_t> plainHour(std::string_view text)
{
    if (text.size() != kHourLength || text[10] != 'T' || !isDigit(text[11]) || !isDigit(text[12]))
        return std::nullopt;
    const std::optional<Day> day = plainDay(text.substr(0, kDayLength));
    const int32_t hour = (text[11] - '0') * 10 + (text[12] - '0');
    return day && hour < kHoursPerDay ? std::optional<int32_t>(day->number * kHoursPerDay + hour)
                                      : std::nullopt;
}

std::optional<Uuid> plainUuid(std::string_view text)
{
    const bool lower = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    return lower ? Uuid::parse(text) : std::nullopt;
}

std::string hourText(int32_t hours)
{
    const int32_t hour = hours % kHoursPerDay;
    std::string text = Day {hours / kHoursPerDay}.toString() + (hour < 10 ? "T0" : "T");
    return text + std::to_string(hour);
}

} // namespace

bool isFactBucket(std::string_view bucket)
{
    return bucket.starts_with(kFactPrefix);
}

bool isTaskKind(FactKind kind)
{
    return kind == FactKind::GuideTask || kind == FactKind::GroupTask;
}

std::optional<FactAddress> factAddress(std::string_view wireId)
{
    const size_t first = wireId.find('/');
    const size_t last = wireId.rfind('/');
    if (first == std::string_view::npos || first == last)
        return std::nullopt;
    const std::optional<FactKind> kind = factKindNamed(wireId.substr(0, first));
    if (!kind)
        return std::nullopt;
    const std::string_view metricText = wireId.substr(last + 1);
    const std::optional<Metric> metric = metricNamed(*kind, metricText);
    if (!metric || metricText != info(*metric).name) // metrics have Chinese names, too
        return std::nullopt;
    std::string_view key = wireId.substr(first + 1, last - first - 1);
    FactAddress address;
    address.isLate = isLateKey(key);
    if (address.isLate)
        key = keyBeside(key);
    address.metric = *metric;
    if (isTaskKind(*kind)) {
        const std::optional<Uuid> task = plainUuid(key);
        address.task = task.value_or(Uuid {});
        return task ? std::optional(address) : std::nullopt;
    }
    if (*kind == FactKind::GroupHour) {
        const std::optional<int32_t> hour = plainHour(key);
        address.number = hour.value_or(0);
        return hour ? std::optional(address) : std::nullopt;
    }
    const std::optional<Day> day = plainDay(key);
    address.number = day.value_or(Day {}).number;
    return day ? std::optional(address) : std::nullopt;
}

std::string factWireId(const FactAddress &address)
{
    const FactKind kind = info(address.metric).kind;
    const std::string key = isTaskKind(kind) ? address.task.toString()
        : kind == FactKind::GroupHour        ? hourText(address.number)
                                             : Day {address.number}.toString();
    return factRowId(address.metric, address.isLate ? lateKeyOf(key) : key);
}

std::optional<FactBucketName> factBucketName(std::string_view bucket)
{
    if (!bucket.starts_with(kRegionPrefix) || bucket.size() != kRegionPrefix.size() + kUuidLength + 5)
        return std::nullopt;
    const std::string_view year = bucket.substr(bucket.size() - 4);
    const std::optional<Uuid> region = plainUuid(bucket.substr(kRegionPrefix.size(), kUuidLength));
    if (!region || !std::all_of(year.begin(), year.end(), isDigit) || bucket[bucket.size() - 5] != ':')
        return std::nullopt;
    FactBucketName name {*region, 0};
    std::from_chars(year.data(), year.data() + year.size(), name.year);
    return name;
}

} // namespace qunce
