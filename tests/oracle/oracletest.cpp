// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/oracle/goldencases.h"
#include "tests/oracle/oracle.h"
#include "tests/oracle/randombrand.h"

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

TEST(RandomBrandTest, IsTheSameForTheSameSeed)
{
    const RandomBrand one = randomBrand(7);
    const RandomBrand same = randomBrand(7);
    ASSERT_EQ(one.files.size(), same.files.size());
    for (size_t i = 0; i < one.files.size(); ++i)
        EXPECT_EQ(writtenFile(one.files[i], {}), writtenFile(same.files[i], {}));
    EXPECT_NE(writtenFile(one.files[0], {}), writtenFile(randomBrand(8).files[0], {}));
}

TEST(RandomBrandTest, GivesEveryBoardSomethingToRank)
{
    std::map<std::string, size_t> rowsOf;
    for (uint64_t seed = 1; seed <= 30; ++seed) {
        const RandomBrand brand = randomBrand(seed);
        BrandRows rows;
        for (const SourceFile &file : brand.files)
            rows.import(file);
        Random random(seed);
        for (int i = 0; i < 30; ++i) {
            const Request request = Request::parse(randomExport(random, brand));
            rowsOf[request.view + " " + request.measure + " " + request.level] +=
                split(Oracle(rows).csv(request), '\n').size() - 2;
        }
    }
    EXPECT_GE(rowsOf.size(), 100U);
    const auto empty =
        std::count_if(rowsOf.begin(), rowsOf.end(), [](const auto &entry) { return entry.second == 0; });
    EXPECT_LT(empty, static_cast<std::ptrdiff_t>(rowsOf.size() / 3));
}

} // namespace
