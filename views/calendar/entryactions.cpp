// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/entryactions.h"

#include <algorithm>

#include "models/merge/approval.h"
#include "models/merge/entryrules.h"
#include "models/merge/transitions.h"
#include "models/protocol/bucketnames.h"
#include "views/calendar/calendartext.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

Message titleOf(const std::vector<CalendarEntry> &entries, const char *one, const char *many)
{
    if (entries.size() == 1)
        return {one, {entryName(entries.front())}};
    return {many, {std::to_string(entries.size())}};
}

/// The plan's checks are asked before an entry becomes so.
bool isCheckedBefore(EntryStatus status)
{
    return status == EntryStatus::Submitted || status == EntryStatus::Approved;
}

} // namespace

std::string entryName(const CalendarEntry &entry)
{
    return clippedLine(entry.title, 40).toStdString();
}

EntryActions::EntryActions(
    PageTools &tools, BoardDrafts &drafts, std::shared_ptr<PlanMemory> plan, QObject *parent)
    : QObject(parent), m_tools(tools), m_drafts(drafts), m_plan(std::move(plan)), m_ids(tools.clock)
{ }

Message EntryActions::whyFixed(const CalendarEntry &entry) const
{
    const Record record = entry.record();
    const Message may = m_tools.edits.whyNot(record, "start_at");
    return may.empty() ? qunce::whyFixed(record, m_tools.reader.now()) : may;
}

Message EntryActions::whyNoNew() const
{
    Record record;
    record.kind = Kind::Entry;
    record.bucket = bucket::planHqDraft();
    record.put("title", std::string("x"));
    record.put("status", std::string("draft"));
    return m_tools.edits.whyNotCreate(record);
}

void EntryActions::say(const Message &why, size_t count) const
{
    if (count == 1)
        m_tools.toast(why);
    else
        m_tools.toast({QUNCE_TEXT("%1 entries stay as they are. %2"),
            {std::to_string(count), text(why).toStdString()}});
}

void EntryActions::move(const std::vector<CalendarEntry> &entries, int days, int minutes)
{
    std::vector<Move> moves;
    for (const CalendarEntry &entry : entries) {
        if (const std::optional<EntryTimes> there = moved(timesOf(entry), days, minutes))
            moves.push_back({entry, *there});
    }
    reschedule(titleOf(entries, QUNCE_TEXT("Move %1"), QUNCE_TEXT("Move %1 entries")), moves);
}

void EntryActions::resize(const CalendarEntry &entry, Instant end)
{
    reschedule({QUNCE_TEXT("End of %1"), {entryName(entry)}}, {{entry, endingAt(timesOf(entry), end)}});
}

void EntryActions::shift(const CampaignPlan &plan, const CampaignShift &shift)
{
    const std::vector<std::optional<EntryTimes>> times = shifted(plan, shift);
    std::vector<Move> moves;
    for (size_t i = 0; i < times.size(); ++i) {
        if (times[i])
            moves.push_back({plan.entries[i], *times[i]});
    }
    ChangeFields days {Kind::Campaign, plan.campaign.id, {}, {}};
    for (const std::string_view field : {"starts_on", "ends_on"}) {
        const std::optional<Day> day = plan.campaign.day(field);
        if (day && m_tools.edits.mayEdit(plan.campaign, field))
            days.fields.emplace(field, toValue(std::optional(shifted(plan, shift, *day))));
    }
    std::vector<RecordChange> others;
    if (!days.fields.empty())
        others.push_back(std::move(days));
    const std::string name = clippedLine(plan.campaign.text("name"), 40).toStdString();
    reschedule(
        {QUNCE_TEXT("Shift %1 by %2 days"), {name, std::to_string(shift.days)}}, moves, std::move(others));
}

void EntryActions::reschedule(
    const Message &title, const std::vector<Move> &moves, std::vector<RecordChange> others)
{
    std::vector<EntryChange> changes;
    for (const Move &move : moves) {
        changes.push_back({move.entry, move.entry});
        changes.back().after.start = move.to.start;
        changes.back().after.end = move.to.end;
    }
    become(title, changes, std::move(others));
}

