// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What rolls stands above every view as a line with counts, and never as a card.

#include <QTest>
#include <QToolButton>

#include "tests/support/editbench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/entrydialog.h"
#include "views/common/dates.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class RollingStripTest : public testing::Test
{
protected:
    /// Two entries for the flash groups, at their opening and two days later.
    void SetUp() override
    {
        today = m_bench.reader.now().day();
        RandomIdSource ids(m_bench.clock);
        const Uuid campaign = ids.next();
        EditRequest request;
        request.title = Message("Rolling");
        request.changes.push_back(MakeRecord {Kind::Campaign, campaign, {{"name", std::string("快闪滚动")}}});
        for (const int day : {0, 2}) {
            made.push_back(ids.next());
            request.changes.push_back(MakeRecord {Kind::Entry, made.back(),
                {{"title", std::string(day == 0 ? "开营欢迎" : "第三课")}, {"status", std::string("draft")},
                    {"channel", std::string("群发")}, {"campaign", toValue(campaign)},
                    {"start_at", FieldValue(Instant::fromLocal(today - 60 + day, 10, 0).seconds)},
                    {"group_kinds", std::vector<std::string> {"flash"}},
                    {"anchor", std::string("group_start")}, {"anchor_day", int64_t {day}}}});
        }
        m_bench.edits.commit(std::move(request), nullptr, {});
        ASSERT_TRUE(m_bench.isQuiet());
        ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
        page = std::make_unique<CalendarPage>(m_bench.tools);
        ASSERT_TRUE(m_bench.settle(*page));
        ASSERT_TRUE(waitFor([this] { return table().rowCount() == 1; }));
    }
    CellTable &table() const { return page->rollingStrip().table(); }
    /// Groups that open on the day and are looked after then.
    size_t openingOn(Day day) const
    {
        const std::vector<Record> groups =
            m_bench.records(Kind::Group, "starts_on", toValue(std::optional(day)));
        return static_cast<size_t>(std::count_if(groups.begin(), groups.end(), [&](const Record &group) {
            const std::optional<Record> owner = m_bench.record(Kind::Guide, group.reference("owner"));
            const std::optional<Day> closed = group.day("closed_on");
            return group.text("kind") == "flash" && owner && !(closed && *closed <= day)
                && !(owner->day("left_on") && *owner->day("left_on") <= day);
        }));
    }

    EditBench m_bench;
    Day today;
    std::vector<Uuid> made;
    std::unique_ptr<CalendarPage> page;
};

TEST_F(RollingStripTest, EveryViewHasTheSameLineAndNoCard)
{
    for (const CalendarViewKind kind :
        {CalendarViewKind::Month, CalendarViewKind::Week, CalendarViewKind::Day, CalendarViewKind::Agenda,
            CalendarViewKind::Lanes, CalendarViewKind::Sheet}) {
        page->setViewKind(kind);
        ASSERT_TRUE(waitFor([this] { return page->isSettled(); }));
        ASSERT_EQ(table().rowCount(), 1) << static_cast<int>(kind);
        EXPECT_TRUE(table().textAt(0, 0).startsWith(QStringLiteral("快闪滚动")));
        EXPECT_TRUE(page->rollingStrip().isVisibleTo(page.get()));
    }
    page->setViewKind(CalendarViewKind::Month);
    ASSERT_TRUE(waitFor([this] { return page->isSettled(); }));
    PageBench::picture(*page, QStringLiteral("calendar-rolling-month-zh-light"));
    page->setViewKind(CalendarViewKind::Week);
    ASSERT_TRUE(waitFor([this] { return page->isSettled(); }));
    PageBench::picture(*page, QStringLiteral("calendar-rolling-week-zh-light"));
}

TEST_F(RollingStripTest, EachDayHasTheGroupsThatAreDue)
{
    page->setViewKind(CalendarViewKind::Week);
    page->goTo(today);
    ASSERT_TRUE(waitFor([this] { return page->isSettled(); }));
    const Period days = page->view().days();
    uint64_t all = 0;
    QTest::mouseClick(
        table().viewport(), Qt::LeftButton, {}, table().visualRect(table().model()->index(0, 0)).center());
    ASSERT_EQ(table().rowCount(), 3) << "opened, its entries have a line each";
    for (Day day = days.from; day <= days.to; ++day) {
        const int column = 1 + (day - days.from);
        const size_t first = openingOn(day);
        all += first;
        const QString said = table().textAt(1, column);
        if (first == 0)
            EXPECT_EQ(said, Format::missing()) << day.toString();
        else
            EXPECT_EQ(said, QStringLiteral("%1 个群").arg(first)) << day.toString();
    }
    if (all == 0)
        GTEST_LOG_(INFO) << "no flash group opens this week";
    EXPECT_TRUE(table().textAt(1, 0).contains(QStringLiteral("T+0 10:00 开营欢迎")))
        << table().textAt(1, 0).toStdString();
    EXPECT_TRUE(table().textAt(2, 0).contains(QStringLiteral("T+2 10:00 第三课")));
}

