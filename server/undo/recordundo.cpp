// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/undo/recordundo.h"

#include <algorithm>
#include <array>

#include "models/merge/closedrules.h"
#include "models/protocol/roster.h"
#include "server/import/importedvalues.h"
#include "server/import/placechanges.h"
#include "server/rules/closedmonthsof.h"
#include "server/rules/dependants.h"
#include "server/storage/brandloader.h"
#include "server/undo/removal.h"

namespace qunce::server {

namespace {

constexpr std::array<std::string_view, 6> kPlaceFields {
    "region", "store", "city", "guide", "from_day", "until_day"};

FieldValue valueIn(const Record &record, std::string_view field)
{
    const FieldValue *value = record.find(field);
    return value ? *value : FieldValue();
}

Result<Record> fieldsOf(Kind kind, std::string_view json)
{
    Record record;
    record.kind = kind;
    QUNCE_TRY(fieldsFromJson(json.empty() ? "{}" : json, record));
    return record;
}

/// The names of both, once each.
std::set<std::string, std::less<>> namesOf(const Record &before, const Record &after)
{
    std::set<std::string, std::less<>> names;
    for (const Record *record : {&before, &after}) {
        for (const auto &[name, value] : record->fields)
            names.insert(name);
    }
    return names;
}

/// `now` without what the import added, with what it took away.
FieldValue setTakenBack(const FieldValue &now, const FieldValue &before, const FieldValue &after)
{
    const auto items = [](const FieldValue &value) {
        const auto *list = std::get_if<std::vector<std::string>>(&value);
        return list ? std::set<std::string>(list->begin(), list->end()) : std::set<std::string>();
    };
    const std::set<std::string> was = items(before);
    const std::set<std::string> left = items(after);
    std::set<std::string> merged = items(now);
    for (const std::string &item : left) {
        if (!was.contains(item))
            merged.erase(item);
    }
    for (const std::string &item : was) {
        if (!left.contains(item))
            merged.insert(item);
    }
    if (merged.empty())
        return {};
    return std::vector<std::string>(merged.begin(), merged.end());
}

/// Which field says where somebody belongs; the region follows from it.
std::string_view anchorOf(Kind kind)
{
    return kind == Kind::Guide ? "store" : kind == Kind::Group ? "owner" : "guide";
}

bool isHarmless(const Error &error)
{
    return error.code == ErrorCode::AlreadyExists || error.code == ErrorCode::InvalidInput;
}

Message placeChanged()
{
    return QUNCE_TEXT("They were moved again later.");
}

Message deletedSince()
{
    return QUNCE_TEXT("It was deleted later.");
}

} // namespace

Result<void> RecordUndo::run()
{
    QUNCE_ASSIGN(m_closed, closedMonthsOf(m_parts.transaction));
    QUNCE_TRY(readPlaces());
    QUNCE_TRY(m_parts.formers.eachLogged(
        m_parts.import, [this](const LoggedChange &change) { return takeBackRecord(change); }));
    QUNCE_TRY(takeBackPlaces());
    QUNCE_TRY(takeBackDues());
    QUNCE_TRY(Removal(m_parts, m_new).run());
    return takeBackImported();
}

/// How the slots of those who were moved stood before.
Result<void> RecordUndo::readPlaces()
{
    QUNCE_TRY(m_parts.formers.eachLogged(m_parts.import, [this](const LoggedChange &change) -> Result<void> {
        const std::optional<Kind> kind = kindNamed(change.name);
        if (kind == Kind::Slot)
            return readSlot(change);
        if (kind && subjectOf(*kind) && change.what == LoggedChange::What::Created)
            m_newSubjects.insert(change.id);
        return {};
    }));
    return gatherPlaces();
}

Result<RecordUndo::FormerSlot *> RecordUndo::formerSlot(const Uuid &id)
{
    if (const auto known = m_slots.find(id); known != m_slots.end())
        return &known->second;
    QUNCE_ASSIGN(std::optional<Record> record, m_parts.transaction.record(Kind::Slot, id));
    FormerSlot &slot = m_slots[id];
    slot.isChanged = !record;
    if (record)
        slot.record = *std::move(record);
    return &slot;
}

Result<void> RecordUndo::readSlot(const LoggedChange &change)
{
    QUNCE_TRY(m_parts.tally.goOn());
    QUNCE_ASSIGN(const Record before, fieldsOf(Kind::Slot, change.before));
    QUNCE_ASSIGN(const Record after, fieldsOf(Kind::Slot, change.after));
    const bool isNew = change.what == LoggedChange::What::Created;
    const bool isPlace = std::any_of(kPlaceFields.begin(), kPlaceFields.end(),
        [&](std::string_view field) { return valueIn(before, field) != valueIn(after, field); });
    if (!isPlace)
        return {};
    QUNCE_ASSIGN(FormerSlot *const slot, formerSlot(change.id));
    slot->isNew = slot->isNew || isNew;
    for (const std::string_view field : kPlaceFields) {
        if (!isNew && valueIn(before, field) == valueIn(after, field))
            continue;
        if (valueIn(slot->record, field) != valueIn(after, field))
            slot->isChanged = true;
        else if (!isNew)
            slot->record.put(field, valueIn(before, field));
    }
    return {};
}

Result<void> RecordUndo::gatherPlaces()
{
    std::set<Uuid> subjects;
    for (const auto &[id, slot] : m_slots) {
        const Uuid subject = slot.record.reference("subject");
        if (!subject.isNil() && !m_newSubjects.contains(subject))
            subjects.insert(subject);
    }
    for (const Uuid &subject : subjects) {
        FormerPlace &place = m_places[subject];
        QUNCE_TRY(m_parts.transaction.eachRecordByRef(
            Kind::Slot, IndexColumn::Ref2, subject, [&](const Record &record) -> Result<void> {
                const auto known = m_slots.find(record.id);
                if (known != m_slots.end() && known->second.isChanged)
                    place.isChanged = true;
                if (known != m_slots.end() && known->second.isNew)
                    return {};
                const std::optional<SlotRecord> slot =
                    slotFromRecord(known == m_slots.end() ? record : known->second.record);
                if (slot && slot->slot.from < slot->slot.until)
                    place.slots.push_back(*slot);
                return {};
            }));
    }
    m_slots.clear();
    return {};
}

Result<void> RecordUndo::takeBackRecord(const LoggedChange &change)
{
    QUNCE_TRY(m_parts.tally.goOn());
    const std::optional<Kind> kind = kindNamed(change.name);
    if (!kind || *kind == Kind::Slot)
        return {};
    if (change.what == LoggedChange::What::Created)
        return takeBackNew(*kind, change);
    return change.what == LoggedChange::What::Changed ? takeBackChange(*kind, change) : Result<void>();
}

/// Comes after what the same import did to the record later, so it stands as it was made unless somebody has changed it.
Result<void> RecordUndo::takeBackNew(Kind kind, const LoggedChange &change)
{
    QUNCE_ASSIGN(const std::optional<Record> now, m_parts.transaction.record(kind, change.id));
    if (!now)
        return {}; // gone already
    QUNCE_ASSIGN(const Record made, fieldsOf(kind, change.after));
    if (now->fields != made.fields || now->bucket != change.bucketAfter)
        return m_parts.tally.keptRecord(*now, {}, changedSince());
    m_new.emplace_back(kind, change.id);
    return {};
}

bool RecordUndo::mayTakeBack(const Record &record, std::string_view field) const
{
    if (!subjectOf(record.kind) || field != anchorOf(record.kind))
        return true;
    const auto place = m_places.find(record.id);
    return place == m_places.end() || !place->second.isChanged;
}

std::string RecordUndo::takeBackFields(Record &record, const Record &before, const Record &after) const
{
    std::string kept;
    for (const std::string &name : namesOf(before, after)) {
        if (subjectOf(record.kind) && name == "region")
            continue; // follows from the place
        const FieldValue was = valueIn(before, name);
        const FieldValue left = valueIn(after, name);
        const FieldDescriptor *field = fieldNamed(descriptor(record.kind), name);
        if (field && field->merge == MergeClass::Set)
            record.put(name, setTakenBack(valueIn(record, name), was, left));
        else if (valueIn(record, name) == left && mayTakeBack(record, name))
            record.put(name, was);
        else
            kept = name;
    }
    return kept;
}

Result<void> RecordUndo::takeBackChange(Kind kind, const LoggedChange &change)
{
    QUNCE_ASSIGN(const std::optional<Record> now, m_parts.transaction.record(kind, change.id));
    QUNCE_ASSIGN(const Record before, fieldsOf(kind, change.before));
    QUNCE_ASSIGN(const Record after, fieldsOf(kind, change.after));
    if (!now) {
        Record gone = after;
        gone.id = change.id;
        return m_parts.tally.keptRecord(gone, {}, deletedSince());
    }
    Record former = *now;
    const std::string kept = takeBackFields(former, before, after);
    if (!subjectOf(kind) && kept.empty() && former.bucket == change.bucketAfter)
        former.bucket = change.bucketBefore;
    if (subjectOf(kind))
        m_people.emplace(change.id, kind);
    if (!kept.empty())
        QUNCE_TRY(m_parts.tally.keptRecord(*now, kept, changedSince()));
    if (former.fields == now->fields && former.bucket == now->bucket)
        return {};
    if (const std::optional<Day> day = closedDayTouched(m_closed, &*now, &former))
        return m_parts.tally.keptRecord(*now, {}, inClosedMonth(*day));
    const Result<void> put = m_parts.transaction.putRecord(former);
    if (!put.ok())
        return isHarmless(put.error()) ? m_parts.tally.keptRecord(*now, {}, put.error().userText) : put;
    if (former.bucket != now->bucket)
        QUNCE_TRY(moveDependants(m_parts.transaction, former));
    followChange(*now, former);
    if (former.fields != now->fields)
        m_parts.tally.restored();
    return {};
}

/// What has to follow later: values of tasks that were due on another day, pushes of groups that were closed.
void RecordUndo::followChange(const Record &before, const Record &after)
{
    if (after.kind == Kind::Task && before.day("due_day") && after.day("due_day")) {
        const auto [due, isNew] =
            m_dues.emplace(after.id, DueChange {after.id, *before.day("due_day"), *after.day("due_day")});
        if (!isNew)
            due->second.after = *after.day("due_day");
    }
    if (after.kind == Kind::Group && before.day("closed_on") != after.day("closed_on")) {
        const auto [closing, isNew] = m_closings.emplace(
            after.id, ClosingChange {after.id, before.day("closed_on"), after.day("closed_on")});
        if (!isNew)
            closing->second.after = after.day("closed_on");
    }
}

Result<void> RecordUndo::takeBackPlaces()
{
    if (m_places.empty() && m_people.empty())
        return {};
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(m_parts.transaction));
    QUNCE_ASSIGN(
        SlotBook slots, SlotBook::load(m_parts.transaction, org, m_parts.ids, m_parts.tally.request().today));
    for (const auto &[id, kind] : m_people) {
        QUNCE_ASSIGN(const std::optional<Record> record, m_parts.transaction.record(kind, id));
        if (record && slots.knows(id))
            slots.describe(*subjectOf(kind), id, record->text("code"),
                record->text(kind == Kind::Koc ? "nickname" : "name"),
                kind == Kind::Guide ? employmentOf(*record) : Employment {});
    }
    for (const auto &[id, place] : m_places) {
        if (!place.isChanged && !place.slots.empty() && slots.knows(id))
            slots.hangAs(id, place.slots);
    }
    slots.settle();
    QUNCE_TRY(applyPlaceChanges(m_parts.transaction, slots, org));
    QUNCE_TRY(followRegions(slots));
    std::vector<ClosingChange> closings;
    for (const auto &[id, closing] : m_closings)
        closings.push_back(closing);
    return FactMover(m_parts.transaction, regionIds(org)).changeClosings(closings);
}

