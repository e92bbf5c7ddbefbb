// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Orders one by one, and what the days of guides come to. The world's guides: G1, G2 in region 0; G3 there until 31 May
// 2026 and from 1 June in region 1 (slot 1), where G4 is slot 0.

#include <random>

#include "tests/server/factimport/factworld.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

using Numbers = std::array<std::optional<uint64_t>, kLedgerMetrics.size()>;
using Refused = std::vector<std::pair<uint64_t, std::string>>;

constexpr std::nullopt_t kNone = std::nullopt;
const std::string kHeader = "order_code,guide_code,group_code,paid_at,amount,refunds,items,source,channel\n";

class LedgerTest : public ::testing::Test
{
protected:
    FactWorld::Outcome orders(const std::string &rows, bool fed = false)
    {
        return m_world.import(ImportKind::Orders, kHeader + rows, fed);
    }
    /// Orders, amount, after hours, online and refunds of a slot's day.
    Numbers numbers(const char *day, uint32_t slot, size_t region = 0)
    {
        Numbers numbers;
        for (size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = m_world.ofKey(region, kLedgerMetrics[i], day, slot);
        return numbers;
    }
    std::optional<LedgerDay> day(const char *night, size_t slot)
    {
        return must(must(m_world.db.storage->beginRead())
                        ->ledgerDay(*Day::parse(night), m_world.brand.regions[0].guides[slot].subject));
    }
    void TearDown() override
    {
        EXPECT_EQ(must(must(m_world.db.storage->beginRead())->ledgerDifferences()), 0U);
    }

    FactWorld m_world;
};

TEST_F(LedgerTest, AnOrderCountsOnItsBusinessNight)
{
    const auto outcome = orders("A1,G1,Q1,2026-05-10 21:59:59,10000,,2,wecom,store\n"
                                "A2,G1,,2026-05-10 22:00,2000,,,,mini_program\n"
                                "A3,G1,,2026-05-11 09:59:59,300,,,,\n"
                                "A4,G1,,2026-05-11 10:00,40,,,,mini_program\n"
                                "A5,G2,,2026-05-10 24:00,5,,,,other\n");
    EXPECT_TRUE(outcome.rejected.empty());
    EXPECT_EQ(outcome.counts.created, 5U);
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {3, 12300, 2300, 2000, 0}));
    EXPECT_EQ(numbers("2026-05-11", 0), (Numbers {1, 40, 0, 40, 0}));
    EXPECT_EQ(numbers("2026-05-10", 1), (Numbers {1, 5, 5, 0, 0}));
    EXPECT_EQ(numbers("2026-05-10", 2), Numbers {}) << "who sold nothing has no data, not 0";
}

TEST_F(LedgerTest, RefundsAreBookedBackOnTheNightOfTheOrder)
{
    orders("A1,G1,,2026-05-10 23:00,10000,,,,mini_program\n"
           "A2,G1,,2026-05-10 12:00,700,,,,store\n"
           "A3,G1,,2026-05-10 13:00,50,,,,mini_program\n");
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {3, 10750, 10000, 10050, 0}));
    struct Step {
        const char *rows;
        Numbers now;
        uint64_t columns; ///< that the refund touches
    };
    for (const Step &step : {Step {"A2,,,,,200,,,\n", {3, 10550, 10000, 10050, 200}, 2}, // amount, refunds
             Step {"A2,,,,,700,,,\n", {2, 10050, 10000, 10050, 700}, 3}, // and one order less
             Step {"A3,,,,,1,,,\n", {2, 10049, 10000, 10049, 701}, 3}, // amount, online, refunds
             Step {"A1,,,,,400,,,\n", {2, 9649, 9600, 9649, 1101}, 4}, // after hours, too
             Step {"A1,,,,,10000,,,\n", {1, 49, 0, 49, 10701}, 5},
             Step {"A1,,,,,400,,,\n", {2, 9649, 9600, 9649, 1101}, 5}, // it was too much
             Step {"A1,,,,,400,,,\n", {2, 9649, 9600, 9649, 1101}, 0}}) {
        const auto outcome = orders(step.rows);
        EXPECT_TRUE(outcome.rejected.empty());
        EXPECT_EQ(outcome.changedRows, step.columns) << step.rows;
        EXPECT_EQ(outcome.counts.updated, step.columns > 0 ? 1U : 0U);
        EXPECT_EQ(numbers("2026-05-10", 0), step.now) << step.rows;
    }
    EXPECT_EQ(orders("A3,,,,,51,,,\n").rejected, (Refused {{2, "refunds"}})) << "the net is never below 0";
}

