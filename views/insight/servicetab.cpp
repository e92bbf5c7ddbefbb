// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/servicetab.h"

#include "views/common/texts.h"
#include "views/insight/servicetables.h"

namespace qunce {

namespace {

constexpr int kMostCohorts = 9;
constexpr int kMostUnits = 16;

} // namespace

ServiceTab::ServiceTab(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : InsightTab(tools, query, parent)
    , m_rates(new LineChart(tools))
    , m_months(new BarChart(tools))
    , m_ratesCard(makeChart("cohortChart", m_rates))
    , m_monthsCard(makeChart("repliesChart", m_months))
    , m_matured(makeTable("cohortsMatured", cohortColumns()))
    , m_open(makeTable("cohortsOpen", cohortColumns()))
    , m_matrix(makeTable("replyMatrix"))
{
    addRow(m_ratesCard, m_monthsCard, 3, 2);
    addRow(m_matured, m_open);
    column()->addWidget(m_matrix);
    column()->addStretch(1);
    const QString noCohorts =
        text(QUNCE_TEXT("No new customers by add day (cohort_added) have been imported for these days."));
    const QString noReplies = text(QUNCE_TEXT("No replies (replies) have been imported for these months."));
    sayNoData(*m_ratesCard, noCohorts);
    sayNoData(m_matured->empty(), noCohorts);
    sayNoData(m_open->empty(), noCohorts);
    sayNoData(*m_monthsCard, noReplies);
    sayNoData(m_matrix->empty(), noReplies);
}

void ServiceTab::readAgain()
{
    ask<ServiceInsight>(&readServiceInsight,
        [this](std::shared_ptr<const ServiceInsight> read) { showInsight(std::move(read)); });
}

void ServiceTab::showInsight(std::shared_ptr<const ServiceInsight> insight)
{
    m_insight = std::move(insight);
    const Format format = tools().format();
    m_ratesCard->setSource(source(text(QUNCE_TEXT("14-day reply rate by add day"))));
    m_rates->setData(cohortChart(*m_insight, format));
    m_monthsCard->setSource(source(text(QUNCE_TEXT("Replies by month"))));
    m_months->setData(repliesChart(*m_insight, format));
    m_matured->setHeading(text(QUNCE_TEXT("14 days over")), text(QUNCE_TEXT("counts")));
    m_matured->setRows(cohortRows(*m_insight, true), cohortCells(m_insight, true, format));
    m_open->setHeading(
        text(QUNCE_TEXT("14 days still run")), text(QUNCE_TEXT("not in the rate; replies still come")));
    m_open->setRows(cohortRows(*m_insight, false), cohortCells(m_insight, false, format));
    m_matrix->setHeading(m_insight->head.isOfStores ? text(QUNCE_TEXT("Replies by store and month"))
                                                    : text(QUNCE_TEXT("Replies by region and month")),
        text(QUNCE_TEXT("as imported; the last month up to the period's end")));
    m_matrix->table().setColumns(matrixColumns(*m_insight, format));
    m_matrix->setRows(matrixRows(*m_insight), matrixCells(m_insight, format));
    fitRows(*m_matured, kMostCohorts);
    fitRows(*m_open, kMostCohorts);
    fitRows(*m_matrix, kMostUnits);
}

} // namespace qunce
