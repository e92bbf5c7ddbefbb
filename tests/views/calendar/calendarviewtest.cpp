// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The views by themselves, with boards written down by hand.

#include <QAccessible>
#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/pagebench.h"
#include "tests/views/calendar/calendarfixture.h"
#include "views/calendar/agendaview.h"
#include "views/calendar/calendartext.h"
#include "views/calendar/entrypane.h"
#include "views/calendar/monthview.h"
#include "views/calendar/weekview.h"

namespace qunce {

namespace {

using test::BoardFixture;

Day viewDay(const char *text)
{
    return *Day::parse(text);
}

const Day kToday = viewDay("2026-09-08");

class CalendarViewTest : public ::testing::Test
{
protected:
    CalendarViewTest()
    {
        test::application();
        theme.apply();
        language.set(Language::Chinese);
    }
    ~CalendarViewTest() override { language.set(Language::English); }

    template <typename View>
    std::unique_ptr<View> shown(BoardFixture &fixture, QSize size = {1200, 780})
    {
        auto view = std::make_unique<View>(theme, language, nullptr);
        view->setAnchor(kToday);
        view->setContent(fixture.content(), Instant::fromLocal(kToday, 10, 24));
        view->resize(size);
        view->show();
        view->activateWindow();
        view->setFocus();
        EXPECT_TRUE(test::waitFor([&] { return view->hasFocus(); }));
        return view;
    }
    static std::string utf8(const QString &text) { return text.toStdString(); }
    static QPoint middle(const CalendarCanvas &view, size_t item)
    {
        return view.rectOnScreen(view.items()[item]).center().toPoint();
    }
    /// Title of the entry under the focus; of "+n" its number; of a viewDay its name.
    static std::string focused(const CalendarCanvas &view)
    {
        if (!view.focusItem())
            return view.focusDay().toString();
        const CalendarItem &item = view.items()[*view.focusItem()];
        return item.isMore ? "+" + std::to_string(item.places.size())
                           : view.content().entry(item.places[0]).title;
    }

    Theme theme;
    LanguageChoice language;
};

TEST_F(CalendarViewTest, ClickingACardOpensItAndClickingACountAsksForWhatItStandsFor)
{
    BoardFixture fixture;
    for (int i = 0; i < 9; ++i)
        fixture.add("n" + std::to_string(i), "2026-09-09", 9 + i);
    const auto view = shown<MonthView>(fixture);
    QSignalSpy opened(view.get(), &CalendarCanvas::opened);
    QSignalSpy days(view.get(), &CalendarCanvas::moreWanted);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, middle(*view, 1));
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened[0][0].value<Uuid>(), view->content().entry(1).id);
    EXPECT_EQ(focused(*view), "n1");
    const size_t more = view->items().size() - 1;
    ASSERT_TRUE(view->items()[more].isMore);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, middle(*view, more));
    ASSERT_EQ(days.count(), 1);
    EXPECT_EQ(days[0][0].value<Day>(), viewDay("2026-09-09"));
}

TEST_F(CalendarViewTest, ArrowsWalkDaysAndEntriesOfAMonth)
{
    BoardFixture fixture;
    fixture.add("early", "2026-09-08", 9);
    fixture.add("late", "2026-09-08", 20);
    fixture.add("tomorrow at eight", "2026-09-09", 20);
    fixture.add("tomorrow at nine", "2026-09-09", 9);
    const auto view = shown<MonthView>(fixture);
    QSignalSpy wanted(view.get(), &CalendarCanvas::dayWanted);
    const auto press = [&](int key) {
        QTest::keyClick(view.get(), static_cast<Qt::Key>(key));
        return focused(*view);
    };
    EXPECT_EQ(focused(*view), "2026-09-08");
    EXPECT_EQ(press(Qt::Key_Down), "early");
    EXPECT_EQ(press(Qt::Key_Down), "late");
    EXPECT_EQ(press(Qt::Key_Right), "tomorrow at eight") << "the nearest time";
    EXPECT_EQ(press(Qt::Key_Up), "tomorrow at nine");
    EXPECT_EQ(press(Qt::Key_Up), "2026-09-09");
    EXPECT_EQ(press(Qt::Key_Up), "2026-09-02");
    EXPECT_EQ(press(Qt::Key_Left), "2026-09-01");
    EXPECT_EQ(press(Qt::Key_Home), "2026-08-31");
    EXPECT_EQ(press(Qt::Key_End), "2026-09-06");
    press(Qt::Key_Home);
    EXPECT_EQ(wanted.count(), 0);
    press(Qt::Key_Left);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].value<Day>(), viewDay("2026-08-30"));
}

