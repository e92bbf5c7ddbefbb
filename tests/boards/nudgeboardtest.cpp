// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is to be reminded is held against the pages that the number stands on, and against what `qunce export` writes.

#include "models/boards/nudgeboard.h"

#include <set>

#include <gtest/gtest.h>

#include "models/boards/executionlog.h"
#include "models/boards/overview.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

class NudgeBoardTest : public testing::Test
{
protected:
    NudgeBoard board(test::BoardBench &bench, const NudgeQuery &query)
    {
        Result<NudgeBoard> made =
            bench.read([&](BoardContext &context) { return readNudgeBoard(context, query); });
        EXPECT_TRUE(made.ok()) << (made.ok() ? std::string() : made.error().userText.english());
        return made.ok() ? std::move(*made) : NudgeBoard();
    }
    NudgeBoard board(const NudgeQuery &query) { return board(m_bench, query); }
    /// done, not excluded, by key.
    std::map<std::string, std::pair<uint64_t, uint64_t>> completion(const std::string &by, Period period)
    {
        std::map<std::string, std::pair<uint64_t, uint64_t>> rows;
        for (auto &[key, row] : test::byCode(m_bench.exported({"completion"},
                 {{"from", period.from.toString()}, {"to", period.to.toString()}, {"by", by}}))) {
            const uint64_t all = std::stoull(row.at("dispatched")) - std::stoull(row.at("excluded"));
            rows[key] = {std::stoull(row.at("done")), all};
        }
        return rows;
    }

    test::BoardBench m_bench;
    const BoardQuery m_week = m_bench.query(PeriodChoice::Last7Days);
};

TEST_F(NudgeBoardTest, EveryGuideWithSomethingOpenAndNobodyElseWithTheCountsOfTheExport)
{
    const NudgeBoard made = board({{{}, {}, {}, m_week.period}});
    std::map<std::string, std::pair<uint64_t, uint64_t>> open;
    uint64_t done = 0;
    uint64_t all = 0;
    for (const auto &[code, counts] : completion("guide", m_week.period)) {
        done += counts.first;
        all += counts.second;
        if (counts.first < counts.second)
            open[code] = counts;
    }
    ASSERT_FALSE(open.empty());
    std::map<std::string, std::pair<uint64_t, uint64_t>> shown;
    for (const NudgeGuide &guide : made.guides) {
        shown[guide.code] = {guide.done, guide.eligible};
        EXPECT_EQ(guide.open.size(), guide.eligible - guide.done) << guide.code;
    }
    EXPECT_EQ(shown, open);
    EXPECT_EQ(made.done, done);
    EXPECT_EQ(made.eligible, all);
}

TEST_F(NudgeBoardTest, TheSumsAreThoseOfThePageOfTasks)
{
    for (const Uuid &unit : {Uuid {}, m_bench.unit("ZJ")}) {
        const NudgeBoard made = board({{unit, {}, {}, m_week.period}});
        const Result<TasksBoard> tasks = m_bench.read([&](BoardContext &context) {
            return readTasksBoard(context, {m_week, unit, {}});
        });
        ASSERT_TRUE(tasks.ok());
        const TaskRate &rate = tasks->path.back().rate;
        ASSERT_TRUE(rate.value);
        EXPECT_EQ(toText(rate.value->numerator), std::to_string(made.dueDone));
        EXPECT_EQ(toText(rate.value->denominator), std::to_string(made.due));
    }
}

TEST_F(NudgeBoardTest, GuidesWithNothingDoneAreThoseOfTheOverviewInEachRegion)
{
    const BoardQuery day = m_bench.query(PeriodChoice::Yesterday); // of a week, everybody has done something
    const Result<Overview> overview =
        m_bench.read([&](BoardContext &context) { return readOverview(context, day); });
    ASSERT_TRUE(overview.ok());
    const NudgeBoard made = board({{{}, {}, {}, day.period}, {}, true});
    EXPECT_GT(made.nothingDone, 0U);
    EXPECT_EQ(made.nothingDone, *overview->total.nothingDone);
    EXPECT_EQ(made.withTasks, overview->total.withTasks);
    std::map<std::string, uint64_t> idle;
    for (const NudgeGuide &guide : made.guides)
        idle[guide.regionName] += guide.hasNothingDone() ? 1 : 0;
    for (const OverviewRow &row : overview->rows)
        EXPECT_EQ(idle[row.name], row.nothingDone.value_or(0)) << row.name;
}

TEST_F(NudgeBoardTest, OfOneTaskOrGuideItIsThoseAlone)
{
    const NudgeBoard all = board({{{}, {}, {}, m_week.period}});
    ASSERT_FALSE(all.tasks.empty());
    const NudgeTask &task = all.tasks.back();
    const NudgeBoard one = board({{{}, {}, task.id, m_week.period}});
    EXPECT_EQ(one.task, task.title);
    ASSERT_EQ(one.tasks.size(), 1U);
    std::set<std::string> withTask;
    for (const NudgeGuide &guide : all.guides) {
        for (const uint32_t open : guide.open) {
            if (all.tasks[open].id == task.id)
                withTask.insert(guide.code);
        }
    }
    std::set<std::string> shown;
    for (const NudgeGuide &guide : one.guides)
        shown.insert(guide.code);
    EXPECT_EQ(shown, withTask);
    const NudgeGuide &first = all.guides.front();
    const NudgeBoard alone = board({{{}, first.id, {}, m_week.period}});
    ASSERT_EQ(alone.guides.size(), 1U);
    EXPECT_EQ(alone.guides[0].open.size(), first.open.size());
}

