// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ledger of orders beside everything else that an import moves: guides who change their store afterwards, totals, and
// what `qunced check` and `qunced balance` say.

#include <gtest/gtest.h>

#include <fstream>

#include "server/admin/balance.h"
#include "server/admin/check.h"
#include "tests/server/import/importworld.h"
#include "tests/support/must.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

using Sums = std::map<std::string, uint64_t>;

class LedgerImportTest : public testing::Test
{
protected:
    void SetUp() override
    {
        world.importOrg();
        world.importGuides();
    }
    ImportReport orders(const std::string &rows)
    {
        return world.import("orders", "order_code,guide_code,paid_at,amount,refunds,channel\n" + rows);
    }
    std::vector<std::string> problems()
    {
        std::vector<std::string> texts;
        for (const Message &problem : must(checkDatabase(*must(world.storage().beginRead()))).problems)
            texts.push_back(problem.english());
        return texts;
    }
    std::vector<std::string> balance(BalanceReport &report)
    {
        std::vector<std::string> lines;
        report = must(balanceLedger(*must(world.storage().beginRead()), {kFirstDataDay, kLastDataDay},
            [&lines](const BalanceLine &line) -> Result<void> {
                lines.push_back(line.day.toString() + " " + line.guide + " " + info(line.metric).name + " "
                    + std::to_string(line.ledger) + " " + std::to_string(line.imported));
                return {};
            }));
        return lines;
    }

    ImportWorld world;
};

TEST_F(LedgerImportTest, RefusedLinesAreInTheErrorsFileAndTheOthersGoIn)
{
    const ImportReport report =
        orders("A1,G1,2026-05-10 12:00,500,,store\nA2,,,,100,\nA3,G1,2026-05-10 13:00,x,,\n");
    EXPECT_EQ(report.counts.created, 1U);
    EXPECT_EQ(report.rejected, 2U);
    const std::string errors = world.errors();
    EXPECT_NE(errors.find("A2,,,,100,,3,\"order_code = A2: There is no order of this number yet."),
        std::string::npos)
        << errors;
    EXPECT_NE(errors.find("amount = x: "), std::string::npos) << errors;
    EXPECT_TRUE(problems().empty());
}

TEST_F(LedgerImportTest, ADryRunLeavesNothing)
{
    world.request.dryRun = true;
    EXPECT_EQ(orders("A1,G1,2026-05-10 12:00,500,,store\n").counts.created, 1U);
    EXPECT_FALSE(must(must(world.storage().beginRead())->ledgerOrder("A1")));
    EXPECT_EQ(world.total(Metric::Orders), 0U);
}

TEST_F(LedgerImportTest, NumbersGoWithAGuideWhoseMoveIsBackdatedAndLaterRefundsFindThem)
{
    orders("A1,G1,2026-05-10 12:00,500,,store\nA2,G1,2026-06-10 12:00,7000,,store\nA3,G2,2026-06-10 "
           "12:00,30,,\n");
    EXPECT_EQ(world.sumsByRegion(Metric::Amount), (Sums {{"R1", 7530}}));
    world.importClean("guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-06-01\n");
    EXPECT_EQ(world.sumsByRegion(Metric::Amount), (Sums {{"R1", 530}, {"R2", 7000}}));
    EXPECT_TRUE(problems().empty());
    EXPECT_EQ(orders("A2,,,,7000,\n").counts.updated, 1U);
    EXPECT_EQ(world.sumsByRegion(Metric::Amount), (Sums {{"R1", 530}, {"R2", 0}}));
    EXPECT_EQ(world.sumsByRegion(Metric::RefundAmount), (Sums {{"R1", 0}, {"R2", 7000}}));
    EXPECT_TRUE(problems().empty());
}

TEST_F(LedgerImportTest, TheBalanceNamesEachDifference)
{
    world.importClean("guide_days",
        "guide_code,day,orders,amount\nG1,2026-05-10,2,500\nG2,2026-05-10,1,100\nG3,2026-05-10,9,900\n");
    orders(
        "A1,G1,2026-05-10 12:00,500,,store\nA2,G2,2026-05-10 12:00,100,,store\nA3,G2,2026-05-11 12:00,7,,\n");
    world.importClean("guide_days", "guide_code,day,amount\nG1,2026-05-10,450\n");
    BalanceReport report;
    EXPECT_EQ(balance(report),
        (std::vector<std::string> {"2026-05-10 G1 orders 1 2", "2026-05-10 G1 amount 500 450"}));
    EXPECT_EQ(report.days, 3U);
    EXPECT_EQ(report.compared, 4U) << "G3 is in no ledger, and of G2's second day there is no total";
    EXPECT_EQ(report.different, 2U);
    EXPECT_EQ(world.sumsByStore(Metric::Amount), (Sums {{"S1", 607}, {"S2", 900}}));
}

TEST_F(LedgerImportTest, TheCheckFindsANightThatIsNotTheSumOfItsOrders)
{
    orders("A1,G1,2026-05-10 12:00,500,,store\n");
    {
        const auto writing = must(world.storage().beginWrite());
        LedgerDay day = *must(writing->ledgerDay(Day::fromYmd(2026, 5, 10), world.id(Kind::Guide, "G1")));
        day.sums.amount = 501;
        must(writing->putLedgerDay(day));
        must(writing->commit());
    }
    EXPECT_EQ(problems(),
        (std::vector<std::string> {
            "The ledger of orders: 1 nights of guides are not the sums of their orders.",
            "The ledger of orders: 1 nights of guides are not what the columns say."}));
}

TEST_F(LedgerImportTest, AnInstantWithAnOffsetCountsInShanghai)
{
    EXPECT_EQ(orders("A1,G1,2026-05-10T14:00:00Z,500,,mini_program\n").counts.created, 1U);
    EXPECT_EQ(world.sumsByStore(Metric::AfterHoursAmount), (Sums {{"S1", 500}}));
    EXPECT_EQ(world.sumsByStore(Metric::OnlineAmount), (Sums {{"S1", 500}}));
}

} // namespace
