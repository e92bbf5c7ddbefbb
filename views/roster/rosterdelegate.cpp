// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterdelegate.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QPainter>

#include "views/common/recentmarks.h"
#include "views/common/zoom.h"
#include "views/common/textline.h"

namespace qunce {

namespace {

constexpr int kBarWidth = 72;
constexpr int kMarkWidth = 3; ///< at the edge of a row that others have just changed
constexpr int kBarHeight = 8;
constexpr int kBarNumber = 44; ///< room for the number beside a bar

struct BadgeColors {
    Token tint;
    Token ink;
};
constexpr std::array kBadges {BadgeColors {Token::ValueSoft, Token::ValueInk},
    BadgeColors {Token::BrandSoft, Token::BrandInk}, BadgeColors {Token::SelectionSoft, Token::SelectionInk},
    BadgeColors {Token::Sunken, Token::TextSecondary}};

} // namespace

RosterDelegate::RosterDelegate(Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme) { }

void RosterDelegate::setTable(const DataTable *table)
{
    m_largest.assign(table ? table->columns.size() : 0, 0);
    for (size_t column = 0; column < m_largest.size(); ++column) {
        const TableColumn &cells = table->columns[column];
        if (!cells.look.bar || cells.isText() || cells.isFraction())
            continue;
        for (const int64_t value : cells.first) {
            if (value != kNoValue)
                m_largest[column] = std::max(m_largest[column], value);
        }
    }
}

void RosterDelegate::setEdges(int first, int last)
{
    m_first = first;
    m_last = last;
}

QSize RosterDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TableModel *>(index.model());
    const int width = model && model->table()
        ? model->table()->columns[static_cast<size_t>(index.column())].look.width
        : 96;
    return {zoomed(m_theme, width), zoomed(m_theme, metrics::kRow)};
}

RosterDelegate::Ink RosterDelegate::inkOf(const TableModel &model, size_t column, size_t row) const
{
    const DataTable &table = *model.table();
    const TableColumn &cells = table.columns[column];
    const ColumnLook &look = cells.look;
    Ink ink {m_theme.color(look.secondary ? Token::TextSecondary : Token::Text), look.bold};
    const bool isMissing = cells.isText() ? table.textOf(column, row).empty()
        : cells.type == CellType::Rate    ? !table.fractionOf(column, row)
                                          : cells.first[row] == kNoValue;
    if (isMissing)
        ink.color = m_theme.color(Token::TextSecondary);
    if (isMissing || cells.isText())
        return ink;
    const int64_t value = cells.first[row];
    if (cells.type == CellType::Movement) {
        ink.color = m_theme.color(value == 0 ? Token::TextSecondary
                : value == kNewEntry         ? Token::AccentInk
                : value > 0                  ? Token::Good
                                             : Token::Bad);
    } else if ((cells.type == CellType::Points || cells.type == CellType::SignedInteger) && value != 0) {
        ink.color = m_theme.color(value > 0 ? Token::Good : Token::Bad);
    } else if (cells.type == CellType::Rate && look.badBelow && cells.second[row] > 0
        && static_cast<double>(value) < *look.badBelow * static_cast<double>(cells.second[row])) {
        ink = {m_theme.color(Token::Bad), true};
    }
    return ink;
}

double RosterDelegate::barOf(const DataTable &table, size_t column, size_t row) const
{
    if (table.columns[column].isFraction()) {
        const auto rate = table.fractionOf(column, row);
        return rate ? std::clamp(
                   static_cast<double>(rate->numerator) / static_cast<double>(rate->denominator), 0.0, 1.0)
                    : -1;
    }
    const auto value = table.numberOf(column, row);
    if (!value)
        return -1;
    const int64_t largest = column < m_largest.size() ? m_largest[column] : 0;
    return largest > 0 && *value > 0 ? static_cast<double>(*value) / static_cast<double>(largest) : 0;
}

