// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"

// Reminding who has not done what is due (催办): how often, whether it helped, who comes first. Pure; any thread.

namespace qunce {

/// The setting `nudge_policy`, a JSON object whose parts may all be left out.
struct NudgePolicy {
    int limit = 3; ///< reminders of one guide within `hours`
    int hours = 24;
    int helpMinutes = 120; ///< so soon after it something has to be done for it to have helped
    std::string text {}; ///< with placeholders; empty: the program's own words

    bool operator==(const NudgePolicy &) const = default;
};
inline constexpr std::string_view kNudgePolicySetting = "nudge_policy";
constexpr int kMostNudges = 20;
constexpr int kMostNudgeHours = 168;
/// Fails with InvalidInput, naming the part, where the value makes no sense.
Result<NudgePolicy> nudgePolicyFrom(std::string_view json);
std::string toJson(const NudgePolicy &policy);

/// How many reminders are left now, and when the next one is if there is none.
struct NudgeBudget {
    int left = 0;
    std::optional<Instant> again;

    bool operator==(const NudgeBudget &) const = default;
};
/// `reminders`: when, in any order. One of exactly `hours` ago does not count any more.
NudgeBudget nudgeBudget(std::span<const Instant> reminders, const NudgePolicy &policy, Instant now);

enum class NudgeEffect : uint8_t {
    None, ///< never reminded
    Waiting, ///< there is time yet
    Helped, ///< something was done within the time
    NotHelped,
    Unknown, ///< something is done, and nobody knows when
};
/// `done`: when each task was done that is done by now; nothing where no time came with it.
NudgeEffect nudgeEffect(std::optional<Instant> reminded, std::span<const std::optional<Instant>> done,
    const NudgePolicy &policy, Instant now);

/// Why somebody is left out of a text.
enum class NudgeBar : uint8_t { None, Limit, OnLeave, Left };

/// One guide and what is open of the tasks that are looked at.
struct NudgeGuide {
    Uuid id;
    std::string code;
    std::string name;
    Uuid region; ///< in which the guide is counted
    std::string regionName;
    std::string supervisor; ///< 督导, nearest first: of the store, city or region; several are joined
    std::string store;
    std::string manager; ///< 店长 of the store
    uint64_t done = 0;
    uint64_t eligible = 0; ///< not excluded
    uint64_t dueDone = 0;
    uint64_t due = 0; ///< of them due by now
    std::vector<uint32_t> open; ///< places in the board's tasks, the first due first
    std::vector<Instant> reminders; ///< ascending, as far back as the board reads
    std::string remindedBy; ///< the last time; empty if nobody knows
    NudgeBudget budget;
    NudgeEffect effect = NudgeEffect::None;
    NudgeBar bar = NudgeBar::None;
    bool isHere = false; ///< the guide's record is in this cache, so that a reminder can be kept

    bool hasNothingDone() const { return due > 0 && dueDone == 0; }
};

/// Groups 省区 → 督导 → 门店（店长）, in each what is done least first: 0/12, then 0/3, then 11/12.
void orderNudges(std::vector<NudgeGuide> &guides);

/// Fills {name} of the template by its values; a name that is not among them stays as it is typed.
std::string fillTemplate(
    std::string_view text, const std::map<std::string, std::string, std::less<>> &values);
/// Names in braces that are in none of `known`, in their order.
std::vector<std::string> unknownPlaceholders(std::string_view text, std::span<const std::string_view> known);

} // namespace qunce
