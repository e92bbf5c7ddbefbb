// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exporthelp.h"

#include "models/protocol/exportrequest.h"

namespace qunce {

CommandDescription exportCommand()
{
    return {"export",
        "leaderboard|completion|calendar|roster guides|roster groups|roster koc|adjustments --out FILE",
        {QUNCE_TEXT("Writes boards, completion, the calendar, a roster or what came in after a "
                    "month was closed as CSV or JSON.")},
        {exportFlags().begin(), exportFlags().end()}};
}

std::span<const FlagDescription> exportFlagDescriptions()
{
    static const std::vector<FlagDescription> flags {
        {"measure", "M",
            {QUNCE_TEXT(
                "The measure, for example completion_rate, amount, per_guide:amount, attainment:amount.")}},
        {"from", "DATE", {QUNCE_TEXT("First day of the period.")}},
        {"to", "DATE", {QUNCE_TEXT("Last day of the period.")}},
        {"level", "LEVEL", {QUNCE_TEXT("guide (default), store, city, region, zone, group or koc.")}},
        {"by", "KEY", {QUNCE_TEXT("day, guide, store, city, region, zone or task.")}},
        {"under", "ORG_CODE", {QUNCE_TEXT("Only what belongs to this unit.")}},
        {"top", "ROWS", {QUNCE_TEXT("Only the first rows.")}},
        {"tie", "M2,M3", {QUNCE_TEXT("Measures that decide between equal values.")}},
        {"min-n", "N", {QUNCE_TEXT("Smallest denominator that is ranked.")}},
        {"compare", "C", {QUNCE_TEXT("prev (default), prev_week, prev_month, month_to_date or last_year.")}},
        {"zero-fill", "MODE",
            {QUNCE_TEXT("none (default), or fed: no row counts as 0 where the feed was complete.")}},
        {"all", "", {QUNCE_TEXT("Lists also who has no data at all.")}},
        {"as-of", "INSTANT", {QUNCE_TEXT("The moment that counts as now, for example 2026-09-08 10:24.")}},
        {"format", "F", {QUNCE_TEXT("csv (default) or json.")}},
        {"out", "FILE", {QUNCE_TEXT("The file to write; - is standard output.")}},
        {"with-header-note", "",
            {QUNCE_TEXT("CSV: states filters, scope, moment and row count above the header.")}},
    };
    return flags;
}

} // namespace qunce
