// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/chartcard.h"

#include <QClipboard>
#include <QFile>
#include <QMimeData>
#include <QTableView>
#include <QTemporaryDir>

#include "tests/support/workbooktext.h"
#include "tests/views/charts/chartbench.h"
#include "views/charts/chartlegend.h"
#include "views/charts/heatmap.h"
#include "views/charts/linechart.h"
#include "views/common/tablefile.h"

namespace qunce {

namespace {

class ChartCardTest : public testing::Test
{
protected:
    ChartCardTest() : m_chart(new LineChart(m_bench.tools)), m_card(m_bench.tools, m_chart)
    {
        m_card.setSource({QStringLiteral("按日完成率"), QStringLiteral("浙江 › 杭州"),
            QStringLiteral("9月1日–9月7日"), QStringLiteral("9月8日 10:24")});
        m_chart->setData(test::week());
        test::showAt(m_card, {724, 180});
    }
    QStringList badges()
    {
        QStringList shown;
        for (const QLabel *label : m_card.findChildren<QLabel *>()) {
            if (label->isVisible()
                && (label->text().contains(QStringLiteral("样本"))
                    || label->text().contains(QStringLiteral("未到齐"))))
                shown << label->text();
        }
        return shown;
    }

    test::PageBench m_bench;
    LineChart *m_chart;
    ChartCard m_card;
};

TEST_F(ChartCardTest, TheTableTwinShowsTheSameNumbers)
{
    m_card.showAsTable(true);
    ASSERT_TRUE(m_card.isShownAsTable());
    const auto *table = m_card.findChild<QTableView *>();
    const ChartTable expected = tableOf(m_chart->data(), m_bench.tools.format());
    ASSERT_EQ(table->model()->rowCount(), static_cast<int>(expected.rows.size()));
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            EXPECT_EQ(table->model()->index(row, column).data().toString(),
                expected.rows[static_cast<size_t>(row)][column]);
    }
    m_card.showAsTable(false);
    EXPECT_FALSE(m_card.isShownAsTable());
}

TEST_F(ChartCardTest, CopiesAsPictureTextAndTable)
{
    m_card.copyPicture();
    const QImage picture = QApplication::clipboard()->image();
    EXPECT_GE(picture.width(), 2 * 724) << "sharp";
    EXPECT_GT(test::countColor(picture, picture.rect(), m_bench.theme.series(0)), 1000);
    m_card.copyText();
    EXPECT_TRUE(QApplication::clipboard()->text().startsWith(QStringLiteral("按日完成率\n")));
    EXPECT_TRUE(QApplication::clipboard()->text().contains(
        QStringLiteral("范围 浙江 › 杭州 · 期间 9月1日–9月7日 · 截至 9月8日 10:24")));
    m_card.copyTable();
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    EXPECT_TRUE(mime->text().contains(QStringLiteral("9月1日 周二\t91.5%\t560\t612")));
    EXPECT_TRUE(mime->html().contains(QStringLiteral("<td align=\"right\">91.5%</td>")));
    EXPECT_EQ(m_bench.toasts.size(), 3U);
}

TEST_F(ChartCardTest, FilesHaveTheChartAndWhereItComesFrom)
{
    QTemporaryDir folder;
    EXPECT_EQ(m_card.fileName(ChartFile::Png), QStringLiteral("按日完成率_浙江 › 杭州_9月1日–9月7日.png"));
    const QString svgPath = folder.filePath(QStringLiteral("a.svg"));
    ASSERT_TRUE(m_card.save(ChartFile::Svg, svgPath).ok());
    QFile svg(svgPath);
    ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(svg.readAll());
    EXPECT_TRUE(text.contains(QStringLiteral("<svg")));
    EXPECT_TRUE(text.contains(QStringLiteral("9月7日 周一"))) << "labels are text";
    EXPECT_TRUE(text.contains(QStringLiteral("截至 9月8日 10:24")));
    EXPECT_TRUE(text.contains(QStringLiteral("polyline")) || text.contains(QStringLiteral("<path")));
    const QString pngPath = folder.filePath(QStringLiteral("a.png"));
    ASSERT_TRUE(m_card.save(ChartFile::Png, pngPath).ok());
    EXPECT_GE(QImage(pngPath).width(), 2 * 724);
    const QString csvPath = folder.filePath(QStringLiteral("a.csv"));
    ASSERT_TRUE(m_card.save(ChartFile::Csv, csvPath).ok());
    QFile csv(csvPath);
    ASSERT_TRUE(csv.open(QIODevice::ReadOnly));
    EXPECT_TRUE(QString::fromUtf8(csv.readAll()).contains(QStringLiteral("9月1日 周二,91.5%,560,612")));
    EXPECT_FALSE(m_card.save(ChartFile::Csv, QStringLiteral("/no/such/folder/a.csv")).ok());
    for (const QString &picture : {svgPath, pngPath}) {
        QFile file(picture);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_TRUE(file.readAll().contains(madeBy().toUtf8()))
            << picture.toStdString() << " says what made it";
    }
}

TEST_F(ChartCardTest, APdfIsOnePageAndAWorkbookHasTheTable)
{
    QTemporaryDir folder;
    const QString pdfPath = folder.filePath(QStringLiteral("a.pdf"));
    ASSERT_TRUE(m_card.save(ChartFile::Pdf, pdfPath).ok());
    QFile pdf(pdfPath);
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    const QByteArray paper = pdf.readAll();
    EXPECT_TRUE(paper.startsWith("%PDF-"));
    EXPECT_TRUE(paper.contains("/Count 1\n")) << "one page";
    const QString bookPath = folder.filePath(QStringLiteral("a.xlsx"));
    ASSERT_TRUE(m_card.save(ChartFile::Xlsx, bookPath).ok());
    const QString all = QString::fromStdString(test::workbookText(bookPath.toStdString()));
    EXPECT_TRUE(all.contains(QStringLiteral("9月1日 周二"))) << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("560,612"))) << "numbers, not texts: " << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("截至 9月8日 10:24")));
    EXPECT_TRUE(all.contains(QStringLiteral("7 行")));
    EXPECT_TRUE(all.contains(madeBy()));
}

