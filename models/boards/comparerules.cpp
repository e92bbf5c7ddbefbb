// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/comparerules.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <tuple>

namespace qunce {

namespace {

constexpr int kLeastDaysBack = 300;
constexpr int kMostDaysBack = 430;

constexpr std::array kAddedByDay {
    Measure {MeasureKind::Sum, Metric::Amount},
    Measure {MeasureKind::Sum, Metric::Orders},
    Measure {MeasureKind::NetFriends},
    Measure {MeasureKind::Sum, Metric::FriendsAdded},
    Measure {MeasureKind::Sum, Metric::OnlineAmount},
    Measure {MeasureKind::Sum, Metric::AfterHoursAmount},
};
constexpr std::array kOfPeriods {
    Measure {MeasureKind::PerGuide, Metric::Amount},
    Measure {MeasureKind::SellingRate},
    Measure {MeasureKind::DueCompletionRate},
    Measure {MeasureKind::OnTimeRate},
    Measure {MeasureKind::ReplyRate14d},
    Measure {MeasureKind::AfterHoursShare},
};

/// Without years, numbers and what stands around them: 双11 2025 and 2026双11 are the same, and so are 618 and 618 2025.
std::string nameWithoutYear(std::string_view name)
{
    std::string kept;
    for (size_t i = 0; i < name.size();) {
        const std::string_view rest = name.substr(i);
        const auto isDigit = [&](size_t place) {
            return place < rest.size() && rest[place] >= '0' && rest[place] <= '9';
        };
        size_t digits = 0;
        while (isDigit(digits))
            ++digits;
        if (digits == 4 && rest.starts_with("20")) {
            i += digits;
            if (name.substr(i).starts_with("年"))
                i += std::string_view("年").size();
        } else if (digits > 0) {
            kept += rest.substr(0, digits);
            i += digits;
        } else {
            if (rest[0] != ' ' && rest[0] != '-' && rest[0] != '_')
                kept += rest[0];
            ++i;
        }
    }
    return kept;
}

Fraction lessThan(const Fraction &a, const Fraction &b)
{
    return {a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator};
}

} // namespace

std::vector<Measure> measuresOf(CompareMode mode)
{
    std::vector<Measure> measures(kAddedByDay.begin(), kAddedByDay.end());
    if (mode != CompareMode::Campaign)
        measures.insert(measures.end(), kOfPeriods.begin(), kOfPeriods.end());
    return measures;
}

bool isOfSalesFeed(const Measure &measure)
{
    return !measure.isOfAssignments();
}

bool isShare(const Measure &measure)
{
    return measure.isRate() && measure.kind != MeasureKind::PerGuide;
}

Period comparablePart(Period period, std::optional<Day> dataDay)
{
    if (!dataDay || *dataDay < period.from)
        return period;
    return {period.from, std::min(period.to, *dataDay)};
}

std::optional<Fraction> growthOf(const std::optional<Fraction> &now, const std::optional<Fraction> &then)
{
    if (!now || !then || then->numerator <= 0)
        return std::nullopt;
    const Fraction change = lessThan(*now, *then);
    return Fraction {change.numerator * then->denominator, change.denominator * then->numerator};
}

std::optional<Fraction> changeOf(const std::optional<Fraction> &now, const std::optional<Fraction> &then)
{
    if (!now || !then)
        return std::nullopt;
    return lessThan(*now, *then);
}

StoreSpan storeSpanOf(
    const std::optional<Day> &openedOn, const std::optional<Day> &closedOn, Period now, Period then)
{
    const auto isOpenIn = [&](Period period) {
        return (!openedOn || *openedOn <= period.to) && (!closedOn || *closedOn > period.from);
    };
    if (!isOpenIn(now) && !isOpenIn(then))
        return StoreSpan::Outside;
    const Period all {std::min(now.from, then.from), std::max(now.to, then.to)};
    if (closedOn && *closedOn <= all.to)
        return StoreSpan::Closed;
    return openedOn && *openedOn > all.from ? StoreSpan::Opened : StoreSpan::Same;
}

std::vector<AlignedDay> alignedDays(Period now, Period then)
{
    std::vector<AlignedDay> days;
    for (int k = 0; k < std::min(now.days(), then.days()); ++k)
        days.push_back({now.from + k, then.from + k});
    return days;
}

std::vector<bool> comparableDays(const std::vector<AlignedDay> &days, Day today, const std::set<Day> &arrived)
{
    std::vector<bool> are;
    are.reserve(days.size());
    for (const AlignedDay &day : days)
        are.push_back(
            day.now < today && day.then < today && arrived.contains(day.now) && arrived.contains(day.then));
    return are;
}

std::optional<size_t> campaignAYearBefore(const std::vector<CampaignChoice> &campaigns, size_t of)
{
    const CampaignChoice &campaign = campaigns[of];
    const std::string name = nameWithoutYear(campaign.name);
    const Day wanted = addMonths(campaign.days.from, -12);
    std::optional<size_t> best;
    const auto merit = [&](size_t place) {
        const CampaignChoice &one = campaigns[place];
        return std::tuple(nameWithoutYear(one.name) != name, std::abs(one.days.from - wanted), place);
    };
    for (size_t i = 0; i < campaigns.size(); ++i) {
        const int back = campaign.days.from - campaigns[i].days.from;
        if (i == of || back < kLeastDaysBack || back > kMostDaysBack)
            continue;
        if (!best || merit(i) < merit(*best))
            best = i;
    }
    return best;
}

std::optional<size_t> firstCampaign(const std::vector<CampaignChoice> &campaigns, Day today)
{
    std::optional<size_t> first;
    for (size_t i = 0; i < campaigns.size(); ++i) {
        const bool hasDays = campaigns[i].days.from < today;
        if (hasDays && (!first || campaigns[*first].days.from < campaigns[i].days.from))
            first = i;
    }
    if (!first && !campaigns.empty())
        first = 0;
    return first;
}

} // namespace qunce
