// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/linechart.h"

#include <QSignalSpy>

#include "tests/views/charts/chartbench.h"

namespace qunce {

namespace {

class LineChartTest : public testing::Test
{
protected:
    test::PageBench m_bench;
};

TEST_F(LineChartTest, LabelsStandInFullAndDoNotMeet)
{
    LineChart chart(m_bench.tools);
    chart.setData(test::week());
    for (const int width : {724, 420, 260}) {
        test::showAt(chart, {width, 140});
        ASSERT_FALSE(chart.labels().empty());
        EXPECT_EQ(chart.labels().back().text, QStringLiteral("9月7日 周一"))
            << "the newest day is always named";
        const QFontMetricsF font(fontOf(TextRole::Secondary));
        qreal right = 0;
        for (const QtChart::Label &label : chart.labels()) {
            EXPECT_GE(label.rect.width(), font.horizontalAdvance(label.text)) << "never cut";
            EXPECT_GE(label.rect.left(), right) << label.text.toStdString() << " at " << width;
            right = label.rect.right();
            const QImage image = test::grabbed(chart, m_bench.theme);
            EXPECT_GT(
                test::countColor(image, label.rect.toRect(), m_bench.theme.color(Token::TextSecondary), 60),
                20);
        }
        EXPECT_LE(right, width);
        if (width == 724) {
            EXPECT_EQ(chart.labels().size(), 7U);
        }
    }
}

TEST_F(LineChartTest, EachThemeHasItsOwnColours)
{
    LineChart chart(m_bench.tools);
    chart.setData(test::week());
    test::showAt(chart, {724, 140});
    for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark, Theme::Kind::HighContrast}) {
        m_bench.theme.setKind(kind);
        QCoreApplication::processEvents();
        const QImage image = test::grabbed(chart, m_bench.theme);
        EXPECT_GT(test::countColor(image, image.rect(), m_bench.theme.series(0)), 300)
            << static_cast<int>(kind);
        EXPECT_EQ(image.pixelColor(2, 2), m_bench.theme.color(Token::Surface))
            << "no white frame in a dark window";
    }
    m_bench.theme.setKind(Theme::Kind::Light);
}

TEST_F(LineChartTest, ADayWithoutDataIsAGap)
{
    LineChart chart(m_bench.tools);
    ChartData data = test::week();
    data.series.pop_back();
    chart.setData(data);
    test::showAt(chart, {724, 140});
    const QImage image = test::grabbed(chart, m_bench.theme);
    const QRectF plot = chart.plotArea();
    const auto inkAt = [&](size_t day) {
        const auto x = static_cast<int>(chart.categoryX(day));
        return test::countColor(image,
            QRect(x - 8, static_cast<int>(plot.top()), 16, static_cast<int>(plot.height())),
            m_bench.theme.series(0));
    };
    EXPECT_GT(inkAt(2), 0);
    EXPECT_EQ(inkAt(3), 0);
}

TEST_F(LineChartTest, ThePointerShowsBothPeriodsWithTheirCounts)
{
    LineChart chart(m_bench.tools);
    chart.setData(test::week());
    test::showAt(chart, {724, 140});
    QWidget *viewport = chart.findChild<QAbstractScrollArea *>()->viewport();
    QTest::mouseMove(viewport, QPointF(chart.categoryX(4), 60).toPoint());
    ASSERT_TRUE(test::waitFor([&] { return chart.popover().isVisible(); }));
    EXPECT_EQ(chart.popover().text(),
        QStringLiteral("9月5日 周六, 本期 92.2% 564/612, 前7天 8月29日 周六 88.3% 535/606"));
    EXPECT_TRUE(chart.rect().contains(chart.popover().geometry().center()));
}

TEST_F(LineChartTest, TheKeyboardReadsDayByDayAndEnters)
{
    LineChart chart(m_bench.tools);
    chart.setDrillable(true);
    chart.setData(test::week());
    test::showAt(chart, {724, 140});
    chart.setFocus(Qt::TabFocusReason);
    EXPECT_TRUE(chart.accessibleDescription().startsWith(QStringLiteral("9月7日 周一")));
    QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_TRUE(chart.accessibleDescription().startsWith(QStringLiteral("9月6日 周日, 本期 92.3% 565/612")))
        << chart.accessibleDescription().toStdString();
    QSignalSpy activated(&chart, &QtChart::activated);
    QTest::keyClick(&chart, Qt::Key_Return);
    ASSERT_EQ(activated.size(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 5);
}

TEST_F(LineChartTest, TheLegendTakesASeriesAway)
{
    LineChart chart(m_bench.tools);
    chart.setData(test::week());
    test::showAt(chart, {724, 140});
    ASSERT_EQ(chart.legend().size(), 2U);
    EXPECT_EQ(chart.legend()[1].text, QStringLiteral("前7天 86.3%"));
    EXPECT_EQ(chart.legend()[1].mark, LegendEntry::Mark::Dashed);
    chart.clearFocus(); // its ring is as blue as the first series
    const QImage both = test::grabbed(chart, m_bench.theme);
    chart.setSeriesVisible(0, false);
    QCoreApplication::processEvents();
    const QImage one = test::grabbed(chart, m_bench.theme);
    EXPECT_GT(test::countColor(both, both.rect(), m_bench.theme.series(0)), 300);
    EXPECT_LT(test::countColor(one, one.rect(), m_bench.theme.series(0)), 20);
    EXPECT_FALSE(chart.legend()[0].isVisible);
    EXPECT_EQ(chart.table(m_bench.tools.format()).columns.size(), 8) << "the table stays whole";
}

TEST_F(LineChartTest, TenThousandPointsAreShownAtOnce)
{
    LineChart chart(m_bench.tools);
    test::showAt(chart, {724, 140});
    ChartData data;
    data.unit = ChartUnit::Integer;
    data.series.resize(1);
    for (int i = 0; i < 10'000; ++i) {
        data.categories << QString::number(i);
        data.series[0].values.push_back({Fraction {i % 977, 1}, false});
    }
    QElapsedTimer timer;
    timer.start();
    chart.setData(std::move(data));
    const QImage image = test::grabbed(chart, m_bench.theme);
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_GT(test::countColor(image, image.rect(), m_bench.theme.series(0)), 1000);
}

} // namespace

} // namespace qunce
