// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The plan sheet in the calendar: the same set as the other views, typed into, filled down, copied and pasted, each in
// one step of undo.

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include "tests/support/editbench.h"
#include "tests/support/guiwatchdog.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/pastedialog.h"
#include "views/common/texts.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class PlanSheetViewTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_page = std::make_unique<CalendarPage>(m_bench.tools);
        m_page->resize(1440, 860);
        ASSERT_TRUE(m_bench.settle(*m_page));
        for (int i = 0; i < 3; ++i)
            m_ids.push_back(plan("客户" + std::to_string(i), "customer", 9 + i));
        m_page->setViewKind(CalendarViewKind::Sheet);
        m_page->goTo(kTuesday);
        ASSERT_TRUE(isSettled());
        m_page->activateWindow();
        m_page->view().setFocus();
        ASSERT_TRUE(waitFor([&] { return sheet().table().hasFocus(); }));
    }
    Uuid plan(const std::string &title, const std::string &kind, int hour)
    {
        const Uuid id = m_source.next();
        EditRequest request;
        request.title = Message("plan");
        request.changes.push_back(MakeRecord {Kind::Entry, id,
            {{"title", title}, {"start_at", Instant::fromLocal(kTuesday, hour, 0).seconds},
                {"status", std::string("draft")}, {"channel", std::string("群发")},
                {"group_kinds", std::vector<std::string> {kind}}, {"metric", std::string("执行率")}}});
        m_bench.edits.commit(std::move(request), nullptr, {});
        EXPECT_TRUE(m_bench.isQuiet());
        return id;
    }
    bool isSettled()
    {
        return waitFor([this] { return m_page->isSettled() && m_bench.edits.waiting() == 0; })
            && waitFor([this] { return !m_bench.reader.hasNews() && m_page->isSettled(); });
    }
    SheetView &sheet() const { return dynamic_cast<SheetView &>(m_page->view()); }
    QModelIndex cell(int row, SheetColumn column, size_t kind = 0) const
    {
        return sheet().model().index(row, static_cast<int>(columnOf({column, kind})));
    }
    static size_t kindOf(std::string_view name)
    {
        const auto names = groupKindNames();
        return static_cast<size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    }
    QModelIndex title(int row) const { return cell(row, SheetColumn::Groups, kindOf("customer")); }
    void select(const QModelIndex &from, const QModelIndex &to)
    {
        sheet().table().setCurrentIndex(from);
        sheet().table().selectionModel()->select(
            QItemSelection(from, to), QItemSelectionModel::ClearAndSelect);
    }
    void type(const QString &words, Qt::Key end)
    {
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        ASSERT_NE(editor, nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, words);
        QTest::keyClick(editor, end);
    }
    Record saved(size_t number) const
    {
        return m_bench.record(Kind::Entry, m_ids[number]).value_or(Record());
    }
    std::string undoText() const
    {
        const auto &undo = m_bench.edits.undoState().undo;
        return undo ? text(undo->asMessage()).toStdString() : std::string();
    }
    PasteDialog *dialog() const
    {
        for (PasteDialog *each : m_page->findChildren<PasteDialog *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    QString rejected(int row, int column) const
    {
        const QAbstractItemModel &cells = *dialog()->rejected().model();
        return cells.index(row, column).data().toString();
    }

    static inline const Day kTuesday = *Day::parse("2030-02-05");

    EditBench m_bench;
    SeededIdSource m_source {12, 1'788'000'000'000};
    std::vector<Uuid> m_ids;
    std::unique_ptr<CalendarPage> m_page;
};

TEST_F(PlanSheetViewTest, ItShowsTheSameSetAsTheOtherViews)
{
    m_page->goTo(m_bench.today());
    ASSERT_TRUE(isSettled());
    std::multiset<Uuid> ofSheet;
    for (const SheetRow &row : sheet().model().sheet().rows()) {
        for (const CalendarEntry &entry : row.entries)
            ofSheet.insert(entry.id);
    }
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-sheet-zh-light"));
    m_bench.theme.setKind(Theme::Kind::Dark);
    ASSERT_TRUE(isSettled());
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*m_page, QStringLiteral("planning-sheet-zh-dark"));
    m_bench.theme.setKind(Theme::Kind::Light);
    m_page->setViewKind(CalendarViewKind::Agenda);
    ASSERT_TRUE(isSettled());
    std::multiset<Uuid> ofAgenda;
    for (const CalendarItem &item : m_page->view().items())
        ofAgenda.insert(m_page->view().content().entry(item.places.front()).id);
    EXPECT_GT(ofSheet.size(), 20U);
    EXPECT_EQ(ofSheet, ofAgenda);
}

