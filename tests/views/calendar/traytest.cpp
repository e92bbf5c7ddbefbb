// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has no date yet, beside the calendar: made there, carried onto a time and back, by mouse and by keys; and cards
// that go from one lane to another.

#include <QToolButton>
#include <QToolTip>

#include "models/boards/entrycheck.h"
#include "tests/views/calendar/dragbench.h"
#include "views/calendar/datedialog.h"
#include "views/calendar/entrydialog.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class TrayTest : public CalendarDragTest
{
protected:
    void SetUp() override
    {
        m_bench.settings.set(QStringLiteral("calendar/trayFolded"), false);
        CalendarDragTest::SetUp();
    }
    TrayPanel &tray() const { return m_page->tray(); }
    /// Types a title into the tray.
    Uuid make(const QString &title)
    {
        tray().title().setText(title);
        QTest::keyClick(&tray().title(), Qt::Key_Return);
        EXPECT_TRUE(isSettled());
        for (const CalendarEntry &entry : tray().entries()) {
            if (QString::fromStdString(entry.title) == title)
                return entry.id;
        }
        ADD_FAILURE() << "it is not in the tray";
        return {};
    }
    int rowOf(const Uuid &entry) const
    {
        const auto &entries = tray().entries();
        const auto found = std::find_if(
            entries.begin(), entries.end(), [&](const CalendarEntry &one) { return one.id == entry; });
        return found == entries.end() ? -1 : static_cast<int>(found - entries.begin());
    }
    QPoint onScreen(const Uuid &entry) const
    {
        const TrayList &list = tray().list();
        return list.viewport()->mapToGlobal(list.visualItemRect(list.item(rowOf(entry))).center());
    }
    /// Mouse events go to the list for as long as it is held, wherever the pointer is.
    void sendToTray(QEvent::Type type, QPoint global) const
    {
        QWidget *list = tray().list().viewport();
        QMouseEvent event(type, list->mapFromGlobal(global), global, Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
        QApplication::sendEvent(list, &event);
    }
    void pickUp(const Uuid &entry, QPoint to) const
    {
        const QPoint from = onScreen(entry);
        sendToTray(QEvent::MouseButtonPress, from);
        sendToTray(QEvent::MouseMove, (from + to) / 2);
        sendToTray(QEvent::MouseMove, to);
    }
    void carry(const Uuid &entry, QPoint to) const
    {
        pickUp(entry, to);
        sendToTray(QEvent::MouseButtonRelease, to);
    }
    QPoint inView(QPointF place) const { return view().viewport()->mapToGlobal(place.toPoint()); }
    /// In the week: a time of the Tuesday's week.
    QPoint timeOf(int days, double hours) const
    {
        const int scrolled = view().verticalScrollBar()->value();
        return inView({48 + column() * (days + 0.5), 44 + hour() * hours - scrolled});
    }
    bool hasStart(const Uuid &entry) const
    {
        return m_bench.record(Kind::Entry, entry)->instant("start_at").has_value();
    }
};

TEST_F(TrayTest, ATitleIsEnoughAndTheTraySaysHowManyThereAre)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const size_t before = tray().entries().size();
    const Uuid entry = make(QStringLiteral("开学季 选题"));
    EXPECT_EQ(tray().heading(), QStringLiteral("待排 %1").arg(before + 1));
    EXPECT_TRUE(tray().title().text().isEmpty()) << "for the next one";
    EXPECT_FALSE(hasStart(entry));
    EXPECT_EQ(m_bench.record(Kind::Entry, entry)->text("status"), "draft");
    EXPECT_EQ(undoTitle(), "新建排期「开学季 选题」");
    for (const CalendarViewKind kind : {CalendarViewKind::Month, CalendarViewKind::Day,
             CalendarViewKind::Agenda, CalendarViewKind::Lanes, CalendarViewKind::Sheet}) {
        m_page->setViewKind(kind);
        ASSERT_TRUE(isSettled());
        EXPECT_TRUE(tray().isVisible() && rowOf(entry) >= 0) << static_cast<int>(kind);
    }
    PageBench::picture(*m_page, QStringLiteral("planning-tray-zh-light"));
    undo();
    EXPECT_EQ(rowOf(entry), -1);
    EXPECT_EQ(tray().entries().size(), before);
}

