// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every number of a campaign is held against what `qunce export` writes off the same cache at the same time.

#include "models/boards/campaigndetail.h"

#include <set>

#include <gtest/gtest.h>

#include "models/boards/campaignchoices.h"
#include "models/boards/tasksboard.h"
#include "tests/support/boardbench.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class CampaignBoardTest : public testing::Test
{
protected:
    explicit CampaignBoardTest(const std::string &user = "hq") : m_bench(user) { }

    std::shared_ptr<const DataTable> table(const Uuid &unit = {})
    {
        auto read = m_bench.read([&](BoardContext &context) { return readCampaignTable(context, unit); });
        EXPECT_TRUE(read.ok());
        return read.ok() ? *read : std::make_shared<const DataTable>();
    }
    /// 99大促, 29 August to 11 September.
    Uuid running()
    {
        const auto all = table();
        for (size_t row = 0; row < all->rows(); ++row) {
            if ((all->marks[row] & campaignmarks::kRunning) != 0)
                return all->ids[row];
        }
        ADD_FAILURE() << "no campaign runs";
        return {};
    }
    CampaignDetail detail(const Uuid &campaign, const Uuid &unit = {})
    {
        auto read = m_bench.read(
            [&](BoardContext &context) { return readCampaignDetail(context, m_plan, unit, campaign); });
        EXPECT_TRUE(read.ok() && *read) << (read.ok() ? "" : read.error().userText.english());
        return read.ok() && *read ? std::move(**read) : CampaignDetail();
    }
    /// Codes of the tasks of a campaign's entries that are not cancelled.
    std::set<std::string> tasksOf(const Uuid &campaign)
    {
        return m_bench.read([&](BoardContext &context) {
            std::set<Uuid> entries;
            EXPECT_TRUE(context.snapshot
                            .eachRecordWhere(Kind::Entry, "campaign", toValue(campaign),
                                [&](const Record &entry) -> Result<void> {
                                    if (entry.text("status") != "cancelled")
                                        entries.insert(entry.id);
                                    return {};
                                })
                            .ok());
            std::set<std::string> codes;
            EXPECT_TRUE(context.snapshot
                            .eachRecord(Kind::Task,
                                [&](const Record &task) -> Result<void> {
                                    if (entries.contains(task.reference("entry")))
                                        codes.insert(task.text("code"));
                                    return {};
                                })
                            .ok());
            return codes;
        });
    }
    static uint64_t number(const std::map<std::string, std::string> &row, const char *column)
    {
        return std::stoull(row.at(column));
    }

    BoardBench m_bench;
    PlanMemory m_plan;
};

class CampaignOfOneRegionTest : public CampaignBoardTest
{
protected:
    CampaignOfOneRegionTest() : CampaignBoardTest("zhejiang") { }
};

TEST_F(CampaignBoardTest, CountsOfTasksAreThoseOfTheExportTaskByTask)
{
    const Uuid campaign = running();
    const CampaignDetail shown = detail(campaign);
    ASSERT_TRUE(shown.days);
    EXPECT_EQ(shown.days->from.toString(), "2026-08-29");
    const auto rows = byCode(m_bench.exported({"completion"},
        {{"from", "2026-08-01"}, {"to", "2026-09-30"}, {"by", "task"}, {"as-of", m_bench.now.toString()}}));
    AssignmentCounts wanted;
    size_t tasks = 0;
    for (const std::string &code : tasksOf(campaign)) {
        const auto row = rows.find(code);
        if (row == rows.end())
            continue; // nobody has it yet
        ++tasks;
        wanted.dispatched += number(row->second, "dispatched");
        wanted.excluded += number(row->second, "excluded");
        wanted.done += number(row->second, "done");
        wanted.onTime += number(row->second, "on_time");
        wanted.overdue += number(row->second, "overdue");
        wanted.failed += number(row->second, "failed");
        wanted.pending += number(row->second, "pending");
    }
    ASSERT_GT(tasks, 5U);
    EXPECT_EQ(shown.tasks, tasks);
    EXPECT_EQ(shown.sums.counts, wanted);
    EXPECT_GT(shown.sums.due.done, 0U);
    EXPECT_LE(shown.sums.due.done, wanted.done);
}

TEST_F(CampaignBoardTest, TheListSaysTheSameAsTheCampaignInFull)
{
    const auto all = table();
    ASSERT_GT(all->rows(), 1U);
    for (size_t row = 0; row < all->rows(); ++row) {
        const CampaignDetail shown = detail(all->ids[row]);
        const std::string name = all->textOf(*all->column("campaign"), row);
        EXPECT_EQ(all->numberOf(*all->column("entries"), row), static_cast<int64_t>(shown.entries)) << name;
        EXPECT_EQ(all->numberOf(*all->column("tasks"), row), static_cast<int64_t>(shown.tasks)) << name;
        const std::optional<Fraction> rate = all->fractionOf(*all->column("due_completion"), row);
        EXPECT_EQ(rate.has_value(), shown.sums.due.eligible() > 0) << name;
        if (rate) {
            EXPECT_EQ(static_cast<uint64_t>(rate->numerator), shown.sums.due.done) << name;
            EXPECT_EQ(static_cast<uint64_t>(rate->denominator), shown.sums.due.eligible()) << name;
        }
        const std::optional<int64_t> next = all->numberOf(*all->column("next"), row);
        EXPECT_EQ(next.has_value(), !shown.coming.empty()) << name;
        if (next && !shown.coming.empty()) {
            EXPECT_EQ(*next, shown.coming.front().start->seconds) << name;
        }
    }
}

