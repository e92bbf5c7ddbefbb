// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/edits/editdraft.h"

#include "models/merge/approval.h"
#include "models/merge/decide.h"
#include "models/merge/entryrules.h"
#include "models/merge/fold.h"
#include "models/merge/setmerge.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

/// Below kMaxPushBytes, with room for what else a push says.
constexpr size_t kGroupBytes = 900 * 1024;

Error refused(const Refusal &refusal)
{
    ErrorCode code = ErrorCode::InvalidInput;
    if (refusal.why == Rejection::NotAllowed || refusal.why == Rejection::OutOfScope)
        code = ErrorCode::PermissionDenied;
    else if (refusal.why == Rejection::NoSuchRecord || refusal.why == Rejection::RefersToNothing)
        code = ErrorCode::NotFound;
    return {code, messageOf(refusal), std::string(codeOf(refusal.why)) + " " + refusal.about};
}

/// Takes back that an entry was cancelled: nothing but a draft can follow that (models/merge/transitions.h).
bool becomesDraft(const PushOp &back)
{
    const auto status = back.fields.find("status");
    return back.kind == descriptor(Kind::Entry).name && status != back.fields.end()
        && status->second.before == FieldValue(std::string("cancelled"))
        && status->second.after != FieldValue(std::string("draft"));
}

Error changedByOthers(const KindDescriptor &kind, const std::vector<std::string> &fields)
{
    std::string names;
    for (const std::string &field : fields) {
        const FieldDescriptor *about = fieldNamed(kind, field);
        names += (names.empty() ? "" : "、") + std::string(about ? about->chinese : field);
    }
    return {ErrorCode::Conflict,
        Message(QUNCE_TEXT("This cannot be undone: %1 has been changed since. Change it by hand instead."),
            {names}),
        kind.name};
}

} // namespace

Result<std::optional<Record>> EditDraft::record(Kind kind, const Uuid &id)
{
    const auto known = m_records.find({kind, id});
    if (known != m_records.end())
        return known->second;
    QUNCE_ASSIGN(std::optional<Record> found, m_snapshot.record(kind, id));
    if (found && found->bucket.empty()) { // made here, and not the server's yet
        QUNCE_ASSIGN(const std::optional<std::string> bucket, bucketOf(*found, *this));
        found->bucket = bucket.value_or(std::string());
    }
    return found;
}

Result<std::optional<Record>> EditDraft::setting(std::string_view name)
{
    return m_snapshot.recordByCode(Kind::Setting, name);
}

Result<Record> EditDraft::existing(Kind kind, const Uuid &id)
{
    QUNCE_ASSIGN(std::optional<Record> found, record(kind, id));
    if (!found)
        return refused({Rejection::NoSuchRecord, descriptor(kind).name, {}, {}});
    return std::move(*found);
}

Result<Uuid> EditDraft::add(const RecordChange &wanted)
{
    if (const auto *fields = std::get_if<ChangeFields>(&wanted))
        return change(*fields);
    if (const auto *made = std::get_if<MakeRecord>(&wanted))
        return make(*made);
    return remove(std::get<DeleteRecord>(wanted));
}

Result<Uuid> EditDraft::change(const ChangeFields &wanted)
{
    const KindDescriptor &kind = descriptor(wanted.kind);
    QUNCE_ASSIGN(const Record now, existing(wanted.kind, wanted.id));
    PushOp op;
    op.op = OpKind::Set;
    op.kind = kind.name;
    op.id = wanted.id;
    for (const auto &[name, value] : wanted.fields) {
        const FieldDescriptor *field = fieldNamed(kind, name);
        if (!field)
            return refused({Rejection::UnknownField, name, {}, {}});
        const FieldValue *held = now.find(name);
        const FieldValue before = held ? *held : FieldValue();
        const FieldValue after = canonical(value);
        if (before == after)
            continue;
        const auto *items = std::get_if<std::vector<std::string>>(&after);
        if (field->merge == MergeClass::Set && (items || std::holds_alternative<std::monostate>(after)))
            op.sets[name] = setDifference(now.set(name), items ? *items : std::vector<std::string>());
        else
            op.fields[name] = {before, after};
    }
    for (const auto &[name, edit] : wanted.sets) {
        const std::vector<std::string> before = now.set(name);
        SetEdit effect = setDifference(before, withEdit(before, edit));
        if (!effect.add.empty() || !effect.remove.empty())
            op.sets[name] = std::move(effect);
    }
    sign(now, op);
    if (!op.fields.empty() || !op.sets.empty())
        QUNCE_TRY(add(std::move(op)));
    return wanted.id;
}

