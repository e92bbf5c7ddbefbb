// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A review says what the page of campaigns, 省区对比 and the leaderboard say of the same unit.

#include "models/boards/campaignreport.h"

#include <gtest/gtest.h>

#include "models/boards/campaignchoices.h"
#include "tests/support/boardbench.h"

namespace qunce {

namespace {

class CampaignReportTest : public testing::Test
{
protected:
    /// 99大促, 29 August to 11 September.
    Uuid running()
    {
        return m_bench.read([this](BoardContext &context) {
            const Result<std::vector<CampaignChoice>> choices = readCampaignChoices(context);
            EXPECT_TRUE(choices.ok());
            for (const CampaignChoice &one : *choices) {
                if (one.days.contains(m_bench.today()))
                    return one.id;
            }
            ADD_FAILURE() << "no campaign runs";
            return Uuid();
        });
    }
    Result<CampaignReport> report(
        const Uuid &campaign, const Uuid &unit = {}, const ReportProgress &progress = {})
    {
        return m_bench.read([&](BoardContext &context) {
            return readCampaignReport(
                context, m_plan, {m_bench.query(PeriodChoice::Yesterday, unit)}, campaign, progress);
        });
    }

    test::BoardBench m_bench;
    PlanMemory m_plan;
};

TEST_F(CampaignReportTest, HasTheNumbersOfThePageAndOfTheComparison)
{
    const Uuid campaign = running();
    const Result<CampaignReport> made = report(campaign);
    ASSERT_TRUE(made.ok()) << made.error().detail;
    const Period days {*Day::parse("2026-08-29"), *Day::parse("2026-09-08")};
    EXPECT_EQ(made->query.query.period, days) << "up to today";
    const CampaignDetail page = m_bench.read([&](BoardContext &context) {
        Result<std::optional<CampaignDetail>> read = readCampaignDetail(context, m_plan, {}, campaign);
        EXPECT_TRUE(read.ok() && *read);
        return std::move(**read);
    });
    ASSERT_FALSE(page.goals.empty());
    ASSERT_EQ(made->detail.goals.size(), page.goals.size());
    for (size_t i = 0; i < page.goals.size(); ++i)
        EXPECT_EQ(made->detail.goals[i].attainment.sum, page.goals[i].attainment.sum);
    EXPECT_EQ(made->detail.coverage.all, page.coverage.all);
    ASSERT_TRUE(made->sales);
    EXPECT_EQ(made->sales->query.campaign, campaign);
    EXPECT_EQ(
        made->sales->bases.at(0).period, (Period {*Day::parse("2025-08-29"), *Day::parse("2025-09-11")}))
        << "99大促 2025";
    const Comparison held = m_bench.read([&](BoardContext &context) {
        ComparisonQuery query;
        query.query = m_bench.query(PeriodChoice::Yesterday);
        query.mode = CompareMode::Campaign;
        query.campaign = campaign;
        Result<Comparison> read = readComparison(context, query);
        EXPECT_TRUE(read.ok());
        return std::move(*read);
    });
    ASSERT_EQ(made->sales->rows.size(), held.rows.size());
    ASSERT_GT(held.rows.size(), 1U);
    for (size_t i = 0; i < held.rows.size(); ++i) {
        const ComparedPair &mine = made->sales->rows[i].pairs.at(0);
        const ComparedPair &theirs = held.rows[i].pairs.at(0);
        EXPECT_TRUE(mine.now.numerator == theirs.now.numerator) << held.rows[i].name;
        ASSERT_EQ(mine.then.has_value(), theirs.then.has_value());
        EXPECT_TRUE(!mine.then || mine.then->numerator == theirs.then->numerator);
    }
    EXPECT_EQ(made->notIn, std::vector<std::string> {"北京"}) << "its 7 September";
    ASSERT_EQ(made->boards.boards.size(), 2U);
    for (const PosterRanking &ranking : made->boards.boards) {
        EXPECT_EQ(ranking.board.query.query.period, days) << "of the campaign's own days";
        EXPECT_FALSE(ranking.board.ranked.empty());
    }
}

TEST_F(CampaignReportTest, OfARegionComparesItsStores)
{
    const Result<CampaignReport> made = report(running(), m_bench.unit("ZJ"));
    ASSERT_TRUE(made.ok()) << made.error().detail;
    ASSERT_TRUE(made->sales);
    EXPECT_EQ(made->sales->level(), Level::Store);
    EXPECT_EQ(made->detail.unitName, "浙江");
    EXPECT_FALSE(made->detail.isWhole);
}

TEST_F(CampaignReportTest, SaysHowFarItIsAndThatACampaignHasGone)
{
    std::vector<int> steps;
    int last = 0;
    ASSERT_TRUE(report(running(), {}, [&](int done, int of) {
        steps.push_back(done);
        last = of;
    }).ok());
    EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps.back(), last);

    const Result<CampaignReport> none = report(m_bench.unit("ZJ")); // no id of a campaign
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

} // namespace

} // namespace qunce
