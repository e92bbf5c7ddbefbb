// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QTableWidget>

#include "views/common/page.h"

namespace qunce {

/// What is wrong with the lines of a table, and where.
struct LinesProblem {
    int row = 0;
    int column = 0;
    QString words;
};

struct LinesColumn {
    QString title;
    int width = 110;
    QStringList choices {}; ///< offered in a list; others can be typed and are then refused by the check
    bool isNumber = false;
};

/// A short table typed by hand or pasted from a spreadsheet: goals, stages. Always one empty line more than there are;
/// Delete empties cells, Ctrl+Delete takes lines away, Ctrl+V pastes from the current cell on. Each key is checked, and
/// what is wrong is marked and said. GUI thread.
class LinesDialog : public QDialog
{
    Q_OBJECT

public:
    using Saved = std::function<void(const Result<EditDone> &outcome)>;
    struct Parts {
        QString title;
        QString hint;
        std::vector<LinesColumn> columns;
        std::vector<QStringList> lines;
        std::function<std::optional<LinesProblem>(const std::vector<QStringList> &)> check;
        std::function<void(const std::vector<QStringList> &, Saved)> save;
        Message whyFixed; ///< why nothing may be changed; empty if it may
    };
    LinesDialog(PageTools &tools, Parts parts, QWidget *parent);

    QTableWidget &table() const { return *m_table; }
    /// Lines with anything in them.
    std::vector<QStringList> lines() const;
    QString why() const { return m_why->text(); }
    void paste(const QString &text);
    void removeLines();
    /// Saves; stays open and says why if it cannot be.
    void accept() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Delegate;
    void addLine(int row, const QStringList &cells);
    void keepSpareLine();
    void look();
    int rowOfLine(int line) const;

    PageTools &m_tools;
    const Parts m_parts;
    QTableWidget *m_table;
    QLabel *m_why;
    QPushButton *m_save = nullptr;
    bool m_isFilling = false;
};

} // namespace qunce
