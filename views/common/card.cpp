// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/card.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "views/common/clippedline.h"
#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kLeastTitle = 32; ///< "…" and a character or two

} // namespace

void paintSurface(QWidget &widget, const Theme &theme)
{
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Surface));
    painter.drawRoundedRect(
        QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);
}

Card::Card(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_titleRow(new QWidget(this))
    , m_title(new ThemedLabel(theme, TextRole::CardTitle, Token::Text, m_titleRow))
    , m_secondary(new ThemedLabel(theme, TextRole::Secondary, Token::TextSecondary, m_titleRow))
    , m_tools(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    keepHeight(theme, m_titleRow, metrics::kCardTitle);
    for (QLabel *label : {m_title, m_secondary})
        label->setMinimumWidth(kLeastTitle); // names come from anywhere, also 64 KiB of them
    m_titleRow->hide();
    auto *row = new QHBoxLayout(m_titleRow);
    row->setContentsMargins(metrics::kOuterCellPadding, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    // What a card is called is cut last.
    m_secondary->setSizePolicy(QSizePolicy::Ignored, m_secondary->sizePolicy().verticalPolicy());
    row->addWidget(m_secondary, 1000);
    row->addStretch(1);
    m_tools->setSpacing(4);
    row->addLayout(m_tools);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addWidget(m_titleRow);
    all->addLayout(m_body, 1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setTitle(const QString &title, const QString &secondary)
{
    m_title->setText(title);
    m_secondary->setText(secondary);
    m_secondary->setVisible(!secondary.isEmpty());
    m_titleRow->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

void Card::paintEvent(QPaintEvent *)
{
    paintSurface(*this, m_theme);
}

ThemedLabel::ThemedLabel(Theme &theme, TextRole role, Token color, QWidget *parent)
    : QLabel(parent), m_theme(theme), m_role(role), m_color(color)
{
    setTextFormat(Qt::PlainText); // names come from anywhere
    restyle();
    connect(&theme, &Theme::changed, this, &ThemedLabel::restyle);
}

void ThemedLabel::setColor(Token color)
{
    m_color = color;
    restyle();
}

bool ThemedLabel::isElided() const
{
    return !wordWrap() && !text().isEmpty()
        && contentsRect().width() < fontMetrics().horizontalAdvance(text());
}

void ThemedLabel::paintEvent(QPaintEvent *event)
{
    if (!isElided() || text().contains(QLatin1Char('\n')))
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

bool ThemedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void ThemedLabel::restyle()
{
    setFont(fontOf(m_role));
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(m_color));
    setPalette(palette);
}

} // namespace qunce
