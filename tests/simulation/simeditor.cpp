// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/simulation/simeditor.h"

#include <algorithm>
#include <array>

#include "models/merge/approval.h"
#include "models/merge/conflictrecord.h"
#include "models/merge/fold.h"
#include "models/protocol/fieldvalue.h"

namespace qunce::simulation {

namespace {

constexpr size_t kBulk = 8;

bool contains(const FieldValue &value, const std::string &token)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return text->find(token) != std::string::npos;
    if (const auto *set = std::get_if<std::vector<std::string>>(&value))
        return std::find(set->begin(), set->end(), token) != set->end();
    return false;
}

} // namespace

bool SimEditor::carries(const PushOp &op, const std::string &token)
{
    const bool inField = std::any_of(op.fields.begin(), op.fields.end(), [&](const auto &field) {
        return contains(field.second.after, token) && !contains(field.second.before, token);
    });
    const bool inSet = std::any_of(op.sets.begin(), op.sets.end(), [&](const auto &field) {
        return std::find(field.second.add.begin(), field.second.add.end(), token) != field.second.add.end();
    });
    return inField || inSet;
}

std::vector<Record> SimEditor::all(ReadSnapshot &shown, Kind kind)
{
    std::vector<Record> records;
    static_cast<void>(shown.eachRecord(kind, [&](const Record &record) -> Result<void> {
        records.push_back(record);
        return {};
    }));
    return records;
}

std::optional<Record> SimEditor::one(ReadSnapshot &shown, Kind kind)
{
    const std::vector<Record> records = all(shown, kind);
    return records.empty() ? std::nullopt : std::optional(m_random.oneOf(records));
}

EditAction SimEditor::action(int64_t nowMs)
{
    EditAction action;
    action.aid = m_ids.next();
    action.title = EditTitle(Message("Edit"));
    action.atMs = nowMs;
    action.groups.push_back({m_ids.next(), action.aid, {}});
    return action;
}

void SimEditor::add(EditAction &action, std::optional<PushOp> op)
{
    if (!op)
        return;
    op->mid = 0;
    op->pv = kSchemaVersion;
    op->atMs = action.atMs;
    action.groups.back().ops.push_back(std::move(*op));
}

bool SimEditor::change(EditAction &action, ReadSnapshot &shown, Kind kind, size_t most, const Change &how)
{
    std::vector<Record> records = all(shown, kind);
    while (records.size() > most)
        records.erase(records.begin() + static_cast<std::ptrdiff_t>(m_random.below(records.size())));
    for (const Record &record : records) {
        Record changed = record;
        how(changed);
        add(action, editBetween(record, changed));
    }
    return !action.groups.back().ops.empty();
}

bool SimEditor::changePeople(EditAction &action, ReadSnapshot &shown, bool many)
{
    static const std::vector<Kind> kKinds {Kind::Guide, Kind::Group, Kind::Koc};
    return change(action, shown, m_random.oneOf(kKinds), many ? kBulk : 1, [this](Record &record) {
        std::vector<std::string> tags = record.set("tags");
        if (!tags.empty() && m_random.chance(30))
            tags.erase(tags.begin() + static_cast<std::ptrdiff_t>(m_random.below(tags.size())));
        tags.push_back(word());
        std::sort(tags.begin(), tags.end());
        record.put("tags", tags);
    });
}

