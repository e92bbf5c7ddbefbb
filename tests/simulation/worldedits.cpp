// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// People at the clients edit, and nothing that they were told is saved is ever lost, said twice, or shown otherwise than
// they typed it before the server has decided (I2, I3, I4, I5, I11 of the design).

#include <algorithm>
#include <array>
#include <set>

#include "tests/simulation/world.h"

namespace qunce::simulation {

namespace {

/// What was decided longer ago is kept no longer.
constexpr int64_t kRetainedMs = int64_t {30} * 24 * 3600 * 1000;
constexpr std::array kWaitForAuthor {EditState::Rejected, EditState::SetAside};

bool isIn(const std::vector<std::string> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool holds(const Record &record, const std::string &token)
{
    PushOp whole;
    for (const auto &[field, value] : record.fields)
        whole.fields[field].after = value;
    return SimEditor::carries(whole, token);
}

/// Whether people see the record as the edit made it.
bool shows(const std::optional<Record> &record, const PushOp &op, const std::string &token)
{
    if (op.op == OpKind::Delete)
        return !record;
    if (!record || op.op != OpKind::Set)
        return record.has_value();
    const KindDescriptor &kind = descriptor(record->kind);
    for (const auto &[name, edit] : op.fields) {
        const FieldDescriptor *field = fieldNamed(kind, name);
        const FieldValue *value = record->find(name);
        if (field != nullptr && field->merge == MergeClass::Text) {
            if (SimEditor::carries(op, token) && !holds(*record, token))
                return false;
        } else if (value == nullptr ? edit.after != FieldValue() : *value != edit.after) {
            return false;
        }
    }
    for (const auto &[name, edit] : op.sets) {
        const std::vector<std::string> set = record->set(name);
        if (std::any_of(edit.add.begin(), edit.add.end(), [&](const auto &item) { return !isIn(set, item); })
            || std::any_of(
                edit.remove.begin(), edit.remove.end(), [&](const auto &item) { return isIn(set, item); }))
            return false;
    }
    return true;
}

/// As typed, whatever number it has got since.
std::string typed(PushOp op)
{
    op.mid = 0;
    return encodeOp(op);
}

void addWords(const std::string &text, std::set<std::string> &words)
{
    for (size_t begin = text.find('w'); begin != std::string::npos; begin = text.find('w', begin + 1)) {
        const size_t end = text.find_first_not_of("0123456789", begin + 1);
        if (end != std::string::npos && end > begin + 1 && text[end] == '.')
            words.insert(text.substr(begin, end - begin + 1));
    }
}

std::set<std::string> wordsOf(const FieldValue *value)
{
    std::set<std::string> words;
    const auto *text = value != nullptr ? std::get_if<std::string>(value) : nullptr;
    const auto *set = value != nullptr ? std::get_if<std::vector<std::string>>(value) : nullptr;
    if (text != nullptr)
        addWords(*text, words);
    for (const std::string &item : set != nullptr ? *set : std::vector<std::string>())
        addWords(item, words);
    return words;
}

template <typename Fields>
std::set<std::string> newWords(const Fields &before, const Fields &after)
{
    std::set<std::string> words;
    for (const auto &[name, value] : after) {
        const auto old = before.find(name);
        const std::set<std::string> had = wordsOf(old == before.end() ? nullptr : &old->second);
        for (const std::string &word : wordsOf(&value)) {
            if (!had.contains(word))
                words.insert(word);
        }
    }
    return words;
}

std::set<std::string> newWords(const PushOp &op)
{
    decltype(Record::fields) before;
    decltype(Record::fields) after;
    for (const auto &[name, edit] : op.fields) {
        before[name] = edit.before;
        after[name] = edit.after;
    }
    for (const auto &[name, edit] : op.sets)
        after[name] = edit.add;
    return newWords(before, after);
}

std::string describe(const PushOp &op)
{
    return op.kind + " " + op.id.toString() + " (" + std::string(name(op.op)) + ")";
}

} // namespace

void World::edit(SimClient &client)
{
    const std::optional<Session> session = client.running() ? client.keptSession() : std::nullopt;
    // Nobody edits what was another one's.
    if (!session || session->user.id != userOf(client).id)
        return;
    std::optional<EditAction> action;
    std::string what;
    {
        Result<ReadSnapshot> shown = client.reader().snapshot();
        if (!shown.ok())
            return;
        action = m_editor.next(*shown, client.edits(), userOf(client), client.ownTime(), what);
    }
    if (!action)
        return;
    trace(client.name() + " edits: " + what + ", " + std::to_string(action->groups.front().ops.size()));
    ++m_report.events;
    const uint64_t run = client.run();
    const Result<void> saved = client.commit(*action);
    if (run != client.run())
        return; // killed in the middle: nobody was told that it is saved
    if (!saved.ok()) {
        if (!client.hadDiskFault())
            violation(client.name() + " cannot save: " + saved.error().detail);
        return;
    }
    for (const PushGroup &group : action->groups) {
        for (const PushOp &op : group.ops) {
            const std::string word = m_editor.word();
            of(client).typed.push_back(
                {op, action->aid, SimEditor::carries(op, word) ? word : std::string()});
        }
    }
    checkOwnWrites(client, *action);
    client.step(EditsChanged {});
}

void World::decideAboutRejected(SimClient &client)
{
    if (!client.running())
        return;
    const Result<std::vector<ListedAction>> waiting = client.edits().list(kWaitForAuthor, 5);
    if (!waiting.ok() || waiting->empty())
        return;
    const ListedAction &action = m_random.oneOf(*waiting);
    const std::vector<Uuid> gids {action.edits.front().gid};
    const bool again = m_random.chance(50);
    trace(client.name() + (again ? " retries" : " discards") + " a rejected edit");
    const Result<void> done = again ? client.edits().retry(gids) : client.edits().discard(gids);
    if (!done.ok())
        violation(client.name() + " cannot decide about a rejected edit: " + done.error().detail);
    client.step(EditsChanged {});
}

void World::checkOwnWrites(SimClient &client, const EditAction &action)
{
    Result<ReadSnapshot> shown = client.reader().snapshot();
    if (!shown.ok()) {
        violation(client.name() + " cannot read after an edit: " + shown.error().detail);
        return;
    }
    const std::vector<PushOp> &ops = action.groups.back().ops;
    for (const PushOp &op : ops) {
        const auto same =
            std::count_if(ops.begin(), ops.end(), [&](const PushOp &other) { return other.id == op.id; });
        const std::optional<Kind> kind = kindNamed(op.kind);
        if (same != 1 || !kind)
            continue;
        const Result<std::optional<Record>> record = shown->record(*kind, op.id);
        if (!record.ok() || !shows(*record, op, m_editor.word()))
            violation(client.name() + " does not show what was just typed in " + describe(op));
    }
}

void World::checkUndecidedShown(SimClient &client)
{
    if (!client.running() || of(client).typed.empty())
        return;
    const TypedEdit &last = of(client).typed.back();
    const Result<std::optional<ListedAction>> action = client.edits().action(last.aid);
    const std::optional<Kind> kind = kindNamed(last.op.kind);
    if (!action.ok() || !*action || !kind)
        return;
    const bool isUndecided =
        std::all_of((*action)->edits.begin(), (*action)->edits.end(), [](const StoredEdit &edit) {
            return edit.state == EditState::Pending || edit.state == EditState::Sent;
        });
    const auto ofRecord = std::count_if((*action)->edits.begin(), (*action)->edits.end(),
        [&](const StoredEdit &edit) { return edit.op.id == last.op.id; });
    Result<ReadSnapshot> shown = client.reader().snapshot();
    if (!isUndecided || ofRecord != 1 || !shown.ok())
        return;
    const Result<std::optional<Record>> base = shown->serverRecord(*kind, last.op.id);
    const Result<std::optional<Record>> record = shown->record(*kind, last.op.id);
    // Of a record that is gone nothing is shown until the server has said what becomes of the edit.
    const bool isGone = last.op.op == OpKind::Set && base.ok() && !*base;
    if (record.ok() && !isGone && !shows(*record, last.op, last.token))
        violation(client.name() + " no longer shows what it has not sent yet: " + describe(last.op));
}

/// One client's outbox when it has been quiet.
void World::checkOutbox(SimClient &client)
{
    if (!client.running())
        return;
    std::map<Uuid, std::vector<StoredEdit>> stored;
    for (const TypedEdit &edit : of(client).typed) {
        auto &edits = stored[edit.aid];
        if (edits.empty()) {
            Result<std::optional<ListedAction>> action = client.edits().action(edit.aid);
            if (action.ok() && *action)
                edits = std::move((*action)->edits);
        }
        const std::string wanted = typed(edit.op);
        const auto found = std::find_if(edits.begin(), edits.end(),
            [&](const StoredEdit &candidate) { return typed(candidate.op) == wanted; });
        const bool isForgotten = client.latestTime() - edit.op.atMs > kRetainedMs;
        if (found == edits.end() && !isForgotten)
            violation(client.name() + " has lost an edit of " + describe(edit.op)); // I2, I11
    }
    for (const auto &[aid, edits] : stored) {
        std::map<Uuid, std::pair<size_t, size_t>> groups; // in, not in
        for (const StoredEdit &edit : edits) {
            if (edit.state == EditState::Pending || edit.state == EditState::Sent)
                violation(client.name() + " has not sent an edit of " + describe(edit.op));
            groups[edit.gid].first += edit.state == EditState::Acknowledged ? 1 : 0;
            groups[edit.gid].second += edit.state == EditState::Rejected ? 1 : 0;
        }
        for (const auto &[gid, count] : groups) {
            if (count.first > 0 && count.second > 0)
                violation(client.name() + " has a group of which a part is in: " + gid.toString()); // I4
        }
    }
    checkEffective(client);
}

/// What people see is what the server has, when nothing is on its way.
void World::checkEffective(SimClient &client)
{
    Result<ReadSnapshot> shown = client.reader().snapshot();
    if (!shown.ok())
        return;
    for (const TypedEdit &edit : of(client).typed) {
        const std::optional<Kind> kind = kindNamed(edit.op.kind);
        if (!kind)
            continue;
        const Result<std::optional<Record>> base = shown->serverRecord(*kind, edit.op.id);
        const Result<std::optional<Record>> record = shown->record(*kind, edit.op.id);
        const bool same = base.ok() && record.ok() && base->has_value() == record->has_value()
            && (!*base || (*base)->fields == (*record)->fields);
        if (!same)
            violation(client.name() + " shows " + describe(edit.op) + " otherwise than the server has it");
    }
}

/// All edits, against the server's records and their history.
void World::checkDecisions()
{
    std::vector<StoredEdit> edits;
    for (const auto &client : m_clients) {
        if (!client->running())
            return;
        const Result<std::vector<ListedAction>> listed = client->edits().list({}, 10'000);
        for (const ListedAction &action : listed.ok() ? *listed : std::vector<ListedAction>())
            edits.insert(edits.end(), action.edits.begin(), action.edits.end());
    }
    const Result<std::unique_ptr<server::ReadTransaction>> reading = m_server->storage().beginRead();
    if (!reading.ok())
        return violation("the server's database cannot be read");
    std::map<Uuid, std::map<std::string, std::set<Uuid>>> said; // by record and word: groups that say it
    std::map<Uuid, std::map<std::string, size_t>> done; // by record and word: how often the server took it
    for (const StoredEdit &edit : edits) {
        const std::optional<Kind> kind = kindNamed(edit.op.kind);
        if (!kind)
            continue;
        for (const std::string &word : newWords(edit.op))
            said[edit.op.id][word].insert(edit.gid);
        if (done.contains(edit.op.id))
            continue;
        std::map<std::string, size_t> &counts = done[edit.op.id];
        const Result<std::vector<server::RecordChange>> history = (*reading)->history(*kind, edit.op.id);
        for (const server::RecordChange &change :
            history.ok() ? *history : std::vector<server::RecordChange>()) {
            for (const std::string &word : newWords(change.before.fields, change.after.fields))
                counts[word] += change.client.isNil() ? 0 : 1;
        }
    }
    for (const auto &[id, words] : said) {
        for (const auto &[word, groups] : words) {
            if (done[id][word] > groups.size())
                violation("an edit of " + id.toString() + " was taken " + std::to_string(done[id][word])
                    + " times: " + word); // I3
        }
    }
    for (const StoredEdit &edit : edits)
        checkTaken(edit, **reading, done[edit.op.id]);
}

/// What the client was told is in, is in (I2).
void World::checkTaken(
    const StoredEdit &edit, server::ReadTransaction &reading, const std::map<std::string, size_t> &done)
{
    const std::optional<Kind> kind = kindNamed(edit.op.kind);
    if (!kind || edit.state != EditState::Acknowledged)
        return;
    const PushStatus status = edit.result.status;
    if (edit.op.op == OpKind::Create && status != PushStatus::Duplicate) {
        const Result<std::optional<Record>> record = reading.record(*kind, edit.op.id);
        const Result<std::optional<server::DeletedRecord>> deleted = reading.deletedRecord(*kind, edit.op.id);
        if (record.ok() && deleted.ok() && !*record && !*deleted)
            violation("the server has lost the new record of " + describe(edit.op));
    }
    if (status == PushStatus::Conflict && !edit.result.conflict.isNil()) {
        const Result<std::optional<Record>> conflict = reading.record(Kind::Conflict, edit.result.conflict);
        const Result<std::optional<server::DeletedRecord>> deleted =
            reading.deletedRecord(Kind::Conflict, edit.result.conflict);
        if (conflict.ok() && deleted.ok() && !*conflict && !*deleted)
            violation("the server has lost the conflict about " + describe(edit.op));
    }
    const bool isWhole =
        status == PushStatus::Applied || (status == PushStatus::Merged && edit.result.kept.empty());
    if (edit.op.op != OpKind::Set || !isWhole)
        return;
    for (const std::string &word : newWords(edit.op)) {
        const auto found = done.find(word);
        if (found == done.end() || found->second == 0)
            violation("the server has lost the edit of " + describe(edit.op) + ": " + word);
    }
}

} // namespace qunce::simulation
