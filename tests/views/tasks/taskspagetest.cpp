// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people read on the page of tasks, held against `qunce export` off the same cache; and the way down and back.

#include "views/tasks/taskspage.h"

#include <set>

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include "models/boards/guideroster.h"
#include "models/items/tablemodel.h"
#include "tests/support/pagebench.h"

namespace qunce {

namespace {

class TasksPageTest : public testing::Test
{
protected:
    explicit TasksPageTest(Language language = Language::Chinese) : bench("hq", language), page(bench.tools)
    { }

    void settle()
    {
        ASSERT_TRUE(test::waitFor([this] {
            return page.isSettled() && page.taskTable()->isSettled()
                && (!page.showsAssignments() || page.assignmentTable()->isSettled());
        }));
        QCoreApplication::processEvents();
    }
    void show(QSize size = {1232, 852})
    {
        ASSERT_TRUE(bench.settle(page, size));
        settle();
    }
    /// done/eligible by name, as the export says it.
    std::map<std::string, std::string> exported(
        const std::string &by, const std::string &under = {}, size_t *count = nullptr)
    {
        const Period period = bench.selection.query().period;
        ExportArguments arguments {{"completion"},
            {{"from", {period.from.toString()}}, {"to", {period.to.toString()}}, {"by", {by}}, {"out", {"-"}},
                {"format", {"csv"}}}};
        if (!under.empty())
            arguments.flags["under"] = {under};
        const Result<Export> made = bench.exported(arguments);
        EXPECT_TRUE(made.ok());
        if (count != nullptr)
            *count = made->table.rows.size(); // names repeat
        std::map<std::string, std::string> rows;
        for (const auto &row : made->table.rows) {
            const int eligible = std::stoi(row[2].text) - std::stoi(row[3].text);
            rows[row[1].text] = row[4].text + "/" + std::to_string(eligible);
        }
        return rows;
    }
    QStringList crumbs() const
    {
        QStringList shown;
        for (const QPushButton *crumb : page.drillBar()->crumbs())
            shown << crumb->accessibleName();
        return shown;
    }
    std::string pairOf(int row) const
    {
        const RankingRow &one = page.ranking()->data().rows[static_cast<size_t>(row)];
        return one.value.value
            ? toText(one.value.value->numerator) + "/" + toText(one.value.value->denominator)
            : "";
    }
    void click(ScrolledChart *chart, int row, int column = 0)
    {
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->cellRect({row, column}).center());
        settle();
    }

