// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Planning with mouse and keys in the calendar, on the demo brand with its real outbox.

#include <ctime>

#include <QAccessible>
#include <QTest>

#include "tests/views/calendar/dragbench.h"
#include "views/calendar/entrydialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

Day day(const char *text)
{
    return *Day::parse(text);
}

TEST_F(CalendarDragTest, ACardGoesToAnotherDayAndTimeAndCanBeTakenBack)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint from = middle(ids[0]);
    const QPoint to = from + QPoint(qRound(2 * column()), qRound(1.3 * hour()));
    dragFromTo(from, to);
    // It stands there at once, before anything is read.
    EXPECT_EQ(view().content().entry(0).start, Instant::fromLocal(kTuesday + 2, 10, 15));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 2, 10, 15)) << "to the nearest quarter";
    EXPECT_EQ(endOf(ids[0]), Instant::fromLocal(kTuesday + 2, 10, 45)) << "as long as before";
    ASSERT_TRUE(waitFor([this] { return !undoTitle().empty(); }));
    EXPECT_EQ(undoTitle(), "移动「e0」");
    undo();
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
    EXPECT_EQ(view().content().entry(0).start, Instant::fromLocal(kTuesday, 9, 0));
}

TEST_F(CalendarDragTest, AGhostShowsTheTargetAndEscLeavesEverything)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QImage before = view().grab().toImage();
    const QPoint from = middle(ids[0]);
    press(from);
    drag(from + QPoint(qRound(column()), 0));
    EXPECT_TRUE(view().isDragging());
    EXPECT_NE(view().grab().toImage(), before);
    PageBench::picture(*m_page, QStringLiteral("planning-ghost-zh-light"));
    key(Qt::Key_Escape);
    EXPECT_FALSE(view().isDragging());
    release(from + QPoint(qRound(column()), 0));
    EXPECT_FALSE(m_page->isPaneOpen()) << "what is let go after Esc is no click";
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
}

TEST_F(CalendarDragTest, TheLowerEdgeMakesACardLonger)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint edge(middle(ids[0]).x(), qRound(rectOf(ids[0]).bottom()) - 2);
    dragFromTo(edge, edge + QPoint(0, qRound(hour())));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
    EXPECT_EQ(endOf(ids[0]), Instant::fromLocal(kTuesday, 10, 30));
    // With keys, and never shorter than one slot.
    view().focusOnEntry(ids[0]);
    for (int i = 0; i < 8; ++i)
        key(Qt::Key_Up, Qt::ShiftModifier | Qt::AltModifier);
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(endOf(ids[0]), Instant::fromLocal(kTuesday, 9, 15));
    key(Qt::Key_Down, Qt::ShiftModifier | Qt::AltModifier);
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(endOf(ids[0]), Instant::fromLocal(kTuesday, 9, 30));
}

TEST_F(CalendarDragTest, KeysMoveACardAndTheFocusGoesAlong)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    view().focusOnEntry(ids[0]);
    key(Qt::Key_Right, Qt::AltModifier);
    key(Qt::Key_Down, Qt::AltModifier);
    key(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(view().focusDay(), kTuesday + 1);
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 1, 9, 30));
    // Over the end of the week: the calendar turns.
    for (int i = 0; i < 5; ++i)
        key(Qt::Key_Right, Qt::AltModifier);
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 6, 9, 30));
    EXPECT_TRUE(view().days().contains(kTuesday + 6));
    EXPECT_TRUE(view().focusItem());
    show(CalendarViewKind::Month);
    view().focusOnEntry(ids[0]);
    key(Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 13, 9, 30)) << "a row of the month is a week";
}

TEST_F(CalendarDragTest, AMonthKeepsTheTimeOfDay)
{
    ASSERT_NO_FATAL_FAILURE(plan(3));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Month));
    const QPoint from = middle(ids[2]);
    dragFromTo(from, from + QPoint(view().viewport()->width() / 7, 0));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[2]), Instant::fromLocal(kTuesday + 1, 11, 0));
    EXPECT_EQ(endOf(ids[2]), Instant::fromLocal(kTuesday + 1, 11, 30));
}

