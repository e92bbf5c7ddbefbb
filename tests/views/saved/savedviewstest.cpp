// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saved views as people use them: their own and their team's, on every page that has something to arrange.

#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/calendarstate.h"
#include "views/common/viewnamedialog.h"
#include "views/common/viewpicker.h"
#include "views/common/viewstate.h"
#include "views/groups/groupspage.h"
#include "views/guides/guidespage.h"
#include "views/koc/kocpage.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/tasks/taskspage.h"

namespace qunce::test {

namespace {

QString zh(const char *words)
{
    return QString::fromUtf8(words);
}

/// What one does with a picker, by its menu and its dialog.
class Hand
{
public:
    Hand(EditBench &bench, Page &page, ViewPicker &picker)
        : m_bench(bench), m_page(page), m_picker(picker) { }

    QAction *item(const QString &name)
    {
        for (QAction *action : m_picker.filledMenu().actions()) {
            if (action->objectName() == QStringLiteral("view.") + name)
                return action;
        }
        return nullptr;
    }
    QStringList items()
    {
        QStringList names;
        for (const QAction *action : m_picker.filledMenu().actions())
            names << action->text();
        return names;
    }
    void choose(const QString &name)
    {
        QAction *action = item(name);
        ASSERT_NE(action, nullptr) << name.toStdString();
        ASSERT_TRUE(action->isEnabled()) << name.toStdString() << ": " << action->toolTip().toStdString();
        action->trigger();
        ASSERT_TRUE(isQuiet());
    }
    ViewNameDialog *dialog() { return m_page.findChild<ViewNameDialog *>(); }
    /// Answers the dialog that is open.
    void answer(const QString &name, int team = -1)
    {
        ASSERT_NE(dialog(), nullptr);
        auto *field = dialog()->findChild<QLineEdit *>(QStringLiteral("viewName"));
        field->clear();
        field->setText(name);
        if (team >= 0)
            dialog()->findChild<QComboBox *>(QStringLiteral("viewTeam"))->setCurrentIndex(team);
        QTest::keyClick(field, Qt::Key_Return);
        ASSERT_TRUE(waitFor([this] { return dialog() == nullptr; })) << "the dialog does not take it";
        ASSERT_TRUE(isQuiet());
    }
    void saveAs(const QString &name)
    {
        ASSERT_NO_FATAL_FAILURE(choose(QStringLiteral("saveMine")));
        ASSERT_NO_FATAL_FAILURE(answer(name));
    }
    bool isQuiet()
    {
        return m_bench.isQuiet()
            && waitFor([this] { return m_page.isSettled() && !m_bench.reader.hasNews(); });
    }
    const SavedView *view(const std::string &name)
    {
        for (const SavedView &one : m_picker.views().views) {
            if (one.name == name)
                return &one;
        }
        return nullptr;
    }

private:
    EditBench &m_bench;
    Page &m_page;
    ViewPicker &m_picker;
};

/// The guides' page, a picker's hand and what is in the profile.
class SavedViewsTest : public testing::Test
{
protected:
    explicit SavedViewsTest(const std::string &user = "hq") : bench(user) { }
    void SetUp() override { open(); }
    void open()
    {
        page = std::make_unique<GuidesPage>(bench.tools);
        ASSERT_TRUE(bench.settle(*page));
        hand = std::make_unique<Hand>(bench, *page, picker());
    }
    ViewPicker &picker() { return page->savedViews(); }
    RosterView &roster() { return page->roster(); }
    bool settles()
    {
        return waitFor([this] { return page->isSettled() && roster().isSettled(); });
    }
    /// Leavers, by their store, without a column.
    void arrange()
    {
        roster().chooseFilter(quickFilter());
        roster().setSort({{"store", false}});
        ASSERT_TRUE(settles());
        RosterState state = roster().state();
        ASSERT_GT(state.columns.size(), 3U);
        state.columns.erase(state.columns.begin() + 2);
        roster().arrange(state);
        ASSERT_TRUE(settles());
    }
    std::string quickFilter() { return lastQuickFilter(roster()); }
    static std::string lastQuickFilter(RosterView &table)
    {
        std::string id;
        for (const QPushButton *chip : table.findChildren<QPushButton *>()) {
            if (chip->objectName().startsWith(QStringLiteral("quickFilter.")))
                id = chip->property("filter").toString().toStdString();
        }
        return id;
    }

