// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/calendar/calendarcanvas.h"
#include "views/calendar/calendarlanes.h"

namespace qunce {

/// A week with one row for each region, kind of groups or campaign. Days and names stay in sight while lanes scroll. GUI
/// thread.
class LanesView : public CalendarCanvas
{
    Q_OBJECT

public:
    using CalendarCanvas::CalendarCanvas;

    Period days() const override { return {mondayOf(anchor()), mondayOf(anchor()) + 6}; }
    LaneKind kind() const { return m_kind; }
    void setKind(LaneKind kind);
    const std::vector<Lane> &lanes() const { return m_lanes; }
    QString nameOf(const Lane &lane) const;
    QString laneName(size_t lane) const override;
    /// An entry as it would be in another lane.
    CalendarEntry inLane(const CalendarEntry &entry, size_t from, size_t to) const;
    /// The lane of the item that has the focus; nothing if none has.
    std::optional<size_t> focusLane() const;
    /// The first lane in which an entry stands.
    std::optional<size_t> laneOf(const Uuid &entry) const;

protected:
    void layOut() override;
    void paintContents(QPainter &painter, const QRectF &exposed) override;
    std::optional<Day> dayAt(QPointF place) const override;
    QRectF dayHeader(Day day) const override;
    double fixedTop() const override { return measures().header; }
    void leaveDay(int) override { }
    QRectF placeOf(const EntryTimes &times, const CalendarItem *like) const override;
    std::optional<CalendarSpot> spotAt(QPointF place) const override;

private:
    LaneMeasures measures() const;
    void paintLane(QPainter &painter, const Lane &lane, const LaneMeasures &sizes) const;

    LaneKind m_kind = LaneKind::Region;
    std::vector<Lane> m_lanes;
};

} // namespace qunce