TEST_F(CalendarDragTest, SeveralGoTogetherInOneStep)
{
    ASSERT_NO_FATAL_FAILURE(plan(3));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ControlModifier, middle(ids[0]));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, Qt::ControlModifier, middle(ids[2]));
    EXPECT_EQ(m_page->chosen(), (std::set<Uuid> {ids[0], ids[2]}));
    EXPECT_FALSE(m_page->isPaneOpen());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view());
    EXPECT_TRUE(list->child(7 + static_cast<int>(itemOf(ids[2])))->state().selected);
    const QPoint from = middle(ids[2]);
    dragFromTo(from, from + QPoint(qRound(column()), qRound(hour())));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 1, 10, 0));
    EXPECT_EQ(startOf(ids[1]), Instant::fromLocal(kTuesday, 10, 0));
    EXPECT_EQ(startOf(ids[2]), Instant::fromLocal(kTuesday + 1, 12, 0));
    EXPECT_EQ(undoTitle(), "移动 2 条排期");
    undo();
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
    EXPECT_EQ(startOf(ids[2]), Instant::fromLocal(kTuesday, 11, 0));
    key(Qt::Key_Escape);
    EXPECT_TRUE(m_page->chosen().empty());
}

TEST_F(CalendarDragTest, ABandAndShiftWithArrowsChoose)
{
    ASSERT_NO_FATAL_FAILURE(plan(3));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint beside(
        qRound(rectOf(ids[0]).left()) - qRound(column() / 2), qRound(rectOf(ids[0]).top()) + 4);
    press(beside, Qt::ShiftModifier);
    drag(middle(ids[0]), Qt::ShiftModifier);
    drag(middle(ids[1]), Qt::ShiftModifier);
    release(middle(ids[1]), Qt::ShiftModifier);
    EXPECT_EQ(m_page->chosen(), (std::set<Uuid> {ids[0], ids[1]}));
    key(Qt::Key_Escape);
    view().focusOnEntry(ids[1]);
    key(Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(m_page->chosen(), (std::set<Uuid> {ids[1], ids[2]}));
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(m_page->chosen().size(), 3U);
}

TEST_F(CalendarDragTest, ACopyIsADraftOfItsOwn)
{
    ASSERT_NO_FATAL_FAILURE(plan(1, "submitted"));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint from = middle(ids[0]);
    dragFromTo(from, from + QPoint(qRound(column()), 0), Qt::ControlModifier);
    EXPECT_EQ(countOf(ids[0]), 2U) << "at once";
    ASSERT_TRUE(isSettled());
    ASSERT_EQ(countOf(ids[0]), 2U);
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
    const CalendarEntry copy = view().content().entry(1);
    EXPECT_EQ(copy.start, Instant::fromLocal(kTuesday + 1, 9, 0));
    EXPECT_EQ(copy.status, EntryStatus::Draft);
    EXPECT_EQ(copy.groupKinds, std::vector<std::string> {"customer"});
    // The same with keys: Ctrl+C here, Ctrl+V there.
    view().focusOnEntry(ids[0]);
    key(Qt::Key_C, Qt::ControlModifier);
    view().focusOn(kTuesday + 3);
    key(Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(isSettled());
    ASSERT_EQ(countOf(ids[0]), 3U);
    EXPECT_EQ(view().content().entry(2).start, Instant::fromLocal(kTuesday + 3, 9, 0));
    undo();
    EXPECT_EQ(countOf(ids[0]), 2U);
}

TEST_F(CalendarDragTest, DraggingOverEmptyTimeMakesANewOne)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint from = rectOf(ids[0]).topLeft().toPoint() + QPoint(qRound(column()), 2);
    dragFromTo(from, from + QPoint(0, qRound(hour())));
    auto *dialog = m_page->findChild<EntryDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->windowTitle(), QStringLiteral("新建排期"));
    EXPECT_EQ(dialog->findChild<QDateTimeEdit *>(QStringLiteral("start_at"))->time(), QTime(9, 0));
    PageBench::picture(*dialog, QStringLiteral("planning-new-zh-light"));
    dialog->accept();
    EXPECT_EQ(dialog->findChild<QLabel *>(QStringLiteral("why"))->text(), QStringLiteral("排期需要标题。"));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("title")), QStringLiteral("new one"));
    QTest::keyClick(dialog, Qt::Key_Return);
    ASSERT_TRUE(isSettled());
    ASSERT_TRUE(waitFor([this] { return view().content().shown.size() == 2; }));
    const CalendarEntry made = view().content().entry(1);
    EXPECT_EQ(made.title, "new one");
    EXPECT_EQ(made.start, Instant::fromLocal(kTuesday + 1, 9, 0));
    EXPECT_EQ(*made.end, Instant::fromLocal(kTuesday + 1, 10, 15));
    EXPECT_EQ(made.status, EntryStatus::Draft);
    EXPECT_EQ(undoTitle(), "新建排期「new one」");
}

