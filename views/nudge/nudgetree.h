// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include <QTreeWidget>

#include "views/common/theme.h"
#include "views/nudge/nudgetexts.h"

namespace qunce {

/// Guides with something open below their regions, supervisors and stores, in the board's order. What is current is kept
/// when others are shown. GUI thread.
class NudgeTree : public QTreeWidget
{
    Q_OBJECT

public:
    enum Column { Name, Done, Open, Reminded, Left, Effect, Columns };

    explicit NudgeTree(Theme &theme, QWidget *parent = nullptr);

    void retranslate();
    void show(std::shared_ptr<const NudgeBoard> board, const NudgeChoice &shown, const Format &format);
    using QTreeWidget::show;
    const NudgeChoice &shown() const { return m_shown; }
    /// The selected row; null: everything that is shown is meant. (The current one is wherever the keyboard is.)
    QTreeWidgetItem *chosenItem() const;
    /// Of the selected row and all below it; all that is shown if there is none.
    NudgeChoice chosen() const;
    /// What the selected row is called with what it is in; empty if there is none.
    QString chosenName() const;
    /// What the row says, column by column, for people and tests.
    static QStringList textsOf(const QTreeWidgetItem &item);

private:
    void addGuide(QTreeWidgetItem *parent, size_t place, const Format &format);
    void sayOpen(QTreeWidgetItem &item) const;
    void restyle();

    Theme &m_theme;
    std::shared_ptr<const NudgeBoard> m_board;
    NudgeChoice m_shown;
    Format m_format {Language::English}; ///< what is shown was written in
};

} // namespace qunce