TEST_F(CalendarViewTest, EnterOpensAndPagesTurn)
{
    BoardFixture fixture;
    fixture.add("early", "2026-09-08", 9);
    for (CalendarCanvas *view : std::initializer_list<CalendarCanvas *> {shown<MonthView>(fixture).release(),
             shown<WeekView>(fixture).release(), shown<AgendaView>(fixture).release()}) {
        const std::unique_ptr<CalendarCanvas> owned(view);
        QSignalSpy opened(view, &CalendarCanvas::opened);
        QSignalSpy stepped(view, &CalendarCanvas::stepped);
        QTest::keyClick(view, Qt::Key_Down);
        EXPECT_EQ(focused(*view), "early");
        QTest::keyClick(view, Qt::Key_Return);
        EXPECT_EQ(opened.count(), 1);
        QTest::keyClick(view, Qt::Key_PageDown);
        QTest::keyClick(view, Qt::Key_PageUp);
        ASSERT_EQ(stepped.count(), 2);
        EXPECT_EQ(stepped[0][0].toInt(), 1);
        EXPECT_EQ(stepped[1][0].toInt(), -1);
    }
}

TEST_F(CalendarViewTest, TheFocusCanBeSeenAndStaysInSight)
{
    BoardFixture fixture;
    fixture.add("at night", "2026-09-08", 23);
    fixture.add("before dawn", "2026-09-08", 1);
    const auto view = shown<WeekView>(fixture);
    const auto inSight = [&] {
        const QRectF rect = view->rectOnScreen(view->items()[*view->focusItem()]);
        return rect.top() >= 44 && rect.bottom() <= view->viewport()->height();
    };
    QTest::keyClick(view.get(), Qt::Key_Down);
    EXPECT_EQ(focused(*view), "before dawn");
    EXPECT_TRUE(inSight());
    const QImage with = view->grab().toImage();
    QTest::keyClick(view.get(), Qt::Key_Down);
    EXPECT_TRUE(inSight());
    QTest::keyClick(view.get(), Qt::Key_Up);
    EXPECT_EQ(view->grab().toImage(), with);
    view->clearFocus();
    EXPECT_NE(view->grab().toImage(), with) << "without the focus there is no frame";
}

TEST_F(CalendarViewTest, AnEntryKeepsTheFocusWhenContentsChange)
{
    BoardFixture fixture;
    fixture.add("kept", "2026-09-08", 12);
    const auto view = shown<MonthView>(fixture);
    QTest::keyClick(view.get(), Qt::Key_Down);
    fixture.add("new", "2026-09-08", 8);
    fixture.add("new too", "2026-09-01", 8);
    view->setContent(fixture.content(), Instant::fromLocal(kToday, 10, 25));
    EXPECT_EQ(focused(*view), "kept");
    view->setContent(std::make_shared<CalendarContent>(), Instant::fromLocal(kToday, 10, 25));
    EXPECT_EQ(focused(*view), "2026-09-08");
}

TEST_F(CalendarViewTest, HintsSayWhatACardAndADayAre)
{
    BoardFixture fixture;
    CalendarEntry &entry = fixture.add("抢券预告", "2026-09-10", 12, 0, 90);
    entry.channel = "群发";
    entry.groupKinds = {"customer", "flash"};
    const auto view = shown<MonthView>(fixture);
    EXPECT_EQ(utf8(view->hintOf(view->items()[0], QLatin1Char('|'))),
        "12:00–13:30|抢券预告|促销|已通过|群发|客户群、快闪群");
    EXPECT_EQ(utf8(view->hintOfDay(viewDay("2026-09-10"), QLatin1Char('|'))), "9月10日 周四|1 条|教师节");
    EXPECT_EQ(utf8(view->hintOfDay(kToday, QLatin1Char('|'))), "9月8日 周二|今天|0 条");
    EXPECT_EQ(
        utf8(view->hintOfDay(viewDay("2026-09-20"), QLatin1Char('|'))), "9月20日 周日|0 条|班：国庆节调休");
    language.set(Language::English);
    EXPECT_EQ(utf8(view->hintOfDay(viewDay("2026-09-25"), QLatin1Char('|'))),
        "Fri 25 Sep|0 entries|Mid-Autumn Festival|Day off: Mid-autumn Festival");
    EXPECT_EQ(plainTip(QStringLiteral("<b>&")), QStringLiteral("<qt>&lt;b&gt;&amp;</qt>"));
}

