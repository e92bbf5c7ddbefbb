// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "models/base/uuid.h"
#include "models/domain/assignment.h"
#include "models/domain/campaignmath.h"

// What a campaign's entries and group pushes add up to: by layer and dimension, by kind of group, and whom nothing has
// reached. Pure; any thread.

namespace qunce {

/// Places among the choices of content.layer and content.dimension (kinds.h); one past the last: it has none.
constexpr size_t kCampaignLayers = 5;
constexpr size_t kCampaignDimensions = 7;

/// An entry that is not cancelled.
struct CoverageEntry {
    size_t layer = kCampaignLayers - 1;
    size_t dimension = kCampaignDimensions - 1;
    Uuid content; ///< nil for none
    std::vector<uint32_t> groups; ///< whom it is for; numbers of groups, each once
};

/// What became of one group row of a push (DATA.md, "Assignments").
enum class SendState : uint8_t {
    Sent,
    Open, ///< not sent, and not due yet
    Overdue,
    Failed,
    // Out of plan
    Cancelled,
    GroupClosed,
    Quota,
    NotFriend,
};
constexpr bool isPlanned(SendState state)
{
    return state <= SendState::Failed;
}
/// By what the row says. `closed`: the group was closed before the due day.
SendState sendStateOf(TaskStatus status, FailReason reason, bool closed, bool isOverdue);

struct CampaignSend {
    uint32_t entry = 0; ///< place among the entries
    uint32_t group = 0;
    uint32_t task = 0; ///< ascending by due day
    SendState state = SendState::Open;
    std::optional<int64_t> delay; ///< seconds from dispatch, of what was sent at a known time
};

struct CoverageCell {
    size_t entries = 0;
    size_t contents = 0; ///< different ones
    size_t planned = 0; ///< different groups that they are for, or that had them planned
    size_t reached = 0; ///< different groups that got at least one of them

    bool operator==(const CoverageCell &) const = default;
};
struct CoverageMatrix {
    std::array<std::array<CoverageCell, kCampaignDimensions>, kCampaignLayers> cells;
    std::array<CoverageCell, kCampaignLayers> layers; ///< over all dimensions
    std::array<CoverageCell, kCampaignDimensions> dimensions; ///< over all layers
    CoverageCell all;
};
/// `groups`: how many there are.
CoverageMatrix coverageOf(
    const std::vector<CoverageEntry> &entries, const std::vector<CampaignSend> &sends, size_t groups);

/// The curve of each kind of group that had something planned; `kinds`: by group.
std::map<uint8_t, ReachCurve> curvesByKind(
    const std::vector<CampaignSend> &sends, const std::vector<uint8_t> &kinds);
/// Over all kinds.
ReachCurve curveOf(const std::vector<CampaignSend> &sends);

/// Why nothing of the campaign has reached a group.
enum class UnreachedWhy : uint8_t {
    NotSent, ///< overdue
    NotDue,
    Failed,
    Cancelled,
    GroupClosed,
    Quota,
    NotFriend,
    NotDispatched, ///< an entry is for it, and none has been dispatched to it
    NoPlan, ///< no entry is for it
};
struct UnreachedGroup {
    uint32_t group = 0;
    UnreachedWhy why = UnreachedWhy::NotSent;
    size_t entries = 0; ///< that are for it, or were planned for it

    bool operator==(const UnreachedGroup &) const = default;
};
/// Groups that got nothing, ascending by number: the reason is that of the newest task. `open`: by group, those that are
/// asked about though no entry names them.
std::vector<UnreachedGroup> unreachedOf(const std::vector<CoverageEntry> &entries,
    const std::vector<CampaignSend> &sends, const std::vector<bool> &open);

} // namespace qunce
