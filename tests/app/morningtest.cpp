// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A first morning at the window as docs/USING.md tells it, with keys and clicks only, at a real server.

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include "tests/app/person.h"
#include "tests/support/legible.h"
#include "views/charts/rankingbars.h"
#include "views/detail/subjecteditor.h"
#include "views/detail/tagsfield.h"
#include "views/guides/guidespage.h"
#include "views/tasks/taskspage.h"

namespace qunce::test {

namespace {

class AMorning : public ::testing::Test
{
protected:
    AMorning()
    {
        application();
        world.startServer();
    }
    ~AMorning() override { world.stopServer(); }

    MainWindow &window() { return person.console().window(); }
    /// What the window shows has been read and painted.
    void settles(const char *what)
    {
        ASSERT_TRUE(waitFor([this] { return window().workspace()->isSettled(); }, kPatienceMs)) << what;
        QCoreApplication::processEvents();
        person.picture(what);
        EXPECT_TRUE(cutOff(window()).isEmpty())
            << what << ": " << cutOff(window()).join(QLatin1Char('\n')).toStdString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *const focus = window().focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(&window()), key, modifiers);
    }
    template <typename PageType>
    PageType &page()
    {
        return *qobject_cast<PageType *>(window().workspace()->currentPage());
    }

    AppWorld world;
    Person person {world.profile("morning"), "hq"};
};

} // namespace

