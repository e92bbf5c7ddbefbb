// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/insightparts.h"

namespace qunce {

/// Net sales of one business day by class of hour. What is paid from 22:00:00 to 09:59:59 is after hours, and of the day
/// on which the night began (data.md). The imported column has this window already: facts know no hour of an order, so
/// no other window can be had from them.
struct SalesDay {
    Day day;
    std::optional<uint64_t> amount; ///< fen
    std::optional<uint64_t> afterHours; ///< fen, part of it
    std::optional<uint64_t> orders; ///< of all hours

    /// What was not paid after hours; nothing where one of the two is not known.
    std::optional<uint64_t> inHours() const;
    std::optional<Fraction> share() const { return shareOfSums(afterHours, amount); }
};

struct SalesByHour {
    std::vector<SalesDay> days; ///< of the period, ascending
    SalesDay sum; ///< its `day` says nothing
    /// For each day the share of the kShareDays days that end with it; nothing where one of them is before what is known.
    std::vector<std::optional<Fraction>> trend;
    bool isEmpty() const { return !sum.amount; }
};

/// So many days smooth the difference of weekdays out of a trend.
constexpr int kShareDays = 7;

/// The vectors begin with the day `readFrom`, at most kShareDays - 1 days before `from`. A day with sales but without a
/// number of sales after hours had none, if any day has such a number; else nothing is known of hours. Pure.
SalesByHour salesByHour(
    Day readFrom, Day from, const DaySums &amount, const DaySums &afterHours, const DaySums &orders);

} // namespace qunce
