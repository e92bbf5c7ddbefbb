// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is typed into a plan sheet, as edits and as the board shows them until it is read again.

#include <unordered_map>

#include "models/protocol/bucketnames.h"
#include "views/calendar/entryactions.h"

namespace qunce {

namespace {

/// As far as a board shows it.
void put(CalendarEntry &entry, const std::map<std::string, FieldValue, std::less<>> &fields)
{
    Record record;
    for (const auto &[name, value] : fields)
        record.put(name, value);
    for (const auto &[name, value] : fields) {
        if (name == "title")
            entry.title = record.text(name);
        else if (name == "start_at")
            entry.start = record.instant(name).value_or(entry.start);
        else if (name == "end_at")
            entry.end = record.instant(name);
        else if (name == "stage")
            entry.stage = record.text(name);
        else if (name == "layer")
            entry.layer = contentLayerNamed(record.text(name));
        else if (name == "channel")
            entry.channel = record.text(name);
        else if (name == "owner")
            entry.owner = record.text(name);
        else if (name == "campaign")
            entry.campaign = record.reference(name);
        else if (name == "content")
            entry.content = record.reference(name);
        else if (name == "group_kinds")
            entry.groupKinds = record.set(name);
    }
}

} // namespace

void EntryActions::applySheet(const Message &title, const SheetOutcome &outcome)
{
    const std::shared_ptr<const CalendarBoard> board = m_drafts.board();
    if (!board || outcome.edits.empty())
        return;
    EditRequest request;
    request.title = title;
    BoardPatch patch;
    std::unordered_map<Uuid, const CalendarEntry *> entries;
    for (const CalendarEntry &entry : board->entries)
        entries[entry.id] = &entry;
    const auto entryOf = [&entries](const Uuid &id) {
        const auto found = entries.find(id);
        return found == entries.end() ? nullptr : found->second;
    };
    for (const SheetEdit &edit : outcome.edits) {
        const CalendarEntry *there = edit.id.isNil() ? nullptr : entryOf(edit.id);
        switch (edit.what) {
        case SheetEdit::What::Change:
            request.changes.push_back(ChangeFields {Kind::Entry, edit.id, edit.fields, {}});
            if (there) {
                patch.entries.push_back(*there);
                put(patch.entries.back(), edit.fields);
            }
            break;
        case SheetEdit::What::Make: {
            CalendarEntry made;
            made.id = m_ids.next();
            made.bucket = bucket::planHqDraft();
            put(made, edit.fields);
            request.changes.push_back(MakeRecord {Kind::Entry, made.id, edit.fields});
            patch.entries.push_back(std::move(made));
            break;
        }
        case SheetEdit::What::Delete:
            request.changes.push_back(DeleteRecord {Kind::Entry, edit.id});
            patch.removed.insert(edit.id);
            break;
        }
    }
    commit(std::move(request), std::move(patch));
}

} // namespace qunce
