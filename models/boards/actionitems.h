// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/protocol/record.h"

// 问题与措施: what is to be done about what a report has found, by whom, by when. Each is a record of its own, of kind
// `saved_view` of a page that no window has, as lines of the export log are (models/protocol/exportpolicy.h), but a
// team's: of the region, or headquarters' above the regions. So it goes the way of every edit: offline, sent later, undone.
// All but readActions() is pure; any thread.

namespace qunce {

inline constexpr std::string_view kActionPage = "report:action";

// Letters that a field takes: four bytes each would still fit into the record.
constexpr int kMostProblem = 60;
constexpr int kMostAction = 400;
constexpr int kMostResponsible = 40;

struct ActionItem {
    Uuid id;
    Uuid unit; ///< whose reports it belongs to; nil: the whole brand
    Uuid campaign; ///< of whose review; nil: of the unit's reports
    std::string campaignName; ///< as read
    std::string problem;
    std::string action; ///< 措施
    std::string responsible; ///< 责任人, as typed: not everybody has an account
    std::optional<Day> due; ///< 期限, the day included
    Period report; ///< days of the report that it was written for
    std::optional<Day> done;
    Record record; ///< with its bucket, for who may change it
};

enum class ActionState : uint8_t { Open, Overdue, Done };
ActionState stateOf(const ActionItem &item, Day today);

/// A report, as far as it decides what stands in it.
struct ActionScope {
    Uuid unit;
    Uuid campaign; ///< nil: a report of a period
    Period days;

    bool operator==(const ActionScope &) const = default;
};
/// Whether it stands in the report: of the same unit; in a review those of the campaign alone, in a report of a period also
/// those of campaigns. A report of a period has nothing that was written for a later one, and what was done before its first
/// day is not said again.
bool belongsTo(const ActionItem &item, const ActionScope &scope);
/// It was written for a report that ended earlier.
bool isCarried(const ActionItem &item, const ActionScope &scope);
/// Overdue ones first, then open ones, both the nearest day first and those without a day last; then what was done.
void sortActions(std::vector<ActionItem> &items, Day today);

/// Fields of its record. `owner` made it; `region` decides the bucket, nil: headquarters.
std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const ActionItem &item, const Uuid &owner, const Uuid &region);
/// Nothing if the record is no such thing, or says nothing that makes sense.
std::optional<ActionItem> actionOf(const Record &record);

struct ActionList {
    ActionScope scope; ///< with the unit that counts
    Uuid region; ///< of new ones; nil: headquarters'
    std::vector<ActionItem> items; ///< in the order of sortActions()
};

/// Of a report. `unit` nil counts as the only region of somebody who has one. Reader's thread.
Result<ActionList> readActions(BoardContext &context, ActionScope scope);

/// As it would be made by that user, with its bucket: for who may.
Record newActionRecord(const ActionItem &item, const Uuid &owner, const Uuid &region);

} // namespace qunce
