// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entryreview.h"

#include <algorithm>
#include <tuple>

#include "models/merge/approval.h"
#include "models/merge/revision.h"

namespace qunce {

Result<EntryReview> readEntryReview(BoardContext &context, const Record &entry)
{
    EntryReview review;
    Sayer sayer(context.snapshot, context.user);
    const auto nameOf = [&](const Uuid &user) {
        if (user.isNil())
            return std::string();
        const std::string name = sayer.person(user);
        return name.empty() && sayer.isMyself(user) ? context.user.name : name;
    };
    review.submittedBy = nameOf(entry.reference("submitted_by"));
    review.submittedAt = entry.instant("submitted_at");
    if (isFirstApproved(entry)) {
        review.firstBy = nameOf(entry.reference("first_by"));
        review.firstFor = nameOf(entry.reference("first_for"));
        review.firstAt = entry.instant("first_at");
    }
    review.approvedBy = nameOf(entry.reference("approved_by"));
    review.approvedFor = nameOf(entry.reference("approved_for"));
    review.approvedAt = entry.instant("approved_at");
    const auto titleOf = [&](Kind kind, const Uuid &id) -> Result<std::string> {
        if (id.isNil())
            return std::string();
        QUNCE_ASSIGN(const std::optional<Record> found, context.snapshot.record(kind, id));
        return found ? found->text("title") : std::string();
    };
    EntryRevision &revision = review.revision;
    revision.waits = hasRevision(entry);
    revision.title = entry.text("revise_title");
    QUNCE_ASSIGN(revision.content, titleOf(Kind::Content, entry.reference("revise_content")));
    revision.by = nameOf(entry.reference("revise_by"));
    revision.at = entry.instant("revise_at");
    revision.confirmedBy = nameOf(entry.reference("revised_by"));
    revision.confirmedAt = entry.instant("revised_at");
    QUNCE_ASSIGN(revision.corrects, titleOf(Kind::Entry, entry.reference("corrects")));
    for (const std::string &field : changedSinceApproval(entry)) {
        const FieldValue *now = entry.find(field);
        review.changed.push_back({field, sayer.value(Kind::Entry, field, approvedValue(entry, field), &entry),
            sayer.value(Kind::Entry, field, now ? *now : FieldValue(), &entry)});
    }
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::Comment, "entry", toValue(entry.id), [&review](const Record &record) -> Result<void> {
            review.comments.push_back({record.id, record.reference("author"), {},
                record.instant("written_at"), record.text("purpose"), record.text("text"), record});
            return {};
        }));
    for (EntryComment &comment : review.comments) {
        comment.authorName = nameOf(comment.author);
        if (comment.record.bucket.empty()) // made here, and not the server's yet: it goes where its entry is
            comment.record.bucket = entry.bucket;
    }
    std::sort(
        review.comments.begin(), review.comments.end(), [](const EntryComment &a, const EntryComment &b) {
            return std::tie(a.at, a.id) < std::tie(b.at, b.id);
        });
    return review;
}

} // namespace qunce
