// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/charts/qtchart.h"

namespace qunce {

/// Between an axis and its labels.
inline constexpr qreal kChartLabelGap = 8;

/// The view: paints what Qt Charts does not, and says nothing to screen readers, since the chart itself does.
class QtChart::View : public QChartView
{
public:
    View(QtChart &owner, QChart *chart) : QChartView(chart, &owner), m_owner(owner)
    {
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setMouseTracking(true);
        viewport()->setMouseTracking(true);
        viewport()->setFocusPolicy(Qt::NoFocus);
        setBackgroundBrush(Qt::NoBrush);
        setStyleSheet(QStringLiteral("background: transparent"));
        viewport()->installEventFilter(&owner);
    }

    /// No cross line and no focus in pictures.
    bool isPrinting = false;

protected:
    void drawBackground(QPainter *painter, const QRectF &) override { m_owner.paintGrid(*painter); }
    void drawForeground(QPainter *painter, const QRectF &) override { m_owner.paintOver(*painter); }

private:
    QtChart &m_owner;
};

} // namespace qunce
