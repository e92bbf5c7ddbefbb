// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/sheetcells.h"

#include <algorithm>

#include <QPainter>

#include "models/boards/entrytexts.h"
#include "models/plan/plancheck.h"
#include "views/calendar/sheettable.h"
#include "views/common/entrylook.h"

namespace qunce {

namespace {

constexpr int kCorner = 7;

} // namespace

QRect SheetCells::cellOf(const QStyleOptionViewItem &option)
{
    QRect cell = option.rect;
    if (const auto *grid = qobject_cast<const SheetGrid *>(option.widget))
        cell.setTop(std::max(cell.top(), cell.bottom() - grid->rowHeightOf() + 1));
    return cell;
}

void SheetCells::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(cellOf(option));
}

void SheetCells::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.rect = cellOf(given);
    option.state &= ~QStyle::State_HasFocus; // the outline of what is chosen says where the cursor is
    const auto *grid = qobject_cast<const SheetGrid *>(given.widget);
    const QVariant layer = index.data(LayerRole);
    const QVariant trouble = index.data(TroubleRole);
    const bool isError = trouble.isValid() && trouble.toInt() == static_cast<int>(Severity::Error);
    const bool isChosen = option.state & QStyle::State_Selected;
    painter->save();
    if (isError && !isChosen)
        painter->fillRect(option.rect, m_theme.color(Token::BadSoft));
    // The first row in sight says its day whatever stands above it.
    const bool isSilent =
        index.data(RepeatsRole).toBool() && grid && index.row() != grid->rowAt(0) && !isChosen;
    const bool isMark = layer.isValid() && layer.toInt() != static_cast<int>(ContentLayer::None);
    if (isSilent || isMark) {
        const QVariant ground = index.data(Qt::BackgroundRole);
        if (isChosen)
            painter->fillRect(option.rect, option.palette.brush(QPalette::Highlight));
        else if (ground.isValid())
            painter->fillRect(option.rect, ground.value<QColor>());
    } else {
        QStyledItemDelegate::paint(painter, option, index);
    }
    if (isMark) {
        const auto which = static_cast<ContentLayer>(layer.toInt());
        const int side = std::min(18, option.rect.height() - 6);
        const QRectF mark(option.rect.left() + metrics::kCellPadding,
            option.rect.top() + (option.rect.height() - side) / 2.0, side, side);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(solidOf(which)));
        painter->drawRoundedRect(mark, 4, 4);
        painter->setFont(fontOf(TextRole::SecondaryBold));
        painter->setPen(m_theme.color(Token::OnInk));
        painter->drawText(mark, Qt::AlignCenter, index.data(Qt::DisplayRole).toString());
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    const bool isGroup = index.data(GroupRole).toBool();
    if (isGroup && index.data(Qt::DisplayRole).toString().isEmpty()) {
        painter->setPen(m_theme.color(Token::Faint));
        painter->drawText(option.rect.adjusted(metrics::kCellPadding, 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("–"));
    }
    if (trouble.isValid()) {
        const QPolygon corner({option.rect.topRight() + QPoint(1, 0),
            option.rect.topRight() + QPoint(1 - kCorner, 0), option.rect.topRight() + QPoint(1, kCorner)});
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(isError ? Token::Bad : Token::Warn));
        painter->drawPolygon(corner);
    }
    painter->setPen(m_theme.color(Token::Line));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (isGroup)
        painter->drawLine(option.rect.topLeft(), option.rect.bottomLeft());
    painter->restore();
}

} // namespace qunce