TEST_F(LedgerTest, AWholeRefundLeavesADayWithoutOrdersButWithData)
{
    orders("A1,G1,,2026-05-10 12:00,500,500,1,,store\n");
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {0, 0, 0, 0, 500}));
}

TEST_F(LedgerTest, TheLedgerWinsOverTotalsWhicheverComesFirst)
{
    m_world.import(ImportKind::GuideDays,
        "guide_code,day,orders,amount,refund_amount,messages\nG1,2026-05-10,7,70000,11,5\nG2,2026-05-10,3,"
        "300,,\n");
    orders("A1,G1,,2026-05-10 12:00,500,,,,store\n");
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 500, 0, 0, 0}));
    EXPECT_EQ(numbers("2026-05-10", 1), (Numbers {3, 300, kNone, kNone, kNone})) << "no ledger: the total";
    EXPECT_EQ(m_world.ofKey(0, Metric::Messages, "2026-05-10", 0), 5U);
    EXPECT_EQ(day("2026-05-10", 0)->imported[1], 70000);

    const auto later = m_world.import(ImportKind::GuideDays,
        "guide_code,day,orders,amount,messages\nG1,2026-05-10,1,499,6\nG2,2026-05-10,4,300,\n");
    EXPECT_EQ(later.counts.updated, 2U);
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 500, 0, 0, 0}));
    EXPECT_EQ(numbers("2026-05-10", 1), (Numbers {4, 300, kNone, kNone, kNone}));
    EXPECT_EQ(m_world.ofKey(0, Metric::Messages, "2026-05-10", 0), 6U);
    EXPECT_EQ(day("2026-05-10", 0)->imported,
        (std::array<std::optional<int64_t>, 5> {1, 499, std::nullopt, std::nullopt, 11}));
    const auto again = m_world.import(ImportKind::GuideDays,
        "guide_code,day,orders,amount,messages\nG1,2026-05-10,1,499,6\nG2,2026-05-10,4,300,\n");
    EXPECT_EQ(again.counts.unchanged, 2U);
    EXPECT_EQ(again.changedRows, 0U);
    const auto asLong = m_world.import(ImportKind::GuideDays,
        "guide_code,day,metric,value\nG1,2026-05-10,amount,600\nG1,2026-05-10,messages,7\n");
    EXPECT_EQ(asLong.counts.updated, 2U);
    EXPECT_EQ(day("2026-05-10", 0)->imported[1], 600);
    EXPECT_EQ(numbers("2026-05-10", 0)[1], 500U);
}

TEST_F(LedgerTest, ANightWithoutOrdersAnyMoreGetsItsTotalsBack)
{
    m_world.import(ImportKind::GuideDays, "guide_code,day,orders,amount\nG1,2026-05-10,7,70000\n");
    orders("A1,G1,,2026-05-10 12:00,500,,,,store\n");
    const auto moved = orders("A1,G2,,,,,,,\n");
    EXPECT_EQ(moved.counts.updated, 1U);
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {7, 70000, kNone, kNone, kNone}));
    EXPECT_EQ(numbers("2026-05-10", 1), (Numbers {1, 500, 0, 0, 0}));
    EXPECT_FALSE(day("2026-05-10", 0));
    orders("A1,,,2026-05-11 12:00,,,,,\n");
    EXPECT_EQ(numbers("2026-05-10", 1), Numbers {});
    EXPECT_EQ(numbers("2026-05-11", 1), (Numbers {1, 500, 0, 0, 0}));
}

TEST_F(LedgerTest, TheSameOrderTwiceIsOneOrder)
{
    const std::string row = "A1,G1,Q1,2026-05-10 12:00,500,,1,wecom,store\n";
    const auto twice = orders(row + row);
    EXPECT_EQ(twice.counts.created, 1U);
    EXPECT_EQ(twice.counts.unchanged, 1U);
    const auto again = orders(row);
    EXPECT_EQ(again.counts.unchanged, 1U);
    EXPECT_EQ(again.changedRows, 0U);
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 500, 0, 0, 0}));
}

