// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page on the demo brand, against `qunce export calendar`.

#include <algorithm>
#include <map>
#include <set>

#include <QRegularExpression>
#include <QTest>

#include "tests/support/pagebench.h"
#include "views/calendar/calendarpage.h"
#include "views/calendar/daymenu.h"

namespace qunce {

namespace {

using test::PageBench;

Day pageDay(const char *text)
{
    return *Day::parse(text);
}

/// Codes of the entries that the current view holds, shown or counted, of its own days.
std::multiset<std::string> codesOf(const CalendarPage &page)
{
    std::multiset<std::string> codes;
    for (const CalendarItem &item : page.view().items()) {
        for (const size_t place : item.places)
            codes.insert(page.view().content().entry(place).code);
    }
    return codes;
}

std::multiset<std::string> exportedCodes(const PageBench &bench, Period days)
{
    const Result<Export> made = bench.exported({{"calendar"},
        {{"from", {days.from.toString()}}, {"to", {days.to.toString()}}, {"format", {"csv"}},
            {"out", {"-"}}}});
    std::multiset<std::string> codes;
    EXPECT_TRUE(made.ok());
    for (const auto &cells : made->table.rows)
        codes.insert(cells[0].text);
    return codes;
}

class CalendarPageTest : public ::testing::Test
{
protected:
    void TearDown() override { QApplication::sendPostedEvents(); }

    /// A view that is in its window and has the focus.
    static void focus(CalendarPage &page)
    {
        page.activateWindow();
        page.view().setFocus();
        ASSERT_TRUE(test::waitFor([&] { return page.view().hasFocus(); }));
    }
    static void press(CalendarPage &page, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &page, key, modifiers);
        ASSERT_TRUE(test::waitFor([&] { return page.isSettled(); }));
    }
};

TEST_F(CalendarPageTest, EveryViewHasWhatTheExportHas)
{
    for (const char *user : {"hq", "zhejiang"}) {
        PageBench bench(user);
        CalendarPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page));
        for (const Day anchor : {bench.today(), pageDay("2026-08-31"), pageDay("2026-07-15")}) {
            for (const CalendarViewKind kind :
                {CalendarViewKind::Month, CalendarViewKind::Week, CalendarViewKind::Agenda}) {
                page.setViewKind(kind);
                page.goTo(anchor);
                ASSERT_TRUE(bench.settle(page));
                const std::multiset<std::string> exported = exportedCodes(bench, page.view().days());
                EXPECT_FALSE(exported.empty());
                EXPECT_EQ(codesOf(page), exported)
                    << user << " " << anchor.toString() << " " << static_cast<int>(kind);
                EXPECT_EQ(page.rowsShown(), static_cast<int>(exported.size()));
            }
        }
    }
}

TEST_F(CalendarPageTest, HasItsOwnDate)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    EXPECT_FALSE(page.usesPeriod());
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.anchor(), bench.today());
    bench.show(PeriodChoice::LastMonth);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.anchor(), bench.today());
}

TEST_F(CalendarPageTest, AUnitOfTheHeaderNarrowsIt)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const int all = page.rowsShown();
    // The first region that has an entry of its own.
    Uuid region;
    for (const CalendarEntry &entry : page.view().content().board->entries) {
        if (!entry.regions.empty())
            region = entry.regions.front();
    }
    ASSERT_FALSE(region.isNil());
    BoardQuery query = bench.selection.query();
    query.unit = region;
    bench.selection.set(query);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_LT(page.rowsShown(), all);
    EXPECT_GT(page.rowsShown(), 0);
}

TEST_F(CalendarPageTest, SaysMonthCountAndWhereDaysOffComeFrom)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const size_t count = exportedCodes(bench, {pageDay("2026-09-01"), pageDay("2026-09-30")}).size();
    EXPECT_EQ(page.status().toStdString(),
        "2026年9月 " + std::to_string(count) + " 条 · 放假安排据国务院办公厅通知 · 时间均为北京时间")
        << "this computer is set to UTC";
    page.setViewKind(CalendarViewKind::Week);
    EXPECT_EQ(page.toolbar().range().toStdString(), "2026年9月7日–13日");
    page.goTo(pageDay("2026-09-30"));
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.toolbar().range().toStdString(), "2026年9月28日–10月4日");
    bench.language.set(Language::English);
    ASSERT_TRUE(test::waitFor([&] { return page.toolbar().range() == QStringLiteral("28 Sep–4 Oct 2026"); }));
}

TEST_F(CalendarPageTest, AYearWithoutPublishedDaysOffSaysSo)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.goTo(pageDay("2027-05-01"));
    ASSERT_TRUE(bench.settle(page));
    EXPECT_TRUE(page.status().contains(QStringLiteral("2027年放假安排未公布")))
        << page.status().toStdString();
}

