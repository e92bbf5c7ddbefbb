// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/message.h"
#include "models/base/result.h"
#include "models/domain/metric.h"

// Goals and stages of a campaign as they are stored: fields `goals` and `stages` of its record (models/protocol/kinds.cpp,
// docs/PLAN.md, "Campaigns"). Pure; any thread.

namespace qunce {

/// What a goal or gate is held against.
enum class CampaignNumber : uint8_t {
    DayMetric, ///< a metric of guide.day over the days: amount, orders, …
    Reach, ///< 触达人次: guide.task's reach, of the campaign's tasks due on the days
    GroupsSent, ///< 已发群次: group rows sent, of the campaign's group pushes due on the days
    DueCompletion, ///< in percent, as the two below; gates only
    OnTime,
    GroupSendRate,
};
struct CampaignMetric {
    CampaignNumber number = CampaignNumber::DayMetric;
    Metric metric = Metric::Amount; ///< of DayMetric

    bool isMoney() const;
    bool isRate() const { return number >= CampaignNumber::DueCompletion; }
    bool operator==(const CampaignMetric &) const = default;
};
/// By its stored name; nothing if this program does not know it.
std::optional<CampaignMetric> campaignMetricNamed(std::string_view name);
/// Stored names that goals, and gates, offer; the usual ones first.
const std::vector<std::string> &campaignGoalMetrics();
const std::vector<std::string> &campaignGateMetrics();
/// What people call it; the stored name if it is unknown.
Message campaignMetricLabel(std::string_view name);

struct CampaignGoal {
    std::string metric;
    std::string item {}; ///< a product; empty: everything
    std::optional<Day> from {}; ///< nothing: the campaign's first day
    std::optional<Day> to {}; ///< nothing: its last
    int64_t value = 0; ///< fen of money

    bool operator==(const CampaignGoal &) const = default;
};

struct CampaignGate {
    std::string metric;
    int64_t value = 0; ///< fen of money, percent of rates

    bool operator==(const CampaignGate &) const = default;
};
struct CampaignStage {
    std::string name;
    Day from;
    Day to;
    std::optional<CampaignGate> gate {};

    bool operator==(const CampaignStage &) const = default;
};

/// Empty text: none. Fails with InvalidInput, naming the part, where it makes no sense.
Result<std::vector<CampaignGoal>> campaignGoalsFrom(std::string_view json);
Result<std::vector<CampaignStage>> campaignStagesFrom(std::string_view json);
/// Empty for none.
std::string toJson(const std::vector<CampaignGoal> &goals);
std::string toJson(const std::vector<CampaignStage> &stages);

/// What speaks against a line, in the words of people; empty if nothing. `campaign`: its days, if it has any.
Message problemOf(const CampaignGoal &goal, const std::optional<Period> &campaign);
Message problemOf(const CampaignStage &stage, const std::optional<Period> &campaign);

/// The days that a goal is for; nothing where neither it nor the campaign says so.
std::optional<Period> daysOf(const CampaignGoal &goal, const std::optional<Period> &campaign);
/// The goal that stands for the campaign as a whole: the first one for everything and all days, else the first one.
std::optional<size_t> mainGoalOf(
    const std::vector<CampaignGoal> &goals, const std::optional<Period> &campaign);

} // namespace qunce