TEST_F(CalendarDragTest, KeysAndDoubleClicksMakeANewOneToo)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Month));
    view().focusOn(kTuesday);
    key(Qt::Key_N, Qt::ControlModifier);
    auto *dialog = m_page->findChild<EntryDialog *>();
    ASSERT_NE(dialog, nullptr);
    auto *start = dialog->findChild<QDateTimeEdit *>(QStringLiteral("start_at"));
    EXPECT_EQ(
        start->dateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")), QStringLiteral("2030-02-05 09:00"))
        << "the time of the business, though this computer is set to UTC";
    dialog->reject();
    ASSERT_TRUE(waitFor([this] { return m_page->findChild<EntryDialog *>() == nullptr; }));
    // From one day over another.
    const int cell = view().viewport()->width() / 7;
    const QPoint from(cell / 2, view().viewport()->height() - 20);
    dragFromTo(from, from + QPoint(2 * cell, 0));
    dialog = m_page->findChild<EntryDialog *>();
    ASSERT_NE(dialog, nullptr);
    start = dialog->findChild<QDateTimeEdit *>(QStringLiteral("start_at"));
    EXPECT_EQ(start->date(), QDate(2030, 2, 25));
    dialog->reject();
    ASSERT_TRUE(waitFor([this] { return m_page->findChild<EntryDialog *>() == nullptr; }));
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, from);
    EXPECT_NE(m_page->findChild<EntryDialog *>(), nullptr);
}

TEST_F(CalendarDragTest, DraftsAreDeletedAndOthersCancelled)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(plan(1, "submitted"));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Agenda));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(m_bench.record(Kind::Entry, ids[0]));
    EXPECT_EQ(m_bench.record(Kind::Entry, ids[1])->text("status"), "cancelled");
    EXPECT_EQ(undoTitle(), "取消「e0」");
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    ASSERT_EQ(m_bench.toasts.size(), 1U);
    EXPECT_EQ(m_bench.toasts[0], "Only what has not been dispatched can be cancelled.");
}

TEST_F(CalendarDragTest, ADeletedDraftComesBackWithOneStep)
{
    ASSERT_NO_FATAL_FAILURE(plan(2));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Day));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    EXPECT_TRUE(view().items().empty()) << "at once";
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(m_bench.record(Kind::Entry, ids[0]));
    EXPECT_EQ(undoTitle(), "删除 2 条排期");
    undo();
    EXPECT_TRUE(m_bench.record(Kind::Entry, ids[0]));
    EXPECT_EQ(view().items().size(), 2U);
}

TEST_F(CalendarDragTest, WhatHasBeenDispatchedStaysAndSaysWhy)
{
    show(CalendarViewKind::Week, m_bench.today());
    Uuid sent;
    for (const CalendarItem &item : view().items()) {
        const CalendarEntry &entry = view().content().entry(item.places.front());
        if (!item.isMore
            && (entry.status == EntryStatus::Done || entry.status == EntryStatus::PartDone
                || entry.status == EntryStatus::Dispatched))
            sent = entry.id;
    }
    ASSERT_FALSE(sent.isNil());
    view().focusOnEntry(sent);
    const Instant before = startOf(sent);
    dragFromTo(middle(sent), middle(sent) + QPoint(qRound(column()), 0));
    ASSERT_EQ(m_bench.toasts.size(), 1U);
    EXPECT_EQ(m_bench.toasts[0], "It has been dispatched: its time stays.");
    key(Qt::Key_Right, Qt::AltModifier);
    ASSERT_EQ(m_bench.toasts.size(), 2U);
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(sent), before);
}

