// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/rowhistory.h"

#include <algorithm>
#include <charconv>

#include "models/boards/fieldlabels.h"
#include "models/boards/openconflicts.h"

namespace qunce {

namespace {

constexpr std::string_view kImport = "import";

/// The history's texts as values again.
FieldValue valueOf(Kind kind, const std::string &field, const std::string &words)
{
    const FieldDescriptor *const about = fieldNamed(descriptor(kind), field);
    if (words.empty())
        return {};
    if (about && (about->type == FieldType::Integer || about->type == FieldType::Instant)) {
        int64_t number = 0;
        const auto read = std::from_chars(words.data(), words.data() + words.size(), number);
        if (read.ec == std::errc() && read.ptr == words.data() + words.size())
            return number;
    }
    if (!about || about->type != FieldType::TextSet)
        return words;
    std::vector<std::string> items {""};
    for (size_t i = 0; i < words.size(); ++i) {
        const bool isBetween = words[i] == ',' && i + 1 < words.size() && words[i + 1] == ' ';
        if (isBetween) {
            items.emplace_back();
            ++i;
        } else {
            items.back() += words[i];
        }
    }
    return items;
}

std::optional<HistoryStep::State> stateOf(const StoredEdit &edit, bool hasServed, const OpenConflicts &open)
{
    switch (edit.state) {
    case EditState::Pending:
    case EditState::Sent:
        return HistoryStep::State::Waiting;
    case EditState::Rejected:
    case EditState::SetAside:
        return HistoryStep::State::Refused;
    case EditState::Acknowledged:
        if (edit.result.status == PushStatus::Conflict)
            return open.holds(edit) ? HistoryStep::State::Conflict : HistoryStep::State::Theirs;
        return hasServed ? std::nullopt : std::optional(HistoryStep::State::Done);
    default:
        return std::nullopt;
    }
}

/// Of what met another's edit the server knows the rest.
bool isToldByServer(const StoredEdit &edit, const std::string &field, bool hasServed)
{
    const auto &kept = edit.result.kept;
    return hasServed && edit.result.status == PushStatus::Conflict
        && std::find(kept.begin(), kept.end(), field) == kept.end();
}

Message wordOf(OpKind op)
{
    switch (op) {
    case OpKind::Create:
        return QUNCE_TEXT("New");
    case OpKind::Delete:
        return QUNCE_TEXT("Deleted");
    case OpKind::Restore:
        return QUNCE_TEXT("Brought back");
    default:
        return {};
    }
}

} // namespace

std::vector<HistoryStep> readRowHistory(ReadSnapshot &snapshot, const UserInfo &user, Kind kind,
    const Uuid &id, std::span<const ListedAction> actions, const HistoryReply *served)
{
    Sayer sayer(snapshot, user);
    const Result<std::optional<Record>> found = snapshot.record(kind, id);
    const Record *const record = found.ok() && *found ? &**found : nullptr;
    const Result<OpenConflicts> read = OpenConflicts::read(snapshot, user);
    const OpenConflicts open = read.ok() ? *read : OpenConflicts();
    std::vector<HistoryStep> steps;
    for (const ListedAction &action : actions) {
        for (const StoredEdit &edit : action.edits) {
            const std::optional<HistoryStep::State> state = stateOf(edit, served != nullptr, open);
            if (edit.op.id != id || !state)
                continue;
            HistoryStep step;
            step.atMs = action.atMs;
            step.state = *state;
            step.isMine = true;
            step.what = wordOf(edit.op.op);
            if (edit.op.op == OpKind::Set) {
                for (const auto &[field, values] : edit.op.fields) {
                    if (isToldByServer(edit, field, served != nullptr))
                        continue;
                    step.changes.push_back(
                        {fieldLabel(kind, field), sayer.value(kind, field, values.before, record),
                            sayer.value(kind, field, values.after, record)});
                }
                for (const auto &[field, set] : edit.op.sets) {
                    if (!isToldByServer(edit, field, served != nullptr))
                        step.changes.push_back({fieldLabel(kind, field), {}, sayer.change(kind, field, set)});
                }
            }
            steps.push_back(std::move(step));
        }
    }
    for (const HistoryChange &change : served ? served->changes : std::vector<HistoryChange>()) {
        HistoryStep step;
        step.atMs = change.atMs;
        step.isMine = change.who == user.name;
        step.isImport = change.who == kImport;
        if (!step.isMine && !step.isImport)
            step.who = change.who;
        for (const auto &[field, values] : change.fields)
            step.changes.push_back({fieldLabel(kind, field),
                sayer.value(kind, field, valueOf(kind, field, values.first), record),
                sayer.value(kind, field, valueOf(kind, field, values.second), record)});
        steps.push_back(std::move(step));
    }
    std::stable_sort(steps.begin(), steps.end(),
        [](const HistoryStep &a, const HistoryStep &b) { return a.atMs > b.atMs; });
    return steps;
}

} // namespace qunce
