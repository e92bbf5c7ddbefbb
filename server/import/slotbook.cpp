// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/slotbook.h"

#include <algorithm>
#include <set>

#include "models/protocol/slotrecord.h"
#include "server/import/orgregions.h"
#include "server/rules/closedmonthsof.h"

namespace qunce::server {

namespace {

constexpr Day kEver = Slot::kFirstDay;
constexpr Day kForever = Slot::kForever;

/// Days on which the chain of units above `unit` changes.
void collectCuts(const OrgTree &org, OrgIndex unit, std::set<Day> &cuts)
{
    if (unit == kHq)
        return;
    for (const OrgParent &parent : org.at(unit).parents) {
        cuts.insert(parent.from);
        collectCuts(org, parent.parent, cuts);
    }
}

SlotPlace placeOf(const OrgTree &org, OrgIndex unit, Day day)
{
    SlotPlace place;
    place.region = regionOf(org, unit, day);
    if (org.at(unit).kind == OrgKind::Store)
        place.store = org.at(unit).id;
    if (const OrgIndex city = org.ancestorOn(unit, OrgKind::City, day); city != kHq)
        place.city = org.at(city).id;
    return place;
}

bool sameEmployment(const Employment &a, const Employment &b)
{
    return a.role == b.role && a.joinedOn == b.joinedOn && a.leftOn == b.leftOn && a.leaveFrom == b.leaveFrom
        && a.leaveTo == b.leaveTo;
}

} // namespace

Result<SlotBook> SlotBook::load(ReadTransaction &transaction, const OrgTree &org, IdSource &ids, Day today)
{
    SlotBook book(org, ids, today);
    QUNCE_ASSIGN(book.m_closed, closedMonthsOf(transaction));
    QUNCE_ASSIGN(book.m_lastClosing, lastClosing(transaction));
    QUNCE_TRY(transaction.eachRecord(
        Kind::Slot, [&book](const Record &record) -> Result<void> { return book.add(record); }));
    for (size_t i = 0; i < book.m_subjects.size(); ++i) {
        Subject &subject = book.m_subjects[i];
        std::stable_sort(
            subject.slots.begin(), subject.slots.end(), [](const HeldSlot &a, const HeldSlot &b) {
                return std::pair(a.from, a.until) < std::pair(b.from, b.until);
            });
        for (const HeldSlot &slot : subject.slots) {
            if (!slot.place.guide.isNil())
                book.m_dependents[slot.place.guide].push_back(i);
        }
    }
    return book;
}

Result<void> SlotBook::add(const Record &record)
{
    const std::optional<SlotRecord> read = slotFromRecord(record);
    if (!read)
        return Error {ErrorCode::Corrupt,
            Message(QUNCE_TEXT("A stored record cannot be read. Run `qunced check`.")),
            "slot " + record.id.toString()};
    const auto [found, isNew] = m_bySubject.emplace(read->slot.subject, m_subjects.size());
    if (isNew) {
        Subject &subject = m_subjects.emplace_back();
        subject.kind = read->kind;
        subject.id = read->slot.subject;
        subject.code = read->slot.code;
        subject.name = read->slot.name;
        subject.employment = read->slot.employment;
    }
    HeldSlot slot;
    slot.id = record.id;
    slot.number = read->number;
    slot.place = {read->region, read->store, read->city, read->slot.owner};
    slot.from = read->slot.from;
    slot.until = read->slot.until;
    slot.earlier = read->earlier;
    slot.stored = SlotState {slot.from, slot.until, read->slot.employment};
    m_subjects[found->second].slots.push_back(slot);
    uint32_t &next = m_nextNumber[{read->region, read->kind}];
    next = std::max(next, read->number + 1);
    return {};
}

void SlotBook::describe(SubjectKind kind, const Uuid &id, const std::string &code, const std::string &name,
    const Employment &employment)
{
    const auto [found, isNew] = m_bySubject.emplace(id, m_subjects.size());
    if (isNew) {
        Subject &made = m_subjects.emplace_back();
        made.kind = kind;
        made.id = id;
    }
    Subject &subject = m_subjects[found->second];
    if (subject.code == code && subject.name == name && sameEmployment(subject.employment, employment))
        return;
    subject.code = code;
    subject.name = name;
    subject.employment = employment;
    subject.described = true;
}

void SlotBook::hangOnUnit(const Uuid &subject, const Uuid &unit, Day from)
{
    hang(subject, {from, unit, false});
}

void SlotBook::hangOnGuide(const Uuid &subject, const Uuid &guide, Day from)
{
    m_dependents[guide].push_back(m_bySubject.at(subject));
    hang(subject, {from, guide, true});
}

void SlotBook::hang(const Uuid &id, Anchor anchor)
{
    Subject &subject = at(id);
    std::vector<Anchor> anchors = anchorsOf(subject);
    anchor.from = std::max(anchor.from, kEver);
    std::erase_if(anchors, [&anchor](const Anchor &other) { return other.from >= anchor.from; });
    if (anchors.empty())
        anchor.from = kEver;
    if (anchors.empty() || anchors.back().id != anchor.id)
        anchors.push_back(anchor);
    subject.newAnchors = std::move(anchors);
}

void SlotBook::hangAs(const Uuid &id, std::span<const SlotRecord> former)
{
    Subject &subject = at(id);
    Subject once;
    once.kind = subject.kind;
    for (const SlotRecord &slot : former) {
        HeldSlot &held = once.slots.emplace_back();
        held.place = {slot.region, slot.store, slot.city, slot.slot.owner};
        held.from = slot.slot.from;
        held.until = slot.slot.until;
    }
    std::sort(once.slots.begin(), once.slots.end(),
        [](const HeldSlot &a, const HeldSlot &b) { return a.from < b.from; });
    subject.newAnchors = anchorsOf(once);
    for (const Anchor &anchor : subject.newAnchors) {
        if (anchor.isGuide)
            m_dependents[anchor.id].push_back(m_bySubject.at(id));
    }
}

std::vector<SlotBook::Anchor> SlotBook::anchorsOf(const Subject &subject) const
{
    if (!subject.newAnchors.empty())
        return subject.newAnchors;
    std::vector<Anchor> anchors;
    for (const HeldSlot &slot : subject.slots) {
        if (slot.from >= slot.until)
            continue;
        const bool onGuide = !slot.place.guide.isNil();
        const Uuid id = onGuide                  ? slot.place.guide
            : subject.kind == SubjectKind::Guide ? slot.place.store
                                                 : slot.place.region;
        if (anchors.empty() || anchors.back().id != id)
            anchors.push_back({slot.from, id, onGuide});
    }
    return anchors;
}

std::vector<SlotBook::Span> SlotBook::spansOf(const Subject &subject) const
{
    std::vector<Span> all;
    const std::vector<Anchor> anchors = anchorsOf(subject);
    for (size_t i = 0; i < anchors.size(); ++i) {
        const Day until = i + 1 < anchors.size() ? anchors[i + 1].from : kForever;
        if (anchors[i].isGuide)
            appendGuideSpans(anchors[i].id, anchors[i].from, until, all);
        else if (const std::optional<OrgIndex> unit = m_org->byId(anchors[i].id))
            appendUnitSpans(*unit, anchors[i].from, until, all);
    }
    std::vector<Span> spans;
    for (const Span &span : all) {
        if (!spans.empty() && spans.back().until == span.from && spans.back().place == span.place)
            spans.back().until = span.until;
        else
            spans.push_back(span);
    }
    return spans;
}

void SlotBook::appendUnitSpans(OrgIndex unit, Day from, Day until, std::vector<Span> &spans) const
{
    std::set<Day> cuts;
    collectCuts(*m_org, unit, cuts);
    cuts.erase(cuts.begin(), cuts.upper_bound(from));
    cuts.erase(cuts.lower_bound(until), cuts.end());
    cuts.insert(until);
    for (const Day cut : cuts) {
        spans.push_back({from, cut, placeOf(*m_org, unit, from)});
        from = cut;
    }
}

void SlotBook::appendGuideSpans(const Uuid &guide, Day from, Day until, std::vector<Span> &spans) const
{
    const auto found = m_bySubject.find(guide);
    if (found == m_bySubject.end())
        return;
    for (const HeldSlot &slot : m_subjects[found->second].slots) {
        if (slot.from < slot.until && slot.overlaps(from, until)) {
            Span span {std::max(from, slot.from), std::min(until, slot.until), slot.place};
            span.place.guide = guide;
            spans.push_back(span);
        }
    }
}

SlotBook::HeldSlot SlotBook::openSlot(SubjectKind kind, const Span &span)
{
    HeldSlot slot;
    slot.id = m_ids->next();
    slot.number = m_nextNumber[{span.place.region, kind}]++;
    slot.place = span.place;
    slot.changed = true;
    return slot;
}

bool SlotBook::fit(Subject &subject)
{
    const std::vector<Span> spans = spansOf(subject);
    const std::vector<HeldSlot> before = subject.slots;
    std::vector<HeldSlot *> chosen(spans.size(), nullptr);
    std::vector<uint8_t> used(subject.slots.size(), 0);
    // First the slots that stand for the same place anyway, then those that would lose all their days but lie in the
    // region: rewriting them moves fewer values than a new slot.
    for (const bool exactly : {true, false}) {
        for (size_t i = 0; i < spans.size(); ++i) {
            for (size_t j = 0; j < subject.slots.size() && !chosen[i]; ++j) {
                HeldSlot &slot = subject.slots[j];
                const bool fits = exactly
                    ? slot.place == spans[i].place
                    : slot.place.region == spans[i].place.region && !isOfClosedMonth(slot);
                const bool held = slot.from < slot.until && slot.overlaps(spans[i].from, spans[i].until);
                if (!used[j] && fits && held) {
                    chosen[i] = &slot;
                    used[j] = 1;
                }
            }
        }
    }
    std::vector<HeldSlot> after;
    for (size_t i = 0; i < spans.size(); ++i) {
        HeldSlot slot = chosen[i] ? *chosen[i] : openSlot(subject.kind, spans[i]);
        slot.changed = slot.changed || slot.place != spans[i].place || slot.from != spans[i].from
            || slot.until != spans[i].until;
        slot.place = spans[i].place;
        slot.from = spans[i].from;
        slot.until = spans[i].until;
        after.push_back(slot);
    }
    for (size_t j = 0; j < subject.slots.size(); ++j) {
        if (used[j])
            continue;
        HeldSlot &slot = after.emplace_back(subject.slots[j]);
        slot.changed = slot.changed || slot.until != slot.from;
        slot.until = slot.from;
    }
    std::stable_sort(after.begin(), after.end(), [](const HeldSlot &a, const HeldSlot &b) {
        return std::pair(a.from, a.until) < std::pair(b.from, b.until);
    });
    const Uuid regionBefore = regionOf(subject.id);
    subject.slots = std::move(after);
    subject.newAnchors.clear();
    if (!before.empty() && regionOf(subject.id) != regionBefore)
        m_regionChanges.emplace_back(subject.kind, subject.id);
    noteMoves(subject.kind, before, subject.slots);
    return std::any_of(
        subject.slots.begin(), subject.slots.end(), [](const HeldSlot &slot) { return slot.changed; });
}

void SlotBook::noteMoves(
    SubjectKind kind, const std::vector<HeldSlot> &before, const std::vector<HeldSlot> &after)
{
    for (const HeldSlot &old : before) {
        for (const HeldSlot &now : after) {
            if (old.id != now.id && old.overlaps(now.from, now.until))
                m_moves.push_back({kind, old.place.region, old.number, now.place.region, now.number,
                    std::max(old.from, now.from), std::min(old.until, now.until)});
        }
    }
}

void SlotBook::settle()
{
    std::vector<uint8_t> marked(m_subjects.size(), 0);
    for (size_t i = 0; i < m_subjects.size(); ++i)
        marked[i] = m_subjects[i].newAnchors.empty() ? 0 : 1;
    settleMarked(marked);
}

void SlotBook::settleAll()
{
    settleMarked(std::vector<uint8_t>(m_subjects.size(), 1));
}

void SlotBook::settleMarked(const std::vector<uint8_t> &marked)
{
    m_owners.clear();
    std::vector<uint8_t> dependent(marked);
    for (size_t i = 0; i < m_subjects.size(); ++i) {
        Subject &subject = m_subjects[i];
        if (subject.kind != SubjectKind::Guide || marked[i] == 0 || !fit(subject))
            continue;
        if (const auto found = m_dependents.find(subject.id); found != m_dependents.end()) {
            for (const size_t other : found->second)
                dependent[other] = 1;
        }
    }
    for (size_t i = 0; i < m_subjects.size(); ++i) {
        if (m_subjects[i].kind != SubjectKind::Guide && dependent[i] != 0)
            fit(m_subjects[i]);
    }
}

Uuid SlotBook::regionOf(const Uuid &subject) const
{
    const std::optional<Location> now = locate(subject, m_today);
    return now ? now->region : Uuid {};
}

std::optional<SlotBook::Location> SlotBook::locate(const Uuid &subject, Day day) const
{
    const auto found = m_bySubject.find(subject);
    if (found == m_bySubject.end())
        return std::nullopt;
    for (const HeldSlot &slot : m_subjects[found->second].slots) {
        if (slot.from <= day && day < slot.until)
            return Location {slot.place.region, slot.number};
    }
    return std::nullopt;
}

std::optional<Uuid> SlotBook::subjectAt(SubjectKind kind, const Location &location) const
{
    if (m_owners.empty()) {
        for (const Subject &subject : m_subjects) {
            for (const HeldSlot &slot : subject.slots) {
                std::vector<Uuid> &owners = m_owners[{slot.place.region, subject.kind}];
                if (owners.size() <= slot.number)
                    owners.resize(slot.number + 1);
                owners[slot.number] = subject.id;
            }
        }
    }
    const auto found = m_owners.find({location.region, kind});
    if (found == m_owners.end() || found->second.size() <= location.slot
        || found->second[location.slot].isNil())
        return std::nullopt;
    return found->second[location.slot];
}

Result<void> SlotBook::save(WriteTransaction &transaction)
{
    for (Subject &subject : m_subjects) {
        for (HeldSlot &slot : subject.slots) {
            if (!slot.changed && !subject.described)
                continue;
            const SlotState now {slot.from, slot.until, subject.employment};
            if (slot.stored != now)
                slot.earlier = rememberedSlot(slot.earlier, m_lastClosing, slot.stored);
            slot.stored = now;
            QUNCE_TRY(transaction.putRecord(recordOf(subject, slot)));
            slot.changed = false;
        }
        subject.described = false;
    }
    return {};
}

bool SlotBook::isOfClosedMonth(const HeldSlot &slot) const
{
    return slot.from < slot.until && !closedMonthsIn(m_closed, {slot.from, slot.until - 1}).empty();
}

Record SlotBook::recordOf(const Subject &subject, const HeldSlot &slot) const
{
    SlotRecord made;
    made.kind = subject.kind;
    made.region = slot.place.region;
    made.number = slot.number;
    made.store = slot.place.store;
    made.city = slot.place.city;
    made.earlier = slot.earlier;
    made.slot.id = slot.id;
    made.slot.subject = subject.id;
    made.slot.code = subject.code;
    made.slot.name = subject.name;
    made.slot.owner = slot.place.guide;
    made.slot.from = slot.from;
    made.slot.until = slot.until;
    made.slot.employment = subject.employment;
    Record record = toRecord(made);
    record.bucket = bucket::peopleOf(made.region);
    return record;
}

} // namespace qunce::server
