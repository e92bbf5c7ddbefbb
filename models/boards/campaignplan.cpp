// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaignplan.h"

#include "models/boards/boardparts.h"
#include "models/protocol/bucketnames.h"

namespace qunce {

Result<CampaignPlan> readCampaignPlan(BoardContext &context, const Uuid &campaign)
{
    QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(Kind::Campaign, campaign));
    if (!record)
        return Error {
            ErrorCode::NotFound, {QUNCE_TEXT("This campaign is not there any more.")}, campaign.toString()};
    CampaignPlan plan;
    plan.campaign = *record;
    if (plan.campaign.bucket.empty()) // made here, and not the server's yet
        plan.campaign.bucket = bucket::planHq();
    const Period all {kFirstDataDay, kLastDataDay};
    QUNCE_ASSIGN(plan.entries, readEntries(context, all, campaign));
    QUNCE_ASSIGN(plan.book, readCalendarBook(context.snapshot));
    return plan;
}

Day shifted(const CampaignPlan &plan, const CampaignShift &shift, Day day)
{
    return shift.workdaysOnly ? workdaysLater(plan.book, day, shift.days) : day + shift.days;
}

std::vector<std::optional<EntryTimes>> shifted(const CampaignPlan &plan, const CampaignShift &shift)
{
    std::vector<std::optional<EntryTimes>> all;
    for (const CalendarEntry &entry : plan.entries)
        all.push_back(moved(timesOf(entry), shifted(plan, shift, entry.day()) - entry.day(), 0));
    return all;
}

} // namespace qunce
