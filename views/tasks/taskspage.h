// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QSplitter>
#include <QStackedWidget>

#include "models/boards/tasksboard.h"
#include "views/charts/chartcard.h"
#include "views/charts/heatmap.h"
#include "views/charts/linechart.h"
#include "views/charts/rankingbars.h"
#include "views/common/imagecopy.h"
#include "views/common/page.h"
#include "views/nudge/nudgecommand.h"
#include "views/roster/rosterview.h"
#include "views/tasks/drillbar.h"

namespace qunce {

class ViewPicker;

/// Tasks and their completion. A click on a bar, cell or number goes one level down: the unit of the header follows
/// down to the store; of a guide, a day, a store's week or a task the assignments are listed. Backspace goes back. GUI
/// thread.
class TasksPage : public Page
{
    Q_OBJECT

public:
    explicit TasksPage(PageTools &tools, QWidget *parent = nullptr);

    /// `filter` is the id of a tab; `subject` a task to select. Or a guide or campaign whose tasks are shown alone
    /// (kTasksOfGuide, kTasksOfCampaign).
    void open(const Destination &destination) override;
    int rowsShown() const override;

    // For tests: what the user sees.
    RosterView *taskTable() const { return m_table; }
    ViewPicker *savedViews() const { return m_savedViews; }
    RosterView *assignmentTable() const { return m_assignments; }
    DrillBar *drillBar() const { return m_path; }
    RankingBars *ranking() const { return m_ranking; }
    LineChart *line() const { return m_line; }
    HeatMap *heatMap() const { return m_heat; }
    ChartCard *rankingCard() const { return m_rankingCard; }
    bool showsAssignments() const { return m_leaf.has_value(); }
    bool canGoBack() const;
    void goBack();

protected:
    void refresh() override;
    void retranslate() override;

private:
    /// The last level: a number whose assignments are listed.
    struct Leaf {
        AssignmentsQuery query;
        QString name;
        TaskRate rate;
    };
    /// Where Backspace leads.
    struct Place {
        BoardQuery query;
        std::optional<TaskBreakdown> breakdown;
        std::optional<Leaf> leaf;
    };

    void buildCharts();
    void readBoard();
    void readLeaf();
    void openGuide();
    void openCampaign(const Uuid &campaign);
    void show(const Result<TasksBoard> &board);
    void showCharts();
    void showCrumbs();
    void remember();
    void enterUnit(const Uuid &unit);
    void enterLeaf(Leaf leaf);
    void drillBar(int row);
    void drillDay(int category);
    void drillCell(int row, int column);
    void drillTask(const Uuid &task);
    void chooseCrumb(int crumb);
    void focusContents();
    void addCommands();
    void copyText(bool all);
    void copyImages();
    Uuid taskAtHand();
    std::optional<NudgeQuery> nudged() const;
    ChartSource sourceOf(const QString &title, Period period) const;

    BoardPlace m_place;
    BoardPlace m_leafPlace;
    BoardPlace m_guidePlace;
    BoardPlace m_campaignPlace;
    BoardPlace m_textPlace; ///< of the task that is copied
    ImageCopy m_imageCopy;
    Uuid m_askedGuide; ///< to be shown when the board is there; nil for none
    std::optional<TasksBoard> m_board;
    std::optional<TaskBreakdown> m_breakdown; ///< as chosen; nothing: the next level down
    std::optional<Leaf> m_leaf;
    std::vector<Place> m_history;
    bool m_isGoing = false; ///< the selection changes because of us
    bool m_wantsFocus = false; ///< the keyboard goes where the drill leads
    bool m_isFromBelow = false;

    // From the outside in: what is put into another parent is styled anew, with everything in it.
    QSplitter *m_splitter;
    Card *m_tableCard;
    QWidget *m_lower;
    RosterView *m_table;
    ViewPicker *m_savedViews;
    DrillBar *m_path;
    QStackedWidget *m_stack;
    QWidget *m_charts;
    RankingBars *m_ranking;
    LineChart *m_line;
    HeatMap *m_heat;
    ChartCard *m_rankingCard;
    ChartCard *m_lineCard;
    ChartCard *m_heatCard;
    QToolButton *m_order;
    Card *m_assignmentCard;
    RosterView *m_assignments;
    EmptyState *m_problem;
};

} // namespace qunce