TEST_F(TrayTest, ACardIsCarriedOntoATimeToTheQuarter)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const Uuid entry = make(QStringLiteral("教师节长图"));
    pickUp(entry, timeOf(2, 10.4));
    ASSERT_TRUE(view().isDragging());
    EXPECT_EQ(view().targetWords().front(), QStringLiteral("2月6日 周三 10:15"))
        << "its target while it is held";
    EXPECT_EQ(view().targetWords().back(), QStringLiteral("教师节长图"));
    PageBench::picture(*m_page, QStringLiteral("planning-tray-carried-zh-light"));
    sendToTray(QEvent::MouseButtonRelease, timeOf(2, 10.4));
    EXPECT_EQ(rowOf(entry), -1) << "at once, before anything is read";
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(entry), Instant::fromLocal(kTuesday + 1, 10, 15));
    EXPECT_EQ(endOf(entry), Instant::fromLocal(kTuesday + 1, 10, 45));
    EXPECT_EQ(undoTitle(), "「教师节长图」的日期");
    undo();
    EXPECT_FALSE(hasStart(entry));
    EXPECT_GE(rowOf(entry), 0);
}

TEST_F(TrayTest, EscLeavesItInTheTray)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const Uuid entry = make(QStringLiteral("未定"));
    pickUp(entry, timeOf(2, 10));
    ASSERT_TRUE(view().isDragging());
    key(Qt::Key_Escape);
    EXPECT_FALSE(view().isDragging());
    sendToTray(QEvent::MouseMove, timeOf(3, 11));
    sendToTray(QEvent::MouseButtonRelease, timeOf(3, 11));
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(hasStart(entry));
    // And so does dropping it beside the calendar.
    carry(entry, onScreen(entry) + QPoint(0, 60));
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(hasStart(entry));
}

TEST_F(TrayTest, EveryViewTakesACard)
{
    struct Case {
        CalendarViewKind kind;
        std::function<QPoint()> at;
        Instant expected;
    };
    const Instant nine = Instant::fromLocal(kTuesday, 9, 0);
    ASSERT_NO_FATAL_FAILURE(plan(1));
    const std::vector<Case> cases {
        {CalendarViewKind::Month, [this] { return inView(rectOf(ids[0]).center() + QPointF(0, 30)); }, nine},
        {CalendarViewKind::Agenda, [this] { return inView(rectOf(ids[0]).center()); }, nine},
        {CalendarViewKind::Sheet,
            [this] {
                const auto &table = dynamic_cast<SheetView &>(view()).table();
                return table.viewport()->mapToGlobal(table.visualRect(table.model()->index(0, 2)).center());
            },
            nine},
        {CalendarViewKind::Day,
            [this] {
                return inView({300, 44 + hour() * 10.1 - view().verticalScrollBar()->value()});
            },
            Instant::fromLocal(kTuesday, 10, 0)},
    };
    for (const Case &each : cases) {
        ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Month));
        const Uuid entry = make(QStringLiteral("v%1").arg(static_cast<int>(each.kind)));
        m_page->setViewKind(each.kind);
        ASSERT_TRUE(isSettled());
        QTest::qWait(0); // the view is laid out
        carry(entry, each.at());
        ASSERT_TRUE(isSettled());
        EXPECT_EQ(startOf(entry), each.expected) << static_cast<int>(each.kind);
    }
}

