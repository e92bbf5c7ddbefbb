// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/calendar/calendarcanvas.h"

namespace qunce {

/// The entries of a month one below the other, with everything that a row can say; days without entries are left out.
/// GUI thread.
class AgendaView : public CalendarCanvas
{
    Q_OBJECT

public:
    using CalendarCanvas::CalendarCanvas;

    Period days() const override { return {firstOfMonth(anchor()), lastOfMonth(anchor())}; }
    /// Scrolls so that the day, or the next one with entries, is the first in sight.
    void showDay(Day day);

protected:
    void layOut() override;
    void paintContents(QPainter &painter, const QRectF &exposed) override;
    std::optional<Day> dayAt(QPointF place) const override;
    QRectF dayHeader(Day day) const override;
    Day neighbour(Day day, int step) const override;
    void leaveDay(int direction) override;

private:
    AgendaMeasures measures() const;
    void paintDay(QPainter &painter, const AgendaDay &day) const;
    void paintRow(QPainter &painter, size_t item);

    std::vector<AgendaDay> m_days;
};

} // namespace qunce