TEST_F(ChartCardTest, SmallSamplesAndMissingRegionsAreSaid)
{
    EXPECT_EQ(badges(), QStringList());
    ChartData data = test::week();
    data.series[0].values[0] = test::rate(2, 3);
    m_chart->setData(data);
    m_card.setMissingRegions(1);
    EXPECT_EQ(badges(), (QStringList {QStringLiteral("样本不足"), QStringLiteral("未到齐：1 个省区")}));
}

TEST_F(ChartCardTest, NoDataIsSaidAndNeverAFlatLine)
{
    ChartData data = test::week();
    for (ChartSeries &series : data.series)
        series.values.assign(7, {});
    m_chart->setData(data);
    m_card.setEmptyText(QStringLiteral("本期没有到期的任务。"));
    QCoreApplication::processEvents();
    EXPECT_FALSE(m_chart->isVisible());
    bool isSaid = false;
    for (const QLabel *label : m_card.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text() == QStringLiteral("本期没有到期的任务。"));
    EXPECT_TRUE(isSaid);
}

TEST_F(ChartCardTest, TheLegendIsToggledByClickAndSpace)
{
    auto *legend = m_card.findChild<ChartLegend *>();
    ASSERT_EQ(legend->items().size(), 2U);
    QTest::mouseClick(legend->items()[1], Qt::LeftButton);
    EXPECT_FALSE(m_chart->legend()[1].isVisible);
    legend->items()[1]->setFocus();
    QTest::keyClick(legend->items()[1], Qt::Key_Space);
    EXPECT_TRUE(m_chart->legend()[1].isVisible);
}

TEST_F(ChartCardTest, APictureHasWhatIsScrolledAway)
{
    HeatData data;
    data.columns = {{QStringLiteral("9/7"), true}};
    for (int i = 0; i < 100; ++i) {
        data.rows.push_back({{}, QStringLiteral("店%1").arg(i)});
        data.cells.push_back({test::rate(99, 100), false});
    }
    auto *map = new HeatMap(m_bench.tools);
    ChartCard card(m_bench.tools, map);
    map->setData(data);
    test::showAt(card, {500, 200});
    EXPECT_GT(card.picture().height(), 2 * 100 * 20);
}

} // namespace

} // namespace qunce