TEST_F(CalendarPageTest, FiltersNarrowItAndCanBeClearedWhereNothingIsLeft)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    const int all = page.rowsShown();
    CalendarFilter filter;
    filter.channels = {"朋友圈"};
    page.toolbar().setFilter(filter);
    EXPECT_LT(page.rowsShown(), all);
    EXPECT_GT(page.rowsShown(), 0);
    EXPECT_TRUE(page.status().contains(QStringLiteral(" / ")));

    filter.groupKinds = {"training"};
    filter.statuses = {EntryStatus::Stopped};
    page.toolbar().setFilter(filter);
    EXPECT_EQ(page.rowsShown(), 0);
    QPushButton *clear = nullptr;
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("清除筛选"))
            clear = button;
    }
    ASSERT_NE(clear, nullptr);
    clear->click();
    EXPECT_EQ(page.rowsShown(), all);
    EXPECT_FALSE(clear->isVisible());
}

TEST_F(CalendarPageTest, LayerBoxesHideLayers)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    auto *promotion = page.findChild<QCheckBox *>(QStringLiteral("layer3"));
    ASSERT_NE(promotion, nullptr);
    EXPECT_EQ(promotion->accessibleName(), QStringLiteral("促销层级"));
    QTest::mouseClick(promotion, Qt::LeftButton);
    for (const CalendarItem &item : page.view().items())
        EXPECT_NE(page.view().content().entry(item.places.front()).layer, ContentLayer::Promotion);
    QTest::mouseClick(promotion, Qt::LeftButton);
    EXPECT_TRUE(page.toolbar().filter().isEmpty());
}

TEST_F(CalendarPageTest, ViewAndFiltersAreKept)
{
    PageBench bench;
    CalendarFilter filter;
    filter.statuses = {EntryStatus::Draft, EntryStatus::Done};
    filter.channels = {"群发"};
    filter.campaigns = {""};
    filter.groupKinds = {"koc"};
    filter.hiddenLayers = {ContentLayer::Value};
    {
        CalendarPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page));
        page.setViewKind(CalendarViewKind::Agenda);
        page.toolbar().setFilter(filter);
    }
    CalendarPage page(bench.tools);
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Agenda);
    EXPECT_EQ(page.toolbar().filter(), filter);
}

TEST_F(CalendarPageTest, OneCanDoEverythingWithTheKeyboard)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    focus(page);
    press(page, Qt::Key_PageDown);
    EXPECT_EQ(page.anchor(), pageDay("2026-10-08"));
    press(page, Qt::Key_T, Qt::ControlModifier);
    EXPECT_EQ(page.anchor(), bench.today());
    press(page, Qt::Key_2, Qt::AltModifier);
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Week);
    EXPECT_TRUE(page.view().hasFocus()) << "the focus goes along";
    press(page, Qt::Key_PageUp);
    EXPECT_EQ(page.anchor(), pageDay("2026-09-01"));
    press(page, Qt::Key_3, Qt::AltModifier);
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Day);
    press(page, Qt::Key_4, Qt::AltModifier);
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Agenda);
    press(page, Qt::Key_5, Qt::AltModifier);
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Lanes);
    press(page, Qt::Key_1, Qt::AltModifier);
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Month);
    press(page, Qt::Key_Down);
    ASSERT_TRUE(page.view().focusItem());
    press(page, Qt::Key_Return);
    EXPECT_TRUE(page.isPaneOpen());
    EXPECT_TRUE(page.pane().isVisible());
    press(page, Qt::Key_Escape);
    EXPECT_FALSE(page.isPaneOpen());
    EXPECT_FALSE(page.pane().isVisible());
    EXPECT_TRUE(page.view().hasFocus());
    for (int i = 0; i < 40; ++i)
        press(page, Qt::Key_Left);
    EXPECT_EQ(page.view().focusDay(), pageDay("2026-07-23")) << "the month turns where it ends";
}

