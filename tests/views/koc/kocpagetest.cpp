// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page as people read it, held against `qunce export` off the same profile.

#include "views/koc/kocpage.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "models/items/tablemodel.h"
#include "tests/support/pagebench.h"
#include "views/koc/kocpane.h"

using namespace qunce;
using namespace qunce::test;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

class AKocPage : public ::testing::Test
{
protected:
    static bool settle(const KocPage &page)
    {
        const bool isSettled = waitFor([&page] { return page.isSettled() && page.roster().isSettled(); });
        QCoreApplication::processEvents();
        return isSettled;
    }
    static void choose(KocPage &page, const char *filter)
    {
        auto *chip = page.findChild<QPushButton *>(QStringLiteral("quickFilter.") + QLatin1String(filter));
        ASSERT_TRUE(chip) << filter;
        QTest::mouseClick(chip, Qt::LeftButton);
        ASSERT_TRUE(settle(page));
    }
};

} // namespace

TEST_F(AKocPage, ShowsAtFirstWhoWasActiveIn30Days)
{
    PageBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const RosterView &roster = page.roster();
    EXPECT_EQ(roster.chosenFilter(), "active");
    EXPECT_EQ(roster.titles().join(QLatin1Char('|')),
        utf8("昵称|等级|省区|城市|所属导购 / 导师|近30天活跃天数|近90天带货额|投稿 / 采纳|积分|粉丝"));
    ASSERT_GT(page.rowsShown(), 10);
    for (int row = 0; row < page.rowsShown(); ++row)
        EXPECT_NE(roster.rowTexts(row).at(5), QStringLiteral("0"));
    bench.picture(page, QStringLiteral("koc-light"));
}

TEST_F(AKocPage, ListsEverybodyOfTheExportUnderAll)
{
    PageBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    choose(page, "all");
    const Result<Export> exported =
        bench.exported({{"roster", "koc"}, {{"out", {"-"}}, {"format", {"csv"}}}});
    ASSERT_TRUE(exported.ok());
    const std::vector<std::string> &columns = exported->table.columns;
    const auto place = [&](const char *name) {
        return static_cast<size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
    };
    std::multiset<std::string> wanted;
    for (const std::vector<ExportCell> &cells : exported->table.rows) {
        const std::string &fans = cells[place("fans")].text;
        wanted.insert(cells[place("nickname")].text + "|"
            + (fans.empty() ? Format::missing() : bench.tools.format().integer(std::stoll(fans)))
                  .toStdString());
    }
    std::multiset<std::string> shown;
    for (int row = 0; row < page.rowsShown(); ++row) {
        const QStringList texts = page.roster().rowTexts(row);
        shown.insert(texts.at(0).toStdString() + '|' + texts.at(9).toStdString());
    }
    EXPECT_EQ(shown, wanted);
}

TEST_F(AKocPage, ShowsUnderAcceptedOnlyThoseWithAcceptedPosts)
{
    PageBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    choose(page, "accepted");
    ASSERT_GT(page.rowsShown(), 0);
    for (int row = 0; row < page.rowsShown(); ++row)
        EXPECT_FALSE(page.roster().rowTexts(row).at(7).endsWith(QStringLiteral(" 0")));
}

TEST_F(AKocPage, OpensOneKocBesideTheRosterAndFollowsTheCurrentRow)
{
    PageBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    QTableView *table = page.roster().tableView();
    table->setFocus();
    table->selectRow(0);
    EXPECT_FALSE(page.pane().isVisible());
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_TRUE(settle(page));
    EXPECT_TRUE(page.pane().isVisible());
    EXPECT_NEAR(page.pane().width(), 360, 2);
    ASSERT_TRUE(page.pane().detail());
    const QStringList first = page.roster().rowTexts(0);
    EXPECT_EQ(QString::fromStdString(page.pane().detail()->nickname), first.at(0));
    EXPECT_TRUE(page.pane().rows().contains(utf8("粉丝 ") + first.at(9)))
        << page.pane().rows().join(u'\n').toStdString();
    EXPECT_TRUE(page.pane().rows().contains(utf8("投稿 / 采纳 ") + first.at(7)));
    bench.picture(page, QStringLiteral("koc-pane-light"));
    QTest::keyClick(table, Qt::Key_Down);
    ASSERT_TRUE(settle(page));
    EXPECT_EQ(QString::fromStdString(page.pane().detail()->nickname), page.roster().rowTexts(1).at(0));
    QTest::keyClick(table, Qt::Key_Escape);
    EXPECT_FALSE(page.pane().isVisible());
}

TEST_F(AKocPage, ComesToAKocThatAnotherPageNames)
{
    PageBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    choose(page, "all");
    const Uuid last = page.roster().model().idAt(page.rowsShown() - 1);
    KocPage other(bench.tools);
    other.open({PageId::Koc, last, {}, {}});
    ASSERT_TRUE(bench.settle(other));
    ASSERT_TRUE(settle(other));
    EXPECT_EQ(other.roster().current(), last);
    ASSERT_TRUE(other.pane().detail());
}

TEST_F(AKocPage, FindsByPinyinAfterCtrlF)
{
    PageBench bench;
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.find();
    QTest::keyClicks(page.roster().searchField(), QStringLiteral("zhej"));
    ASSERT_TRUE(settle(page));
    ASSERT_GT(page.rowsShown(), 0);
    for (int row = 0; row < page.rowsShown(); ++row)
        EXPECT_EQ(page.roster().rowTexts(row).at(2), utf8("浙江"));
}

TEST_F(AKocPage, SpeaksEnglishInTheDarkOnASmallScreen)
{
    PageBench bench("zhejiang", Language::English, Theme::Kind::Dark);
    KocPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page, {1072, 672}));
    EXPECT_EQ(page.roster().titles().first(), QStringLiteral("Nickname"));
    page.roster().tableView()->selectRow(2);
    emit page.roster().activated(*page.roster().current());
    ASSERT_TRUE(settle(page));
    bench.picture(page, QStringLiteral("koc-dark-en"));
}
