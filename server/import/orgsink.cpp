// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/orgsink.h"

#include <array>

#include "models/protocol/orghistory.h"
#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/import/slotbook.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

constexpr std::array<std::string_view, 4> kKinds {"zone", "region", "city", "store"};

int rankOf(std::string_view kind)
{
    for (size_t i = 0; i < kKinds.size(); ++i) {
        if (kind == kKinds[i])
            return static_cast<int>(i);
    }
    return ParentCheck::kAny;
}

/// The history with another parent from a day on, whatever it said of that day and later.
std::vector<ParentSince> historyWith(std::vector<ParentSince> history, Day from, const Uuid &parent)
{
    std::erase_if(history, [from](const ParentSince &entry) { return entry.from >= from; });
    if (history.empty())
        history.push_back({kFirstDataDay, parent});
    else if (history.back().parent != parent)
        history.push_back({from, parent});
    return history;
}

} // namespace

OrgSink::OrgSink(const SinkContext &context)
    : RecordSink(ImportKind::Org, Kind::Org, context, {{"parent_code", "parent"}})
{ }

Result<void> OrgSink::prepare()
{
    QUNCE_ASSIGN(m_org, loadOrganisation(transaction()));
    for (const OrgUnit &unit : m_org.units()) {
        const std::string parent = unit.parent() == kHq ? std::string() : m_org.at(unit.parent()).code;
        m_parents.setStored(unit.code, {parent, static_cast<int>(unit.kind)});
    }
    return {};
}

RecordSink::Verdict OrgSink::check(const Cells &cells)
{
    const ParentCheck::Node *stored = m_parents.stored(cells[0]);
    if (stored && stored->rank != rankOf(cell(cells, "kind")))
        return std::optional(reject(
            "kind", Message(QUNCE_TEXT("A unit keeps its kind. Give the new unit a code of its own."))));
    return std::optional<Rejection>();
}

void OrgSink::propose(const Cells &cells)
{
    const ParentCheck::Node *stored = m_parents.stored(cells[0]);
    const std::string kept = stored ? stored->parent : std::string();
    m_parents.propose(
        cells[0], {inFile("parent_code") ? cell(cells, "parent_code") : kept, rankOf(cell(cells, "kind"))});
}

Uuid OrgSink::referred(std::string_view, const std::string &code)
{
    const std::optional<OrgIndex> unit = m_org.byCode(code);
    return unit ? m_org.at(*unit).id : reservedId(code);
}

RecordSink::Verdict OrgSink::complete(Record &record, const Cells &cells, const Record *before)
{
    record.bucket = bucket::ref();
    const Uuid parent = record.reference("parent");
    if (before && before->reference("parent") == parent)
        return std::optional<Rejection>();
    QUNCE_ASSIGN(std::vector<ParentSince> history, parentsFromJson(record.text("parents")));
    if (before && history.empty())
        history.push_back({kFirstDataDay, before->reference("parent")});
    const Day from = Day::parse(cell(cells, "effective_on")).value_or(options().today);
    record.put("parents", parentsToJson(historyWith(std::move(history), from, parent)));
    m_moved = m_moved || before;
    return std::optional<Rejection>();
}

Result<void> OrgSink::conclude()
{
    if (!m_moved)
        return {};
    QUNCE_ASSIGN(const OrgTree now, loadOrganisation(transaction()));
    QUNCE_ASSIGN(SlotBook slots, SlotBook::load(transaction(), now, ids(), options().today));
    slots.settleAll();
    QUNCE_TRY(applyPlaceChanges(transaction(), slots, now));
    return moveGoals(now);
}

Result<void> OrgSink::moveGoals(const OrgTree &now)
{
    for (size_t i = 0; i < m_org.units().size(); ++i) {
        const OrgUnit &unit = m_org.units()[i];
        const std::optional<OrgIndex> there = now.byId(unit.id);
        if (!there)
            continue;
        const Uuid region = regionOf(now, *there);
        if (region == regionOf(m_org, static_cast<OrgIndex>(i)))
            continue;
        for (const Kind kind : {Kind::Goal, Kind::Contest})
            QUNCE_TRY(rebucketByRef(transaction(), kind, IndexColumn::Ref1, unit.id, planBucketOf(region)));
    }
    return {};
}

} // namespace qunce::server
