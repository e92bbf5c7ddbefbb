// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/subjectnotes.h"

#include <algorithm>
#include <map>

#include "models/boards/boardparts.h"
#include "models/boards/usernames.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

Result<SubjectNote> noteOf(BoardContext &context, UserNames &names, const Record &record)
{
    SubjectNote note;
    note.id = record.id;
    note.author = record.reference("author");
    QUNCE_ASSIGN(note.authorName, names.of(note.author));
    note.at = record.instant("written_at");
    note.text = record.text("text");
    note.record = record;
    note.isPending = !context.snapshot.editedFields(Kind::Note, record.id).empty();
    return note;
}

} // namespace

Result<std::optional<SubjectNotes>> readSubjectNotes(BoardContext &context, Kind kind, const Uuid &subject)
{
    QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(kind, subject));
    if (!record)
        return std::optional<SubjectNotes>();
    SubjectNotes all;
    all.subject = *record;
    all.tags = record->set("tags");
    const std::vector<std::string> edited = context.snapshot.editedFields(kind, subject);
    all.areTagsPending = std::find(edited.begin(), edited.end(), "tags") != edited.end();
    std::vector<Record> found; // who wrote them is asked afterwards
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::Note, "subject", toValue(subject), [&found](const Record &note) -> Result<void> {
            found.push_back(note);
            return {};
        }));
    UserNames names(context.snapshot, context.user);
    for (Record &note : found) {
        if (note.bucket.empty()) // made here, and not the server's yet: it goes where its subject is
            note.bucket = record->bucket;
        QUNCE_ASSIGN(SubjectNote one, noteOf(context, names, note));
        all.notes.push_back(std::move(one));
    }
    std::sort(all.notes.begin(), all.notes.end(),
        [](const SubjectNote &a, const SubjectNote &b) { return a.at != b.at ? a.at > b.at : a.id > b.id; });
    return std::optional(std::move(all));
}

Result<std::vector<std::string>> readKnownTags(BoardContext &context, Kind kind)
{
    std::map<std::string, size_t, std::less<>> uses;
    std::map<std::string, std::vector<std::string>, std::less<>> sets; // there are few different ones
    const auto note = [&](const RowView &row) -> Result<void> {
        if (row.isNull(0))
            return {};
        const std::string_view stored = row.text(0);
        auto set = sets.find(stored);
        if (set == sets.end()) {
            QUNCE_TRY(goOn(context));
            QUNCE_ASSIGN(const FieldValue value, valueFromJson(stored));
            const auto *items = std::get_if<std::vector<std::string>>(&value);
            set = sets.emplace(std::string(stored), items ? *items : std::vector<std::string>()).first;
        }
        for (const std::string &tag : set->second)
            ++uses[tag];
        return {};
    };
    QUNCE_TRY(context.snapshot.eachRow({kind, {"tags"}, {}, {}}, note));
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Tag, [&](const Record &tag) -> Result<void> {
        const std::string about = tag.text("subject_kind");
        if (!tag.text("name").empty() && (about.empty() || about == descriptor(kind).name))
            uses.emplace(tag.text("name"), 0);
        return {};
    }));
    std::vector<std::pair<std::string, size_t>> ordered(uses.begin(), uses.end());
    std::stable_sort(
        ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::vector<std::string> tags;
    for (auto &[tag, count] : ordered)
        tags.push_back(tag);
    return tags;
}

} // namespace qunce
