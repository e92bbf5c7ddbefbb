// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/koc/kocpane.h"

#include "views/common/countpair.h"
#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

QString textOf(const std::string &utf8)
{
    return utf8.empty() ? Format::missing()
                        : QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

KocPane::KocPane(PageTools &tools, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_close(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_facts(new QWidget(this))
    , m_grid(new QGridLayout(m_facts))
    , m_chart(new LineChart(tools, this))
    , m_chartCard(new ChartCard(tools, m_chart, this))
    , m_problem(new EmptyState(tools.theme, this))
{
    m_chartCard->setExportData(ExportData::Koc);
    setMinimumWidth(280);
    m_close->setProperty("kind", QStringLiteral("quiet"));
    keepSize(tools.theme, m_close, {metrics::kControl, metrics::kControl});
    addTool(m_close);
    connect(m_close, &QToolButton::clicked, this, &KocPane::closeAsked);
    m_grid->setContentsMargins(
        metrics::kOuterCellPadding, 8, metrics::kOuterCellPadding, metrics::kOuterCellPadding);
    m_grid->setVerticalSpacing(8);
    m_grid->setHorizontalSpacing(metrics::kGap);
    m_grid->setColumnStretch(1, 1);
    m_chart->setMinimumHeight(180);
    auto *contents = new QWidget(this);
    m_column = new QVBoxLayout(contents);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_facts);
    auto *chartRow = new QHBoxLayout;
    chartRow->setContentsMargins(12, 0, 12, 12);
    chartRow->addWidget(m_chartCard);
    m_column->addLayout(chartRow);
    m_column->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(contents);
    m_scroll->viewport()->setAutoFillBackground(false); // the card is behind it; setWidget() fills
    contents->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_problem);
    body()->addWidget(m_stack);
    connect(&tools.theme, &Theme::changed, this, &KocPane::restyle);
    restyle();
}

void KocPane::addLasting(QWidget *part)
{
    m_column->insertWidget(m_column->count() - 1, part);
}

QSize KocPane::sizeHint() const
{
    return {metrics::kDetailPane, 400};
}

void KocPane::restyle()
{
    m_close->setIcon(icon(QStringLiteral("close"), m_tools.theme.color(Token::TextSecondary)));
}

void KocPane::retranslate()
{
    m_close->setToolTip(text(QUNCE_TEXT("Close (%1)"), {QStringLiteral("Esc")}));
    m_close->setAccessibleName(text(QUNCE_TEXT("Close")));
    m_chartCard->retranslate();
    if (m_detail)
        fill();
}

void KocPane::show(const KocDetail &detail)
{
    m_detail = detail;
    fill();
    m_stack->setCurrentIndex(0);
}

void KocPane::showProblem(const Error &error)
{
    m_detail.reset();
    setTitle(text(QUNCE_TEXT("KOC")));
    m_problem->say(QStringLiteral("warning"), text(error.userText));
    m_stack->setCurrentWidget(m_problem);
}

void KocPane::addRow(const QString &title, const QString &value)
{
    const int row = m_grid->rowCount();
    auto *name = new ThemedLabel(m_tools.theme, TextRole::Secondary, Token::TextSecondary, m_facts);
    name->setText(title);
    auto *number = new ThemedLabel(m_tools.theme, TextRole::Body, Token::Text, m_facts);
    number->setText(value);
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    number->setWordWrap(true);
    number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    number->setAccessibleName(title + QLatin1Char(' ') + value);
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(number, row, 1);
}

void KocPane::fill()
{
    const KocDetail &koc = *m_detail;
    const Format format = m_tools.format();
    const auto number = [&format](const std::optional<int64_t> &value) {
        return value ? format.integer(*value) : Format::missing();
    };
    const auto money = [&format](const std::optional<int64_t> &fen) {
        return fen ? format.money(*fen) : Format::missing();
    };
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setTitle(textOf(koc.nickname), textOf(koc.code));
    addRow(text(QUNCE_TEXT("Tier")), textOf(koc.tier));
    addRow(text(QUNCE_TEXT("Region")), textOf(koc.region));
    addRow(text(QUNCE_TEXT("City")), textOf(koc.city));
    addRow(text(QUNCE_TEXT("Guide")), textOf(koc.guide));
    addRow(text(QUNCE_TEXT("Mentor")), textOf(koc.mentor));
    addRow(
        text(QUNCE_TEXT("Joined on")), koc.joinedOn ? format.dayWithYear(*koc.joinedOn) : Format::missing());
    addRow(text(QUNCE_TEXT("Fans")), number(koc.fans));
    addRow(text(QUNCE_TEXT("Points")), number(koc.points));
    addRow(text(QUNCE_TEXT("Active days of 30")), countPair(koc.activeDays, kKocActiveDays, format));
    addRow(text(QUNCE_TEXT("Sales of 90 days")), money(koc.amount));
    addRow(text(QUNCE_TEXT("Orders of 90 days")), number(koc.orders));
    addRow(text(QUNCE_TEXT("Posts / accepted")),
        number(koc.posts) + QStringLiteral(" / ") + number(koc.accepted));

    ChartData sales;
    sales.unit = ChartUnit::Money;
    sales.categoryTitle = text(QUNCE_TEXT("Day"));
    ChartSeries series;
    series.name = text(QUNCE_TEXT("KOC sales"));
    for (size_t day = 0; day < koc.amountByDay.size(); ++day) {
        sales.categories << format.numericDay(koc.days.from + static_cast<int>(day));
        ChartValue value;
        if (koc.amountByDay[day])
            value.value = Fraction {*koc.amountByDay[day], 1};
        series.values.push_back(value);
    }
    sales.series.push_back(std::move(series));
    m_chart->setData(std::move(sales));
    m_chartCard->setSource({text(QUNCE_TEXT("Sales by day")), textOf(koc.nickname), format.period(koc.days),
        format.dateTime(m_tools.reader.now())});
    m_chartCard->setEmptyText(text(QUNCE_TEXT("Nothing was sold in these 90 days")));
}

QStringList KocPane::rows() const
{
    QStringList rows;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        if (const QLayoutItem *item = m_grid->itemAtPosition(row, 1))
            rows << item->widget()->accessibleName();
    }
    return rows;
}

} // namespace qunce
