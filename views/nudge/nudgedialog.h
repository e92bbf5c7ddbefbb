// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <thread>

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include "models/boards/executionlog.h"
#include "views/common/card.h"
#include "views/common/emptystate.h"
#include "views/common/page.h"
#include "views/nudge/nudgetree.h"

namespace qunce {

/// 催办: who has not done what is due, of one number; the words for them to copy or to save by region; who was reminded when,
/// and whether it helped; and the log of execution as a file. What is copied or saved counts as a reminder, in one step of
/// undo, unless the user says otherwise. Files are written in a thread of its own, which ends with the dialog. GUI thread.
class NudgeDialog : public QDialog
{
    Q_OBJECT

public:
    enum class View : uint8_t { NotDone, NothingDone, CanBeReminded };
    static constexpr size_t kViews = 3;

    NudgeDialog(PageTools &tools, NudgeQuery query, QWidget *parent);

    // For tests: what the user sees and does.
    bool isSettled() const { return m_board && !m_place.isWaiting(); }
    const std::shared_ptr<const NudgeBoard> &board() const { return m_board; }
    NudgeTree &tree() const { return *m_tree; }
    QString headline() const { return m_headline->text(); }
    QString summary() const { return m_summary->text(); }
    QString leftOut() const { return m_leftOut->text(); }
    View view() const;
    void setView(View view);
    QCheckBox &marks() const { return *m_marks; }
    QCheckBox &overLimit() const { return *m_overLimit; }
    QPushButton &copyButton() const { return *m_copy; }
    QPushButton &undoButton() const { return *m_undo; }
    /// Of the row that is selected; of all that are shown if there is none.
    void copyWords();
    /// A file for each region into the folder.
    void saveWords(const QString &folder);
    /// By its suffix a workbook or CSV.
    void saveLog(const QString &path);
    void editRules();

signals:
    /// Files are written, or could not be.
    void written(bool ok);

private:
    void build();
    void read();
    void showRead(Result<NudgeBoard> read);
    void fill();
    void sayChoice();
    void askFolder();
    void askLog(bool isWorkbook);
    /// Those of the choice that get the words.
    NudgeChoice addressed(const NudgeChoice &choice) const;
    void mark(const NudgeBoard &board, const NudgeChoice &guides);
    void write(std::function<Result<void>()> work, std::function<void()> done);

    PageTools &m_tools;
    const NudgeQuery m_query;
    BoardPlace m_place;
    BoardPlace m_logPlace;
    std::shared_ptr<const NudgeBoard> m_board;
    ThemedLabel *m_headline;
    ThemedLabel *m_numbers;
    QButtonGroup *m_views;
    QPushButton *m_all; ///< chooses no row
    QStackedWidget *m_stack;
    NudgeTree *m_tree;
    EmptyState *m_empty;
    ThemedLabel *m_summary;
    ThemedLabel *m_leftOut;
    QCheckBox *m_marks;
    QCheckBox *m_overLimit;
    QPushButton *m_undo; ///< takes back what was noted last
    QToolButton *m_log;
    QPushButton *m_rules;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_close;
    std::jthread m_writer; ///< last: it ends before what it tells
};

} // namespace qunce
