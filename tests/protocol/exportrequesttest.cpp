// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/protocol/exportrequest.h"

using namespace qunce;

namespace {

const Instant kNow = Instant::fromLocal(Day::fromYmd(2026, 9, 8), 10, 24);

OrgTree org()
{
    OrgUnit region;
    region.id.bytes[15] = 1;
    region.code = "R1";
    region.kind = OrgKind::Region;
    region.parents = {{Slot::kFirstDay, kHq}};
    return OrgTree({region});
}

ExportArguments leaderboard(std::map<std::string, std::vector<std::string>> more = {})
{
    ExportArguments arguments {{"leaderboard"},
        {{"measure", {"amount"}}, {"from", {"2026-09-01"}}, {"to", {"2026-09-30"}}, {"out", {"f.csv"}}}};
    for (auto &[flag, values] : more)
        arguments.flags[flag] = values;
    return arguments;
}

ErrorCode codeOf(const ExportArguments &arguments)
{
    const auto request = parseExportRequest(arguments, org(), kNow);
    return request.ok() ? ErrorCode::Internal : request.error().code;
}

TEST(ExportRequestTest, HasTheDefaultsOfTheContract)
{
    const auto request = parseExportRequest(leaderboard(), org(), kNow);
    ASSERT_TRUE(request.ok());
    const LeaderboardQuery &query = request->leaderboard;
    EXPECT_EQ(query.level, Level::Guide);
    EXPECT_EQ(query.compare, Compare::Prev);
    EXPECT_EQ(query.minN, 0U);
    EXPECT_FALSE(query.zeroFillFed);
    EXPECT_FALSE(query.all);
    EXPECT_FALSE(query.top);
    EXPECT_EQ(query.asOf, kNow);
    EXPECT_EQ(request->format, ExportFormat::Csv);
}

TEST(ExportRequestTest, ReadsEveryFlagOfALeaderboard)
{
    const auto request = parseExportRequest(
        leaderboard({{"level", {"store"}}, {"under", {"R1"}}, {"top", {"10"}},
            {"tie", {"on_time_rate,eligible"}}, {"min-n", {"20"}}, {"compare", {"last_year"}},
            {"zero-fill", {"fed"}}, {"all", {""}}, {"as-of", {"2026-09-07 24:00"}}, {"format", {"json"}}}),
        org(), kNow);
    ASSERT_TRUE(request.ok());
    const LeaderboardQuery &query = request->leaderboard;
    EXPECT_EQ(query.level, Level::Store);
    EXPECT_EQ(query.under, 0);
    EXPECT_EQ(query.top, 10U);
    EXPECT_EQ(query.tie, (std::vector {Measure {MeasureKind::OnTimeRate}, Measure {MeasureKind::Eligible}}));
    EXPECT_EQ(query.minN, 20U);
    EXPECT_EQ(query.compare, Compare::LastYear);
    EXPECT_TRUE(query.zeroFillFed);
    EXPECT_TRUE(query.all);
    EXPECT_EQ(query.asOf, Instant::startOf(Day::fromYmd(2026, 9, 8)));
    EXPECT_EQ(request->format, ExportFormat::Json);
}

TEST(ExportRequestTest, StatesFiltersWithDefaults)
{
    const auto request = parseExportRequest(leaderboard({{"tie", {"done"}}}), org(), kNow);
    ASSERT_TRUE(request.ok());
    const std::vector<std::pair<std::string, std::string>> expected {{"measure", "amount"},
        {"from", "2026-09-01"}, {"to", "2026-09-30"}, {"level", "guide"}, {"tie", "done"}, {"min-n", "0"},
        {"compare", "prev"}, {"zero-fill", "none"}};
    EXPECT_EQ(request->filters, expected);
}

TEST(ExportRequestTest, RefusesWhatItDoesNotKnow)
{
    EXPECT_EQ(codeOf({{"leaderboards"}, {}}), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"by", {"day"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"level", {"planet"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"measure", {"charm"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"top", {"ten"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"min-n", {"-1"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"from", {"2026-02-30"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"to", {"2026-08-31"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"as-of", {"yesterday"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"format", {"xls"}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"out", {""}}})), ErrorCode::Usage);
    EXPECT_EQ(codeOf(leaderboard({{"under", {"R9"}}})), ErrorCode::NotFound);
}

TEST(ExportRequestTest, RostersNeedNoPeriod)
{
    const auto request = parseExportRequest({{"roster", "koc"}, {{"out", {"f.csv"}}}}, org(), kNow);
    ASSERT_TRUE(request.ok());
    EXPECT_EQ(request->view, ExportView::RosterKoc);
}

} // namespace