TEST_F(CampaignBoardTest, GroupRowsByKindAddUpToWhatTheTasksPageSaysOfThem)
{
    const Uuid campaign = running();
    const CampaignDetail shown = detail(campaign);
    ASSERT_TRUE(shown.sums.hasGroups);
    const std::set<std::string> codes = tasksOf(campaign);
    const TasksBoard board = m_bench.read([&](BoardContext &context) {
        TasksQuery query;
        query.query =
            m_bench.query(PeriodChoice::Custom, {}, {*Day::parse("2026-08-20"), *Day::parse("2026-09-20")});
        return *readTasksBoard(context, query);
    });
    std::set<std::string> names;
    uint64_t sent = 0;
    uint64_t planned = 0;
    const auto taskIds = m_bench.read([&](BoardContext &context) {
        std::set<Uuid> ids;
        EXPECT_TRUE(context.snapshot
                        .eachRecord(Kind::Task,
                            [&](const Record &task) -> Result<void> {
                                if (codes.contains(task.text("code")))
                                    ids.insert(task.id);
                                return {};
                            })
                        .ok());
        return ids;
    });
    const DataTable &tasks = *board.tasks;
    const size_t column = *tasks.column("groups");
    for (size_t row = 0; row < tasks.rows(); ++row) {
        if (taskIds.contains(tasks.ids[row]) && tasks.columns[column].first[row] != kNoValue) {
            sent += static_cast<uint64_t>(tasks.columns[column].first[row]);
            planned += static_cast<uint64_t>(tasks.columns[column].second[row]);
        }
    }
    ASSERT_GT(planned, 0U);
    EXPECT_EQ(shown.sums.sent, sent);
    EXPECT_EQ(shown.sums.planned, planned);
    uint64_t byKind = 0;
    for (const auto &[kind, curve] : shown.curves)
        byKind += curve.planned;
    EXPECT_EQ(shown.curve.planned, planned);
    EXPECT_EQ(shown.curve.sent, sent);
    EXPECT_EQ(byKind, planned);
    EXPECT_TRUE(shown.curve.secondsTo[0]);
}

TEST_F(CampaignBoardTest, RegionsByContentAddUpToTheWhole)
{
    const CampaignDetail shown = detail(running());
    TaskSums sum;
    for (const CampaignVariant &variant : shown.variants)
        sum.add(variant.sums);
    EXPECT_EQ(sum.counts, shown.sums.counts);
    EXPECT_EQ(sum.sent, shown.sums.sent);
    EXPECT_EQ(sum.reach, shown.sums.reach);
    ASSERT_TRUE(sum.reach);
    EXPECT_GT(*sum.reach, 0U);
}

TEST_F(CampaignBoardTest, ReachedAndUnreachedAreAllThatItIsFor)
{
    const CampaignDetail shown = detail(running());
    ASSERT_TRUE(shown.unreached);
    EXPECT_GT(shown.coverage.all.reached, 0U);
    EXPECT_GE(shown.coverage.all.planned, shown.coverage.all.reached);
    size_t unplanned = 0; // with a reason that is no plan
    const DataTable &table = *shown.unreached;
    std::set<Uuid> seen;
    for (size_t row = 0; row < table.rows(); ++row) {
        const std::string why = table.textOf(*table.column("why"), row);
        EXPECT_TRUE(seen.insert(table.ids[row]).second);
        unplanned += why == "no_plan" || why == "cancelled" || why == "group_closed" || why == "quota"
                || why == "not_friend"
            ? 1
            : 0;
    }
    EXPECT_GE(table.rows() + shown.coverage.all.reached, shown.coverage.all.planned);
    EXPECT_LE(table.rows() - unplanned, shown.coverage.all.planned - shown.coverage.all.reached);
}

TEST_F(CampaignBoardTest, IsMarkedWithoutGoalsWhereThereAreNone)
{
    const auto all = table();
    ASSERT_GT(all->rows(), 0U);
    for (size_t row = 0; row < all->rows(); ++row) {
        const bool isMarked = (all->marks[row] & campaignmarks::kWithoutGoals) != 0;
        const CampaignDetail shown = detail(all->ids[row]);
        EXPECT_EQ(isMarked, shown.goals.empty());
        EXPECT_EQ(isMarked, !shown.mainGoal);
    }
}

TEST_F(CampaignOfOneRegionTest, ARegionsManagerSeesTheRegionsPart)
{
    const Uuid campaign = running();
    const CampaignDetail shown = detail(campaign);
    EXPECT_FALSE(shown.isWhole) << "a goal of the brand is not the region's";
    const auto rows = byCode(m_bench.exported({"completion"},
        {{"from", "2026-08-01"}, {"to", "2026-09-30"}, {"by", "task"}, {"as-of", m_bench.now.toString()}}));
    uint64_t dispatched = 0;
    for (const std::string &code : tasksOf(campaign))
        dispatched += rows.contains(code) ? number(rows.at(code), "dispatched") : 0;
    EXPECT_GT(dispatched, 0U);
    EXPECT_EQ(shown.sums.counts.dispatched, dispatched);
    std::set<std::string> regions;
    for (const CampaignVariant &variant : shown.variants)
        regions.insert(variant.regionName);
    EXPECT_EQ(regions.size(), 1U);
}

} // namespace
