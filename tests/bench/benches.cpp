// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benches.h"

#include "tests/bench/bench.h"

namespace qunce::bench {

const std::vector<NamedBench> &allBenches()
{
    static const std::vector<NamedBench> benches {
        {"taskboard", benchTaskBoard},
        {"ranking.completion", benchRankingByCompletion},
        {"ranking.orders", benchRankingByOrders},
        {"completion", benchCompletion},
        {"csv", benchCsvRead},
        {"http", benchHttp},
        {"import of task results", benchImport},
        {"stored size", benchStoredSize},
        {"sync.fill", benchSyncFill},
        {"sync.apply_delta", benchSyncDelta},
        {"sync.one_row_per_assignment", benchSyncAssignments},
        {"demo", benchDemo},
        {"sync", benchServerSync},
        {"push", benchPush},
        {"edits", benchEdits},
#ifdef QUNCE_HAS_CONSOLE
        {"cache", benchCache},
        {"console", benchConsole},
        {"table", benchTable},
        {"content", benchContent},
        {"sync.first", benchFirstSync},
        {"calendar", benchCalendarWeek},
        {"planning", benchPlanning},
        {"sop", benchSop},
        {"soak", benchSoak},
#endif
        {"plan", benchPlan},
        {"dispatch", benchDispatch},
        {"ingest.steady", benchIngest},
        {"orders", benchOrders},
    };
    return benches;
}

} // namespace qunce::bench
