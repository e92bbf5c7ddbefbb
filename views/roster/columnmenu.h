// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/items/tableorder.h"
#include "views/common/theme.h"
#include "views/roster/celltexts.h"

namespace qunce {

class ValueList;

/// Below a header: the two orders, and which values are shown: of texts a list with a search field and counts, of numbers
/// from and to. Says what was chosen and goes; Esc changes nothing. GUI thread.
class ColumnMenu : public QFrame
{
    Q_OBJECT

public:
    /// Column and texts outlive it; `filter` is the present one.
    ColumnMenu(Theme &theme, const CellTexts &texts, const TableColumn &column, ColumnFilter filter,
        QWidget *parent);

    /// Of a text column; until then the list is empty.
    void showValues(std::vector<ValueCount> values);
    void popUpBelow(const QRect &globalHeader);

signals:
    void sortAsked(bool descending);
    void filterAsked(const qunce::ColumnFilter &filter);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addOrders(QVBoxLayout &column);
    void addValues(QVBoxLayout &column);
    void addBounds(QVBoxLayout &column);
    void addFooter(QVBoxLayout &column);
    void sayChosen();
    void apply();

    Theme &m_theme;
    const CellTexts &m_texts;
    const TableColumn &m_column;
    ColumnFilter m_filter;
    ValueList *m_values = nullptr;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    QLineEdit *m_least = nullptr;
    QLineEdit *m_most = nullptr;
    QLabel *m_chosen = nullptr;
};

} // namespace qunce
