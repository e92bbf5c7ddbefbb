// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/pages.h"

#include "views/shell/appearance.h"
#include "views/shell/settingspage.h"
#include "views/shell/workspace.h"
#ifdef QUNCE_HAS_OVERVIEW
#include "views/overview/overviewpage.h"
#endif
#ifdef QUNCE_HAS_CALENDAR
#include "views/calendar/calendarpage.h"
#endif
#ifdef QUNCE_HAS_GROUPS
#include "views/groups/groupspage.h"
#endif
#ifdef QUNCE_HAS_KOC
#include "views/koc/kocpage.h"
#endif
#ifdef QUNCE_HAS_GUIDES
#include "views/guides/guidespage.h"
#endif
#ifdef QUNCE_HAS_TASKS
#include "views/tasks/taskspage.h"
#endif
#ifdef QUNCE_HAS_LEADERBOARD
#include "views/leaderboard/leaderboardpage.h"
#endif

namespace qunce::app {

namespace {

template <typename Made>
[[maybe_unused]] PageEntry entry(PageId id, const char *title, const char *icon)
{
    return {id, title, icon, false,
        [](PageTools &tools, QWidget *parent) -> Page * { return new Made(tools, parent); }};
}

} // namespace

std::vector<PageEntry> consolePages(ShellTools &shell, Appearance &appearance)
{
    std::vector<PageEntry> pages;
#ifdef QUNCE_HAS_OVERVIEW
    pages.push_back(entry<OverviewPage>(PageId::Overview, QUNCE_TEXT("Overview"), "overview"));
#endif
#ifdef QUNCE_HAS_CALENDAR
    pages.push_back(entry<CalendarPage>(PageId::Calendar, QUNCE_TEXT("Calendar"), "calendar"));
#endif
#ifdef QUNCE_HAS_GROUPS
    pages.push_back(entry<GroupsPage>(PageId::Groups, QUNCE_TEXT("Groups"), "groups"));
#endif
#ifdef QUNCE_HAS_KOC
    pages.push_back(entry<KocPage>(PageId::Koc, QUNCE_TEXT("KOC"), "koc"));
#endif
#ifdef QUNCE_HAS_GUIDES
    pages.push_back(entry<GuidesPage>(PageId::Guides, QUNCE_TEXT("Guides"), "guides"));
#endif
#ifdef QUNCE_HAS_TASKS
    pages.push_back(entry<TasksPage>(PageId::Tasks, QUNCE_TEXT("Tasks"), "tasks"));
#endif
#ifdef QUNCE_HAS_LEADERBOARD
    pages.push_back(entry<LeaderboardPage>(PageId::Leaderboard, QUNCE_TEXT("Leaderboard"), "leaderboard"));
#endif
    pages.push_back({PageId::Settings, QUNCE_TEXT("Settings"), "settings", true,
        [&shell, &appearance](PageTools &tools, QWidget *parent) -> Page * {
            return new SettingsPage(tools, appearance, shell.sync, parent);
        }});
    return pages;
}

} // namespace qunce::app
