// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include "views/calendar/agendaview.h"
#include "views/calendar/calendartoolbar.h"
#include "views/calendar/entrypane.h"
#include "views/calendar/monthview.h"
#include "views/calendar/weekview.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"

namespace qunce {

/// 日历: what is planned, by month, by week and as a list, on a date of its own. GUI thread.
class CalendarPage : public Page
{
    Q_OBJECT

public:
    explicit CalendarPage(PageTools &tools, QWidget *parent = nullptr);

    bool usesPeriod() const override { return false; }
    bool usesCompare() const override { return false; }
    void open(const Destination &destination) override;
    /// Entries in the days that are shown.
    int rowsShown() const override;

    Day anchor() const { return m_anchor; }
    CalendarViewKind viewKind() const { return m_toolbar->view(); }
    void setViewKind(CalendarViewKind kind) { m_toolbar->setView(kind); }
    CalendarCanvas &view() const { return *m_views[static_cast<size_t>(m_toolbar->view())]; }
    CalendarToolbar &toolbar() const { return *m_toolbar; }
    const EntryPane &pane() const { return *m_pane; }
    bool isPaneOpen() const { return !m_open.isNil(); }
    QString status() const { return m_status->text(); }

    void goTo(Day day);
    void step(int periods);

    QWidget *firstControl() override;

protected:
    void refresh() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addCommands();
    void connectView(CalendarCanvas *view);
    void showView();
    void showProblem(const Error &error);
    void showBoard(CalendarBoard board);
    void showContent();
    void say();
    QString rangeText() const;
    void openEntry(const Uuid &entry);
    void openDay(Day day);
    void readEntry();
    void closePane();
    EntryRights rightsTo(const EntryDetail &detail) const;
    void editEntry();
    void changeStatus(EntryStatus status);
    Message whyNoEntry() const;
    void tick();
    Day today() const { return tools().reader.now().day(); }

    BoardPlace m_boardPlace;
    BoardPlace m_entryPlace;
    CalendarToolbar *m_toolbar;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    std::array<CalendarCanvas *, 3> m_views {};
    AgendaView *m_agenda = nullptr; ///< among m_views
    EmptyState *m_problem;
    QWidget *m_notice; ///< why nothing is in sight
    QLabel *m_noticeText;
    QPushButton *m_noticeAction;
    EntryPane *m_pane;
    StateLegend *m_legend;
    ElidedText *m_status;
    QTimer m_clock;

    Day m_anchor;
    std::shared_ptr<const CalendarBoard> m_board; ///< null before the first reading
    std::shared_ptr<const CalendarContent> m_content;
    Uuid m_open;
    bool m_bringsAnchor = false; ///< the list is to show the anchor when its month is there
};

} // namespace qunce
