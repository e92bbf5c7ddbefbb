// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/centreboard.h"

#include <algorithm>
#include <set>

#include "models/boards/fieldlabels.h"
#include "models/boards/openconflicts.h"
#include "models/merge/conflictrecord.h"
#include "models/merge/rejection.h"
#include "models/plan/plancheck.h"
#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

using Outcome = FieldDifference::Outcome;
using State = CentreItem::State;
using Meeting = CentreItem::Meeting;

constexpr int64_t kMsPerSecond = 1000;

State stateOf(const StoredEdit &edit)
{
    switch (edit.state) {
    case EditState::Pending:
    case EditState::Sent:
        return State::Waiting;
    case EditState::Rejected:
        return State::Rejected;
    case EditState::SetAside:
        return State::SetAside;
    case EditState::Discarded:
        return State::Discarded;
    case EditState::Replaced:
        return State::Replaced;
    case EditState::Acknowledged:
    case EditState::Filler:
        return State::Sent;
    }
    return State::Sent;
}

Outcome outcomeOf(const StoredEdit &edit, const std::string &field, const OpenConflicts &open)
{
    switch (stateOf(edit)) {
    case State::Waiting:
        return Outcome::Waiting;
    case State::Rejected:
    case State::SetAside:
        return Outcome::NotIn;
    case State::Discarded:
    case State::Replaced:
        return Outcome::Dropped;
    default:
        break;
    }
    const auto &kept = edit.result.kept;
    if (std::find(kept.begin(), kept.end(), field) != kept.end())
        return open.holds(edit, field) ? Outcome::Undecided : Outcome::Theirs;
    return edit.result.status == PushStatus::Merged ? Outcome::Merged : Outcome::Mine;
}

const FieldValue kNothing;

const FieldValue &valueIn(const std::optional<Record> &record, const std::string &field)
{
    const FieldValue *const found = record ? record->find(field) : nullptr;
    return found ? *found : kNothing;
}

/// Reads the cache for one list.
class Centre
{
public:
    Centre(ReadSnapshot &snapshot, const UserInfo &user)
        : m_snapshot(snapshot), m_sayer(snapshot, user), m_user(user), m_actor(actorOf(user))
    { }
    /// First of all.
    Result<void> readOpen()
    {
        QUNCE_ASSIGN(m_open, OpenConflicts::read(m_snapshot, m_user));
        return {};
    }

    Result<std::vector<CentreItem>> conflicts(std::span<const ListedAction> actions);
    /// What the action has in each state, in the order of State.
    std::vector<CentreItem> itemsOf(const ListedAction &action);

private:
    struct Mine {
        const ListedAction *action = nullptr;
        const StoredEdit *edit = nullptr;
    };
    CentreItem conflictItem(const Record &record, const ConflictDetails &details, const Mine &mine);
    void addDifferences(CentreItem &item, const StoredEdit &edit, const std::string &without);
    void addWhole(CentreItem &item, const StoredEdit &edit, Kind kind);
    bool push(CentreItem &item, FieldDifference difference)
    {
        if (item.differences.size() >= kShownDifferences) {
            ++item.moreDifferences;
            return false;
        }
        item.differences.push_back(std::move(difference));
        return true;
    }
    std::optional<Record> served(Kind kind, const Uuid &id)
    {
        const Result<std::optional<Record>> found = m_snapshot.serverRecord(kind, id);
        return found.ok() ? *found : std::nullopt;
    }
    SaidReason reasonOf(const StoredEdit &edit);

    ReadSnapshot &m_snapshot;
    Sayer m_sayer;
    const UserInfo &m_user;
    const std::optional<Actor> m_actor;
    OpenConflicts m_open;
};

SaidReason said(const Refusal &refusal, std::vector<Message> about)
{
    return {messageOf(refusal), std::move(about)};
}

/// What the server's checks have against an approval, by the codes that it names.
SaidReason whatChecksFound(const std::vector<std::string> &codes)
{
    std::vector<Message> found;
    for (const std::string &code : codes) {
        if (const std::optional<PlanCheck> check = checkCoded(code))
            found.push_back(labelOf(*check));
    }
    switch (found.size()) {
    case 0:
        return {messageOf({Rejection::ChecksFailed, {}, {}, {}}), {}};
    case 1:
        return {QUNCE_TEXT("The checks on the server found: %1."), std::move(found)};
    case 2:
        return {QUNCE_TEXT("The checks on the server found: %1, %2."), std::move(found)};
    default:
        found.resize(3);
        return {QUNCE_TEXT("The checks on the server found: %1, %2, %3 …"), std::move(found)};
    }
}