TEST_F(NudgeBoardTest, SupervisorsAndManagersAreThoseOfTheirPlaces)
{
    const NudgeBoard made = board({{{}, {}, {}, m_week.period}});
    size_t withSupervisor = 0;
    size_t withManager = 0;
    std::map<std::string, std::set<std::string>> ofRegion;
    for (const NudgeGuide &guide : made.guides) {
        withSupervisor += guide.supervisor.empty() ? 0 : 1;
        withManager += guide.manager.empty() ? 0 : 1;
        if (!guide.supervisor.empty())
            ofRegion[guide.regionName].insert(guide.supervisor);
    }
    EXPECT_GT(withSupervisor, made.guides.size() / 2);
    EXPECT_GT(withManager, made.guides.size() / 2);
    // The demo brand has one supervisor a region: nobody else leads there.
    for (const auto &[region, names] : ofRegion)
        EXPECT_EQ(names.size(), 1U) << region;
}

TEST_F(NudgeBoardTest, WhoWasRemindedAsOftenAsMayBeIsBarredUntilTheNextOne)
{
    const NudgeBoard made = board({{{}, {}, {}, m_week.period}});
    size_t barred = 0;
    size_t reminded = 0;
    for (const NudgeGuide &guide : made.guides) {
        reminded += guide.reminders.empty() ? 0 : 1;
        EXPECT_EQ(guide.budget.left, std::max<int>(0, 3 - static_cast<int>(guide.reminders.size())));
        if (guide.bar != NudgeBar::Limit)
            continue;
        ++barred;
        EXPECT_EQ(guide.budget.again, Instant::fromLocal(m_bench.today(), 11, 30)) << "a day after the first";
    }
    EXPECT_GT(reminded, barred) << "the demo brand has reminded some";
    EXPECT_GT(barred, 0U);
    size_t said = 0;
    for (const size_t one : made.effects)
        said += one;
    EXPECT_GE(said, reminded) << "those who have done all since count as well";
    EXPECT_EQ(made.effects[static_cast<size_t>(NudgeEffect::None)], 0U);
}

TEST_F(NudgeBoardTest, ARegionSeesItsOwn)
{
    test::BoardBench zhejiang("zhejiang");
    const NudgeBoard own = board(zhejiang, {{{}, {}, {}, m_week.period}});
    const NudgeBoard same = board({{m_bench.unit("ZJ"), {}, {}, m_week.period}});
    ASSERT_FALSE(own.guides.empty());
    ASSERT_EQ(own.guides.size(), same.guides.size());
    for (size_t i = 0; i < own.guides.size(); ++i) {
        EXPECT_EQ(own.guides[i].code, same.guides[i].code);
        EXPECT_EQ(own.guides[i].reminders, same.guides[i].reminders);
    }
}

TEST_F(NudgeBoardTest, TheLogHasEveryAssignmentThatThePageLists)
{
    const NudgeQuery query {{m_bench.unit("ZJ"), {}, {}, m_week.period}};
    const Result<ExecutionLog> log =
        m_bench.read([&](BoardContext &context) { return readExecutionLog(context, query); });
    ASSERT_TRUE(log.ok());
    const auto table =
        m_bench.read([&](BoardContext &context) { return readAssignments(context, query.of); });
    ASSERT_TRUE(table.ok());
    ASSERT_EQ(log->rows.size(), (*table)->rows());
    const size_t guide = *(*table)->column("guide");
    const size_t task = *(*table)->column("task");
    const size_t doneAt = *(*table)->column("done_at");
    std::multiset<std::tuple<std::string, std::string, int64_t>> listed;
    for (size_t row = 0; row < (*table)->rows(); ++row)
        listed.emplace((*table)->textOf(guide, row), (*table)->textOf(task, row),
            (*table)->numberOf(doneAt, row).value_or(0));
    std::multiset<std::tuple<std::string, std::string, int64_t>> logged;
    size_t reminders = 0;
    for (size_t row = 0; row < log->rows.size(); ++row) {
        const std::optional<Instant> &at = log->rows[row].doneAt;
        logged.emplace(log->slotOf(row).name, log->taskOf(row).title, at ? at->seconds : 0);
        for (const ExecutionLog::Reminder &one : log->remindersOf(row)) {
            EXPECT_EQ(log->taskOf(row).dueDay, m_bench.today() - 1) << "about what was due that day";
            EXPECT_LT(one.at, m_bench.now);
            ++reminders;
        }
        EXPECT_EQ(log->regionOf(row), "浙江");
    }
    EXPECT_EQ(logged, listed);
    EXPECT_GT(reminders, 0U);
    EXPECT_FALSE(log->entries.empty());
}

} // namespace

} // namespace qunce