bool SimEditor::changePlan(EditAction &action, ReadSnapshot &shown, const SimUser &user)
{
    switch (m_random.below(7)) {
    case 0:
        return change(action, shown, Kind::Entry, 1, [this](Record &record) { record.put("title", word()); });
    case 1:
        return change(action, shown, Kind::Entry, 2, [this](Record &record) {
            record.put("start_at", int64_t {1'772'000'000} + static_cast<int64_t>(m_words));
        });
    case 2: {
        static const std::vector<std::string> kStates {
            "draft", "submitted", "changes", "approved", "dispatched", "cancelled", "stopped"};
        return change(action, shown, Kind::Entry, 1, [this, &action, &user](Record &record) {
            record.put("status", m_random.oneOf(kStates));
            // Who submits or approves signs, as the console does.
            for (auto &[field, value] :
                approvalFields(record, record.text("status"), user.id, {action.atMs / 1000}))
                record.put(field, std::move(value));
        });
    }
    case 3:
        return change(action, shown, Kind::Goal, 1, [this](Record &record) {
            record.put("value", int64_t {1'000'000} + static_cast<int64_t>(m_words));
        });
    case 4:
        return change(action, shown, Kind::Content, 1, [this](Record &record) {
            std::string body = record.text("body");
            body = m_random.chance(50) ? body + "\n" + word() : word() + "\n" + body;
            record.put("body", body);
        });
    case 5:
        return change(action, shown, Kind::Note, 1,
            [this](Record &record) { record.put("text", record.text("text") + "\n" + word()); });
    default:
        return change(
            action, shown, Kind::SavedView, 1, [this](Record &record) { record.put("name", word()); });
    }
}

bool SimEditor::create(EditAction &action, ReadSnapshot &shown, const SimUser &user)
{
    const size_t count = m_random.chance(20) ? kBulk : 1;
    const uint64_t sort = m_random.below(3);
    for (size_t i = 0; i < count; ++i) {
        Record made;
        made.id = m_ids.next();
        if (sort == 0) {
            const std::optional<Record> subject = one(shown, m_random.chance(70) ? Kind::Guide : Kind::Group);
            if (!subject)
                return false;
            made.kind = Kind::Note;
            made.put("subject", toValue(subject->id));
            made.put("written_at", action.atMs / 1000);
            made.put("text", word() + "\nline " + std::to_string(i));
        } else if (sort == 1) {
            const std::optional<Record> org = one(shown, Kind::Org);
            if (!org)
                return false;
            made.kind = Kind::Goal;
            made.put("org", toValue(org->id));
            made.put("metric", word());
            made.put("value", int64_t {5});
        } else {
            made.kind = Kind::SavedView;
            made.put("owner", toValue(user.id));
            made.put("page", "roster");
            made.put("name", word() + std::to_string(i));
            made.put("state", "{}");
        }
        add(action, editBetween(std::nullopt, made));
    }
    return true;
}

bool SimEditor::remove(EditAction &action, ReadSnapshot &shown)
{
    static const std::vector<Kind> kKinds {Kind::Note, Kind::Goal, Kind::SavedView};
    const std::optional<Record> record = one(shown, m_random.oneOf(kKinds));
    if (record)
        add(action, editBetween(record, std::nullopt));
    return record.has_value();
}

/// Undo: a new action, as the program makes it, and only if nobody has changed the same since.
bool SimEditor::takeBack(EditAction &action, EditLog &log, ReadSnapshot &shown)
{
    const Result<std::vector<ListedAction>> done = log.list({}, 3);
    if (!done.ok() || done->empty())
        return false;
    const ListedAction &last = m_random.oneOf(*done);
    action.undoes = last.aid;
    for (auto edit = last.edits.rbegin(); edit != last.edits.rend(); ++edit) {
        const std::optional<Kind> kind = kindNamed(edit->op.kind);
        if (edit->op.op == OpKind::Skip || !kind || edit->state == EditState::Rejected)
            return false;
        const Result<std::optional<Record>> now = shown.record(*kind, edit->op.id);
        const bool isGone = now.ok() && !*now && edit->op.op == OpKind::Set;
        if (!now.ok() || isGone || !changedSince(edit->op, *now).empty())
            return false;
        PushOp back = inverse(edit->op);
        back.bucket = *now ? (*now)->bucket : std::string();
        back.base = *now ? (*now)->seq : 0;
        add(action, std::move(back));
    }
    return !action.groups.back().ops.empty();
}

bool SimEditor::resolve(EditAction &action, ReadSnapshot &shown, const SimUser &user)
{
    std::vector<Record> open = all(shown, Kind::Conflict);
    std::erase_if(open, [](const Record &record) { return record.text("status") != "open"; });
    if (open.empty())
        return false;
    const Record conflict = m_random.oneOf(open);
    const std::optional<ConflictDetails> details = conflictDetails(conflict);
    if (!details)
        return false;
    const Result<std::optional<Record>> subject = shown.record(details->kind, details->subject);
    const Resolution how = m_random.chance(50) ? Resolution::Mine : Resolution::Theirs;
    Result<std::vector<PushOp>> ops =
        resolveConflict(conflict, subject.ok() ? *subject : std::nullopt, how, {}, user.id, action.atMs);
    if (!ops.ok())
        return false;
    for (PushOp &op : *ops)
        add(action, std::move(op));
    return !action.groups.back().ops.empty();
}

std::optional<EditAction> SimEditor::next(
    ReadSnapshot &shown, EditLog &log, const SimUser &user, int64_t nowMs, std::string &what)
{
    static const std::vector<unsigned> kWeights {25, 8, 30, 20, 6, 12, 10};
    constexpr std::array kNames {"tags", "bulk", "plan", "create", "delete", "undo", "resolve"};
    ++m_words;
    EditAction action = this->action(nowMs);
    const size_t sort = m_random.weighted(kWeights);
    what = std::string(kNames[sort]) + " " + word();
    bool is = false;
    switch (sort) {
    case 0:
    case 1:
        is = changePeople(action, shown, sort == 1);
        break;
    case 2:
        is = changePlan(action, shown, user);
        break;
    case 3:
        is = create(action, shown, user);
        break;
    case 4:
        is = remove(action, shown);
        break;
    case 5:
        is = takeBack(action, log, shown);
        break;
    default:
        is = resolve(action, shown, user);
    }
    return is ? std::optional(std::move(action)) : std::nullopt;
}

} // namespace qunce::simulation
