// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page on the demo brand, against `qunce export calendar`.

#include "tests/support/pagebench.h"
#include "views/calendar/calendarpage.h"

namespace qunce {

namespace {

using test::PageBench;

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
        page.view().focusOn(bench.today(), page.view().items().empty() ? std::nullopt : std::optional<size_t>(3));
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
