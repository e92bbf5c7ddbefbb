// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/linechart.h"

#include <cmath>

#include <QtCharts/QLineSeries>

namespace qunce {

namespace {

/// Points are marked as long as they can be told apart.
constexpr qsizetype kMostMarks = 31;

} // namespace

LineChart::LineChart(PageTools &tools, QWidget *parent) : QtChart(tools, parent) { }

void LineChart::rebuild()
{
    chart().removeAllSeries();
    m_lines.assign(data().series.size(), {});
    // Compared series lie below what they are compared with.
    for (const bool compared : {true, false}) {
        for (size_t series = 0; series < data().series.size(); ++series) {
            if (data().series[series].comparedWith.has_value() != compared)
                continue;
            QList<QPointF> points;
            const auto flush = [&] {
                if (points.isEmpty())
                    return;
                auto *line = new QLineSeries;
                line->replace(points);
                chart().addSeries(line);
                line->attachAxis(&across());
                line->attachAxis(&upward());
                m_lines[series].push_back(line);
                points.clear();
            };
            for (size_t i = 0; i < data().series[series].values.size(); ++i) {
                const double number = numberOf(series, i);
                if (std::isnan(number))
                    flush();
                else
                    points.append(QPointF(static_cast<qreal>(i), number));
            }
            flush();
        }
    }
}

void LineChart::recolor()
{
    for (size_t series = 0; series < m_lines.size(); ++series) {
        const bool compared = data().series[series].comparedWith.has_value();
        QPen pen(colorOf(series), compared ? 1.6 : 2);
        if (compared)
            pen.setDashPattern({3, 2.5});
        pen.setCosmetic(true);
        for (QLineSeries *line : m_lines[series])
            line->setPen(pen);
    }
}

void LineChart::showSeries(size_t series, bool visible)
{
    for (QLineSeries *line : m_lines[series])
        line->setVisible(visible);
}

void LineChart::paintMarks(QPainter &painter)
{
    const bool many = data().categories.size() > kMostMarks;
    for (size_t series = 0; series < data().series.size(); ++series) {
        if (!isShown(series) || data().series[series].comparedWith)
            continue;
        painter.setPen(QPen(colorOf(series), 1.8));
        painter.setBrush(tools().theme.color(Token::Surface));
        for (size_t i = 0; i < data().series[series].values.size(); ++i) {
            const double number = numberOf(series, i);
            if (std::isnan(number))
                continue;
            // A day between two without data has no line, so its mark is all there is to see.
            const bool isAlone = (i == 0 || std::isnan(numberOf(series, i - 1)))
                && (i + 1 == data().series[series].values.size() || std::isnan(numberOf(series, i + 1)));
            if (!many || isAlone)
                painter.drawEllipse(QPointF(categoryX(i), valueY(number)), 3, 3);
        }
    }
}

LegendEntry::Mark LineChart::markOf(size_t series) const
{
    return data().series[series].comparedWith ? LegendEntry::Mark::Dashed : LegendEntry::Mark::Line;
}

} // namespace qunce
