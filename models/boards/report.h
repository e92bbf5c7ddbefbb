// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/poster.h"

namespace qunce {

struct ReportQuery {
    BoardQuery query; ///< unit and period
    size_t top = 10; ///< rows of each board

    bool operator==(const ReportQuery &) const = default;
};

/// A region, or a store, or the whole.
struct ReportUnit {
    Uuid unit; ///< nil: the whole
    std::string name;
    bool isIn = true; ///< its sales of the period have all arrived
    MeasureValue sales; ///< net, as all of these of the period
    /// Net sales of the days before, of the same days of the month before and of the year before; nothing where they
    /// cannot be compared: this computer has no such days, or the unit is not in.
    std::optional<MeasureValue> before;
    std::optional<MeasureValue> monthBefore;
    std::optional<MeasureValue> lastYear;
    MeasureValue orders;
    MeasureValue afterHours; ///< share of net sales
    MeasureValue netFriends;
    MeasureValue reply; ///< of Report::cohorts
};

struct ReportDay {
    Day day;
    std::optional<Fraction> sales;
    std::optional<Fraction> orders;
    std::optional<Fraction> afterHours;
    std::optional<Fraction> netFriends;
    std::optional<Fraction> due; ///< completion of what was due
};

/// The groups of a kind that had a place under the unit in the period.
struct ReportGroups {
    std::string kind; ///< as stored; empty: all of them
    uint64_t groups = 0;
    std::optional<uint64_t> members; ///< on the last day that any of them has members of
    std::optional<uint64_t> joins;
    std::optional<uint64_t> leaves;
    std::optional<uint64_t> orders;
    std::optional<uint64_t> amount; ///< fen
};

/// All of a report, of one cut. Value.
struct Report {
    ReportQuery query;
    Poster boards; ///< with the overview in its totals
    bool isOfStores = false; ///< units are stores, not regions
    std::vector<ReportUnit> units; ///< as the overview's rows
    ReportUnit total;
    std::vector<std::string> notIn; ///< regions whose sales of the period have not all arrived
    Period before; ///< what the units are compared with
    Period monthBefore;
    Period lastYear;
    Period cohorts; ///< days of the reply rates
    std::vector<ReportDay> days; ///< of the period, up to today
    std::vector<ReportGroups> groups; ///< by kind; all of them last
    Instant asOf;

    const Overview &overview() const { return *boards.totals; }
};

/// Steps of a reading; `done` of `of`.
using ReportProgress = std::function<void(int done, int of)>;

/// Numbers are those that overview, leaderboard and exports show for the same unit and period. Reader's thread.
Result<Report> readReport(
    BoardContext &context, const ReportQuery &query, const ReportProgress &progress = {});

} // namespace qunce
