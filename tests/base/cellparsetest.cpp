// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "models/base/cellparse.h"

using namespace qunce;

namespace {

/// The value, or the reason in English.
template <typename T>
std::string outcome(const Result<T> &result)
{
    if (!result.ok())
        return result.error().userText.english();
    if constexpr (std::is_same_v<T, uint64_t>)
        return std::to_string(*result);
    else if constexpr (std::is_same_v<T, std::string_view>)
        return std::string(*result);
    else if constexpr (std::is_same_v<T, Period>)
        return result->from.toString() + " to " + result->to.toString();
    else if constexpr (std::is_same_v<T, WrittenInstant>)
        return result->instant.toString();
    else
        return result->toString();
}

TEST(CellParseTest, TakesFullWidthSignsAsAscii)
{
    std::string scratch;
    EXPECT_EQ(halfWidth("ABC", scratch), "ABC");
    EXPECT_EQ(halfWidth("Ｇ０１－ａ：～！\u3000\u2212姓", scratch), "G01-a:~! -姓");
    EXPECT_EQ(halfWidth("｟\uFF00ｱ", scratch), "｟\uFF00ｱ"); // beyond the ASCII block
}

TEST(CellParseTest, KeepsCodesAsTextAndRefusesWhatASpreadsheetCut)
{
    std::string scratch;
    for (const char *code : {"000123", "123456789012345678", "1E5", "SKU1.5E+", "E+17", "a1.2E+17", "门店1"})
        EXPECT_EQ(outcome(parseCode(code, scratch)), code);
    EXPECT_EQ(outcome(parseCode("００１２", scratch)), "0012");
    for (const char *code : {"1.23E+17", "1E+17", "1.23457e+17", "１.２３Ｅ＋１７"})
        EXPECT_NE(outcome(parseCode(code, scratch)).find("turned into a number and cut"), std::string::npos)
            << code;
}

TEST(CellParseTest, ReadsDaysInsideTheYearsOfData)
{
    EXPECT_EQ(outcome(parseDayCell("2026-09-08")), "2026-09-08");
    EXPECT_EQ(outcome(parseDayCell("２０２６/９/８")), "2026-09-08");
    EXPECT_EQ(outcome(parseDayCell("2015-01-01")), "2015-01-01");
    EXPECT_EQ(outcome(parseDayCell("2099-12-31")), "2099-12-31");
    EXPECT_EQ(outcome(parseDayCell("2014-12-31")),
        "2014-12-31 is outside 2015-01-01 … 2099-12-31. Correct the day.");
    EXPECT_EQ(outcome(parseDayCell("2100-01-01")),
        "2100-01-01 is outside 2015-01-01 … 2099-12-31. Correct the day.");
    EXPECT_EQ(outcome(parseDayCell("2026-02-30")), "2026-02-30 is not a day. Write it as 2026-09-08.");
    EXPECT_EQ(outcome(parseDateCell("2008-06-01")), "2008-06-01");
    EXPECT_EQ(outcome(parseDateCell("1899-12-31")),
        "1899-12-31 is outside 1900-01-01 … 2099-12-31. Correct the day.");
}

TEST(CellParseTest, ReadsInstantsAndHours)
{
    EXPECT_EQ(outcome(parseInstantCell("２０２６－０９－０８　１８：００")), "2026-09-08T18:00:00+08:00");
    EXPECT_EQ(parseInstantCell("2099-12-31 24:00")->day, kLastDataDay);
    EXPECT_EQ(outcome(parseInstantCell("2026-09-08")),
        "2026-09-08 is not a point in time. Write it as 2026-09-08 18:00.");
    EXPECT_FALSE(parseInstantCell("2100-01-01 00:00").ok());
    EXPECT_EQ(outcome(parseHourCell("2026-09-08 18:00")), "2026-09-08T18:00:00+08:00");
    EXPECT_EQ(outcome(parseHourCell("2026-09-08T10:00:00Z")), "2026-09-08T18:00:00+08:00");
    for (const char *cell : {"2026-09-08 18:30", "2026-09-08 18:00:01", "2026-09-08 24:00"})
        EXPECT_FALSE(parseHourCell(cell).ok()) << cell;
}

TEST(CellParseTest, ReadsPeriods)
{
    EXPECT_EQ(outcome(parsePeriod("2028-02")), "2028-02-01 to 2028-02-29");
    EXPECT_EQ(outcome(parsePeriod("2026-09-01/2026-09-15")), "2026-09-01 to 2026-09-15");
    EXPECT_EQ(outcome(parsePeriod("2026/9/1/2026/9/15")), "2026-09-01 to 2026-09-15");
    EXPECT_EQ(outcome(parsePeriod("２０２６－０９")), "2026-09-01 to 2026-09-30");
    for (const char *cell : {"2026", "2026-13", "2026-9", "Sep-26", "2026-09-15/2026-09-01", "2026-09-01",
             "/", "2014-12", "2100-01"})
        EXPECT_FALSE(parsePeriod(cell).ok()) << cell;
}

TEST(CellParseTest, ReadsWholeNumbersUpToTheLimit)
{
    EXPECT_EQ(outcome(parseCount("0")), "0");
    EXPECT_EQ(outcome(parseCount("007")), "7");
    EXPECT_EQ(outcome(parseCount("１２８")), "128");
    EXPECT_EQ(outcome(parseCount("-0")), "0");
    EXPECT_EQ(outcome(parseCount("4294967295")), "4294967295");
    EXPECT_EQ(outcome(parseCount("4294967296")),
        "4294967296 is more than 4294967295, the largest value that is accepted.");
    EXPECT_EQ(outcome(parseCount("99999999999999999999999")),
        "99999999999999999999999 is more than 4294967295, the largest value that is accepted.");
    EXPECT_EQ(outcome(parseCount("-1")), "-1 is negative. Write 0 or more.");
    for (const char *cell : {"1.5", "1,234", "1e3", "+5", "-", "-x", "一", "1 2", "0x10"})
        EXPECT_EQ(outcome(parseCount(cell)),
            std::string(cell) + " is not a whole number. Write digits only, as in 128.");
}

TEST(CellParseTest, ReadsMoneyInFenAndInYuan)
{
    EXPECT_EQ(outcome(parseMoney("1299", MoneyUnit::Fen)), "1299");
    EXPECT_FALSE(parseMoney("12.5", MoneyUnit::Fen).ok());
    EXPECT_EQ(outcome(parseMoney("12", MoneyUnit::Yuan)), "1200");
    EXPECT_EQ(outcome(parseMoney("12.5", MoneyUnit::Yuan)), "1250");
    EXPECT_EQ(outcome(parseMoney("１２．０５", MoneyUnit::Yuan)), "1205");
    EXPECT_EQ(outcome(parseMoney("-0.00", MoneyUnit::Yuan)), "0");
    EXPECT_EQ(outcome(parseMoney("42949672.95", MoneyUnit::Yuan)), "4294967295");
    EXPECT_EQ(outcome(parseMoney("42949672.96", MoneyUnit::Yuan)),
        "42949672.96 is more than 42949672.95, the largest value that is accepted.");
    EXPECT_EQ(outcome(parseMoney("99999999999999999999", MoneyUnit::Yuan)),
        "99999999999999999999 is more than 42949672.95, the largest value that is accepted.");
    EXPECT_EQ(outcome(parseMoney("12.345", MoneyUnit::Yuan)),
        "12.345 has more than two decimals. Write whole fen, as in 1299.50.");
    for (const char *cell : {"12.", ".5", "1,299.00", "¥12", "12.5.1", "-", "."})
        EXPECT_FALSE(parseMoney(cell, MoneyUnit::Yuan).ok()) << cell;
}

TEST(CellParseTest, SaysHowToBookANegativeSale)
{
    constexpr const char *kReason =
        "A negative sale is not accepted. Book it back on the day it was paid, or fill in the refund.";
    EXPECT_EQ(outcome(parseMoney("-1", MoneyUnit::Fen)), kReason);
    EXPECT_EQ(outcome(parseMoney("－１２．５", MoneyUnit::Yuan)), kReason);
    EXPECT_EQ(outcome(parseMoney("-12.345", MoneyUnit::Yuan)), kReason);
    EXPECT_EQ(outcome(parseCount("-3", Negative::Sale)), kReason);
}

} // namespace