TEST_F(LedgerTest, AFileThatSaysTwoThingsOfAnOrderIsToldWhere)
{
    const auto outcome = orders("A1,G1,,2026-05-10 12:00,500,,,,store\n"
                                "A1,G1,,2026-05-10 12:00,600,,,,store\n"
                                "A1,G2,,2026-05-10 12:00,500,,,,store\n"
                                "A1,,,2026-05-10 13:00,,,,,\n"
                                "A1,,,,,100,,,\n");
    EXPECT_EQ(outcome.rejected, (Refused {{3, "amount"}, {4, "guide_code"}, {5, "paid_at"}}));
    EXPECT_EQ(outcome.counts.created, 1U);
    EXPECT_EQ(outcome.counts.updated, 1U) << "the refund in the last line is no contradiction";
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 400, 0, 0, 100}));
    EXPECT_EQ(orders("A1,G1,,,600,,,,\n").counts.updated, 1U) << "a later file may correct it";
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 500, 0, 0, 100}));
}

TEST_F(LedgerTest, BadLinesAreRefusedAloneAndSayWhy)
{
    const auto outcome = orders("R1,,,,,100,,,\n" // a refund before its order
                                "R1,G1,,2026-05-10 12:00,500,,,,store\n"
                                ",G1,,2026-05-10 12:00,500,,,,\n"
                                "B2,NOBODY,,2026-05-10 12:00,500,,,,\n"
                                "B3,G1,NOGROUP,2026-05-10 12:00,500,,,,\n"
                                "B4,G1,,yesterday,500,,,,\n"
                                "B5,G1,,2026-05-10 12:00,-500,,,,\n"
                                "B6,G1,,2026-05-10 12:00,500,600,,,\n"
                                "B7,G1,,2026-05-10 12:00,500,,,,shop\n"
                                "B8,G1,,,500,,,,\n"
                                "B9,,,2026-05-10 12:00,500,,,,\n"
                                "B10,G1,,2026-05-10 12:00,,,,,\n"
                                "B11,G1,,2015-01-01 05:00,500,,,,\n");
    Refused sorted = outcome.rejected;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(sorted,
        (Refused {{2, "order_code"}, {4, "order_code"}, {5, "guide_code"}, {6, "group_code"}, {7, "paid_at"},
            {8, "amount"}, {9, "refunds"}, {10, "channel"}, {11, "paid_at"}, {12, "guide_code"},
            {13, "amount"}, {14, "paid_at"}}));
    const auto refund =
        std::find(outcome.rejected.begin(), outcome.rejected.end(), Refused::value_type {2, "order_code"});
    EXPECT_EQ(outcome.reasons.at(static_cast<size_t>(refund - outcome.rejected.begin())),
        "There is no order of this number yet. Hand in the order first, then its refunds.");
    EXPECT_EQ(outcome.counts.created, 1U);
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 500, 0, 0, 0}));
}

TEST_F(LedgerTest, YuanAndChineseNamesAreRead)
{
    const auto outcome = m_world.import(ImportKind::Orders,
        "订单号,导购编码,支付时间,支付金额(元),累计退款(元),件数,渠道\n甲1,G1,2026/5/10 "
        "23:10,123.45,0.45,２,小程序\n");
    EXPECT_TRUE(outcome.rejected.empty());
    EXPECT_EQ(numbers("2026-05-10", 0), (Numbers {1, 12300, 12300, 12300, 45}));
    const auto order = must(must(m_world.db.storage->beginRead())->ledgerOrder("甲1"));
    EXPECT_EQ(order->items, 2);
}

TEST_F(LedgerTest, AGuideWhoMovedSoldWhereTheNightWas)
{
    orders("A1,G3,,2026-05-31 23:00,10,,,,\nA2,G3,,2026-06-01 09:00,200,,,,\nA3,G3,,2026-06-01 "
           "10:00,3000,,,,\n");
    EXPECT_EQ(numbers("2026-05-31", 2), (Numbers {2, 210, 210, 0, 0}));
    EXPECT_EQ(numbers("2026-06-01", 1, 1), (Numbers {1, 3000, 0, 0, 0}));
}

