// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/decide.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/base/seededbugs.h"
#include "models/merge/editjson.h"
#include "models/merge/mergefield.h"
#include "models/merge/setmerge.h"
#include "models/merge/transitions.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, 3> kCauseNames {"edit", "stale_delete", "edited_deleted"};

Decision rejected(Refusal refusal)
{
    Decision decision;
    decision.status = PushStatus::Rejected;
    decision.refusal = std::move(refusal);
    return decision;
}

Decision rejected(Rejection why, std::string_view about = {})
{
    return rejected({why, std::string(about), {}, {}});
}

/// The record stays as it is.
Decision unchanged(std::optional<Record> record)
{
    Decision decision;
    decision.record = std::move(record);
    return decision;
}

FieldValue valueOf(const Record &record, std::string_view field)
{
    const FieldValue *value = record.find(field);
    return value ? *value : FieldValue();
}

/// What a create or restore makes.
Record recordOf(const PushOp &op, Kind kind)
{
    Record record;
    record.kind = kind;
    record.id = op.id;
    for (const auto &[name, edit] : op.fields)
        record.put(name, edit.after);
    for (const auto &[name, edit] : op.sets)
        record.put(name, canonical(withEdit(record.set(name), edit)));
    return record;
}

/// A new or restored record in its place, or why it cannot be there.
Result<Decision> placed(Record record, const Actor &actor, RecordLookup &others, PushStatus status)
{
    if (!validate(record).ok())
        return rejected(Rejection::BadValue);
    if (fieldsToJson(record).size() > kMaxRowBytes)
        return rejected(Rejection::RowTooLarge);
    QUNCE_ASSIGN(const std::optional<std::string> bucket, bucketOf(record, others));
    if (!bucket)
        return rejected(Rejection::RefersToNothing);
    record.bucket = *bucket;
    if (auto refusal = mayWriteTo(actor, record, *bucket))
        return rejected(std::move(*refusal));
    Decision decision;
    decision.status = status;
    decision.record = std::move(record);
    decision.changes = true;
    return decision;
}

/// A create of what exists was pushed before, by a copy of the same laptop: whatever became of it since stays.
Decision decideExisting(const StoredRecord &stored, const PushOp &op, const Actor &actor)
{
    if (auto refusal = mayWriteTo(actor, stored.record, stored.record.bucket))
        return rejected(std::move(*refusal));
    Decision decision = unchanged(stored.deleted ? std::nullopt : std::optional(stored.record));
    const Record made = recordOf(op, stored.record.kind);
    for (const auto &[name, value] : made.fields) {
        if (stored.deleted || valueOf(stored.record, name) != value)
            decision.kept.push_back(name);
    }
    if (!decision.kept.empty())
        decision.status = PushStatus::Merged;
    return decision;
}

Result<Decision> decideCreate(const std::optional<StoredRecord> &stored, const PushOp &op, Kind kind,
    const Actor &actor, RecordLookup &others)
{
    if (stored)
        return decideExisting(*stored, op, actor);
    Record record = recordOf(op, kind);
    for (const FieldDescriptor &field : descriptor(kind).fields) {
        const std::string state = field.merge == MergeClass::State ? record.text(field.name) : std::string();
        if (!mayMove(kind, field.name, "", state, actor.role))
            return rejected({Rejection::IllegalTransition, field.name, "", state});
    }
    QUNCE_ASSIGN(Decision decision, placed(std::move(record), actor, others, PushStatus::Applied));
    if (decision.record) {
        if (auto refusal = mayCreate(actor, *decision.record))
            return rejected(std::move(*refusal));
    }
    return decision;
}

/// An edit of a live record, field by field.
class SetMerge
{
public:
    SetMerge(const Record &stored, const PushOp &op, const Actor &actor, const Seen &seen)
        : m_stored(stored), m_op(op), m_actor(actor), m_seen(seen), m_record(stored)
    { }

    std::optional<Refusal> run()
    {
        const KindDescriptor &kind = descriptor(m_stored.kind);
        for (const auto &[name, edit] : m_op.fields) {
            if (auto refusal = mayEdit(m_actor, m_stored, name); refusal && !seededBug("rights not asked"))
                return refusal;
            if (auto refusal = mergeOne(kind, *fieldNamed(kind, name), edit))
                return refusal;
        }
        for (const auto &[name, edit] : m_op.sets) {
            if (auto refusal = mayEdit(m_actor, m_stored, name))
                return refusal;
            mergeSet(name, edit);
        }
        return std::nullopt;
    }

