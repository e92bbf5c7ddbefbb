// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/tableorder.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "models/items/pinyin.h"
#include "models/items/textsearch.h"
#include "tests/items/tables.h"

using namespace qunce;
using namespace qunce::test;

namespace {

using Codes = std::vector<std::string>;

class ArrangedTable : public ::testing::Test
{
protected:
    Codes codes(const TableQuery &query) { return textsOf(index.table(), index.arrange(query).rows); }
    Codes sortedBy(std::vector<SortKey> keys) { return codes({{}, 0, {}, std::move(keys)}); }
    Codes found(const char *text) { return codes({text, 0, {}, {}}); }

    TableIndex index {sampleTable()};
};

} // namespace

TEST_F(ArrangedTable, StandsByIdWithoutAnOrder)
{
    EXPECT_EQ(sortedBy({}), (Codes {"K003", "K001", "K002", "K004", "K005", "K006"}));
}

TEST_F(ArrangedTable, PutsNamesInPinyinOrderWithLettersFirstAndWhatIsMissingLast)
{
    // Summer, 曾 ceng, 单 dan, 吕 lü, 王 wang
    EXPECT_EQ(sortedBy({{"name", false}}), (Codes {"K004", "K006", "K003", "K002", "K001", "K005"}));
    EXPECT_EQ(sortedBy({{"name", true}}), (Codes {"K001", "K002", "K003", "K006", "K004", "K005"}));
}

TEST_F(ArrangedTable, PutsWhatIsMissingLastInBothDirections)
{
    EXPECT_EQ(sortedBy({{"amount", true}}), (Codes {"K001", "K004", "K003", "K005", "K006", "K002"}));
    EXPECT_EQ(sortedBy({{"amount", false}}), (Codes {"K006", "K005", "K003", "K004", "K001", "K002"}));
}

TEST_F(ArrangedTable, ComparesRatesAsFractionsSoThatEqualOnesShareAPlace)
{
    // 1/2 and 2/4 are equal and stand by id; 0/0 is no rate.
    EXPECT_EQ(sortedBy({{"rate", true}}), (Codes {"K004", "K003", "K001", "K006", "K005", "K002"}));
}

TEST_F(ArrangedTable, SortsBySeveralKeys)
{
    EXPECT_EQ(sortedBy({{"days", true}, {"amount", false}}),
        (Codes {"K006", "K001", "K004", "K003", "K005", "K002"}));
    EXPECT_EQ(sortedBy({{"tier", false}, {"amount", true}}),
        (Codes {"K001", "K004", "K006", "K002", "K003", "K005"}))
        << "tiers stand in the order of their definition";
}

TEST_F(ArrangedTable, PassesOverKeysThatTheTableDoesNotHave)
{
    EXPECT_EQ(
        sortedBy({{"gone", true}, {"code", true}}), (Codes {"K006", "K005", "K004", "K003", "K002", "K001"}));
}

TEST_F(ArrangedTable, FindsTextsAnywhereInAnyTextColumn)
{
    EXPECT_EQ(found("小"), (Codes {"K003", "K001"}));
    EXPECT_EQ(found("浙江"), (Codes {"K003", "K002", "K006"}));
    EXPECT_EQ(found("k00"), (Codes {"K003", "K001", "K002", "K004", "K005", "K006"}));
    EXPECT_EQ(found("𠮷"), (Codes {"K006"}));
    EXPECT_EQ(found("  SUMMER "), (Codes {"K004"}));
    EXPECT_EQ(found("Ｋ００４"), (Codes {"K004"})) << "full-width letters and digits";
    EXPECT_EQ(found("小 浙江"), (Codes {"K003"})) << "every word, each in a column of its own";
    EXPECT_EQ(found("王\n"), (Codes {"K001"}));
    EXPECT_TRUE(found("明K00").empty()) << "no hit across two texts";
}

TEST_F(ArrangedTable, FindsNamesByInitialsAndSyllables)
{
    EXPECT_EQ(found("wxm"), (Codes {"K001"}));
    EXPECT_EQ(found("wangxm"), (Codes {"K001"}));
    EXPECT_EQ(found("wxiaoming"), (Codes {"K001"}));
    EXPECT_EQ(found("xiaom"), (Codes {"K003", "K001"})) << "from any syllable on; the last one unfinished";
    EXPECT_EQ(found("王xm"), (Codes {"K001"}));
    EXPECT_TRUE(found("angxm").empty()) << "not from the middle of a syllable";
    for (const char *typed : {"dan", "shan", "chan", "sxm", "shxm"})
        EXPECT_EQ(found(typed), (Codes {"K003"})) << typed << ": 单 has three readings";
    for (const char *typed : {"lvbu", "lubu", "lb"})
        EXPECT_EQ(found(typed), (Codes {"K002"})) << typed;
    for (const char *typed : {"zeng", "ceng"})
        EXPECT_EQ(found(typed), (Codes {"K006"})) << typed << ": 曾 too";
}

