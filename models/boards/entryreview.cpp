// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entryreview.h"

#include <algorithm>
#include <tuple>

#include "models/merge/approval.h"

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
    review.approvedBy = nameOf(entry.reference("approved_by"));
    review.approvedAt = entry.instant("approved_at");
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
