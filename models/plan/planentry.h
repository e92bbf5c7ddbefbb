// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/domain/brand.h"
#include "models/plan/channellimits.h"
#include "models/plan/wordlists.h"
#include "models/protocol/record.h"

namespace qunce {

/// Whom a channel's pushes are carried out by.
enum class Reach : uint8_t {
    Groups, ///< the owners of groups, in each of their groups
    Guides, ///< guides, with their own customers
    Nobody, ///< headquarters itself: 公众号, 微博, APP
};

/// What the channel's pushes become; an unknown channel is `other`.
TaskKind taskKindOfChannel(std::string_view channel);
/// `group_push`, …: the stored name.
std::string_view storedName(TaskKind kind);

/// A row of entry_target.
struct PlanTarget {
    enum class Kind : uint8_t { Org, Guide, Group, Koc, Tag };

    Kind kind = Kind::Group;
    Uuid id;
    bool isIncluded = true;

    auto operator<=>(const PlanTarget &) const = default;
};

/// Whom an entry is for, as it was written (docs/PLAN.md, "Audience").
struct AudienceRule {
    Reach reach = Reach::Groups;
    uint32_t groupKinds = 0; ///< bit i: the i-th kind of group
    std::vector<Uuid> regions; ///< ascending; empty: all
    std::vector<std::string> tags; ///< ascending
    std::vector<PlanTarget> targets; ///< ascending
    std::vector<std::string> batches {}; ///< of groups, ascending; empty: all
    std::vector<std::string> bands {}; ///< 月龄段, likewise

    bool operator==(const AudienceRule &) const = default;
};

/// Whose day a rolling entry counts from.
enum class RollAnchor : uint8_t {
    GroupStart, ///< 开营日期: each group's
    CustomerAdded, ///< 添加日期: each customer's, served one to one by the guide who added them
};

/// When a rolling entry comes to whom (docs/PLAN.md, "Rolling"); from its start's day on, at its time of day.
struct RollingRule {
    RollAnchor anchor = RollAnchor::GroupStart;
    int day = 0; ///< so many days after the anchor; negative before it
    Day from; ///< the first day on which it may come to anybody
    std::optional<Day> until; ///< the last; nothing: it goes on

    bool takesPlaceOn(Day on) const { return from <= on && (!until || on <= *until); }
    bool operator==(const RollingRule &) const = default;
};

/// An entry as far as planning asks for it. A value; any thread.
struct PlanEntry {
    Uuid id;
    std::string title;
    std::string status;
    std::optional<Instant> start;
    std::optional<Instant> end;
    std::string channel;
    AudienceRule audience;
    Uuid content; ///< nil for none
    std::string layer; ///< of its own; empty: that of its content
    std::string metric;
    std::optional<int64_t> lateMinutes;
    Uuid corrects; ///< the entry that it corrects; nil for all others
    std::optional<RollingRule> rolls {}; ///< nothing: it takes place once

    Day day() const { return start ? start->day() : Day {}; }
    /// It is one region's own, and counts against the region's share.
    bool isRegional() const { return audience.regions.size() == 1; }
    /// Somebody has said that it is to be: what is on a desk or called off takes no place of others.
    bool isFirm() const { return status != "draft" && status != "changes" && status != "cancelled"; }
    bool isCancelled() const { return status == "cancelled"; }
};

/// `targets`: the entry_target records of this entry, in any order.
PlanEntry planEntryFrom(const Record &entry, std::span<const Record> targets);

/// A content item as far as the checks ask for it.
struct PlanContent {
    Uuid id;
    std::string text; ///< title and body
    std::string layer;
    std::optional<Day> validFrom;
    std::optional<Day> validUntil; ///< the last day
    std::string status {}; ///< empty: usable
    std::string category {};
    std::optional<int64_t> lowestPercent {}; ///< its own floor
    SentSize size {}; ///< of what goes into the chat
    std::shared_ptr<const WordBook> words {}; ///< that it is looked through for; may be none

    bool isUsable() const { return status.empty() || status == "usable"; }
};
PlanContent planContentFrom(const Record &content, std::shared_ptr<const WordBook> words);

} // namespace qunce