TEST_F(AMorning, OfSomebodyWhoIsNew)
{
    // Signs in.
    person.start();
    ASSERT_TRUE(window().isSignInShown());
    person.picture("morning-0-signin");
    QTest::keyClicks(person.find<QLineEdit>("signin.server"), QString::fromStdString(world.serverUrl()));
    QTest::keyClicks(person.find<QLineEdit>("signin.user"), QStringLiteral("hq"));
    QTest::keyClicks(person.find<QLineEdit>("signin.password"), QStringLiteral("long enough"));
    ASSERT_TRUE(waitFor([&] { return person.find<QPushButton>("signin.submit")->isEnabled(); }, kPatienceMs));
    QTest::keyClick(person.find<QLineEdit>("signin.password"), Qt::Key_Return);
    ASSERT_TRUE(waitFor([&] { return !window().isSignInShown() && window().workspace(); }, kPatienceMs));
    ASSERT_TRUE(person.isSynced());
    ASSERT_NO_FATAL_FAILURE(settles("morning-1-overview"));

    // Looks at the last day of this brand, which is long past by the server's clock.
    Selection &selection = window().workspace()->tools().selection;
    BoardQuery query = selection.query();
    query.choice = PeriodChoice::Custom;
    query.period = {*Day::parse("2026-09-07"), *Day::parse("2026-09-07")};
    selection.set(query);
    ASSERT_NO_FATAL_FAILURE(settles("morning-1-lastday"));

    // Goes to the tasks, one level down and back, and takes the chart along for the chat.
    press(Qt::Key_8, Qt::ControlModifier);
    ASSERT_NO_FATAL_FAILURE(settles("morning-2-tasks"));
    auto &tasks = page<TasksPage>();
    ASSERT_GT(tasks.ranking()->data().rows.size(), 1U) << "something was due yesterday";
    tasks.ranking()->setFocus();
    press(Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(settles("morning-3-region"));
    EXPECT_EQ(tasks.drillBar()->crumbs().size(), 2U);
    press(Qt::Key_Backspace);
    ASSERT_NO_FATAL_FAILURE(settles("morning-4-back"));
    EXPECT_EQ(tasks.drillBar()->crumbs().size(), 1U);
    QAction *copy = nullptr;
    for (const QMenu *menu : tasks.rankingCard()->findChildren<QMenu *>())
        for (QAction *action : menu->actions())
            if (action->text() == QStringLiteral("复制为图片"))
                copy = action;
    ASSERT_NE(copy, nullptr);
    copy->trigger();
    EXPECT_FALSE(QApplication::clipboard()->image().isNull());

    // Marks a guide.
    press(Qt::Key_7, Qt::ControlModifier);
    ASSERT_NO_FATAL_FAILURE(settles("morning-5-guides"));
    auto &guides = page<GuidesPage>();
    QTableView *table = guides.roster().tableView();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 0));
    press(Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(settles("morning-6-guide"));
    press(Qt::Key_T, Qt::ControlModifier | Qt::AltModifier);
    guides.findChild<QLineEdit *>(QStringLiteral("tagField"))->insert(QStringLiteral("重点"));
    QTest::keyClick(guides.findChild<QLineEdit *>(QStringLiteral("tagField")), Qt::Key_Return);
    ASSERT_TRUE(waitFor(
        [&] { return guides.editor()->tags().tags().contains(QStringLiteral("重点")); }, kPatienceMs));
    ASSERT_TRUE(person.isSynced());
    ASSERT_NO_FATAL_FAILURE(settles("morning-7-tagged"));

    // Plans an entry.
    press(Qt::Key_2, Qt::ControlModifier);
    ASSERT_NO_FATAL_FAILURE(settles("morning-8-calendar"));
    press(Qt::Key_N, Qt::ControlModifier);
    ASSERT_TRUE(
        waitFor([&] { return window().findChild<QDialog *>(QStringLiteral("entryDialog")) != nullptr; }));
    auto *dialog = window().findChild<QDialog *>(QStringLiteral("entryDialog"));
    dialog->findChild<QLineEdit *>(QStringLiteral("title"))->insert(QStringLiteral("晨会纪要"));
    QCoreApplication::processEvents();
    PageBench::picture(*dialog, QStringLiteral("morning-9-dialog"));
    EXPECT_TRUE(cutOff(*dialog).isEmpty()) << cutOff(*dialog).join(QLatin1Char('\n')).toStdString();
    dialog->accept();
    Record made;
    ASSERT_TRUE(waitFor(
        [&] {
            made = person.first(
                Kind::Entry, [](const Record &record) { return record.text("title") == "晨会纪要"; });
            return !made.id.isNil();
        },
        kPatienceMs));
    ASSERT_TRUE(person.isSynced());
    EXPECT_EQ(made.text("status"), "draft");
    EXPECT_TRUE(waitFor([&] { return window().workspace()->currentPage()->rowsShown() > 0; }, kPatienceMs))
        << "it stands in the calendar";
    ASSERT_NO_FATAL_FAILURE(settles("morning-a-planned"));

    // The manager of a region changes a goal that is changed here too, both without the server; theirs is heard first.
    Person manager(world, "bj");
    const Record goal =
        manager.first(Kind::Goal, [](const Record &record) { return record.integer("value").has_value(); });
    const int64_t value = *goal.integer("value");
    world.stopServer();
    ASSERT_TRUE(manager.change(goal, "value", value + 700));
    ASSERT_TRUE(person.change(goal, "value", value + 100));
    person.close();
    world.startServer();
    ASSERT_TRUE(manager.syncs());
    manager.close();
    ASSERT_NO_FATAL_FAILURE(person.open());
    ASSERT_TRUE(person.syncs());
    ASSERT_TRUE(person.listsOne(CentreItem::State::Conflict)) << person.said().toStdString();
    ASSERT_NO_FATAL_FAILURE(settles("morning-b-conflict"));
    ASSERT_NO_FATAL_FAILURE(person.click("centre.theirs"));
    ASSERT_TRUE(person.lists(0)) << person.said().toStdString();
    ASSERT_TRUE(person.isSynced());
    EXPECT_EQ(person.read(Kind::Goal, goal.id).integer("value"), value + 700);
    ASSERT_NO_FATAL_FAILURE(settles("morning-c-resolved"));
    EXPECT_TRUE(waitFor(
        [&] { return person.words("header.sync").startsWith(QStringLiteral("已同步")); }, kPatienceMs))
        << person.words("header.sync").toStdString();
}

} // namespace qunce::test
