// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/barchart.h"

#include "tests/views/charts/chartbench.h"

namespace qunce {

namespace {

ChartData twentyStores()
{
    ChartData data;
    data.unit = ChartUnit::Integer;
    data.categoryTitle = QStringLiteral("门店");
    data.series.resize(2);
    data.series[0].name = QStringLiteral("按时");
    data.series[1].name = QStringLiteral("迟交");
    for (int i = 0; i < 4; ++i) {
        data.categories << QStringLiteral("杭州西湖银泰第%1旗舰店").arg(i + 1);
        data.series[0].values.push_back({Fraction {(i + 1) * 10, 1}, false});
        data.series[1].values.push_back({Fraction {(i + 1) * 10, 1}, false});
    }
    return data;
}

/// Rows of a colour in the column of a category.
int heightOf(const QImage &image, const QtChart &chart, size_t category, const QColor &color)
{
    const auto x = static_cast<int>(chart.categoryX(category));
    int height = 0;
    const QRect plot = chart.plotArea().toRect();
    for (int y = plot.top(); y < plot.bottom(); ++y)
        height += test::countColor(image, QRect(x + 2, y, 1, 1), color);
    return height;
}

TEST(BarChart, HeightsAreProportional)
{
    test::PageBench bench;
    BarChart chart(bench.tools);
    ChartData data = twentyStores();
    data.series.resize(1);
    chart.setData(data);
    test::showAt(chart, {800, 240});
    const QImage image = test::grabbed(chart, bench.theme);
    const int one = heightOf(image, chart, 0, bench.theme.series(0));
    ASSERT_GT(one, 20);
    EXPECT_NEAR(heightOf(image, chart, 3, bench.theme.series(0)), 4 * one, 8);
    EXPECT_EQ(chart.labels().size(), 4U);
    EXPECT_EQ(chart.labels().front().text, QStringLiteral("杭州西湖银泰第1旗舰店")) << "in full";
}

TEST(BarChart, PartsStandOnTopOfEachOther)
{
    test::PageBench bench;
    StackedBarChart chart(bench.tools);
    chart.setData(twentyStores());
    test::showAt(chart, {800, 240});
    const QImage image = test::grabbed(chart, bench.theme);
    const int onTime = heightOf(image, chart, 3, bench.theme.series(0));
    const int late = heightOf(image, chart, 3, bench.theme.series(1));
    EXPECT_GT(onTime, 40);
    EXPECT_NEAR(onTime, late, 4);
    chart.setSeriesVisible(0, false);
    QCoreApplication::processEvents();
    const QImage without = test::grabbed(chart, bench.theme);
    EXPECT_EQ(heightOf(without, chart, 3, bench.theme.series(0)), 0);
    EXPECT_GT(heightOf(without, chart, 3, bench.theme.series(1)), late) << "the axis follows";
}

} // namespace

} // namespace qunce
