// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/entrysink.h"

#include <algorithm>

#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

EntrySink::EntrySink(const SinkContext &context)
    : RecordSink(ImportKind::Entries, Kind::Entry, context, {{"content_code", "content"}})
{ }

Result<void> EntrySink::prepare()
{
    QUNCE_ASSIGN(m_org, loadOrganisation(transaction()));
    QUNCE_ASSIGN(m_content, Directory::load(transaction(), Kind::Content));
    return transaction().eachRecord(Kind::Campaign, [this](const Record &record) -> Result<void> {
        m_campaigns.emplace(record.text("name"), record.id);
        return {};
    });
}

RecordSink::Verdict EntrySink::check(const Cells &cells)
{
    const std::string &content = cell(cells, "content_code");
    if (!content.empty() && !m_content.byCode(content))
        return std::optional(reject("content_code",
            Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {content})));
    for (const std::string &code : splitList(cell(cells, "regions"))) {
        const std::optional<OrgIndex> unit = m_org.byCode(code);
        if (!unit)
            return std::optional(reject("regions",
                Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {code})));
        if (m_org.at(*unit).kind != OrgKind::Region)
            return std::optional(
                reject("regions", Message(QUNCE_TEXT("The unit %1 is not a region."), {code})));
    }
    return std::optional<Rejection>();
}

FieldValue EntrySink::valueOf(size_t index, const std::string &text)
{
    if (index != column("regions") || text.empty())
        return RecordSink::valueOf(index, text);
    std::vector<std::string> ids;
    for (const std::string &code : splitList(text)) {
        if (const std::optional<OrgIndex> unit = m_org.byCode(code))
            ids.push_back(m_org.at(*unit).id.toString());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Uuid EntrySink::referred(std::string_view column, const std::string &text)
{
    if (column == "content_code") {
        const Directory::Entry *content = m_content.byCode(text);
        return content ? content->id : Uuid {};
    }
    const auto [found, isNew] = m_campaigns.emplace(text, Uuid {});
    if (isNew) {
        found->second = ids().next();
        m_newCampaigns.emplace(found->second, text);
    }
    return found->second;
}

RecordSink::Verdict EntrySink::complete(Record &record, const Cells &, const Record *)
{
    const std::optional<Instant> start = record.instant("start_at");
    const std::optional<Instant> end = record.instant("end_at");
    if (start && end && *end < *start)
        return std::optional(
            reject("end_at", Message(QUNCE_TEXT("The end must not be before the beginning."))));
    if (!record.find("status"))
        record.put("status", std::string("draft"));
    record.bucket =
        record.text("status") == "draft" ? bucket::planHqDraft() : planBucketOf(record.set("regions"));
    return std::optional<Rejection>();
}

Result<void> EntrySink::written(const Record &record, const Cells &, const Record *before)
{
    const Uuid campaign = record.reference("campaign");
    if (const auto fresh = m_newCampaigns.find(campaign); fresh != m_newCampaigns.end()) {
        QUNCE_TRY(storeCampaign(campaign, fresh->second));
        m_newCampaigns.erase(fresh);
    }
    if (!before || before->set("regions") == record.set("regions"))
        return {};
    return rebucketByRef(
        transaction(), Kind::Task, IndexColumn::Ref1, record.id, planBucketOf(record.set("regions")));
}

Result<void> EntrySink::storeCampaign(const Uuid &id, const std::string &name)
{
    Record campaign;
    campaign.kind = Kind::Campaign;
    campaign.id = id;
    campaign.bucket = bucket::planHq();
    campaign.put("name", toValue(name));
    return transaction().putRecord(campaign);
}

} // namespace qunce::server
