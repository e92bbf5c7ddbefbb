// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/conflictrecord.h"

#include <algorithm>
#include <array>
#include <vector>

#include "models/merge/editjson.h"
#include "models/merge/fold.h"
#include "models/merge/textmerge.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, 3> kResolutionNames {"mine", "theirs", "edited"};
constexpr int64_t kMsPerSecond = 1000;
constexpr size_t kShortBytes = 1024; ///< values that always stay: what a record hangs on, whose it is

std::optional<ConflictCause> causeNamed(std::string_view wanted)
{
    for (const ConflictCause cause :
        {ConflictCause::Edit, ConflictCause::StaleDelete, ConflictCause::EditedDeleted}) {
        if (name(cause) == wanted)
            return cause;
    }
    return std::nullopt;
}

bool fits(const Record &record)
{
    return validate(record).ok() && fieldsToJson(record).size() <= kMaxRowBytes;
}

/// Of a whole record the longest values are left out, first those that the edit does not touch: what stays says where the
/// record belongs and whose it is, which whoever brings it back has to know; the server has all of it.
void shortenBase(Record &conflict, const PushOp &edit)
{
    PushOp whole;
    if (!editFromJson({}, conflict.text("base"), whole).ok())
        return;
    struct Long {
        bool isEdited;
        size_t bytes;
        std::string field;
    };
    std::vector<Long> longOnes;
    for (const auto &[field, value] : whole.fields) {
        const size_t bytes = valueToJson(value.after).size();
        if (bytes > kShortBytes)
            longOnes.push_back({edit.fields.contains(field), bytes, field});
    }
    std::sort(longOnes.begin(), longOnes.end(), [](const Long &one, const Long &other) {
        return one.isEdited != other.isEdited ? other.isEdited : one.bytes > other.bytes;
    });
    for (const Long &next : longOnes) {
        if (fits(conflict))
            return;
        whole.fields.erase(next.field);
        conflict.put("base", editToJson(whole));
    }
}

/// The conflict's own end, as an edit.
PushOp endOf(const Record &conflict, Resolution resolution, const Uuid &user, int64_t nowMs)
{
    Record ended = conflict;
    ended.put("status", std::string("resolved"));
    ended.put("resolution", std::string(kResolutionNames[static_cast<size_t>(resolution)]));
    ended.put("resolved_by", toValue(user));
    ended.put("resolved_at", nowMs / kMsPerSecond);
    return *editBetween(conflict, ended);
}

PushOp editOf(const ConflictDetails &details, OpKind kind, const std::optional<Record> &subject)
{
    PushOp op;
    op.op = kind;
    op.kind = descriptor(details.kind).name;
    op.id = details.subject;
    op.pv = kSchemaVersion;
    if (subject) {
        op.bucket = subject->bucket;
        op.base = subject->seq;
    }
    return op;
}

Error nothingLeft()
{
    return {ErrorCode::NotFound,
        Message(QUNCE_TEXT("The record does not exist (any more). Take theirs to end the conflict.")), {}};
}

/// The value as an edit of what the subject holds now.
Result<std::vector<PushOp>> withValue(
    const ConflictDetails &details, const std::optional<Record> &subject, const FieldValue &value)
{
    if (!subject)
        return nothingLeft();
    Record wanted = *subject;
    wanted.put(details.field, value);
    const std::optional<PushOp> op = editBetween(subject, wanted);
    return op ? std::vector {*op} : std::vector<PushOp> {};
}

/// The record as it was when it was deleted, without values that were left out for their size: the server has them.
Result<PushOp> restoreOf(const Record &conflict, const ConflictDetails &details)
{
    PushOp op = editOf(details, OpKind::Restore, std::nullopt);
    const std::string whole = conflict.text("base");
    const bool isOfPlace = *descriptor(details.kind).bucketField != 0;
    if (whole.empty() && isOfPlace)
        return nothingLeft(); // nobody here can know where it belongs
    if (whole.empty())
        return op;
    QUNCE_TRY(editFromJson({}, whole, op));
    std::erase_if(
        op.fields, [&](const auto &field) { return !fieldNamed(descriptor(details.kind), field.first); });
    return op;
}

/// What the edit is to be of a record that somebody has brought back since: by lines where that fits together, else over
/// what stands there. Whoever takes theirs has chosen, and is not asked again.
void meetAsItStands(PushOp &edit, const Record &subject)
{
    for (auto &[name, value] : edit.fields) {
        const FieldValue *held = subject.find(name);
        const FieldValue now = held ? *held : FieldValue();
        const FieldDescriptor *field = fieldNamed(descriptor(subject.kind), name);
        const auto textOf = [](const FieldValue &of) {
            const auto *text = std::get_if<std::string>(&of);
            return text ? *text : std::string();
        };
        const bool mergesByLines = field && field->merge == MergeClass::Text
            && !std::holds_alternative<std::monostate>(value.before)
            && mergeTexts(textOf(value.before), textOf(value.after), textOf(now));
        if (!mergesByLines)
            value.before = now;
    }
}

