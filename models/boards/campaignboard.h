// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/items/datatable.h"

namespace qunce {

/// Quick filters of the list of campaigns; one bit each.
namespace campaignmarks {
constexpr uint32_t kRunning = 1;
constexpr uint32_t kComing = 2;
constexpr uint32_t kEnded = 4;
constexpr uint32_t kWithoutGoals = 8;
} // namespace campaignmarks

/// By its days; one without days is coming as long as nobody gives it any.
enum class CampaignState : uint8_t { Running, Coming, Ended };
CampaignState campaignStateOf(const std::optional<Period> &days, Day today);

/// Days of a campaign: as its record says, else those of its entries.
std::optional<Period> campaignDaysOf(
    std::optional<Day> from, std::optional<Day> to, const std::optional<Period> &entries);

/// The list of campaigns, the latest first. Numbers are of the unit (nil: all that the user may see); a goal is the whole
/// brand's; of a unit, attainment is there where it has a target of its own for the same days. Reader's thread.
///
/// Columns: campaign, state, starts_on, ends_on, attainment, time_progress, gap, due_completion, entries, next, next_title;
/// hidden: goal (what the attainment is of), on_time, tasks.
Result<std::shared_ptr<const DataTable>> readCampaignTable(BoardContext &context, const Uuid &unit);

std::vector<QuickFilter> campaignFilters();

/// Whether a unit is all of the brand to this user: goals are held against its numbers.
bool isWholeBrand(const BoardContext &context, const Uuid &unit);

} // namespace qunce
