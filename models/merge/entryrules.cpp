// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/entryrules.h"

#include <algorithm>
#include <array>

#include "models/merge/approval.h"
#include "models/merge/revision.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, 14> kKept {"title", "start_at", "end_at", "channel", "group_kinds",
    "regions", "content", "audience_tags", "late_minutes", "anchor", "anchor_day", "rolls_until", "batches",
    "bands"};
constexpr std::array<std::string_view, 4> kSent {"dispatched", "part_done", "done", "stopped"};

Decision refused(Refusal refusal)
{
    Decision decision;
    decision.status = PushStatus::Rejected;
    decision.refusal = std::move(refusal);
    return decision;
}

Decision locked()
{
    return refused({Rejection::EntryLocked, {}, {}, {}});
}

FieldValue valueOfEntry(const Record &record, std::string_view field)
{
    const FieldValue *value = record.find(field);
    return value ? *value : FieldValue();
}

/// Back to those who write: that would open what is locked.
bool goesBack(const Record &before, const Record &after)
{
    const std::string to = after.text("status");
    return before.text("status") != to && (to == "draft" || to == "submitted" || to == "changes");
}

/// The field stays, and a conflict says what it was to be.
void keep(Decision &decision, const Record &before, const PushOp &op, std::string_view field)
{
    const FieldValue mine = valueOfEntry(*decision.record, field);
    const FieldValue theirs = valueOfEntry(before, field);
    const auto edit = op.fields.find(std::string(field));
    const FieldValue base = edit == op.fields.end() ? theirs : edit->second.before;
    decision.conflicts.push_back(
        {std::string(field), valueToJson(base), valueToJson(mine), valueToJson(theirs)});
    decision.kept.emplace_back(field);
    decision.record->put(field, theirs);
    decision.status = PushStatus::Conflict;
}

/// A rolling entry may end sooner than was approved at any time, and that may be taken back.
bool endsInTime(const Record &before, const Record &after)
{
    const std::optional<Day> until = after.day("rolls_until");
    const FieldValue approved = before.text("approved_form").empty() ? valueOfEntry(before, "rolls_until")
                                                                     : approvedValue(before, "rolls_until");
    const auto *most = std::get_if<std::string>(&approved);
    if (!most)
        return true; // it was to go on for ever
    const std::optional<Day> last = Day::parse(*most);
    return until && last && *until <= *last;
}

Decision withLock(Decision decision, const Record &before, const PushOp &op, const Actor &actor, Instant now)
{
    if (!decision.changes || !isLocked(before, now))
        return decision;
    if (!decision.record || goesBack(before, *decision.record))
        return locked();
    const bool fromBefore = Instant {op.atMs / 1000} < *lockedFrom(before);
    const bool isRevised = isConfirmedRevision(before, *decision.record, actor);
    for (const std::string_view field : kKept) {
        if (valueOfEntry(before, field) == valueOfEntry(*decision.record, field))
            continue;
        if (isRevised && (field == "title" || field == "content"))
            continue; // two people want it so
        if (field == "rolls_until" && isRolling(before) && endsInTime(before, *decision.record))
            continue;
        if (!fromBefore)
            return locked();
        keep(decision, before, op, field);
    }
    if (decision.status == PushStatus::Conflict) {
        std::sort(decision.kept.begin(), decision.kept.end());
        decision.changes = decision.record->fields != before.fields;
        decision.record->bucket = before.bucket; // regions stay, and sending does not move it
    }
    return decision;
}

/// The fields of that name stay as they are, and nobody has to hear of it.
void keepOf(std::string_view prefix, Decision &decision, const Record &before, const PushOp &op)
{
    for (const auto &[field, edit] : op.fields) {
        if (!std::string_view(field).starts_with(prefix)
            || valueOfEntry(before, field) == valueOfEntry(*decision.record, field))
            continue;
        decision.record->put(field, valueOfEntry(before, field));
        decision.kept.push_back(field);
    }
    std::sort(decision.kept.begin(), decision.kept.end());
    decision.changes = decision.record->fields != before.fields;
    if (decision.status == PushStatus::Applied && !decision.kept.empty())
        decision.status = PushStatus::Merged;
}