void EntryActions::become(
    const Message &title, const std::vector<EntryChange> &changes, std::vector<RecordChange> others)
{
    EditRequest request;
    request.title = title;
    request.changes = std::move(others);
    BoardPatch patch;
    size_t fixed = 0;
    Message why;
    for (const EntryChange &each : changes) {
        if (const Message reason = whyFixed(each.before); !reason.empty()) {
            why = reason;
            ++fixed;
            continue;
        }
        ChangeFields change {Kind::Entry, each.before.id, changedFields(each), {}};
        if (change.fields.empty())
            continue;
        request.changes.push_back(std::move(change));
        patch.entries.push_back(each.after);
    }
    if (fixed > 0)
        say(why, fixed);
    if (!request.changes.empty())
        commit(std::move(request), std::move(patch));
}

void EntryActions::putOn(const std::vector<CalendarEntry> &entries, Instant start)
{
    std::vector<EntryChange> changes;
    for (const CalendarEntry &entry : entries)
        changes.push_back({entry, qunce::putOn(entry, start)});
    become(titleOf(entries, QUNCE_TEXT("Date of %1"), QUNCE_TEXT("Date of %1 entries")), changes);
}

Message EntryActions::whyKeepsTime(const CalendarEntry &entry) const
{
    const Message fixed = whyFixed(entry);
    return fixed.empty() ? qunce::whyKeepsTime(entry) : fixed;
}

void EntryActions::takeOff(const std::vector<CalendarEntry> &entries)
{
    std::vector<EntryChange> changes;
    std::vector<CalendarEntry> taken;
    Message why;
    for (const CalendarEntry &entry : entries) {
        if (Message reason = whyKeepsTime(entry); !reason.empty()) {
            why = std::move(reason);
            continue;
        }
        changes.push_back({entry, takenOff(entry)});
        taken.push_back(entry);
    }
    if (taken.size() < entries.size())
        say(why, entries.size() - taken.size());
    if (!taken.empty())
        become(titleOf(taken, QUNCE_TEXT("Take the date off %1"), QUNCE_TEXT("Take the date off %1 entries")),
            changes);
}

void EntryActions::makeUnplanned(const std::string &title)
{
    if (const Message why = whyNoNew(); !why.empty())
        return m_tools.toast(why);
    CalendarEntry made;
    made.id = m_ids.next();
    made.bucket = bucket::planHqDraft();
    made.title = title;
    made.isPlanned = false;
    EditRequest request;
    request.title = Message(QUNCE_TEXT("New entry %1"), {entryName(made)});
    request.changes.push_back(
        MakeRecord {Kind::Entry, made.id, {{"title", title}, {"status", std::string("draft")}}});
    BoardPatch patch;
    patch.entries.push_back(std::move(made));
    commit(std::move(request), std::move(patch));
}

void EntryActions::commit(EditRequest request, BoardPatch patch)
{
    const uint64_t number = m_drafts.add(std::move(patch));
    emit boardChanged();
    commitPatch(std::move(request), number);
}

void EntryActions::commitPatch(EditRequest request, uint64_t patch)
{
    m_tools.edits.commit(std::move(request), this, [this, patch](const Result<EditDone> &outcome) {
        if (outcome.ok()) {
            m_drafts.saved(patch);
            m_tools.reader.noteEdit(); // one more reading: the last may have begun before this was known
        } else { // the window says why
            m_drafts.drop(patch);
            emit boardChanged();
        }
    });
}

void EntryActions::copy(const std::vector<CalendarEntry> &entries, int days, int minutes)
{
    std::vector<Move> copies;
    for (const CalendarEntry &entry : entries) {
        if (const std::optional<EntryTimes> there = moved(timesOf(entry), days, minutes))
            copies.push_back({entry, *there});
    }
    copyTo(titleOf(entries, QUNCE_TEXT("Copy %1"), QUNCE_TEXT("Copy %1 entries")), copies);
}

void EntryActions::copyTo(const Message &title, const std::vector<Move> &copies)
{
    std::vector<EntryChange> changes;
    for (const Move &copy : copies) {
        changes.push_back({copy.entry, copy.entry});
        changes.back().after.start = copy.to.start;
        changes.back().after.end = copy.to.end;
    }
    copyAs(title, changes);
}