SaidReason Centre::reasonOf(const StoredEdit &edit)
{
    if (edit.state == EditState::SetAside)
        return {QUNCE_TEXT("The server could not take this change. Try again, or discard it."), {}};
    if (edit.state != EditState::Rejected)
        return {};
    const std::optional<Rejection> why = rejectionCoded(edit.result.code);
    const std::optional<Kind> kind = kindNamed(edit.op.kind);
    if (!why || !kind)
        return {QUNCE_TEXT("The server did not take this change: %1"),
            {Message(QUNCE_TEXT("%1"), {edit.result.message})}};
    if (*why == Rejection::ChecksFailed && !edit.result.kept.empty())
        return whatChecksFound(edit.result.kept);
    if (*why == Rejection::IllegalTransition) {
        const auto status = edit.op.fields.find("status");
        const std::optional<Record> now = served(*kind, edit.op.id);
        if (status != edit.op.fields.end()) {
            const auto *const wanted = std::get_if<std::string>(&status->second.after);
            const std::string from = now ? now->text("status") : std::string();
            return said({*why, {}, from, {}},
                {choiceLabel(*kind, "status", from), choiceLabel(*kind, "status", wanted ? *wanted : "")});
        }
    }
    const bool isOne = edit.op.fields.size() == 1 && edit.op.sets.empty();
    const std::string field = isOne ? edit.op.fields.begin()->first : std::string();
    if (field.empty() && (*why == Rejection::BadValue || *why == Rejection::UnknownField))
        return {QUNCE_TEXT("One of the values does not fit."), {}};
    return said({*why, field, {}, {}}, {field.empty() ? Message() : fieldLabel(*kind, field)});
}

void Centre::addWhole(CentreItem &item, const StoredEdit &edit, Kind kind)
{
    FieldDifference whole;
    whole.kind = kind;
    whole.label = kindLabel(kind);
    if (item.records > 1)
        whole.record = m_sayer.record(kind, edit.op.id, &edit.op).name;
    const auto word = [](const char *words) {
        SaidValue value;
        value.form = SaidValue::Form::Choice;
        value.choice = words;
        return value;
    };
    const bool isDelete = edit.op.op == OpKind::Delete;
    whole.base = word(isDelete ? QUNCE_TEXT("there") : QUNCE_TEXT("deleted"));
    whole.mine = word(isDelete ? QUNCE_TEXT("deleted") : QUNCE_TEXT("there again"));
    whole.outcome = outcomeOf(edit, {}, m_open);
    if (edit.result.status == PushStatus::Conflict && edit.state == EditState::Acknowledged)
        whole.outcome = m_open.holds(edit) ? Outcome::Undecided : Outcome::Theirs;
    push(item, std::move(whole));
}

void Centre::addDifferences(CentreItem &item, const StoredEdit &edit, const std::string &without)
{
    const std::optional<Kind> kind = kindNamed(edit.op.kind);
    if (!kind || edit.op.op == OpKind::Skip)
        return;
    if (edit.op.op == OpKind::Delete || edit.op.op == OpKind::Restore)
        return addWhole(item, edit, *kind);
    if (item.differences.size() >= kShownDifferences) {
        item.moreDifferences += edit.op.fields.size() + edit.op.sets.size();
        return;
    }
    const std::optional<Record> now = served(*kind, edit.op.id);
    Record made;
    for (const auto &[field, values] : edit.op.fields)
        made.put(field, values.after);
    const Record *const about = now ? &*now : &made;
    const std::string name =
        item.records > 1 ? m_sayer.record(*kind, edit.op.id, &edit.op).name : std::string();
    const auto begun = [&](const std::string &field) {
        FieldDifference difference;
        difference.kind = *kind;
        difference.field = field;
        difference.record = name;
        difference.label = fieldLabel(*kind, field);
        difference.outcome = outcomeOf(edit, field, m_open);
        if (!without.empty() && difference.outcome == Outcome::Undecided)
            difference.outcome = Outcome::Theirs; // for now: to be chosen in an item of its own
        return difference;
    };
    for (const auto &[field, values] : edit.op.fields) {
        if (field == without)
            continue;
        FieldDifference difference = begun(field);
        difference.typed = values.after;
        difference.base = m_sayer.value(*kind, field, values.before, about);
        difference.mine = m_sayer.value(*kind, field, values.after, about);
        const FieldValue &theirs = valueIn(now, field);
        const bool isTheirs = theirs != values.before && theirs != values.after;
        if (isTheirs && edit.op.op == OpKind::Set)
            difference.theirs = m_sayer.value(*kind, field, theirs, about);
        push(item, std::move(difference));
    }
    for (const auto &[field, set] : edit.op.sets) {
        FieldDifference difference = begun(field);
        difference.base = m_sayer.value(*kind, field, valueIn(now, field), about);
        difference.mine = m_sayer.change(*kind, field, set);
        push(item, std::move(difference));
    }
}