    Decision take()
    {
        Decision decision;
        decision.changes = m_record.fields != m_stored.fields;
        decision.record = std::move(m_record);
        for (const FieldConflict &conflict : m_conflicts)
            decision.kept.push_back(conflict.field);
        decision.conflicts = std::move(m_conflicts);
        decision.status = !decision.conflicts.empty() ? PushStatus::Conflict
            : m_merged                                ? PushStatus::Merged
                                                      : PushStatus::Applied;
        return decision;
    }
    const Record &record() const { return m_record; }

private:
    uint64_t seqOf(std::string_view field) const
    {
        const auto found = m_stored.fieldSeqs.find(field);
        return found == m_stored.fieldSeqs.end() ? 0 : found->second;
    }

    std::optional<Refusal> mergeOne(
        const KindDescriptor &kind, const FieldDescriptor &field, const FieldEdit &edit)
    {
        const FieldValue current = valueOf(m_stored, field.name);
        // A field that was never set has no seq: what was seen of it is in `before`.
        const uint64_t seq = seqOf(field.name);
        const bool seen = seq != 0 && seq <= m_seen.base;
        FieldMerge merge = mergeField(kind, field, edit, current, seen, m_actor.role);
        switch (merge.outcome) {
        case FieldOutcome::Nothing:
            return std::nullopt;
        case FieldOutcome::Merge:
            m_merged = true;
            [[fallthrough]];
        case FieldOutcome::Apply:
            m_record.put(field.name, std::move(merge.value));
            return std::nullopt;
        case FieldOutcome::Conflict:
            m_conflicts.push_back(
                {field.name, valueToJson(edit.before), valueToJson(edit.after), valueToJson(current)});
            return std::nullopt;
        case FieldOutcome::Illegal: {
            const auto *to = std::get_if<std::string>(&edit.after);
            return Refusal {Rejection::IllegalTransition, field.name, m_stored.text(field.name),
                to ? *to : std::string()};
        }
        }
        return std::nullopt;
    }

    /// What came in after the editor looked stays.
    void mergeSet(const std::string &name, const SetEdit &edit)
    {
        SetEdit effective {edit.add, {}};
        for (const std::string &item : edit.remove) {
            if (m_seen.covers(seqOf(itemSeqName(name, item))) || seededBug("remove wins over add"))
                effective.remove.push_back(item);
            else
                m_merged = true;
        }
        const TextSet before = m_stored.set(name);
        TextSet after = withEdit(before, effective);
        if (after == before)
            return;
        const uint64_t seq = seqOf(name);
        m_merged = m_merged || (m_seen.base != 0 && !m_seen.covers(seq));
        m_record.put(name, canonical(std::move(after)));
    }

    const Record &m_stored;
    const PushOp &m_op;
    const Actor &m_actor;
    const Seen &m_seen;
    Record m_record;
    std::vector<FieldConflict> m_conflicts;
    bool m_merged = false;
};

/// Somebody deleted what was edited here. The conflict keeps all of the record, for whoever brings it back: nobody but
/// the server has it any more.
Decision editOfDeleted(const Record &deleted, const PushOp &op)
{
    Decision decision;
    decision.status = PushStatus::Conflict;
    decision.cause = ConflictCause::EditedDeleted;
    decision.conflicts.push_back({{}, fieldsToJson(deleted), editToJson(op), "null"});
    for (const auto &[name, edit] : op.fields)
        decision.kept.push_back(name);
    for (const auto &[name, edit] : op.sets)
        decision.kept.push_back(name);
    std::sort(decision.kept.begin(), decision.kept.end());
    return decision;
}

/// Else it stays where it is, even if what it hangs on has gone.
bool movedBy(const PushOp &op)
{
    const KindDescriptor &kind = descriptor(*kindNamed(op.kind));
    const auto decides = [&](const auto &field) { return decidesBucket(kind, field.first); };
    return std::any_of(op.fields.begin(), op.fields.end(), decides)
        || std::any_of(op.sets.begin(), op.sets.end(), decides);
}

Result<Decision> decideSet(const std::optional<StoredRecord> &stored, const PushOp &op, const Actor &actor,
    const Seen &seen, RecordLookup &others)
{
    if (!stored)
        return rejected(Rejection::NoSuchRecord);
    if (stored->deleted) {
        if (auto refusal = mayWriteTo(actor, stored->record, stored->record.bucket))
            return rejected(std::move(*refusal));
        return editOfDeleted(stored->record, op);
    }
    SetMerge merge(stored->record, op, actor, seen);
    if (auto refusal = merge.run())
        return rejected(std::move(*refusal));
    Decision decision = merge.take();
    if (!decision.changes)
        return decision;
    // Each field fits by itself, but sets and texts have grown by what both sides put in.
    if (!validate(*decision.record).ok())
        return rejected(Rejection::BadValue);
    if (fieldsToJson(*decision.record).size() > kMaxRowBytes)
        return rejected(Rejection::RowTooLarge);
    if (!movedBy(op))
        return decision;
    QUNCE_ASSIGN(const std::optional<std::string> bucket, bucketOf(*decision.record, others));
    if (!bucket)
        return rejected(Rejection::RefersToNothing);
    decision.record->bucket = *bucket;
    if (auto refusal = mayWriteTo(actor, *decision.record, *bucket))
        return rejected(std::move(*refusal));
    return decision;
}

