// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/message.h"

namespace qunce {

/// Why an edit is not taken. The console refuses for the same reasons before anything is written, as far as it can
/// know them; the server has the last word.
enum class Rejection : uint8_t {
    UnknownKind,
    UnknownField,
    BadValue, ///< of the wrong type, too long, no choice
    RowTooLarge,
    NotAllowed, ///< the role may not
    OutOfScope, ///< the record is, or would come to be, in a region that is not the user's
    NoSuchRecord,
    RefersToNothing, ///< what the record belongs to does not exist (any more)
    IllegalTransition, ///< of a status
    Dependency, ///< what it builds on was rejected
    GroupRejected, ///< another edit of the same group was
    NameTaken, ///< another record of the kind has the name
    Unsigned, ///< submitted or approved without saying by whom
    OwnApproval, ///< nobody approves what they submitted themselves
    ChangedMeanwhile, ///< approved in another form than it has
    EntryLocked, ///< it is about to begin, or has begun
    ChecksFailed, ///< the checks of the plan find errors, or warnings for which no reason was given
    NotApprover, ///< the approval policy names others
    NeedsFirst, ///< two approve such an entry, and nobody else has done it first in this form
    NotDeputy, ///< acted for somebody who has not named them, or not for so long
    OwnRevision, ///< nobody confirms a new text that they proposed themselves
    MonthClosed, ///< numbers of a closed month hang on it
    MonthTwice, ///< the month is closed, or its close planned, already
    ContestFrozen, ///< its standings stay
};

/// What came of looking: a reason, and what it is about (a field, a status), for the message.
struct Refusal {
    Rejection why = Rejection::NotAllowed;
    std::string about; ///< field or kind by wire name, may be empty
    std::string from; ///< of IllegalTransition: the status as it is
    std::string to; ///< and as it was to be

    bool operator==(const Refusal &) const = default;
};

/// Stable names, `unknown_kind`, …: PushResult::code.
std::string_view codeOf(Rejection why);
std::optional<Rejection> rejectionCoded(std::string_view code);
/// What it says to people. Names of fields and choices go in as they are here: the console puts its own words for them
/// into the refusal first.
Message messageOf(const Refusal &refusal);

} // namespace qunce
