// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>

#include "models/boards/actionitems.h"
#include "models/boards/campaignreport.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/report/reportpaper.h"

namespace qunce {

class ActionsPane;

/// 周报, 月报, a report of the window's period, or 活动复盘: its pages as they will be printed, saved as PDF and workbook in
/// one action; and beside them what is to be done about its problems. Works offline; reading shows how far it is and can be
/// stopped. GUI thread.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// What was read for it: of a period or of a campaign.
    struct Contents {
        std::optional<Report> report;
        std::optional<CampaignReport> review;
        ActionList actions;

        const ReportQuery &query() const { return review ? review->query : report->query; }
    };

    /// `query`: unit and period of the window; `campaign`: whose review it begins with, nil for a report of a period.
    ReportDialog(
        PageTools &tools, const BoardQuery &query, bool isOfDemo, QWidget *parent, const Uuid &campaign = {});

    bool isSettled() const { return !m_place.isWaiting() && !m_actionsPlace.isWaiting(); }
    const std::optional<Contents> &contents() const { return m_contents; }
    /// Of a period.
    const std::optional<Report> &report() const;
    ActionsPane &actions() { return *m_actions; }
    QTabBar &tabs() { return *m_tabs; }
    ReportTexts texts() const;
    int pages() const { return m_paper ? m_paper->pages() : 0; }
    QByteArray pdf() const { return m_paper ? m_paper->pdf() : QByteArray(); }
    QString problem() const { return m_problem->text(); }
    QString warning() const { return m_warning->text(); }
    QComboBox &period() { return *m_period; }
    QLineEdit &titleEdit() { return *m_title; }
    QLineEdit &brandEdit() { return *m_brand; }
    QPushButton &stop() { return *m_stop; }
    QPushButton &save() { return *m_save; }

    /// The PDF, and the workbook beside it.
    Result<void> saveTo(const QString &pdfPath) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeChoices();
    QWidget *makePreview();
    QWidget *makeParts();
    QWidget *makeButtons();
    BoardQuery chosen() const;
    void choose();
    void read();
    void take(Result<Contents> read);
    void readCampaigns();
    void offer(const std::vector<CampaignChoice> &campaigns);
    void readActionsAgain();
    void showActions();
    void askToSave();
    void showProgress();
    void stopReading();
    void layOut();
    ReportLook look() const;

    PageTools &m_tools;
    const BoardQuery m_query;
    const bool m_isOfDemo;
    Uuid m_campaign; ///< of the review that is chosen; nil: a period is
    BoardPlace m_place;
    BoardPlace m_campaignsPlace;
    BoardPlace m_actionsPlace;
    const std::shared_ptr<PlanMemory> m_plan = std::make_shared<PlanMemory>();
    QComboBox *m_period = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_brand = nullptr;
    ThemedLabel *m_warning = nullptr;
    ThemedLabel *m_problem = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QWidget *m_sheets = nullptr; ///< a label for each page
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_parts = nullptr; ///< preview, actions
    ActionsPane *m_actions = nullptr;
    QPushButton *m_save = nullptr;
    QTimer m_look; ///< how far the reading is
    QTimer m_typed;
    std::shared_ptr<std::atomic<int>> m_done; ///< of a hundred; written by the reader
    std::optional<Contents> m_contents;
    bool m_isNewSince = false; ///< actions may have changed since the reading that is under way began
    std::unique_ptr<ReportPaper> m_paper;
};

} // namespace qunce
