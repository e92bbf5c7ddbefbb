// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QWidget>

#include "views/charts/chartdata.h"

namespace qunce {

/// What a colour or dash of a chart means.
struct LegendEntry {
    enum class Mark : uint8_t { Box, Line, Dashed, Outline };

    QString text;
    QColor color;
    Mark mark = Mark::Box;
    std::optional<size_t> series; ///< a click takes it away and back
    bool isVisible = true;
};

/// What every chart can do, whoever paints it, so that its card can copy and export it and show it as a table. GUI
/// thread. Arrows move a visible focus over its bars or cells; accessibleDescription() says what has it.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr) : QWidget(parent) { }

    virtual ChartTable table(const Format &format) const = 0;
    virtual bool isEmpty() const = 0;
    virtual bool hasSmall() const = 0;
    virtual std::vector<LegendEntry> legend() const { return {}; }
    /// Shows or hides a series of the legend.
    virtual void setSeriesVisible(size_t, bool) { }
    /// Of a picture of all of it at this width, with nothing scrolled away.
    virtual QSize wholeSize(int width) const = 0;
    /// All of it, into `area`; also onto vector devices.
    virtual void paintWhole(QPainter &painter, const QRect &area) = 0;

signals:
    /// Data, legend or colours are different.
    void dataShown();
};

} // namespace qunce