TEST_F(RollingStripTest, ALineOpensItsEntriesAndAnEntryThePaneByKeyboardToo)
{
    table().setFocus();
    table().select(0);
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_EQ(table().rowCount(), 3);
    table().select(2);
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] {
        return page->isSettled() && page->pane().detail() && page->pane().detail()->record.id == made[1];
    }));
    QString all;
    for (const auto &[label, value] : page->pane().lines())
        all += label + QLatin1Char(' ') + value + QLatin1Char('\n');
    EXPECT_TRUE(all.contains(QStringLiteral("开营日期 T+2 10:00"))) << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("直到结束"))) << all.toStdString();
    PageBench::picture(*page, QStringLiteral("calendar-rolling-pane-zh-light"));
    m_bench.theme.setKind(Theme::Kind::Dark);
    m_bench.theme.apply();
    PageBench::picture(*page, QStringLiteral("calendar-rolling-pane-zh-dark"));
    table().select(0);
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(table().rowCount(), 1) << "and closes again";
}

TEST_F(RollingStripTest, TheFilterHoldsForItToo)
{
    CalendarFilter filter;
    filter.channels = {"朋友圈"};
    page->toolbar().setFilter(filter);
    ASSERT_TRUE(waitFor([this] { return page->isSettled() && table().rowCount() == 0; }));
    EXPECT_FALSE(page->rollingStrip().isVisibleTo(page.get()));
}

TEST_F(RollingStripTest, TheDialogSaysWhenItComesToWhomAndItsLastDay)
{
    const auto openDialog = [&]() -> EntryDialog * {
        page->open({PageId::Calendar, made[1], {}, {}});
        if (!waitFor([&] {
                return page->isSettled() && page->pane().detail()
                    && page->pane().detail()->record.id == made[1] && !m_bench.reader.hasNews();
            }))
            return nullptr;
        for (EntryDialog *old : page->findChildren<EntryDialog *>())
            delete old;
        page->findChild<QToolButton *>(QStringLiteral("editEntry"))->click();
        return page->findChild<EntryDialog *>();
    };
    EntryDialog *dialog = openDialog();
    ASSERT_TRUE(dialog);
    auto *day = dialog->findChild<QSpinBox *>(QStringLiteral("anchor_day"));
    ASSERT_TRUE(day);
    EXPECT_EQ(day->value(), 2);
    auto *until = dialog->findChild<QWidget *>(QStringLiteral("rolls_until"));
    auto *hasLast = until->findChild<QCheckBox *>();
    auto *last = until->findChild<QDateEdit *>();
    EXPECT_FALSE(hasLast->isChecked()) << "it goes on";
    day->setValue(3);
    hasLast->setChecked(true);
    last->setDate(dateOf(today + 90));
    dialog->findChild<QLineEdit *>(QStringLiteral("batches"))->setText(QStringLiteral("九月营， 八月营"));
    PageBench::picture(*dialog, QStringLiteral("calendar-rolling-dialog-zh-light"));
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    const auto saved = [&] { return *m_bench.record(Kind::Entry, made[1]); };
    EXPECT_EQ(saved().integer("anchor_day"), 3);
    EXPECT_EQ(saved().day("rolls_until"), today + 90);
    EXPECT_EQ(saved().set("batches").size(), 2U);
    EXPECT_EQ(saved().text("title"), "第三课") << "what nobody touched stays";
    // It goes out: only its last day can be changed, and only to a sooner one.
    EditRequest request;
    request.title = Message("approve");
    UserInfo other = m_bench.reader.user();
    other.id = RandomIdSource(m_bench.clock).next();
    m_bench.edits.setUser(other);
    request.changes.push_back(
        ChangeFields {Kind::Entry, made[1], {{"status", std::string("submitted")}}, {}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(m_bench.isQuiet());
    m_bench.edits.setUser(m_bench.reader.user());
    EditRequest approval;
    approval.title = Message("approve");
    approval.changes.push_back(
        ChangeFields {Kind::Entry, made[1], {{"status", std::string("approved")}}, {}});
    m_bench.edits.commit(std::move(approval), nullptr, {});
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    dialog = openDialog();
    ASSERT_TRUE(dialog);
    EXPECT_FALSE(dialog->findChild<QSpinBox *>(QStringLiteral("anchor_day"))->isEnabled());
    EXPECT_FALSE(dialog->findChild<QLineEdit *>(QStringLiteral("title"))->isEnabled());
    until = dialog->findChild<QWidget *>(QStringLiteral("rolls_until"));
    ASSERT_TRUE(until->isEnabled()) << until->toolTip().toStdString();
    until->findChild<QDateEdit *>()->setDate(dateOf(today + 30));
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    EXPECT_EQ(saved().day("rolls_until"), today + 30);
    dialog = openDialog();
    ASSERT_TRUE(dialog);
    dialog->findChild<QWidget *>(QStringLiteral("rolls_until"))
        ->findChild<QDateEdit *>()
        ->setDate(dateOf(today + 120));
    dialog->accept();
    ASSERT_TRUE(m_bench.isQuiet());
    EXPECT_FALSE(m_bench.refusals.empty()) << "that was not approved";
    EXPECT_EQ(saved().day("rolls_until"), today + 30);
    EXPECT_TRUE(dialog->isVisible()) << "it says so, and what was typed stays";
}

} // namespace
