// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/calendar/calendarcanvas.h"

namespace qunce {

/// The whole weeks of a month, Monday first; as many entries a day as there is room for, then "+n". GUI thread.
class MonthView : public CalendarCanvas
{
    Q_OBJECT

public:
    using CalendarCanvas::CalendarCanvas;

    Period days() const override { return monthGridOf(anchor()); }
    /// A row is a week.
    int minutesOfStep() const override { return 0; }

protected:
    void layOut() override;
    void paintContents(QPainter &painter, const QRectF &exposed) override;
    std::optional<Day> dayAt(QPointF place) const override;
    QRectF dayHeader(Day day) const override;
    void leaveDay(int direction) override;
    QRectF placeOf(const EntryTimes &times, const CalendarItem *like) const override;
    bool turnsSideways() const override { return false; }

private:
    MonthMeasures measures() const;
    void paintDay(QPainter &painter, Day day, const QRectF &cell) const;
};

} // namespace qunce
