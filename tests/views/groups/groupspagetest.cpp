// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of groups as people see it: chips, rows, the pane, and what its buttons do.

#include "views/groups/groupspage.h"

#include <algorithm>

#include <QApplication>
#include <QPushButton>
#include <QClipboard>
#include <QTableView>
#include <QTest>

#include "models/boards/grouproster.h"
#include "tests/support/pagebench.h"
#include "views/detail/daycharts.h"
#include "views/detail/linelist.h"

using namespace qunce;
using namespace qunce::test;

namespace {

QString cell(const RosterView &roster, int row, const QString &title)
{
    const qsizetype column = roster.titles().indexOf(title);
    EXPECT_GE(column, 0) << title.toStdString();
    return column < 0 ? QString() : roster.rowTexts(row).at(column);
}

void choose(GroupsPage &page, int row)
{
    page.roster().tableView()->setCurrentIndex(page.roster().tableView()->model()->index(row, 0));
    ASSERT_TRUE(waitFor([&] { return page.isSettled(); }));
}

TEST(GroupsPageTest, ShowsTheColumnsOfTheRosterInOrder)
{
    PageBench bench;
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.roster().titles(),
        QStringList({QStringLiteral("群名"), QStringLiteral("群类型"), QStringLiteral("批次"),
            QStringLiteral("省区"), QStringLiteral("门店"), QStringLiteral("群主"),
            QStringLiteral("人数/上限"), QStringLiteral("近7天净增"), QStringLiteral("近7天活跃率"),
            QStringLiteral("本月已收推送/上限"), QStringLiteral("近30天销售额"), QStringLiteral("人均产出"),
            QStringLiteral("开营天数")}));
    EXPECT_GT(page.rowsShown(), 200);
}

TEST(GroupsPageTest, TheFootSumsOnlyWhatCanBeSummedAndTheFirstChipSaysWhoIsLeftOut)
{
    PageBench bench;
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const QString foot = page.roster().statusText();
    EXPECT_TRUE(foot.contains(QStringLiteral("近30天销售额"))) << foot.toStdString();
    EXPECT_TRUE(foot.contains(QStringLiteral(" 行平均 "))) << "of how many";
    EXPECT_FALSE(foot.contains(QStringLiteral("人均产出"))) << foot.toStdString();
    EXPECT_FALSE(foot.contains(QStringLiteral("开营天数"))) << foot.toStdString();
    const QList<QPushButton *> chips = page.findChildren<QPushButton *>();
    EXPECT_TRUE(std::any_of(chips.begin(), chips.end(), [](const QPushButton *chip) {
        return chip->text().startsWith(QStringLiteral("全部（不含已解散）"));
    }));
}

TEST(GroupsPageTest, EveryQuickFilterShowsTheGroupsOfItsMark)
{
    PageBench bench;
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const BoardQuery query = bench.selection.query();
    std::shared_ptr<const DataTable> table;
    BoardPlace place(&page);
    bench.reader.read<std::shared_ptr<const DataTable>>(
        place, [query](BoardContext &context) { return readGroupRoster(context, query); },
        [&table](Result<std::shared_ptr<const DataTable>> read) { table = *read; });
    ASSERT_TRUE(waitFor([&] { return table != nullptr; }));
    for (const QuickFilter &filter : groupFilters()) {
        page.roster().chooseFilter(filter.id);
        const auto wanted = std::count_if(table->marks.begin(), table->marks.end(),
            [&](uint32_t marks) { return filter.mark == 0 || (marks & filter.mark) != 0; });
        EXPECT_GT(wanted, 0) << filter.id << " has nobody in the demo brand";
        EXPECT_TRUE(waitFor([&] { return page.roster().isSettled() && page.rowsShown() == wanted; }))
            << filter.id << " shows " << page.rowsShown() << " of " << wanted;
    }
}

