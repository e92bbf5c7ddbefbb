// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

#include "app/console/pages.h"
#include "tests/support/pagebench.h"
#include "views/common/texts.h"
#include "views/shell/mainwindow.h"
#include "views/shell/notifications.h"

namespace qunce::test {

/// The window with all pages on a profile of the demo brand, and a sync that the test speaks for.
class WindowBench
{
public:
    explicit WindowBench(const std::string &user = "hq", Language spoken = Language::Chinese,
        QSize size = {1440, 900}, Theme::Kind kind = Theme::Kind::Light)
        : bench(user, spoken, kind)
        , appearance(bench.theme, bench.language, bench.settings)
        , notes(sync, bench.clock)
        , shell {bench.theme, bench.language, bench.settings, commands, sync, bench.edits, notes, bench.clock,
              true}
        , window(shell, appearance, app::consolePages(shell, appearance))
    {
        sync.syncNow = [this] { ++syncs; };
        say(SyncPhase::Synced);
        window.openWorkspace(std::make_unique<BoardReader>(
            bench.profile, bench.reader.user(), bench.clock, [] { return int64_t {0}; }));
        window.resize(size);
        window.show();
        window.activateWindow();
        EXPECT_TRUE(waitFor([this] { return window.isActiveWindow(); }));
    }

    void say(SyncPhase phase, const Message &problem = {}, bool hasData = true)
    {
        SyncStatus status;
        status.phase = phase;
        status.problem = problem;
        status.recordsUsable = hasData;
        status.lastCompleteMs = hasData ? bench.clock.nowMs() - 60'000 : 0;
        sync.setStatus(status);
    }
    /// Shows the page and waits until everything on it has been read.
    Page &go(PageId id)
    {
        window.workspace()->go({id, {}, {}, {}});
        EXPECT_TRUE(waitFor([this] { return window.workspace()->isSettled(); }, 30'000))
            << "page " << static_cast<int>(id);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents(); // texts that have come want another place
        return *window.workspace()->currentPage();
    }
    void eachPage(const std::function<void(Page &)> &visit)
    {
        for (const PageEntry &entry : window.workspace()->pages())
            visit(go(entry.id));
    }
    void picture(const QString &name) { PageBench::picture(window, name); }
    static std::string nameOf(const Page &page) { return page.title().english(); }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window.findChild<Widget *>(QLatin1String(name));
    }

    PageBench bench;
    Appearance appearance;
    CommandRegistry commands;
    SyncLink sync;
    Notifications notes;
    ShellTools shell;
    int syncs = 0;
    MainWindow window;
};

/// For failures: what it is and where.
inline std::string placeOf(const QWidget &widget)
{
    std::string place;
    for (const QWidget *at = &widget; at && !at->isWindow(); at = at->parentWidget()) {
        const std::string one =
            at->objectName().isEmpty() ? at->metaObject()->className() : at->objectName().toStdString();
        place = place.empty() ? one : one + "/" + place;
    }
    return place;
}

} // namespace qunce::test
