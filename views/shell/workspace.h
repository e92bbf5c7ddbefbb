// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include "views/shell/pageentry.h"
#include "views/shell/synclink.h"

namespace qunce {

class Banner;
class Header;
class Notifications;
class Sidebar;
class Toast;

/// What the window gives to everything in it; all of it outlives the workspace.
struct ShellTools {
    Theme &theme;
    LanguageChoice &language;
    Settings &settings;
    CommandRegistry &commands;
    SyncLink &sync;
    EditDesk &edits;
    Notifications &notes;
    const Clock &clock;
    bool isDemo = false;
    ImageDesk *images = nullptr;
    /// Opens the dialog of reports over a widget of the window, with the review of a campaign or, for nil, with a period; none
    /// where there are no reports.
    std::function<void(PageTools &tools, QWidget *over, const Uuid &campaign)> makeReport {};
};

/// The window of somebody who is signed in: sidebar, header, and the pages, each made at its first visit. Gone when
/// another user signs in. GUI thread.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    Workspace(ShellTools &shell, std::unique_ptr<BoardReader> reader, std::vector<PageEntry> pages,
        QWidget *parent = nullptr);
    ~Workspace() override;

    void go(const Destination &destination);
    Page *currentPage() const;
    /// Page and header have read everything: pictures may be taken.
    bool isSettled() const;
    const std::vector<PageEntry> &pages() const { return m_entries; }
    PageTools &tools() { return m_tools; }
    BoardReader &reader() { return *m_reader; }
    Sidebar &sidebar() { return *m_sidebar; }
    void retranslate();

signals:
    void signInAsked();
    void searchAsked();
    void menuAsked(const QPoint &globalPlace);

private:
    const PageEntry *entryOf(PageId id) const;
    void followClock();
    void showTrouble();
    void followEdits();
    void readBadges();
    void showBadges();

    ShellTools &m_shell;
    std::unique_ptr<BoardReader> m_reader;
    Selection m_selection;
    std::vector<PageEntry> m_entries;
    PageTools m_tools;
    Sidebar *m_sidebar;
    Header *m_header;
    Banner *m_banner;
    QStackedWidget *m_stack;
    Toast *m_toast;
    std::map<PageId, Page *> m_pages;
    BoardPlace m_badgesPlace;
    int m_calendarBadge = 0;
    int m_groupsBadge = 0;
    QTimer m_clock;
    Day m_today;
};

} // namespace qunce
