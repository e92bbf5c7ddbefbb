// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/calendarboard.h"

namespace qunce {

/// An entry whose turn of approval is the reader's to take.
struct WaitingApproval {
    CalendarEntry entry;
    std::string submittedBy; ///< empty if nobody knows any more
    std::optional<Instant> submittedAt;
    ApprovalTurn turn = ApprovalTurn::Last;
    std::string actingFor; ///< whose deputy they are in it; empty: nobody's
};

/// What waits for somebody to approve it (待我审批), and who may do so for them.
struct WaitingApprovals {
    std::vector<WaitingApproval> entries; ///< in the order of a board, also those whose start has passed
    ApprovalDesk desk;
    std::vector<KnownPerson> people; ///< who could be a deputy: everybody but oneself
};
/// Reader's thread. Empty for who may approve nothing.
Result<WaitingApprovals> readWaitingApprovals(BoardContext &context);

} // namespace qunce
