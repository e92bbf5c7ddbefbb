// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of guides as people see it: chips, rows, the pane, and what keys do.

#include "views/guides/guidespage.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "models/boards/guideroster.h"
#include "models/boards/overview.h"
#include "models/boards/tasksboard.h"
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

std::map<std::string, std::vector<ExportCell>> byCode(const ExportTable &table)
{
    std::map<std::string, std::vector<ExportCell>> rows;
    const auto column = std::find(table.columns.begin(), table.columns.end(), "code") - table.columns.begin();
    for (const auto &row : table.rows)
        rows[row[static_cast<size_t>(column)].text] = row;
    return rows;
}

TEST(GuidesPageTest, ShowsTheColumnsOfTheRosterInOrder)
{
    PageBench bench;
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.roster().titles(),
        QStringList({QStringLiteral("姓名"), QStringLiteral("工号"), QStringLiteral("门店"),
            QStringLiteral("省区"), QStringLiteral("角色"), QStringLiteral("状态"), QStringLiteral("应完成"),
            QStringLiteral("已完成"), QStringLiteral("到期完成率"), QStringLiteral("按时率"),
            QStringLiteral("群 已发/应发"), QStringLiteral("存量好友"), QStringLiteral("净增"),
            QStringLiteral("14天回复率"), QStringLiteral("本期销售额"), QStringLiteral("达成率"),
            QStringLiteral("时间进度"), QStringLiteral("进度差"), QStringLiteral("当前连续开单")}));
    EXPECT_EQ(page.rowsShown(), 200);
}

/// A window of 1280 x 720 is too narrow for nineteen columns: they lie to the right, whole, four turns of the wheel away.
TEST(GuidesPageTest, OnASmallScreenNothingIsCutAndAllColumnsAreReached)
{
    PageBench bench;
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page, {1072, 672}));
    QTableView &table = *page.roster().tableView();
    PageBench::picture(page, QStringLiteral("guides-small"));
    const QStringList titles = page.roster().titles();
    const QFontMetrics bold(fontOf(TextRole::SecondaryBold));
    const QFontMetrics body(fontOf(TextRole::Body));
    for (int column = 0; column < titles.size(); ++column) {
        const bool isOuter = column == 0 || column + 1 == titles.size();
        const int room = table.columnWidth(column) - 2 * metrics::kCellPadding
            - (isOuter ? metrics::kOuterCellPadding - metrics::kCellPadding : 0);
        EXPECT_GE(room, bold.horizontalAdvance(titles[column])) << titles[column].toStdString();
        for (int row = 0; row < page.rowsShown(); ++row) {
            const QString words = page.roster().rowTexts(row).at(column);
            EXPECT_GE(room, body.horizontalAdvance(words))
                << titles[column].toStdString() << ": " << words.toStdString();
        }
    }
    const QScrollBar &bar = *table.horizontalScrollBar();
    ASSERT_GT(bar.maximum(), 0);
    EXPECT_FALSE(bar.toolTip().isEmpty());
    const auto isSeen = [&](qsizetype column) {
        const QRect cell = table.visualRect(table.model()->index(0, static_cast<int>(column)));
        return cell.left() >= (column == 0 ? 0 : table.columnWidth(0))
            && cell.right() < table.viewport()->width();
    };
    EXPECT_FALSE(isSeen(titles.size() - 1));
    for (int i = 0; i < 4; ++i) {
        const QPointF place(500, 100);
        QWheelEvent turn(place, table.viewport()->mapToGlobal(place), {}, {0, -120}, Qt::NoButton,
            Qt::ShiftModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(table.viewport(), &turn);
    }
    EXPECT_TRUE(isSeen(titles.size() - 1)) << "with the wheel";
    EXPECT_TRUE(isSeen(0)) << "whose numbers these are";
    PageBench::picture(page, QStringLiteral("guides-small-right"));

    table.setFocus();
    table.setCurrentIndex(table.model()->index(0, 0));
    table.horizontalScrollBar()->setValue(0);
    for (qsizetype column = 1; column < titles.size(); ++column) {
        QTest::keyClick(&table, Qt::Key_Right);
        EXPECT_TRUE(isSeen(column)) << titles[column].toStdString();
    }
}