TEST_F(TrayTest, ADraftGoesBackAndLosesItsDateButNotWhatIsApproved)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const QPoint there = view().viewport()->mapFromGlobal(tray().mapToGlobal(tray().rect().center()));
    press(middle(ids[0]));
    drag(there);
    EXPECT_TRUE(tray().isTarget());
    EXPECT_EQ(view().targetWords().front(), QStringLiteral("取消日期"));
    release(there);
    EXPECT_FALSE(tray().isTarget());
    EXPECT_GE(rowOf(ids[0]), 0);
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(hasStart(ids[0]));
    EXPECT_FALSE(m_bench.record(Kind::Entry, ids[0])->instant("end_at"));
    EXPECT_EQ(undoTitle(), "取消「e0」的日期");
    undo();
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
    EXPECT_EQ(endOf(ids[0]), Instant::fromLocal(kTuesday, 9, 30));
    ids.clear();
    ASSERT_NO_FATAL_FAILURE(plan(2, "submitted"));
    ASSERT_TRUE(isSettled());
    const Uuid waiting = ids[1];
    dragFromTo(middle(waiting), there);
    ASSERT_TRUE(isSettled());
    EXPECT_TRUE(hasStart(waiting));
    ASSERT_FALSE(m_bench.toasts.empty());
    EXPECT_EQ(m_bench.toasts.back(), "Only drafts and what was sent back go back to those without a date.");
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("草稿"))) << "and at the place";
}

TEST_F(TrayTest, KeysDoTheSame)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const Uuid entry = make(QStringLiteral("键盘"));
    m_bench.tools.commands.find("calendar.tray")->action->trigger();
    ASSERT_TRUE(waitFor([&] { return tray().list().hasFocus(); }));
    tray().list().setCurrentRow(rowOf(entry));
    m_bench.tools.commands.find("calendar.date")->action->trigger();
    auto *dialog = m_page->findChild<DateDialog *>();
    ASSERT_NE(dialog, nullptr);
    dialog->start().setDateTime(QDateTime({2030, 2, 7}, {14, 45}, Qt::UTC));
    PageBench::picture(*dialog, QStringLiteral("planning-date-zh-light"));
    dialog->accept();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(startOf(entry), Instant::fromLocal(*Day::parse("2030-02-07"), 14, 45));
    view().setFocus();
    view().focusOnEntry(entry);
    m_bench.tools.commands.find("calendar.undate")->action->trigger();
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(hasStart(entry));
    EXPECT_EQ(undoTitle(), "取消「键盘」的日期");
}

TEST_F(TrayTest, WithoutADateNothingIsApproved)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const Uuid entry = make(QStringLiteral("没有日期"));
    UserInfo other = m_bench.reader.user();
    other.id = m_source.next();
    m_bench.edits.setUser(other); // somebody else submits it
    EditRequest request;
    request.title = Message("submit");
    request.changes.push_back(ChangeFields {Kind::Entry, entry,
        {{"status", std::string("submitted")}, {"submitted_by", toValue(other.id)},
            {"submitted_at", m_bench.reader.now().seconds}, {"metric", std::string("执行率")}},
        {}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(isSettled());
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    m_bench.edits.setUser(m_bench.reader.user());
    m_page->open({PageId::Calendar, entry, {}, {}});
    ASSERT_TRUE(waitFor([&] { return m_page->isSettled() && m_page->pane().detail(); }));
    const auto says = [&](const QString &words) {
        return std::any_of(m_page->pane().lines().begin(), m_page->pane().lines().end(),
            [&](const auto &line) { return line.second.contains(words); });
    };
    EXPECT_TRUE(says(QStringLiteral("未排日期")));
    EXPECT_TRUE(waitFor([&] { return says(QStringLiteral("没有开始时间")); })) << "the check says it";
    m_bench.toasts.clear();
    auto *approve = m_page->pane().findChild<QPushButton *>(
        QStringLiteral("step.%1").arg(static_cast<int>(ReviewStep::Approve)));
    ASSERT_NE(approve, nullptr);
    approve->click();
    ASSERT_TRUE(waitFor([&] { return !m_bench.toasts.empty(); }));
    EXPECT_NE(m_bench.toasts.back().find("排期没有开始时间"), std::string::npos) << m_bench.toasts.back();
    EXPECT_EQ(m_bench.record(Kind::Entry, entry)->text("status"), "submitted");
}

TEST_F(TrayTest, TheDialogLeavesItWithoutADateUntilOneIsSaid)
{
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Week));
    const Uuid entry = make(QStringLiteral("旧"));
    m_page->open({PageId::Calendar, entry, {}, {}});
    ASSERT_TRUE(waitFor([&] { return m_page->isSettled() && m_page->pane().detail(); }));
    auto *edit = m_page->pane().findChild<QToolButton *>(QStringLiteral("editEntry"));
    ASSERT_TRUE(edit && edit->isEnabled());
    edit->click();
    auto *dialog = m_page->findChild<EntryDialog *>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit *>(QStringLiteral("title"))->setText(QStringLiteral("新"));
    dialog->accept();
    ASSERT_TRUE(waitFor([&] { return m_bench.record(Kind::Entry, entry)->text("title") == "新"; }));
    EXPECT_FALSE(hasStart(entry));
}

