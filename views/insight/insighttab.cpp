// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/insight/insighttab.h"

#include "views/common/texts.h"
#include "views/insight/insighttexts.h"

namespace qunce {

namespace {

constexpr int kInsightRow = 28;
constexpr int kChartHeight = 260;
constexpr int kEmptyTable = 150;

} // namespace

InsightTab::InsightTab(PageTools &tools, const BoardQuery &query, QWidget *parent)
    : QStackedWidget(parent)
    , m_tools(tools)
    , m_query(query)
    , m_place(this)
    , m_column(nullptr)
    , m_problem(new EmptyState(tools.theme, this))
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    auto *contents = new QWidget;
    contents->setAutoFillBackground(false);
    m_column = new QVBoxLayout(contents);
    m_column->setContentsMargins(0, metrics::kGap, 4, 0);
    m_column->setSpacing(metrics::kGap);
    area->setWidget(contents);
    m_problem->say(QStringLiteral("clock"), text(QUNCE_TEXT("Reading…")));
    addWidget(m_problem);
    addWidget(area);
}

void InsightTab::read()
{
    m_isRead = true;
    readAgain();
}

void InsightTab::take(const InsightHead *head)
{
    m_head = head;
    setCurrentIndex(1);
}

void InsightTab::fail(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_problem->say(QStringLiteral("warning"), text(error.userText), {}, text(QUNCE_TEXT("Read again")),
        [this] { read(); });
    setCurrentIndex(0);
    emit shown();
}

void InsightTab::addRow(QWidget *left, QWidget *right, int leftShare, int rightShare)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(left, leftShare);
    row->addWidget(right, rightShare);
    m_column->addLayout(row);
}

TableCard *InsightTab::makeTable(const char *name, std::vector<BoardColumn> columns)
{
    auto *card = new TableCard(m_tools, kInsightRow, [this] { return source({}); });
    card->table().setObjectName(QLatin1String(name));
    card->table().setColumns(std::move(columns));
    card->retranslate();
    return card;
}

ChartCard *InsightTab::makeChart(const char *name, Chart *chart)
{
    auto *card = new ChartCard(m_tools, chart);
    card->setObjectName(QLatin1String(name));
    card->setMinimumHeight(kChartHeight);
    card->retranslate();
    return card;
}

void InsightTab::sayNoData(EmptyState &empty, const QString &why)
{
    empty.say(QStringLiteral("info"), text(QUNCE_TEXT("No data")), why);
}

void InsightTab::sayNoData(ChartCard &card, const QString &why)
{
    card.setEmptyText(text(QUNCE_TEXT("No data")), why);
}

TextSource InsightTab::source(const QString &title) const
{
    return m_head ? insightSource(*m_head, title, m_tools.format()) : TextSource {title, {}, {}, {}};
}

void InsightTab::fitRows(TableCard &card, int most) const
{
    const int rows = card.table().rowCount();
    card.setMinimumHeight(
        metrics::kCardTitle + (rows > 0 ? card.table().heightOfRows(std::min(rows, most)) + 4 : kEmptyTable));
}

} // namespace qunce