TEST(GuidesPageTest, SaysTheNumbersOfTheExport)
{
    PageBench bench;
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const Result<Export> made = bench.exported({{"leaderboard"},
        {{"measure", {"due_completion_rate"}}, {"from", {"2026-09-01"}}, {"to", {"2026-09-07"}},
            {"format", {"csv"}}, {"out", {"-"}}}});
    ASSERT_TRUE(made.ok());
    const auto rows = byCode(made->table);
    size_t compared = 0;
    for (int row = 0; row < page.rowsShown(); ++row) {
        const auto found = rows.find(cell(page.roster(), row, QStringLiteral("工号")).toStdString());
        if (found == rows.end())
            continue;
        ++compared;
        const std::string done = found->second[7].text;
        const std::string due = found->second[8].text;
        ASSERT_EQ(cell(page.roster(), row, QStringLiteral("应完成")).toStdString(), due);
        ASSERT_EQ(cell(page.roster(), row, QStringLiteral("已完成")).toStdString(), done);
        const QString rate = due == "0" ? Format::missing()
                                        : Format(Language::Chinese).rate({std::stoll(done), std::stoll(due)});
        ASSERT_EQ(cell(page.roster(), row, QStringLiteral("到期完成率")), rate);
    }
    EXPECT_GT(compared, 100U);
}

TEST(GuidesPageTest, EveryQuickFilterShowsTheGuidesOfItsMark)
{
    PageBench bench;
    bench.show(PeriodChoice::Yesterday);
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const BoardQuery query = bench.selection.query();
    std::shared_ptr<const DataTable> table;
    BoardPlace place(&page);
    bench.reader.read<std::shared_ptr<const DataTable>>(
        place, [query](BoardContext &context) { return readGuideRoster(context, query); },
        [&table](Result<std::shared_ptr<const DataTable>> read) { table = *read; });
    ASSERT_TRUE(waitFor([&] { return table != nullptr; }));
    for (const QuickFilter &filter : guideFilters()) {
        page.roster().chooseFilter(filter.id);
        const auto wanted = std::count_if(table->marks.begin(), table->marks.end(),
            [&](uint32_t marks) { return filter.mark == 0 || (marks & filter.mark) != 0; });
        EXPECT_GT(wanted, 0) << filter.id << " has nobody in the demo brand";
        EXPECT_TRUE(waitFor([&] { return page.roster().isSettled() && page.rowsShown() == wanted; }))
            << filter.id << " shows " << page.rowsShown() << " of " << wanted;
    }
}

TEST(GuidesPageTest, TheRowOnLeaveSaysSo)
{
    PageBench bench;
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.open({PageId::Guides, {}, "on_leave", {}});
    ASSERT_TRUE(
        waitFor([&] { return page.roster().isSettled() && page.rowsShown() > 0 && page.rowsShown() < 200; }));
    for (int row = 0; row < page.rowsShown(); ++row)
        EXPECT_EQ(cell(page.roster(), row, QStringLiteral("状态")), QStringLiteral("休假"));
}

/// A page with the pane of its first row.
class GuidePaneTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_bench.settle(m_page));
        EXPECT_FALSE(m_page.isPaneOpen()) << "nobody has been chosen";
        m_page.roster().tableView()->setFocus();
        m_page.roster().tableView()->setCurrentIndex(m_page.roster().tableView()->model()->index(2, 0));
        ASSERT_TRUE(waitFor([this] { return m_page.isSettled() && !m_page.pane().title().isEmpty(); }));
    }
    QString first() const { return cell(m_page.roster(), 0, QStringLiteral("姓名")); }
    QString name() const { return cell(m_page.roster(), 2, QStringLiteral("姓名")); }

    PageBench m_bench;
    GuidesPage m_page {m_bench.tools};
};

TEST_F(GuidePaneTest, ShowsWhoIsCurrentWithTheNumbersOfTheRow)
{
    EXPECT_TRUE(m_page.isPaneOpen());
    EXPECT_EQ(m_page.pane().title(), name());
    const QString copied = m_page.detailText();
    EXPECT_TRUE(copied.startsWith(name())) << copied.toStdString();
    EXPECT_TRUE(copied.contains(cell(m_page.roster(), 2, QStringLiteral("工号"))));
    const QString completion = QStringLiteral("到期完成率：%1（%2/%3）")
                                   .arg(cell(m_page.roster(), 2, QStringLiteral("到期完成率")),
                                       cell(m_page.roster(), 2, QStringLiteral("已完成")),
                                       cell(m_page.roster(), 2, QStringLiteral("应完成")));
    EXPECT_TRUE(copied.contains(completion)) << copied.toStdString();
    EXPECT_TRUE(copied.contains(cell(m_page.roster(), 2, QStringLiteral("本期销售额"))))
        << copied.toStdString();
    const auto *squares = m_page.pane().findChild<DaySquares *>();
    ASSERT_NE(squares, nullptr);
    EXPECT_EQ(squares->accessibleDescription().split(QLatin1Char('\n')).size(), 7);
    PageBench::picture(m_page, QStringLiteral("guides-pane-zh-light"));
}

