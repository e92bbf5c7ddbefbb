// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/arrival.h"
#include "models/boards/boardquery.h"
#include "models/domain/measurevalues.h"

namespace qunce {

/// What every part of the analysis says of itself. Value.
struct InsightHead {
    BoardQuery query;
    std::string unitName; ///< empty: everything in the user's scope
    bool isWholeBrand = false;
    Arrival arrival;
    std::vector<std::string> notIn; ///< regions whose sales of the period have not all arrived
    std::optional<Day> wholeUntil; ///< the last day on which all of them are in; nothing: none is missing
    bool isOfStores = false; ///< rows are stores, not regions, as the overview's
    Day factFrom; ///< numbers of earlier days are not kept on this computer
    Instant asOf;

    /// Whether a sum of the day is one of all regions.
    bool isWhole(Day day) const { return !wholeUntil || day <= *wholeUntil; }
};
Result<InsightHead> readInsightHead(
    BoardContext &context, const BoardQuery &query, const Brand &brand, OrgIndex under);

/// Sums of a metric on each of some days; nothing on a day without a number.
using DaySums = std::vector<std::optional<uint64_t>>;

/// Numbers of everything under one unit. One thread; what is given outlives it. Fails with NotFound where this computer
/// does not have numbers of that time.
class InsightNumbers
{
public:
    InsightNumbers(const Brand &brand, const FactSource &facts, OrgIndex under, Instant asOf);

    /// Of a day metric of guides or groups; where a day was imported as complete it is 0 rather than nothing.
    Result<DaySums> byDay(Metric metric, Period days) const;
    Result<std::optional<uint64_t>> total(Metric metric, Period days) const;
    /// How many groups have a number of the metric on each day.
    Result<std::vector<uint64_t>> groupsByDay(Metric metric, Period days) const;

private:
    const Brand &m_brand;
    const FactSource &m_facts;
    const OrgIndex m_under;
    const Instant m_asOf;
};

/// The days of `period` that are over or run, and that this computer has numbers of; empty if there are none.
Period shownDays(Period period, Day today, Day factFrom);

/// Sum of those days that have a number; nothing if none has.
std::optional<uint64_t> sumOfDays(const DaySums &days);
/// part ÷ whole; nothing without either or for a whole of 0.
std::optional<Fraction> shareOfSums(
    const std::optional<uint64_t> &part, const std::optional<uint64_t> &whole);

} // namespace qunce