/// The records of those who were moved back, also where the move had been planned and has taken effect since.
Result<void> RecordUndo::followRegions(const SlotBook &slots)
{
    const Day today = m_parts.tally.request().today;
    for (const auto &[id, place] : m_places) {
        if (place.slots.empty())
            continue;
        const SubjectKind subject = place.slots.front().kind;
        QUNCE_ASSIGN(
            const std::optional<Record> record, m_parts.transaction.record(recordKindOf(subject), id));
        if (!record)
            continue;
        if (place.isChanged) {
            QUNCE_TRY(m_parts.tally.keptRecord(*record, anchorOf(record->kind), placeChanged()));
            continue;
        }
        Uuid store;
        for (const SlotRecord &slot : place.slots) {
            if (subject == SubjectKind::Guide && slot.slot.from <= today && today < slot.slot.until)
                store = slot.store;
        }
        const Uuid region = slots.regionOf(id);
        const bool isThere = record->reference("region") == region
            && record->bucket == bucket::peopleOf(region)
            && (store.isNil() || record->reference("store") == store);
        if (!isThere) {
            QUNCE_ASSIGN(
                const bool hasFollowed, followPlace(m_parts.transaction, subject, id, region, store));
            if (hasFollowed && record->reference("store") != store && !store.isNil())
                m_parts.tally.restored();
        }
    }
    return {};
}

