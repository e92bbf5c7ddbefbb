// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/domain/measurevalues.h"

namespace qunce {

/// Quick filters of the roster of groups; one bit each. Closed groups have none.
namespace groupmarks {
constexpr uint32_t kInvalid = 1; ///< 无效: old enough, and too few members or too little life; see GroupRules
constexpr uint32_t kToWake = 2; ///< 待激活: has begun, is quiet, and is not invalid
constexpr uint32_t kNearlyFull = 4; ///< 将满: at 95 % of what it may hold, or more
constexpr uint32_t kOwnerLeft = 8; ///< 群主已离职
constexpr uint32_t kFlashRunning = 16; ///< 快闪进行中
} // namespace groupmarks

/// The rule by which a group is worth keeping (practices.md, 30: members, speakers, messages, age). Activity is
/// speakers ÷ members, both summed over the last seven days.
struct GroupRules {
    int minAgeDays = 14; ///< younger groups are not called invalid
    uint64_t minMembers = 10;
    Fraction invalidActivity {1, 100}; ///< below this
    Fraction wakeActivity {2, 100};
    Fraction nearlyFull {95, 100}; ///< this share of the capacity and more
};

/// What the marks of one group are decided by. Nothing: not known, and then no rule speaks about it.
struct GroupLife {
    bool isFlash = false;
    std::optional<Day> createdOn;
    std::optional<Day> startsOn;
    std::optional<Day> closesOn;
    std::optional<Day> closedOn;
    std::optional<uint64_t> members;
    std::optional<uint64_t> capacity;
    std::optional<Fraction> activity;
    std::optional<uint64_t> messages; ///< of the last seven days
    bool ownerHasLeft = false;

    /// 开营日期; where there is none, the day on which it was made.
    std::optional<Day> begins() const { return startsOn ? startsOn : createdOn; }
    bool isOpen(Day day) const { return !closedOn || *closedOn > day; }
};
uint32_t groupMarks(const GroupLife &life, Day today, const GroupRules &rules = {});

/// 开营天数: the day that it begins on is the first; up to the day before it was closed. Nothing before it begins.
std::optional<int> daysRunning(const GroupLife &life, Day today);

/// What a group may receive in the month of a day: as many pushes as the month has days.
int pushLimitOf(Day month);
/// Group pushes of the tasks due in a period.
struct PushCounts {
    uint64_t sent = 0;
    uint64_t planned = 0; ///< without those that are cancelled, or failed for a reason that excuses
};
/// For each row of a roll-up of groups that were not closed before the tasks were due.
Result<std::vector<PushCounts>> pushRows(const MeasureInput &input, Period period);

} // namespace qunce