    EditBench bench;
    std::unique_ptr<GuidesPage> page;
    std::unique_ptr<Hand> hand;
};

TEST_F(SavedViewsTest, AnArrangementIsSavedUnderANameAndComesBack)
{
    EXPECT_EQ(picker().text(), zh("标准视图"));
    ASSERT_NO_FATAL_FAILURE(arrange());
    EXPECT_EQ(picker().change(), ViewPicker::Change::None) << "the standard view is nobody's";
    const RosterState arranged = roster().state();
    const BoardQuery query = bench.selection.query();
    ASSERT_NO_FATAL_FAILURE(hand->saveAs(zh("华东 离职")));
    EXPECT_EQ(picker().text(), zh("华东 离职"));
    EXPECT_TRUE(picker().accessibleName().contains(zh("华东 离职")));
    const std::vector<Record> kept = bench.records(Kind::SavedView, "owner", toValue(bench.reader.user().id));
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].text("page"), "guides");
    EXPECT_EQ(kept[0].text("scope"), "personal");

    // Anything of it: it is said, and taken back.
    roster().setSort({{"store", true}});
    ASSERT_TRUE(settles());
    EXPECT_EQ(picker().text(), zh("华东 离职 · 已修改"));
    PageBench::picture(*page, QStringLiteral("saved-changed"));
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("reset")));
    ASSERT_TRUE(settles());
    EXPECT_EQ(roster().state(), arranged);
    EXPECT_EQ(picker().change(), ViewPicker::Change::None);
    bench.show(PeriodChoice::LastMonth);
    ASSERT_TRUE(settles());
    EXPECT_EQ(picker().change(), ViewPicker::Change::Own) << "the period is part of it";

    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("standard")));
    ASSERT_TRUE(settles());
    EXPECT_NE(roster().state(), arranged);
    EXPECT_EQ(picker().text(), zh("标准视图"));
    ASSERT_NO_FATAL_FAILURE(hand->choose(QString::fromStdString(hand->view("华东 离职")->id.toString())));
    ASSERT_TRUE(settles());
    EXPECT_EQ(roster().state(), arranged);
    EXPECT_EQ(bench.selection.query(), query) << "with its period";
}

TEST_F(SavedViewsTest, WhatIsDoneToAViewIsOneStepOfUndo)
{
    ASSERT_NO_FATAL_FAILURE(arrange());
    ASSERT_NO_FATAL_FAILURE(hand->saveAs(zh("甲")));
    const Uuid id = hand->view("甲")->id;
    const std::string first = bench.record(Kind::SavedView, id)->text("state");
    EXPECT_FALSE(hand->item(QStringLiteral("update"))->isEnabled()) << "nothing is different";

    roster().setSort({{"store", true}});
    ASSERT_TRUE(settles());
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("update")));
    EXPECT_NE(bench.record(Kind::SavedView, id)->text("state"), first);
    EXPECT_EQ(picker().change(), ViewPicker::Change::None);
    bench.edits.undo();
    ASSERT_TRUE(hand->isQuiet());
    EXPECT_EQ(bench.record(Kind::SavedView, id)->text("state"), first);
    ASSERT_TRUE(waitFor([this] { return picker().change() != ViewPicker::Change::None; }));

    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("rename")));
    ASSERT_NO_FATAL_FAILURE(hand->answer(zh("乙")));
    ASSERT_TRUE(waitFor([this] { return picker().text().startsWith(zh("乙")); }));
    bench.edits.undo();
    ASSERT_TRUE(waitFor([this] { return picker().text().startsWith(zh("甲")); }));

    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("delete")));
    EXPECT_EQ(picker().text(), zh("标准视图"));
    EXPECT_FALSE(bench.record(Kind::SavedView, id));
    ASSERT_TRUE(waitFor([this] { return hand->view("甲") == nullptr; }));
    bench.edits.undo();
    ASSERT_TRUE(waitFor([this] { return hand->view("甲") != nullptr; }));
    EXPECT_EQ(bench.record(Kind::SavedView, id)->text("state"), first);
    ASSERT_TRUE(bench.edits.undoState().undo);
    EXPECT_TRUE(bench.refusals.empty());
}

