// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panes beside the rosters, held against the rosters' rows, `qunce export` and sums over the parts of a pane.

#include <algorithm>

#include <gtest/gtest.h>

#include "models/boards/groupdetail.h"
#include "models/boards/grouproster.h"
#include "models/boards/guidedetail.h"
#include "models/boards/guideroster.h"
#include "tests/support/boardbench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class DetailTest : public testing::Test
{
protected:
    GuideDetail guide(const Uuid &id, const BoardQuery &query)
    {
        Result<std::optional<GuideDetail>> read =
            m_bench.read([&](BoardContext &context) { return readGuideDetail(context, query, id); });
        EXPECT_TRUE(read.ok() && *read) << (read.ok() ? "nobody" : read.error().userText.english());
        return read.ok() && *read ? **read : GuideDetail();
    }
    GroupDetail group(const Uuid &id, const BoardQuery &query)
    {
        Result<std::optional<GroupDetail>> read =
            m_bench.read([&](BoardContext &context) { return readGroupDetail(context, query, id); });
        EXPECT_TRUE(read.ok() && *read) << (read.ok() ? "nothing" : read.error().userText.english());
        return read.ok() && *read ? **read : GroupDetail();
    }
    std::shared_ptr<const DataTable> guides(const BoardQuery &query)
    {
        return *m_bench.read([&](BoardContext &context) { return readGuideRoster(context, query); });
    }
    std::shared_ptr<const DataTable> groups(const BoardQuery &query)
    {
        return *m_bench.read([&](BoardContext &context) { return readGroupRoster(context, query); });
    }

    BoardBench m_bench;
    const Day m_today = m_bench.today();
};

std::optional<int64_t> number(const DataTable &table, const char *column, size_t row)
{
    return table.numberOf(*table.column(column), row);
}

std::optional<int64_t> denominator(const MeasureValue &value)
{
    return value.hasData && value.denominator
        ? std::optional(static_cast<int64_t>(value.denominator->numerator))
        : std::nullopt;
}

TEST(BarDaysTest, AreTheLastSevenToFourteenDaysOfThePeriod)
{
    const Day to = Day::fromYmd(2026, 9, 7);
    EXPECT_EQ(barDays({to, to}), (Period {to - 6, to}));
    EXPECT_EQ(barDays({to - 9, to}), (Period {to - 9, to}));
    EXPECT_EQ(barDays({to - 89, to}), (Period {to - 13, to}));
}

TEST_F(DetailTest, AGuidesPaneSaysWhatTheRosterSays)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Last7Days);
    const std::shared_ptr<const DataTable> table = guides(query);
    for (size_t row = 0; row < table->rows(); row += 3) {
        const GuideDetail detail = guide(table->ids[row], query);
        ASSERT_EQ(detail.code, table->textOf(*table->column("code"), row));
        ASSERT_EQ(detail.store, table->textOf(*table->column("store"), row)) << detail.code;
        ASSERT_EQ(denominator(detail.completion), number(*table, "due", row)) << detail.code;
        if (detail.completion.hasData) {
            ASSERT_EQ(static_cast<int64_t>(detail.completion.numerator), number(*table, "done", row));
        }
        ASSERT_EQ(detail.amount, number(*table, "amount", row)) << detail.code;
        ASSERT_EQ(detail.sells ? std::optional<int64_t>(detail.streak.current) : std::nullopt,
            number(*table, "streak", row))
            << detail.code;
        ASSERT_GE(detail.streak.best, detail.streak.current);
    }
}

TEST_F(DetailTest, TheSquaresOfTheDaysAddUpToThePeriod)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Last7Days);
    const std::shared_ptr<const DataTable> table = guides(query);
    uint64_t late = 0;
    for (size_t row = 0; row < table->rows(); row += 5) {
        const GuideDetail detail = guide(table->ids[row], query);
        ASSERT_EQ(detail.taskDays.size(), 7U);
        ASSERT_EQ(detail.taskDays.front().day, query.period.from);
        int64_t done = 0;
        int64_t due = 0;
        int64_t onTime = 0;
        for (const GuideDetail::TaskDay &day : detail.taskDays) {
            done += static_cast<int64_t>(day.onTime + day.late);
            due += static_cast<int64_t>(day.onTime + day.late + day.notDone);
            onTime += static_cast<int64_t>(day.onTime);
            late += day.late;
        }
        ASSERT_EQ(due, number(*table, "due", row).value_or(0)) << detail.code;
        ASSERT_EQ(done, number(*table, "done", row).value_or(0)) << detail.code;
        ASSERT_EQ(onTime, number(*table, "on_time", row).value_or(0)) << detail.code;
    }
    EXPECT_GT(late, 0U);
}

