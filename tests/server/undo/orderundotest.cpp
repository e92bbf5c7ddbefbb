// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Orders of an import are taken back: nights and columns are the sums of what is left.

#include "tests/server/undo/undoworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::test;
using qunce::test::must;

namespace {

class OrderUndoTest : public UndoTest
{
protected:
    ImportReport orders(const std::string &id, const std::string &rows)
    {
        return import(id, "orders", "order_code,guide_code,paid_at,amount,refunds,channel\n" + rows);
    }
    std::optional<LedgerOrder> order(const char *code)
    {
        return must(must(world.storage().beginRead())->ledgerOrder(code));
    }
};

TEST_F(OrderUndoTest, NewOrdersGoAndRefundsAreUndone)
{
    const std::vector<std::string> empty = everything();
    orders("I1", "A1,G1,2026-08-01 12:00,500,,store\nA2,G1,2026-08-01 23:30,300,,mini_program\n");
    const std::vector<std::string> first = everything();
    const std::optional<LedgerOrder> before = order("A1");
    orders("I2", "A1,,,,200,\nA3,G3,2026-08-02 12:00,900,,\n");
    EXPECT_EQ(world.total(Metric::Amount), 300U + 300U + 900U);
    const UndoReport report = undo("I2");
    EXPECT_EQ(report.restored, 1U);
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(order("A1"), before);
    EXPECT_FALSE(order("A3"));
    EXPECT_EQ(everything(), first);
    EXPECT_EQ(undo("I1").removed, 2U);
    EXPECT_FALSE(order("A1"));
    EXPECT_EQ(everything(), empty);
}

TEST_F(OrderUndoTest, AnOrderThatWasDeliveredAgainStaysAndItsNightIsRight)
{
    orders("I1", "A1,G1,2026-08-01 12:00,500,,store\nA2,G1,2026-08-01 13:00,300,,store\n");
    orders("I2", "A1,,,,100,\n");
    const UndoReport report = undo("I1");
    EXPECT_EQ(named(report), (std::vector<std::string> {"orders A1 : It was changed again later."}));
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(world.total(Metric::Amount), 400U);
    EXPECT_EQ(undo("I2").restored, 1U);
    EXPECT_EQ(world.total(Metric::Amount), 500U);
}

TEST_F(OrderUndoTest, AnOrderThatWasGivenToAnotherGuideGoesBack)
{
    orders("I1", "A1,G1,2026-08-01 12:00,500,,store\n");
    const std::vector<std::string> first = everything();
    orders("I2", "A1,G3,2026-08-02 12:00,500,,store\n");
    EXPECT_EQ(world.sumsByStore(Metric::Amount)["S2"], 500U);
    undo("I2");
    EXPECT_EQ(world.sumsByStore(Metric::Amount)["S1"], 500U);
    EXPECT_EQ(everything(), first);
}

TEST_F(OrderUndoTest, TheGuideMayHaveMovedSince)
{
    orders("I1", "A1,G1,2026-08-01 12:00,500,,store\n");
    world.importClean("guides", "code,name,store_code,effective_on\nG1,Ann,S2,2026-07-01\n");
    EXPECT_EQ(world.sumsByStore(Metric::Amount)["S2"], 500U);
    EXPECT_EQ(undo("I1").removed, 1U);
    EXPECT_EQ(world.total(Metric::Amount), 0U);
}

TEST_F(OrderUndoTest, WhatAnUnchangedDeliverySaidAgainBelongsToTheFirst)
{
    orders("I1", "A1,G1,2026-08-01 12:00,500,,store\n");
    EXPECT_FALSE(orders("I2", "A1,G1,2026-08-01 12:00,500,,store\n").canUndo) << "it changed nothing";
    EXPECT_EQ(tryUndo("I2").error().code, ErrorCode::NotFound);
    EXPECT_EQ(undo("I1").removed, 1U);
}

TEST_F(OrderUndoTest, OfAClosedMonthTheSumsOfTheCloseStay)
{
    orders("I1", "A1,G1,2026-07-01 12:00,500,,store\n");
    closeMonth(2026, 7);
    EXPECT_EQ(undo("I1").removed, 1U);
    EXPECT_EQ(world.total(Metric::Amount), 500U);
}

} // namespace