std::vector<CentreItem> Centre::itemsOf(const ListedAction &action)
{
    std::map<State, CentreItem> items;
    std::map<State, std::set<Uuid>> records;
    for (const StoredEdit &edit : action.edits) {
        if (edit.state != EditState::Filler && kindNamed(edit.op.kind))
            records[stateOf(edit)].insert(edit.op.id);
    }
    for (const StoredEdit &edit : action.edits) {
        const std::optional<Kind> kind = kindNamed(edit.op.kind);
        if (edit.state == EditState::Filler || !kind)
            continue;
        const State state = stateOf(edit);
        auto [found, isNew] = items.try_emplace(state);
        CentreItem &item = found->second;
        if (isNew) {
            item.state = state;
            item.id = action.aid;
            item.subject = m_sayer.record(*kind, edit.op.id, &edit.op);
            item.records = records[state].size();
            item.op = edit.op.op;
            item.title = action.title;
            item.atMs = action.atMs;
            item.isUndo = !action.undoes.isNil();
        }
        // Of a group the edit that was rejected says why, not those that fell with it.
        if (item.reason.words.empty() || edit.result.code != codeOf(Rejection::GroupRejected)) {
            if (SaidReason reason = reasonOf(edit); !reason.words.empty())
                item.reason = std::move(reason);
        }
        if (std::find(item.gids.begin(), item.gids.end(), edit.gid) == item.gids.end())
            item.gids.push_back(edit.gid);
        if (edit.state == EditState::Acknowledged && edit.result.status == PushStatus::Conflict
            && item.meeting != Meeting::Undecided)
            item.meeting = m_open.holds(edit) ? Meeting::Undecided : Meeting::Theirs;
        addDifferences(item, edit, {});
    }
    std::vector<CentreItem> found;
    for (auto &[state, item] : items)
        found.push_back(std::move(item));
    return found;
}

CentreItem Centre::conflictItem(const Record &record, const ConflictDetails &details, const Mine &mine)
{
    CentreItem item;
    item.state = State::Conflict;
    item.id = record.id;
    item.subject = m_sayer.record(details.kind, details.subject, mine.edit ? &mine.edit->op : nullptr);
    item.atMs = record.integer("opened_at").value_or(0) * kMsPerSecond;
    item.cause = details.cause;
    item.isMine = record.reference("mine_by") == m_user.id;
    item.mineBy = m_sayer.person(record.reference("mine_by"));
    item.theirsBy = m_sayer.person(record.reference("theirs_by"));
    if (mine.action) {
        item.title = mine.action->title;
        item.mineAtMs = mine.action->atMs;
    }
    if (!m_actor)
        item.whyNot = {QUNCE_TEXT("Your role may not change this."), {}};
    else if (const std::optional<Refusal> refusal = mayEdit(*m_actor, record, "status"))
        item.whyNot = said({refusal->why, {}, {}, {}}, {});
    FieldDifference difference;
    difference.kind = details.kind;
    difference.outcome = Outcome::Undecided;
    if (details.field.empty()) {
        const bool isDelete = details.cause == ConflictCause::StaleDelete;
        const auto word = [](const char *words) {
            SaidValue value;
            value.form = SaidValue::Form::Choice;
            value.choice = words;
            return value;
        };
        difference.label = kindLabel(details.kind);
        difference.mine = word(isDelete ? QUNCE_TEXT("deleted") : QUNCE_TEXT("changed"));
        difference.theirs = word(isDelete ? QUNCE_TEXT("changed") : QUNCE_TEXT("deleted"));
    } else {
        const std::optional<Record> now = served(details.kind, details.subject);
        const Record *const about = now ? &*now : nullptr;
        difference.field = details.field;
        difference.label = fieldLabel(details.kind, details.field);
        difference.typed = details.mine;
        difference.base = m_sayer.value(details.kind, details.field, details.base, about);
        difference.mine = m_sayer.value(details.kind, details.field, details.mine, about);
        difference.theirs = m_sayer.value(details.kind, details.field, details.theirs, about);
    }
    push(item, std::move(difference));
    if (mine.edit && !details.field.empty())
        addDifferences(item, *mine.edit, details.field);
    return item;
}

