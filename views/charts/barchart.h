// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/charts/qtchart.h"

QT_BEGIN_NAMESPACE
class QAbstractBarSeries;
QT_END_NAMESPACE

namespace qunce {

/// Values of categories as bars beside each other. Bars begin at 0. GUI thread.
class BarChart : public QtChart
{
    Q_OBJECT

public:
    explicit BarChart(PageTools &tools, QWidget *parent = nullptr);

protected:
    void rebuild() override;
    void recolor() override;
    void showSeries(size_t series, bool visible) override;
    bool beginsAtZero() const override { return true; }
    LegendEntry::Mark markOf(size_t) const override { return LegendEntry::Mark::Box; }
    virtual QAbstractBarSeries *makeBars();

private:
    void fill();

    QAbstractBarSeries *m_bars = nullptr;
};

/// The same on top of each other: parts of a whole.
class StackedBarChart : public BarChart
{
    Q_OBJECT

public:
    using BarChart::BarChart;

protected:
    double largest() const override;
    QAbstractBarSeries *makeBars() override;
};

} // namespace qunce
