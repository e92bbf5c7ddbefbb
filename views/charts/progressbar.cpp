// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/progressbar.h"

#include <algorithm>

#include <QPainter>

namespace qunce {

ProgressBar::ProgressBar(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedSize(92, 30);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProgressBar::setShares(std::optional<double> filled, std::optional<double> tick, const QString &spoken)
{
    m_filled = filled;
    m_tick = tick;
    setToolTip(spoken);
    setAccessibleName(spoken);
    update();
}

void ProgressBar::paint(QPainter &painter, const QRectF &rect, std::optional<double> filled,
    std::optional<double> tick, const Theme &theme)
{
    constexpr qreal kHeight = 8;
    constexpr qreal kTickHeight = 14;
    const QRectF track(rect.left(), rect.center().y() - kHeight / 2, rect.width(), kHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Track));
    painter.drawRoundedRect(track, 2, 2);
    if (filled && *filled > 0) {
        QRectF bar = track;
        bar.setWidth(std::max(1.0, track.width() * std::clamp(*filled, 0.0, 1.0)));
        painter.setBrush(theme.color(Token::Chart1));
        painter.drawRoundedRect(bar, 2, 2);
    }
    if (tick) {
        const qreal x = track.left() + (track.width() - 2) * std::clamp(*tick, 0.0, 1.0);
        painter.fillRect(
            QRectF(x, track.center().y() - kTickHeight / 2, 2, kTickHeight), theme.color(Token::Text));
    }
    painter.restore();
}

void ProgressBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_filled, m_tick, m_theme);
}

} // namespace qunce
