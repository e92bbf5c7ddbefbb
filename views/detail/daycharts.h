// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

/// Small charts of a pane, painted: a column for each day with its number below and its words in the tooltip and for
/// those who listen. GUI thread.
class DayChart : public QWidget
{
    Q_OBJECT

public:
    struct Label {
        QString below; ///< 7日
        QString tip {}; ///< 9月7日 周一：按时 1，未做 2
    };

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    DayChart(Theme &theme, int height, std::vector<Label> labels);
    virtual void paintDay(QPainter &painter, size_t day, const QRectF &area) = 0;
    Theme &theme() const { return m_theme; }

    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF column(size_t day) const;

    Theme &m_theme;
    const int m_height;
    const std::vector<Label> m_labels;
};

/// What became of a day's tasks, a square each: done on time, late, not done, still open. Where a day has more tasks
/// than there is room for, squares get flat.
class DaySquares : public DayChart
{
public:
    struct Counts {
        uint64_t onTime = 0;
        uint64_t late = 0;
        uint64_t notDone = 0;
        uint64_t open = 0;

        uint64_t all() const { return onTime + late + notDone + open; }
    };
    DaySquares(Theme &theme, std::vector<Counts> days, std::vector<Label> labels);

protected:
    void paintDay(QPainter &painter, size_t day, const QRectF &area) override;

private:
    const std::vector<Counts> m_days;
    uint64_t m_most = 0;
};

/// A bar for each day; 0 is written, no value is –.
class DayBars : public DayChart
{
public:
    DayBars(Theme &theme, Token color, std::vector<std::optional<int64_t>> days, std::vector<Label> labels);

protected:
    void paintDay(QPainter &painter, size_t day, const QRectF &area) override;

private:
    const Token m_color;
    const std::vector<std::optional<int64_t>> m_days;
    int64_t m_most = 0;
};

/// A line over many days or hours, with a number at its highest and its last point; gaps where there is no value.
class TrendLine : public QWidget
{
    Q_OBJECT

public:
    struct Point {
        std::optional<double> value {};
        QString tip {}; ///< 9月7日 周一 · 486
        QString number {}; ///< 486
    };
    /// `from` and `to` stand below its ends.
    TrendLine(Theme &theme, Token color, std::vector<Point> points, QString from, QString to);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QPointF place(size_t point) const;
    void paintNumber(QPainter &painter, size_t point) const;

    Theme &m_theme;
    const Token m_color;
    const std::vector<Point> m_points;
    const QString m_from;
    const QString m_to;
    double m_most = 0;
};

} // namespace qunce