TEST_F(CalendarViewTest, ScreenReadersAreToldDaysAndEntries)
{
    BoardFixture fixture;
    fixture.add("抢券预告", "2026-09-10", 12);
    const auto view = shown<MonthView>(fixture);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view.get());
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->childCount(), 35 + 1);
    EXPECT_EQ(utf8(list->child(8)->text(QAccessible::Name)), "9月8日 周二 今天 0 条");
    EXPECT_TRUE(list->child(8)->state().focused);
    QAccessibleInterface *card = list->child(35);
    EXPECT_EQ(utf8(card->text(QAccessible::Name)), "12:00–12:30 抢券预告 促销 已通过");
    EXPECT_FALSE(card->state().focused);
    EXPECT_EQ(card->rect().size(), view->items()[0].rect.toRect().size());
    card->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    EXPECT_EQ(focused(*view), "抢券预告");
    EXPECT_EQ(list->focusChild(), card);
    QSignalSpy opened(view.get(), &CalendarCanvas::opened);
    card->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_EQ(opened.count(), 1);
    view->setContent(std::make_shared<CalendarContent>(), Instant::fromLocal(kToday, 10, 25));
    EXPECT_EQ(list->childCount(), 35);
}

TEST_F(CalendarViewTest, ThemeAndLanguageRepaintEverything)
{
    BoardFixture fixture;
    fixture.add("抢券预告", "2026-09-10", 12);
    for (CalendarCanvas *view : std::initializer_list<CalendarCanvas *> {shown<MonthView>(fixture).release(),
             shown<WeekView>(fixture).release(), shown<AgendaView>(fixture).release()}) {
        const std::unique_ptr<CalendarCanvas> owned(view);
        const QImage before = view->grab().toImage();
        theme.setKind(Theme::Kind::Dark);
        const QImage dark = view->grab().toImage();
        EXPECT_NE(before, dark);
        EXPECT_EQ(dark.pixelColor(view->width() / 2, view->height() - 40).lightness() < 60, true);
        language.set(Language::English);
        EXPECT_TRUE(test::waitFor([&] { return view->grab().toImage() != dark; }));
        theme.setKind(Theme::Kind::Light);
        language.set(Language::Chinese);
        EXPECT_TRUE(test::waitFor([&] { return view->grab().toImage() == before; }));
    }
}