/// Somebody else has taken the step meanwhile: their name stays.
void leaveToOther(Decision &decision, const Record &before, const PushOp &op)
{
    const auto first = op.fields.find("first_by");
    const bool isFirst = first != op.fields.end() && first->second.before == FieldValue()
        && isFirstApproved(before) && valueOfEntry(before, "first_by") != first->second.after;
    const auto step = op.fields.find("status");
    const std::string status = before.text("status");
    if (isFirst) {
        keepOf("first_", decision, before, op);
        return;
    }
    if (step == op.fields.end() || step->second.after != FieldValue(status)
        || step->second.before == FieldValue(status))
        return;
    const std::string_view prefix = status == "approved" ? "approved_"
        : status == "submitted"                          ? "submitted_"
                                                         : std::string_view();
    if (!prefix.empty())
        keepOf(prefix, decision, before, op);
}

Result<Decision> withTargetsOfLocked(
    Decision decision, const Record *before, RecordLookup &others, Instant now)
{
    if (!decision.changes)
        return decision;
    const Record *const after = decision.record ? &*decision.record : nullptr;
    for (const Record *target : {before, after}) {
        if (!target)
            continue;
        QUNCE_ASSIGN(
            const std::optional<Record> entry, others.record(Kind::Entry, target->reference("entry")));
        if (entry && isLocked(*entry, now))
            return locked();
    }
    return decision;
}

} // namespace

std::optional<Instant> lockedFrom(const Record &entry)
{
    const std::optional<Instant> start = entry.instant("start_at");
    return start ? std::optional(Instant {start->seconds - kLockSeconds}) : std::nullopt;
}

bool isRolling(const Record &entry)
{
    const std::string anchor = entry.text("anchor");
    return anchor == "group_start" || anchor == "customer_added";
}

bool isLocked(const Record &entry, Instant now)
{
    const std::string status = entry.text("status");
    const std::optional<Instant> from = lockedFrom(entry);
    if (!from)
        return false;
    if (std::find(kSent.begin(), kSent.end(), status) != kSent.end())
        return true;
    if (status != "approved" || now < *from)
        return false;
    if (isRolling(entry))
        return true; // nobody forgets it: its next day comes
    const int64_t late =
        std::clamp<int64_t>(entry.integer("late_minutes").value_or(0), 0, kMostLateMinutes) * 60;
    return now.seconds <= from->seconds + kLockSeconds + late + kForgottenSeconds;
}

bool isKeptByLock(std::string_view field)
{
    return std::find(kKept.begin(), kKept.end(), field) != kKept.end();
}

Result<Decision> decideEntryRules(const std::optional<StoredRecord> &stored, const PushOp &op,
    const Actor &actor, const Seen &seen, RecordLookup &others, Instant now)
{
    QUNCE_ASSIGN(Decision decision, decide(stored, op, actor, seen, others));
    if (decision.refusal || decision.cause != ConflictCause::Edit)
        return decision;
    const Record *before = stored && !stored->deleted ? &stored->record : nullptr;
    if (op.kind == descriptor(Kind::EntryTarget).name)
        return withTargetsOfLocked(std::move(decision), before, others, now);
    if (op.kind != descriptor(Kind::Entry).name || !decision.record || !decision.changes)
        return decision;
    if (before)
        leaveToOther(decision, *before, op);
    // What is brought back is as it was when it was deleted, and only drafts are deleted.
    if (op.op == OpKind::Restore) {
        const std::string status = decision.record->text("status");
        if (status != "draft")
            return refused({Rejection::IllegalTransition, "status", "", status});
    } else {
        QUNCE_ASSIGN(
            std::optional<Refusal> refusal, refusedApproval(before, *decision.record, actor, others, now));
        if (!refusal)
            refusal = refusedRevision(before, *decision.record, actor);
        if (refusal)
            return refused(std::move(*refusal));
    }
    return before ? withLock(std::move(decision), *before, op, actor, now) : std::move(decision);
}

} // namespace qunce