TEST_F(SavedViewsTest, TwoViewsOfOneNameAreNotMade)
{
    ASSERT_NO_FATAL_FAILURE(hand->saveAs(zh("甲")));
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("saveMine")));
    auto *field = hand->dialog()->findChild<QLineEdit *>(QStringLiteral("viewName"));
    auto *why = hand->dialog()->findChild<QLabel *>(QStringLiteral("viewNameWhy"));
    field->setText(zh(" 甲 "));
    EXPECT_EQ(why->text(), zh("已有同名视图。"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_NE(hand->dialog(), nullptr) << "it waits for another name";
    field->setText(QString());
    EXPECT_TRUE(why->text().isEmpty());
    QTest::keyClick(hand->dialog(), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([this] { return hand->dialog() == nullptr; }));
    EXPECT_EQ(picker().views().views.size(), 1U);
}

TEST_F(SavedViewsTest, TheLastViewIsThereAgainAndALinkGoesFirst)
{
    ASSERT_NO_FATAL_FAILURE(arrange());
    const RosterState arranged = roster().state();
    ASSERT_NO_FATAL_FAILURE(hand->saveAs(zh("甲")));
    roster().chooseFilter("all");
    roster().setSort({{"store", true}});
    page.reset();
    bench.show(PeriodChoice::LastMonth);
    const BoardQuery query = bench.selection.query();
    open();
    ASSERT_TRUE(settles());
    EXPECT_EQ(roster().state(), arranged) << "as the view says, not as it was left";
    EXPECT_EQ(bench.selection.query(), query) << "the window's period is not touched";
    EXPECT_EQ(picker().change(), ViewPicker::Change::Own) << "and differs";

    page = std::make_unique<GuidesPage>(bench.tools);
    page->open({PageId::Guides, {}, "all", {}});
    ASSERT_TRUE(bench.settle(*page));
    EXPECT_EQ(roster().chosenFilter(), "all") << "what was asked for";
    EXPECT_EQ(picker().text(), zh("甲 · 已修改"));
}

TEST_F(SavedViewsTest, AViewThatSomebodyUpdatesIsToldAndLeavesThePageAlone)
{
    ASSERT_NO_FATAL_FAILURE(arrange());
    const RosterState arranged = roster().state();
    ASSERT_NO_FATAL_FAILURE(hand->saveAs(zh("甲")));
    RosterState other = arranged;
    other.sort = {{"store", true}};
    QJsonObject state = toJson(other);
    state.insert(QStringLiteral("period"), periodState(bench.selection.query()));
    EditRequest request; // as if it had come from elsewhere
    request.title = "elsewhere";
    request.changes.push_back(
        ChangeFields {Kind::SavedView, hand->view("甲")->id, {{"state", toValue(stateText(state))}}, {}});
    bench.edits.commit(std::move(request), page.get(), {});
    ASSERT_TRUE(waitFor([this] { return picker().change() == ViewPicker::Change::Others; }));
    EXPECT_EQ(roster().state(), arranged);
    EXPECT_EQ(picker().text(), zh("甲 · 有更新"));
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("reset")));
    ASSERT_TRUE(settles());
    EXPECT_EQ(roster().state(), other);
    EXPECT_EQ(picker().change(), ViewPicker::Change::None);
}

