// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/boards/campaignboard.h"
#include "models/boards/campaigncoverage.h"
#include "models/boards/campaignnumbers.h"
#include "models/boards/campaignshape.h"
#include "models/boards/entrytexts.h"
#include "models/boards/planmemory.h"
#include "models/domain/campaignmath.h"
#include "models/items/datatable.h"
#include "models/protocol/record.h"

namespace qunce {

/// Why a goal or gate has no number.
enum class NoNumber : uint8_t {
    None, ///< it has one
    NoData, ///< nobody has handed anything in for its days
    NoItemFeed, ///< numbers do not come by product
    PartOfBrand, ///< the number is there, but only of a part that has no target of its own
    Unknown, ///< a metric that this program does not know, or no days
};

struct CampaignGoalLine {
    CampaignGoal goal;
    std::optional<CampaignMetric> metric;
    Period days {Day {0}, Day {-1}}; ///< empty: nobody says which
    Attainment attainment;
    NoNumber why = NoNumber::None;
    std::optional<int64_t>
        ofUnit {}; ///< the target for the same days of the unit shown, where that is not the brand

    /// What the attainment is held against.
    int64_t held() const { return ofUnit.value_or(goal.value); }
};

struct CampaignStageLine {
    CampaignStage stage;
    std::optional<CampaignMetric> metric; ///< of its gate
    std::optional<Fraction> number;
    GateState state = GateState::None;
    NoNumber why = NoNumber::None; ///< PartOfBrand: there is a number, but nothing it can be held against
    size_t entries = 0; ///< that name it
};

struct CampaignEntryLine {
    Uuid id;
    std::string title;
    std::optional<Instant> start;
    std::string stage;
    std::string channel;
    EntryStatus status = EntryStatus::Draft;
};

/// What one content has done in one region.
struct CampaignVariant {
    Uuid region; ///< nil: outside the regions
    std::string regionName;
    Uuid content; ///< nil: entries without one
    std::string contentTitle;
    size_t entries = 0;
    TaskSums sums;
};

/// One campaign in full, of one unit. Immutable once read; any thread.
struct CampaignDetail {
    Record record;
    std::optional<Period> days;
    CampaignState state = CampaignState::Coming;
    std::string templateName;
    Uuid unit;
    std::string unitName; ///< empty: all that the user may see
    bool isWhole = true; ///< the whole brand: goals can be held against it
    Instant asOf;
    std::optional<Day> dataDay; ///< newest day for which numbers are in

    std::vector<CampaignGoalLine> goals;
    std::optional<size_t> mainGoal;
    std::vector<CampaignStageLine> stages;
    Fraction timeProgress {0, 1};
    Message problem; ///< what is wrong with goals or stages as they are stored; empty if nothing

    std::vector<CampaignEntryLine> coming; ///< the next ones, at most kComing
    size_t entries = 0; ///< not cancelled
    size_t cancelled = 0;
    size_t tasks = 0;
    std::optional<Period> taskDays; ///< on which they are due
    TaskSums sums; ///< of all tasks
    CoverageMatrix coverage;
    ReachCurve curve;
    std::map<uint8_t, ReachCurve> curves; ///< by kind of group, place among its choices
    /// Columns group, code, kind, owner, region, why, entries.
    std::shared_ptr<const DataTable> unreached;
    std::vector<CampaignVariant> variants; ///< by region, then content

    static constexpr size_t kComing = 8;
};

/// Nothing if there is no such campaign. Reader's thread.
Result<std::optional<CampaignDetail>> readCampaignDetail(
    BoardContext &context, PlanMemory &memory, const Uuid &unit, const Uuid &campaign);

Message unreachedText(UnreachedWhy why);
/// The stored name of a layer or dimension by its place (campaigncoverage.h); empty for none.
std::string_view campaignLayerName(size_t layer);
std::string_view campaignDimensionName(size_t dimension);

} // namespace qunce
