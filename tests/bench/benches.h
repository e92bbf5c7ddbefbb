// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace qunce::bench {

class Bench;

// One function a benchmark; benches.cpp gives them their names.
void benchTaskBoard(Bench &bench);
void benchRankingByCompletion(Bench &bench);
void benchRankingByOrders(Bench &bench);
void benchCompletion(Bench &bench);
void benchCsvRead(Bench &bench);
void benchHttp(Bench &bench);
void benchImport(Bench &bench);
void benchStoredSize(Bench &bench);
void benchSyncFill(Bench &bench);
void benchSyncDelta(Bench &bench);
void benchSyncAssignments(Bench &bench);
void benchDemo(Bench &bench);
void benchServerSync(Bench &bench);
void benchPush(Bench &bench);
void benchEdits(Bench &bench);
void benchCache(Bench &bench); ///< with the console only
void benchConsole(Bench &bench); ///< likewise
void benchFirstSync(Bench &bench); ///< likewise
void benchCalendarWeek(Bench &bench); ///< likewise
void benchPlanning(Bench &bench);
void benchSop(Bench &bench); ///< likewise
void benchTable(Bench &bench); ///< likewise
void benchContent(Bench &bench); ///< likewise
void benchSoak(Bench &bench); ///< likewise
void benchIngest(Bench &bench);
void benchOrders(Bench &bench);
void benchPlan(Bench &bench);
void benchDispatch(Bench &bench);

} // namespace qunce::bench