void EntryActions::copyAs(const Message &title, const std::vector<EntryChange> &copies)
{
    if (const Message why = whyNoNew(); !why.empty())
        return m_tools.toast(why);
    if (copies.empty())
        return;
    BoardPatch patch;
    std::vector<Uuid> sources;
    std::vector<Uuid> ids;
    struct Copy {
        Uuid id;
        int64_t later = 0; ///< of what has a time of its own besides
        std::map<std::string, FieldValue, std::less<>> others; ///< that the copy has other than its source
    };
    std::map<Uuid, Copy> copyOf;
    for (const EntryChange &each : copies) {
        CalendarEntry copy = each.after;
        copy.id = m_ids.next();
        copy.code.clear();
        copy.bucket = bucket::planHqDraft();
        copy.status = EntryStatus::Draft;
        sources.push_back(each.before.id);
        ids.push_back(copy.id);
        const int64_t later = each.before.isPlanned && each.after.isPlanned
            ? each.after.start.seconds - each.before.start.seconds
            : 0;
        copyOf[each.before.id] = {copy.id, later, changedFields(each)};
        patch.entries.push_back(std::move(copy));
    }
    const uint64_t number = m_drafts.add(std::move(patch));
    emit boardChanged();
    emit made(ids);
    m_places[number] = std::make_unique<BoardPlace>(this);
    m_tools.reader.read<std::vector<EntrySource>>(
        *m_places[number], [sources](BoardContext &context) { return readEntrySources(context, sources); },
        [this, number, title, copyOf](Result<std::vector<EntrySource>> read) {
            m_places.erase(number);
            if (!read.ok()) {
                m_tools.toast(read.error().userText);
                m_drafts.drop(number);
                emit boardChanged();
                return;
            }
            EditRequest request;
            request.title = title;
            for (const EntrySource &source : *read) {
                const Copy &copy = copyOf.at(source.entry.id);
                MakeRecord made {Kind::Entry, copy.id, copiedFields(source.entry, copy.later)};
                for (const auto &[field, value] : copy.others)
                    made.fields[field] = value;
                std::erase_if(made.fields, [](const auto &field) { return field.second == FieldValue(); });
                request.changes.push_back(std::move(made));
                for (const Record &target : source.targets) {
                    MakeRecord aimed {Kind::EntryTarget, {}, target.fields};
                    aimed.fields["entry"] = toValue(copy.id);
                    request.changes.push_back(std::move(aimed));
                }
            }
            commitPatch(std::move(request), number);
        });
}

void EntryActions::remove(const std::vector<CalendarEntry> &entries)
{
    std::vector<CalendarEntry> drafts;
    std::vector<CalendarEntry> others;
    size_t fixed = 0;
    Message why;
    for (const CalendarEntry &entry : entries) {
        const Message reason = whyNotRemove(entry);
        if (!reason.empty()) {
            why = reason;
            ++fixed;
        } else {
            (entry.status == EntryStatus::Draft ? drafts : others).push_back(entry);
        }
    }
    if (fixed > 0)
        say(why, fixed);
    // Two steps: a draft comes back as it was, what is cancelled comes back as a draft.
    if (!drafts.empty()) {
        EditRequest request;
        request.title = titleOf(drafts, QUNCE_TEXT("Delete %1"), QUNCE_TEXT("Delete %1 entries"));
        BoardPatch patch;
        for (const CalendarEntry &entry : drafts) {
            request.changes.push_back(DeleteRecord {Kind::Entry, entry.id});
            patch.removed.insert(entry.id);
        }
        commit(std::move(request), std::move(patch));
    }
    if (!others.empty()) {
        EditRequest request;
        request.title = titleOf(others, QUNCE_TEXT("Cancel %1"), QUNCE_TEXT("Cancel %1 entries"));
        BoardPatch patch;
        for (const CalendarEntry &entry : others) {
            request.changes.push_back(
                ChangeFields {Kind::Entry, entry.id, {{"status", std::string("cancelled")}}, {}});
            patch.entries.push_back(entry);
            patch.entries.back().status = EntryStatus::Cancelled;
        }
        commit(std::move(request), std::move(patch));
    }
}

