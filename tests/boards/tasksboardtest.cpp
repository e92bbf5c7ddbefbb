// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every number of the tasks page is held against what `qunce export` writes off the same cache at the same time.

#include "models/boards/tasksboard.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/boardbench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Rows = std::map<std::string, std::map<std::string, std::string>>;

class TasksBoardTest : public testing::Test
{
protected:
    TasksBoard board(const TasksQuery &query)
    {
        Result<TasksBoard> made =
            m_bench.read([&](BoardContext &context) { return readTasksBoard(context, query); });
        EXPECT_TRUE(made.ok()) << (made.ok() ? std::string() : made.error().userText.english());
        return made.ok() ? std::move(*made) : TasksBoard();
    }
    std::shared_ptr<const DataTable> assignments(const AssignmentsQuery &query)
    {
        auto table = m_bench.read([&](BoardContext &context) { return readAssignments(context, query); });
        EXPECT_TRUE(table.ok());
        return table.ok() ? *table : std::make_shared<const DataTable>();
    }
    Rows completion(const std::string &by, Period period, const std::string &under = {})
    {
        std::map<std::string, std::string> flags {
            {"from", period.from.toString()}, {"to", period.to.toString()}, {"by", by}};
        if (!under.empty())
            flags["under"] = under;
        return byCode(m_bench.exported({"completion"}, flags));
    }
    static std::string pairOf(const TaskRate &rate)
    {
        return rate.value ? toText(rate.value->numerator) + "/" + toText(rate.value->denominator) : "";
    }
    static std::string pairOf(const std::map<std::string, std::string> &row)
    {
        const int eligible = std::stoi(row.at("dispatched")) - std::stoi(row.at("excluded"));
        return eligible == 0 ? "" : row.at("done") + "/" + std::to_string(eligible);
    }
    static std::string number(const DataTable &table, const char *column, size_t row)
    {
        const auto value = table.numberOf(*table.column(column), row);
        return value ? std::to_string(*value) : "";
    }

    BoardBench m_bench;
    const BoardQuery m_week = m_bench.query(PeriodChoice::Last7Days);
};

TEST_F(TasksBoardTest, BarsAreTheCompletionsOfTheExport)
{
    struct Case {
        TaskBreakdown breakdown;
        std::string by;
    };
    const Rows regions = completion("region", m_week.period);
    ASSERT_FALSE(regions.empty());
    const std::string region = regions.begin()->first;
    for (const Case &one : {Case {TaskBreakdown::City, "city"}, Case {TaskBreakdown::Store, "store"},
             Case {TaskBreakdown::Guide, "guide"}}) {
        const TasksBoard made = board({m_week, m_bench.unit(region), one.breakdown});
        ASSERT_EQ(made.breakdown, one.breakdown);
        std::multiset<std::tuple<std::string, std::string, uint64_t>> shown;
        for (const TaskBar &bar : made.bars) {
            if (bar.rate.value)
                shown.emplace(bar.name, pairOf(bar.rate), bar.late);
        }
        std::multiset<std::tuple<std::string, std::string, uint64_t>> expected;
        for (const auto &[code, row] : completion(one.by, m_week.period, region)) {
            if (!pairOf(row).empty())
                expected.emplace(row.at("name"), pairOf(row),
                    static_cast<uint64_t>(std::stoi(row.at("done")) - std::stoi(row.at("on_time"))));
        }
        EXPECT_EQ(shown, expected) << one.by;
        EXPECT_FALSE(shown.empty()) << one.by;
    }
}

TEST_F(TasksBoardTest, BarsAreRankedAsTheLeaderboardRanks)
{
    const TasksBoard made = board({m_week, {}, TaskBreakdown::Guide});
    const ExportTable ranked = m_bench.exported({"leaderboard"},
        {{"measure", "due_completion_rate"}, {"level", "guide"}, {"from", m_week.period.from.toString()},
            {"to", m_week.period.to.toString()}, {"tie", "on_time_rate,eligible"}});
    ASSERT_EQ(made.bars.size(), ranked.rows.size());
    const auto rank =
        std::find(ranked.columns.begin(), ranked.columns.end(), "rank") - ranked.columns.begin();
    const auto name =
        std::find(ranked.columns.begin(), ranked.columns.end(), "name") - ranked.columns.begin();
    for (size_t i = 0; i < made.bars.size(); ++i) {
        EXPECT_EQ(made.bars[i].name, ranked.rows[i][static_cast<size_t>(name)].text);
        EXPECT_EQ(made.bars[i].rank ? std::to_string(*made.bars[i].rank) : "",
            ranked.rows[i][static_cast<size_t>(rank)].text);
    }
}