TEST_F(CalendarPageTest, TheDetailSaysWhatTheExportSays)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.goTo(pageDay("2026-09-03"));
    page.setViewKind(CalendarViewKind::Week);
    ASSERT_TRUE(bench.settle(page));
    const Result<Export> made = bench.exported({{"completion"},
        {{"from", {"2026-08-20"}}, {"to", {"2026-09-08"}}, {"by", {"task"}}, {"format", {"csv"}},
            {"out", {"-"}}}});
    ASSERT_TRUE(made.ok());
    int compared = 0;
    for (const CalendarItem &item : std::vector<CalendarItem>(page.view().items())) {
        if (item.isMore)
            continue;
        const CalendarEntry entry = page.view().content().entry(item.places.front());
        page.view().activate(item);
        ASSERT_TRUE(bench.settle(page));
        EXPECT_EQ(page.pane().title().toStdString(), entry.title);
        std::map<QString, QString> lines(page.pane().lines().begin(), page.pane().lines().end());
        EXPECT_EQ(lines[QStringLiteral("编码")].toStdString(), entry.code);
        EXPECT_EQ(lines[QStringLiteral("渠道")].toStdString(), entry.channel);
        const QString done = lines[QStringLiteral("已完成 / 应完成")];
        if (done.isEmpty())
            continue;
        // A title may stand for several tasks; one of them is this one.
        bool isExported = false;
        for (const auto &cells : made->table.rows) {
            const std::string pair =
                cells[4].text + " / " + std::to_string(std::stoi(cells[2].text) - std::stoi(cells[3].text));
            isExported |= cells[1].text == entry.title && done.toStdString().starts_with(pair + " ");
        }
        EXPECT_TRUE(isExported) << entry.title << ": " << done.toStdString();
        ++compared;
    }
    EXPECT_GT(compared, 5);
}

TEST_F(CalendarPageTest, ShowsTheEntriesOfAStateThatAnotherPageAsksFor)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    page.open({PageId::Calendar, {}, "submitted", {}});
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Agenda);
    ASSERT_FALSE(page.view().content().shown.empty());
    for (size_t place = 0; place < page.view().content().shown.size(); ++place)
        EXPECT_EQ(page.view().content().entry(place).status, EntryStatus::Submitted);
}

TEST_F(CalendarPageTest, ACountOpensTheEntriesOfItsDay)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.activateWindow();
    page.view().setFocus();
    // The pane beside them lays the items out anew.
    const auto moreItem = [&](std::optional<Day> of) {
        const std::vector<CalendarItem> &items = page.view().items();
        return static_cast<size_t>(std::find_if(items.begin(), items.end(), [of](const CalendarItem &item) {
            return item.isMore && (!of || item.day == *of);
        }) - items.begin());
    };
    ASSERT_LT(moreItem({}), page.view().items().size());
    const Day pageDay = page.view().items()[moreItem({})].day;
    const auto [first, end] = page.view().content().placesIn({pageDay, pageDay});
    const auto open = [&]() -> DayMenu * {
        page.view().focusOn(pageDay, moreItem(pageDay));
        QTest::keyClick(&page.view(), Qt::Key_Return);
        const QList<DayMenu *> menus = page.findChildren<DayMenu *>();
        return menus.isEmpty() ? nullptr : menus.last();
    };
    const QPointer<DayMenu> menu = open();
    ASSERT_TRUE(menu && menu->isVisible());
    QStringList said;
    for (const QAction *action : menu->actions()) {
        if (action->isEnabled() && !action->isSeparator())
            said << action->text();
    }
    ASSERT_EQ(said.size(), static_cast<qsizetype>(end - first) + 1) << "and the day as a list";
    for (size_t place = first; place < end; ++place) {
        const CalendarEntry &entry = page.view().content().entry(place);
        EXPECT_TRUE(
            said[static_cast<qsizetype>(place - first)].contains(QString::fromStdString(entry.title)));
    }
    PageBench::picture(*menu, QStringLiteral("calendar-day-menu"));
    QTest::keyClick(menu, Qt::Key_Escape);
    EXPECT_TRUE(test::waitFor([&] { return menu.isNull(); }));
    EXPECT_FALSE(page.isPaneOpen());

    DayMenu *again = open();
    ASSERT_NE(again, nullptr);
    QTest::keyClick(again, Qt::Key_Down);
    QTest::keyClick(again, Qt::Key_Return);
    ASSERT_TRUE(bench.settle(page));
    ASSERT_TRUE(page.isPaneOpen());
    EXPECT_EQ(page.pane().title().toStdString(), page.view().content().entry(first + 1).title);
    DayMenu *last = open();
    ASSERT_NE(last, nullptr);
    last->actions().last()->trigger();
    EXPECT_EQ(page.viewKind(), CalendarViewKind::Agenda);
}

TEST_F(CalendarPageTest, OpensAnEntryThatAnotherPageAsksFor)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.goTo(pageDay("2026-06-10"));
    ASSERT_TRUE(bench.settle(page));
    const CalendarEntry entry = page.view().content().entry(
        page.view().content().placesIn({pageDay("2026-06-10"), pageDay("2026-06-20")}).first);
    page.goTo(bench.today());
    ASSERT_TRUE(bench.settle(page));
    page.open({PageId::Calendar, entry.id, {}, {}});
    ASSERT_TRUE(bench.settle(page));
    ASSERT_TRUE(test::waitFor([&] { return page.isSettled() && page.pane().isVisible(); }));
    EXPECT_EQ(page.pane().title().toStdString(), entry.title);
    EXPECT_EQ(page.anchor(), entry.day());
    page.open({PageId::Calendar, Uuid::parse("01900000-0000-7000-8000-000000000000").value(), {}, {}});
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.pane().lines().front().second, QStringLiteral("这条排期已不存在。"));
}