TEST_F(PlanSheetViewTest, EnterTypesEscTakesBackTabGoesOn)
{
    ASSERT_EQ(sheet().model().rowCount(), 4) << "three rows, and one for what is new";
    sheet().table().setCurrentIndex(title(0));
    QTest::keyClick(&sheet().table(), Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("x"), Qt::Key_Escape));
    EXPECT_EQ(title(0).data().toString(), QStringLiteral("客户0"));
    QTest::keyClick(&sheet().table(), Qt::Key_F2);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("New"), Qt::Key_Return));
    ASSERT_TRUE(waitFor([&] { return title(0).data().toString() == QStringLiteral("New"); }));
    ASSERT_TRUE(waitFor([&] { return saved(0).text("title") == "New"; }));
    EXPECT_EQ(sheet().table().currentIndex(), title(1)) << "the cursor goes down";
    ASSERT_TRUE(isSettled());
    sheet().table().setCurrentIndex(cell(1, SheetColumn::Owner));
    QTest::keyClick(&sheet().table(), Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("Su"), Qt::Key_Tab));
    ASSERT_TRUE(waitFor([&] { return saved(1).text("owner") == "Su"; }));
    ASSERT_TRUE(isSettled());
    m_bench.edits.undo();
    ASSERT_TRUE(waitFor([&] { return saved(1).text("owner").empty(); }));
    m_bench.edits.undo();
    ASSERT_TRUE(waitFor([&] { return saved(0).text("title") == "客户0"; }));
}

TEST_F(PlanSheetViewTest, WhatIsNoDayIsRefusedAndSaysWhy)
{
    sheet().table().setCurrentIndex(cell(0, SheetColumn::Date));
    QTest::keyClick(&sheet().table(), Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("2030-02-30"), Qt::Key_Return));
    ASSERT_TRUE(waitFor([&] { return m_bench.toasts.size() == 1; }));
    EXPECT_EQ(saved(0).instant("start_at"), Instant::fromLocal(kTuesday, 9, 0));
}

TEST_F(PlanSheetViewTest, FillDownIsOneStep)
{
    sheet().table().setCurrentIndex(cell(0, SheetColumn::Owner));
    QTest::keyClick(&sheet().table(), Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("Lu"), Qt::Key_Return));
    ASSERT_TRUE(waitFor([&] { return saved(0).text("owner") == "Lu"; }));
    ASSERT_TRUE(isSettled());
    select(cell(0, SheetColumn::Owner), cell(2, SheetColumn::Owner));
    QTest::keyClick(&sheet().table(), Qt::Key_D, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return saved(2).text("owner") == "Lu"; }));
    EXPECT_EQ(saved(1).text("owner"), "Lu");
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(undoText(), text(QUNCE_TEXT("Plan sheet: fill down")).toStdString());
    m_bench.edits.undo();
    ASSERT_TRUE(waitFor([&] { return saved(2).text("owner").empty() && saved(1).text("owner").empty(); }));
}

