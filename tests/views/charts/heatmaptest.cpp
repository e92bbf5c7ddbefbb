// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/heatmap.h"

#include <QSignalSpy>

#include "tests/views/charts/chartbench.h"

namespace qunce {

namespace {

HeatData threeStores()
{
    HeatData data;
    data.rowTitle = QStringLiteral("门店");
    for (int week = 0; week < 6; ++week)
        data.columns.push_back({QStringLiteral("9/%1").arg(week + 1), week == 5});
    const int rates[] = {50, 60, 75, 85, 92, 97};
    for (int store = 0; store < 3; ++store) {
        data.rows.push_back({{}, QStringLiteral("店%1").arg(store + 1)});
        for (const int rate : rates) {
            data.cells.push_back(
                {store == 1 ? ChartValue() : test::rate(rate, 100), store == 2 && rate == 50});
        }
    }
    return data;
}

class HeatMapTest : public testing::Test
{
protected:
    test::PageBench m_bench;
};

TEST_F(HeatMapTest, EachStepHasItsColourInEveryTheme)
{
    HeatMap map(m_bench.tools);
    map.setData(threeStores());
    test::showAt(map, {724, 160});
    for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
        m_bench.theme.setKind(kind);
        QCoreApplication::processEvents();
        const QImage image = test::grabbed(map, m_bench.theme);
        for (int column = 0; column < 6; ++column) {
            const QPoint corner = map.cellRect({0, column}).topLeft() + QPoint(4, 4);
            EXPECT_EQ(image.pixelColor(corner),
                m_bench.theme.color(static_cast<Token>(static_cast<int>(Token::Heat0) + column)));
            EXPECT_EQ(image.pixelColor(map.cellRect({1, column}).topLeft() + QPoint(4, 4)),
                m_bench.theme.color(Token::Sunken))
                << "no data";
        }
        const QRect outlier = map.cellRect({2, 0});
        EXPECT_EQ(image.pixelColor(outlier.left() + 1, outlier.center().y()), m_bench.theme.color(Token::Bad))
            << "inside the cell";
        EXPECT_NE(image.pixelColor(map.cellRect({2, 1}).left() + 1, outlier.center().y()),
            m_bench.theme.color(Token::Bad));
    }
    m_bench.theme.setKind(Theme::Kind::Light);
}

TEST_F(HeatMapTest, MoreStandsOutMoreInEveryThemeAndNoDataIsNoStepOfTheRamp)
{
    HeatMap map(m_bench.tools);
    map.setData(threeStores());
    const auto contrast = [](const QColor &a, const QColor &b) {
        return std::abs(qGray(a.rgb()) - qGray(b.rgb()));
    };
    for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark, Theme::Kind::HighContrast}) {
        m_bench.theme.setKind(kind);
        const QColor ground = m_bench.theme.color(Token::Surface);
        int before = -1;
        for (int step = 0; step < 6; ++step) {
            const QColor color =
                m_bench.theme.color(static_cast<Token>(static_cast<int>(Token::Heat0) + step));
            EXPECT_GT(contrast(color, ground), before) << "step " << step;
            before = contrast(color, ground);
        }
        const std::vector<LegendEntry> legend = map.legend();
        EXPECT_EQ(legend.back().text, QStringLiteral("无数据"));
        EXPECT_EQ(legend.back().mark, LegendEntry::Mark::Outline);
        EXPECT_EQ(legend.front().mark, LegendEntry::Mark::Box);
    }
    m_bench.theme.setKind(Theme::Kind::Light);
}

TEST_F(HeatMapTest, CellsAreSaidAndEntered)
{
    HeatMap map(m_bench.tools);
    map.setDrillable(true);
    map.setData(threeStores());
    test::showAt(map, {724, 160});
    QSignalSpy activated(&map, &ScrolledChart::activated);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({2, 0}).center());
    EXPECT_EQ(map.accessibleDescription(), QStringLiteral("店3 · 9/1 · 50.0% · 50/100 · 离群"));
    QTest::keyClick(&map, Qt::Key_Up);
    EXPECT_EQ(map.accessibleDescription(), QStringLiteral("店2 · 9/1 · 无数据"));
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Enter);
    ASSERT_EQ(activated.size(), 2);
    EXPECT_EQ(activated[1], (QList<QVariant> {1, 1}));
}

TEST_F(HeatMapTest, ManyStoresScrollUnderTheWeeks)
{
    HeatData data = threeStores();
    for (int i = 0; i < 500; ++i) {
        data.rows.push_back({{}, QStringLiteral("禾芮生活美学集合店（杭州西湖银泰城%1号）").arg(i)});
        for (size_t column = 0; column < data.columns.size(); ++column)
            data.cells.push_back({test::rate(80, 100), false});
    }
    HeatMap map(m_bench.tools);
    map.setData(data);
    test::showAt(map, {724, 160});
    map.focusCell({502, 0});
    const QRect last = map.cellRect({502, 0});
    EXPECT_TRUE(map.rect().contains(last));
    EXPECT_GT(last.top(), 20) << "below the names of the weeks";
    EXPECT_GT(map.scrolledBy(), 10'000);
}

} // namespace

} // namespace qunce
