// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calendar's week with 280 cards, all of them in sight, painted again: as while the user scrolls or drags. Beside it
// the same cards as items of a QGraphicsView.

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QGraphicsView>

#include "tests/bench/bench.h"
#include "tests/bench/benches.h"
#include "tests/support/guitest.h"
#include "tests/views/calendar/calendarfixture.h"
#include "views/calendar/weekview.h"
#include "views/common/entrylook.h"
#include "views/common/icons.h"

namespace qunce::bench {

namespace {

constexpr double kRepaintMs = 10;
constexpr int kCards = 280;
constexpr int kRepaints = 31;

/// Two side by side each half hour from 8 to 18.
std::shared_ptr<const CalendarContent> fullWeek(Day monday)
{
    test::BoardFixture fixture(monday);
    for (int i = 0; i < kCards; ++i) {
        const int slot = i % 40 / 2;
        fixture.add("会员专享抢券预告第" + std::to_string(i) + "条",
            Instant::fromLocal(monday + i / 40, 8 + slot / 2, slot % 2 * 30), 30,
            static_cast<EntryStatus>(i % 9), static_cast<ContentLayer>(i % 5));
    }
    return fixture.content();
}

void addGraphicsCard(
    QGraphicsScene &scene, const CalendarContent &content, const CalendarItem &item, const Theme &theme)
{
    const CalendarEntry &entry = content.entry(item.places.front());
    QGraphicsRectItem *card = scene.addRect(
        QRectF({}, item.rect.size()), QPen(theme.color(Token::Faint)), theme.color(tintOf(entry.layer)));
    card->setPos(item.rect.topLeft());
    const auto addText = [&](const QString &words, double left) {
        auto *text = new QGraphicsSimpleTextItem(words, card);
        text->setFont(fontOf(TextRole::Secondary));
        text->setPos(left, 2);
    };
    const std::string_view mark = markOf(entry.layer);
    addText(QString::fromUtf8(mark.data(), static_cast<qsizetype>(mark.size())), 6);
    addText(QString::fromStdString(entry.title).left(2), 22);
    auto *state = new QGraphicsPixmapItem(
        iconPixmap(iconOf(entry.status), theme.color(tokenOf(entry.status)), 14, 1), card);
    state->setPos(item.rect.width() - 18, 4);
}

} // namespace

void benchCalendarWeek(Bench &bench)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    test::application();
    Theme theme;
    theme.apply();
    LanguageChoice language;
    const Day monday = *Day::parse("2026-09-07");
    WeekView view(theme, language, nullptr);
    view.setAnchor(monday);
    view.setContent(fullWeek(monday), Instant::fromLocal(monday + 1, 10, 24));
    view.resize(1200, 780);
    view.show();
    QCoreApplication::processEvents();
    size_t inSight = 0;
    for (const CalendarItem &item : view.items())
        inSight +=
            !item.isMore && view.rectOnScreen(item).intersects(QRectF(view.viewport()->rect())) ? 1 : 0;
    if (inSight != kCards)
        return bench.fail("calendar.week", std::to_string(inSight) + " cards are in sight");

    QGraphicsScene scene;
    for (const CalendarItem &item : view.items())
        addGraphicsCard(scene, view.content(), item, theme);
    QGraphicsView graphics(&scene);
    graphics.setRenderHint(QPainter::Antialiasing);
    graphics.resize(1200, 780);
    graphics.centerOn(view.items()[kCards / 2].rect.center());
    graphics.show();
    QCoreApplication::processEvents();

    const auto repaint = [](QWidget *viewport) {
        viewport->repaint();
        return static_cast<uint64_t>(viewport->width());
    };
    const Timings timings = bench.compare(
        [&] { return repaint(view.viewport()); }, [&] { return repaint(graphics.viewport()); }, kRepaints);
    bench.report({.name = "calendar.week_280_cards",
        .value = timings.subject,
        .baseline = timings.baseline,
        .maxValue = kRepaintMs,
        .note = "one repaint; baseline: QGraphicsView"});
}

} // namespace qunce::bench
