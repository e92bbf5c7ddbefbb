// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/domain/conteststandings.h"
#include "models/protocol/contestrecord.h"

namespace qunce {

/// A contest of the list.
struct ContestLine {
    Record record; ///< as people see it
    Contest contest;
    ContestState state = ContestState::Ahead;
    std::optional<Instant> frozenAt;
    std::string place; ///< name of the unit in which it is held; empty: the whole brand
};

/// All contests that the user may see, and how the chosen one stands. Value.
struct ContestBoard {
    std::vector<ContestLine>
        contests; ///< running, over and not frozen, to come, frozen; within, the latest first
    std::optional<size_t> chosen;
    Instant now;

    // Of the chosen one. Frozen: as they were then.
    ContestNumbers numbers; ///< up to the last day that has any
    std::vector<Standing> standings;
    std::vector<std::vector<std::optional<uint64_t>>> race; ///< by team and day of the numbers
    std::vector<LateContestDay> late; ///< since it was frozen, as far as it can be read here
    bool hasUnseen = false; ///< some teams lie outside of what the user may read

    const ContestLine *line() const { return chosen ? &contests[*chosen] : nullptr; }
};

/// `chosen`: nil, or one that is not there, is the first of the list. Reader's thread.
Result<ContestBoard> readContests(BoardContext &context, const Uuid &chosen);

} // namespace qunce
