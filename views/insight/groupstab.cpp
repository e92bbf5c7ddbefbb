// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/groupstab.h"

#include <algorithm>

#include "views/common/texts.h"
#include "views/insight/groupstables.h"

namespace qunce {

namespace {

constexpr int kMostGroupDays = 10;
constexpr int kMostFlashRows = 10;

} // namespace

GroupsTab::GroupsTab(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : InsightTab(tools, query, parent)
    , m_members(new LineChart(tools))
    , m_moves(new BarChart(tools))
    , m_curve(new LineChart(tools))
    , m_membersCard(makeChart("membersChart", m_members))
    , m_movesCard(makeChart("movesChart", m_moves))
    , m_curveCard(makeChart("flashChart", m_curve))
    , m_days(makeTable("groupDays", groupsDayColumns()))
    , m_compared(makeTable("flashCompared"))
    , m_flash(makeTable("flashGroups", flashColumns()))
    , m_by(new QComboBox)
    , m_step(new QComboBox)
    , m_reason(new ThemedLabel(tools.theme, TextRole::Body, Token::Text))
{
    addRow(m_membersCard, m_movesCard);
    column()->addWidget(m_days);
    // The names of the curves need the room that pickers in the card would take.
    auto *pickers = new QHBoxLayout;
    pickers->setSpacing(metrics::kGap);
    pickers->addWidget(m_by);
    pickers->addWidget(m_step);
    pickers->addStretch(1);
    column()->addLayout(pickers);
    column()->addWidget(m_curveCard);
    column()->addWidget(m_compared);
    column()->addWidget(m_flash);
    m_reason->setObjectName(QStringLiteral("closeReason"));
    m_reason->setWordWrap(true);
    column()->addWidget(m_reason);
    column()->addStretch(1);
    const QString noGroups =
        text(QUNCE_TEXT("No numbers of groups by day have been imported for these days."));
    sayNoData(*m_membersCard, noGroups);
    sayNoData(*m_movesCard, noGroups);
    sayNoData(m_days->empty(), noGroups);
    const QString noFlash =
        text(QUNCE_TEXT("No flash group with numbers by hour (group_hours) began in these days."));
    sayNoData(*m_curveCard, noFlash);
    sayNoData(m_compared->empty(), noFlash);
    sayNoData(m_flash->empty(), text(QUNCE_TEXT("No flash group began in these days.")));
    makeFlashTools();
    connect(&m_flash->table(), &CellTable::currentRowChanged, this, &GroupsTab::showReason);
}

void GroupsTab::makeFlashTools()
{
    m_by->addItem(text(QUNCE_TEXT("By batch")), static_cast<int>(FlashBy::Batch));
    m_by->addItem(text(QUNCE_TEXT("By age band")), static_cast<int>(FlashBy::Band));
    m_by->addItem(text(QUNCE_TEXT("Group by group")), static_cast<int>(FlashBy::Group));
    m_by->setAccessibleName(text(QUNCE_TEXT("Compared by")));
    m_step->addItem(text(QUNCE_TEXT("By day")), static_cast<int>(FlashStep::Day));
    m_step->addItem(text(QUNCE_TEXT("By hour")), static_cast<int>(FlashStep::Hour));
    m_step->setAccessibleName(text(QUNCE_TEXT("Steps of the curve")));
    for (QComboBox *box : {m_by, m_step})
        connect(box, &QComboBox::currentIndexChanged, this, &GroupsTab::showFlash);
}

void GroupsTab::readAgain()
{
    ask<GroupsInsight>(&readGroupsInsight,
        [this](std::shared_ptr<const GroupsInsight> read) { showInsight(std::move(read)); });
}

void GroupsTab::showInsight(std::shared_ptr<const GroupsInsight> insight)
{
    m_insight = std::move(insight);
    const Format format = tools().format();
    m_membersCard->setSource(source(text(QUNCE_TEXT("Members by day"))));
    m_members->setData(membersChart(*m_insight, format));
    m_movesCard->setSource(source(text(QUNCE_TEXT("Joined and left by day"))));
    m_moves->setData(movesChart(*m_insight, format));
    m_days->setHeading(text(QUNCE_TEXT("Groups by day")),
        text(QUNCE_TEXT("members are those of the last day; output per group and member in yuan")));
    m_days->setRows(groupsDayRows(*m_insight), groupsDayCells(m_insight, format));
    m_flash->setHeading(text(QUNCE_TEXT("Flash groups")),
        text(QUNCE_TEXT("began %1"), {format.period(m_insight->flashDays)}));
    m_flash->setRows(static_cast<int>(m_insight->flash.size()), flashCells(m_insight, format));
    fitRows(*m_days, kMostGroupDays);
    fitRows(*m_flash, kMostFlashRows);
    showFlash();
    showReason();
}

void GroupsTab::showFlash()
{
    if (!m_insight)
        return;
    const Format format = tools().format();
    const auto by = static_cast<FlashBy>(m_by->currentData().toInt());
    const auto step = static_cast<FlashStep>(m_step->currentData().toInt());
    m_curveCard->setSource(source(text(QUNCE_TEXT("First orders ÷ customers joined"))),
        text(QUNCE_TEXT("since the opening day")));
    m_curve->setData(flashChart(flashRows(m_insight->flash, by, step), by, step, format));
    const auto rows =
        std::make_shared<const std::vector<FlashRow>>(flashRows(m_insight->flash, by, FlashStep::Day));
    const bool isAny =
        std::any_of(rows->begin(), rows->end(), [](const FlashRow &row) { return !row.points.empty(); });
    m_compared->setHeading(text(QUNCE_TEXT("Flash groups compared")), m_by->currentText());
    m_compared->table().setColumns(flashRowColumns(*rows, by));
    m_compared->setRows(isAny ? static_cast<int>(rows->size()) : 0, flashRowCells(rows, by, format));
    fitRows(*m_compared, kMostFlashRows);
}

void GroupsTab::showReason()
{
    const int row = m_flash->table().currentRow();
    const bool isChosen = m_insight && row >= 0 && static_cast<size_t>(row) < m_insight->flash.size();
    m_reason->setVisible(isChosen);
    if (!isChosen)
        return;
    const FlashLine &line = m_insight->flash[static_cast<size_t>(row)];
    m_reason->setText(text(QUNCE_TEXT("%1: %2"), {QString::fromStdString(line.name), closeWords(line)}));
}

} // namespace qunce
