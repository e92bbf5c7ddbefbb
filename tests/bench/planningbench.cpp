// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Planning in a month with 5,000 entries: frames of a drag, a drop until it is on the screen, another view, the plan sheet;
// and the package of a region. Beside the drag the same cards as items of a QGraphicsView, one of them moved.

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QMouseEvent>

#include "models/boards/sendpackage.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/support/guitest.h"
#include "tests/views/calendar/calendarfixture.h"
#include "views/calendar/agendaview.h"
#include "views/calendar/boarddrafts.h"
#include "views/calendar/lanesview.h"
#include "views/calendar/monthview.h"
#include "views/calendar/sheetview.h"
#include "views/calendar/weekview.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"

namespace qunce::bench {

namespace {

constexpr int kEntries = 5'000;
constexpr int kFrames = 400;
constexpr double kFrameMs = 16;
constexpr double kDropMs = 16;
constexpr double kSwitchMs = 100;
constexpr double kSheetMs = 200;
constexpr double kPackageMs = 200;
constexpr QSize kSize {1200, 780};

std::shared_ptr<const CalendarBoard> fullMonth(Day first)
{
    test::BoardFixture fixture(first);
    for (int i = 0; i < kEntries; ++i) {
        CalendarEntry &entry = fixture.add("会员专享抢券预告第" + std::to_string(i) + "条",
            Instant::fromLocal(first + i % 30, 8 + i / 30 % 14, i / 420 % 4 * 15), 30, EntryStatus::Draft,
            static_cast<ContentLayer>(i % 5));
        entry.groupKinds = {i % 2 == 0 ? "customer" : "koc"};
    }
    return fixture.board();
}

double millisecondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double percentile99(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() * 99 / 100];
}

void mouse(CalendarCanvas &view, QEvent::Type type, QPoint at)
{
    QMouseEvent event(type, at, view.viewport()->mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(view.viewport(), &event);
}

/// From card to card over the whole month, there and back.
QPoint pathAt(int frame, QSize size)
{
    const int x = 40 + frame * 7 % (size.width() - 80);
    const int y = 60 + frame * 3 % (size.height() - 120);
    return {x, y};
}

std::vector<double> dragFrames(CalendarCanvas &view)
{
    const auto card = std::find_if(view.items().begin(), view.items().end(),
        [](const CalendarItem &item) { return !item.isMore && item.rect.top() > 100; });
    mouse(view, QEvent::MouseButtonPress, view.rectOnScreen(*card).center().toPoint());
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        times.push_back(millisecondsOf([&] {
            mouse(view, QEvent::MouseMove, pathAt(frame, view.viewport()->size()));
            view.viewport()->repaint();
        }));
    }
    view.cancelDrag();
    return times;
}

std::vector<double> graphicsFrames(const CalendarCanvas &view, const Theme &theme)
{
    QGraphicsScene scene;
    QGraphicsRectItem *held = nullptr;
    for (const CalendarItem &item : view.items()) {
        const CalendarEntry &entry = view.content().entry(item.places.front());
        held = scene.addRect(
            QRectF({}, item.rect.size()), QPen(theme.color(Token::Faint)), theme.color(tintOf(entry.layer)));
        held->setPos(item.rect.topLeft());
        auto *text = new QGraphicsSimpleTextItem(QString::fromStdString(entry.title).left(9), held);
        text->setFont(fontOf(TextRole::Secondary));
        text->setPos(22, 2);
        auto *state = new QGraphicsPixmapItem(
            iconPixmap(iconOf(entry.status), theme.color(tokenOf(entry.status)), 14, 1), held);
        state->setPos(item.rect.width() - 18, 4);
    }
    QGraphicsView graphics(&scene);
    graphics.setRenderHint(QPainter::Antialiasing);
    graphics.setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // as ghosts, lines and words need it
    graphics.resize(kSize);
    graphics.show();
    QCoreApplication::processEvents();
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        times.push_back(millisecondsOf([&] {
            held->setPos(pathAt(frame, kSize));
            graphics.viewport()->repaint();
        }));
    }
    return times;
}