Result<std::vector<CentreItem>> Centre::conflicts(std::span<const ListedAction> actions)
{
    std::vector<Record> open;
    QUNCE_TRY(m_snapshot.eachRecord(Kind::Conflict, [&](const Record &record) -> Result<void> {
        if (record.text("status") == "open")
            open.push_back(record);
        return {};
    }));
    std::vector<CentreItem> items;
    for (const Record &record : open) {
        const std::optional<ConflictDetails> details = conflictDetails(record);
        if (!details)
            continue; // of a newer program
        Mine mine;
        for (const ListedAction &action : actions) {
            for (const StoredEdit &edit : action.edits) {
                const bool isThis = edit.result.conflict == record.id
                    || (edit.op.id == details->subject && edit.result.status == PushStatus::Conflict);
                if (isThis && edit.state == EditState::Acknowledged && !mine.edit)
                    mine = {&action, &edit};
            }
        }
        CentreItem item = conflictItem(record, *details, mine);
        if (item.isMine || item.whyNot.words.empty())
            items.push_back(std::move(item));
    }
    std::stable_sort(
        items.begin(), items.end(), [](const CentreItem &a, const CentreItem &b) { return a.atMs > b.atMs; });
    return items;
}

} // namespace

Result<CentreBoard> readCentre(
    ReadSnapshot &snapshot, const UserInfo &user, std::span<const ListedAction> actions)
{
    Centre centre(snapshot, user);
    QUNCE_TRY(centre.readOpen());
    CentreBoard board;
    QUNCE_ASSIGN(board.items, centre.conflicts(actions));
    board.conflicts = board.items.size();
    for (const bool rejected : {true, false}) {
        for (const ListedAction &action : actions) {
            const auto isWanted = [rejected](const StoredEdit &edit) {
                const State state = stateOf(edit);
                return rejected ? state == State::Rejected || state == State::SetAside
                                : state == State::Waiting;
            };
            if (std::none_of(action.edits.begin(), action.edits.end(), isWanted))
                continue;
            for (CentreItem &item : centre.itemsOf(action)) {
                if (rejected ? !item.waitsForSomebody() : item.state != State::Waiting)
                    continue;
                ++(rejected ? board.rejected : board.waiting);
                board.items.push_back(std::move(item));
            }
        }
    }
    return board;
}

Result<std::vector<CentreItem>> readDone(
    ReadSnapshot &snapshot, const UserInfo &user, std::span<const ListedAction> actions, bool sentOnly)
{
    Centre centre(snapshot, user);
    QUNCE_TRY(centre.readOpen());
    std::vector<CentreItem> items;
    for (const ListedAction &action : actions) {
        for (CentreItem &item : centre.itemsOf(action)) {
            if (!sentOnly || item.state == State::Sent)
                items.push_back(std::move(item));
        }
    }
    return items;
}

std::optional<std::vector<SaidAgain>> sayAgain(
    const ListedAction &action, std::span<const Uuid> gids, std::string_view field, const FieldValue &value)
{
    std::vector<SaidAgain> changes;
    for (const StoredEdit &edit : action.edits) {
        if (std::find(gids.begin(), gids.end(), edit.gid) == gids.end())
            continue;
        const std::optional<Kind> kind = kindNamed(edit.op.kind);
        if (!kind || edit.op.op == OpKind::Restore || edit.op.op == OpKind::Skip)
            return std::nullopt;
        SaidAgain again {*kind, edit.op.id, edit.op.op, {}, edit.op.sets};
        if (edit.op.op != OpKind::Delete) {
            for (const auto &[name, values] : edit.op.fields)
                again.fields[name] = name == field ? value : values.after;
        }
        changes.push_back(std::move(again));
    }
    return changes.empty() ? std::nullopt : std::optional(std::move(changes));
}

} // namespace qunce
