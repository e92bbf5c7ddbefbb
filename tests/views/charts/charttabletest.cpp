// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/charts/chartbench.h"
#include "views/charts/axisrange.h"
#include "views/common/tablefile.h"

namespace qunce {

namespace {

const Format kChinese {Language::Chinese};
const ChartSource kSource {QStringLiteral("按日完成率"), QStringLiteral("浙江 › 杭州"),
    QStringLiteral("9月1日–9月7日"), QStringLiteral("9月8日 10:24")};

class ChartTableTest : public testing::Test
{
protected:
    test::PageBench m_bench;
};

TEST_F(ChartTableTest, TheTwinOfALineHasEveryValueWithItsCounts)
{
    const ChartData data = test::week();
    const ChartTable table = tableOf(data, kChinese);
    EXPECT_EQ(table.columns,
        (QStringList {QStringLiteral("截止日"), QStringLiteral("本期"), QStringLiteral("本期 分子"),
            QStringLiteral("本期 分母"), QStringLiteral("前7天 截止日"), QStringLiteral("前7天"),
            QStringLiteral("前7天 分子"), QStringLiteral("前7天 分母")}));
    ASSERT_EQ(table.rows.size(), 7U);
    EXPECT_EQ(table.rows[0],
        (QStringList {QStringLiteral("9月1日 周二"), QStringLiteral("91.5%"), QStringLiteral("560"),
            QStringLiteral("612"), QStringLiteral("8月25日 周二"), QStringLiteral("88.9%"),
            QStringLiteral("535"), QStringLiteral("602")}));
    EXPECT_EQ(table.rows[3][1], QStringLiteral("–")) << "no data is not 0";
}

TEST_F(ChartTableTest, CsvHasPlainNumbersAByteOrderMarkAndTheFooter)
{
    ChartTable table = tableOf(test::week(), kChinese);
    table.rows[0][2] = QStringLiteral("1,560");
    table.rows[1][0] = QStringLiteral("=cmd()");
    const QByteArray bytes = toCsv(table, kSource);
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF"));
    const QString csv = QString::fromUtf8(bytes);
    const QStringList lines = csv.split(QStringLiteral("\r\n"));
    EXPECT_TRUE(lines[1].contains(QStringLiteral(",1560,"))) << lines[1].toStdString();
    EXPECT_TRUE(lines[2].startsWith(QStringLiteral("'=cmd()"))) << lines[2].toStdString();
    EXPECT_TRUE(lines[4].startsWith(QStringLiteral("9月4日 周五,,,,"))) << lines[4].toStdString();
    EXPECT_EQ(lines[8],
        QStringLiteral("# 按日完成率 · 范围 浙江 › 杭州 · 期间 9月1日–9月7日 · 截至 9月8日 10:24 · 7 行 · ")
            + madeBy());
}

TEST_F(ChartTableTest, TextLinesUpForAChat)
{
    RankingData data;
    data.nameTitle = QStringLiteral("导购");
    data.valueTitle = QStringLiteral("到期完成率");
    data.rows = {{{}, 1, QStringLiteral("沈佳怡"), {}, test::rate(20, 20)},
        {{}, 2, QStringLiteral("徐静"), {}, test::rate(18, 20)}};
    const QStringList lines = toText(tableOf(data, kChinese), kSource).split(QLatin1Char('\n'));
    EXPECT_EQ(lines[0], QStringLiteral("按日完成率"));
    EXPECT_EQ(lines[2], QStringLiteral("   1  沈佳怡      100.0%               20               20"));
    EXPECT_EQ(lines[3], QStringLiteral("   2  徐静         90.0%               18               20"));
    EXPECT_TRUE(lines[4].startsWith(QStringLiteral("范围 浙江")));
}

TEST_F(ChartTableTest, TsvAndHtmlKeepTheirCells)
{
    ChartTable table {{QStringLiteral("a"), QStringLiteral("b")},
        {{QStringLiteral("x\ty\nz"), QStringLiteral("<1>")}}, {false, true}};
    EXPECT_EQ(toTsv(table), QStringLiteral("a\tb\nx y z\t<1>\n"));
    EXPECT_TRUE(toHtml(table).contains(QStringLiteral("<td align=\"right\">&lt;1&gt;</td>")));
}

TEST_F(ChartTableTest, AnAxisHasFewRoundLinesAndRoomForAll)
{
    const AxisRange rates = axisRange(0.86, 1, true, false);
    ASSERT_EQ(rates.ticks.size(), 4U);
    EXPECT_EQ(rates.ticks.front(), 1) << "100 % is a line";
    EXPECT_NEAR(rates.ticks.back(), 0.85, 1e-9);
    const AxisRange sums = axisRange(0, 3'400, false, true);
    EXPECT_EQ(sums.ticks, (std::vector<double> {4'000, 2'000, 0}));
    EXPECT_EQ(sums.from, 0);
    EXPECT_GT(sums.to, 4'000) << "half of the topmost line is not cut off";
    EXPECT_GE(axisRange(5, 5, false, false).ticks.size(), 2U) << "one value has an axis too";
}

TEST_F(ChartTableTest, TheRampHasSixSteps)
{
    const std::pair<Fraction, int> cases[] = {{{0, 1}, 0}, {{599, 1000}, 0}, {{3, 5}, 1}, {{3, 4}, 2},
        {{17, 20}, 3}, {{919, 1000}, 3}, {{23, 25}, 4}, {{97, 100}, 5}, {{1, 1}, 5}};
    for (const auto &[value, step] : cases)
        EXPECT_EQ(heatStep(value), step) << toText(value.numerator) << "/" << toText(value.denominator);
}

TEST_F(ChartTableTest, AxesCountInTenThousandsInChinese)
{
    const auto texts = [](const std::vector<double> &ticks, ChartUnit unit, const Format &format = kChinese) {
        return axisTexts(ticks, unit, format);
    };
    using List = QStringList;
    EXPECT_EQ(texts({0.85, 0.8}, ChartUnit::Rate), (List {QStringLiteral("85%"), QStringLiteral("80%")}));
    EXPECT_EQ(
        texts({120'000, 0}, ChartUnit::Integer), (List {QStringLiteral("12.0万"), QStringLiteral("0")}));
    EXPECT_EQ(texts({36'000'000'000}, ChartUnit::Money), (List {QStringLiteral("¥3.6亿")}));
    EXPECT_EQ(texts({36'000'000'000}, ChartUnit::Money, Format(Language::English)),
        (List {QStringLiteral("¥360.0M")}));
}

TEST_F(ChartTableTest, TwoLinesOfAnAxisNeverSayTheSame)
{
    EXPECT_EQ(axisTexts({61'000, 60'750, 60'500}, ChartUnit::Integer, kChinese),
        (QStringList {QStringLiteral("61,000"), QStringLiteral("60,750"), QStringLiteral("60,500")}));
    EXPECT_EQ(axisTexts({0.115, 0.11, 0.105}, ChartUnit::Rate, kChinese),
        (QStringList {QStringLiteral("11.5%"), QStringLiteral("11.0%"), QStringLiteral("10.5%")}));
    EXPECT_EQ(axisTexts({1'200'010'000, 1'200'000'000}, ChartUnit::Money, kChinese),
        (QStringList {QStringLiteral("¥12,000,100"), QStringLiteral("¥12,000,000")}));
}

} // namespace

} // namespace qunce