Message EntryActions::whyNotRemove(const CalendarEntry &entry) const
{
    const Record record = entry.record();
    if (entry.status == EntryStatus::Draft)
        return m_tools.edits.whyNotDelete(record);
    const Message may = m_tools.edits.whyNot(record, "status");
    const bool isPossible = may.empty() && entry.status != EntryStatus::Cancelled
        && mayMove(Kind::Entry, "status", storedName(entry.status), "cancelled", m_tools.edits.actor()->role);
    return may.empty() && !isPossible
        ? Message(QUNCE_TEXT("Only what has not been dispatched can be cancelled."))
        : may;
}

Message EntryActions::whyNotStep(const Record &entry, EntryStatus to) const
{
    const Message may = m_tools.edits.whyNot(entry, "status");
    if (!may.empty())
        return may;
    const std::string from = entry.text("status");
    const Actor &actor = *m_tools.edits.actor();
    if (from == storedName(to) || !mayMove(Kind::Entry, "status", from, storedName(to), actor.role))
        return {QUNCE_TEXT("This is not the next step for it.")};
    if (to == EntryStatus::Approved) {
        const ApprovalChance chance = chanceOf(entry, actor, desk(), m_tools.reader.now());
        if (chance.refusal)
            return messageOf(*chance.refusal);
    }
    const bool goesBack =
        to == EntryStatus::Draft || to == EntryStatus::Submitted || to == EntryStatus::Changes;
    if (goesBack && isLocked(entry, m_tools.reader.now()))
        return messageOf({Rejection::EntryLocked, {}, {}, {}});
    return {};
}

RecordChange EntryActions::commentOn(
    const Uuid &entry, std::string_view purpose, const std::string &words) const
{
    return MakeRecord {Kind::Comment, {},
        {{"entry", toValue(entry)}, {"author", toValue(m_tools.edits.actor()->user)},
            {"written_at", m_tools.reader.now().seconds}, {"purpose", std::string(purpose)},
            {"text", words}}};
}

void EntryActions::takeStep(
    const std::vector<CalendarEntry> &entries, EntryStatus to, const std::string &reason)
{
    // What is approved is the record as it stands, of which the board has only a part.
    std::vector<Uuid> ids;
    for (const CalendarEntry &entry : entries)
        ids.push_back(entry.id);
    read(std::move(ids), std::nullopt, to, reason);
}

void EntryActions::takeStep(const EntrySource &source, EntryStatus to, const std::string &reason)
{
    if (isCheckedBefore(to))
        read({source.entry.id}, source, to, reason);
    else
        take({{source, reason}}, to);
}

void EntryActions::read(
    std::vector<Uuid> entries, std::optional<EntrySource> seen, EntryStatus to, const std::string &reason)
{
    const uint64_t number = ++m_steps;
    m_places[number] = std::make_unique<BoardPlace>(this);
    m_tools.reader.read<Sources>(
        *m_places[number],
        [entries = std::move(entries), to, plan = m_plan](BoardContext &context) -> Result<Sources> {
            Sources read;
            QUNCE_ASSIGN(read.desk, readApprovalDesk(context));
            if (isCheckedBefore(to)) {
                QUNCE_ASSIGN(read.entries, readCheckedSources(context, *plan, entries));
                return read;
            }
            QUNCE_ASSIGN(std::vector<EntrySource> sources, readEntrySources(context, entries));
            for (EntrySource &source : sources)
                read.entries.push_back({std::move(source), {}, false});
            return read;
        },
        [this, number, seen = std::move(seen), to, reason](Result<Sources> read) {
            m_places.erase(number);
            if (!read.ok())
                return m_tools.toast(read.error().userText);
            m_desk = std::move(read->desk);
            if (seen && read->entries.size() == 1)
                read->entries.front().source.entry = seen->entry;
            if (isCheckedBefore(to))
                check(std::move(read->entries), to);
            else
                takeChecked(read->entries, to, reason);
        });
}

