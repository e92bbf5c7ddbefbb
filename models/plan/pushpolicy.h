// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/quiethours.h"

namespace qunce {

/// How often one group, or the customers of one guide, may be written to on one channel.
enum class CapRule : uint8_t {
    MonthAsManyAsDays, ///< in a calendar month as often as it has days, also several times a day
    WeekSeven, ///< seven times a week, Monday to Sunday
    DayOne, ///< once a day
};

/// A part of the year in which prices go no lower. Days count by month and day alone, and may go over the new year.
struct SeasonRule {
    std::string name;
    int fromMonthDay = 101; ///< month x 100 + day
    int toMonthDay = 1231; ///< inclusive
    int lowestPercent = 100; ///< of the full price; 100: no discount at all

    bool contains(Day day) const;
    bool operator==(const SeasonRule &) const = default;
};

/// When the task of an entry is due.
struct DueRule {
    int days = 0; ///< after the day it begins
    int minute = 22 * 60; ///< of that day; 1440 is its end

    bool operator==(const DueRule &) const = default;
};

/// What protects customers: the setting `push_policy` (docs/PLAN.md, "Policy"), or the defaults. A value; any thread.
struct PushPolicy {
    CapRule cap = CapRule::MonthAsManyAsDays;
    /// Of the sends that the cap allows, so many percent are kept for headquarters (总部预留), the rest is the regions' own
    /// (区域自排); 0: nobody keeps any.
    int hqPercent = 0;
    QuietHours quiet = kQuietHours;
    std::set<std::string, std::less<>> exempt {
        "朋友圈"}; ///< channels without quiet hours, caps and same hours
    int repeatDays = 7; ///< the same content does not reach the same group again before so many days
    std::vector<SeasonRule> seasons;
    /// Content of these layers says one of these texts.
    std::set<std::string, std::less<>> riskLayers {"promotion"};
    std::vector<std::string> riskTexts {"风险提示", "理性消费", "以页面为准", "活动规则"};
    std::array<DueRule, 7> due = defaultDue(); ///< by TaskKind

    bool isExempt(std::string_view channel) const { return exempt.contains(channel); }
    const DueRule &dueOf(TaskKind kind) const { return due[static_cast<size_t>(kind)]; }
    bool operator==(const PushPolicy &other) const;

    static std::array<DueRule, 7> defaultDue();
};

/// What the setting is called.
inline constexpr std::string_view kPushPolicySetting = "push_policy";

/// Reads the setting's value; what it leaves out is as by default. Fails with InvalidInput, naming the part, where it makes
/// no sense.
Result<PushPolicy> pushPolicyFrom(std::string_view json);
/// What pushPolicyFrom() reads, whole.
std::string toJson(const PushPolicy &policy);

/// The span in which sends on that day are counted, and how many it may hold.
struct CapWindow {
    Period days;
    int most = 0;
};
CapWindow capWindow(CapRule rule, Day day);

} // namespace qunce