TEST_F(TasksBoardTest, DaysAreTheExportsAndHaveTheComparedPeriodBesideThem)
{
    const TasksBoard made = board({m_week, {}, {}});
    ASSERT_EQ(made.days.size(), 7U);
    EXPECT_EQ(made.comparedPeriod, (Period {m_week.period.from - 7, m_week.period.to - 7}));
    const Rows now = completion("day", made.linePeriod);
    const Rows before = completion("day", made.comparedPeriod);
    for (const TaskDay &day : made.days) {
        const auto here = now.find(day.day.toString());
        EXPECT_EQ(pairOf(day.rate), here == now.end() ? "" : pairOf(here->second)) << day.day.toString();
        ASSERT_TRUE(day.comparedDay);
        const auto there = before.find(day.comparedDay->toString());
        EXPECT_EQ(pairOf(day.compared), there == before.end() ? "" : pairOf(there->second));
    }
}

TEST_F(TasksBoardTest, OneDayIsShownInItsWeek)
{
    const BoardQuery yesterday = m_bench.query(PeriodChoice::Yesterday);
    const TasksBoard made = board({yesterday, {}, {}});
    EXPECT_EQ(made.days.size(), 7U);
    EXPECT_EQ(made.days.back().day, yesterday.period.to);
}

TEST_F(TasksBoardTest, TheHeatMapHasTwelveWeeksFromMondayOn)
{
    const TasksBoard made = board({m_week, {}, {}});
    ASSERT_EQ(made.weeks.size(), 12U);
    for (const Period &week : made.weeks) {
        EXPECT_EQ(week.from.isoWeekday(), 1U);
        EXPECT_EQ(week.days(), 7);
    }
    EXPECT_TRUE(made.weeks.back().contains(m_week.period.to));
    ASSERT_FALSE(made.heat.empty());
    for (const size_t week : {size_t {0}, size_t {10}}) {
        std::multiset<std::string> expected;
        for (const auto &[code, row] : completion("store", made.weeks[week]))
            expected.insert(row.at("name") + " " + pairOf(row));
        std::multiset<std::string> shown;
        for (const TaskHeatRow &row : made.heat) {
            ASSERT_EQ(row.weeks.size(), 12U);
            if (row.weeks[week].value)
                shown.insert(row.name + " " + pairOf(row.weeks[week]));
        }
        EXPECT_EQ(shown, expected);
    }
}

TEST_F(TasksBoardTest, TheTableHasTheTasksOfThePeriodAndThoseThatRun)
{
    const TasksBoard made = board({m_week, {}, {}});
    const DataTable &table = *made.tasks;
    const Rows exported = completion("task", m_week.period);
    std::multiset<std::string> expected;
    for (const auto &[code, row] : exported) {
        expected.insert(row.at("name") + " " + pairOf(row) + " " + row.at("overdue") + " " + row.at("failed")
            + " " + row.at("excluded"));
    }
    std::multiset<std::string> shown;
    size_t running = 0;
    for (size_t row = 0; row < table.rows(); ++row) {
        int64_t excluded = 0;
        for (const char *reason : {"excluded_cancelled", "excluded_left", "excluded_leave", "excluded_quota",
                 "excluded_not_friend", "excluded_group_closed"})
            excluded += *table.numberOf(*table.column(reason), row);
        EXPECT_EQ(std::to_string(excluded), number(table, "excluded", row)) << "reasons add up";
        if (table.marks[row] == taskmarks::kRunning) {
            ++running;
            EXPECT_FALSE(table.fractionOf(*table.column("completion"), row)) << "not due yet";
            continue;
        }
        shown.insert(table.textOf(*table.column("task"), row) + " " + number(table, "done", row) + "/"
            + number(table, "eligible", row) + " " + number(table, "overdue", row) + " "
            + number(table, "failed", row) + " " + number(table, "excluded", row));
    }
    EXPECT_EQ(shown, expected);
    EXPECT_FALSE(shown.empty());
}

