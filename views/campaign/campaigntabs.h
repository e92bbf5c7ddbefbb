// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/campaign/campaigntables.h"
#include "views/charts/chartcard.h"
#include "views/charts/linechart.h"
#include "views/charts/tablecard.h"
#include "views/roster/rosterview.h"

namespace qunce {

/// What the tabs of a campaign ask of their page.
struct CampaignHost {
    std::function<TextSource()> source;
    std::function<void()> editGoals;
    std::function<void()> editStages;
    std::function<void()> openTasks {}; ///< those of the campaign, on their page
    std::function<void()> showGoals {}; ///< the tab of that name, as the next
    std::function<void()> showUnreached {};
};

/// One part of a campaign in full. Made when it is first looked at; shows what it is given. GUI thread.
class CampaignTab : public QWidget
{
    Q_OBJECT

public:
    CampaignTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr)
        : QWidget(parent), m_tools(tools), m_host(std::move(host))
    { }

    /// Null: nothing yet.
    void show(CampaignShown detail)
    {
        m_detail = std::move(detail);
        if (m_detail)
            fill();
    }
    using QWidget::show;
    virtual void retranslate() = 0;
    virtual QWidget *firstControl() = 0;

protected:
    virtual void fill() = 0;
    PageTools &tools() const { return m_tools; }
    const CampaignHost &host() const { return m_host; }
    const CampaignShown &detail() const { return m_detail; }
    /// With a title of its own.
    TextSource sourceOf(const QString &title) const;

private:
    PageTools &m_tools;
    const CampaignHost m_host;
    CampaignShown m_detail;
};

/// 总览: key figures, stages with their gates, what comes next.
class CampaignOverviewTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignOverviewTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override { return &m_stages->table(); }
    CellTable &stages() const { return m_stages->table(); }
    CellTable &coming() const { return m_coming->table(); }

protected:
    void fill() override;

private:
    Card *m_figures;
    QVBoxLayout *m_figureRows;
    QWidget *m_shown = nullptr;
    TableCard *m_stages;
    TableCard *m_coming;
};

/// 目标与达成: every goal, and the days of the one that is chosen.
class CampaignGoalsTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignGoalsTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override { return &m_goals->table(); }
    CellTable &goals() const { return m_goals->table(); }
    CellTable &days() const { return m_days->table(); }
    LineChart &chart() const { return *m_chart; }

protected:
    void fill() override;

private:
    void showGoal(int row);

    TableCard *m_goals;
    TableCard *m_days;
    LineChart *m_chart;
    ChartCard *m_chartCard;
    Uuid m_campaign; ///< whose goal is chosen
};

/// 覆盖: layer by dimension.
class CampaignCoverageTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignCoverageTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override { return &m_matrix->table(); }
    CellTable &matrix() const { return m_matrix->table(); }

protected:
    void fill() override;

private:
    TableCard *m_matrix;
};

/// 触达曲线: how fast pushes got to the groups, by kind.
class CampaignReachTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignReachTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override { return &m_times->table(); }
    CellTable &times() const { return m_times->table(); }
    LineChart &chart() const { return *m_chart; }

protected:
    void fill() override;

private:
    TableCard *m_times;
    LineChart *m_chart;
    ChartCard *m_chartCard;
};

/// 未触达: groups that got nothing, and why. A row leads to its group.
class CampaignUnreachedTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignUnreachedTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override;
    RosterView &groups() const { return *m_groups; }

protected:
    void fill() override;

private:
    Card *m_card;
    RosterView *m_groups;
};

/// 市场版本: what each content did in each region.
class CampaignVariantsTab : public CampaignTab
{
    Q_OBJECT

public:
    CampaignVariantsTab(PageTools &tools, CampaignHost host, QWidget *parent = nullptr);
    void retranslate() override;
    QWidget *firstControl() override { return &m_variants->table(); }
    CellTable &variants() const { return m_variants->table(); }

protected:
    void fill() override;

private:
    TableCard *m_variants;
};

} // namespace qunce
