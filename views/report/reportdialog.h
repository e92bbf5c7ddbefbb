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
#include <QTimer>

#include "views/common/card.h"
#include "views/common/page.h"
#include "views/report/reportpaper.h"

namespace qunce {

/// 周报, 月报 or a report of the window's period: its pages as they will be printed, saved as PDF and workbook in one
/// action. Works offline; reading shows how far it is and can be stopped. GUI thread.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `query`: unit and period of the window.
    ReportDialog(PageTools &tools, const BoardQuery &query, bool isOfDemo, QWidget *parent);

    bool isSettled() const { return !m_place.isWaiting(); }
    const std::optional<Report> &report() const { return m_report; }
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
    QWidget *makeButtons();
    BoardQuery chosen() const;
    void read();
    void take(Result<Report> read);
    void showProgress();
    void stopReading();
    void layOut();
    ReportLook look() const;

    PageTools &m_tools;
    const BoardQuery m_query;
    const bool m_isOfDemo;
    BoardPlace m_place;
    QComboBox *m_period = nullptr;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_brand = nullptr;
    ThemedLabel *m_warning = nullptr;
    ThemedLabel *m_problem = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QWidget *m_sheets = nullptr; ///< a label for each page
    QPushButton *m_save = nullptr;
    QTimer m_look; ///< how far the reading is
    QTimer m_typed;
    std::shared_ptr<std::atomic<int>> m_done; ///< of a hundred; written by the reader
    std::optional<Report> m_report;
    std::unique_ptr<ReportPaper> m_paper;
};

} // namespace qunce