TEST_F(ArrangedTable, ShowsRowsOfAQuickFilterAndOfValues)
{
    EXPECT_EQ(codes({{}, 2, {}, {}}), (Codes {"K001", "K004", "K006"}));
    EXPECT_EQ(codes({{}, 0, {{"region", {"浙江", "广东"}, {}, {}}, {"tier", {"S", "A"}, {}, {}}}, {}}),
        (Codes {"K002", "K004", "K006"}));
    EXPECT_EQ(codes({{}, 0, {{"tier", {""}, {}, {}}}, {}}), (Codes {"K005"})) << "those without a value";
    EXPECT_EQ(codes({{}, 0, {{"amount", {}, 1'050, 5'240'800}}, {}}), (Codes {"K003", "K004"}));
    EXPECT_EQ(codes({{}, 0, {{"rate", {}, 500'000, {}}}, {}}), (Codes {"K003", "K001", "K004"}))
        << "one half exactly is not below one half";
}

TEST_F(ArrangedTable, CountsValuesUnderAllOtherFilters)
{
    const TableQuery query {{}, 0, {{"region", {"江苏"}, {}, {}}, {"tier", {"S"}, {}, {}}}, {}};
    std::vector<std::pair<std::string, size_t>> values;
    for (const ValueCount &value : index.valuesOf(*index.table().column("region"), query))
        values.emplace_back(value.text, value.rows);
    EXPECT_EQ(values, (std::vector<std::pair<std::string, size_t>> {{"广东", 1}, {"江苏", 1}}));
}

TEST_F(ArrangedTable, SumsNumbersAndBothPartsOfRates)
{
    const TableOrder order = index.arrange({{}, 0, {{"region", {"浙江"}, {}, {}}}, {}});
    const TableTotals &totals = order.totals;
    const auto of = [&](const char *column) { return totals.columns[*index.table().column(column)]; };
    EXPECT_EQ(totals.rows, 3U);
    EXPECT_EQ(of("amount"), (ColumnTotal {2, 850, 0})) << "a missing value is not 0";
    EXPECT_EQ(of("rate"), (ColumnTotal {2, 2, 5})) << "a rate of nothing has no part in it";
    EXPECT_EQ(of("posts"), (ColumnTotal {2, 21, 9}));
    EXPECT_EQ(compare(*of("amount").average(), {425, 1}), std::strong_ordering::equal);
    EXPECT_EQ(compare(*of("rate").rate(), {2, 5}), std::strong_ordering::equal);
    EXPECT_EQ(of("moved").first, 4) << "a new entry has won no places";
}

TEST_F(ArrangedTable, StopsWhenNobodyWaits)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(index.arrange({"小", 0, {}, {}}, stop.get_token()).rows.empty());
}

TEST(ArrangedTables, StandAsAStableSortOfAllRowsWouldPutThem)
{
    std::mt19937 random(1);
    const auto upTo = [&random](
                          int64_t most) { return std::uniform_int_distribution<int64_t>(0, most)(random); };
    TableBuilder builder;
    const size_t number = builder.addColumn(columnOf("number", "n", CellType::Integer));
    const size_t rate = builder.addColumn(columnOf("rate", "r", CellType::Rate));
    std::vector<uint32_t> ids(3'000);
    std::iota(ids.begin(), ids.end(), 1U);
    std::shuffle(ids.begin(), ids.end(), random);
    for (const uint32_t id : ids) {
        builder.addRow(idOf(id));
        builder.setNumber(number, upTo(9) == 0 ? std::optional<int64_t>() : upTo(20) - 10);
        builder.setPair(rate, upTo(12), upTo(6));
    }
    const auto table = builder.build();
    TableIndex index(table);
    for (int round = 0; round < 8; ++round) {
        const bool isRateDown = (round & 1) != 0;
        const bool isNumberDown = (round & 2) != 0;
        std::vector<uint32_t> expected(table->rows());
        std::iota(expected.begin(), expected.end(), 0U);
        std::sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) {
            const auto fractionA = table->fractionOf(rate, a);
            const auto fractionB = table->fractionOf(rate, b);
            if (fractionA.has_value() != fractionB.has_value())
                return fractionA.has_value();
            if (fractionA) {
                const auto order = compare(*fractionA, *fractionB);
                if (order != std::strong_ordering::equal)
                    return isRateDown ? order > 0 : order < 0;
            }
            const auto numberA = table->numberOf(number, a);
            const auto numberB = table->numberOf(number, b);
            if (numberA.has_value() != numberB.has_value())
                return numberA.has_value();
            if (numberA != numberB)
                return isNumberDown ? *numberA > *numberB : *numberA < *numberB;
            return table->ids[a] < table->ids[b];
        });
        const TableQuery query {{}, 0, {}, {{"rate", isRateDown}, {"number", isNumberDown}}};
        EXPECT_EQ(index.arrange(query).rows, expected) << round;
    }
}

TEST(Searches, FoldTextsAsPeopleTypeThem)
{
    EXPECT_EQ(foldedText("　（Ａb１）： "), "(ab1):");
    EXPECT_TRUE(TextSearch("  ").isEmpty());
    EXPECT_TRUE(TextSearch("zj").matches("浙江"));
    EXPECT_TRUE(TextSearch("zhej").matches("浙江"));
    EXPECT_TRUE(TextSearch("zhongq").matches("重庆")) << "a further reading";
    EXPECT_TRUE(TextSearch("chongq").matches("重庆"));
    EXPECT_FALSE(TextSearch("hu").matches("许"));
    EXPECT_TRUE(TextSearch("s la").matches("Summer辣妈"));
}