TEST_F(TasksBoardTest, GroupRatesOfTasksAddUpToTheMeasure)
{
    const TasksBoard made = board({m_week, {}, {}});
    const DataTable &table = *made.tasks;
    const size_t groups = *table.column("groups");
    int64_t sent = 0;
    int64_t planned = 0;
    for (size_t row = 0; row < table.rows(); ++row) {
        if (table.marks[row] != taskmarks::kDue || table.columns[groups].first[row] == kNoValue)
            continue;
        sent += table.columns[groups].first[row];
        planned += table.columns[groups].second[row];
    }
    int64_t expectedSent = 0;
    int64_t expectedPlanned = 0;
    for (const auto &[code, row] : byCode(m_bench.exported({"leaderboard"},
             {{"measure", "group_send_rate"}, {"level", "region"}, {"from", m_week.period.from.toString()},
                 {"to", m_week.period.to.toString()}}))) {
        expectedSent += std::stoi(row.at("numerator"));
        expectedPlanned += std::stoi(row.at("denominator"));
    }
    EXPECT_EQ(sent, expectedSent);
    EXPECT_EQ(planned, expectedPlanned);
    EXPECT_GT(planned, 0);
}

TEST_F(TasksBoardTest, ThePathGoesFromTheBrandToTheUnitWithARateEach)
{
    const Rows stores = completion("store", m_week.period);
    const std::string store = stores.begin()->first;
    const TasksBoard made = board({m_week, m_bench.unit(store), {}});
    ASSERT_GE(made.path.size(), 3U);
    EXPECT_FALSE(made.path.front().kind) << "the whole brand";
    EXPECT_EQ(made.path.back().kind, OrgKind::Store);
    EXPECT_EQ(pairOf(made.path.back().rate), pairOf(stores.at(store)));
    int64_t done = 0;
    int64_t eligible = 0;
    for (const auto &[code, row] : completion("region", m_week.period)) {
        done += std::stoi(row.at("done"));
        eligible += std::stoi(row.at("dispatched")) - std::stoi(row.at("excluded"));
    }
    EXPECT_EQ(pairOf(made.path.front().rate), std::to_string(done) + "/" + std::to_string(eligible));
    EXPECT_EQ(made.breakdown, TaskBreakdown::Guide) << "below a store there are guides";
}

TEST_F(TasksBoardTest, BehindEachNumberAreItsAssignments)
{
    const TasksBoard made = board({m_week, {}, TaskBreakdown::Guide});
    ASSERT_FALSE(made.bars.empty());
    const TaskBar &guide = made.bars.front();
    const auto behind = assignments({{}, guide.subject, {}, m_week.period});
    std::map<std::string, int> states;
    for (size_t row = 0; row < behind->rows(); ++row) {
        EXPECT_EQ(behind->textOf(*behind->column("guide"), row), guide.name);
        ++states[behind->textOf(*behind->column("state"), row)];
    }
    EXPECT_EQ(states["on_time"] + states["late"], guide.rate.value->numerator);
    EXPECT_EQ(static_cast<uint64_t>(states["late"]), guide.late);
    EXPECT_EQ(static_cast<Int128>(behind->rows()) - states["excluded"], guide.rate.value->denominator);

    const DataTable &table = *made.tasks;
    const auto ofTask = assignments({{}, {}, table.ids.front(), m_week.period});
    EXPECT_EQ(static_cast<int64_t>(ofTask->rows()),
        *table.numberOf(*table.column("eligible"), 0) + *table.numberOf(*table.column("excluded"), 0));
    std::set<Uuid> ids(ofTask->ids.begin(), ofTask->ids.end());
    EXPECT_EQ(ids.size(), ofTask->rows()) << "each row has an id of its own";
}

TEST_F(TasksBoardTest, AUnitOutsideTheUsersRegionsIsRefused)
{
    BoardBench zhejiang("zhejiang");
    const Uuid beijing = m_bench.unit("BJ");
    const Result<TasksBoard> made = zhejiang.read([&](BoardContext &context) {
        return readTasksBoard(context, {zhejiang.query(PeriodChoice::Last7Days), beijing, {}});
    });
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::PermissionDenied);
}

} // namespace
