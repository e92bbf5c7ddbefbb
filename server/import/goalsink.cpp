// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/goalsink.h"

#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

std::string identityOf(
    const std::string &period, const std::string &org, const std::string &guide, const std::string &metric)
{
    return period + '\n' + org + '\n' + guide + '\n' + metric;
}

} // namespace

GoalSink::GoalSink(const SinkContext &context)
    : RecordSink(ImportKind::Goals, Kind::Goal, context, {{"org_code", "org"}, {"guide_code", "guide"}})
{ }

Result<void> GoalSink::prepare()
{
    QUNCE_ASSIGN(m_org, loadOrganisation(transaction()));
    QUNCE_ASSIGN(m_guides, Directory::load(transaction(), Kind::Guide));
    return transaction().eachRecord(Kind::Goal, [this](const Record &record) -> Result<void> {
        const std::optional<OrgIndex> unit = m_org.byId(record.reference("org"));
        const Directory::Entry *guide = m_guides.byId(record.reference("guide"));
        const std::string period = record.text("from_day") + "/" + record.text("to_day");
        m_goals.emplace(identityOf(period, unit ? m_org.at(*unit).code : std::string(),
                            guide ? guide->code : std::string(), record.text("metric")),
            record.id);
        return {};
    });
}

RecordSink::Verdict GoalSink::check(const Cells &cells)
{
    const std::string &org = cell(cells, "org_code");
    const std::string &guide = cell(cells, "guide_code");
    if (org.empty() == guide.empty())
        return std::optional(reject("org_code",
            Message(QUNCE_TEXT("A goal is either of one unit or of one guide: give exactly one code."))));
    if (!org.empty() && !m_org.byCode(org))
        return std::optional(reject(
            "org_code", Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {org})));
    if (!guide.empty() && !m_guides.byCode(guide))
        return std::optional(reject("guide_code",
            Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {guide})));
    return std::optional<Rejection>();
}

std::string GoalSink::identity(const Cells &cells) const
{
    return identityOf(
        cell(cells, "period"), cell(cells, "org_code"), cell(cells, "guide_code"), cell(cells, "metric"));
}

Result<std::optional<Record>> GoalSink::stored(const std::string &identity)
{
    const auto found = m_goals.find(identity);
    if (found == m_goals.end())
        return std::optional<Record>();
    return transaction().record(Kind::Goal, found->second);
}

Uuid GoalSink::referred(std::string_view column, const std::string &code)
{
    if (column == "org_code") {
        const std::optional<OrgIndex> unit = m_org.byCode(code);
        return unit ? m_org.at(*unit).id : Uuid {};
    }
    const Directory::Entry *guide = m_guides.byCode(code);
    return guide ? guide->id : Uuid {};
}

RecordSink::Verdict GoalSink::complete(Record &record, const Cells &cells, const Record *before)
{
    if (!before) {
        const std::string &period = cell(cells, "period");
        const size_t slash = period.find('/');
        record.put("from_day", period.substr(0, slash));
        record.put("to_day", period.substr(slash + 1));
    }
    const Directory::Entry *guide = m_guides.byId(record.reference("guide"));
    const OrgIndex unit = m_org.byId(record.reference("org")).value_or(kHq);
    record.bucket = planBucketOf(guide ? guide->region : regionOf(m_org, unit));
    return std::optional<Rejection>();
}

} // namespace qunce::server
