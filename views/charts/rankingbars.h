// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/charts/scrolledchart.h"

namespace qunce {

/// A ranking as bars: place, name, store, bar with its late part pale, value, numerator/denominator. Bars of rates are of
/// 1, others of the largest value. GUI thread.
class RankingBars : public ScrolledChart
{
    Q_OBJECT

public:
    explicit RankingBars(PageTools &tools, QWidget *parent = nullptr);

    void setData(RankingData data);
    const RankingData &data() const { return m_data; }

    ChartTable table(const Format &format) const override { return tableOf(m_data, format); }
    bool isEmpty() const override { return m_data.rows.empty(); }
    bool hasSmall() const override { return m_data.hasSmall(); }
    std::vector<LegendEntry> legend() const override;

    /// Track, full and pale part of a bar as they are painted in a row at `row`.
    struct Bar {
        QRectF track;
        QRectF full;
        QRectF late;
    };
    Bar barOf(int row) const;

protected:
    int rowCount() const override { return static_cast<int>(m_data.rows.size()); }
    int rowHeight() const override;
    void paintRow(QPainter &painter, const QRect &rect, int row) override;
    QRect rectInRow(int column, int width) const override;
    QString cellText(Cell cell) const override;
    void measure(int width) override;

private:
    Bar barIn(const QRectF &track, const RankingRow &row) const;

    /// Left edges and widths in a row.
    struct Columns {
        QRect rank;
        QRect name;
        QRect place;
        QRect bar;
        QRect value;
        QRect pair;
    };

    RankingData m_data;
    Columns m_columns;
    double m_largest = 1;
};

} // namespace qunce
