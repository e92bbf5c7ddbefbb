// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "models/boards/entrytargets.h"
#include "views/common/page.h"

namespace qunce {

/// Units, tags, guides and groups that an entry includes or excludes by name: found by what is typed, added with Enter or a double
/// click, each included or excluded. Saves nothing itself. GUI thread.
class EntryTargetsDialog : public QDialog
{
    Q_OBJECT

public:
    EntryTargetsDialog(PageTools &tools, std::vector<EntryTargetLine> lines, QWidget *parent);

    const std::vector<EntryTargetLine> &lines() const { return m_lines; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search(const QString &typed);
    void showFound(std::vector<EntryTargetLine> found);
    void add(int row, bool isExcluded);
    void turn();
    void remove();
    void showLines(int current);
    void showButtons();

    PageTools &m_tools;
    BoardPlace m_place;
    std::vector<EntryTargetLine> m_lines;
    std::vector<EntryTargetLine> m_found;
    QLineEdit *m_search;
    QListWidget *m_results;
    QPushButton *m_include;
    QPushButton *m_exclude;
    QListWidget *m_chosen;
    QPushButton *m_turn;
    QPushButton *m_remove;
};

} // namespace qunce