TEST_F(SavedViewsTest, HeadquartersMakesViewsForTeams)
{
    ASSERT_NO_FATAL_FAILURE(arrange());
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("saveTeam")));
    auto *team = hand->dialog()->findChild<QComboBox *>(QStringLiteral("viewTeam"));
    ASSERT_GT(team->count(), 1);
    EXPECT_EQ(team->itemText(0), zh("全品牌"));
    const QString region = team->itemText(1);
    PageBench::picture(*hand->dialog(), QStringLiteral("saved-dialog"));
    ASSERT_NO_FATAL_FAILURE(hand->answer(zh("省区 日常"), 1));
    EXPECT_EQ(picker().text(), zh("省区 日常"));
    ASSERT_TRUE(
        waitFor([this] { return hand->view("省区 日常") && !hand->view("省区 日常")->region.empty(); }));
    EXPECT_EQ(QString::fromStdString(hand->view("省区 日常")->region), region);
    EXPECT_TRUE(hand->items().contains(region + zh(" · 省区 日常")))
        << hand->items().join(QLatin1Char('|')).toStdString();
    EXPECT_TRUE(hand->items().contains(zh("更新团队视图")));
    QMenu &menu = picker().filledMenu();
    menu.resize(menu.sizeHint());
    PageBench::picture(menu, QStringLiteral("saved-menu"));
}

TEST_F(SavedViewsTest, EveryPageSavesAndResetsWhatItHas)
{
    page.reset();
    const auto check = [this](Page &shown, ViewPicker &saved, auto state, auto change) {
        SCOPED_TRACE(static_cast<int>(shown.id()));
        ASSERT_TRUE(bench.settle(shown));
        Hand on(bench, shown, saved);
        ASSERT_NO_FATAL_FAILURE(on.saveAs(zh("甲")));
        const auto first = state();
        change();
        ASSERT_TRUE(on.isQuiet());
        EXPECT_FALSE(state() == first);
        EXPECT_EQ(saved.text(), zh("甲 · 已修改"));
        QCoreApplication::processEvents();
        PageBench::picture(shown, QStringLiteral("saved-page%1").arg(static_cast<int>(shown.id())));
        ASSERT_NO_FATAL_FAILURE(on.choose(QStringLiteral("reset")));
        EXPECT_TRUE(state() == first);
        EXPECT_EQ(saved.text(), zh("甲"));
        ASSERT_NO_FATAL_FAILURE(on.choose(QStringLiteral("delete")));
    };
    const auto checkTable = [&](Page &shown, ViewPicker &saved, RosterView &table) {
        check(
            shown, saved, [&table] { return table.state(); },
            [&table] {
                const std::string chosen = table.chosenFilter();
                table.chooseFilter(lastQuickFilter(table));
                if (chosen == table.chosenFilter())
                    table.chooseFilter("all");
            });
    };
    GroupsPage groups(bench.tools);
    checkTable(groups, groups.savedViews(), groups.roster());
    KocPage koc(bench.tools);
    checkTable(koc, koc.savedViews(), koc.roster());
    TasksPage tasks(bench.tools);
    checkTable(tasks, *tasks.savedViews(), *tasks.taskTable());
    LeaderboardPage ranking(bench.tools);
    check(
        ranking, ranking.savedViews(), [&ranking] { return ranking.board()->query.preset; },
        [&ranking] { ranking.tabs().setCurrentIndex(2); });
    CalendarPage calendar(bench.tools);
    check(
        calendar, calendar.savedViews(),
        [&calendar] {
            return calendarState(
                calendar.viewKind(), calendar.toolbar().lanes(), calendar.toolbar().filter());
        },
        [&calendar] {
            CalendarFilter filter;
            filter.statuses = {EntryStatus::Draft};
            calendar.toolbar().setFilter(filter);
            calendar.setViewKind(CalendarViewKind::Week);
        });
}

TEST_F(SavedViewsTest, ThePickerIsReachedAndReadByKeys)
{
    page->activateWindow();
    ASSERT_TRUE(waitFor([this] { return page->isActiveWindow(); }));
    picker().setFocus();
    ASSERT_TRUE(picker().hasFocus());
    EXPECT_EQ(picker().accessibleName(), zh("视图：标准视图"));
    QTest::keyClick(&picker(), Qt::Key_Tab);
    EXPECT_TRUE(roster().searchField()->hasFocus()) << "what stands behind it";
    bench.language.set(Language::English);
    EXPECT_TRUE(waitFor([this] { return picker().text() == QStringLiteral("Standard view"); }));
    bench.language.set(Language::Chinese);
}

