// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/rejection.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 24> kCodes {"unknown_kind", "unknown_field", "bad_value",
    "row_too_large", "not_allowed", "out_of_scope", "no_such_record", "refers_to_nothing",
    "illegal_transition", "dependency", "group_rejected", "name_taken", "unsigned", "own_approval",
    "changed_meanwhile", "entry_locked", "checks_failed", "not_approver", "needs_first", "not_deputy",
    "own_revision", "month_closed", "month_twice", "contest_frozen"};

} // namespace

std::string_view codeOf(Rejection why)
{
    return kCodes[static_cast<size_t>(why)];
}

std::optional<Rejection> rejectionCoded(std::string_view code)
{
    const auto found = std::find(kCodes.begin(), kCodes.end(), code);
    return found == kCodes.end() ? std::nullopt
                                 : std::optional(static_cast<Rejection>(found - kCodes.begin()));
}

Message messageOf(const Refusal &refusal)
{
    switch (refusal.why) {
    case Rejection::UnknownKind:
        return Message(QUNCE_TEXT(
            "The server does not know records of this kind. Install the same version on both sides."));
    case Rejection::UnknownField:
        return Message(QUNCE_TEXT("There is no field %1."), {refusal.about});
    case Rejection::BadValue:
        return Message(QUNCE_TEXT("The field %1 has a value that does not fit."), {refusal.about});
    case Rejection::RowTooLarge:
        return Message(QUNCE_TEXT("All texts of this record together are too long. Shorten one of them."));
    case Rejection::NotAllowed:
        return refusal.about.empty() ? Message(QUNCE_TEXT("Your role may not change this."))
                                     : Message(QUNCE_TEXT("Your role may not change %1."), {refusal.about});
    case Rejection::OutOfScope:
        return Message(QUNCE_TEXT("This belongs to a region that is not yours (any more)."));
    case Rejection::NoSuchRecord:
        return Message(QUNCE_TEXT("The record does not exist (any more)."));
    case Rejection::RefersToNothing:
        return Message(QUNCE_TEXT("What this belongs to does not exist (any more)."));
    case Rejection::IllegalTransition:
        return Message(QUNCE_TEXT("The status cannot go from %1 to %2."), {refusal.from, refusal.to});
    case Rejection::Dependency:
        return Message(QUNCE_TEXT("An earlier change that this one builds on was rejected."));
    case Rejection::GroupRejected:
        return Message(QUNCE_TEXT("Another change of the same step was rejected, so none of it was saved."));
    case Rejection::NameTaken:
        return Message(QUNCE_TEXT("The name is taken. Choose another one."));
    case Rejection::Unsigned:
        return Message(QUNCE_TEXT("Whoever submits or approves signs with their own name."));
    case Rejection::OwnApproval:
        return Message(QUNCE_TEXT("You submitted this entry yourself, so somebody else has to approve it."));
    case Rejection::ChangedMeanwhile:
        return Message(
            QUNCE_TEXT("The entry has changed since you looked at it. Look again and approve it then."));
    case Rejection::EntryLocked:
        return Message(QUNCE_TEXT("The entry begins within half an hour or has begun, so it is locked."));
    case Rejection::ChecksFailed:
        return Message(QUNCE_TEXT("The checks find errors, or warnings for which no reason was given. Open "
                                  "the entry to see them."));
    case Rejection::NotApprover:
        return Message(QUNCE_TEXT("The brand's approval policy names others who approve this."));
    case Rejection::NeedsFirst:
        return Message(QUNCE_TEXT("Two people approve such an entry, one after the other."));
    case Rejection::NotDeputy:
        return Message(QUNCE_TEXT("You are not the deputy of this person (any more)."));
    case Rejection::OwnRevision:
        return Message(QUNCE_TEXT("You proposed the new text yourself, so somebody else has to confirm it."));
    case Rejection::MonthClosed:
        return Message(QUNCE_TEXT("The month is closed: its numbers, its goals and what is due in it stay as "
                                  "they were. Headquarters can open it again on the server."));
    case Rejection::MonthTwice:
        return Message(QUNCE_TEXT("The month is closed already, or its close is planned."));
    case Rejection::ContestFrozen:
        return Message(QUNCE_TEXT("The contest is frozen: it and its standings stay as they were."));
    }
    return {};
}

} // namespace qunce