    test::PageBench bench;
    TasksPage page;
};

TEST_F(TasksPageTest, TheLineSaysWhichDaysItIsOf)
{
    bench.show(PeriodChoice::Yesterday);
    show();
    const std::vector<LegendEntry> legend = page.line()->legend();
    ASSERT_FALSE(legend.empty());
    EXPECT_TRUE(legend.front().text.startsWith(QStringLiteral("9月1日–9月7日 ")))
        << "seven days, while the page is of one: " << legend.front().text.toStdString();
}

TEST_F(TasksPageTest, TabsAndColumnsAreThoseOfThePlan)
{
    show();
    const QStringList titles = page.taskTable()->titles();
    const QStringList expected {QStringLiteral("任务"), QStringLiteral("活动"), QStringLiteral("类型"),
        QStringLiteral("截止"), QStringLiteral("应完成"), QStringLiteral("已完成"),
        QStringLiteral("到期完成率"), QStringLiteral("按时率"), QStringLiteral("群执行率"),
        QStringLiteral("部分完成"), QStringLiteral("逾期"), QStringLiteral("失败"),
        QStringLiteral("剔除(原因)")};
    ASSERT_GE(titles.size(), expected.size());
    EXPECT_EQ(titles.mid(0, expected.size()), expected);
    EXPECT_EQ(page.taskTable()->rowsShown(), static_cast<int>(exported("task").size())) << "already due";
    page.taskTable()->chooseFilter("all");
    settle();
    EXPECT_GE(page.taskTable()->rowsShown(), static_cast<int>(exported("task").size()));
}

TEST_F(TasksPageTest, EveryTitleStandsWholeInBothLanguages)
{
    for (const Language language : {Language::English, Language::Chinese}) {
        bench.language.set(language);
        show(); // of a window of 1440 x 900
        const RosterView &tasks = *page.taskTable();
        const QFontMetrics font(fontOf(TextRole::SecondaryBold));
        qsizetype place = 0;
        for (int column = 0; column < tasks.model().columnCount(); ++column) {
            if (tasks.tableView()->isColumnHidden(column))
                continue;
            const QString title = tasks.titles().at(place++);
            const int arrow = title == tasks.titles().at(3) ? 14 : 0; // by which it is sorted
            EXPECT_GE(tasks.tableView()->columnWidth(column),
                font.horizontalAdvance(title) + 2 * metrics::kCellPadding + arrow)
                << title.toStdString();
        }
        EXPECT_EQ(tasks.tableView()->horizontalScrollBar()->maximum(), 0) << "all at once";
        test::PageBench::picture(page,
            language == Language::English ? QStringLiteral("tasks-titles-en")
                                          : QStringLiteral("tasks-titles-zh"));
    }
}

TEST_F(TasksPageTest, DrillsByClickFromTheBrandToAssignmentsAndBack)
{
    show();
    ASSERT_EQ(crumbs().size(), 1);
    EXPECT_TRUE(crumbs()[0].startsWith(QStringLiteral("全国")));
    std::map<std::string, std::string> regions = exported("region");
    // 总部 has no cities.
    const int first = page.ranking()->data().rows[0].name == QStringLiteral("总部") ? 1 : 0;
    const std::string region = page.ranking()->data().rows[static_cast<size_t>(first)].name.toStdString();
    EXPECT_EQ(pairOf(first), regions.at(region));
    click(page.ranking(), first); // region
    EXPECT_TRUE(crumbs().last().startsWith(QString::fromStdString(region)));
    EXPECT_FALSE(bench.selection.query().unit.isNil()) << "the header follows";
    const std::string city = page.ranking()->data().rows[0].name.toStdString();
    EXPECT_EQ(pairOf(0), exported("city").at(city));
    click(page.ranking(), 0); // city
    click(page.ranking(), 0); // store
    const RankingRow guide = page.ranking()->data().rows[0];
    EXPECT_TRUE(guide.rank);
    click(page.ranking(), 0); // guide
    ASSERT_TRUE(page.showsAssignments());
    ASSERT_GT(page.assignmentTable()->rowsShown(), 0);
    for (int row = 0; row < page.assignmentTable()->rowsShown(); ++row)
        EXPECT_EQ(page.assignmentTable()->rowTexts(row)[0], guide.name);
    EXPECT_TRUE(crumbs().last().startsWith(guide.name));
    for (int level = 0; level < 10 && page.canGoBack(); ++level) {
        page.goBack();
        settle();
    }
    EXPECT_FALSE(page.showsAssignments());
    EXPECT_FALSE(page.canGoBack()) << crumbs().join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(bench.selection.query().unit.isNil());
    EXPECT_EQ(page.ranking()->data().rows[static_cast<size_t>(first)].name.toStdString(), region);
}

TEST_F(TasksPageTest, DrillsByKeyboardAlone)
{
    show();
    page.activateWindow();
    ASSERT_TRUE(test::waitFor([this] { return page.isActiveWindow(); }));
    page.ranking()->setFocus(Qt::TabFocusReason);
    for (int level = 0; level < 6 && !page.showsAssignments(); ++level) {
        ASSERT_TRUE(page.ranking()->hasFocus()) << level;
        EXPECT_FALSE(page.ranking()->accessibleDescription().isEmpty());
        QTest::keyClick(page.ranking(), Qt::Key_Return);
        settle();
    }
    ASSERT_TRUE(page.showsAssignments());
    QWidget *focused = QApplication::focusWidget();
    ASSERT_TRUE(focused != nullptr && page.assignmentTable()->isAncestorOf(focused));
    QTest::keyClick(focused, Qt::Key_Backspace);
    settle();
    EXPECT_FALSE(page.showsAssignments());
    EXPECT_TRUE(page.ranking()->hasFocus());
}

TEST_F(TasksPageTest, DaysCellsTasksAndCrumbsDrillToo)
{
    show();
    page.line()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(page.line(), Qt::Key_Return);
    settle();
    ASSERT_TRUE(page.showsAssignments());
    EXPECT_TRUE(crumbs().last().startsWith(QStringLiteral("9月7日 周一"))) << crumbs().last().toStdString();
    page.goBack();
    settle();

    const HeatData &heat = page.heatMap()->data();
    ASSERT_FALSE(heat.rows.empty());
    ASSERT_EQ(heat.columns.size(), 12U);
    click(page.heatMap(), 0, 10);
    ASSERT_TRUE(page.showsAssignments());
    for (int row = 0; row < page.assignmentTable()->rowsShown(); ++row)
        EXPECT_EQ(page.assignmentTable()->rowTexts(row)[1], heat.rows[0].name);
    QTest::mouseClick(page.drillBar()->backButton(), Qt::LeftButton);
    settle();

    emit page.taskTable()->activated(page.taskTable()->model().idAt(0));
    settle();
    ASSERT_TRUE(page.showsAssignments());
    EXPECT_TRUE(crumbs().last().startsWith(page.taskTable()->rowTexts(0)[0]));
    QTest::mouseClick(page.drillBar()->crumbs()[0], Qt::LeftButton);
    settle();
    EXPECT_FALSE(page.showsAssignments());
}

TEST_F(TasksPageTest, TheSwitchChoosesWhatTheBarsAreOf)
{
    show();
    QStringList names;
    for (const QToolButton *choice : page.drillBar()->choices())
        names << choice->text();
    EXPECT_TRUE(names.endsWith(QStringLiteral("周")));
    EXPECT_TRUE(names.contains(QStringLiteral("导购")) && names.contains(QStringLiteral("门店"))
        && names.contains(QStringLiteral("日")));
    size_t guides = 0;
    exported("guide", {}, &guides);
    QTest::mouseClick(page.drillBar()->choices()[static_cast<size_t>(names.indexOf(QStringLiteral("导购")))],
        Qt::LeftButton);
    settle();
    EXPECT_EQ(page.ranking()->data().rows.size(), guides);
    QTest::mouseClick(
        page.drillBar()->choices()[static_cast<size_t>(names.indexOf(QStringLiteral("日")))], Qt::LeftButton);
    settle();
    ASSERT_EQ(page.ranking()->data().rows.size(), 7U);
    EXPECT_EQ(page.ranking()->data().rows[0].name, QStringLiteral("9月1日 周二"));
}

TEST_F(TasksPageTest, OpensAtTheAssignmentsOfAGuideWhomAnotherPageAsksFor)
{
    bench.show(PeriodChoice::Last7Days);
    Uuid guide;
    std::string name;
    BoardPlace place(&page);
    bench.reader.read<std::shared_ptr<const DataTable>>(
        place,
        [query = bench.selection.query()](BoardContext &context) { return readGuideRoster(context, query); },
        [&](const Result<std::shared_ptr<const DataTable>> &read) {
            const DataTable &guides = **read;
            size_t row = 20;
            while (guides.numberOf(*guides.column("due"), row).value_or(0) == 0)
                ++row;
            guide = guides.ids[row];
            name = guides.textOf(*guides.column("name"), row);
        });
    ASSERT_TRUE(test::waitFor([&] { return !guide.isNil(); }));
    page.open({PageId::Tasks, guide, kTasksOfGuide, {}});
    ASSERT_TRUE(bench.settle(page));
    ASSERT_TRUE(test::waitFor([this] {
        return page.showsAssignments() && page.isSettled() && page.assignmentTable()->isSettled();
    }));
    EXPECT_TRUE(page.drillBar()->crumbs().back()->accessibleName().contains(QString::fromStdString(name)));
    ASSERT_GT(page.assignmentTable()->rowsShown(), 0);
    const RosterView &rows = *page.assignmentTable();
    for (int row = 0; row < rows.rowsShown(); ++row)
        EXPECT_EQ(rows.tableView()->model()->index(row, 0).data().toString().toStdString(), name);
    page.goBack();
    settle();
    EXPECT_FALSE(page.showsAssignments());
}

TEST_F(TasksPageTest, TheTasksOfACampaignAreShownAlone)
{
    CacheReader cache(bench.profile);
    Result<ReadSnapshot> snapshot = cache.snapshot();
    ASSERT_TRUE(snapshot.ok());
    Uuid campaign;
    ASSERT_TRUE(snapshot
                    ->eachRecordWhere(Kind::Campaign, "name", FieldValue(std::string("99大促")),
                        [&](const Record &one) -> Result<void> {
                            campaign = one.id;
                            return {};
                        })
                    .ok());
    ASSERT_FALSE(campaign.isNil());
    const Period days {*Day::parse("2026-08-29"), *Day::parse("2026-09-12")};
    std::set<Uuid> entries;
    ASSERT_TRUE(snapshot
                    ->eachRecordWhere(Kind::Entry, "campaign", toValue(campaign),
                        [&](const Record &one) -> Result<void> {
                            entries.insert(one.id);
                            return {};
                        })
                    .ok());
    int due = 0;
    ASSERT_TRUE(snapshot
                    ->eachRecord(Kind::Task,
                        [&](const Record &task) -> Result<void> {
                            const std::optional<Instant> at = task.instant("due_at");
                            due += entries.contains(task.reference("entry")) && at && *at <= bench.clock.now()
                                    && days.contains(*task.day("due_day"))
                                ? 1
                                : 0;
                            return {};
                        })
                    .ok());
    ASSERT_GT(due, 0);
    show();
    bench.show(PeriodChoice::Campaign, days); // as the window does for a destination with a query
    page.open({PageId::Tasks, campaign, kTasksOfCampaign, {}});
    const RosterView &rows = *page.taskTable();
    const auto ofIt = [&] {
        const auto column = static_cast<int>(*rows.model().table()->column("campaign"));
        for (int row = 0; row < rows.rowsShown(); ++row) {
            if (rows.model().index(row, column).data().toString() != QStringLiteral("99大促"))
                return false;
        }
        return true;
    };
    ASSERT_TRUE(test::waitFor([&] {
        return page.isSettled() && rows.isSettled() && rows.rowsShown() == due && ofIt();
    })) << rows.rowsShown()
        << " of " << due;
}

TEST_F(TasksPageTest, ExclusionsAreOneColumnWithTheirReasons)
{
    show();
    QStringList titles = page.taskTable()->titles();
    ASSERT_TRUE(titles.contains(QStringLiteral("剔除(原因)"))) << titles.join(u'|').toStdString();
    EXPECT_FALSE(titles.join(QLatin1Char('|')).contains(QStringLiteral("剔除·")));
    const DataTable &table = *page.taskTable()->model().table();
    const auto column = static_cast<int>(*table.column("excluded"));
    for (int row = 0; row < page.taskTable()->rowsShown(); ++row) {
        const QModelIndex cell = page.taskTable()->model().index(row, column);
        const QStringList parts = cell.data().toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        int sum = 0;
        for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
            static const QRegularExpression digits(QStringLiteral("[0-9]+$"));
            sum += digits.match(parts[i]).captured().toInt();
        }
        EXPECT_EQ(sum, parts.last().toInt()) << cell.data().toString().toStdString();
    }
}

