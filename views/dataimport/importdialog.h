// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

#include "models/imports/importpreview.h"
#include "views/common/card.h"
#include "views/common/page.h"
#include "views/dataimport/importcolumns.h"
#include "views/dataimport/importdesk.h"
#include "views/dataimport/importundodialog.h"

namespace qunce {

/// 数据导入: a file is chosen or dropped here, its columns are given their meaning (remembered for files with the same
/// columns), it is tried without changing anything, and put in. What was refused can be saved; what went in before is
/// listed with who did it. GUI thread; files are read and written elsewhere.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// All outlive it.
    ImportDialog(PageTools &tools, ImportDesk &desk, QWidget *parent);
    /// Stops what runs.
    ~ImportDialog() override;

    /// As if the user had chosen it.
    void openFile(const QString &path);
    /// Also without a file: its template.
    void chooseKind(ImportKind kind);
    void runImport(bool dryRun);
    void saveTemplateTo(const QString &path);
    void saveErrorsTo(const QString &path);
    /// Asks what would change if the chosen import of the list were taken back; null if it cannot be.
    ImportUndoDialog *askUndo();

    ImportColumns &columns() const { return *m_columns; }
    const QTableWidget &problems() const { return *m_problems; }
    QTableWidget &history() const { return *m_history; }
    const QTableWidget &preview() const { return *m_firstRows; }
    std::optional<ImportKind> kind() const;
    QString said() const { return m_said->text(); }
    bool isBusy() const { return m_isReading || m_isRunning; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFileRow();
    QWidget *makeKindRow();
    QWidget *makeTabs();
    QWidget *makeHistory();
    QWidget *makeButtons();
    QTableWidget *makeTable(const char *name);
    void fillTable(QTableWidget &table, const QStringList &header, const std::vector<QStringList> &rows);
    void takePreview(Result<ImportPreview> preview);
    void showPlan();
    void showFirstRows();
    void rememberPlan();
    void noteProgress(uint64_t sent, uint64_t total, bool dryRun);
    void takeOutcome(const Result<ImportReply> &outcome);
    void readHistory();
    void takeHistory(const Result<ImportsReply> &imports);
    /// Of the list; null if none is chosen that can be taken back.
    const PastImport *chosenPast() const;
    void save(const QString &path, std::string bytes);
    Message whyNot() const;
    void arrange();
    void note(const QString &words, bool isTrouble = false);
    void say(const QString &words, bool isTrouble = false);
    bool inChinese() const { return m_tools.language.current() == Language::Chinese; }

    PageTools &m_tools;
    ImportDesk &m_desk;
    QPushButton *m_choose;
    ThemedLabel *m_file;
    QComboBox *m_kind;
    QPushButton *m_template;
    QCheckBox *m_fed;
    QTabWidget *m_tabs;
    ImportColumns *m_columns;
    QTableWidget *m_firstRows;
    QTableWidget *m_problems;
    QTableWidget *m_history;
    QPushButton *m_undo;
    QProgressBar *m_progress;
    ThemedLabel *m_said;
    QPushButton *m_errors;
    QPushButton *m_stop;
    QPushButton *m_dryRun;
    QPushButton *m_import;
    std::optional<ImportPreview> m_preview;
    std::optional<ImportReply> m_reply;
    std::vector<PastImport> m_past; ///< as listed
    QString m_outcome; ///< of what was done last; empty: what is to be done next is said
    bool m_isTrouble = false;
    int m_generation = 0; ///< of what is read
    bool m_isReading = false;
    bool m_isRunning = false;
};

/// Opens it over the window.
ImportDialog *openImport(PageTools &tools, ImportDesk &desk, QWidget *over);

} // namespace qunce
