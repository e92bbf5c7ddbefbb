// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Charts over nothing, over one thing, and over 500 stores with names as nobody wishes them: nothing crashes, hangs or
// pushes its card apart, and the copies still have every name in full.

#include <QAbstractItemModelTester>
#include <QTableView>

#include "tests/views/charts/chartbench.h"
#include "views/charts/barchart.h"
#include "views/charts/celltable.h"
#include "views/charts/chartcard.h"
#include "views/charts/charttablemodel.h"
#include "views/charts/heatmap.h"
#include "views/charts/linechart.h"
#include "views/charts/rankingbars.h"

namespace qunce {

namespace {

using Tester = QAbstractItemModelTester;

/// Long, with emoji, right-to-left, beyond the basic plane; the first has 64 KiB.
QString nameOf(int number)
{
    if (number == 0)
        return QString(65'536, QLatin1Char('T'));
    const QStringList kinds {QStringLiteral("杭州市西湖区银泰百货旗舰体验中心（华东区域联营一号店）"),
        QStringLiteral("𠮷野家👩‍👧‍👦"), QStringLiteral("שלום עולם"),
        QStringLiteral("店\n二\t楼"), QStringLiteral("Aé")};
    return kinds[number % kinds.size()] + QString::number(number);
}

ChartData linesOf(int count)
{
    ChartData data;
    data.categoryTitle = nameOf(1);
    data.series = {{nameOf(1), {}, {}, {}, {}, nameOf(1)}, {nameOf(2), {}, size_t {0}, {}, {}, {}}};
    for (int i = 0; i < count; ++i) {
        data.categories << nameOf(i);
        data.series[0].values.push_back(i % 3 == 1 ? ChartValue() : test::rate(i, 500));
        data.series[1].values.push_back(test::rate(500 - i, 500));
    }
    return data;
}

RankingData barsOf(int count)
{
    RankingData data;
    data.nameTitle = nameOf(1);
    data.placeTitle = nameOf(2);
    data.valueTitle = nameOf(3);
    for (int i = 0; i < count; ++i)
        data.rows.push_back({{}, static_cast<uint32_t>(i + 1), nameOf(i), nameOf(i + 1),
            i % 5 == 4 ? ChartValue() : test::rate(count - i, count), i % 2});
    return data;
}

HeatData heatOf(int count)
{
    HeatData data;
    data.rowTitle = nameOf(1);
    for (int week = 0; week < 12; ++week)
        data.columns.push_back({nameOf(week), week == 11});
    for (int i = 0; i < count; ++i) {
        data.rows.push_back({{}, nameOf(i)});
        for (int week = 0; week < 12; ++week)
            data.cells.push_back({week % 4 == 3 ? ChartValue() : test::rate(i, count), i % 7 == 0});
    }
    return data;
}

class StressedChart : public testing::TestWithParam<int>
{
protected:
    /// The card of a chart that has its data, looked at in every way that there is.
    void use(Chart *chart, const char *name, int width = 420)
    {
        ChartCard card(m_bench.tools, chart);
        card.setSource({nameOf(0), nameOf(1), nameOf(2), nameOf(3)}, nameOf(1));
        test::showAt(card, {width, 240});
        EXPECT_LE(card.minimumSizeHint().width(), width) << name << " pushes its card apart";
        const QString file = QStringLiteral("stress-%1-%2").arg(QLatin1String(name)).arg(GetParam());
        test::PageBench::picture(card, file);
        chart->setFocus(Qt::TabFocusReason);
        for (const int key : {Qt::Key_Home, Qt::Key_Right, Qt::Key_Down, Qt::Key_End})
            QTest::keyClick(chart, static_cast<Qt::Key>(key));
        test::PageBench::picture(card, file + QStringLiteral("-focus"));
        const ChartTable table = chart->table(m_bench.tools.format());
        const Tester rows(card.findChild<QTableView *>()->model(), Tester::FailureReportingMode::Fatal);
        card.showAsTable(true);
        QCoreApplication::processEvents();
        test::PageBench::picture(card, file + QStringLiteral("-table"));
        card.showAsTable(false);
        if (chart->isEmpty())
            return;
        EXPECT_TRUE(card.asText().contains(
            QString(nameOf(GetParam() - 1)).replace(u'\n', u' ').replace(u'\t', u' ')));
        EXPECT_FALSE(card.picture().isNull());
        EXPECT_FALSE(card.svg().isEmpty());
        EXPECT_FALSE(toCsv(table, {}).isEmpty());
    }

    test::PageBench m_bench;
};

TEST_P(StressedChart, StaysInItsCard)
{
    auto *lines = new LineChart(m_bench.tools);
    lines->setData(linesOf(GetParam()));
    use(lines, "line");
    auto *bars = new BarChart(m_bench.tools);
    bars->setData(linesOf(GetParam()));
    use(bars, "bar");
    auto *ranking = new RankingBars(m_bench.tools);
    ranking->setData(barsOf(GetParam()));
    use(ranking, "ranking");
    auto *heat = new HeatMap(m_bench.tools);
    heat->setData(heatOf(GetParam()));
    use(heat, "heat", 640); // its legend has eight entries, of which none is anybody's name
}

TEST_P(StressedChart, TheTableOfABoardElidesWhatDoesNotFit)
{
    CellTable table(m_bench.theme, metrics::kRow);
    const Tester rows(table.model(), Tester::FailureReportingMode::Fatal);
    table.setColumns({{nameOf(1), nameOf(0), false, 120, 1, 0}, {nameOf(2), {}, true, 80, 1, 40}});
    table.setRows(GetParam(), [](int row, int column) {
        BoardCell cell;
        cell.text = nameOf(row);
        cell.faint = column == 1 ? nameOf(row + 1) : QString();
        cell.bar = 2.5; // of a goal that was doubled and more
        cell.mark = column == 0 ? QStringLiteral("𠮷") : QString();
        return cell;
    });
    test::showAt(table, {420, 240});
    test::PageBench::picture(table, QStringLiteral("stress-cells-%1").arg(GetParam()));
    EXPECT_EQ(table.rowCount(), GetParam());
    EXPECT_LE(table.minimumSizeHint().width(), 420);
    if (GetParam() > 0) {
        EXPECT_EQ(table.textAt(0, 0), nameOf(0)) << "all of it for copies and tooltips";
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, StressedChart, testing::Values(0, 1, 500));

} // namespace

} // namespace qunce
