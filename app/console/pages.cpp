// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/pages.h"

#include "views/calendar/calendarpage.h"
#include "views/groups/groupspage.h"
#include "views/guides/guidespage.h"
#include "views/koc/kocpage.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/overview/overviewpage.h"
#include "views/shell/appearance.h"
#include "views/shell/settingspage.h"
#include "views/shell/syncpage.h"
#include "views/shell/workspace.h"
#include "views/tasks/taskspage.h"

namespace qunce::app {

namespace {

template <typename Made>
PageEntry entry(PageId id, const char *title, const char *icon)
{
    return {id, title, icon, false,
        [](PageTools &tools, QWidget *parent) -> Page * { return new Made(tools, parent); }};
}

} // namespace

std::vector<PageEntry> consolePages(ShellTools &shell, Appearance &appearance)
{
    std::vector<PageEntry> pages;
    pages.push_back(entry<OverviewPage>(PageId::Overview, QUNCE_TEXT("Overview"), "overview"));
    pages.push_back(entry<CalendarPage>(PageId::Calendar, QUNCE_TEXT("Calendar"), "calendar"));
    pages.push_back(entry<GroupsPage>(PageId::Groups, QUNCE_TEXT("Groups"), "groups"));
    pages.push_back(entry<KocPage>(PageId::Koc, QUNCE_TEXT("KOC"), "koc"));
    pages.push_back(entry<GuidesPage>(PageId::Guides, QUNCE_TEXT("Guides"), "guides"));
    pages.push_back(entry<TasksPage>(PageId::Tasks, QUNCE_TEXT("Tasks"), "tasks"));
    pages.push_back(entry<LeaderboardPage>(PageId::Leaderboard, QUNCE_TEXT("Leaderboard"), "leaderboard"));
    pages.push_back({PageId::Sync, QUNCE_TEXT("Sync"), "sync", true,
        [&shell](PageTools &tools, QWidget *parent) -> Page * {
            return new SyncPage(tools, shell.sync, shell.notes, parent);
        }});
    pages.push_back({PageId::Settings, QUNCE_TEXT("Settings"), "settings", true,
        [&shell, &appearance](PageTools &tools, QWidget *parent) -> Page * {
            return new SettingsPage(tools, appearance, shell.sync, parent);
        }});
    return pages;
}

} // namespace qunce::app
