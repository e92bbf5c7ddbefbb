// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

#include "tests/support/pagebench.h"
#include "views/common/texts.h"
#include "views/shell/mainwindow.h"
#include "views/shell/notifications.h"
#include "views/shell/sidebar.h"
#include "views/shell/syncpage.h"

namespace qunce::test {

/// A page that says what it is asked for.
class PlainPage : public Page
{
public:
    PlainPage(PageId id, const char *title, PageTools &tools, QWidget *parent)
        : Page(id, title, tools, parent)
    {
        setFocusPolicy(Qt::StrongFocus);
    }
    bool usesPeriod() const override { return id() != PageId::Calendar; }
    int rowsShown() const override { return 1; }
    void find() override { ++found; }
    void open(const Destination &destination) override { opened = destination.filter; }

    int found = 0;
    int refreshed = 0;
    std::string opened;

protected:
    void refresh() override { ++refreshed; }
    void retranslate() override { }
};

/// The window on a profile of the demo brand, with three pages, and a sync that the test speaks for.
class ShellBench
{
public:
    explicit ShellBench(
        const std::string &user = "hq", Language spoken = Language::Chinese, QSize size = {1440, 900})
        : bench(user, spoken)
        , appearance(bench.theme, bench.language, bench.settings)
        , notes(sync, bench.clock)
        , shell {bench.theme, bench.language, bench.settings, commands, sync, bench.edits, notes, bench.clock,
              true}
        , window(shell, appearance, pages())
    {
        sync.syncNow = [this] { ++syncs; };
        sync.signIn = [this](SignIn who) { signIns.push_back(std::move(who)); };
        sync.signOut = [this] { ++signOuts; };
        say(SyncPhase::Synced);
        window.openWorkspace(std::make_unique<BoardReader>(
            bench.profile, bench.reader.user(), bench.clock, [] { return int64_t {0}; }));
        window.resize(size);
        window.show();
        window.activateWindow(); // shortcuts are the active window's
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
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window.findChild<Widget *>(QLatin1String(name));
    }
    /// What a button or label of that name shows.
    QString words(const char *name) const
    {
        if (auto *button = find<QAbstractButton>(name))
            return button->text();
        auto *label = find<QLabel>(name);
        return label ? label->text() : QStringLiteral("(nothing is called that)");
    }
    /// The header has read its choices.
    bool settles(const char *name, const QString &expected)
    {
        return waitFor([&] { return words(name) == expected; });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *const focus = window.focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(&window), key, modifiers);
    }
    PlainPage *page() { return static_cast<PlainPage *>(window.workspace()->currentPage()); }
    const BoardQuery &query() { return window.workspace()->tools().selection.query(); }

    PageBench bench;
    Appearance appearance;
    CommandRegistry commands;
    SyncLink sync;
    Notifications notes;
    ShellTools shell;
    int made = 0;
    int syncs = 0;
    int signOuts = 0;
    std::vector<SignIn> signIns;
    MainWindow window;

private:
    std::vector<PageEntry> pages()
    {
        const auto entry = [this](PageId id, const char *title, const char *icon) {
            return PageEntry {
                id, title, icon, false, [this, id, title](PageTools &tools, QWidget *parent) -> Page * {
                    ++made;
                    return new PlainPage(id, title, tools, parent);
                }};
        };
        return {entry(PageId::Overview, QUNCE_TEXT("Overview"), "overview"),
            entry(PageId::Calendar, QUNCE_TEXT("Calendar"), "calendar"),
            entry(PageId::Guides, QUNCE_TEXT("Guides"), "guides"),
            PageEntry {PageId::Sync, QUNCE_TEXT("Sync"), "sync", true,
                [this](PageTools &tools, QWidget *parent) -> Page * {
                    return new SyncPage(tools, sync, notes, parent);
                }}};
    }
};

} // namespace qunce::test
