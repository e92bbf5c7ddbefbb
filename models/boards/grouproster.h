// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/domain/groupmarks.h"
#include "models/items/datatable.h"

namespace qunce {

/// The roster of groups (data.md, "Exports": which are listed today); those that were closed before the period are left
/// out. Windows of days end on the period's last day, or yesterday where that is earlier: net change and activity of 7
/// days, sales of 30, pushes of that day's month. State, age and marks (models/domain/groupmarks.h) are those of today.
/// Rows ascending by code. Reader's thread.
///
/// Columns: name, kind, batch, region, store, owner, members, net_7d, activity_7d, pushes, amount_30d, per_member, days;
/// hidden: code, band, starts_on, closes_on, state.
Result<std::shared_ptr<const DataTable>> readGroupRoster(BoardContext &context, const BoardQuery &query);

/// 全部, 无效, 待激活, 将满(≥95%), 群主已离职, 快闪进行中.
std::vector<QuickFilter> groupFilters();

/// What kinds of groups are called.
std::vector<std::pair<std::string, Message>> groupKindChoices();

/// The last day of the windows above.
Day windowEnd(const BoardContext &context, const BoardQuery &query);

/// What a group's record says. Members of it are older than those of a group's day.
struct GroupRecord {
    Uuid id;
    std::string code;
    std::string name;
    std::string kind; ///< as stored
    std::string batch;
    std::string band;
    Uuid region;
    Uuid store; ///< nil if the slot has none
    Uuid owner;
    std::optional<int64_t> members;
    std::optional<int64_t> capacity;
    GroupLife life; ///< without members and activity
};
/// Those of the field's value, or all where `field` is empty; places are those of `day`. In no order.
Result<std::vector<GroupRecord>> readGroups(
    ReadSnapshot &snapshot, const Brand &brand, Day day, std::string field = {}, FieldValue value = {});
Result<std::optional<GroupRecord>> readGroup(
    ReadSnapshot &snapshot, const Brand &brand, Day day, const Uuid &group);

} // namespace qunce
