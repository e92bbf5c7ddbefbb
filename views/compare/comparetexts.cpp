// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/compare/comparetexts.h"

#include <algorithm>

#include "models/boards/fieldlabels.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr size_t kMostNamedRegions = 6;

QString namesOf(const std::vector<std::string> &names)
{
    QStringList listed;
    for (const std::string &name : names) {
        if (static_cast<size_t>(listed.size()) == kMostNamedRegions) {
            listed << QStringLiteral("…");
            break;
        }
        listed << QString::fromStdString(name);
    }
    return listed.join(text(QUNCE_TEXT(", ")));
}

QString asText(size_t count)
{
    return QString::number(count);
}

/// Days k that are over on both sides, and of them those that are compared, in whole or in part.
struct CampaignSpan {
    size_t over = 0;
    size_t compared = 0;
};

CampaignSpan campaignSpanOf(const Comparison &comparison)
{
    CampaignSpan span;
    for (const CampaignPairDay &day : comparison.days) {
        span.over += day.isOver ? 1 : 0;
        span.compared += day.now ? 1 : 0;
    }
    return span;
}

/// First to last day that is over: what the sentence says.
Period overPart(Period period, size_t days)
{
    return {period.from, period.from + (std::max(static_cast<int>(days), 1) - 1)};
}

QStringList leftOutOfCampaign(const Comparison &comparison, const Format &format)
{
    QStringList lines;
    const CampaignSpan span = campaignSpanOf(comparison);
    for (size_t k = 0; k < comparison.days.size(); ++k) {
        const CampaignPairDay &day = comparison.days[k];
        if (day.isOver && !day.without.empty())
            lines << text(QUNCE_TEXT("Day %1 (%2, %3) without %4, whose numbers are not in on both sides"),
                {asText(k + 1), format.shortDay(day.day.now), format.dayWithYear(day.day.then),
                    namesOf(day.without)});
    }
    if (lines.size() > 3) {
        const QStringList first = lines.mid(0, 3);
        const auto more = static_cast<size_t>(lines.size() - 3);
        lines = first;
        lines << text(QUNCE_TEXT("and %1 more days in which regions are left out"), {asText(more)});
    }
    if (span.over < comparison.days.size())
        lines << text(QUNCE_TEXT("Days %1 to %2 are not over on both sides"),
            {asText(span.over + 1), asText(comparison.days.size())});
    const int now = comparison.period.days();
    const int then = comparison.bases.front().period.days();
    if (now != then)
        lines << (now > then ? text(QUNCE_TEXT("Days %1 to %2 have no counterpart: the other one is shorter"),
                      {asText(comparison.days.size() + 1), QString::number(now)})
                             : text(QUNCE_TEXT("Days %1 to %2 of the other one have no counterpart"),
                                 {asText(comparison.days.size() + 1), QString::number(then)}));
    return lines;
}

} // namespace

size_t placeOfBase(CompareChoice base)
{
    const auto *found = std::find(kCompareBases.begin(), kCompareBases.end(), base);
    return static_cast<size_t>(found - kCompareBases.begin());
}

QString compareModeText(CompareMode mode)
{
    switch (mode) {
    case CompareMode::SameStores:
        return text(QUNCE_TEXT("Same stores"));
    case CompareMode::Campaign:
        return text(QUNCE_TEXT("Campaign by day"));
    case CompareMode::Periods:
        break;
    }
    return text(QUNCE_TEXT("Periods"));
}

QString compareMeasureText(const Measure &measure)
{
    switch (measure.kind) {
    case MeasureKind::NetFriends:
        return text(QUNCE_TEXT("Net new friends"));
    case MeasureKind::PerGuide:
        return text(QUNCE_TEXT("Sales per guide"));
    case MeasureKind::SellingRate:
        return text(QUNCE_TEXT("Selling rate"));
    case MeasureKind::DueCompletionRate:
        return text(QUNCE_TEXT("Due completion"));
    case MeasureKind::OnTimeRate:
        return text(QUNCE_TEXT("On time"));
    case MeasureKind::ReplyRate14d:
        return text(QUNCE_TEXT("Replies within 14 days"));
    case MeasureKind::AfterHoursShare:
        return text(QUNCE_TEXT("After-hours share"));
    default:
        return text(metricLabel(info(measure.metric).name));
    }
}

QString compareLevelText(Level level)
{
    switch (level) {
    case Level::Zone:
        return text(QUNCE_TEXT("Zones"));
    case Level::City:
        return text(QUNCE_TEXT("Cities"));
    case Level::Store:
        return text(QUNCE_TEXT("Stores"));
    default:
        return text(QUNCE_TEXT("Regions"));
    }
}

QString compareBaseText(CompareChoice base)
{
    switch (base) {
    case CompareChoice::SameDaysLastMonth:
        return text(QUNCE_TEXT("Same days last month"));
    case CompareChoice::LastYear:
        return text(QUNCE_TEXT("vs last year"));
    case CompareChoice::Previous:
        break;
    }
    return text(QUNCE_TEXT("vs previous"));
}