/// Who submits or approves signs for it, however the status is changed.
void EditDraft::sign(const Record &now, PushOp &op) const
{
    const auto status = op.fields.find("status");
    if (now.kind != Kind::Entry || status == op.fields.end())
        return;
    const auto *to = std::get_if<std::string>(&status->second.after);
    Record then = now;
    for (const auto &[name, edit] : op.fields) {
        if (name != "status")
            then.put(name, edit.after);
    }
    for (const auto &[name, edit] : op.sets)
        then.put(name, canonical(withEdit(then.set(name), edit)));
    for (auto &[name, value] :
        approvalFields(then, to ? *to : std::string(), m_actor.user, Instant {m_nowMs / 1000})) {
        const FieldValue *held = now.find(name);
        FieldValue before = held ? *held : FieldValue();
        if (before != value)
            op.fields.try_emplace(name, FieldEdit {std::move(before), std::move(value)});
    }
}

Result<Uuid> EditDraft::make(const MakeRecord &wanted)
{
    PushOp op;
    op.op = OpKind::Create;
    op.kind = descriptor(wanted.kind).name;
    op.id = wanted.id.isNil() ? m_ids.next() : wanted.id;
    for (const auto &[name, value] : wanted.fields) {
        FieldValue after = canonical(value);
        if (!std::holds_alternative<std::monostate>(after))
            op.fields[name] = {{}, std::move(after)};
    }
    const Uuid id = op.id;
    Record nothing;
    nothing.kind = wanted.kind;
    sign(nothing, op);
    QUNCE_TRY(add(std::move(op)));
    return id;
}

Result<Uuid> EditDraft::remove(const DeleteRecord &wanted)
{
    QUNCE_ASSIGN(const Record now, existing(wanted.kind, wanted.id));
    std::optional<PushOp> op = editBetween(now, std::nullopt);
    QUNCE_TRY(add(std::move(*op)));
    return wanted.id;
}

Result<void> EditDraft::addInverse(const PushOp &op)
{
    const std::optional<Kind> kind = kindNamed(op.kind);
    if (!kind)
        return refused({Rejection::UnknownKind, op.kind, {}, {}});
    QUNCE_ASSIGN(const std::optional<Record> now, record(*kind, op.id));
    const std::vector<std::string> changed = changedSince(op, now);
    if (!changed.empty())
        return changedByOthers(descriptor(*kind), changed);
    PushOp back = inverse(op);
    if (op.op == OpKind::Create && *kind == Kind::Setting) {
        // Settings are not deleted: an empty one says what its absence said.
        back = PushOp();
        back.op = OpKind::Set;
        back.kind = op.kind;
        back.id = op.id;
        if (const auto value = op.fields.find("value"); value != op.fields.end())
            back.fields["value"] = {value->second.after, {}};
    }
    if (back.op == OpKind::Set && becomesDraft(back)) {
        back.fields["status"].after = std::string("draft");
        m_madeDrafts.push_back(back.id);
    }
    return add(std::move(back));
}

/// By the rule that the server goes by: against the record as it is, nothing of an edit can have been overtaken.
Result<void> EditDraft::add(PushOp op)
{
    if (const std::optional<Refusal> refusal = malformedEdit(op))
        return refused(*refusal);
    const Kind kind = *kindNamed(op.kind);
    QUNCE_ASSIGN(std::optional<Record> now, record(kind, op.id));
    std::optional<Record> server;
    QUNCE_ASSIGN(server, m_snapshot.serverRecord(kind, op.id));
    op.bucket = server ? server->bucket : std::string();
    op.base = server ? server->seq : 0;
    op.pv = kSchemaVersion;
    op.atMs = m_nowMs;

    std::optional<StoredRecord> stored;
    if (now)
        stored = StoredRecord {*now, false};
    else if (op.op == OpKind::Restore)
        stored = StoredRecord {*foldEdits(std::nullopt, std::vector<PushOp> {op}), true};
    if (stored && stored->deleted) {
        QUNCE_ASSIGN(const std::optional<std::string> bucket, bucketOf(stored->record, *this));
        stored->record.bucket = bucket.value_or(std::string());
    }
    QUNCE_ASSIGN(Decision decision,
        decideEntryRules(stored, op, m_actor, {UINT64_MAX, {}}, *this, Instant {m_nowMs / 1000}));
    if (decision.refusal)
        return refused(*decision.refusal);
    m_records[{kind, op.id}] = std::move(decision.record);
    m_ops.push_back(std::move(op));
    return {};
}

std::vector<PushGroup> EditDraft::groups(const Uuid &aid)
{
    std::vector<PushGroup> groups;
    size_t bytes = 0;
    for (PushOp &op : m_ops) {
        const size_t size = wireSize(op);
        if (groups.empty() || groups.back().ops.size() == kMaxGroupOps || bytes + size > kGroupBytes) {
            groups.push_back({m_ids.next(), aid, {}});
            bytes = 0;
        }
        bytes += size;
        groups.back().ops.push_back(std::move(op));
    }
    m_ops.clear();
    return groups;
}

} // namespace qunce