TEST_F(PlanSheetViewTest, PastingShowsWhatIsNotTakenAndWhyAndIsOneStep)
{
    select(title(0), title(0));
    QTest::keyClick(&sheet().table(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("客户0\n"));
    QApplication::clipboard()->setText(QStringLiteral(
        "2030-02-06\t\t10:00\n2030-02-31\t\t10:00\n2030-02-07\t\t11:30\n2030-02-08\t\t12:00\n"));
    select(cell(0, SheetColumn::Date), cell(0, SheetColumn::Date));
    QTest::keyClick(&sheet().table(), Qt::Key_V, Qt::ControlModifier);
    ASSERT_NE(dialog(), nullptr);
    ASSERT_GE(dialog()->rejected().model()->rowCount(), 2) << "no such day, and a new row without a title";
    EXPECT_EQ(rejected(0, 0), QStringLiteral("2"));
    EXPECT_EQ(rejected(0, 2), QStringLiteral("2030-02-31"));
    QTest::qWait(0); // what was just filled is laid out
    PageBench::picture(*dialog(), QStringLiteral("planning-paste-zh-light"));
    EXPECT_EQ(saved(0).instant("start_at"), Instant::fromLocal(kTuesday, 9, 0)) << "nothing yet";
    dialog()->accept();
    ASSERT_TRUE(
        waitFor([&] { return saved(0).instant("start_at") == Instant::fromLocal(kTuesday + 1, 10, 0); }));
    EXPECT_EQ(saved(2).instant("start_at"), Instant::fromLocal(kTuesday + 2, 11, 30));
    EXPECT_EQ(saved(1).instant("start_at"), Instant::fromLocal(kTuesday, 10, 0)) << "its time is as it was";
    ASSERT_TRUE(isSettled());
    m_bench.edits.undo();
    ASSERT_TRUE(waitFor([&] {
        return saved(0).instant("start_at") == Instant::fromLocal(kTuesday, 9, 0)
            && saved(2).instant("start_at") == Instant::fromLocal(kTuesday, 11, 0);
    }));
}

TEST_F(PlanSheetViewTest, NewRowsArePastedBelowTheLast)
{
    const int last = sheet().model().rowCount() - 1;
    // Into the columns that are in sight: of groups there is one, that for customers.
    const QString line = QStringLiteral("2030-02-10\t\t15:00\t\t\t");
    QApplication::clipboard()->setText(line + QStringLiteral("新的一行\n"));
    select(cell(last, SheetColumn::Date), cell(last, SheetColumn::Date));
    QTest::keyClick(&sheet().table(), Qt::Key_V, Qt::ControlModifier);
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(dialog()->rejected().model()->rowCount(), 0);
    dialog()->accept();
    ASSERT_TRUE(waitFor([&] {
        return !m_bench.records(Kind::Entry, "start_at", Instant::fromLocal(kTuesday + 5, 15, 0).seconds)
                    .empty();
    }));
}

TEST_F(PlanSheetViewTest, SixtyThousandRowsAreRefusedAtOnce)
{
    QString much;
    for (int i = 0; i < 60'000; ++i)
        much += QStringLiteral("2030-02-06\t\t10:00\n");
    QApplication::clipboard()->setText(much);
    select(cell(0, SheetColumn::Date), cell(0, SheetColumn::Date));
    QTest::keyClick(&sheet().table(), Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(dialog(), nullptr);
    ASSERT_EQ(m_bench.toasts.size(), 1U);
    EXPECT_EQ(m_bench.toasts[0], "At most 2000 rows are pasted at once. Import the file instead.");
    EXPECT_EQ(saved(0).instant("start_at"), Instant::fromLocal(kTuesday, 9, 0)) << "nothing is changed";
    EXPECT_EQ(QApplication::clipboard()->text(), much) << "and nothing is lost";
}

TEST_F(PlanSheetViewTest, TensOfThousandsOfWrongCellsAreNamedAndTheWindowGoesOn)
{
    // 2,000 rows are the most that are taken; all of their cells are wrong.
    SheetOutcome outcome;
    const size_t kRows = 2000;
    const size_t kColumns = 20;
    for (size_t row = 0; row < kRows; ++row) {
        for (size_t column = 0; column < kColumns; ++column)
            outcome.problems.push_back({row, column % 5, std::string(300, 'x'), Message("It is no day.")});
    }
    outcome.problems.insert(outcome.problems.end(), 20'000, outcome.problems.back()); // 60,000 in all
    QElapsedTimer timer;
    timer.start();
    PasteDialog dialog(
        m_bench.tools, outcome, [] {}, m_page.get());
    dialog.show();
    QCoreApplication::processEvents();
    const qint64 shown = timer.restart();
    EXPECT_EQ(dialog.rejected().model()->rowCount(), 60'000) << "each of them";
    const_cast<QTableView &>(dialog.rejected()).scrollToBottom();
    QCoreApplication::processEvents();
    EXPECT_LT(shown, 1000) << "the machine may be busy";
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_EQ(dialog.rejected().model()->index(59'999, 3).data().toString(), QStringLiteral("It is no day."));
}

TEST_F(PlanSheetViewTest, OnlyColumnsOfGroupsThatAreUsedAreThereUntilAllAreAskedFor)
{
    const auto isHidden = [&](std::string_view kind) {
        return sheet().table().isColumnHidden(
            static_cast<int>(columnOf({SheetColumn::Groups, kindOf(kind)})));
    };
    EXPECT_FALSE(isHidden("customer"));
    EXPECT_TRUE(isHidden("koc"));
    sheet().setShowsAllKinds(true);
    EXPECT_FALSE(isHidden("koc"));
    sheet().setShowsAllKinds(false);
    plan("给KOC", "koc", 15);
    ASSERT_TRUE(isSettled());
    EXPECT_FALSE(isHidden("koc")) << "as soon as it is used";
    EXPECT_TRUE(isHidden("mentor"));
    // What is copied is what is in sight.
    select(title(0), cell(0, SheetColumn::Channel));
    QTest::keyClick(&sheet().table(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text().count(QLatin1Char('\t')), 1);
}

TEST_F(PlanSheetViewTest, TheCornerOfTheSelectionIsDraggedDownToFill)
{
    sheet().table().setCurrentIndex(cell(0, SheetColumn::Owner));
    QTest::keyClick(&sheet().table(), Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("Lu"), Qt::Key_Return));
    ASSERT_TRUE(waitFor([&] { return saved(0).text("owner") == "Lu"; }));
    ASSERT_TRUE(isSettled());
    SheetTable &table = sheet().table();
    select(cell(0, SheetColumn::Owner), cell(0, SheetColumn::Owner));
    table.scrollTo(cell(0, SheetColumn::Owner));
    const QPoint handle = table.handle().center();
    ASSERT_FALSE(table.handle().isEmpty());
    const auto send = [&](QEvent::Type type, QPoint at) {
        QMouseEvent event(type, at, table.viewport()->mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
        QApplication::sendEvent(table.viewport(), &event);
    };
    const QPoint last = table.visualRect(cell(2, SheetColumn::Owner)).center();
    send(QEvent::MouseButtonPress, handle);
    send(QEvent::MouseMove, last);
    ASSERT_TRUE(table.isFilling());
    PageBench::picture(*m_page, QStringLiteral("planning-sheet-fill-zh-light"));
    QTest::keyClick(&table, Qt::Key_Escape);
    send(QEvent::MouseButtonRelease, last);
    ASSERT_TRUE(isSettled());
    EXPECT_TRUE(saved(2).text("owner").empty()) << "Esc leaves everything";
    send(QEvent::MouseButtonPress, handle);
    send(QEvent::MouseMove, last);
    send(QEvent::MouseButtonRelease, last);
    ASSERT_TRUE(waitFor([&] { return saved(2).text("owner") == "Lu"; }));
    EXPECT_EQ(saved(1).text("owner"), "Lu");
    ASSERT_TRUE(isSettled());
    EXPECT_EQ(undoText(), text(QUNCE_TEXT("Plan sheet: fill down")).toStdString());
    EXPECT_EQ(table.chosenCells()->height(), 3) << "what was filled is chosen";
    m_bench.edits.undo();
    ASSERT_TRUE(waitFor([&] { return saved(2).text("owner").empty() && saved(1).text("owner").empty(); }));
}

TEST_F(PlanSheetViewTest, SeveralRowsAreFilledOverAndOver)
{
    QApplication::clipboard()->setText(QStringLiteral("甲\n乙\n"));
    select(cell(0, SheetColumn::Owner), cell(0, SheetColumn::Owner));
    QTest::keyClick(&sheet().table(), Qt::Key_V, Qt::ControlModifier);
    ASSERT_NE(dialog(), nullptr);
    dialog()->accept();
    ASSERT_TRUE(waitFor([&] { return saved(1).text("owner") == "乙"; }));
    m_ids.push_back(plan("客户3", "customer", 12));
    m_ids.push_back(plan("客户4", "customer", 13));
    ASSERT_TRUE(isSettled());
    select(cell(0, SheetColumn::Owner), cell(1, SheetColumn::Owner));
    emit sheet().table().fillDragged(4);
    ASSERT_TRUE(waitFor([&] { return saved(4).text("owner") == "甲"; }));
    EXPECT_EQ(saved(2).text("owner"), "甲");
    EXPECT_EQ(saved(3).text("owner"), "乙");
}

TEST_F(PlanSheetViewTest, DayAndTimeStayInSightAndAreTypedThere)
{
    m_page->resize(820, 700);
    sheet().setShowsAllKinds(true);
    ASSERT_TRUE(isSettled());
    QTest::qWait(0);
    SheetTable &table = sheet().table();
    ASSERT_GT(table.horizontalScrollBar()->maximum(), 0);
    table.setCurrentIndex(cell(0, SheetColumn::Metric));
    const int scrolled = table.horizontalScrollBar()->value();
    EXPECT_GT(scrolled, 0);
    EXPECT_GE(table.visualRect(table.currentIndex()).left(), table.frozen().width()) << "not behind them";
    EXPECT_EQ(table.frozen().visualRect(cell(0, SheetColumn::Date)).left(), 0);
    PageBench::picture(*m_page, QStringLiteral("planning-sheet-frozen-zh-light"));
    table.setCurrentIndex(cell(0, SheetColumn::Time));
    EXPECT_EQ(table.horizontalScrollBar()->value(), scrolled) << "it is in sight as it is";
    QTest::keyClick(&table, Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("09:30"), Qt::Key_Return));
    ASSERT_TRUE(waitFor([&] { return saved(0).instant("start_at") == Instant::fromLocal(kTuesday, 9, 30); }));
    EXPECT_EQ(table.currentIndex(), cell(1, SheetColumn::Time)) << "the cursor goes down there too";
}

TEST_F(PlanSheetViewTest, RowsOfACampaignStandUnderTheirStages)
{
    const Uuid campaign = m_source.next();
    EditRequest request;
    request.title = Message("campaign");
    request.changes.push_back(MakeRecord {Kind::Campaign, campaign, {{"name", std::string("春促")}}});
    const char *stages[] {"蓄水", "蓄水", "爆发"};
    for (size_t i = 0; i < 3; ++i)
        request.changes.push_back(ChangeFields {
            Kind::Entry, m_ids[i], {{"campaign", toValue(campaign)}, {"stage", std::string(stages[i])}}, {}});
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(isSettled());
    const std::vector<SheetStage> &shown = sheet().model().sheet().stages();
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[0].name, "蓄水");
    EXPECT_EQ(shown[0].rows, 2U);
    EXPECT_EQ(shown[1].row, 2U);
    SheetTable &table = sheet().table();
    EXPECT_GT(table.rowHeight(0), table.rowHeight(1)) << "its headline is above the first row";
    EXPECT_EQ(table.rowHeight(2), table.rowHeight(0));
    EXPECT_EQ(table.frozen().rowHeight(2), table.rowHeight(2));
    PageBench::picture(*m_page, QStringLiteral("planning-sheet-stages-zh-light"));
}

/// Of a month that is as full as a brand of 12,000 groups makes it.
TEST_F(PlanSheetViewTest, FiveThousandEntriesNeverHoldTheWindowUp)
{
    m_page->setViewKind(CalendarViewKind::Month);
    m_page->goTo(m_bench.today());
    EditRequest request;
    request.title = Message("much");
    for (int i = 0; i < 5'000; ++i) {
        const Instant start =
            Instant::fromLocal(firstOfMonth(kTuesday) + i % 28, 8 + i / 28 % 13, i % 4 * 15);
        request.changes.push_back(MakeRecord {Kind::Entry, m_source.next(),
            {{"title", "节点" + std::to_string(i)}, {"start_at", start.seconds},
                {"end_at", start.seconds + 1800}, {"status", std::string("draft")},
                {"channel", std::string("群发")}, {"stage", std::string(i % 28 < 14 ? "蓄水" : "爆发")},
                {"group_kinds", std::vector<std::string> {i % 3 == 0 ? "customer" : "koc"}}}});
    }
    m_bench.edits.commit(std::move(request), nullptr, {});
    ASSERT_TRUE(waitFor([&] { return m_bench.edits.waiting() == 0; }, 120'000));
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
    ASSERT_TRUE(waitFor([&] { return m_page->isSettled() && !m_bench.reader.hasNews(); }, 120'000));
    GuiWatchdog dog;
    const auto expectQuick = [&](const char *when) {
        ASSERT_TRUE(waitFor([&] { return dog.answers() > 10; }));
        std::cout << "  " << when << ": " << dog.longest().ownMs << " ms\n";
#ifdef QUNCE_SANITIZED
        EXPECT_LE(dog.longest().ownMs, 500) << when;
#else
        EXPECT_LE(dog.longest().ownMs, 50) << when;
#endif
        dog.startOver();
    };
    const auto isShown = [&] {
        return m_page->isSettled() && !m_bench.reader.hasNews() && m_bench.edits.waiting() == 0
            && sheet().isMade() && sheet().model().sheet().rows().size() > 2'000;
    };
    m_page->setViewKind(CalendarViewKind::Sheet);
    m_page->goTo(kTuesday);
    ASSERT_TRUE(waitFor(isShown, 120'000));
    expectQuick("first paint");
    SheetTable &table = sheet().table();
    table.scrollToBottom();
    ASSERT_TRUE(waitFor([&] { return dog.answers() > 10; }));
    expectQuick("scrolled to the end");
    table.setCurrentIndex(cell(40, SheetColumn::Owner));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Return);
    ASSERT_NO_FATAL_FAILURE(type(QStringLiteral("Lu"), Qt::Key_Return));
    ASSERT_TRUE(waitFor(isShown, 120'000));
    expectQuick("typed");
    select(cell(40, SheetColumn::Owner), cell(1'500, SheetColumn::Owner));
    QTest::keyClick(&table, Qt::Key_D, Qt::ControlModifier);
    ASSERT_TRUE(waitFor(isShown, 120'000));
    expectQuick("1,460 rows filled");
    ASSERT_TRUE(m_bench.refusals.empty()) << m_bench.refusals.front();
}

} // namespace
