// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/groupsink.h"

#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

GroupSink::GroupSink(const SinkContext &context)
    : RecordSink(
        ImportKind::Groups, Kind::Group, context, {{"owner_code", "owner"}, {"parent_code", "parent"}})
{ }

Result<void> GroupSink::prepare()
{
    QUNCE_ASSIGN(m_org, loadOrganisation(transaction()));
    QUNCE_ASSIGN(m_guides, Directory::load(transaction(), Kind::Guide));
    QUNCE_ASSIGN(m_groups, Directory::load(transaction(), Kind::Group));
    return transaction().eachRecord(Kind::Group, [this](const Record &record) -> Result<void> {
        const Directory::Entry *parent = m_groups.byId(record.reference("parent"));
        m_parents.setStored(record.text("code"), {parent ? parent->code : std::string()});
        return {};
    });
}

RecordSink::Verdict GroupSink::check(const Cells &cells)
{
    const std::string &owner = cell(cells, "owner_code");
    if (!m_guides.byCode(owner))
        return std::optional(reject("owner_code",
            Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {owner})));
    return std::optional<Rejection>();
}

void GroupSink::propose(const Cells &cells)
{
    const ParentCheck::Node *stored = m_parents.stored(cells[0]);
    const std::string kept = stored ? stored->parent : std::string();
    m_parents.propose(cells[0], {inFile("parent_code") ? cell(cells, "parent_code") : kept});
}

Uuid GroupSink::referred(std::string_view column, const std::string &code)
{
    const Directory::Entry *entry = column == "owner_code" ? m_guides.byCode(code) : m_groups.byCode(code);
    if (entry)
        return entry->id;
    return column == "owner_code" ? Uuid {} : reservedId(code);
}

RecordSink::Verdict GroupSink::complete(Record &record, const Cells &, const Record *before)
{
    const Uuid owner = record.reference("owner");
    if (!before || before->reference("owner") != owner) {
        const Directory::Entry *guide = m_guides.byId(owner);
        record.put("region", toValue(guide ? guide->region : Uuid {}));
    }
    record.bucket = bucket::peopleOf(record.reference("region"));
    return std::optional<Rejection>();
}

Result<void> GroupSink::written(const Record &record, const Cells &, const Record *before)
{
    if (!m_slots) {
        QUNCE_ASSIGN(m_slots, SlotBook::load(transaction(), m_org, ids(), options().today));
    }
    m_slots->describe(SubjectKind::Group, record.id, record.text("code"), record.text("name"));
    const Uuid owner = record.reference("owner");
    if (!before || before->reference("owner") != owner)
        m_slots->hangOnGuide(record.id, owner, options().today);
    if (before && before->day("closed_on") != record.day("closed_on"))
        m_closings.push_back({record.id, before->day("closed_on"), record.day("closed_on")});
    return {};
}

Result<void> GroupSink::conclude()
{
    if (!m_slots)
        return {};
    m_slots->settle();
    QUNCE_TRY(applyPlaceChanges(transaction(), *m_slots, m_org));
    return FactMover(transaction(), regionIds(m_org)).changeClosings(m_closings);
}

} // namespace qunce::server
