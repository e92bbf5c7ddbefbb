// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/kocsink.h"

#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

KocSink::KocSink(const SinkContext &context)
    : RecordSink(ImportKind::Koc, Kind::Koc, context, {{"guide_code", "guide"}, {"mentor_code", "mentor"}})
{ }

Result<void> KocSink::prepare()
{
    QUNCE_ASSIGN(m_org, loadOrganisation(transaction()));
    QUNCE_ASSIGN(m_guides, Directory::load(transaction(), Kind::Guide));
    return {};
}

RecordSink::Verdict KocSink::check(const Cells &cells)
{
    for (const char *column : {"guide_code", "mentor_code"}) {
        const std::string &code = cell(cells, column);
        if (!code.empty() && !m_guides.byCode(code))
            return std::optional(reject(column,
                Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {code})));
    }
    const std::string &region = cell(cells, "region_code");
    if (region.empty())
        return std::optional<Rejection>();
    const std::optional<OrgIndex> unit = m_org.byCode(region);
    if (!unit)
        return std::optional(reject("region_code",
            Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {region})));
    if (m_org.at(*unit).kind != OrgKind::Region)
        return std::optional(
            reject("region_code", Message(QUNCE_TEXT("The unit %1 is not a region."), {region})));
    return std::optional<Rejection>();
}

Uuid KocSink::referred(std::string_view, const std::string &code)
{
    const Directory::Entry *guide = m_guides.byCode(code);
    return guide ? guide->id : Uuid {};
}

RecordSink::Verdict KocSink::complete(Record &record, const Cells &cells, const Record *before)
{
    const Uuid guide = record.reference("guide");
    const std::string &region = cell(cells, "region_code");
    if (!guide.isNil()) {
        const Directory::Entry *entry = m_guides.byId(guide);
        if (!before || before->reference("guide") != guide)
            record.put("region", toValue(entry ? entry->region : Uuid {}));
    } else if (!region.empty()) {
        record.put("region", toValue(m_org.at(*m_org.byCode(region)).id));
    } else if (!before || inFile("region_code")) {
        return std::optional(reject("region_code", Message(QUNCE_TEXT("A KOC needs a guide or a region."))));
    }
    record.bucket = bucket::peopleOf(record.reference("region"));
    return std::optional<Rejection>();
}

Result<void> KocSink::written(const Record &record, const Cells &, const Record *before)
{
    if (!m_slots) {
        QUNCE_ASSIGN(m_slots, SlotBook::load(transaction(), m_org, ids(), options().today));
    }
    m_slots->describe(SubjectKind::Koc, record.id, record.text("code"), record.text("nickname"));
    const Uuid guide = record.reference("guide");
    const bool sameGuide = before && before->reference("guide") == guide;
    if (!guide.isNil() && !sameGuide)
        m_slots->hangOnGuide(record.id, guide, options().today);
    const Uuid region = record.reference("region");
    if (guide.isNil() && !(sameGuide && before->reference("region") == region))
        m_slots->hangOnUnit(record.id, region, options().today);
    return {};
}

Result<void> KocSink::conclude()
{
    if (!m_slots)
        return {};
    m_slots->settle();
    return applyPlaceChanges(transaction(), *m_slots, m_org);
}

} // namespace qunce::server
