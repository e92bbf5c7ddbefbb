// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/calendar/calendarcanvas.h"

namespace qunce {

/// Seven days by the hour, Monday first, with quiet hours and the present time. Days stay on top while hours scroll. GUI
/// thread.
class WeekView : public CalendarCanvas
{
    Q_OBJECT

public:
    WeekView(Theme &theme, LanguageChoice &language, QWidget *parent);

    Period days() const override { return {mondayOf(anchor()), mondayOf(anchor()) + 6}; }

protected:
    void layOut() override;
    void paintContents(QPainter &painter, const QRectF &exposed) override;
    std::optional<Day> dayAt(QPointF place) const override;
    QRectF dayHeader(Day day) const override;
    double fixedTop() const override { return measures().header; }
    /// The place of a card tells its time.
    double titleBeforeTime() const override { return 60; }
    void leaveDay(int) override { }
    void showEvent(QShowEvent *event) override;

private:
    WeekMeasures measures() const;
    double columnLeft(int column) const;
    void paintGrid(QPainter &painter, const WeekMeasures &sizes) const;
    void paintHours(QPainter &painter, const WeekMeasures &sizes) const;
    void paintNow(QPainter &painter, const WeekMeasures &sizes) const;
    void paintHeader(QPainter &painter, const WeekMeasures &sizes) const;
    void paintDayHeader(QPainter &painter, Day day, const QRectF &box) const;

    bool m_isPlaced = false; ///< the working day is in sight
};

} // namespace qunce
