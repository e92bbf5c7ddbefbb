// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pushgroup.h"

#include <algorithm>

#include "models/base/seededbugs.h"
#include "models/merge/closedrules.h"
#include "models/merge/conflictrecord.h"
#include "models/merge/contestrules.h"
#include "models/merge/entryrules.h"
#include "models/protocol/monthclose.h"
#include "server/rules/closedmonthsof.h"
#include "server/rules/dependants.h"

namespace qunce::server {

namespace {

using Rejected = qunce::Refusal;

/// Other records as this transaction has them.
class TransactionLookup : public RecordLookup
{
public:
    explicit TransactionLookup(ReadTransaction &transaction) : m_transaction(transaction) { }

    Result<std::optional<Record>> record(Kind kind, const Uuid &id) override
    {
        return m_transaction.record(kind, id);
    }
    Result<std::optional<Record>> setting(std::string_view name) override
    {
        return m_transaction.recordByCode(Kind::Setting, name);
    }

private:
    ReadTransaction &m_transaction;
};

void sayRejected(PushResult &result, PushStatus status, const Rejected &refusal)
{
    const uint64_t mid = result.mid;
    result = {};
    result.mid = mid;
    result.status = status;
    result.code = codeOf(refusal.why);
    result.message = messageOf(refusal).english();
}

} // namespace

PushGroupRun::PushGroupRun(
    WriteTransaction &transaction, const PushAuthor &author, IdSource &ids, int64_t nowMs, PlanKeeper *plan)
    : m_transaction(transaction), m_author(author), m_ids(ids), m_nowMs(nowMs), m_plan(plan)
{ }

Result<std::vector<PushResult>> PushGroupRun::run(std::span<const PushOp> ops)
{
    QUNCE_TRY(m_transaction.beginPart());
    std::vector<PushResult> results(ops.size());
    std::vector<Effect> effects(ops.size());
    size_t accepted = 0;
    for (; accepted < ops.size(); ++accepted) {
        results[accepted].mid = ops[accepted].mid;
        QUNCE_ASSIGN(const bool fine, runOne(ops[accepted], results[accepted], effects[accepted]));
        if (!fine)
            break;
    }
    const bool whole = accepted == ops.size();
    if (whole) {
        for (size_t i = 0; i < ops.size(); ++i)
            QUNCE_TRY(locate(effects[i], results[i]));
    }
    QUNCE_TRY(m_transaction.endPart(whole || seededBug("group half applied")));
    if (!whole && m_plan)
        m_plan->forget();
    for (size_t i = 0; !whole && i < ops.size(); ++i) {
        results[i].mid = ops[i].mid;
        if (i != accepted)
            sayRejected(results[i], PushStatus::Rejected, {Rejection::GroupRejected, {}, {}, {}});
    }
    return results;
}

Result<std::optional<StoredRecord>> PushGroupRun::stored(Kind kind, const Uuid &id)
{
    QUNCE_ASSIGN(std::optional<Record> live, m_transaction.record(kind, id));
    if (live)
        return std::optional(StoredRecord {std::move(*live), false});
    QUNCE_ASSIGN(std::optional<DeletedRecord> deleted, m_transaction.deletedRecord(kind, id));
    if (!deleted)
        return std::optional<StoredRecord>();
    return std::optional(StoredRecord {std::move(deleted->record), true});
}

Result<Seen> PushGroupRun::seenBy(const PushOp &op, const std::optional<StoredRecord> &stored)
{
    Seen seen;
    if (!stored)
        return seen;
    const Record &record = stored->record;
    QUNCE_ASSIGN(const uint64_t head, m_transaction.headSeq(record.bucket));
    seen.base = comparableBase(op, record, head);
    if (op.op == OpKind::Delete && !stored->deleted) {
        // The record's seq is that of its last change alone; to delete it, all changes must have been seen.
        QUNCE_ASSIGN(const bool others,
            m_transaction.wasChangedByOthers(record.kind, record.id, seen.base, m_author.client));
        if (!others || seededBug("late delete applied"))
            seen.base = record.seq;
        return seen;
    }
    seen.own = [this, kind = record.kind, id = record.id](uint64_t seq) {
        const Result<bool> own = m_transaction.wasChangedBy(kind, id, seq, m_author.client);
        return own.ok() && *own; // a failure of the database ends the transaction at the next step
    };
    return seen;
}

Result<bool> PushGroupRun::runOne(const PushOp &op, PushResult &result, Effect &effect)
{
    if (op.op == OpKind::Skip)
        return true;
    const std::optional<Kind> kind = kindNamed(op.kind);
    std::optional<StoredRecord> before;
    if (kind) {
        QUNCE_ASSIGN(before, stored(*kind, op.id));
    }
    QUNCE_ASSIGN(const Seen seen, seenBy(op, before));
    TransactionLookup others(m_transaction);
    const bool isBack = kind && before && !before->deleted && m_restored.contains({*kind, op.id});
    QUNCE_ASSIGN(const Decision decision,
        decideEntryRules(before, isBack ? afterRestore(op, before->record) : op, m_author.actor, seen, others,
            Instant {m_nowMs / 1000}));
    if (decision.refusal)
        return refuse(op, *decision.refusal, result);
    QUNCE_ASSIGN(const std::optional<Rejected> kept, keptByMonth(op, before, decision));
    if (kept)
        return refuse(op, *kept, result);
    result.status = decision.status;
    result.kept = decision.kept;
    if (before || decision.record)
        effect = {kind, op.id, {}};
    QUNCE_ASSIGN(const bool isFine,
        isPlanFine(before && !before->deleted ? &before->record : nullptr, decision, result));
    if (!isFine)
        return false;
    QUNCE_ASSIGN(const bool written, write(op, before, decision, result));
    if (!written)
        return false;
    if (op.op == OpKind::Restore && decision.changes)
        m_restored.insert({*kind, op.id});
    if (decision.conflicts.empty() || seededBug("conflict loses mine"))
        return true;
    return openConflicts(
        op, decision.record ? decision.record->bucket : before->record.bucket, decision, result, effect);
}

Result<bool> PushGroupRun::write(
    const PushOp &op, const std::optional<StoredRecord> &before, const Decision &decision, PushResult &result)
{
    if (!decision.changes)
        return true;
    if (!decision.record) {
        QUNCE_TRY(m_transaction.deleteRecord(before->record.kind, op.id));
        return true;
    }
    const Result<void> put = m_transaction.putRecord(*decision.record);
    if (!put.ok() && put.error().code == ErrorCode::AlreadyExists)
        return refuse(op, {Rejection::NameTaken, {}, {}, {}}, result);
    QUNCE_TRY(put);
    if (before && before->record.bucket != decision.record->bucket)
        QUNCE_TRY(moveDependants(m_transaction, *decision.record));
    if (m_plan)
        QUNCE_TRY(m_plan->follow(
            m_transaction, before && !before->deleted ? &before->record : nullptr, *decision.record));
    return true;
}

/// The checks of the plan, where they have a say; what they find is named by code, and whole in English.
Result<bool> PushGroupRun::isPlanFine(const Record *before, const Decision &decision, PushResult &result)
{
    if (!m_plan || !decision.changes || !decision.record)
        return true;
    QUNCE_ASSIGN(
        const std::vector<PlanFinding> findings, m_plan->refusing(m_transaction, before, *decision.record));
    if (findings.empty())
        return true;
    sayRejected(result, PushStatus::Rejected, {Rejection::ChecksFailed, {}, {}, {}});
    for (const PlanFinding &finding : findings) {
        result.kept.emplace_back(codeOf(finding.check));
        result.message += " " + finding.text.english();
    }
    return false;
}

/// What months that are closed, or are to be, and frozen contests say to it.
Result<std::optional<Rejected>> PushGroupRun::keptByMonth(
    const PushOp &op, const std::optional<StoredRecord> &before, const Decision &decision)
{
    const std::optional<Kind> kind = kindNamed(op.kind);
    if (!kind || !decision.changes)
        return std::optional<Rejected>();
    const Record *const was = before && !before->deleted ? &before->record : nullptr;
    const Record *const is = decision.record ? &*decision.record : nullptr;
    if (*kind == Kind::MonthClose) {
        std::optional<Record> other;
        if (is) {
            QUNCE_ASSIGN(other, m_transaction.recordByCode(Kind::MonthClose, is->text("month")));
        }
        const bool isOther = other && other->id != op.id;
        return refusalOfMonthPlan(m_author.actor, was, is, isOther ? &*other : nullptr);
    }
    if (*kind == Kind::Contest)
        return refusalOfContest(was, is);
    if (*kind != Kind::Goal && *kind != Kind::Task && *kind != Kind::Org)
        return std::optional<Rejected>();
    QUNCE_ASSIGN(const std::vector<ClosedMonth> months, closedMonthsOf(m_transaction));
    return closedDayTouched(months, was, is) ? std::optional(Rejected {Rejection::MonthClosed, {}, {}, {}})
                                             : std::nullopt;
}

Result<bool> PushGroupRun::refuse(const PushOp &op, const Rejected &refusal, PushResult &result)
{
    QUNCE_ASSIGN(const bool dependent, buildsOnRejected(op, refusal));
    if (dependent && !seededBug("dependency forgotten"))
        sayRejected(result, PushStatus::RejectedDependency, {Rejection::Dependency, {}, {}, {}});
    else
        sayRejected(result, PushStatus::Rejected, refusal);
    return false;
}

/// Whether what is missing is missing because the client's own edit that was to make it was rejected.
Result<bool> PushGroupRun::buildsOnRejected(const PushOp &op, const Rejected &refusal)
{
    if (refusal.why == Rejection::NoSuchRecord)
        return m_transaction.wasRejected(m_author.client, op.id);
    if (refusal.why != Rejection::RefersToNothing)
        return false;
    for (const auto &[name, edit] : op.fields) {
        const auto *text = std::get_if<std::string>(&edit.after);
        const std::optional<Uuid> target = text ? Uuid::parse(*text) : std::nullopt;
        if (!target)
            continue;
        QUNCE_ASSIGN(const bool rejected, m_transaction.wasRejected(m_author.client, *target));
        if (rejected)
            return true;
    }
    return false;
}

/// Who wrote the value that stays; nil if it was an import or nobody knows.
Result<Uuid> PushGroupRun::otherAuthor(const PushOp &op, const FieldConflict &conflict)
{
    const Kind kind = *kindNamed(op.kind);
    std::string who;
    QUNCE_ASSIGN(const std::optional<DeletedRecord> deleted, m_transaction.deletedRecord(kind, op.id));
    if (deleted) {
        who = deleted->who;
    } else {
        QUNCE_ASSIGN(const std::vector<RecordChange> changes, m_transaction.history(kind, op.id));
        const auto found = std::find_if(changes.begin(), changes.end(), [&](const RecordChange &change) {
            return conflict.field.empty() || change.before.find(conflict.field)
                || change.after.find(conflict.field);
        });
        if (found != changes.end() && !found->client.isNil())
            who = found->who;
    }
    QUNCE_ASSIGN(const std::optional<Account> account, m_transaction.account(who));
    return account ? account->id : Uuid();
}

/// The conflict about the same field that the same user has open: who types on offline meets the other side once.
Result<std::optional<Record>> PushGroupRun::openConflictOf(const PushOp &op, const FieldConflict &conflict)
{
    std::optional<Record> open;
    if (conflict.field.empty())
        return open; // of a whole record each edit stands for itself
    QUNCE_TRY(m_transaction.eachRecordByRef(
        Kind::Conflict, IndexColumn::Ref1, op.id, [&](const Record &record) -> Result<void> {
            if (record.text("status") == "open" && record.text("field") == conflict.field
                && record.reference("mine_by") == m_author.actor.user)
                open = record;
            return {};
        }));
    return open;
}

Result<bool> PushGroupRun::openConflicts(
    const PushOp &op, const std::string &bucket, const Decision &decision, PushResult &result, Effect &effect)
{
    for (const FieldConflict &conflict : decision.conflicts) {
        Decision one;
        one.cause = decision.cause;
        one.conflicts = {conflict};
        QUNCE_ASSIGN(const std::optional<Record> open, openConflictOf(op, conflict));
        if (open)
            one.conflicts.front().base = open->text("base");
        ConflictMeeting meeting {m_author.actor.user, {}, m_nowMs / 1000};
        QUNCE_ASSIGN(meeting.theirsBy, otherAuthor(op, conflict));
        std::optional<std::vector<Record>> records = conflictRecords(op, one, bucket, meeting, m_ids);
        if (!records)
            return refuse(op, {Rejection::RowTooLarge, conflict.field, {}, {}}, result);
        for (Record &record : *records) {
            if (open)
                record.id = open->id;
            QUNCE_TRY(m_transaction.putRecord(record));
            effect.conflicts.push_back(record.id);
        }
    }
    if (!effect.conflicts.empty())
        result.conflict = effect.conflicts.front();
    return true;
}

/// Seqs are read last: later edits of the group may have changed the same record.
Result<void> PushGroupRun::locate(const Effect &effect, PushResult &result)
{
    if (!effect.kind)
        return {};
    QUNCE_ASSIGN(const std::optional<StoredRecord> now, stored(*effect.kind, effect.id));
    if (!now)
        return {};
    result.bucket = now->record.bucket;
    result.seq = now->record.seq;
    for (const Uuid &id : effect.conflicts) {
        QUNCE_ASSIGN(const std::optional<Record> conflict, m_transaction.record(Kind::Conflict, id));
        if (conflict && conflict->bucket == result.bucket)
            result.seq = std::max(result.seq, conflict->seq);
    }
    return {};
}

} // namespace qunce::server
