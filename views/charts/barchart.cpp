// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/barchart.h"

#include <cmath>

#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QStackedBarSeries>

namespace qunce {

BarChart::BarChart(PageTools &tools, QWidget *parent) : QtChart(tools, parent) { }

QAbstractBarSeries *BarChart::makeBars()
{
    return new QBarSeries;
}

void BarChart::rebuild()
{
    chart().removeAllSeries();
    m_bars = makeBars();
    m_bars->setBarWidth(0.6);
    fill();
    chart().addSeries(m_bars);
    m_bars->attachAxis(&across());
    m_bars->attachAxis(&upward());
}

void BarChart::fill()
{
    m_bars->clear();
    for (size_t series = 0; series < data().series.size(); ++series) {
        if (!isShown(series))
            continue;
        auto *set = new QBarSet(data().series[series].name);
        QList<qreal> values;
        for (size_t i = 0; i < data().series[series].values.size(); ++i) {
            const double number = numberOf(series, i);
            values.append(std::isnan(number) ? 0 : number);
        }
        set->append(values);
        m_bars->append(set);
    }
}

void BarChart::recolor()
{
    qsizetype place = 0;
    for (size_t series = 0; series < data().series.size(); ++series) {
        if (!isShown(series))
            continue;
        QBarSet *set = m_bars->barSets().value(place++);
        set->setColor(colorOf(series));
        set->setBorderColor(Qt::transparent);
    }
}

void BarChart::showSeries(size_t, bool)
{
    fill();
    recolor();
}

QAbstractBarSeries *StackedBarChart::makeBars()
{
    return new QStackedBarSeries;
}

double StackedBarChart::largest() const
{
    double largest = 0;
    for (size_t i = 0; i < static_cast<size_t>(data().categories.size()); ++i) {
        double sum = 0;
        for (size_t series = 0; series < data().series.size(); ++series) {
            const double number = numberOf(series, i);
            sum += isShown(series) && !std::isnan(number) ? number : 0;
        }
        largest = std::max(largest, sum);
    }
    return largest;
}

} // namespace qunce
