// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "tests/oracle/goldencases.h"
#include "tests/oracle/oracle.h"

using namespace qunce;
using namespace qunce::oracle;

namespace {

TEST(OracleTest, AgreesWithTheCasesWorkedOutByHand)
{
    size_t exports = 0;
    for (const GoldenCase &golden : goldenCases()) {
        BrandRows rows;
        for (const GoldenStep &step : golden.steps) {
            if (step.isImport) {
                EXPECT_EQ(rows.import(step.file), 0U) << golden.name << ", " << step.file.kind;
                continue;
            }
            ++exports;
            EXPECT_EQ(Oracle(rows).csv(Request::parse(step.arguments)), step.expected)
                << golden.name << ": " << step.title;
        }
    }
    EXPECT_GE(exports, 40U);
}

TEST(OracleTest, RoundsHalvesToTheEvenDigit)
{
    EXPECT_EQ(sixDigits({1, 3}), "0.333333");
    EXPECT_EQ(sixDigits({2, 3}), "0.666667");
    EXPECT_EQ(sixDigits({1, 2000000}), "0.000000");
    EXPECT_EQ(sixDigits({3, 2000000}), "0.000002");
    EXPECT_EQ(sixDigits({-5, 2000000}), "-0.000002");
    EXPECT_EQ(sixDigits({-7, 3}), "-2.333333");
}

TEST(OracleTest, WritesTheSameRowsInEveryDress)
{
    SourceFile file = plainFile("goals", "period,org_code,guide_code,metric,value\n2026-05,S1,,amount,1\n");
    EXPECT_EQ(writtenFile(file, {}), "period,org_code,guide_code,metric,value\n2026-05,S1,,amount,1\n");
    EXPECT_EQ(writtenFile(file, {Encoding::Utf8Bom, true, ';', true, 3}),
        "\xEF\xBB\xBF指标;目标值;期间;组织编码;导购编码\r\n净销售额;1;2026-05;S1;\r\n");
    EXPECT_EQ(writtenFile(file, {Encoding::Utf16Le}).substr(0, 4), std::string("\xFF\xFEp\0", 4));
}

} // namespace
