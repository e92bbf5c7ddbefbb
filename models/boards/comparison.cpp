// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/comparison.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/comparisonparts.h"
#include "models/boards/overview.h"

namespace qunce {

namespace {

/// The days of the header's period that can be compared, and what they are compared with.
void choosePeriods(Comparison &made)
{
    const Measure &measure = made.query.measure;
    made.period = made.query.query.period;
    if (isOfSalesFeed(measure))
        made.period = comparablePart(made.period, made.arrival.dataDay);
    if (measure.kind == MeasureKind::ReplyRate14d)
        made.period = replyCohorts(made.period, made.asOf.day());
    for (const CompareChoice base : kCompareBases)
        made.bases.push_back({comparedPeriod(made.period, compareOf(base)), true, {}});
}

/// False: there is no campaign.
bool chooseCampaigns(Comparison &made)
{
    const auto placeOf = [&made](const Uuid &id) -> std::optional<size_t> {
        const auto found = std::find_if(made.campaigns.begin(), made.campaigns.end(),
            [&id](const CampaignChoice &campaign) { return campaign.id == id; });
        return found == made.campaigns.end()
            ? std::nullopt
            : std::optional(static_cast<size_t>(found - made.campaigns.begin()));
    };
    std::optional<size_t> of = placeOf(made.query.campaign);
    if (!of)
        of = firstCampaign(made.campaigns, made.asOf.day());
    if (!of)
        return false;
    const CampaignChoice &campaign = made.campaigns[*of];
    std::optional<size_t> against;
    if (!made.query.against)
        against = campaignAYearBefore(made.campaigns, *of);
    else if (*made.query.against != campaign.id)
        against = placeOf(*made.query.against);
    made.query.campaign = campaign.id;
    made.query.against = against ? made.campaigns[*against].id : Uuid();
    made.period = campaign.days;
    made.bases.push_back(
        {against ? made.campaigns[*against].days : comparedPeriod(campaign.days, Compare::LastYear), true,
            {}});
    return true;
}

} // namespace

Result<Comparison> readComparison(BoardContext &context, const ComparisonQuery &query)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.tasks = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    Comparison made;
    made.query = query;
    made.asOf = context.now;
    QUNCE_ASSIGN(made.arrival, readArrival(context));
    QUNCE_ASSIGN(made.campaigns, readCampaignChoices(context));
    QUNCE_TRY(goOn(context));
    const ComparisonSource source {*brand, facts, under, context.stop};
    const bool isOfCampaign = query.mode == CompareMode::Campaign;
    const std::vector<Measure> measures = measuresOf(query.mode);
    if (std::find(measures.begin(), measures.end(), query.measure) == measures.end())
        made.query.measure = measures.front();
    if (!isOfCampaign)
        choosePeriods(made);
    else if (!chooseCampaigns(made))
        return made;
    made.levels = comparedLevels(source, made.period);
    made.query.level = levelToCompare(made.levels, query.level);
    QUNCE_TRY(isOfCampaign ? compareCampaigns(source, made) : comparePeriods(source, made));
    return made;
}

} // namespace qunce