TEST_F(GuidePaneTest, EscapeClosesItAndEnterOpensItAgain)
{
    QTest::keyClick(m_page.roster().tableView(), Qt::Key_Escape);
    EXPECT_FALSE(m_page.isPaneOpen());
    m_page.roster().tableView()->setCurrentIndex(m_page.roster().tableView()->model()->index(3, 0));
    EXPECT_FALSE(m_page.isPaneOpen()) << "who has closed it walks through the rows without it";
    QTest::keyClick(m_page.roster().tableView(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] { return m_page.isSettled(); }));
    EXPECT_TRUE(m_page.isPaneOpen());
    EXPECT_EQ(m_page.pane().title(), cell(m_page.roster(), 3, QStringLiteral("姓名")));
}

TEST_F(GuidePaneTest, ItsButtonsLeadToTheTasksAndCopy)
{
    const QList<QPushButton *> buttons = m_page.pane().findChildren<QPushButton *>();
    const auto press = [&](const QString &words) {
        for (QPushButton *button : buttons) {
            if (button->text() == words)
                button->click();
        }
    };
    press(QStringLiteral("查看任务"));
    ASSERT_EQ(m_bench.visited.size(), 1U);
    EXPECT_EQ(m_bench.visited[0].page, PageId::Tasks);
    EXPECT_EQ(m_bench.visited[0].subject, m_page.roster().current());
    EXPECT_EQ(m_bench.visited[0].filter, kTasksOfGuide);
    press(QStringLiteral("复制为文字"));
    EXPECT_EQ(QApplication::clipboard()->text(), m_page.detailText());
    EXPECT_EQ(m_bench.toasts, std::vector<std::string> {"Copied."});
}

TEST_F(GuidePaneTest, AReminderNamesWhatIsOpenWithItsDeadlines)
{
    m_page.roster().chooseFilter("idle_3_days");
    ASSERT_TRUE(waitFor([this] { return m_page.isSettled() && m_page.roster().isSettled(); }));
    ASSERT_GT(m_page.rowsShown(), 0) << "the demo brand has guides who have gone quiet";
    m_page.roster().tableView()->setCurrentIndex(m_page.roster().tableView()->model()->index(0, 0));
    ASSERT_TRUE(waitFor([this] { return m_page.isSettled() && m_page.pane().title() == first(); }));
    for (QPushButton *button : m_page.pane().findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("催办"))
            button->click();
    }
    ASSERT_TRUE(waitFor([this] { return !m_bench.toasts.empty(); }));
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    EXPECT_TRUE(lines[0].startsWith(first())) << lines[0].toStdString();
    EXPECT_TRUE(lines[0].contains(QStringLiteral(" 条任务"))) << lines[0].toStdString();
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("1. "))) << lines[1].toStdString();
    EXPECT_TRUE(lines[1].contains(QStringLiteral("已逾期"))) << lines[1].toStdString();
    EXPECT_TRUE(lines[1].contains(QStringLiteral("截止"))) << lines[1].toStdString();
}

TEST_F(GuidePaneTest, ItsGroupsCanBeWalkedWithKeys)
{
    LineList *groups = nullptr;
    for (int row = 0; groups == nullptr && row < 40; ++row) {
        m_page.roster().tableView()->setCurrentIndex(m_page.roster().tableView()->model()->index(row, 0));
        ASSERT_TRUE(waitFor([this] { return m_page.isSettled(); }));
        groups = m_page.pane().findChild<LineList *>(QStringLiteral("groups"));
    }
    ASSERT_NE(groups, nullptr);
    EXPECT_FALSE(groups->texts().isEmpty());
    QTest::keyClick(groups, Qt::Key_Return);
    ASSERT_EQ(m_bench.visited.size(), 1U);
    EXPECT_EQ(m_bench.visited[0].page, PageId::Groups);
    EXPECT_FALSE(m_bench.visited[0].subject.isNil());
}