TEST_F(CalendarPageTest, AnEmptyMonthSaysSoAndOffersToday)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.goTo(pageDay("2030-02-01"));
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.rowsShown(), 0);
    QPushButton *action = nullptr;
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("回到今天"))
            action = button;
    }
    ASSERT_NE(action, nullptr);
    action->click();
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.anchor(), bench.today());
    EXPECT_FALSE(action->isVisible());
}

TEST_F(CalendarPageTest, WithoutDataItSaysWhyAndTriesAgain)
{
    PageBench bench;
    QTemporaryDir empty;
    BoardReader reader(
        empty.path().toStdString(), bench.reader.user(), bench.clock, [] { return int64_t {0}; });
    PageTools tools {bench.theme, bench.language, bench.selection, bench.commands, bench.settings, reader,
        bench.clock, bench.tools.go, bench.tools.toast, bench.edits};
    CalendarPage page(tools);
    ASSERT_TRUE(bench.settle(page));
    QPushButton *action = nullptr;
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("重试"))
            action = button;
    }
    ASSERT_NE(action, nullptr);
    action->click();
    EXPECT_FALSE(page.isSettled());
    ASSERT_TRUE(bench.settle(page));
    EXPECT_EQ(page.rowsShown(), 0);
}

TEST_F(CalendarPageTest, SpeaksOneLanguageAtATime)
{
    PageBench bench;
    CalendarPage page(bench.tools);
    ASSERT_TRUE(bench.settle(page));
    page.view().activate(page.view().items()[0]);
    ASSERT_TRUE(bench.settle(page));
    const auto words = [&] {
        QStringList all;
        for (const QWidget *widget : page.findChildren<QWidget *>()) {
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                all += button->text();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all += label->text();
            all += widget->accessibleName();
        }
        return all;
    };
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]{4,}"));
    for (const QString &word : words()) {
        const bool isMixed = word.contains(latin) && !word.contains(QStringLiteral("http"));
        EXPECT_FALSE(isMixed) << word.toStdString();
    }
    bench.language.set(Language::English);
    ASSERT_TRUE(bench.settle(page));
    EXPECT_TRUE(words().contains(QStringLiteral("Agenda")));
    EXPECT_TRUE(words().contains(QStringLiteral("Group kinds")));
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>())
        EXPECT_FALSE(button->accessibleName().isEmpty() && button->isVisible())
            << button->metaObject()->className();
}

TEST_F(CalendarPageTest, FitsASmallWindow)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        PageBench bench("hq", language);
        CalendarPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page, {1072, 672}));
        EXPECT_LE(page.minimumSizeHint().width(), 1072);
        for (const QPushButton *button : page.toolbar().findChildren<QPushButton *>()) {
            if (button->text().isEmpty())
                continue;
            EXPECT_GE(button->width(), button->sizeHint().width()) << button->text().toStdString();
            EXPECT_LE(button->mapTo(&page, QPoint(button->width(), 0)).x(), 1072 - 16);
        }
    }
}

TEST(CalendarPagePictures, AreForPeopleToLookAt)
{
    const auto shoot = [](Language language, Theme::Kind kind, QSize size, const QString &name) {
        PageBench bench("hq", language, kind);
        CalendarPage page(bench.tools);
        ASSERT_TRUE(bench.settle(page, size));
        PageBench::picture(page, QStringLiteral("month-") + name);
        page.setViewKind(CalendarViewKind::Week);
        ASSERT_TRUE(bench.settle(page, size));
        page.view().setFocus();
        PageBench::picture(page, QStringLiteral("week-") + name);
        page.view().focusOn(
            bench.today(), page.view().items().empty() ? std::nullopt : std::optional<size_t>(3));
        page.view().activate(page.view().items()[3]);
        ASSERT_TRUE(bench.settle(page, size));
        PageBench::picture(page, QStringLiteral("pane-") + name);
        page.setViewKind(CalendarViewKind::Agenda);
        ASSERT_TRUE(bench.settle(page, size));
        PageBench::picture(page, QStringLiteral("agenda-") + name);
    };
    shoot(Language::Chinese, Theme::Kind::Light, {1232, 852}, QStringLiteral("zh-light"));
    shoot(Language::English, Theme::Kind::Dark, {1072, 672}, QStringLiteral("en-dark"));
}

} // namespace

} // namespace qunce
