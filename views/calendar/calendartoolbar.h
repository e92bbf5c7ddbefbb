// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <optional>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include "models/boards/calendarboard.h"
#include "views/calendar/calendarlanes.h"
#include "views/calendar/filterbutton.h"
#include "views/common/settings.h"
#include "views/common/theme.h"

class QHBoxLayout;

namespace qunce {

class ViewPicker;

enum class CalendarViewKind : uint8_t { Month, Week, Day, Agenda, Lanes, Sheet };
inline constexpr size_t kCalendarViews = 6;
/// Stable: `month`, `week`, …
const char *nameOf(CalendarViewKind view);
std::optional<CalendarViewKind> calendarViewNamed(const QString &name);
const char *nameOf(LaneKind lanes);
std::optional<LaneKind> laneKindNamed(const QString &name);

/// The row above the calendar: which view, which time, which entries. Keeps view and filter in the settings. GUI thread.
class CalendarToolbar : public QWidget
{
    Q_OBJECT

public:
    CalendarToolbar(Theme &theme, Settings &settings, QWidget *parent);

    CalendarViewKind view() const { return m_view; }
    void setView(CalendarViewKind view);
    /// What the filters of a board offer; what is chosen stays.
    void offer(const CalendarBoard &board);
    const CalendarFilter &filter() const { return m_filter; }
    void setFilter(const CalendarFilter &filter);
    void setRange(const QString &range);
    /// Stands at the end of the row; without words where there is little room.
    void addViewPicker(ViewPicker *picker);
    QString range() const { return m_range->text(); }
    /// What the lanes are of.
    LaneKind lanes() const { return m_lanesOf; }
    void setLanes(LaneKind kind);
    /// Empty: there may be new entries.
    void setWhyNoNew(const Message &why);
    QMenu *planMenu() const { return m_plan->menu(); }

    QSize minimumSizeHint() const override { return {m_foldedWidth, height()}; }

signals:
    void viewChosen();
    void filterChanged();
    void stepped(int periods);
    void todayWanted();
    void newWanted();
    void lanesChosen();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void setRows(bool areTwo);
    void takeLayers();
    void retranslate();
    void restyle();
    void readSettings();
    void fillFilters();
    void takeFilters();
    void keep();
    QWidget *makeSegments();
    QPushButton *makeStep(int periods);

    Theme &m_theme;
    Settings &m_settings;
    CalendarViewKind m_view = CalendarViewKind::Month;
    CalendarFilter m_filter;
    std::vector<CalendarChoice> m_campaigns;
    std::vector<CalendarChoice> m_channels;
    std::vector<CalendarChoice> m_regions;
    std::array<QPushButton *, kCalendarViews> m_segments {};
    ViewPicker *m_savedViews = nullptr;
    QPushButton *m_back;
    QPushButton *m_today;
    QPushButton *m_forward;
    QLabel *m_range;
    FilterButton *m_campaign;
    FilterButton *m_status;
    FilterButton *m_more;
    std::array<QCheckBox *, 4> m_layers {};
    QComboBox *m_lanes;
    LaneKind m_lanesOf = LaneKind::Region;
    QHBoxLayout *m_first;
    QHBoxLayout *m_filters;
    QToolButton *m_plan;
    QPushButton *m_new;
    bool m_hasTwoRows = false;
    bool m_isFolded = false; ///< layers are behind "More filters"
    int m_foldedWidth = 0;
};

} // namespace qunce
