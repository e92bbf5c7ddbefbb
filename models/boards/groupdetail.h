// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/base/message.h"
#include "models/boards/boardquery.h"
#include "models/boards/boardreader.h"
#include "models/domain/assignment.h"
#include "models/domain/flashcurve.h"
#include "models/domain/groupmarks.h"

namespace qunce {

/// One group in full, for the pane beside the roster. Windows of days as in the roster (grouproster.h).
struct GroupDetail {
    Uuid id;
    std::string code;
    std::string name;
    std::string kind; ///< as stored
    std::string batch;
    std::string store;
    std::string region;
    std::string owner;
    Uuid ownerId;
    GroupLife life;
    uint32_t marks = 0;
    std::optional<int> daysRunning;

    std::optional<int64_t> members;
    std::optional<int64_t> capacity;
    std::optional<Fraction> activity; ///< of 7 days
    std::optional<int64_t> amount; ///< of 30 days, fen
    PushCounts pushes; ///< of the month of the last day
    int pushLimit = 0;

    struct GroupDay {
        Day day;
        std::optional<int64_t> members;
        std::optional<int64_t> joins;
        std::optional<int64_t> leaves;
        std::optional<int64_t> speakers;
    };
    std::vector<GroupDay> days; ///< 30, the last one last

    std::optional<Instant> curveStart; ///< nothing: no flash group, or no numbers by hour
    FlashCurve curve;
    bool mayClose = false; ///< 建议收群, as of now
    std::vector<Message> closeReasons; ///< why, or all that stands against it; of open flash groups

    struct Push {
        Uuid task;
        std::string title;
        Instant dueAt;
        TaskStatus status = TaskStatus::NotAssigned;
        FailReason reason = FailReason::None;
        bool isOverdue = false;
        int64_t lateSeconds = 0; ///< done after it was due, or overdue by now
    };
    std::vector<Push> lastPushes; ///< at most kShownPushes, latest due first
};

constexpr size_t kShownPushes = 6;

/// Nothing if there is no such group, or not in the user's regions. Reader's thread.
Result<std::optional<GroupDetail>> readGroupDetail(
    BoardContext &context, const BoardQuery &query, const Uuid &group);

} // namespace qunce
