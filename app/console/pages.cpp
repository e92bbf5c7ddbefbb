// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console/pages.h"

#include "views/calendar/calendarpage.h"
#include "views/campaign/campaignpage.h"
#include "views/content/contentpage.h"
#include "views/groups/groupspage.h"
#include "views/guides/guidespage.h"
#include "views/koc/kocpage.h"
#include "views/leaderboard/leaderboardpage.h"
#include "views/overview/overviewpage.h"
#include "views/shell/appearance.h"
#include "views/shell/settingspage.h"
#include "views/shell/syncpage.h"
#include "views/shell/workspace.h"
#include "views/sop/soppage.h"
#include "views/tasks/taskspage.h"

namespace qunce::app {

namespace {

template <typename Made>
PageEntry entry(PageId id, const char *title, const char *icon)
{
    return {id, title, icon, false,
        [](PageTools &tools, QWidget *parent) -> Page * { return new Made(tools, parent); }};
}

std::vector<Uuid> ofKind(const std::vector<ChangedRow> &rows, Kind kind)
{
    std::vector<Uuid> ids;
    for (const ChangedRow &row : rows) {
        if (row.kind == kind)
            ids.push_back(row.id);
    }
    return ids;
}

/// A page of rows that are marked when others change them. `place`: the part of the page that marks them.
template <typename Made, typename Place>
PageEntry markingEntry(PageId id, const char *title, const char *icon, SyncLink &sync, Kind kind, Place place)
{
    return {id, title, icon, false, [&sync, kind, place](PageTools &tools, QWidget *parent) -> Page * {
                auto *page = new Made(tools, parent);
                QObject::connect(&sync, &SyncLink::rowsChanged, page,
                    [page, kind, place](const std::vector<ChangedRow> &rows) {
                        place(*page).markChanged(ofKind(rows, kind));
                    });
                return page;
            }};
}

} // namespace

std::vector<PageEntry> consolePages(ShellTools &shell, Appearance &appearance)
{
    const auto table = [](auto &page) -> RosterView & { return page.roster(); };
    const auto whole = [](auto &page) -> auto &
    {
        return page;
    };
    std::vector<PageEntry> pages;
    pages.push_back(entry<OverviewPage>(PageId::Overview, QUNCE_TEXT("Overview"), "overview"));
    pages.push_back(markingEntry<CalendarPage>(
        PageId::Calendar, QUNCE_TEXT("Calendar"), "calendar", shell.sync, Kind::Entry, whole));
    PageEntry campaigns = markingEntry<CampaignPage>(
        kCampaignsPage, QUNCE_TEXT("Campaigns"), "campaign", shell.sync, Kind::Campaign, table);
    campaigns.make = [&shell, make = campaigns.make](PageTools &tools, QWidget *parent) {
        Page *const page = make(tools, parent);
        if (shell.makeReport)
            static_cast<CampaignPage *>(page)->setReview(
                [&shell, &tools, page](const Uuid &campaign) { shell.makeReport(tools, page, campaign); });
        return page;
    };
    pages.push_back(std::move(campaigns));
    pages.push_back(markingEntry<ContentPage>(
        PageId::Content, QUNCE_TEXT("Content"), "content", shell.sync, Kind::Content, table));
    pages.push_back(entry<SopPage>(PageId::Sop, QUNCE_TEXT("SOP"), "list"));
    pages.push_back(markingEntry<GroupsPage>(
        PageId::Groups, QUNCE_TEXT("Groups"), "groups", shell.sync, Kind::Group, table));
    pages.push_back(
        markingEntry<KocPage>(PageId::Koc, QUNCE_TEXT("KOC"), "koc", shell.sync, Kind::Koc, table));
    pages.push_back(markingEntry<GuidesPage>(
        PageId::Guides, QUNCE_TEXT("Guides"), "guides", shell.sync, Kind::Guide, table));
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