/// What people and imports put into titles.
const std::vector<std::string> &strangeTitles()
{
    static const std::vector<std::string> titles {"", " ", "\n\n\t", "𠮷野家联名 𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"
        " "
        "亲子会 "
        "🎉🎉🎉",
        "عرض نهاية الأسبوع عرض نهاية الأسبوع", "\u202Eesrever\u202E", "<b>bold</b> &amp; <img src=x>",
        std::string(600, 'x'), "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        std::string("a\0b", 3)};
    return titles;
}

TEST_F(CalendarViewTest, StrangeTitlesStayInTheirCards)
{
    BoardFixture fixture;
    BoardFixture plain;
    int minute = 0;
    for (const std::string &title : strangeTitles()) {
        for (BoardFixture *each : {&fixture, &plain})
            each->add(each == &fixture ? title : "x", "2026-09-09", 8, minute, 20);
        minute += 55;
    }
    const auto view = shown<WeekView>(fixture);
    const auto other = shown<WeekView>(plain);
    ASSERT_EQ(view->items().size(), other->items().size());
    QImage with = view->grab().toImage();
    QImage without = other->grab().toImage();
    // Outside of the cards both are the same.
    QImage *images[] = {&with, &without};
    for (QImage *image : images) {
        QPainter painter(image);
        for (const CalendarItem &item : view->items())
            painter.fillRect(view->rectOnScreen(item), Qt::black);
        painter.fillRect(QRect(0, 0, image->width(), 44), Qt::black); // the frame of the focus
    }
    EXPECT_EQ(with, without);
}

TEST_F(CalendarViewTest, TextsAreClippedBetweenCharacters)
{
    EXPECT_EQ(utf8(clippedLine("短", 10)), "短");
    EXPECT_EQ(utf8(clippedLine("一二三四五", 3)), "一二三…");
    EXPECT_EQ(utf8(clippedLine("a\nb\tc", 10)), "a b c");
    EXPECT_EQ(utf8(clippedLine("\u202Eabc\u2066", 10)), "abc");
    for (const std::string &title : strangeTitles()) {
        for (qsizetype characters = 1; characters < 40; ++characters) {
            const QString clipped = clippedLine(title, characters);
            EXPECT_LE(clipped.size(), characters + 1);
            EXPECT_TRUE(clipped.isValidUtf16());
            EXPECT_FALSE(clipped.contains(QChar(QChar::ReplacementCharacter)));
        }
    }
}

TEST_F(CalendarViewTest, TitlesOf64KiBCostNoTime)
{
    BoardFixture fixture;
    const std::string latin(65536, 'W');
    std::string chinese;
    while (chinese.size() < 65536)
        chinese += "大促";
    for (int i = 0; i < 60; ++i)
        fixture.add(i % 2 == 0 ? latin : chinese, "2026-09-08", 6 + i / 6, i % 6 * 10);
    for (CalendarCanvas *view : std::initializer_list<CalendarCanvas *> {shown<MonthView>(fixture).release(),
             shown<WeekView>(fixture).release(), shown<AgendaView>(fixture).release()}) {
        const std::unique_ptr<CalendarCanvas> owned(view);
        QElapsedTimer timer;
        timer.start();
        view->setContent(fixture.content(), Instant::fromLocal(kToday, 10, 24));
        view->grab();
        EXPECT_LT(view->hintOf(view->items()[0], QLatin1Char('\n')).size(), 1000);
        EXPECT_LT(timer.elapsed(), 500) << "a pass over each text would take seconds";
    }
}

TEST_F(CalendarViewTest, AWeekWith280CardsHasThemAll)
{
    BoardFixture fixture;
    for (int i = 0; i < 280; ++i)
        fixture.add("第" + std::to_string(i) + "条",
            Instant::fromLocal(viewDay("2026-09-07") + i / 40, 8 + i % 40 / 3, i % 3 * 20), 20);
    const auto view = shown<WeekView>(fixture);
    size_t entries = 0;
    for (const CalendarItem &item : view->items())
        entries += item.places.size();
    EXPECT_EQ(entries, 280U);
    EXPECT_EQ(view->content().countIn(view->days()), 280U);
}

TEST_F(CalendarViewTest, AnAgendaSkipsEmptyDays)
{
    BoardFixture fixture;
    fixture.add("first", "2026-09-02", 9);
    fixture.add("second", "2026-09-20", 9);
    fixture.add("of August", "2026-08-31", 9);
    const auto view = shown<AgendaView>(fixture);
    ASSERT_EQ(view->items().size(), 2U) << "the month only";
    view->focusOn(viewDay("2026-09-02"), 0);
    QTest::keyClick(view.get(), Qt::Key_Down);
    EXPECT_EQ(focused(*view), "second");
    QSignalSpy wanted(view.get(), &CalendarCanvas::dayWanted);
    QTest::keyClick(view.get(), Qt::Key_Down);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].value<Day>(), viewDay("2026-10-01"));
}

TEST_F(CalendarViewTest, TheDetailTakesAnyTextWithoutGrowingWide)
{
    EntryPane pane(theme, language, nullptr);
    EntryDetail detail;
    detail.title = std::string(EntryDetail::kTextBytes, 'W');
    detail.body = "<b>not bold</b>\n" + std::string(3000, 'x');
    detail.entry.owner = "👨‍👩‍👧‍👦 𠮷";
    detail.entry.start = Instant::fromLocal(kToday, 9, 0);
    pane.resize(360, 700);
    pane.show();
    pane.showEntry(detail);
    EXPECT_TRUE(test::waitFor([&] { return pane.isVisible(); }));
    EXPECT_LE(pane.minimumSizeHint().width(), 360);
    bool isSaid = false;
    for (const auto &[label, value] : pane.lines())
        isSaid |=
            label == QStringLiteral("负责人") && value == QStringLiteral("👨‍👩‍👧‍👦 𠮷");
    EXPECT_TRUE(isSaid);
}

} // namespace

} // namespace qunce