TEST_F(DetailTest, TheMonthIsHeldAgainstItsGoalAndItsDays)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Last7Days); // 1 to 7 September: the month so far
    auto rows = byCode(m_bench.exported({"leaderboard"},
        {{"measure", "attainment:amount"}, {"from", "2026-09-01"}, {"to", "2026-09-07"},
            {"zero-fill", "fed"}}));
    const std::shared_ptr<const DataTable> table = guides(query);
    size_t compared = 0;
    for (size_t row = 0; row < table->rows(); row += 4) {
        const GuideDetail detail = guide(table->ids[row], query);
        if (!detail.monthAttainment.value)
            continue;
        ++compared;
        ASSERT_EQ(sixDigits(*detail.monthAttainment.value), rows.at(detail.code).at("value"));
        ASSERT_TRUE(detail.monthProgress);
        ASSERT_EQ(sixDigits(*detail.monthProgress), sixDigits({7, 30}));
    }
    EXPECT_GT(compared, 20U);
}

TEST_F(DetailTest, TasksAreTheLastOnesWithTheirState)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Yesterday);
    const std::shared_ptr<const DataTable> table = guides(query);
    size_t overdue = 0;
    size_t late = 0;
    for (size_t row = 0; row < table->rows(); row += 3) {
        const GuideDetail detail = guide(table->ids[row], query);
        ASSERT_LE(detail.assignments.size(), kShownAssignments);
        for (size_t i = 0; i < detail.assignments.size(); ++i) {
            const GuideDetail::Assignment &task = detail.assignments[i];
            ASSERT_FALSE(task.title.empty());
            ASSERT_TRUE(i == 0 || detail.assignments[i - 1].dueAt >= task.dueAt);
            ASSERT_EQ(task.isOverdue, task.state == AssignmentClass::Pending && task.dueAt < m_bench.now);
            if (task.isOverdue) {
                ++overdue;
                ASSERT_EQ(task.lateSeconds, m_bench.now.seconds - task.dueAt.seconds);
            } else if (task.state == AssignmentClass::DoneLate && task.doneAt) {
                ++late;
                ASSERT_EQ(task.lateSeconds, task.doneAt->seconds - task.dueAt.seconds);
                ASSERT_GT(task.lateSeconds, 0);
            } else {
                ASSERT_EQ(task.lateSeconds, 0);
            }
        }
    }
    EXPECT_GT(overdue, 0U);
    EXPECT_GT(late, 0U);
}

TEST_F(DetailTest, AGuidesGroupsAreTheOpenOnesInTheirName)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Last7Days);
    std::map<std::string, std::vector<std::string>> owned;
    for (const auto &[code, row] : byCode(m_bench.exported({"roster", "groups"}, {}))) {
        if (row.at("closed_on").empty() || row.at("closed_on") > m_today.toString())
            owned[row.at("owner_code")].push_back(row.at("name"));
    }
    const std::shared_ptr<const DataTable> table = guides(query);
    uint64_t planned = 0;
    for (size_t row = 0; row < table->rows(); row += 7) {
        const GuideDetail detail = guide(table->ids[row], query);
        std::vector<std::string> names;
        int64_t sent = 0;
        for (const GuideDetail::Group &one : detail.groups) {
            names.push_back(one.name);
            ASSERT_LE(one.sent, one.planned);
            sent += static_cast<int64_t>(one.sent);
            planned += one.planned;
        }
        std::sort(names.begin(), names.end());
        std::sort(owned[detail.code].begin(), owned[detail.code].end());
        ASSERT_EQ(names, owned[detail.code]) << detail.code;
        // What the guide has sent, and the groups that are open, may differ by groups closed since.
        ASSERT_LE(sent, number(*table, "groups", row).value_or(0)) << detail.code;
    }
    EXPECT_GT(planned, 0U);
}