TEST_F(LedgerTest, AFileThatIsFedMarksItsNights)
{
    orders("A1,G1,,2026-05-10 12:00,10,,,,\n", true);
    for (const Metric metric : kLedgerMetrics)
        EXPECT_EQ(m_world.ofKey(0, Metric::Fed, "2026-05-10", static_cast<uint32_t>(metric)), 1U);
    EXPECT_FALSE(m_world.ofKey(0, Metric::Fed, "2026-05-10", static_cast<uint32_t>(Metric::Messages)));
    EXPECT_FALSE(m_world.ofKey(1, Metric::Fed, "2026-05-10", static_cast<uint32_t>(Metric::Orders)));
}

/// What a slow and simple program would say of the same rows.
struct NaiveLedger {
    struct Order {
        std::string guide;
        Instant paidAt;
        int64_t amount = 0;
        int64_t refunds = 0;
        bool isOnline = false;
    };
    std::map<std::string, Order> orders;

    /// By guide and day.
    std::map<std::pair<std::string, std::string>, std::array<int64_t, 5>> sums() const
    {
        std::map<std::pair<std::string, std::string>, std::array<int64_t, 5>> all;
        for (const auto &[code, order] : orders) {
            const int second = order.paidAt.secondOfDay();
            const Day day = second < 36000 ? order.paidAt.day() - 1 : order.paidAt.day();
            const int64_t net = order.amount - order.refunds;
            auto &sums = all[{order.guide, day.toString()}];
            sums[0] += net > 0 ? 1 : 0;
            sums[1] += net;
            sums[2] += second < 36000 || second >= 79200 ? net : 0;
            sums[3] += order.isOnline ? net : 0;
            sums[4] += order.refunds;
        }
        return all;
    }
};

TEST_F(LedgerTest, WhateverComesInWhateverOrderTheDaysAreTheSumsOfTheOrders)
{
    std::mt19937 random(11);
    NaiveLedger naive;
    for (int file = 0; file < 40; ++file) {
        std::map<std::string, std::string> rows; // one of each order in a file
        for (int i = 0; i < 25; ++i) {
            const std::string code = "O" + std::to_string(random() % 120);
            const bool isKnown = naive.orders.contains(code);
            NaiveLedger::Order order = isKnown ? naive.orders[code] : NaiveLedger::Order();
            std::string row = code + ",";
            const bool isWhole = !isKnown || random() % 4 == 0;
            if (isWhole) {
                order.guide = random() % 2 == 0 ? "G1" : "G2";
                order.paidAt = Instant {Instant::fromLocal(Day::fromYmd(2026, 5, 8), 0, 0).seconds
                    + static_cast<int64_t>(random() % (3 * 86400))};
                order.amount = random() % 5000;
                order.refunds = 0;
                order.isOnline = random() % 2 == 0;
                row += order.guide + ",," + order.paidAt.toString() + "," + std::to_string(order.amount)
                    + ",0,,," + (order.isOnline ? "mini_program" : "store");
            } else {
                order.refunds = order.amount == 0
                    ? 0
                    : static_cast<int64_t>(random() % static_cast<uint64_t>(order.amount + 1));
                row += ",,,," + std::to_string(order.refunds) + ",,,";
            }
            if (!rows.emplace(code, row + "\n").second)
                continue;
            naive.orders[code] = order;
        }
        std::string text;
        for (const auto &[code, row] : rows)
            text += row;
        const auto outcome = orders(text);
        ASSERT_TRUE(outcome.rejected.empty()) << outcome.reasons.front();
    }
    const auto sums = naive.sums();
    for (const char *const guide : {"G1", "G2"}) {
        for (Day day = Day::fromYmd(2026, 5, 6); day < Day::fromYmd(2026, 5, 13); ++day) {
            const auto expected = sums.find({guide, day.toString()});
            const Numbers found = numbers(day.toString().c_str(), guide[1] == '1' ? 0 : 1);
            for (size_t i = 0; i < found.size(); ++i) {
                const std::optional<uint64_t> value = expected == sums.end()
                    ? std::nullopt
                    : std::optional(static_cast<uint64_t>(expected->second[i]));
                EXPECT_EQ(found[i], value) << guide << ' ' << day.toString() << ' ' << i;
            }
        }
    }
}

} // namespace
