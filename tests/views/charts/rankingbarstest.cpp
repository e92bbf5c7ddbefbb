// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/rankingbars.h"

#include <QSignalSpy>

#include "tests/views/charts/chartbench.h"

namespace qunce {

namespace {

RankingData rankingOf(int rows)
{
    RankingData data;
    data.nameTitle = QStringLiteral("导购");
    data.placeTitle = QStringLiteral("门店");
    data.valueTitle = QStringLiteral("到期完成率");
    data.onTimeTitle = QStringLiteral("按时");
    data.lateTitle = QStringLiteral("迟交");
    for (int i = 0; i < rows; ++i) {
        data.rows.push_back({{}, static_cast<uint32_t>(i + 1), QStringLiteral("导购%1").arg(i + 1),
            QStringLiteral("西湖银泰"), test::rate(20 - i % 20, 20), i % 3 == 0 ? 2 : 0});
    }
    return data;
}

class RankingBarsTest : public testing::Test
{
protected:
    test::PageBench m_bench;
};

TEST_F(RankingBarsTest, BarsAreAsLongAsTheirRatesWithTheLatePartPale)
{
    RankingBars bars(m_bench.tools);
    bars.setData(rankingOf(10));
    test::showAt(bars, {452, 300});
    const QImage image = test::grabbed(bars, m_bench.theme);
    for (const int row : {0, 4, 9}) {
        const RankingBars::Bar bar = bars.barOf(row);
        const double share = (20 - row) / 20.0;
        EXPECT_NEAR(bar.late.right() > bar.full.right() ? bar.late.right() - bar.track.left()
                                                        : bar.full.right() - bar.track.left(),
            bar.track.width() * share, 0.5);
        const auto y = static_cast<int>(bar.track.center().y());
        const QRect track = bar.track.toAlignedRect();
        const int full =
            test::countColor(image, QRect(track.left(), y, track.width(), 1), m_bench.theme.series(0));
        EXPECT_NEAR(full, bar.full.width(), 2);
    }
    const RankingBars::Bar first = bars.barOf(0);
    EXPECT_NEAR(first.late.width(), first.track.width() * 0.1, 0.5);
    const QColor pale = image.pixelColor(first.late.center().toPoint());
    EXPECT_GT(pale.red(), m_bench.theme.series(0).red() + 60) << "35 % of the hue";
    EXPECT_NEAR(bars.barOf(4).late.width(), 0, 0.01);
}

TEST_F(RankingBarsTest, ThousandsScrollAndOnlyThoseInSightArePainted)
{
    RankingBars bars(m_bench.tools);
    bars.setData(rankingOf(10'000));
    test::showAt(bars, {452, 480});
    bars.setFocus(Qt::TabFocusReason);
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(&bars, Qt::Key_End);
    test::grabbed(bars, m_bench.theme);
    EXPECT_LT(timer.elapsed(), 100);
    EXPECT_TRUE(bars.accessibleDescription().contains(QStringLiteral("导购10000")));
    EXPECT_TRUE(bars.rect().contains(bars.cellRect({9'999, 0}).center()));
}

TEST_F(RankingBarsTest, ClickAndEnterDrill)
{
    RankingBars bars(m_bench.tools);
    bars.setData(rankingOf(10));
    bars.setDrillable(true);
    test::showAt(bars, {452, 300});
    QSignalSpy activated(&bars, &ScrolledChart::activated);
    QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.cellRect({3, 0}).center());
    QTest::keyClick(&bars, Qt::Key_Down);
    QTest::keyClick(&bars, Qt::Key_Return);
    ASSERT_EQ(activated.size(), 2);
    EXPECT_EQ(activated[0][0].toInt(), 3);
    EXPECT_EQ(activated[1][0].toInt(), 4);
}

TEST_F(RankingBarsTest, WhatIsFocusedIsSaid)
{
    RankingBars bars(m_bench.tools);
    RankingData data = rankingOf(2);
    data.rows[1].value = test::rate(1, 3);
    data.rows[1].rank.reset();
    data.rows.push_back({{}, std::nullopt, QStringLiteral("王晓燕"), {}, {}});
    bars.setData(data);
    test::showAt(bars, {452, 300});
    bars.setFocus(Qt::TabFocusReason);
    EXPECT_EQ(bars.accessibleDescription(),
        QStringLiteral("第 1 名 · 导购1 · 西湖银泰 · 到期完成率 100.0% · 20/20 · 按时 18 · 迟交 2"));
    QTest::keyClick(&bars, Qt::Key_Down);
    EXPECT_TRUE(bars.accessibleDescription().endsWith(QStringLiteral("样本不足")));
    EXPECT_TRUE(bars.hasSmall());
    QTest::keyClick(&bars, Qt::Key_Down);
    EXPECT_EQ(bars.accessibleDescription(), QStringLiteral("王晓燕 · 到期完成率 – · 无数据"));
}

TEST_F(RankingBarsTest, LongNamesLeaveRoomForTheBar)
{
    RankingBars bars(m_bench.tools);
    RankingData data = rankingOf(3);
    data.rows[0].name = QString(200, QChar(0x9F98));
    data.rows[0].place = QString(200, QChar(0x9F98));
    data.rows[1].name = QStringLiteral("𠮷野 🎉 שלום");
    bars.setData(data);
    for (const int width : {452, 320}) {
        test::showAt(bars, {width, 200});
        EXPECT_GE(bars.barOf(0).track.width(), 40);
        EXPECT_LE(bars.barOf(0).track.right(), width - 100);
    }
}

} // namespace

} // namespace qunce
