// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>

#include <QTableView>
#include <QTimer>

#include "views/common/theme.h"

namespace qunce {

/// One part of a plan sheet's table, the frozen columns or all of them: a headline above the first row of a stage, an
/// outline around what is chosen, and at its lower right corner the handle that is dragged down to fill. GUI thread.
class SheetGrid : public QTableView
{
    Q_OBJECT

public:
    /// Columns that stay in sight: day, weekday and holiday, time.
    static constexpr int kFrozen = 3;

    SheetGrid(Theme &theme, QWidget *parent);

    /// Heights of rows and headlines, and where there are headlines: words by row.
    void setRows(int height, int headline, std::map<int, QString> headlines);
    int rowHeightOf() const { return m_rowHeight; }
    /// Corners of what is chosen, columns as x and rows as y.
    std::optional<QRect> chosenCells() const;
    /// Where the handle is, in the viewport; empty where it is in the other part or out of sight.
    QRect handle() const;
    bool isFilling() const { return m_fillTo.has_value(); }
    void cancelFill();

signals:
    /// What is chosen is to be filled down to this row.
    void fillDragged(int lastRow);

protected:
    /// The handle of what reaches further to the right is the other part's.
    virtual int lastColumn() const { return model() ? model()->columnCount() - 1 : -1; }
    void selectionChanged(const QItemSelection &chosen, const QItemSelection &before) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &before) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRect outlineOf(const QRect &cells) const;
    void fillTo(int y);
    void paintHeadlines(QPainter &painter) const;

    Theme &m_theme;
    int m_rowHeight = 26;
    int m_headline = 24;
    std::map<int, QString> m_headlines;
    std::optional<int> m_fillTo; ///< the row that a drag of the handle has reached
    int m_fillY = 0;
    QTimer m_edges; ///< while it is dragged beyond what is in sight
};

class FrozenColumns;

/// The table of a plan sheet with the keys of a spreadsheet: Enter and F2 type, Tab goes on, Esc takes back, Ctrl+C, V
/// and D copy, paste and fill down, Del empties. The first columns stay in sight. GUI thread.
class SheetTable : public SheetGrid
{
    Q_OBJECT

public:
    SheetTable(Theme &theme, QWidget *parent);

    /// After the model is set.
    void freeze();
    SheetGrid &frozen() const;
    /// Also of the frozen part.
    void setRowsOfBoth(int height, int headline, const std::map<int, QString> &headlines);
    void placeFrozen();
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    /// Where the cursor goes after something was typed.
    void leaveEditor(QAbstractItemDelegate::EndEditHint hint);
    bool isTyping() const;

signals:
    void copyAsked();
    void pasteAsked();
    void fillAsked();
    void emptyAsked();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    Theme &m_theme;
    FrozenColumns *m_frozen = nullptr;
};

/// The columns that stay in sight, above the table: they share model, selection and rows with it. GUI thread.
class FrozenColumns : public SheetGrid
{
    Q_OBJECT

public:
    FrozenColumns(Theme &theme, SheetTable &table);

    bool typeInto(const QModelIndex &index, EditTrigger trigger, QEvent *event)
    {
        return edit(index, trigger, event);
    }
    bool isTyping() const { return state() == EditingState; }

protected:
    int lastColumn() const override { return kFrozen - 1; }
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    SheetTable &m_table;
};

} // namespace qunce