void EntryActions::check(std::vector<CheckedSource> entries, EntryStatus to)
{
    size_t blocked = 0;
    Message why;
    std::erase_if(entries, [&](const CheckedSource &entry) {
        if (to != EntryStatus::Approved || !approvalBlockedBy(entry.findings, true)
            || !whyNotStep(entry.source.entry, to).empty())
            return false;
        const auto error = std::find_if(entry.findings.begin(), entry.findings.end(),
            [](const PlanFinding &finding) { return finding.severity() == Severity::Error; });
        why = Message(QUNCE_TEXT("It cannot be approved. %1"), {text(error->text).toStdString()});
        ++blocked;
        return true;
    });
    if (blocked > 0)
        say(blocked == 1 ? why : messageOf({Rejection::ChecksFailed, {}, {}, {}}), blocked);
    const bool asks = std::any_of(entries.begin(), entries.end(), [&](CheckedSource &entry) {
        if (to == EntryStatus::Submitted)
            entry.reasonGiven = false; // what was said before was about an earlier submission
        return whyNotStep(entry.source.entry, to).empty()
            && approvalBlockedBy(entry.findings, entry.reasonGiven).has_value();
    });
    if (asks)
        emit reasonWanted(entries, to);
    else if (!entries.empty())
        takeChecked(entries, to, {});
}

void EntryActions::takeChecked(
    const std::vector<CheckedSource> &entries, EntryStatus to, const std::string &reason)
{
    std::vector<Step> steps;
    for (const CheckedSource &entry : entries) {
        const bool isSaid = !isCheckedBefore(to) || hasWarnings(entry.findings);
        steps.push_back({entry.source, isSaid ? reason : std::string()});
    }
    take(steps, to);
}

void EntryActions::take(const std::vector<Step> &steps, EntryStatus to)
{
    const std::string_view purpose = to == EntryStatus::Changes ? "returned"
        : isCheckedBefore(to)                                   ? "warning"
        : to == EntryStatus::Stopped                            ? "stopped"
                                                                : "comment";
    EditRequest request;
    size_t taken = 0;
    size_t fixed = 0;
    bool areFirst = true; // of two: the status stays
    std::string name;
    Message why;
    for (const auto &[source, reason] : steps) {
        if (Message reasonNot = whyNotStep(source.entry, to); !reasonNot.empty()) {
            why = std::move(reasonNot);
            ++fixed;
            continue;
        }
        ChangeFields change = changeOf(source.entry, to);
        areFirst &= !change.fields.contains("status");
        if (!reason.empty())
            request.changes.push_back(commentOn(source.entry.id, purpose, reason));
        request.changes.push_back(std::move(change));
        name = clippedLine(source.entry.text("title"), 40).toStdString();
        ++taken;
    }
    if (fixed > 0)
        say(why, fixed);
    if (taken == 0)
        return;
    const std::string status =
        text(areFirst ? Message(QUNCE_TEXT("Approved by the first of two")) : textOf(to)).toStdString();
    request.title = taken == 1
        ? Message(QUNCE_TEXT("%1: status %2"), {name, status})
        : Message(QUNCE_TEXT("%1 entries: status %2"), {std::to_string(taken), status});
    m_tools.edits.commit(std::move(request), this, {});
}

/// The step with who takes it; the first of two who approve leaves the status.
ChangeFields EntryActions::changeOf(const Record &entry, EntryStatus to) const
{
    const Actor &actor = *m_tools.edits.actor();
    Signature signature {actor.user, m_tools.reader.now()};
    ChangeFields change {Kind::Entry, entry.id, {}, {}};
    FieldChanges fields;
    if (to == EntryStatus::Approved) {
        const ApprovalChance chance = chanceOf(entry, actor, desk(), signature.at);
        signature.actingFor = chance.actingFor;
        if (chance.turn == ApprovalTurn::First)
            fields = firstApprovalFields(entry, signature);
    }
    if (fields.empty()) {
        fields = approvalFields(entry, storedName(to), signature);
        fields.emplace_back("status", std::string(storedName(to)));
    }
    for (auto &[field, value] : fields)
        change.fields[field] = std::move(value);
    return change;
}

void EntryActions::comment(const CalendarEntry &entry, const std::string &words)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Comment on %1"), {entryName(entry)});
    request.changes.push_back(commentOn(entry.id, "comment", words));
    m_tools.edits.commit(std::move(request), this, {});
}

void EntryActions::removeComment(const CalendarEntry &entry, const Uuid &comment)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Delete the comment on %1"), {entryName(entry)});
    request.changes.push_back(DeleteRecord {Kind::Comment, comment});
    m_tools.edits.commit(std::move(request), this, {});
}

} // namespace qunce
