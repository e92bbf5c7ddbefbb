// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>

#include "tests/support/pagebench.h"
#include "tests/views/charts/chartbench.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/leaderboard/rankingtexts.h"

namespace qunce {

namespace {

class LeaderboardPageTest : public ::testing::Test
{
protected:
    void choose(RankingPreset preset)
    {
        page.tabs().setCurrentIndex(static_cast<int>(preset));
        ASSERT_TRUE(test::waitFor([this] { return page.isSettled(); }));
    }

    test::PageBench bench;
    LeaderboardPage page {bench.tools};
};

TEST_F(LeaderboardPageTest, EachPresetShowsWhatTheExportRanks)
{
    ASSERT_TRUE(bench.settle(page));
    for (const RankingPreset preset : kRankingPresets) {
        choose(preset);
        const RankingBoard &board = *page.board();
        EXPECT_EQ(board.query.preset, preset);
        ExportArguments arguments {{"leaderboard"}, {{"out", {"-"}}, {"format", {"csv"}}}};
        arguments.flags["measure"] = {measureOf(preset).name()};
        arguments.flags["level"] = {std::string(name(levelOf(preset)))};
        arguments.flags["from"] = {board.period.from.toString()};
        arguments.flags["to"] = {board.period.to.toString()};
        arguments.flags["zero-fill"] = {"fed"};
        arguments.flags["min-n"] = {std::to_string(board.query.minN)};
        if (preset == RankingPreset::Completion)
            arguments.flags["tie"] = {"on_time_rate,eligible"};
        const Result<Export> made = bench.exported(arguments);
        ASSERT_TRUE(made.ok());
        ASSERT_GT(page.rowsShown(), 0) << idOf(preset);
        for (int row = 0; row < page.rowsShown(); ++row) {
            const std::vector<ExportCell> &cells = made->table.rows[static_cast<size_t>(row)];
            EXPECT_EQ(page.table().textAt(row, 0).toStdString(), cells[0].text);
            EXPECT_EQ(page.table().textAt(row, 2).toStdString(), cells[3].text);
        }
        bench.picture(page, QStringLiteral("leaderboard-%1").arg(QLatin1String(idOf(preset))));
    }
}

TEST_F(LeaderboardPageTest, SumsHaveNoDenominatorAndTheFootSaysWhichRegionIsNotIn)
{
    ASSERT_TRUE(bench.settle(page));
    choose(RankingPreset::StoreAttainment); // so that the next one brings its period
    for (const auto &[preset, hasCases] :
        {std::pair(RankingPreset::GuideSales, false), std::pair(RankingPreset::Completion, true)}) {
        choose(preset);
        QStringList titles;
        for (int column = 0; column < page.table().model()->columnCount(); ++column)
            titles << page.table().model()->headerData(column, Qt::Horizontal).toString();
        EXPECT_EQ(
            titles.contains(QStringLiteral("分子/分母")) || titles.contains(QStringLiteral("分子 / 分母")),
            hasCases)
            << titles.join(QLatin1Char(' ')).toStdString();
        if (!hasCases) {
            EXPECT_EQ(titles.size(), 6);
            EXPECT_TRUE(page.table().textAt(1, 5).contains(QStringLiteral("¥"))) << "to the next above";
            EXPECT_EQ(page.board()->notIn, std::vector<std::string> {"北京"});
            EXPECT_TRUE(page.statusText().contains(QStringLiteral("未到：北京")))
                << page.statusText().toStdString();
        } else {
            EXPECT_FALSE(page.statusText().contains(QStringLiteral("未到")));
        }
    }
}

TEST_F(LeaderboardPageTest, APresetBringsThePeriodThatItsNameSays)
{
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.tabs().tabText(0), QStringLiteral("个人销售")) << "seven days are not yesterday";
    choose(RankingPreset::StoreAttainment);
    EXPECT_EQ(page.tabs().tabText(0), QStringLiteral("昨日个人销售"));
    EXPECT_EQ(bench.selection.query().choice, PeriodChoice::MonthToDate);
    choose(RankingPreset::Streak);
    EXPECT_EQ(bench.selection.query().choice, PeriodChoice::Yesterday);
    choose(RankingPreset::Completion);
    EXPECT_EQ(bench.selection.query().choice, PeriodChoice::Last7Days);
}

TEST_F(LeaderboardPageTest, TheLastOfSeveralQuickChoicesIsShown)
{
    ASSERT_TRUE(bench.settle(page));
    for (const RankingPreset preset : kRankingPresets)
        page.tabs().setCurrentIndex(static_cast<int>(preset));
    ASSERT_TRUE(test::waitFor([this] { return page.isSettled(); }));
    EXPECT_EQ(page.board()->query.preset, RankingPreset::Completion);
    EXPECT_GT(page.rowsShown(), 0);
}

TEST_F(LeaderboardPageTest, TheChosenRowIsSaidInFullAndLeadsToItsGuide)
{
    ASSERT_TRUE(bench.settle(page));
    choose(RankingPreset::Completion);
    EXPECT_TRUE(page.detailTexts().isEmpty());
    page.table().select(1);
    const LeaderboardRow &row = page.board()->ranked[1].row;
    const QString said = page.detailTexts().join(QLatin1Char('\n'));
    EXPECT_TRUE(said.contains(QString::fromStdString(row.code)));
    EXPECT_TRUE(said.contains(QString::fromStdString(
        toText(row.numerator->numerator) + " / " + toText(row.denominator->numerator))));
    ASSERT_TRUE(test::waitFor([this] { return page.isSettled(); }));
    const QWidget *weeks = page.pane().findChild<QWidget *>(QStringLiteral("ranking.weeks"));
    ASSERT_NE(weeks, nullptr);
    const QStringList ranks = weeks->accessibleDescription().split(QLatin1Char('\n'));
    ASSERT_EQ(ranks.size(), 12);
    EXPECT_TRUE(ranks.last().endsWith(QStringLiteral("第 %1 名").arg(*row.rank)))
        << ranks.last().toStdString();
    const QWidget *days = page.pane().findChild<QWidget *>(QStringLiteral("ranking.days"));
    ASSERT_NE(days, nullptr);
    EXPECT_EQ(days->accessibleDescription().split(QLatin1Char('\n')).size(), 7);
    const QWidget *peers = page.pane().findChild<QWidget *>(QStringLiteral("ranking.peers"));
    ASSERT_NE(peers, nullptr);
    EXPECT_EQ(peers->accessibleDescription().count(QStringLiteral("所在")), 1);
    bench.picture(page, QStringLiteral("leaderboard-detail"));
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("复制为文字")) {
            button->click();
            EXPECT_TRUE(QApplication::clipboard()->text().contains(QString::fromStdString(row.code)));
        } else if (button->text() == QStringLiteral("查看该导购")) {
            button->click();
        }
    }
    ASSERT_EQ(bench.visited.size(), 1U);
    EXPECT_EQ(bench.visited[0].page, PageId::Guides);
    EXPECT_EQ(bench.visited[0].subject, row.subject);
}

