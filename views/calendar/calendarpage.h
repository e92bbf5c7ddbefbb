// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include "views/calendar/agendaview.h"
#include "views/calendar/boarddrafts.h"
#include "views/calendar/calendartoolbar.h"
#include "views/calendar/entryactions.h"
#include "views/calendar/entrypane.h"
#include "views/calendar/lanesview.h"
#include "views/calendar/monthview.h"
#include "views/calendar/rollingstrip.h"
#include "views/calendar/sheetview.h"
#include "views/calendar/traypanel.h"
#include "views/calendar/weekview.h"
#include "views/common/emptystate.h"
#include "views/common/imagecopy.h"
#include "views/common/page.h"
#include "views/common/recentmarks.h"
#include "views/common/viewpicker.h"

namespace qunce {

/// 日历: what is planned, by month, week and day, as a list, in lanes and as a table, on a date of its own; where people plan. GUI
/// thread.
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
    ViewPicker &savedViews() const { return *m_savedViews; }
    const EntryPane &pane() const { return *m_pane; }
    bool isPaneOpen() const { return !m_open.isNil(); }
    QString status() const { return m_status->text(); }
    const ReviewBar &reviewBar() const { return *m_review; }
    RollingStrip &rollingStrip() const { return *m_rolling; }
    QPushButton &waitingButton() const { return *m_waiting; }
    TrayPanel &tray() const { return *m_tray; }
    /// What a command is about: in the tray if the keys are there, else in the view.
    std::vector<CalendarEntry> subjects() const;

    /// Others have just changed these entries: marked for a moment.
    void markChanged(const std::vector<Uuid> &entries);
    const RecentMarks &marks() const { return *m_marks; }
    void goTo(Day day);
    void step(int periods);
    /// Entries that are chosen together, in every view.
    const std::set<Uuid> &chosen() const { return view().chosen(); }
    /// What is shown that is not read yet.
    const BoardDrafts &drafts() const { return m_drafts; }
    /// What the checks say of what is shown; null before they have been asked.
    const BoardFindings *findings() const { return m_findings.get(); }

    QWidget *firstControl() override;

protected:
    void refresh() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addCommands();
    void addEditCommands();
    void addEditCommand(const char *id, Message words, const QKeySequence &keys, std::function<void()> run,
        std::function<Message()> whyNot);
    void connectEditing(CalendarCanvas *view);
    bool hasSubject();
    void connectTray();
    void connectTrayTo(CalendarCanvas *view);
    void foldTray(bool isFolded);
    void arrangeTray();
    void showTray();
    bool hasTrayFocus() const;
    void goToTray();
    void askDate();
    void takeDateOff();
    Message titleOfMove(const std::vector<CalendarEntry> &entries, size_t lane, bool isCopy) const;
    void moveToLane(const std::vector<CalendarEntry> &entries, int days, size_t from, size_t to, bool isCopy);
    void nudgeLane(int steps);
    void nudge(int days, int steps);
    void stretch(int steps);
    void makeEntry(Instant start, Instant end);
    void copySubjects();
    void pasteAtFocus();
    void shiftCampaign();
    void copyLastWeek();
    void fillPlanMenu();
    void followEntry(Uuid entry);
    void connectDeeds();
    void takeEmergencyStep(EmergencyStep step);
    void correctEntry();
    void copyText(bool all);
    void copyImages();
    void savePackage();
    void readWaiting();
    void showApprovals();
    void addSavedViews();
    void connectView(CalendarCanvas *view);
    void showView();
    void showProblem(const Error &error);
    void showBoard();
    void showContent();
    void say();
    QString rangeText() const;
    void openEntry(const Uuid &entry);
    void openDay(Day day);
    void readEntry();
    void closePane();
    EntryRights rightsTo(const EntryDetail &detail) const;
    void editEntry();
    /// The reason is asked for where one is needed.
    void takeStep(const std::vector<CalendarEntry> &entries, EntryStatus to);
    /// For the chosen ones, or else for the one that is open.
    void takeStepOfSubjects(ReviewStep step);
    void askReason(const std::vector<CheckedSource> &entries, EntryStatus to);
    void takeDesk(const ApprovalDesk &desk);
    void readFindings();
    void readRolling();
    void readCheck();
    void readSheet();
    void showChoice();
    Message whyNoEntry() const;
    void tick();
    Day today() const { return tools().reader.now().day(); }

    BoardPlace m_boardPlace;
    BoardPlace m_entryPlace;
    BoardPlace m_weekPlace; ///< the week that is copied
    BoardPlace m_findingsPlace; ///< what the checks say of the days that are shown
    BoardPlace m_checkPlace; ///< and of the entry that is open
    BoardPlace m_rollingPlace; ///< what rolls over the days that are shown
    BoardPlace m_sheetPlace;
    BoardPlace m_deedPlace; ///< of the entry that is open, for what is done with it
    BoardPlace m_waitingPlace;
    ImageCopy m_imageCopy;
    const std::shared_ptr<PlanMemory> m_plan;
    CalendarToolbar *m_toolbar;
    ViewPicker *m_savedViews;
    QSplitter *m_splitter;
    RollingStrip *m_rolling; ///< above all views
    QStackedWidget *m_stack;
    std::array<CalendarCanvas *, kCalendarViews> m_views {};
    LanesView *m_lanes = nullptr; ///< among m_views
    AgendaView *m_agenda = nullptr; ///< among m_views
    SheetView *m_sheet = nullptr; ///< among m_views
    TrayPanel *m_tray; ///< beside the view
    bool m_isTrayFolded = false; ///< by who folded it
    EmptyState *m_problem;
    QWidget *m_notice; ///< why nothing is in sight
    QLabel *m_noticeText;
    QPushButton *m_noticeAction;
    EntryPane *m_pane;
    ReviewBar *m_review; ///< while entries are chosen
    StateLegend *m_legend;
    ElidedText *m_status;
    QPushButton *m_waiting; ///< what waits for my approval, and how much
    QTimer m_clock;
    RecentMarks *m_marks;

    Day m_anchor;
    BoardDrafts m_drafts;
    std::shared_ptr<const CalendarBoard> m_board; ///< null before the first reading
    EntryActions m_actions;
    std::vector<CalendarEntry> m_copied;
    Uuid m_follow; ///< an entry that is to have the focus when it is shown
    std::shared_ptr<const CalendarContent> m_content;
    std::shared_ptr<const BoardFindings> m_findings; ///< null before the first
    Uuid m_open;
    bool m_bringsAnchor = false; ///< the list is to show the anchor when its month is there
};

} // namespace qunce
