// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <set>

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QRadioButton>

#include <gtest/gtest.h>

#include "tests/console/windowbench.h"

// Everything with the keyboard alone: Tab reaches every control and comes back, the way back is the same, and the
// control that has the focus looks like it.

namespace qunce::test {

namespace {

/// Tab is to reach it.
bool isControl(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus)
        && !widget.focusProxy();
}

/// Of a group of radio buttons Tab reaches the one that is chosen; arrows go on.
bool isReachedByArrows(const QWidget &widget)
{
    const auto *radio = qobject_cast<const QRadioButton *>(&widget);
    return radio && !radio->isChecked();
}

/// What Tab walks over from the present focus until it is there again.
std::vector<QWidget *> walk(MainWindow &window, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    constexpr size_t kMost = 400;
    std::vector<QWidget *> met;
    QWidget *at = window.focusWidget();
    while (at && met.size() < kMost) {
        QTest::keyClick(at, key, modifiers);
        at = window.focusWidget();
        if (std::find(met.begin(), met.end(), at) != met.end())
            break;
        met.push_back(at);
    }
    return met;
}

TEST(KeyboardWalk, TabReachesEveryControlOfEveryPageAndComesBack)
{
    WindowBench bench;
    bench.eachPage([&](Page &page) {
        const std::vector<QWidget *> met = walk(bench.window, Qt::Key_Tab);
        for (const QWidget *widget : bench.window.findChildren<QWidget *>()) {
            if (!isControl(*widget) || widget->window() != &bench.window || isReachedByArrows(*widget))
                continue;
            EXPECT_TRUE(std::find(met.begin(), met.end(), widget) != met.end())
                << bench.nameOf(page) << ": Tab does not reach " << placeOf(*widget);
        }
        ASSERT_GT(met.size(), 10U) << bench.nameOf(page) << ": the focus is trapped";
        const std::vector<QWidget *> back = walk(bench.window, Qt::Key_Backtab, Qt::ShiftModifier);
        EXPECT_EQ(std::set<QWidget *>(met.begin(), met.end()), std::set<QWidget *>(back.begin(), back.end()))
            << bench.nameOf(page) << ": the way back is another one";
    });
}

TEST(KeyboardWalk, TheFocusIsSeen)
{
    for (const Theme::Kind kind : {Theme::Kind::Light, Theme::Kind::Dark, Theme::Kind::HighContrast}) {
        WindowBench bench("hq", Language::Chinese, {1440, 900}, kind);
        bench.eachPage([&](Page &page) {
            for (QWidget *widget : walk(bench.window, Qt::Key_Tab)) {
                const QRect place = QRect(widget->mapTo(&bench.window, QPoint()), widget->size())
                                        .adjusted(-3, -3, 3, 3)
                                        .intersected(bench.window.rect());
                widget->setFocus(Qt::TabFocusReason);
                const QImage with = bench.window.grab(place).toImage();
                widget->clearFocus();
                const QImage without = bench.window.grab(place).toImage();
                EXPECT_NE(with, without)
                    << bench.nameOf(page) << ": no focus is seen on " << placeOf(*widget);
                widget->setFocus(Qt::TabFocusReason);
            }
        });
    }
}

TEST(KeyboardWalk, EnterOpensArrowsChooseAndEscGoesBack)
{
    WindowBench bench;
    for (const char *picker :
        {"header.scope", "header.period", "header.compare", "header.data", "header.sync"}) {
        bench.go(PageId::Overview);
        auto *button = bench.find<QAbstractButton>(picker);
        ASSERT_NE(button, nullptr) << picker;
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Return);
        QWidget *const popup = QApplication::activePopupWidget();
        ASSERT_NE(popup, nullptr) << picker << " opens nothing";
        EXPECT_TRUE(
            popup->isAncestorOf(QApplication::focusWidget()) || popup->focusWidget() || popup->hasFocus())
            << picker << ": keys go elsewhere";
        QWidget *const inside = popup->focusWidget() ? popup->focusWidget() : popup;
        QTest::keyClick(inside, Qt::Key_Down);
        QTest::keyClick(popup->focusWidget() ? popup->focusWidget() : popup, Qt::Key_Escape);
        QCoreApplication::processEvents();
        EXPECT_EQ(QApplication::activePopupWidget(), nullptr) << picker << ": Esc does not close";
        EXPECT_EQ(bench.window.focusWidget(), button) << picker << ": the focus is lost";
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

TEST(KeyboardWalk, TablesAreEnteredWithArrowsAndLeftWithTab)
{
    WindowBench bench;
    for (const PageId id :
        {PageId::Groups, PageId::Koc, PageId::Guides, PageId::Tasks, PageId::Leaderboard}) {
        Page &page = bench.go(id);
        QAbstractItemView *table = nullptr;
        for (auto *view : page.findChildren<QAbstractItemView *>()) {
            const bool isBigger = !table || view->width() * view->height() > table->width() * table->height();
            if (isControl(*view) && view->model() && view->model()->rowCount() > 1 && isBigger)
                table = view;
        }
        ASSERT_NE(table, nullptr) << bench.nameOf(page);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_Down);
        EXPECT_EQ(table->currentIndex().row(), 1) << bench.nameOf(page);
        QTest::keyClick(table, Qt::Key_Tab);
        EXPECT_NE(bench.window.focusWidget(), table) << bench.nameOf(page) << ": Tab stays in the table";
    }
}

} // namespace

} // namespace qunce::test