QString daysText(Period period, const Format &format)
{
    if (period.days() == 1)
        return format.dayWithYear(period.from);
    return format.dayWithYear(period.from) + QStringLiteral("–")
        + (period.from.year() == period.to.year() ? format.shortDay(period.to)
                                                  : format.dayWithYear(period.to));
}

QString campaignText(const CampaignChoice &campaign, const Format &format)
{
    return text(
        QUNCE_TEXT("%1 (%2)"), {QString::fromStdString(campaign.name), daysText(campaign.days, format)});
}

QString againstText(const Comparison &comparison, const Format &format)
{
    for (const CampaignChoice &campaign : comparison.campaigns) {
        if (comparison.query.against && campaign.id == *comparison.query.against)
            return campaignText(campaign, format);
    }
    return text(
        QUNCE_TEXT("the same dates a year before (%1)"), {daysText(comparison.bases.front().period, format)});
}

QString comparedWithWhat(const Comparison &comparison, CompareChoice base, const Format &format)
{
    const QString measure = compareMeasureText(comparison.query.measure);
    const QString days = daysText(comparison.period, format);
    const auto against = [&](size_t place) { return daysText(comparison.bases[place].period, format); };
    switch (comparison.query.mode) {
    case CompareMode::Periods:
        return text(
            QUNCE_TEXT(
                "%1 of %2, compared with the period before (%3), the same days last month (%4) and last "
                "year (%5)"),
            {measure, days, against(0), against(1), against(2)});
    case CompareMode::SameStores:
        return text(QUNCE_TEXT("%1 of %2, %3 (%4), in stores that were open on every day of both"),
            {measure, days, compareBaseText(base), against(placeOfBase(base))});
    case CompareMode::Campaign:
        break;
    }
    if (comparison.bases.empty())
        return {};
    const auto campaign = std::find_if(comparison.campaigns.begin(), comparison.campaigns.end(),
        [&](const CampaignChoice &one) { return one.id == comparison.query.campaign; });
    const QString name = campaign == comparison.campaigns.end() ? days : campaignText(*campaign, format);
    const CampaignSpan span = campaignSpanOf(comparison);
    if (span.compared == 0)
        return text(QUNCE_TEXT("%1 of %2 against %3: no day can be compared yet"),
            {measure, name, againstText(comparison, format)});
    return text(QUNCE_TEXT("%1 of %2 against %3, day by day since the first: %4 with %5"),
        {measure, name, againstText(comparison, format),
            daysText(overPart(comparison.period, span.over), format),
            daysText(overPart(comparison.bases.front().period, span.over), format)});
}

QStringList whatIsLeftOut(const Comparison &comparison, CompareChoice base, const Format &format)
{
    if (comparison.query.mode == CompareMode::Campaign) {
        if (comparison.bases.empty())
            return {};
        if (!comparison.bases.front().isKept)
            return {text(QUNCE_TEXT("This computer keeps no numbers of the other days."))};
        return leftOutOfCampaign(comparison, format);
    }
    QStringList lines;
    if (comparison.period != comparison.query.query.period)
        lines << (comparison.query.measure.kind == MeasureKind::ReplyRate14d
                ? text(QUNCE_TEXT("Of customers added on these days, whose 14 days are over"))
                : text(QUNCE_TEXT("Numbers end on %1, so the period and what it is compared with end there"),
                    {format.shortDay(comparison.period.to)}));
    if (!comparison.leftOut.empty())
        lines << text(QUNCE_TEXT("%1 not all in: shown, and left out of both sides of the total"),
            {namesOf(comparison.leftOut)});
    for (size_t place = 0; place < comparison.bases.size(); ++place) {
        const ComparisonBase &one = comparison.bases[place];
        if (comparison.query.mode == CompareMode::SameStores && place != placeOfBase(base))
            continue;
        if (!one.isKept)
            lines << text(QUNCE_TEXT("%1: this computer keeps no numbers of %2"),
                {compareBaseText(kCompareBases[place]), daysText(one.period, format)});
        else if (!one.notWhole.empty())
            lines << text(QUNCE_TEXT("%1 without %2, of which days of %3 are missing"),
                {compareBaseText(kCompareBases[place]), namesOf(one.notWhole), daysText(one.period, format)});
    }
    if (comparison.query.mode == CompareMode::SameStores) {
        const SameStores &stores = comparison.total.stores[placeOfBase(base)];
        lines << text(QUNCE_TEXT("%1 of %2 stores are the same; left out: %3 opened since, %4 closed since"),
            {asText(stores.same), asText(stores.all()), asText(stores.opened), asText(stores.closed)});
        if (stores.undated > 0)
            lines << text(QUNCE_TEXT("%1 of them have no opening date and count as open since ever"),
                {asText(stores.undated)});
    }
    return lines;
}

QString dataText(const Comparison &comparison, const Format &format)
{
    const Arrival &arrival = comparison.arrival;
    if (!arrival.dataDay)
        return text(QUNCE_TEXT("Data %1"), {Format::missing()});
    return text(QUNCE_TEXT("Data %1"), {format.shortDay(*arrival.dataDay)}) + QStringLiteral(" · ")
        + text(QUNCE_TEXT("%1/%2 regions in"),
            {format.integer(arrival.regionsIn), format.integer(arrival.regions)});
}

} // namespace qunce