class LaneDragTest : public TrayTest
{
protected:
    LanesView &lanes() const { return dynamic_cast<LanesView &>(view()); }
    size_t laneCalled(const QString &name) const
    {
        for (size_t i = 0; i < lanes().lanes().size(); ++i) {
            if (lanes().laneName(i) == name)
                return i;
        }
        ADD_FAILURE() << name.toStdString();
        return 0;
    }
    /// The middle of a lane's row on a day after the Monday.
    QPoint inLane(size_t lane, int days) const
    {
        const Lane &row = lanes().lanes()[lane];
        const double left = 120 + (view().viewport()->width() - 120) / 7.0 * (days + 0.5);
        return QPointF(left, row.top + row.height / 2 - view().verticalScrollBar()->value()).toPoint();
    }
    void showLanes(LaneKind kind)
    {
        m_page->toolbar().setLanes(kind);
        ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Lanes));
    }
    std::vector<std::string> setOf(const Uuid &entry, const char *field) const
    {
        return m_bench.record(Kind::Entry, entry)->set(field);
    }
};

TEST_F(LaneDragTest, ACardGoesToAnotherKindOfGroupsAndDay)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(showLanes(LaneKind::GroupKind));
    const size_t koc = laneCalled(QStringLiteral("KOC群"));
    press(middle(ids[0]));
    drag(inLane(koc, 2));
    EXPECT_EQ(view().targetWords(),
        (QStringList {
            QStringLiteral("2月6日 周三 09:00 · KOC群"), QStringLiteral("原 2月5日 09:00 · 客户群")}));
    PageBench::picture(*m_page, QStringLiteral("planning-lanes-drag-zh-light"));
    release(inLane(koc, 2));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(setOf(ids[0], "group_kinds"), std::vector<std::string> {"koc"});
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday + 1, 9, 0));
    EXPECT_EQ(undoTitle(), "移动「e0」到 KOC群");
    undo();
    EXPECT_EQ(setOf(ids[0], "group_kinds"), std::vector<std::string> {"customer"});
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
}

TEST_F(LaneDragTest, KeysGoToTheRowAboveAndBelow)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(showLanes(LaneKind::GroupKind));
    const std::vector<std::string> before = setOf(ids[0], "group_kinds");
    view().focusOnEntry(ids[0]);
    const std::string above = lanes().lanes()[*lanes().focusLane() - 1].id;
    m_bench.tools.commands.find("calendar.lane.up")->action->trigger();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(setOf(ids[0], "group_kinds"), std::vector<std::string> {above});
    view().focusOnEntry(ids[0]);
    m_bench.tools.commands.find("calendar.lane.down")->action->trigger();
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(setOf(ids[0], "group_kinds"), before);
}

TEST_F(LaneDragTest, WithCtrlACopyIsThereInTheOtherRegion)
{
    ASSERT_NO_FATAL_FAILURE(plan(1));
    ASSERT_NO_FATAL_FAILURE(showLanes(LaneKind::Region));
    ASSERT_GT(lanes().lanes().size(), 2U);
    const std::string region = lanes().lanes()[2].id;
    dragFromTo(middle(ids[0]), inLane(2, 3), Qt::ControlModifier);
    ASSERT_TRUE(isSettled());
    EXPECT_TRUE(setOf(ids[0], "regions").empty()) << "the one that was copied is as it was";
    EXPECT_EQ(startOf(ids[0]), Instant::fromLocal(kTuesday, 9, 0));
    std::vector<Record> copies =
        m_bench.records(Kind::Entry, "start_at", Instant::fromLocal(kTuesday + 2, 9, 0).seconds);
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].set("regions"), std::vector<std::string> {region});
    EXPECT_EQ(copies[0].text("status"), "draft");
    undo();
    EXPECT_TRUE(
        m_bench.records(Kind::Entry, "start_at", Instant::fromLocal(kTuesday + 2, 9, 0).seconds).empty());
}