TEST_F(LeaderboardPageTest, TooFewCasesAndNoDataAreFoldedWithTheirNumbers)
{
    bench.show(PeriodChoice::Yesterday);
    page.open({PageId::Leaderboard, {}, "completion", bench.selection.query()});
    ASSERT_TRUE(bench.settle(page));
    const RankingBoard &board = *page.board();
    EXPECT_EQ(board.query.minN, 5U);
    EXPECT_TRUE(page.tooFew().button().accessibleName().contains(
        Format(Language::Chinese).integer(static_cast<int64_t>(board.tooFew.size()))));
    ASSERT_FALSE(board.empty.empty());
    EXPECT_FALSE(page.empty().table().isVisible());
    page.empty().button().click();
    EXPECT_TRUE(page.empty().table().isVisible());
    EXPECT_EQ(page.empty().table().rowCount(), static_cast<int>(board.empty.size()));
    EXPECT_EQ(page.empty().table().textAt(0, 4), Format::missing()) << "no data is not 0";
}

TEST_F(LeaderboardPageTest, AnEmptyPeriodSaysSo)
{
    const Day early = *Day::parse("2026-01-15");
    bench.show(PeriodChoice::Custom, {early, early});
    page.open({PageId::Leaderboard, {}, "completion", bench.selection.query()});
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.rowsShown(), 0);
    bool isSaid = false;
    for (const QLabel *label : page.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text() == QStringLiteral("本期无人上榜。"));
    EXPECT_TRUE(isSaid);
}

TEST_F(LeaderboardPageTest, EveryPresetHasItsPane)
{
    ASSERT_TRUE(bench.settle(page));
    for (const RankingPreset preset : kRankingPresets) {
        choose(preset);
        page.table().select(0);
        ASSERT_TRUE(test::waitFor([this] { return page.isSettled(); }));
        EXPECT_TRUE(page.pane().isVisible());
        EXPECT_GE(page.detailTexts().size(), 6 + 12 + 7) << idOf(preset);
        bench.picture(page, QStringLiteral("leaderboard-pane-%1").arg(QLatin1String(idOf(preset))));
    }
}

TEST_F(LeaderboardPageTest, SaysTheFormulaBehindTheHeader)
{
    ASSERT_TRUE(bench.settle(page));
    EXPECT_TRUE(page.table()
                    .model()
                    ->headerData(4, Qt::Horizontal, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("退款")));
    // The mark stands right before the title, which is at the right of its column.
    QHeaderView *header = page.table().horizontalHeader();
    const QFontMetrics font(fontOf(TextRole::SecondaryBold));
    const QString title = header->model()->headerData(4, Qt::Horizontal).toString();
    const int right = header->sectionViewportPosition(4) + header->sectionSize(4) - metrics::kCellPadding
        - font.horizontalAdvance(title);
    const QImage picture = header->viewport()->grab().toImage();
    EXPECT_GT(test::countColor(picture, QRect(right - 20, 0, 18, header->height()),
                  bench.theme.color(Token::TextSecondary), 80),
        8);
    EXPECT_TRUE(page.statusText().contains(QStringLiteral("截至")));
}

TEST(LeaderboardPage, EnglishAndDark)
{
    test::PageBench bench("zhejiang", Language::English, Theme::Kind::Dark);
    LeaderboardPage page(bench.tools);
    page.open({PageId::Leaderboard, {}, "completion", bench.selection.query()});
    ASSERT_TRUE(bench.settle(page, {1072, 672}));
    EXPECT_EQ(page.tabs().tabText(4), QStringLiteral("Completion rate"));
    bench.picture(page, QStringLiteral("leaderboard-en-dark"));
}

} // namespace

} // namespace qunce