/// Somebody who may look and nothing else.
class SavedViewsOfAViewerTest : public SavedViewsTest
{
protected:
    SavedViewsOfAViewerTest() : SavedViewsTest("beijing") { }
};

TEST_F(SavedViewsOfAViewerTest, ViewsOfTheTeamAreUsedAndNotChanged)
{
    ASSERT_NO_FATAL_FAILURE(arrange());
    const RosterState arranged = roster().state();
    // As headquarters has saved it.
    UserInfo office = PageBench::userOf(demoProfile("hq"));
    bench.edits.setUser(office);
    QJsonObject state = toJson(arranged);
    state.insert(QStringLiteral("period"), periodState(bench.selection.query()));
    EditRequest request;
    request.title = "elsewhere";
    request.changes.push_back(MakeRecord {Kind::SavedView, {},
        {{"owner", toValue(office.id)}, {"page", toValue(std::string("guides"))},
            {"name", toValue(std::string("总部 离职"))}, {"state", toValue(stateText(state))},
            {"scope", toValue(std::string("team"))}}});
    bench.edits.commit(std::move(request), page.get(), {});
    ASSERT_TRUE(bench.isQuiet());
    bench.edits.setUser(bench.reader.user());
    ASSERT_TRUE(waitFor([this] { return hand->view("总部 离职") != nullptr; }));

    EXPECT_TRUE(hand->items().contains(zh("总部 离职（只读）")))
        << hand->items().join(QLatin1Char('|')).toStdString();
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("standard")));
    ASSERT_NO_FATAL_FAILURE(hand->choose(QString::fromStdString(hand->view("总部 离职")->id.toString())));
    ASSERT_TRUE(settles());
    EXPECT_EQ(roster().state(), arranged);
    for (const char *deed : {"update", "rename", "delete", "saveTeam"}) {
        QAction *action = hand->item(QLatin1String(deed));
        ASSERT_NE(action, nullptr) << deed;
        EXPECT_FALSE(action->isEnabled()) << deed;
        EXPECT_FALSE(action->toolTip().isEmpty()) << deed << " says why not";
    }
    // One's own changes are marked, and can be kept for oneself.
    roster().setSort({{"store", true}});
    ASSERT_TRUE(settles());
    EXPECT_EQ(picker().text(), zh("总部 离职 · 已修改"));
    ASSERT_NO_FATAL_FAILURE(hand->saveAs(zh("我的离职")));
    EXPECT_EQ(picker().text(), zh("我的离职"));
    EXPECT_FALSE(hand->view("我的离职")->isTeam);
    EXPECT_TRUE(bench.refusals.empty());
}

/// A region's manager.
class SavedViewsOfAManagerTest : public SavedViewsTest
{
protected:
    SavedViewsOfAManagerTest() : SavedViewsTest("zhejiang") { }
};

TEST_F(SavedViewsOfAManagerTest, ViewsAreMadeForTheOwnRegion)
{
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("saveTeam")));
    auto *team = hand->dialog()->findChild<QComboBox *>(QStringLiteral("viewTeam"));
    ASSERT_EQ(team->count(), 1) << "not for the whole brand";
    EXPECT_EQ(team->itemText(0), zh("浙江"));
    ASSERT_NO_FATAL_FAILURE(hand->answer(zh("浙江日常")));
    EXPECT_EQ(picker().text(), zh("浙江日常"));
    roster().setSort({{"store", true}});
    ASSERT_TRUE(settles());
    ASSERT_NO_FATAL_FAILURE(hand->choose(QStringLiteral("update")));
    EXPECT_EQ(picker().text(), zh("浙江日常"));
    EXPECT_TRUE(bench.refusals.empty());
}

} // namespace

} // namespace qunce::test