double packageOfARegion(Bench &bench)
{
    SendPackage package;
    package.title = "双11预热";
    package.start = Instant::fromLocal(*Day::parse("2026-11-11"), 9, 0);
    package.channel = "群发";
    package.text = {"正文", "双11\n正文", std::vector<ContentImage>(9)};
    for (int i = 1; i <= 9; ++i)
        package.pictures.emplace_back(std::to_string(i) + ".png", std::string(500'000, 'p'));
    RegionSends &region = package.regions.emplace_back();
    region.region = "浙江";
    for (int group = 0; group < 400; ++group) {
        const std::string number = std::to_string(group);
        region.lines.push_back({"门店" + number, "G" + number, "导购", "A" + number, "客户群", "客户群", {}});
    }
    const std::string folder = bench.fixtures() + "/package";
    std::filesystem::create_directories(folder);
    const double packed = bench.median([&] {
        const Result<WrittenPackage> written = writeSendPackage(package, folder, {}, [](size_t) {});
        if (!written.ok())
            bench.fail("planning.region_package", written.error().detail);
        return static_cast<uint64_t>(written.ok() ? written->files.size() : 0);
    });
    std::filesystem::remove_all(folder);
    return packed;
}

} // namespace

void benchPlanning(Bench &bench)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    test::application();
    Theme theme;
    theme.apply();
    LanguageChoice language;
    const Day first = *Day::parse("2026-09-01");
    const Instant now = Instant::fromLocal(first + 7, 10, 24);
    const std::shared_ptr<const CalendarBoard> board = fullMonth(first);
    const auto content = std::make_shared<const CalendarContent>(board, CalendarFilter());

    MonthView month(theme, language, nullptr);
    WeekView week(theme, language, nullptr);
    WeekView day(theme, language, nullptr, WeekView::Span::Day);
    AgendaView agenda(theme, language, nullptr);
    LanesView lanes(theme, language, nullptr);
    lanes.setKind(LaneKind::GroupKind);
    const std::array<CalendarCanvas *, 5> views {&month, &week, &day, &agenda, &lanes};
    for (CalendarCanvas *view : views) {
        view->setAnchor(first + 7);
        view->setRules({[](const CalendarEntry &) { return Message(); }, [] { return Message(); }});
        view->resize(kSize);
    }
    month.setContent(content, now);
    month.show();
    QCoreApplication::processEvents();

    bench.report({.name = "calendar.drag_frame_p99",
        .value = percentile99(dragFrames(month)),
        .baseline = percentile99(graphicsFrames(month, theme)),
        .maxValue = kFrameMs,
        .maxRatio = 0.5,
        .note = "5,000 entries in the month; baseline: QGraphicsView"});

    BoardDrafts drafts;
    drafts.read(*board, drafts.readingBegins());
    int place = 0;
    const double drop = bench.median([&] {
        CalendarEntry moved = board->entries[static_cast<size_t>(++place)];
        moved.start.seconds += kSecondsPerDay;
        const uint64_t patch = drafts.add({{moved}, {}});
        month.setContent(std::make_shared<const CalendarContent>(drafts.board(), CalendarFilter()), now);
        month.viewport()->repaint();
        drafts.drop(patch);
        return static_cast<uint64_t>(month.items().size());
    });
    bench.report({.name = "calendar.drop_to_screen",
        .value = drop,
        .maxValue = kDropMs,
        .note = "the board anew with a card elsewhere, laid out and painted"});

    double slowest = 0;
    for (CalendarCanvas *view : views) {
        slowest = std::max(slowest, bench.median([&] {
            view->hide();
            view->setContent(content, now);
            view->show();
            view->viewport()->repaint();
            return static_cast<uint64_t>(view->items().size());
        }));
    }
    bench.report({.name = "calendar.view_switch",
        .value = slowest,
        .maxValue = kSwitchMs,
        .note = "the slowest of month, week, day, agenda and lanes, laid out and painted"});

    SheetView sheet(theme, language, nullptr);
    sheet.setAnchor(first + 7);
    sheet.setRules({[](const CalendarEntry &) { return Message(); }, [] { return Message(); }});
    sheet.resize(kSize);
    const double painted = bench.median([&] {
        sheet.hide();
        sheet.setContent(std::make_shared<const CalendarContent>(board, CalendarFilter()), now);
        sheet.show();
        test::waitFor([&] { return sheet.isMade(); });
        sheet.table().viewport()->repaint();
        return static_cast<uint64_t>(sheet.items().size());
    });
    bench.report({.name = "planning.sheet_first_paint",
        .value = painted,
        .maxValue = kSheetMs,
        .note = "5,000 entries: rows made beside the GUI thread, laid out and painted"});

    const double packed = packageOfARegion(bench);
    bench.report({.name = "planning.region_package",
        .value = packed,
        .maxValue = kPackageMs,
        .note = "a region of 400 groups with nine images of 500 KB, written whole"});
}

} // namespace qunce::bench
