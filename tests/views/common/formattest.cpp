// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "views/common/format.h"

namespace qunce {

namespace {

const Format kChinese {Language::Chinese};
const Format kEnglish {Language::English};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

TEST(Format, IntegersAreExactInBothLanguages)
{
    EXPECT_EQ(utf8(kChinese.integer(0)), "0");
    EXPECT_EQ(utf8(kChinese.integer(999)), "999");
    EXPECT_EQ(utf8(kChinese.integer(24985)), "24,985");
    EXPECT_EQ(utf8(kEnglish.integer(-1234567)), "−1,234,567");
    EXPECT_EQ(utf8(kEnglish.integer(INT64_MIN)), "−9,223,372,036,854,775,808");
    EXPECT_EQ(utf8(kChinese.signedInteger(58)), "+58");
    EXPECT_EQ(utf8(kChinese.signedInteger(0)), "0");
}

TEST(Format, CardsUseTenThousandsInChinese)
{
    EXPECT_EQ(utf8(kChinese.compact(9'999)), "9,999");
    EXPECT_EQ(utf8(kChinese.compact(10'000)), "1.0万");
    EXPECT_EQ(utf8(kChinese.compact(123'456)), "12.3万");
    EXPECT_EQ(utf8(kChinese.compact(360'000'000)), "3.6亿");
    EXPECT_EQ(utf8(kChinese.compact(99'999'999)), "1.0亿") << "not 10,000.0万";
    EXPECT_EQ(utf8(kEnglish.compact(9'380'000)), "9.4M");
    EXPECT_EQ(utf8(kEnglish.compact(999'999)), "1.0M");
    EXPECT_EQ(utf8(kChinese.compact(-12'345)), "−1.2万");
}

TEST(Format, MoneyIsInFen)
{
    EXPECT_EQ(utf8(kChinese.money(1'201'035)), "¥12,010.35");
    EXPECT_EQ(utf8(kChinese.money(-5)), "−¥0.05");
    EXPECT_EQ(utf8(kChinese.moneyWhole(6'840'650)), "¥68,407");
    EXPECT_EQ(utf8(kChinese.moneyWhole(-49)), "¥0");
    EXPECT_EQ(utf8(kChinese.moneyCompact(938'000'000)), "¥938.0万");
    EXPECT_EQ(utf8(kEnglish.moneyCompact(938'000'000)), "¥9.4M");
}

TEST(Format, RatesAreRoundedOnce)
{
    EXPECT_EQ(utf8(kChinese.rate({24985, 28442})), "87.8%");
    EXPECT_EQ(utf8(kChinese.rate({1, 3})), "33.3%");
    EXPECT_EQ(utf8(kChinese.rate({12345, 100000})), "12.3%");
    EXPECT_EQ(utf8(kChinese.rate({9995, 10000})), "100.0%");
    EXPECT_EQ(utf8(kChinese.rate({0, 7})), "0.0%");
    EXPECT_EQ(utf8(kChinese.points(difference({878, 1000}, {860, 1000}))), "+1.8 个百分点");
    EXPECT_EQ(utf8(kEnglish.points(difference({1, 1000}, {5, 1000}))), "−0.4 pp");
    EXPECT_EQ(utf8(kChinese.points({0, 1})), "0.0 个百分点");
    EXPECT_EQ(utf8(kChinese.growth(106, 100)), "+6.0%");
    EXPECT_EQ(utf8(kChinese.growth(1, 0)), "–");
}

TEST(Format, DaysAndTimesAreOfShanghai)
{
    const Day monday = *Day::parse("2026-09-07");
    EXPECT_EQ(utf8(kChinese.day(monday)), "9月7日 周一");
    EXPECT_EQ(utf8(kEnglish.day(monday)), "Mon 7 Sep");
    EXPECT_EQ(utf8(kChinese.period({monday, monday + 6})), "9月7日–9月13日");
    EXPECT_EQ(utf8(kChinese.dayWithYear(monday)), "2026年9月7日");
    EXPECT_EQ(utf8(kEnglish.month(monday)), "Sep 2026");
    EXPECT_EQ(utf8(kChinese.time(Instant::fromLocal(monday, 0, 5))), "00:05");
    EXPECT_EQ(utf8(kChinese.dateTime(Instant::fromLocal(monday, 22, 0))), "9月7日 22:00");
    EXPECT_EQ(utf8(kChinese.numericDay(monday)), "9/7");
}

} // namespace

} // namespace qunce
