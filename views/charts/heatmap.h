// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/charts/scrolledchart.h"

namespace qunce {

/// Rates of rows over columns of time in six steps, outliers outlined, no data as – on sunken. GUI thread.
class HeatMap : public ScrolledChart
{
    Q_OBJECT

public:
    explicit HeatMap(PageTools &tools, QWidget *parent = nullptr);

    void setData(HeatData data);
    const HeatData &data() const { return m_data; }

    ChartTable table(const Format &format) const override { return tableOf(m_data, format); }
    bool isEmpty() const override;
    bool hasSmall() const override { return m_data.hasSmall(); }
    std::vector<LegendEntry> legend() const override;

protected:
    int rowCount() const override { return static_cast<int>(m_data.rows.size()); }
    int columnCount() const override { return static_cast<int>(m_data.columns.size()); }
    int rowHeight() const override;
    int headerHeight() const override;
    void paintHeader(QPainter &painter, const QRect &rect) override;
    void paintRow(QPainter &painter, const QRect &rect, int row) override;
    QRect rectInRow(int column, int width) const override;
    QString cellText(Cell cell) const override;
    void measure(int width) override;

private:
    HeatData m_data;
    int m_nameWidth = 100;
};

} // namespace qunce
