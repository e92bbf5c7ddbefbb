// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <functional>
#include <memory>

#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

#include "models/boards/campaigndetail.h"
#include "views/campaign/campaigntabs.h"
#include "views/campaign/closeouttab.h"
#include "views/common/page.h"
#include "views/common/viewpicker.h"
#include "views/nudge/nudgecommand.h"
#include "views/roster/rosterview.h"

namespace qunce {

/// The page's place after those of views/common/page.h.
inline constexpr PageId kCampaignsPage = static_cast<PageId>(static_cast<uint8_t>(PageId::Content) + 1);

/// 活动: all campaigns, and below one of them in full: what it was to bring and brought, day by day; what it covered; how
/// fast it spread, and whom it did not reach; what is learned. Numbers are of the header's unit. GUI thread.
class CampaignPage : public Page
{
    Q_OBJECT

public:
    /// In the order of the tabs.
    enum class Tab : uint8_t { Overview, Goals, Coverage, Reach, Unreached, Variants, CloseOut };
    static constexpr size_t kTabs = 7;

    explicit CampaignPage(PageTools &tools, QWidget *parent = nullptr);

    bool usesPeriod() const override { return false; }
    bool usesCompare() const override { return false; }
    /// `subject` a campaign, `filter` a quick filter.
    void open(const Destination &destination) override;
    int rowsShown() const override;
    QWidget *firstControl() override;
    void find() override { m_roster->focusSearch(); }

    RosterView &roster() const { return *m_roster; }
    const CampaignShown &detail() const { return m_detail; }
    QTabBar &tabs() const { return *m_tabs; }
    void showTab(Tab tab);
    /// Made at its first visit; null before.
    CampaignTab *tab(Tab tab) const { return m_made[static_cast<size_t>(tab)]; }

    void editGoals();
    void editStages();
    /// Its tasks alone, on their page.
    void openTasks();
    /// Who makes the report of a campaign; without one there is no button for it.
    void setReview(std::function<void(const Uuid &campaign)> review);
    void makeReview();
    /// Who has not done its tasks.
    std::optional<NudgeQuery> nudged() const;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void build();
    void addCommands();
    void readTable();
    void readDetail();
    void chooseCampaign(const Uuid &id);
    void show(Result<std::optional<CampaignDetail>> read);
    void showDetail();
    void fillTab();
    CampaignTab *makeTab(Tab tab);
    TextSource source() const;
    Message whyFixed(const char *field) const;
    void saveField(const char *field, const std::string &before, const std::string &json,
        const Message &title, std::function<void(const Result<EditDone> &)> done);

    BoardPlace m_tablePlace;
    BoardPlace m_detailPlace;
    const std::shared_ptr<PlanMemory> m_plan = std::make_shared<PlanMemory>();
    Uuid m_chosen;
    CampaignShown m_detail;
    std::array<CampaignTab *, kTabs> m_made {};

    QSplitter *m_splitter;
    Card *m_listCard;
    RosterView *m_roster;
    ViewPicker *m_savedViews;
    QWidget *m_lower;
    Card *m_head;
    QTabBar *m_tabs;
    QPushButton *m_goals;
    QPushButton *m_stages;
    QPushButton *m_tasks;
    QPushButton *m_nudge;
    QPushButton *m_calendar;
    QPushButton *m_report;
    std::function<void(const Uuid &campaign)> m_review;
    QStackedWidget *m_stack; ///< the tabs, or what stands in their place
    QScrollArea *m_scroll;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
};

} // namespace qunce
