// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "views/charts/qtchart.h"

QT_BEGIN_NAMESPACE
class QLineSeries;
QT_END_NAMESPACE

namespace qunce {

/// Values over categories (days, weeks) as lines with gaps where there is no value; compared series dashed and at 60 %.
/// GUI thread.
class LineChart : public QtChart
{
    Q_OBJECT

public:
    explicit LineChart(PageTools &tools, QWidget *parent = nullptr);

protected:
    void rebuild() override;
    void recolor() override;
    void showSeries(size_t series, bool visible) override;
    bool beginsAtZero() const override { return false; }
    void paintMarks(QPainter &painter) override;
    LegendEntry::Mark markOf(size_t series) const override;

private:
    /// One line for each stretch without a gap, by series.
    std::vector<std::vector<QLineSeries *>> m_lines;
};

} // namespace qunce