void RosterDelegate::paintBar(QPainter &painter, QRect &inner, double part, qreal textWidth) const
{
    const int number = std::max(zoomed(m_theme, kBarNumber), static_cast<int>(std::ceil(textWidth)) + 8);
    const int width = std::min(kBarWidth, inner.width() - number);
    if (width < 16)
        return;
    const QRectF track(
        inner.right() + 1 - number - width, inner.center().y() - kBarHeight / 2 + 1, width, kBarHeight);
    painter.fillRect(track, m_theme.color(Token::Track));
    QRectF filled = track;
    filled.setWidth(track.width() * part);
    painter.fillRect(filled, m_theme.color(Token::Chart1));
    inner.setLeft(static_cast<int>(track.right()) + 4);
}

void RosterDelegate::paintBadge(QPainter &painter, const QRect &inner, const TableModel &model, size_t column,
    size_t row, TextLine &text) const
{
    const TableColumn &cells = model.table()->columns[column];
    const std::string &stored = model.table()->textOf(column, row);
    const auto found = std::find_if(cells.choices.begin(), cells.choices.end(),
        [&](const auto &choice) { return choice.first == stored; });
    const auto place = static_cast<size_t>(found - cells.choices.begin());
    const BadgeColors colors = kBadges[std::min(place, kBadges.size() - 1)];
    const int width = std::min(inner.width(), static_cast<int>(std::ceil(text.width())) + 14);
    const int height = zoomed(m_theme, 20);
    const QRectF box(inner.left(), inner.center().y() - height / 2, width, height);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(colors.tint));
    painter.drawRoundedRect(box, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(m_theme.color(colors.ink));
    text.draw(painter, box.adjusted(4, 0, -4, 0), Qt::AlignCenter);
}

void RosterDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const TableModel *>(index.model());
    if (!model || !model->table())
        return;
    const auto column = static_cast<size_t>(index.column());
    const size_t row = model->tableRow(index.row());
    const TableColumn &cells = model->table()->columns[column];
    const QRect rect = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = index.row() == m_hoveredRow;
    const bool isMarked = m_marks && m_marks->contains(model->idAt(index.row()));
    painter->fillRect(rect,
        m_theme.color(isSelected ? Token::AccentSoft
                : isMarked       ? Token::WarnSoft
                : isHovered      ? Token::Hover
                                 : Token::Surface));
    if (isMarked && index.column() == m_first)
        painter->fillRect(
            QRect(rect.left(), rect.top(), kMarkWidth, rect.height()), m_theme.color(Token::Warn));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.color(Token::Line));
    if (m_body != QApplication::font()) {
        m_body = fontOf(TextRole::Body);
        m_bold = fontOf(TextRole::Bold);
    }
    QRect inner =
        rect.adjusted(index.column() == m_first ? metrics::kOuterCellPadding : metrics::kCellPadding, 0,
            index.column() == m_last ? -metrics::kOuterCellPadding : -metrics::kCellPadding, -1);
    const Ink ink = inkOf(*model, column, row);
    painter->setFont(ink.isBold ? m_bold : m_body);
    QString words = model->texts().cell(*model->table(), column, row);
    // A sum without what it is made of, rather than cut; dots say that there is more, which the tooltip has.
    if (!cells.parts.empty() && QFontMetrics(painter->font()).horizontalAdvance(words) > inner.width())
        words = QStringLiteral("…   ") + words.section(QStringLiteral("   "), -1);
    TextLine text(std::move(words), *painter);
    if (cells.look.badge && !model->table()->textOf(column, row).empty()) {
        paintBadge(*painter, inner, *model, column, row, text);
    } else {
        if (cells.look.bar) {
            if (const double part = barOf(*model->table(), column, row); part >= 0)
                paintBar(*painter, inner, part, text.width());
        }
        painter->setPen(ink.color);
        text.draw(*painter, QRectF(inner), alignmentOf(cells.type));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(1, 1, -1, -2));
    }
}

} // namespace qunce
