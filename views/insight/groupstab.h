// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

#include "models/boards/groupsinsight.h"
#include "views/charts/barchart.h"
#include "views/charts/linechart.h"
#include "views/insight/insighttab.h"

namespace qunce {

/// 社群: members, joins, leaves, activity and output by day, and flash groups compared with the advice to close them. GUI
/// thread.
class GroupsTab : public InsightTab
{
    Q_OBJECT

public:
    GroupsTab(PageTools &tools, const BoardQuery &query, QWidget *parent = nullptr);

    const GroupsInsight *insight() const { return m_insight.get(); }
    QComboBox &comparedBy() const { return *m_by; }
    QComboBox &step() const { return *m_step; }
    /// Of the flash group that is chosen.
    QString reason() const { return m_reason->text(); }

protected:
    void readAgain() override;

private:
    void makeFlashTools();
    void showInsight(std::shared_ptr<const GroupsInsight> insight);
    void showFlash();
    void showReason();

    std::shared_ptr<const GroupsInsight> m_insight;
    LineChart *m_members;
    BarChart *m_moves;
    LineChart *m_curve;
    ChartCard *m_membersCard;
    ChartCard *m_movesCard;
    ChartCard *m_curveCard;
    TableCard *m_days;
    TableCard *m_compared;
    TableCard *m_flash;
    QComboBox *m_by;
    QComboBox *m_step;
    ThemedLabel *m_reason;
};

} // namespace qunce
