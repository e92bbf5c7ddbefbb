// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace qunce {

/// What a fact column counts, and what its key is. Numbers are part of the stored format.
enum class FactKind : uint8_t {
    GuideDay = 1, ///< place = guide slot, key = day number
    GuideTask = 2, ///< place = guide slot, key = task
    GroupDay = 3, ///< place = group slot, key = day number
    GroupHour = 4, ///< place = group slot, key = hour number (hours since 1970-01-01 00:00 Asia/Shanghai)
    GroupTask = 5, ///< place = group slot, key = task
    KocDay = 6, ///< place = KOC slot, key = day number; sparse
    Feed =
        7, ///< place = Metric number, key = day number; present = imported as complete for that region and day
};

/// Every metric of every fact kind. Numbers are part of the stored format and below 256.
enum class Metric : uint8_t {
    // guide.day
    FriendsAdded = 0,
    FriendsLost,
    FriendsTotal,
    Messages,
    CohortAdded,
    CohortReplied,
    Replies,
    Leads,
    FirstOrders,
    FollowUps,
    Orders,
    Amount,
    AfterHoursAmount,
    OnlineAmount,
    RefundAmount,
    OnDuty,
    ContentShares,
    ContentViews,
    Carts,
    // guide.task: status byte; times are UTC seconds; planned and sent count group rows
    TaskStatus = 32,
    TaskDoneAt,
    TaskSeenAt,
    TaskConfirmedAt,
    TaskFollowedAt,
    TaskReason,
    TaskReach,
    TaskReplies,
    TaskPlanned,
    TaskSent,
    // group.day
    GroupMembers = 64,
    GroupJoins,
    GroupLeaves,
    GroupSpeakers,
    GroupMessages,
    GroupFirstOrders,
    GroupOrders,
    GroupAmount,
    // group.hour
    HourJoins = 80,
    HourFirstOrders,
    // group.task
    GroupTaskStatus = 96,
    GroupTaskDoneAt,
    GroupTaskReason,
    // koc.day
    KocPosts = 112,
    KocAcceptedPosts,
    KocOrders,
    KocAmount,
    KocPoints,
    // feed
    Fed = 128,
};

struct MetricInfo {
    Metric metric;
    FactKind kind;
    const char *name; ///< wire and CSV name, unique within its kind
    const char *chinese;
    bool isMoney; ///< in fen
};

/// All metrics in order of their numbers.
std::span<const MetricInfo> allMetrics();
const MetricInfo &info(Metric metric);
/// `guide.day`, `guide.task`, …
std::string_view name(FactKind kind);
std::optional<FactKind> factKindNamed(std::string_view name);
/// By English or Chinese name.
std::optional<Metric> metricNamed(FactKind kind, std::string_view name);

} // namespace qunce