/// My edit of a record that somebody deleted: it comes back and takes the edit.
Result<std::vector<PushOp>> withRestore(
    const Record &conflict, const ConflictDetails &details, const std::optional<Record> &subject)
{
    std::vector<PushOp> ops;
    if (!subject) {
        QUNCE_ASSIGN(PushOp restore, restoreOf(conflict, details));
        ops.push_back(std::move(restore));
    }
    PushOp edit = editOf(details, OpKind::Set, subject);
    QUNCE_TRY(editFromJson(conflict.text("base"), conflict.text("mine"), edit));
    if (subject)
        meetAsItStands(edit, *subject);
    ops.push_back(std::move(edit));
    return ops;
}

Result<std::vector<PushOp>> withMine(
    const Record &conflict, const ConflictDetails &details, const std::optional<Record> &subject)
{
    switch (details.cause) {
    case ConflictCause::Edit:
        return withValue(details, subject, details.mine);
    case ConflictCause::StaleDelete: {
        const std::optional<PushOp> op = editBetween(subject, std::nullopt);
        return op ? std::vector {*op} : std::vector<PushOp> {};
    }
    case ConflictCause::EditedDeleted:
        return withRestore(conflict, details, subject);
    }
    return nothingLeft();
}

} // namespace

std::optional<std::vector<Record>> conflictRecords(const PushOp &op, const Decision &decision,
    const std::string &bucket, const ConflictMeeting &meeting, IdSource &ids)
{
    std::vector<Record> records;
    for (const FieldConflict &conflict : decision.conflicts) {
        Record record;
        record.kind = Kind::Conflict;
        record.id = ids.next();
        record.bucket = bucket;
        record.put("subject_kind", toValue(op.kind));
        record.put("subject", toValue(op.id));
        record.put("cause", toValue(std::string(name(decision.cause))));
        record.put("field", toValue(conflict.field));
        record.put("base", toValue(conflict.base));
        record.put("mine", toValue(conflict.mine));
        record.put("theirs", toValue(conflict.theirs));
        record.put("mine_by", toValue(meeting.mineBy));
        record.put("theirs_by", toValue(meeting.theirsBy));
        record.put("opened_at", meeting.openedAt);
        record.put("status", std::string("open"));
        if (decision.cause == ConflictCause::EditedDeleted && !fits(record))
            shortenBase(record, op);
        for (const char *spare : {"base", "theirs"}) {
            if (!fits(record))
                record.put(spare, {});
        }
        if (!fits(record))
            return std::nullopt;
        records.push_back(std::move(record));
    }
    return records;
}

std::optional<ConflictDetails> conflictDetails(const Record &record)
{
    const std::optional<Kind> kind = kindNamed(record.text("subject_kind"));
    const std::optional<ConflictCause> cause = causeNamed(record.text("cause"));
    if (record.kind != Kind::Conflict || !kind || !cause)
        return std::nullopt;
    ConflictDetails details;
    details.cause = *cause;
    details.kind = *kind;
    details.subject = record.reference("subject");
    details.field = record.text("field");
    details.open = record.text("status") != "resolved";
    if (details.field.empty())
        return details;
    const std::array<std::pair<const char *, FieldValue *>, 3> values {
        {{"base", &details.base}, {"mine", &details.mine}, {"theirs", &details.theirs}}};
    for (const auto &[field, value] : values) {
        const std::string json = record.text(field);
        if (json.empty())
            continue; // left out for its size
        Result<FieldValue> read = valueFromJson(json);
        if (!read.ok())
            return std::nullopt;
        *value = std::move(*read);
    }
    return details;
}

Result<std::vector<PushOp>> resolveConflict(const Record &conflict, const std::optional<Record> &subject,
    Resolution resolution, const FieldValue &edited, const Uuid &user, int64_t nowMs)
{
    const std::optional<ConflictDetails> details = conflictDetails(conflict);
    if (!details)
        return Error {ErrorCode::VersionMismatch,
            Message(QUNCE_TEXT("This conflict was recorded by a newer program. Install the newer program.")),
            conflict.id.toString()};
    std::vector<PushOp> ops;
    if (resolution == Resolution::Mine) {
        QUNCE_ASSIGN(ops, withMine(conflict, *details, subject));
    } else if (resolution == Resolution::Edited) {
        QUNCE_ASSIGN(ops, withValue(*details, subject, canonical(edited)));
    }
    ops.push_back(endOf(conflict, resolution, user, nowMs));
    for (PushOp &op : ops)
        op.atMs = nowMs;
    return ops;
}

} // namespace qunce