Result<void> RecordUndo::takeBackDues()
{
    std::vector<DueChange> changes;
    for (const auto &[id, due] : m_dues) {
        if (due.before != due.after)
            changes.push_back(due);
    }
    if (changes.empty())
        return {};
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(m_parts.transaction));
    QUNCE_ASSIGN(const SlotBook slots,
        SlotBook::load(m_parts.transaction, org, m_parts.ids, m_parts.tally.request().today));
    return FactMover(m_parts.transaction, regionIds(org)).changeDueDays(changes, slots);
}

/// The next import compares with what the one before said: as if this one had not been.
Result<void> RecordUndo::takeBackImported()
{
    return m_parts.formers.eachLogged(m_parts.import, [this](const LoggedChange &change) -> Result<void> {
        return change.what == LoggedChange::What::Values ? takeBackImported(change) : Result<void>();
    });
}

Result<void> RecordUndo::takeBackImported(const LoggedChange &change)
{
    const std::optional<Kind> kind = kindNamed(change.name);
    if (!kind)
        return {};
    QUNCE_ASSIGN(const std::string stored, m_parts.transaction.importedValues(*kind, change.id));
    QUNCE_ASSIGN(ImportedValues now, ImportedValues::fromJson(stored));
    QUNCE_ASSIGN(const ImportedValues before, ImportedValues::fromJson(change.before));
    QUNCE_ASSIGN(const ImportedValues after, ImportedValues::fromJson(change.after));
    for (const ImportColumn &column : descriptor(m_kind).columns) {
        if (now.of(column.name) == after.of(column.name))
            now.set(column.name, before.of(column.name));
    }
    return m_parts.transaction.putImportedValues(*kind, change.id, now.toJson());
}

} // namespace qunce::server
