// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "models/boards/boardquery.h"
#include "models/boards/campaignchoices.h"
#include "models/domain/measurevalues.h"

// 省区对比: what is compared with what. Pure; any thread.

namespace qunce {

enum class CompareMode : uint8_t {
    Periods, ///< 环比, 上月同期, 同比
    SameStores, ///< 同店: the same, of stores that were open all the time
    Campaign, ///< 大促: day k against day k of another campaign
};

/// In the order in which they are shown.
inline constexpr std::array kCompareBases {
    CompareChoice::Previous, CompareChoice::SameDaysLastMonth, CompareChoice::LastYear};

/// What units can be compared by; a campaign by what adds up from day to day.
std::vector<Measure> measuresOf(CompareMode mode);
/// It comes with the sales of a region, which may not all be in. Tasks are another feed.
bool isOfSalesFeed(const Measure &measure);
/// Shown as a percentage: its change is in percentage points. Anything else changes by a share of what it was.
bool isShare(const Measure &measure);

/// The days of a period of which there can be numbers: up to the data day. All of them where there is no data day, or
/// only an earlier one.
Period comparablePart(Period period, std::optional<Day> dataDay);

/// (now − then) ÷ then; nothing where either is missing and where `then` is not above 0.
std::optional<Fraction> growthOf(const std::optional<Fraction> &now, const std::optional<Fraction> &then);
/// now − then; nothing where either is missing.
std::optional<Fraction> changeOf(const std::optional<Fraction> &now, const std::optional<Fraction> &then);

/// What a store is to two periods. It is open from its opening day to the day before its closing day.
enum class StoreSpan : uint8_t {
    Same, ///< open on every day of both
    Opened, ///< opened after the first day of the earlier one
    Closed, ///< closed since then, whenever it was opened
    Outside, ///< not open on any day of either
};
/// A store without an opening day has been open since ever.
StoreSpan storeSpanOf(
    const std::optional<Day> &openedOn, const std::optional<Day> &closedOn, Period now, Period then);

/// Day k since the first of each.
struct AlignedDay {
    Day now;
    Day then;

    bool operator==(const AlignedDay &) const = default;
};
/// For as many days as the shorter one has.
std::vector<AlignedDay> alignedDays(Period now, Period then);
/// By place in `days`: both days are over (before `today`) and in `arrived`.
std::vector<bool> comparableDays(
    const std::vector<AlignedDay> &days, Day today, const std::set<Day> &arrived);

/// What a campaign is held against unless somebody chooses: the one of about a year before (300 to 430 days), that of
/// the same name first (years aside), then the nearest to the same day. Nothing: there is none.
std::optional<size_t> campaignAYearBefore(const std::vector<CampaignChoice> &campaigns, size_t of);
/// The newest one that has a day which is over; else the first. Nothing without any.
std::optional<size_t> firstCampaign(const std::vector<CampaignChoice> &campaigns, Day today);

} // namespace qunce
