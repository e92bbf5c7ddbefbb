// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/contest.h"
#include "models/protocol/record.h"

// Records of PK contests (docs/DATA.md, "Contests"). Pure.

namespace qunce {

/// What a `contest` says; nothing where it says too little to be one.
std::optional<Contest> contestFrom(const Record &record);
/// The fields of a contest as they are edited.
std::map<std::string, FieldValue, std::less<>> contestFields(const Contest &contest);

/// Why it cannot be held; nothing if it can.
enum class ContestFault : uint8_t {
    NoName,
    NoDays, ///< ends before it begins
    TooLong, ///< more than kMostContestDays
    FreezesEarly, ///< before its last day is over
    FewTeams,
    ManyTeams,
    EmptyTeam, ///< without a name, or nobody in it
    LargeTeam,
    TwiceInTeams, ///< a unit or a guide is named twice
    SameNames,
};
std::optional<ContestFault> contestFault(const Contest &contest);
/// The field that it is about.
std::string_view fieldOf(ContestFault fault);

/// How the numbers stood when it was frozen, if it was; teams that were in it then, with their names.
std::optional<ContestNumbers> frozenNumbers(const Record &record);
std::string frozenText(const ContestNumbers &numbers);

} // namespace qunce
