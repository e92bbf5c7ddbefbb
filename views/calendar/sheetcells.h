// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

#include "views/common/theme.h"

namespace qunce {

/// What cells of a plan sheet say besides their text.
enum SheetRole : int {
    RepeatsRole = Qt::UserRole + 1, ///< bool: as in the row above
    LayerRole, ///< ContentLayer of a cell that shows a layer
    TroubleRole, ///< Severity of what was found in the entry of this cell
    GroupRole, ///< bool: a column of groups
};

/// Cells of a plan sheet: lines below rows and beside groups, marks of layers, a corner where something is wrong, a dash
/// where nothing is planned. A row that is higher has a headline above its cells. GUI thread.
class SheetCells : public QStyledItemDelegate
{
public:
    SheetCells(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) { }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// Without the headline.
    static QRect cellOf(const QStyleOptionViewItem &option);

    Theme &m_theme;
};

} // namespace qunce
