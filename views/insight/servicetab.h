// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/serviceinsight.h"
#include "views/charts/barchart.h"
#include "views/charts/linechart.h"
#include "views/insight/insighttab.h"

namespace qunce {

/// 服务质量: 14-day cohorts by add day, matured and running ones apart, and replies by unit and month. GUI thread.
class ServiceTab : public InsightTab
{
    Q_OBJECT

public:
    ServiceTab(PageTools &tools, const BoardQuery &query, QWidget *parent = nullptr);

    const ServiceInsight *insight() const { return m_insight.get(); }

protected:
    void readAgain() override;

private:
    void showInsight(std::shared_ptr<const ServiceInsight> insight);

    std::shared_ptr<const ServiceInsight> m_insight;
    LineChart *m_rates;
    BarChart *m_months;
    ChartCard *m_ratesCard;
    ChartCard *m_monthsCard;
    TableCard *m_matured;
    TableCard *m_open;
    TableCard *m_matrix;
};

} // namespace qunce