TEST_F(GuidePaneTest, FollowsThePeriodAndTheLanguage)
{
    m_bench.show(PeriodChoice::Last30Days);
    ASSERT_TRUE(waitFor([this] { return m_page.isSettled(); }));
    EXPECT_EQ(
        m_page.pane().findChild<DaySquares *>()->accessibleDescription().split(QLatin1Char('\n')).size(), 14);
    m_bench.language.set(Language::English);
    ASSERT_TRUE(waitFor([this] { return m_page.isSettled(); }));
    EXPECT_TRUE(m_page.detailText().contains(QStringLiteral("Due completion")))
        << m_page.detailText().toStdString();
    EXPECT_TRUE(m_page.roster().titles().contains(QStringLiteral("Due completion")));
}

TEST(GuidesPageTest, OpensOnWhomItIsAskedFor)
{
    PageBench bench;
    Uuid wanted;
    QString name;
    {
        GuidesPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page));
        page.roster().tableView()->setCurrentIndex(page.roster().tableView()->model()->index(150, 0));
        wanted = *page.roster().current();
        name = cell(page.roster(), 150, QStringLiteral("姓名"));
    }
    GuidesPage page(bench.tools);
    page.open({PageId::Guides, wanted, {}, {}});
    ASSERT_TRUE(bench.settle(page));
    ASSERT_TRUE(waitFor([&] { return page.isSettled() && page.pane().title() == name; }));
    EXPECT_EQ(page.roster().current(), wanted);
}

TEST(GuidesPageTest, AUnitOutsideTheUsersRegionsIsExplained)
{
    PageBench bench("zhejiang");
    const auto beijing = [] {
        PageBench all;
        CacheReader cache(all.profile);
        Result<ReadSnapshot> snapshot = cache.snapshot();
        return (*snapshot->recordByCode(Kind::Org, "BJ"))->id;
    }();
    bench.language.set(Language::Chinese);
    BoardQuery query = bench.selection.query();
    query.unit = beijing;
    bench.selection.set(query);
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.rowsShown(), 0);
    bool isSaid = false;
    for (const QLabel *label : page.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(QStringLiteral("无权查看该组织")));
    EXPECT_TRUE(isSaid);
}

TEST(GuidesPageTest, KeepsTheWidthOfThePane)
{
    PageBench bench;
    bench.settings.set(QStringLiteral("guides/pane"), 440);
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.roster().tableView()->setCurrentIndex(page.roster().tableView()->model()->index(0, 0));
    ASSERT_TRUE(waitFor([&] { return page.isSettled(); }));
    EXPECT_NEAR(page.pane().width(), 440, 2);
}

TEST(GuidesPageTest, EveryControlOfThePaneHasAName)
{
    PageBench bench;
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.roster().tableView()->setCurrentIndex(page.roster().tableView()->model()->index(0, 0));
    ASSERT_TRUE(waitFor([&] { return page.isSettled(); }));
    for (const QAbstractButton *button : page.pane().findChildren<QAbstractButton *>()) {
        const bool isNamed = !button->text().isEmpty() || !button->accessibleName().isEmpty();
        EXPECT_TRUE(isNamed || !button->isVisible())
            << button->metaObject()->className() << ' ' << button->objectName().toStdString();
    }
    for (const QWidget *part : page.pane().findChildren<QWidget *>()) {
        const bool isControl = part->focusPolicy() != Qt::NoFocus && part->isVisible()
            && !qobject_cast<const QAbstractButton *>(part);
        EXPECT_TRUE(!isControl || !part->accessibleName().isEmpty()) << part->metaObject()->className();
    }
}

TEST(GuidesPageTest, AddsUpNoStreaks)
{
    PageBench bench;
    GuidesPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_TRUE(page.roster().statusText().contains(QStringLiteral("存量好友")));
    EXPECT_FALSE(page.roster().statusText().contains(QStringLiteral("当前连续开单")));
}

TEST(GuidesPageTest, Pictures)
{
    for (const bool isDark : {false, true}) {
        PageBench bench("hq", isDark ? Language::English : Language::Chinese,
            isDark ? Theme::Kind::Dark : Theme::Kind::Light);
        GuidesPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page, isDark ? QSize(1072, 672) : QSize(1232, 852)));
        page.roster().tableView()->setCurrentIndex(page.roster().tableView()->model()->index(5, 0));
        ASSERT_TRUE(waitFor([&] { return page.isSettled(); }));
        QCoreApplication::processEvents();
        PageBench::picture(
            page, isDark ? QStringLiteral("guides-en-dark") : QStringLiteral("guides-zh-light"));
    }
}

} // namespace