TEST(GroupsPageTest, TheRowSaysTheNumbersOfTheExport)
{
    PageBench bench;
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const Result<Export> made = bench.exported({{"leaderboard"},
        {{"measure", {"group:amount"}}, {"level", {"group"}}, {"from", {"2026-08-09"}},
            {"to", {"2026-09-07"}}, {"format", {"csv"}}, {"out", {"-"}}}});
    ASSERT_TRUE(made.ok());
    const Format format(Language::Chinese);
    QStringList amounts; // of the name; a name may be there twice
    for (const std::vector<ExportCell> &row : made->table.rows)
        amounts.append(QString::fromStdString(row[3].text) + format.moneyWhole(std::stoll(row[7].text)));
    int compared = 0;
    for (int row = 0; row < page.rowsShown(); ++row) {
        const QString amount = cell(page.roster(), row, QStringLiteral("近30天销售额"));
        if (amount == Format::missing())
            continue;
        ++compared;
        const QString name = cell(page.roster(), row, QStringLiteral("群名"));
        EXPECT_TRUE(amounts.contains(name + amount)) << name.toStdString() << ' ' << amount.toStdString();
    }
    EXPECT_GT(compared, 100);
}

TEST(GroupsPageTest, ThePaneShowsTheChosenGroupAndCopiesIt)
{
    PageBench bench;
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_FALSE(page.isPaneOpen());
    int row = 0; // a flash group has one more line, see below
    while (cell(page.roster(), row, QStringLiteral("群类型")) == QStringLiteral("快闪群"))
        ++row;
    choose(page, row);
    EXPECT_TRUE(page.isPaneOpen());
    EXPECT_EQ(page.pane().title(), cell(page.roster(), row, QStringLiteral("群名")));
    const QList<TrendLine *> lines = page.pane().findChildren<TrendLine *>();
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0]->accessibleName(), QStringLiteral("按日人数"));
    EXPECT_EQ(lines[0]->accessibleDescription().split(QLatin1Char('\n')).size(), 30);
    EXPECT_TRUE(page.detailText().contains(cell(page.roster(), row, QStringLiteral("近7天活跃率"))))
        << page.detailText().toStdString();
    ASSERT_NE(page.pane().findChild<LineList *>(QStringLiteral("pushes")), nullptr);
    for (QPushButton *button : page.pane().findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("复制为文字") || button->text() == QStringLiteral("查看群主"))
            button->click();
    }
    EXPECT_EQ(QApplication::clipboard()->text(), page.detailText());
    ASSERT_EQ(bench.visited.size(), 1U);
    EXPECT_EQ(bench.visited[0].page, PageId::Guides);
    EXPECT_FALSE(bench.visited[0].subject.isNil());
    page.roster().tableView()->setFocus();
    QTest::keyClick(page.roster().tableView(), Qt::Key_Escape);
    EXPECT_FALSE(page.isPaneOpen());
}

TEST(GroupsPageTest, AFlashGroupHasItsCurveByHour)
{
    PageBench bench;
    bench.show(PeriodChoice::Last90Days); // those that have closed since are listed too
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    int row = 0;
    while (row < page.rowsShown()
        && cell(page.roster(), row, QStringLiteral("群类型")) != QStringLiteral("快闪群"))
        ++row;
    ASSERT_LT(row, page.rowsShown());
    choose(page, row);
    bool hasCurve = false;
    for (const TrendLine *line : page.pane().findChildren<TrendLine *>())
        hasCurve = hasCurve || line->accessibleName() == QStringLiteral("按小时首单人数 ÷ 群人数");
    EXPECT_TRUE(hasCurve);
    EXPECT_TRUE(page.detailText().contains(QStringLiteral("按小时转化"))) << page.detailText().toStdString();
    PageBench::picture(page, QStringLiteral("groups-flash-zh-light"));
}

TEST(GroupsPageTest, AManagerSeesTheGroupsOfTheRegion)
{
    PageBench bench("beijing");
    GroupsPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    ASSERT_GT(page.rowsShown(), 0);
    for (int row = 0; row < page.rowsShown(); ++row)
        ASSERT_EQ(cell(page.roster(), row, QStringLiteral("省区")), QStringLiteral("北京"));
}

TEST(GroupsPageTest, Pictures)
{
    for (const bool isDark : {false, true}) {
        PageBench bench("hq", isDark ? Language::English : Language::Chinese,
            isDark ? Theme::Kind::Dark : Theme::Kind::Light);
        GroupsPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page, isDark ? QSize(1072, 672) : QSize(1232, 852)));
        choose(page, 3);
        QCoreApplication::processEvents();
        PageBench::picture(
            page, isDark ? QStringLiteral("groups-en-dark") : QStringLiteral("groups-zh-light"));
    }
}

} // namespace
