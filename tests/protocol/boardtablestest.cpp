// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/protocol/boardtables.h"

using namespace qunce;

namespace {

std::string linesOf(const ExportTable &table)
{
    const std::string csv = toCsv(table, false);
    return csv.substr(csv.find("\r\n") + 2);
}

LeaderboardRow rowOf(const char *code)
{
    LeaderboardRow row;
    row.code = code;
    row.name = "n";
    row.storeCode = "S";
    row.regionCode = "R";
    return row;
}

TEST(BoardTablesTest, WritesRatesWithSixDigitsAndSumsAsIntegers)
{
    Leaderboard board;
    LeaderboardRow rate = rowOf("rate");
    rate.rank = 1;
    rate.prevRank = 2;
    rate.value = Fraction {4, 4};
    rate.numerator = Fraction {4, 1};
    rate.denominator = Fraction {4, 1};
    rate.small = true;
    LeaderboardRow sum = rowOf("sum");
    sum.rank = 2;
    sum.value = Fraction {-7, 1};
    sum.numerator = Fraction {-7, 1};
    LeaderboardRow perGuide = rowOf("mean");
    perGuide.value = Fraction {100, 3};
    perGuide.numerator = Fraction {50, 1};
    perGuide.denominator = Fraction {3, 2};
    board.rows = {rate, sum, perGuide, rowOf("nothing")};
    EXPECT_EQ(linesOf(leaderboardTable(board)),
        "1,2,rate,n,S,R,1.000000,4,4,1\r\n"
        "2,,sum,n,S,R,-7,-7,,0\r\n"
        ",,mean,n,S,R,33.333333,50,1.500000,0\r\n"
        ",,nothing,n,S,R,,,,0\r\n");
    EXPECT_NE(toJson(leaderboardTable(board)).find("\"rank\":2,\"prev_rank\":null,\"code\":\"sum\""),
        std::string::npos);
}

TEST(BoardTablesTest, WritesCountsAndLeavesRatesOfNothingEmpty)
{
    const std::vector<CompletionRow> rows {
        {"2026-09-08", "", {5, 2, 2, 1, 0, 1, 0}}, {"2026-09-09", "", {2, 2, 0, 0, 0, 0, 0}}};
    const ExportTable table = completionTable(rows);
    EXPECT_EQ(table.columns.size(), 11U);
    EXPECT_EQ(linesOf(table),
        "2026-09-08,,5,2,2,1,0,1,0,0.666667,0.333333\r\n"
        "2026-09-09,,2,2,0,0,0,0,0,,\r\n");
}

} // namespace