TEST_F(TasksPageTest, APeriodWithoutTasksSaysSo)
{
    bench.show(PeriodChoice::Custom, {*Day::parse("2026-09-20"), *Day::parse("2026-09-21")});
    show();
    EXPECT_EQ(page.taskTable()->rowsShown(), 0);
    EXPECT_FALSE(page.ranking()->isVisible()) << "no bars of 0 %";
}

TEST_F(TasksPageTest, EveryControlHasAName)
{
    show();
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || qobject_cast<const QAbstractScrollArea *>(widget) != nullptr)
            continue;
        EXPECT_FALSE(widget->accessibleName().isEmpty()
            && (!qobject_cast<const QAbstractButton *>(widget)
                || static_cast<const QAbstractButton *>(widget)->text().isEmpty()))
            << widget->metaObject()->className() << " in "
            << widget->parentWidget()->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}

TEST_F(TasksPageTest, PicturesToLookAt)
{
    show();
    test::PageBench::picture(page, QStringLiteral("tasks-light"));
    // A region, its first city, a store of it, a guide.
    while (!page.showsAssignments()) {
        click(page.ranking(), page.ranking()->data().rows[0].name == QStringLiteral("总部") ? 1 : 0);
        if (!page.showsAssignments()) {
            const auto level = static_cast<int>(page.drillBar()->crumbs().size());
            test::PageBench::picture(page, QStringLiteral("tasks-level%1").arg(level));
        }
    }
    test::PageBench::picture(page, QStringLiteral("tasks-assignments"));
    bench.theme.setKind(Theme::Kind::Dark);
    page.goBack();
    settle();
    page.goBack();
    settle();
    bench.language.set(Language::English);
    page.resize(1072, 672);
    settle();
    test::PageBench::picture(page, QStringLiteral("tasks-en-dark"));
    EXPECT_GT(page.rowsShown(), 0);
    EXPECT_TRUE(page.drillBar()->crumbs().back()->isVisible()) << "at once";
}

TEST_F(TasksPageTest, TheTextOfATaskGoesToTheClipboard)
{
    show();
    const CommandRegistry::Entry *copy = bench.commands.find("tasks.text");
    ASSERT_NE(copy, nullptr);
    QGuiApplication::clipboard()->clear();
    QTableView *table = page.taskTable()->tableView();
    table->setCurrentIndex(table->model()->index(0, 0));
    ASSERT_TRUE(test::waitFor([this] { return page.taskTable()->current().has_value(); }));
    copy->action->trigger();
    ASSERT_TRUE(test::waitFor([] { return !QGuiApplication::clipboard()->text().isEmpty(); }));
    const QString words = QGuiApplication::clipboard()->text();
    bench.commands.find("tasks.all")->action->trigger();
    EXPECT_TRUE(test::waitFor([&] {
        const QString all = QGuiApplication::clipboard()->text();
        return all != words && all.contains(words);
    })) << "with its title";
}

} // namespace

} // namespace qunce