TEST_F(DetailTest, AGroupsPaneSaysWhatTheRosterSays)
{
    const BoardQuery query = m_bench.query(PeriodChoice::Yesterday);
    const std::shared_ptr<const DataTable> table = groups(query);
    size_t withPushes = 0;
    for (size_t row = 0; row < table->rows(); row += 4) {
        const GroupDetail detail = group(table->ids[row], query);
        ASSERT_EQ(detail.name, table->textOf(*table->column("name"), row));
        ASSERT_EQ(detail.owner, table->textOf(*table->column("owner"), row));
        ASSERT_EQ(detail.members, number(*table, "members", row));
        ASSERT_EQ(detail.amount, number(*table, "amount_30d", row));
        ASSERT_EQ(detail.marks, table->marks[row]) << detail.name;
        ASSERT_EQ(static_cast<int64_t>(detail.pushes.sent), number(*table, "pushes", row));
        ASSERT_EQ(detail.daysRunning ? std::optional<int64_t>(*detail.daysRunning) : std::nullopt,
            number(*table, "days", row));
        ASSERT_EQ(detail.days.size(), 30U);
        ASSERT_EQ(detail.days.back().day, m_today - 1);
        int64_t net = 0;
        for (auto day = detail.days.end() - 7; day != detail.days.end(); ++day)
            net += day->joins.value_or(0) - day->leaves.value_or(0);
        ASSERT_EQ(net, number(*table, "net_7d", row).value_or(0)) << detail.name;
        ASSERT_LE(detail.lastPushes.size(), kShownPushes);
        withPushes += detail.lastPushes.empty() ? 0 : 1;
    }
    EXPECT_GT(withPushes, 10U);
}

TEST_F(DetailTest, AFlashGroupsCurveEndsWhereItsDaysSay)
{
    const auto rows = byCode(m_bench.exported({"roster", "groups"}, {}));
    size_t curves = 0;
    for (const auto &[code, row] : rows) {
        if (row.at("kind") != "flash")
            continue;
        const Day first = *Day::parse(row.at("created_on"));
        const Day last = std::min(*Day::parse(row.at("closes_on")), m_today - 1);
        const Uuid id = m_bench.read(
            [&](BoardContext &context) { return (*context.snapshot.recordByCode(Kind::Group, code))->id; });
        const GroupDetail detail = group(id, m_bench.query(PeriodChoice::Yesterday));
        ASSERT_TRUE(detail.curveStart) << code;
        ++curves;
        EXPECT_EQ(detail.curveStart->day(), first);
        ASSERT_FALSE(detail.curve.hours.empty());
        EXPECT_LE(detail.curve.hours.size(), static_cast<size_t>(last - first + 1) * 24);
        const auto total = [&](const char *measure) {
            const auto sums = byCode(m_bench.exported({"leaderboard"},
                {{"measure", measure}, {"level", "group"}, {"from", first.toString()},
                    {"to", last.toString()}}));
            return std::stoull(sums.at(code).at("numerator"));
        };
        EXPECT_EQ(detail.curve.hours.back().members, total("group:joins")) << code;
        EXPECT_EQ(detail.curve.hours.back().orders, total("group:first_orders")) << code;
    }
    EXPECT_GT(curves, 3U);
}

TEST_F(DetailTest, WhoIsNotThereHasNoPane)
{
    const Uuid region = m_bench.unit("ZJ");
    const auto nobody = m_bench.read([&](BoardContext &context) {
        return readGuideDetail(context, m_bench.query(PeriodChoice::Yesterday), region);
    });
    ASSERT_TRUE(nobody.ok());
    EXPECT_FALSE(*nobody);
    const auto nothing = m_bench.read([&](BoardContext &context) {
        return readGroupDetail(context, m_bench.query(PeriodChoice::Yesterday), Uuid());
    });
    ASSERT_TRUE(nothing.ok());
    EXPECT_FALSE(*nothing);
}

} // namespace
