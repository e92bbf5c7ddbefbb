// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/guidesink.h"

#include "models/protocol/slotrecord.h"
#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

GuideSink::GuideSink(const SinkContext &context)
    : RecordSink(ImportKind::Guides, Kind::Guide, context, {{"store_code", "store"}})
{ }

Result<void> GuideSink::prepare()
{
    QUNCE_ASSIGN(m_org, loadOrganisation(transaction()));
    return {};
}

RecordSink::Verdict GuideSink::check(const Cells &cells)
{
    const std::string &code = cell(cells, "store_code");
    const std::optional<OrgIndex> store = m_org.byCode(code);
    if (!store)
        return std::optional(reject("store_code",
            Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {code})));
    if (m_org.at(*store).kind != OrgKind::Store)
        return std::optional(
            reject("store_code", Message(QUNCE_TEXT("The unit %1 is not a store."), {code})));
    return std::optional<Rejection>();
}

Uuid GuideSink::referred(std::string_view, const std::string &code)
{
    const std::optional<OrgIndex> store = m_org.byCode(code);
    return store ? m_org.at(*store).id : Uuid {};
}

RecordSink::Verdict GuideSink::complete(Record &record, const Cells &cells, const Record *before)
{
    const std::string &status = cell(cells, "status");
    // An earlier `active` has cleared the day, though the file says the same day as before.
    if (status == "left" && !record.day("left_on"))
        record.put("left_on", toValue(Day::parse(cell(cells, "left_on"))));
    if (status == "left" && !record.day("left_on"))
        return std::optional(
            reject("left_on", Message(QUNCE_TEXT("Somebody who has left needs the day of leaving."))));
    if (status == "active")
        record.put("left_on", {});
    else if (status.empty() && !cell(cells, "left_on").empty() && record.day("left_on"))
        record.put("status", std::string("left"));
    const std::optional<Day> leaveFrom = record.day("leave_from");
    const std::optional<Day> leaveTo = record.day("leave_to");
    if (leaveFrom && leaveTo && *leaveTo < *leaveFrom)
        return std::optional(
            reject("leave_to", Message(QUNCE_TEXT("The end must not be before the beginning."))));
    if (before)
        QUNCE_TRY(planMove(record, cells, *before));
    const Uuid store = record.reference("store");
    if (!before || before->reference("store") != store)
        record.put("region", toValue(regionOf(m_org, m_org.byId(store).value_or(kHq))));
    record.bucket = bucket::peopleOf(record.reference("region"));
    return std::optional<Rejection>();
}

Result<SlotBook *> GuideSink::slots()
{
    if (!m_slots) {
        QUNCE_ASSIGN(m_slots, SlotBook::load(transaction(), m_org, ids(), options().today));
    }
    return &*m_slots;
}

/// The last place that begins after today.
Result<std::optional<GuideSink::Plan>> GuideSink::planned(const Uuid &guide)
{
    std::optional<Plan> last;
    QUNCE_TRY(transaction().eachRecordByRef(
        Kind::Slot, IndexColumn::Ref2, guide, [&](const Record &record) -> Result<void> {
            const std::optional<SlotRecord> slot = slotFromRecord(record);
            const bool isAhead =
                slot && slot->slot.from > options().today && slot->slot.from < slot->slot.until;
            if (isAhead && (!last || last->from < slot->slot.from))
                last = Plan {slot->store, slot->slot.from};
            return {};
        }));
    return last;
}

/// Keeps a move of a later day out of the record. As ever, what counts is whether the file says something new: another
/// store than the one that the guide is in or is to be in.
Result<void> GuideSink::planMove(Record &record, const Cells &cells, const Record &before)
{
    const Uuid wanted = referred("store_code", cell(cells, "store_code"));
    const Uuid present = before.reference("store");
    const Day from = Day::parse(cell(cells, "effective_on")).value_or(options().today);
    QUNCE_ASSIGN(const std::optional<Plan> plan, planned(record.id));
    const bool isNew = wanted != (plan ? plan->store : present);
    if (isNew && from <= options().today && wanted != present)
        return {}; // at once
    record.put("store", toValue(present));
    if (!isNew)
        return {};
    QUNCE_ASSIGN(SlotBook *const book, slots());
    book->hangOnUnit(record.id, wanted, from);
    setAlsoChanged();
    return {};
}

Result<void> GuideSink::written(const Record &record, const Cells &cells, const Record *before)
{
    QUNCE_TRY(slots());
    m_slots->describe(
        SubjectKind::Guide, record.id, record.text("code"), record.text("name"), employmentOf(record));
    const Uuid store = record.reference("store");
    if (!before || before->reference("store") != store)
        m_slots->hangOnUnit(
            record.id, store, Day::parse(cell(cells, "effective_on")).value_or(options().today));
    return {};
}

Result<void> GuideSink::conclude()
{
    if (!m_slots)
        return {};
    m_slots->settle();
    return applyPlaceChanges(transaction(), *m_slots, m_org);
}

} // namespace qunce::server
