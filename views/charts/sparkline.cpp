// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/sparkline.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

namespace qunce {

Sparkline::Sparkline(Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedSize(kSize);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(std::vector<std::optional<double>> values, const QString &spoken)
{
    m_values = std::move(values);
    setToolTip(spoken);
    setAccessibleName(spoken);
    update();
}

void Sparkline::paint(QPainter &painter, const QRectF &rect, const std::vector<std::optional<double>> &values,
    const QColor &color)
{
    std::optional<double> least;
    std::optional<double> most;
    for (const std::optional<double> &value : values) {
        if (!value)
            continue;
        least = std::min(least.value_or(*value), *value);
        most = std::max(most.value_or(*value), *value);
    }
    if (!least)
        return;
    constexpr qreal kDot = 2.5;
    const QRectF area = rect.adjusted(kDot, kDot, -kDot - 1, -kDot);
    const double range = *most - *least;
    const auto pointOf = [&](size_t i) {
        const qreal x = values.size() < 2
            ? area.right()
            : area.left() + area.width() * static_cast<qreal>(i) / static_cast<qreal>(values.size() - 1);
        const double share = range > 0 ? (*values[i] - *least) / range : 0.5;
        return QPointF(x, area.bottom() - area.height() * share);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath line;
    bool isOpen = false;
    for (size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            isOpen = false;
            continue;
        }
        if (isOpen)
            line.lineTo(pointOf(i));
        else
            line.moveTo(pointOf(i));
        isOpen = true;
    }
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    // A day between two gaps is no line, so it gets a dot as the end does.
    for (size_t i = 0; i < values.size(); ++i) {
        const bool isAlone = (i == 0 || !values[i - 1]) && (i + 1 == values.size() || !values[i + 1]);
        if (values[i] && (isAlone || i + 1 == values.size()))
            painter.drawEllipse(pointOf(i), kDot, kDot);
    }
    painter.restore();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_values, m_theme.color(Token::Chart1));
}

} // namespace qunce
