// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QAbstractButton>
#include <QHBoxLayout>

#include "views/charts/chart.h"
#include "views/common/theme.h"

namespace qunce {

/// A mark and its meaning; one of a series is switched off and on by click and Space.
class LegendItem : public QAbstractButton
{
    Q_OBJECT

public:
    LegendItem(Theme &theme, LegendEntry entry, QWidget *parent);

    const LegendEntry &entry() const { return m_entry; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    const LegendEntry m_entry;
};

/// The legend of a chart, for its card's title row. GUI thread.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    ChartLegend(Theme &theme, Chart &chart, QWidget *parent = nullptr);

    const std::vector<LegendItem *> &items() const { return m_items; }

private:
    void follow();

    Theme &m_theme;
    Chart &m_chart;
    QHBoxLayout *m_row;
    std::vector<LegendItem *> m_items;
};

/// Paints one entry into a line of that height at `position`; returns its width. Also for pictures.
int paintLegendEntry(
    QPainter &painter, QPoint position, int height, const LegendEntry &entry, const QColor &textColor);
int legendEntryWidth(const LegendEntry &entry);

} // namespace qunce