TEST_F(CalendarDragTest, ADragAtTheEdgeTurnsTheWeek)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint from = middle(ids[0]);
    press(from);
    const QPoint edge(view().viewport()->width() - 2, from.y());
    drag(edge);
    ASSERT_TRUE(waitFor([this] { return view().days().contains(kTuesday + 7); }));
    EXPECT_TRUE(view().isDragging());
    ASSERT_TRUE(waitFor([this] { return m_page->isSettled(); }));
    const int columns = view().days().from - mondayOf(kTuesday);
    release(QPoint(view().viewport()->width() - 60, from.y()));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(mondayOf(kTuesday) + columns + 6, 9, 0));
}

TEST_F(CalendarDragTest, EveryViewHasTheSameSet)
{
    show(CalendarViewKind::Month, m_bench.today());
    for (const Day anchor : {m_bench.today(), day("2026-09-20")}) {
        const auto idsIn = [&](CalendarViewKind kind, Period days) {
            std::set<Uuid> all;
            for (Day each = days.from; each <= days.to; each = each + m_page->view().days().days()) {
                show(kind, each);
                for (const CalendarItem &item : view().items()) {
                    for (const size_t place : item.places) {
                        if (days.contains(view().content().entry(place).day()))
                            all.insert(view().content().entry(place).id);
                    }
                }
            }
            return all;
        };
        m_page->setViewKind(CalendarViewKind::Week);
        const Period week {mondayOf(anchor), mondayOf(anchor) + 6};
        const std::set<Uuid> expected = idsIn(CalendarViewKind::Week, week);
        EXPECT_FALSE(expected.empty());
        m_page->setViewKind(CalendarViewKind::Day);
        EXPECT_EQ(idsIn(CalendarViewKind::Day, week), expected);
        EXPECT_EQ(idsIn(CalendarViewKind::Month, week), expected);
        EXPECT_EQ(idsIn(CalendarViewKind::Agenda, week), expected);
        for (const LaneKind lanes : {LaneKind::Region, LaneKind::GroupKind, LaneKind::Campaign}) {
            m_page->toolbar().setLanes(lanes);
            EXPECT_EQ(idsIn(CalendarViewKind::Lanes, week), expected) << static_cast<int>(lanes);
        }
    }
}

/// The clock of a laptop that travels.
class TimeZone
{
public:
    explicit TimeZone(const char *name) : m_before(qgetenv("TZ"))
    {
        qputenv("TZ", name);
        ::tzset();
    }
    ~TimeZone()
    {
        qputenv("TZ", m_before);
        ::tzset();
    }

private:
    const QByteArray m_before;
};

TEST_F(CalendarDragTest, ALaptopInAnotherTimeZoneShowsBusinessTimeAndSaysSo)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    const QString said = QStringLiteral("时间均为北京时间");
    {
        const TimeZone home("Asia/Shanghai");
        ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
        EXPECT_FALSE(m_page->status().contains(said)) << "nobody need be told there";
    }
    const TimeZone abroad("America/Los_Angeles");
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Month));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    EXPECT_TRUE(m_page->status().contains(said)) << m_page->status().toStdString();
    EXPECT_TRUE(
        view().hintOf(view().items()[itemOf(ids[0])], QLatin1Char(' ')).contains(QStringLiteral("09:00")));
    EXPECT_EQ(view().items()[itemOf(ids[0])].day, kTuesday);
    dragFromTo(middle(ids[0]), middle(ids[0]) + QPoint(qRound(column()), qRound(hour())));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 1, 10, 0)) << "as it would be at home";
}

class RegionPlansTest : public CalendarDragTest
{
protected:
    RegionPlansTest() : CalendarDragTest("zhejiang") { }
};

TEST_F(RegionPlansTest, ARegionMayNotPlanAndIsToldWhy)
{
    show(CalendarViewKind::Month, m_bench.today());
    auto *button = m_page->findChild<QPushButton *>(QStringLiteral("newEntry"));
    ASSERT_NE(button, nullptr);
    EXPECT_FALSE(button->isEnabled());
    EXPECT_EQ(button->toolTip(), QStringLiteral("您的角色无权修改此内容。"));
    const Uuid entry = view().content().entry(view().items()[0].places.front()).id;
    const Instant before = startOf(entry);
    dragFromTo(middle(entry), middle(entry) + QPoint(view().viewport()->width() / 7, 0));
    EXPECT_FALSE(m_bench.toasts.empty());
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(entry), before);
}

} // namespace