/// Whether the record is as the deleter saw it, by seq or by every value.
bool isAsSeen(const Record &record, const PushOp &op, const Seen &seen)
{
    if (seen.covers(record.seq))
        return true;
    if (record.fields.size() != op.fields.size())
        return false;
    return std::all_of(op.fields.begin(), op.fields.end(),
        [&](const auto &field) { return valueOf(record, field.first) == field.second.before; });
}

Decision decideDelete(
    const std::optional<StoredRecord> &stored, const PushOp &op, const Actor &actor, const Seen &seen)
{
    if (!stored)
        return unchanged(std::nullopt);
    const Record &record = stored->record;
    if (auto refusal = mayDelete(actor, record))
        return rejected(std::move(*refusal));
    if (stored->deleted)
        return unchanged(std::nullopt);
    if (isAsSeen(record, op, seen)) {
        Decision decision;
        decision.changes = true;
        return decision;
    }
    Decision decision = unchanged(record);
    decision.status = PushStatus::Conflict;
    decision.cause = ConflictCause::StaleDelete;
    decision.conflicts.push_back({{}, beforesToJson(op), "null", fieldsToJson(record)});
    return decision;
}

Result<Decision> decideRestore(const std::optional<StoredRecord> &stored, const PushOp &op, Kind kind,
    const Actor &actor, RecordLookup &others)
{
    if (stored && !stored->deleted) {
        if (auto refusal = mayWriteTo(actor, stored->record, stored->record.bucket))
            return rejected(std::move(*refusal));
        return unchanged(stored->record);
    }
    QUNCE_ASSIGN(Decision decision,
        placed(stored ? stored->record : recordOf(op, kind), actor, others, PushStatus::Applied));
    if (decision.record) {
        // Who may delete it may bring it back; what the server no longer has is made anew.
        if (auto refusal = stored ? mayDelete(actor, *decision.record) : mayCreate(actor, *decision.record))
            return rejected(std::move(*refusal));
    }
    return decision;
}

} // namespace

std::string_view name(ConflictCause cause)
{
    return kCauseNames[static_cast<size_t>(cause)];
}

uint64_t comparableBase(const PushOp &op, const Record &record, uint64_t bucketHead)
{
    return op.bucket == record.bucket && op.base <= bucketHead ? op.base : 0;
}

std::optional<Refusal> malformedEdit(const PushOp &op)
{
    if (op.op == OpKind::Skip)
        return std::nullopt;
    const std::optional<Kind> known = kindNamed(op.kind);
    if (!known)
        return Refusal {Rejection::UnknownKind, op.kind, {}, {}};
    const KindDescriptor &kind = descriptor(*known);
    for (const auto &[name, edit] : op.fields) {
        const FieldDescriptor *field = fieldNamed(kind, name);
        if (!field)
            return Refusal {Rejection::UnknownField, name, {}, {}};
        if (!validate(*field, edit.after).ok())
            return Refusal {Rejection::BadValue, name, {}, {}};
    }
    for (const auto &[name, edit] : op.sets) {
        const FieldDescriptor *field = fieldNamed(kind, name);
        if (!field)
            return Refusal {Rejection::UnknownField, name, {}, {}};
        if (field->type != FieldType::TextSet || op.fields.contains(name)
            || !validate(*field, canonical(edit.add)).ok())
            return Refusal {Rejection::BadValue, name, {}, {}};
    }
    return std::nullopt;
}

PushOp afterRestore(PushOp op, const Record &restored)
{
    for (auto &[name, edit] : op.fields) {
        if (std::holds_alternative<std::monostate>(edit.before))
            edit.before = valueOf(restored, name);
    }
    return op;
}

Result<Decision> decide(const std::optional<StoredRecord> &stored, const PushOp &op, const Actor &actor,
    const Seen &seen, RecordLookup &others)
{
    if (auto refusal = malformedEdit(op))
        return rejected(std::move(*refusal));
    switch (op.op) {
    case OpKind::Create:
        return decideCreate(stored, op, *kindNamed(op.kind), actor, others);
    case OpKind::Set:
        return decideSet(stored, op, actor, seen, others);
    case OpKind::Delete:
        return decideDelete(stored, op, actor, seen);
    case OpKind::Restore:
        return decideRestore(stored, op, *kindNamed(op.kind), actor, others);
    case OpKind::Skip:
        return unchanged(std::nullopt);
    }
    return rejected(Rejection::UnknownKind);
}

} // namespace qunce