TEST_F(LaneDragTest, ACampaignIsGivenAndTakenAndTheTrayFillsALane)
{
    ASSERT_NO_FATAL_FAILURE(plan(2));
    const Uuid campaign = m_source.next();
    EditRequest request;
    request.title = Message("campaign");
    request.changes.push_back(MakeRecord {Kind::Campaign, campaign, {{"name", std::string("春促")}}});
    request.changes.push_back(ChangeFields {Kind::Entry, ids[1], {{"campaign", toValue(campaign)}}, {}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(isSettled());
    ASSERT_NO_FATAL_FAILURE(showLanes(LaneKind::Campaign));
    const size_t lane = laneCalled(QStringLiteral("春促"));
    dragFromTo(middle(ids[0]), inLane(lane, 1));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(m_bench.record(Kind::Entry, ids[0])->reference("campaign"), campaign);
    dragFromTo(middle(ids[0]), inLane(0, 1));
    ASSERT_TRUE(isSettled());
    EXPECT_TRUE(m_bench.record(Kind::Entry, ids[0])->reference("campaign").isNil());
    const Uuid entry = make(QStringLiteral("托盘"));
    carry(entry, view().viewport()->mapToGlobal(inLane(laneCalled(QStringLiteral("春促")), 4)));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(m_bench.record(Kind::Entry, entry)->reference("campaign"), campaign);
    EXPECT_EQ(startOf(entry), Instant::fromLocal(kTuesday + 3, 9, 0));
}

TEST_F(LaneDragTest, WhatHasBeenDispatchedStaysInItsLaneAndSaysWhyAtThePlace)
{
    m_page->toolbar().setLanes(LaneKind::GroupKind);
    ASSERT_NO_FATAL_FAILURE(show(CalendarViewKind::Lanes, m_bench.today() - 7));
    const CalendarItem *sent = nullptr;
    for (const CalendarItem &item : view().items()) {
        const EntryStatus status = view().content().entry(item.places.front()).status;
        const bool isSent = status == EntryStatus::Done || status == EntryStatus::Dispatched;
        if (!item.isMore && isSent && !sent)
            sent = &item;
    }
    ASSERT_NE(sent, nullptr);
    const CalendarEntry entry = view().content().entry(sent->places.front());
    const size_t lane = sent->lane == 1 ? 2 : 1;
    dragFromTo(
        view().rectOnScreen(*sent).center().toPoint(), inLane(lane, entry.day() - mondayOf(entry.day())));
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(setOf(entry.id, "group_kinds"), entry.groupKinds);
    ASSERT_FALSE(m_bench.toasts.empty());
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("下发"))) << QToolTip::text().toStdString();
}

TEST(MovedToLane, OneOfSeveralIsReplacedAndOthersStay)
{
    CalendarEntry entry;
    entry.groupKinds = {"customer", "koc"};
    const auto moved = [&](const char *from, const char *to) {
        return movedToLane(entry, LaneKind::GroupKind, from, to).groupKinds;
    };
    using Kinds = std::vector<std::string>;
    EXPECT_EQ(moved("customer", "training"), (Kinds {"koc", "training"}));
    EXPECT_EQ(moved("customer", "koc"), (Kinds {"koc"})) << "it is in that one already";
    EXPECT_EQ(moved("customer", ""), Kinds {}) << "the lane for all";
    EXPECT_EQ(moved("training", "mentor"), (Kinds {"mentor"}))
        << "it was not in the first: it goes there alone";
}

} // namespace
