// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>

#include <QComboBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include "models/boards/rankingdetail.h"
#include "views/charts/celltable.h"
#include "views/charts/copyactions.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"
#include "views/common/viewpicker.h"
#include "views/detail/detailpane.h"
#include "views/leaderboard/fold.h"
#include "views/leaderboard/posterbatch.h"
#include "views/months/monthstool.h"

namespace qunce {

/// 排行榜: who stands where, among whom, and by how much; who has too few cases or no data folded below. GUI thread.
class LeaderboardPage : public Page
{
    Q_OBJECT

public:
    explicit LeaderboardPage(PageTools &tools, QWidget *parent = nullptr);

    void open(const Destination &destination) override;
    int rowsShown() const override { return m_table->rowCount(); }

    ViewPicker &savedViews() { return *m_savedViews; }
    QTabBar &tabs() { return *m_tabs; }
    QComboBox &levels() { return *m_level; }
    QComboBox &peers() { return *m_peers; }
    QComboBox &samples() { return *m_sample; }
    CellTable &table() { return *m_table; }
    const DetailPane &pane() const { return *m_detail; }
    Fold &tooFew() { return *m_tooFew; }
    Fold &empty() { return *m_empty; }
    QString statusText() const;
    /// Says which months of the period are closed.
    MonthsTool &months() { return *m_months; }
    /// What the pane at the right says of the chosen row, line by line; empty if none is chosen.
    QStringList detailTexts() const;
    const std::shared_ptr<const RankingBoard> &board() const { return m_board; }
    /// 战报, with the board that is on screen. Deletes itself when it is closed.
    void openPoster();

protected:
    void refresh() override;
    void retranslate() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeBoard(QWidget *card);
    void makeDetail();
    QToolButton *makePosterTool(QWidget *parent);
    QToolButton *makeCopyTool(QWidget *parent);
    ViewPicker *makeSavedViews();
    void arrange(const RankingQuery &query);
    void choosePreset(RankingPreset preset, bool withPeriod);
    void show(Result<std::shared_ptr<const RankingBoard>> read);
    void showBoard();
    void showDetail(int row);
    void readDays();
    void readWeeks();
    void fillDetail();
    void placeDetail();
    void showProblem(const Error &error);
    void nameTabs();
    void fillLevels();
    void fillPeers();
    void fillSamples();
    void sayStatus();
    void restyle();
    void openRow();

    BoardPlace m_place;
    RankingQuery m_query; ///< preset, level, peers, least sample; unit and period are the selection's
    std::shared_ptr<const RankingBoard> m_board;
    Uuid m_chosen;
    bool m_isFilling = false;

    ViewPicker *m_savedViews;
    QTabBar *m_tabs;
    ThemedLabel *m_levelLabel;
    ThemedLabel *m_peersLabel;
    ThemedLabel *m_sampleLabel;
    QComboBox *m_level;
    QComboBox *m_peers;
    QComboBox *m_sample;
    ThemedLabel *m_summary;
    QToolButton *m_formula;
    QToolButton *m_targets;
    QToolButton *m_compare;
    QToolButton *m_contests;
    QToolButton *m_poster;
    QToolButton *m_copy;
    QStackedWidget *m_stack;
    CellTable *m_table;
    EmptyState *m_problem;
    Fold *m_tooFew;
    Fold *m_empty;
    ThemedLabel *m_statusLeft;
    MonthsTool *m_months;
    ThemedLabel *m_statusRight;
    Card *m_boardCard;
    BoardPlace m_detailPlace;
    BoardPlace m_weeksPlace;
    PosterBatch m_posters;
    std::optional<RankingWeeks> m_weeks; ///< of m_board
    DetailPane *m_detail;
    std::optional<RankedRow> m_row; ///< what the pane is of
    std::optional<RankingDetail> m_read; ///< the same, over time
    QPushButton *m_openRow;
    QPushButton *m_copyRow;
};

} // namespace qunce
