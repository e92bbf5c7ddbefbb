// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An entry as people change it in the calendar's pane: its fields, its status along the allowed ways, and who may not.

#include <QMenu>
#include <QTest>

#include "models/merge/transitions.h"
#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/entrydialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class EntryEditingTest : public testing::Test
{
protected:
    explicit EntryEditingTest(const std::string &user = "hq") : m_bench(user) { }
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*m_page));
    }
    /// Opens an entry with that status, and for the whole brand or for one region.
    void open(const std::string &status, bool isOfOneRegion = false)
    {
        std::vector<Record> entries = m_bench.records(Kind::Entry, "status", status);
        std::erase_if(entries,
            [isOfOneRegion](const Record &one) { return (one.set("regions").size() == 1) != isOfOneRegion; });
        ASSERT_FALSE(entries.empty()) << status;
        entry = entries.front();
        m_page->open({PageId::Calendar, entry.id, {}, {}});
        ASSERT_TRUE(waitFor([this] {
            return m_page->isSettled() && m_page->pane().detail()
                && m_page->pane().detail()->record.id == entry.id;
        }));
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    std::optional<Record> saved() const { return m_bench.record(Kind::Entry, entry.id); }

    EditBench m_bench;
    std::unique_ptr<CalendarPage> m_page;
    Record entry;
};

TEST_F(EntryEditingTest, ThePaneLeadsToWhoChangedWhat)
{
    ASSERT_NO_FATAL_FAILURE(open("approved"));
    auto *past = find<QPushButton>("entry.past");
    ASSERT_NE(past, nullptr);
    EXPECT_EQ(past->text(), QStringLiteral("经过"));
    past->click();
    ASSERT_EQ(m_bench.visited.size(), 1U);
    EXPECT_EQ(m_bench.visited[0].page, PageId::Sync);
    EXPECT_EQ(m_bench.visited[0].subject, entry.id);
    EXPECT_EQ(m_bench.visited[0].filter, "history.entry");
}

TEST_F(EntryEditingTest, HeadquartersChangesTitleAndTimeAndOnlyWhatWasChangedIsSaved)
{
    ASSERT_NO_FATAL_FAILURE(open("approved"));
    find<QToolButton>("editEntry")->click();
    auto *dialog = m_page->findChild<EntryDialog *>();
    ASSERT_NE(dialog, nullptr);
    PageBench::picture(*dialog, QStringLiteral("calendar-entry-dialog-zh-light"));
    auto *title = dialog->findChild<QLineEdit *>(QStringLiteral("title"));
    auto *start = dialog->findChild<QDateTimeEdit *>(QStringLiteral("start_at"));
    EXPECT_EQ(title->text().toStdString(), entry.text("title"));
    const int minute = entry.instant("start_at")->secondOfDay() / 60;
    EXPECT_EQ(start->time(), QTime(minute / 60, minute % 60)) << "the wall time of the business";
    title->setText(QStringLiteral("改过的标题"));
    start->setDateTime(start->dateTime().addSecs(1800));
    auto *end = dialog->findChild<QDateTimeEdit *>();
    ASSERT_NE(end, nullptr);
    // Somebody else changes another field meanwhile: it stays.
    EditRequest other;
    other.title = Message("Other");
    other.changes.push_back(ChangeFields {Kind::Entry, entry.id, {{"owner", std::string("别人")}}, {}});
    m_bench.edits.commit(std::move(other), nullptr, {});
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_EQ(saved()->text("title"), "改过的标题");
    EXPECT_EQ(saved()->instant("start_at")->seconds, entry.instant("start_at")->seconds + 1800);
    EXPECT_EQ(saved()->text("owner"), "别人");
    EXPECT_EQ(saved()->set("regions"), entry.set("regions"));
    EXPECT_TRUE(waitFor([this] { return m_page->pane().title() == QStringLiteral("改过的标题"); }));
}

TEST_F(EntryEditingTest, AnEndBeforeTheStartIsNotTakenAndWhatWasTypedStays)
{
    ASSERT_NO_FATAL_FAILURE(open("approved"));
    m_page->findChild<QToolButton *>(QStringLiteral("editEntry"))->click();
    auto *dialog = m_page->findChild<EntryDialog *>();
    ASSERT_NE(dialog, nullptr);
    auto *title = dialog->findChild<QLineEdit *>(QStringLiteral("title"));
    title->clear();
    dialog->accept();
    EXPECT_EQ(dialog->findChild<QLabel *>(QStringLiteral("why"))->text(), QStringLiteral("排期需要标题。"));
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(saved()->text("title"), entry.text("title"));
}

TEST_F(EntryEditingTest, TheStatusGoesOnlyWhereItMay)
{
    ASSERT_NO_FATAL_FAILURE(open("approved"));
    const auto *button = find<QToolButton>("changeStatus");
    ASSERT_TRUE(button->isEnabled());
    QStringList offered;
    for (const QAction *action : button->menu()->actions())
        offered.append(action->text());
    EXPECT_EQ(offered,
        QStringList({QStringLiteral("待审批"), QStringLiteral("退回修改"), QStringLiteral("已下发"),
            QStringLiteral("已取消")}));
    button->menu()->actions().at(2)->trigger();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_EQ(saved()->text("status"), "dispatched");
    ASSERT_TRUE(waitFor([this] {
        return m_page->isSettled() && m_page->pane().detail()->entry.status == EntryStatus::Dispatched;
    }));
    ASSERT_TRUE(waitFor([this] { return m_bench.edits.undoState().undo.has_value(); }));
}

class RegionEntryTest : public EntryEditingTest
{
protected:
    RegionEntryTest() : EntryEditingTest("zhejiang") { }
};

TEST_F(RegionEntryTest, ARegionMayNotTouchWhatIsForAllAndIsToldWhy)
{
    ASSERT_NO_FATAL_FAILURE(open("dispatched"));
    const auto *edit = find<QToolButton>("editEntry");
    EXPECT_FALSE(edit->isEnabled());
    EXPECT_EQ(edit->toolTip(), QStringLiteral("您的角色无权修改此内容。"));
    EXPECT_FALSE(find<QToolButton>("changeStatus")->isEnabled());
}

} // namespace
