// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/salestab.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/insight/salestables.h"

namespace qunce {

namespace {

constexpr int kMostSalesRows = 12;

} // namespace

SalesTab::SalesTab(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : InsightTab(tools, query, parent)
    , m_hours(new StackedBarChart(tools))
    , m_shares(new LineChart(tools))
    , m_hoursCard(makeChart("hourChart", m_hours))
    , m_sharesCard(makeChart("shareChart", m_shares))
    , m_days(makeTable("salesDays", salesDayColumns()))
    , m_guides(makeTable("bestGuides", bestGuideColumns()))
    , m_months(makeTable("salesMonths", salesMonthColumns()))
    , m_records(makeTable("guideRecords", recordColumns()))
{
    addRow(m_hoursCard, m_sharesCard);
    addRow(m_days, m_guides);
    addRow(m_months, m_records);
    column()->addStretch(1);
    const QString noSales = text(QUNCE_TEXT("No sales (amount) have been imported for these days."));
    sayNoData(*m_hoursCard, noSales);
    sayNoData(*m_sharesCard,
        text(QUNCE_TEXT("No sales after hours (after_hours_amount) have been imported for these days.")));
    for (TableCard *card : {m_days, m_guides, m_months, m_records})
        sayNoData(card->empty(), noSales);
}

void SalesTab::readAgain()
{
    ask<SalesInsight>(&readSalesInsight,
        [this](std::shared_ptr<const SalesInsight> read) { showInsight(std::move(read)); });
}

void SalesTab::showInsight(std::shared_ptr<const SalesInsight> insight)
{
    m_insight = std::move(insight);
    const Format format = tools().format();
    m_hoursCard->setSource(source(text(QUNCE_TEXT("Net sales by day and class of hour"))));
    m_hours->setData(hourChart(*m_insight, format));
    m_sharesCard->setSource(source(text(QUNCE_TEXT("After-hours share"))), shareWords(*m_insight, format));
    m_shares->setData(shareChart(*m_insight, format));
    m_days->setHeading(text(QUNCE_TEXT("Net sales by day")),
        text(QUNCE_TEXT("after hours is 22:00–10:00 as imported; another window needs orders by hour")));
    m_days->setRows(salesDayRows(*m_insight), salesDayCells(m_insight, format));
    m_guides->setHeading(text(QUNCE_TEXT("Best guides")), format.period(m_insight->head.query.period));
    m_guides->setRows(static_cast<int>(m_insight->guides.size()), bestGuideCells(m_insight, format));
    m_months->setHeading(text(QUNCE_TEXT("Months")));
    const bool isAny = std::any_of(m_insight->months.begin(), m_insight->months.end(),
        [](const SalesMonth &month) { return month.amount.has_value(); });
    m_months->setRows(
        isAny ? static_cast<int>(m_insight->months.size()) : 0, salesMonthCells(m_insight, format));
    m_records->setHeading(text(QUNCE_TEXT("Best months of a guide")));
    m_records->setRows(static_cast<int>(m_insight->records.size()), recordCells(m_insight, format));
    for (TableCard *card : {m_days, m_guides, m_months, m_records})
        fitRows(*card, kMostSalesRows);
}

} // namespace qunce
