// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Qt Charts does not paint: grid, labels in full, cross line, focus.

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "views/charts/qtchartview.h"

namespace qunce {

void QtChart::paintGrid(QPainter &painter)
{
    const Theme &theme = m_tools.theme;
    const QRectF plot = m_chart->plotArea();
    painter.save();
    painter.setFont(fontOf(TextRole::Secondary));
    const QFontMetricsF font(painter.font());
    for (size_t tick = 0; tick < m_ticks.size(); ++tick) {
        const qreal y = std::round(valueY(m_ticks[tick])) + 0.5;
        painter.setPen(QPen(theme.color(Token::Line), 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.color(Token::TextSecondary));
        painter.drawText(QRectF(0, y - font.height() / 2, plot.left() - kChartLabelGap, font.height()),
            Qt::AlignRight | Qt::AlignVCenter, m_tickTexts.value(static_cast<int>(tick)));
    }
    for (const Label &label : m_labels)
        painter.drawText(label.rect, Qt::AlignCenter | Qt::TextDontClip, label.text);
    const std::optional<size_t> marked = m_pointed ? m_pointed : m_focus;
    if (marked && !m_view->isPrinting) {
        const qreal x = std::round(categoryX(*marked)) + 0.5;
        painter.setPen(QPen(theme.color(Token::Faint), 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    painter.restore();
}

void QtChart::paintOver(QPainter &painter)
{
    const QRectF plot = m_chart->plotArea();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter);
    if (m_focus && hasFocus() && !m_view->isPrinting) {
        const qreal half = plot.width() / static_cast<qreal>(m_data.categories.size()) / 2;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_tools.theme.color(Token::Accent), 2));
        painter.drawRoundedRect(
            QRectF(categoryX(*m_focus) - half, plot.top() - 4, 2 * half, plot.height() + 8), 4, 4);
    }
    painter.restore();
}

} // namespace qunce
