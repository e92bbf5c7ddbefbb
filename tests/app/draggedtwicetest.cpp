// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/app/person.h"
#include "views/calendar/calendarpage.h"

// One card that two people drag, each in a window of their own, at a real server.

namespace qunce::test {

namespace {

/// By so many days, with the keys that do what a drag does; the page says nothing else meanwhile.
void drag(Person &who, const Uuid &entry, int days)
{
    Workspace &workspace = *who.console().window().workspace();
    workspace.go({PageId::Calendar, entry, {}, {}});
    auto *page = who.console().window().findChild<CalendarPage *>();
    ASSERT_NE(page, nullptr);
    ASSERT_TRUE(waitFor(
        [&] {
            return page->isSettled() && page->pane().detail() && page->pane().detail()->record.id == entry;
        },
        kPatienceMs));
    page->setViewKind(CalendarViewKind::Month);
    page->goTo(page->pane().detail()->entry.day());
    ASSERT_TRUE(waitFor([&] { return page->isSettled(); }, kPatienceMs));
    page->view().setChosen({entry});
    const char *command = days > 0 ? "calendar.move.right" : "calendar.move.left";
    const Instant before = page->pane().detail()->entry.start;
    const auto start = [&] { return who.read(Kind::Entry, entry).instant("start_at"); };
    for (int step = 1; step <= std::abs(days); ++step) {
        workspace.tools().commands.find(command)->action->trigger();
        const Instant there {before.seconds + (days > 0 ? step : -step) * int64_t {86'400}};
        ASSERT_TRUE(waitFor([&] { return start() == there; }, kPatienceMs));
        ASSERT_TRUE(waitFor([&] { return page->isSettled(); }, kPatienceMs));
    }
}

} // namespace

TEST(DraggedTwice, IsAConflictWithBothTimes)
{
    application();
    AppWorld world;
    world.startServer();
    {
        Person one(world, "hq");
        Person other(world, "hq"); // at another computer
        const Record entry = one.first(Kind::Entry, [](const Record &candidate) {
            const std::optional<Instant> start = candidate.instant("start_at");
            return candidate.text("status") == "draft" && start && start->day().dayOfMonth() > 8
                && start->day().dayOfMonth() < 20;
        });
        ASSERT_FALSE(entry.id.isNil());
        const Instant start = *entry.instant("start_at");
        world.stopServer();
        ASSERT_NO_FATAL_FAILURE(drag(one, entry.id, 1));
        ASSERT_NO_FATAL_FAILURE(drag(other, entry.id, -1));
        other.close();
        world.startServer();
        ASSERT_TRUE(one.syncs());
        ASSERT_NO_FATAL_FAILURE(other.open());
        ASSERT_TRUE(other.syncs());
        ASSERT_TRUE(waitFor([&] { return !other.list().items().empty(); }, kPatienceMs));
        // Both times are there, mine and the other one.
        bool isSaid = false;
        for (const CentreItem &item : other.list().items()) {
            EXPECT_EQ(item.state, CentreItem::State::Conflict);
            for (const auto &difference : item.differences) {
                isSaid |= difference.field == "start_at"
                    && difference.typed == FieldValue(start.seconds - 86'400)
                    && difference.theirs.number == start.seconds + 86'400;
            }
        }
        EXPECT_TRUE(isSaid) << other.said().toStdString();
        other.picture("centre-dragged-twice");
        other.list().selectAll(); // the end went along
        other.click("centre.mine");
        ASSERT_TRUE(other.lists(0)) << other.said().toStdString();
        ASSERT_TRUE(other.syncs());
        EXPECT_EQ(other.read(Kind::Entry, entry.id).instant("start_at"),
            std::optional(Instant {start.seconds - 86'400}));
    }
    world.stopServer();
}

} // namespace qunce::test
