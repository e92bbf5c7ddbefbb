// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include "views/common/theme.h"

namespace qunce {

class ViewPicker;

/// Above the table: search field, quick filters with their counts, a chip for each filter of a column, and buttons.
/// Chips take as many lines as they need. GUI thread.
class RosterToolbar : public QWidget
{
    Q_OBJECT

public:
    struct QuickChip {
        std::string id;
        QString title;
        QString count; ///< empty before the first table
        bool isChosen = false;
    };
    struct FilterChip {
        std::string column;
        QString text;
    };

    explicit RosterToolbar(Theme &theme, QWidget *parent = nullptr);

    QLineEdit *search() const { return m_search; }
    QToolButton *columns() const { return m_columns; }
    QToolButton *copy() const { return m_copy; }
    QToolButton *download() const { return m_export; }
    /// With a menu of the other ways to copy.
    QToolButton *more() const { return m_more; }
    void showQuickFilters(const std::vector<QuickChip> &chips);
    void showFilters(const std::vector<FilterChip> &chips);
    /// Stands before the search field; without words where the toolbar is narrow.
    void addLead(ViewPicker *control);
    /// Stands before the columns' button.
    void addTool(QToolButton *tool);
    void setSearchHint(const QString &hint);
    void retranslate();

signals:
    void searchChanged(const QString &text);
    void quickFilterChosen(const std::string &id);
    void filterRemoved(const std::string &column);
    void filtersCleared();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void fit();
    void orderTabs(); ///< keys go from control to control as they are read

    Theme &m_theme;
    QHBoxLayout *m_row;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    QWidget *m_chips;
    ViewPicker *m_lead = nullptr;
    QToolButton *m_columns;
    QToolButton *m_copy;
    QToolButton *m_export;
    QToolButton *m_more;
    std::vector<QToolButton *> m_tools;
    std::vector<QPushButton *> m_quick;
    std::vector<QPushButton *> m_filters;
    QPushButton *m_clear;
};

} // namespace qunce
