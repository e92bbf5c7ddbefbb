// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/overview/numbercard.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include "views/charts/copyactions.h"
#include "views/common/zoom.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

std::optional<double> shareOf(const std::optional<Fraction> &value)
{
    if (!value)
        return std::nullopt;
    return static_cast<double>(value->numerator) / static_cast<double>(value->denominator);
}

} // namespace

NumberCard::NumberCard(PageTools &tools, OverviewCardId id, QWidget *parent)
    : Card(tools.theme, parent)
    , m_tools(tools)
    , m_id(id)
    , m_title(new ThemedLabel(tools.theme, TextRole::Secondary, Token::Text, this))
    , m_info(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(m_more))
    , m_note(new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this))
    , m_number(new ThemedLabel(tools.theme, TextRole::CardNumber, Token::Text, this))
    , m_line(new Sparkline(tools.theme, this))
    , m_progress(new ProgressBar(tools.theme, this))
{
    setObjectName(QStringLiteral("card%1").arg(static_cast<int>(id)));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_title->setObjectName(QStringLiteral("title"));
    m_number->setObjectName(QStringLiteral("number"));
    m_note->setObjectName(QStringLiteral("note"));
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(15, 9, 15, 9);
    rows->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setSpacing(5);
    top->addWidget(m_title);
    top->addWidget(m_info);
    top->addStretch(1);
    top->addWidget(m_note);
    top->addWidget(m_more);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_number);
    middle->addStretch(1);
    middle->addWidget(m_line);
    middle->addWidget(m_progress);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(4);
    for (int i = 0; i < 2; ++i) {
        m_labels[i] = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
        m_values[i] = new ThemedLabel(tools.theme, TextRole::Secondary, Token::TextSecondary, this);
        bottom->addWidget(m_labels[i]);
        bottom->addWidget(m_values[i]);
        bottom->addSpacing(10);
    }
    bottom->addStretch(1);
    rows->addLayout(top);
    rows->addLayout(middle);
    rows->addLayout(bottom);
    body()->addLayout(rows);
    m_more->setProperty("kind", QStringLiteral("quiet"));
    m_more->setObjectName(QStringLiteral("copyCard"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setCursor(Qt::ArrowCursor);
    m_more->setMenu(m_menu);
    // A line of text high: the card's title has no more room.
    m_more->setStyleSheet(
        QStringLiteral("QToolButton { min-height: 16px; max-height: 16px; padding: 0 1px; } "
                       "QToolButton:focus { min-height: 14px; max-height: 14px; padding: 0; }"));
    connect(m_menu, &QMenu::aboutToShow, this, [this] { fillMenu(*m_menu); });
    const bool isBar = id == OverviewCardId::Attainment;
    m_line->setVisible(!isBar);
    m_progress->setVisible(isBar);
    for (QLabel *label : {static_cast<QLabel *>(m_number), static_cast<QLabel *>(m_note)})
        label->setMinimumWidth(0);
    connect(&tools.theme, &Theme::changed, this, &NumberCard::restyle);
    restyle();
}

void NumberCard::show(const Overview *overview, CompareChoice compare, const ChartSource &source)
{
    m_source = source;
    const Format format = m_tools.format();
    const Overview nothing;
    m_texts = textsOf(m_id, overview != nullptr ? *overview : nothing, compare, format);
    if (overview == nullptr) {
        m_texts.note.clear();
        m_texts.exact.clear();
        for (CardDelta &delta : m_texts.deltas)
            delta = {delta.label, Format::missing(), Token::TextSecondary};
    }
    m_title->setText(m_texts.title);
    m_more->setToolTip(text(QUNCE_TEXT("Copy and export")));
    m_more->setAccessibleName(text(QUNCE_TEXT("Copy and export: %1"), {m_texts.title}));
    m_info->setToolTip(m_texts.formula);
    m_info->setAccessibleName(m_texts.formula);
    m_number->setText(m_texts.number);
    m_number->setToolTip(m_texts.exact);
    QStringList said {m_texts.title, m_texts.number, m_texts.note};
    for (size_t i = 0; i < 2; ++i) {
        m_labels[i]->setText(m_texts.deltas[i].label);
        m_values[i]->setText(m_texts.deltas[i].value);
        m_values[i]->setColor(m_texts.deltas[i].color);
        said << m_texts.deltas[i].label + QLatin1Char(' ') + m_texts.deltas[i].value;
    }
    setAccessibleName(said.join(QStringLiteral(", ")));
    const OverviewCard card = overview != nullptr ? overview->card(m_id) : OverviewCard();
    std::vector<std::optional<double>> days;
    for (const std::optional<Fraction> &day : card.days)
        days.push_back(shareOf(day));
    m_line->setValues(std::move(days), m_texts.line);
    m_progress->setShares(shareOf(card.now.value),
        overview != nullptr ? shareOf(overview->timeProgress) : std::nullopt, m_texts.exact);
    elide();
}

void NumberCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit opened();
}

void NumberCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit opened();
    else
        Card::keyPressEvent(event);
}

void NumberCard::contextMenuEvent(QContextMenuEvent *event)
{
    m_menu->popup(event->globalPos());
}

void NumberCard::fillMenu(QMenu &menu)
{
    fillCopyMenu(menu, m_tools, *this, [this] {
        ChartTable table {{m_texts.title, m_texts.deltas[0].label, m_texts.deltas[1].label, QString()},
            {{m_texts.number, m_texts.deltas[0].value, m_texts.deltas[1].value, m_texts.note}},
            {true, true, true, false}};
        ChartSource source = m_source;
        source.title = m_texts.title;
        return CopySource {table, source};
    });
}

void NumberCard::focusInEvent(QFocusEvent *event)
{
    Card::focusInEvent(event);
    m_hasRing = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void NumberCard::focusOutEvent(QFocusEvent *event)
{
    Card::focusOutEvent(event);
    update();
}

void NumberCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    elide();
}

/// Where the card is narrow, what the number is made of gives way; its tooltip has it in full.
void NumberCard::elide()
{
    const int room = width() - 32 - m_more->sizeHint().width() - 5 - m_title->sizeHint().width() - 14 - 5 - 8;
    const QFontMetrics size(m_note->font());
    m_note->setText(size.elidedText(m_texts.note, Qt::ElideRight, std::max(0, room)));
    m_note->setToolTip(m_texts.note);
}

void NumberCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (!hasFocus() || !m_hasRing)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_tools.theme.color(Token::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRadius, metrics::kRadius);
}

void NumberCard::restyle()
{
    setFixedHeight(zoomed(m_tools.theme, kHeight));
    m_more->setIcon(icon(QStringLiteral("more"), m_tools.theme.color(Token::TextSecondary)));
    m_info->setPixmap(iconPixmap(
        QStringLiteral("info"), m_tools.theme.color(Token::TextSecondary), 14, devicePixelRatioF()));
}

} // namespace qunce
