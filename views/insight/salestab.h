// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/salesinsight.h"
#include "views/charts/barchart.h"
#include "views/charts/linechart.h"
#include "views/insight/insighttab.h"

namespace qunce {

/// 销售: by day and class of hour, the share after hours and its trend, best guides and months. GUI thread.
class SalesTab : public InsightTab
{
    Q_OBJECT

public:
    SalesTab(PageTools &tools, const BoardQuery &query, QWidget *parent = nullptr);

    const SalesInsight *insight() const { return m_insight.get(); }

protected:
    void readAgain() override;

private:
    void showInsight(std::shared_ptr<const SalesInsight> insight);

    std::shared_ptr<const SalesInsight> m_insight;
    StackedBarChart *m_hours;
    LineChart *m_shares;
    ChartCard *m_hoursCard;
    ChartCard *m_sharesCard;
    TableCard *m_days;
    TableCard *m_guides;
    TableCard *m_months;
    TableCard *m_records;
};

} // namespace qunce
