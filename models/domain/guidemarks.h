// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/domain/measurevalues.h"

namespace qunce {

/// Where a guide stands with the brand on a day.
enum class GuideState : uint8_t { InPost, OnLeave, NotJoined, Left };
GuideState guideStateOn(const Employment &employment, Day day);

/// Quick filters of the roster of guides; one bit each.
namespace guidemarks {
constexpr uint32_t kNothingDone = 1; ///< 零执行: something was to be done in the period, and nothing is
constexpr uint32_t kIdleThreeDays =
    2; ///< 连续3天未执行: nothing is done of what the last three task days asked for
constexpr uint32_t kNotSelling = 4; ///< 未开单: in post on a day of the period, and the sum of orders is 0
constexpr uint32_t kNew = 8; ///< 新入职≤30天: joined in the last 30 days and has not left
constexpr uint32_t kToHandOver = 16; ///< 离职待交接: has left, and groups or KOCs still carry the name
constexpr uint32_t kOnLeave = 32; ///< 休假: on leave today
} // namespace guidemarks

constexpr uint32_t kIdleDaysOfMark = 3;
constexpr int kNewForDays = 30;

/// What the marks of one guide are decided by.
struct GuideWork {
    Employment employment;
    uint64_t due = 0; ///< assignments of the period that count and are due at as-of
    uint64_t done = 0; ///< of these
    uint32_t idleTaskDays = 0; ///< idleTaskDays()
    bool wasInPost = false; ///< on a day of the period
    std::optional<uint64_t> orders; ///< of the period; nothing without data, which is not 0
    bool hasInheritance = false; ///< open groups or KOCs in this guide's name
};
uint32_t guideMarks(const GuideWork &work, Day today);

/// For each row the number of task days, backwards from the end of `days`, of which nothing is done. A task day is one
/// on which an assignment of the row counts and was due at as-of; other days neither count nor break, as days off do
/// not break a streak. `board` must cover the days.
std::vector<uint32_t> idleTaskDays(const MeasureInput &input, const TaskBoard &board, Period days);

/// For each row whether somebody of it is in post on a day of the period.
std::vector<uint8_t> inPostRows(const MeasureInput &input, Period period);

} // namespace qunce
