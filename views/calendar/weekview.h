// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/calendar/calendarcanvas.h"

namespace qunce {

/// Seven days, Monday first, or one day by the hour, with quiet hours and the present time. Days stay on top while hours
/// scroll. GUI thread.
class WeekView : public CalendarCanvas
{
    Q_OBJECT

public:
    enum class Span : uint8_t { Day, Week };
    WeekView(Theme &theme, LanguageChoice &language, QWidget *parent, Span span = Span::Week);

    Period days() const override
    {
        return m_span == Span::Day ? Period {anchor(), anchor()}
                                   : Period {mondayOf(anchor()), mondayOf(anchor()) + 6};
    }

protected:
    void layOut() override;
    void paintContents(QPainter &painter, const QRectF &exposed) override;
    std::optional<Day> dayAt(QPointF place) const override;
    QRectF dayHeader(Day day) const override;
    double fixedTop() const override { return measures().header; }
    /// The place of a card tells its time.
    double titleBeforeTime() const override { return 60; }
    void leaveDay(int) override { }
    std::optional<CalendarSpot> spotAt(QPointF place) const override;
    QRectF placeOf(const EntryTimes &times, const CalendarItem *like) const override;
    bool showsLengths() const override { return true; }
    void paintGuide(QPainter &painter, Instant at) const override;
    void showEvent(QShowEvent *event) override;

private:
    WeekMeasures measures() const;
    double columnLeft(int column) const;
    void paintBadge(QPainter &painter, double y, const QString &time, Token color) const;
    void paintGrid(QPainter &painter, const WeekMeasures &sizes) const;
    void paintHours(QPainter &painter, const WeekMeasures &sizes) const;
    void paintNow(QPainter &painter, const WeekMeasures &sizes) const;
    void paintHeader(QPainter &painter, const WeekMeasures &sizes) const;

    const Span m_span;
    bool m_isPlaced = false; ///< the working day is in sight
};

} // namespace qunce
