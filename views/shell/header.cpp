// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/header.h"

#include <QPainter>

#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/shell/datadate.h"
#include "views/shell/periodpicker.h"
#include "views/shell/pickbutton.h"
#include "views/shell/scopepicker.h"
#include "views/shell/syncchip.h"

namespace qunce {

Header::Header(PageTools &tools, SyncLink &link, bool isDemo, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_choicesPlace(this)
    , m_campaignsPlace(this)
    , m_arrivalPlace(this)
    , m_title(new ThemedLabel(tools.theme, TextRole::PageTitle, Token::Text, this))
    , m_scope(new ScopePicker(tools, this))
    , m_period(new PeriodPicker(tools, this))
    , m_compare(new ComparePicker(tools, this))
    , m_ribbon(new PickButton(tools.theme, PickButton::Look::Ribbon, this))
    , m_data(new DataDate(tools, this))
    , m_search(new PickButton(tools.theme, PickButton::Look::Picker, this))
    , m_sync(new SyncChip(tools, link, this))
{
    keepHeight(tools.theme, this, metrics::kHeader);
    m_title->setObjectName(QStringLiteral("header.title"));
    m_ribbon->setObjectName(QStringLiteral("header.demo"));
    m_ribbon->setFocusPolicy(Qt::NoFocus);
    m_ribbon->setTone(Token::Warn);
    m_ribbon->setVisible(isDemo);
    m_search->setObjectName(QStringLiteral("header.search"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kMargin, 0, metrics::kMargin, 1);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addSpacing(8);
    row->addWidget(m_scope);
    row->addWidget(m_period);
    row->addWidget(m_compare);
    row->addStretch(1);
    row->addWidget(m_ribbon);
    row->addWidget(m_data);
    row->addWidget(m_search);
    row->addWidget(m_sync);
    connect(m_sync, &SyncChip::signInAsked, this, &Header::signInAsked);
    connect(m_search, &QAbstractButton::clicked, this, &Header::searchAsked);
    connect(&link, &SyncLink::changed, this, &Header::fit);
    connect(&tools.reader, &BoardReader::dataChanged, this, &Header::read);
    connect(&tools.selection, &Selection::changed, this, &Header::fit);
    retranslate();
    read();
}

void Header::showPage(const Page &page)
{
    m_page = &page;
    m_title->setText(text(page.title()));
    fit();
}

void Header::retranslate()
{
    if (m_page)
        m_title->setText(text(m_page->title()));
    m_ribbon->setParts({}, {{text(QUNCE_TEXT("Demo data"))}}, {});
    m_ribbon->setToolTip(text(QUNCE_TEXT("An invented brand: nobody here exists.")));
    m_search->setParts(QStringLiteral("search"), {}, text(QUNCE_TEXT("Search pages and commands")));
    m_scope->refresh();
    m_period->refresh();
    m_compare->refresh();
    m_data->refresh();
    m_sync->refresh();
    fit();
}

void Header::read()
{
    m_tools.reader.read<OrgChoices>(m_choicesPlace, readOrgChoices, [this](Result<OrgChoices> choices) {
        if (choices.ok()) // a cache that is not there yet tells the sync chip
            m_scope->setChoices(std::move(*choices));
        fit();
    });
    m_tools.reader.read<std::vector<CampaignChoice>>(
        m_campaignsPlace, readCampaignChoices, [this](Result<std::vector<CampaignChoice>> campaigns) {
            if (campaigns.ok())
                m_period->setCampaigns(std::move(*campaigns));
        });
    m_tools.reader.read<Arrival>(m_arrivalPlace, readArrival, [this](Result<Arrival> arrival) {
        if (arrival.ok())
            m_data->setArrival(*arrival);
        fit();
    });
}

bool Header::isSettled() const
{
    return !m_choicesPlace.isWaiting() && !m_campaignsPlace.isWaiting() && !m_arrivalPlace.isWaiting();
}

void Header::fit()
{
    const bool usesPeriod = !m_page || m_page->usesPeriod();
    const bool usesCompare = usesPeriod && (!m_page || m_page->usesCompare());
    m_period->setVisible(usesPeriod);
    const auto widthOf = [](const QWidget *widget) { return widget->sizeHint().width() + 8; };
    int needed = 2 * metrics::kMargin + 16;
    for (const QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_scope),
             static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_sync)})
        needed += widthOf(part);
    if (usesPeriod)
        needed += widthOf(m_period);
    if (m_ribbon->isVisibleTo(this))
        needed += widthOf(m_ribbon);
    m_data->setFolded(false);
    const int dataDate = widthOf(m_data);
    const bool hasRoom = needed + dataDate + widthOf(m_compare) <= width();
    m_compare->setVisible(usesCompare && hasRoom);
    m_period->setFolded(usesCompare && !hasRoom);
    m_data->setFolded(needed + dataDate + (m_compare->isVisibleTo(this) ? widthOf(m_compare) : 0) > width());
}

void Header::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void Header::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tools.theme.color(Token::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_tools.theme.color(Token::Border));
}

} // namespace qunce
