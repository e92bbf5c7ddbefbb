// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterheader.h"

#include <algorithm>

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "views/common/zoom.h"
#include "views/common/icons.h"

namespace qunce {

namespace {

constexpr int kMark = 14;
constexpr int kMarkGap = 4;
constexpr int kResizeGrip = 4;

/// The same event elsewhere.
QMouseEvent moved(const QMouseEvent &event, int x)
{
    const QPointF by(x, 0);
    return QMouseEvent(event.type(), event.position() + by, event.scenePosition() + by,
        event.globalPosition() + by, event.button(), event.buttons(), event.modifiers());
}

} // namespace

RosterHeader::RosterHeader(Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(false);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Interactive);
    setMinimumSectionSize(48);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    connect(this, &QHeaderView::sectionClicked, this, [this](int section) {
        emit sortAsked(section, QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void RosterHeader::setSort(std::vector<SortKey> sort)
{
    m_sort = std::move(sort);
    viewport()->update();
    emit titlesChanged();
}

void RosterHeader::setFiltered(std::set<std::string> columns)
{
    m_filtered = std::move(columns);
    viewport()->update();
}

QSize RosterHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), zoomed(m_theme, metrics::kTableHeader)};
}

const TableColumn *RosterHeader::columnOf(int section) const
{
    const auto *table = qobject_cast<const TableModel *>(model());
    if (!table || !table->table() || section < 0 || section >= table->columnCount())
        return nullptr;
    return &table->table()->columns[static_cast<size_t>(section)];
}

bool RosterHeader::isOverFirst(const QPoint &position) const
{
    return count() > 0 && offset() > 0 && position.x() < sectionSize(0) + kResizeGrip;
}

int RosterHeader::sectionAt(const QPoint &position) const
{
    return isOverFirst(position) && position.x() < sectionSize(0) ? 0 : logicalIndexAt(position);
}

QRect RosterHeader::sectionRect(int section) const
{
    const int left = section == 0 ? 0 : sectionViewportPosition(section);
    return {left, 0, sectionSize(section), height()};
}

QString RosterHeader::sortNumber(const std::string &column) const
{
    const auto key =
        std::find_if(m_sort.begin(), m_sort.end(), [&](const SortKey &one) { return one.column == column; });
    return key != m_sort.end() && m_sort.size() > 1 ? QString::number(key - m_sort.begin() + 1) : QString();
}

int RosterHeader::arrowWidth(const std::string &column, const QFontMetrics &font) const
{
    const bool isSorted =
        std::any_of(m_sort.begin(), m_sort.end(), [&](const SortKey &one) { return one.column == column; });
    const QString number = sortNumber(column);
    return isSorted ? kMark + (number.isEmpty() ? 0 : font.horizontalAdvance(number) + 1) : 0;
}

int RosterHeader::titleWidth(int section) const
{
    const TableColumn *column = columnOf(section);
    if (!column)
        return 0;
    const QFontMetrics font(fontOf(TextRole::SecondaryBold));
    const int left = visualIndex(section) == 0 ? metrics::kOuterCellPadding : metrics::kCellPadding;
    const int right = isLast(section) ? metrics::kOuterCellPadding : metrics::kCellPadding;
    return left + font.horizontalAdvance(model()->headerData(section, Qt::Horizontal).toString())
        + arrowWidth(column->id, font) + right;
}

bool RosterHeader::isLast(int section) const
{
    for (int place = count() - 1; place >= 0; --place) {
        if (!isSectionHidden(logicalIndex(place)))
            return logicalIndex(place) == section;
    }
    return false;
}

QRect RosterHeader::markRect(int section, const QRect &rect) const
{
    const TableColumn *column = columnOf(section);
    if (!column)
        return {};
    const int y = rect.center().y() - kMark / 2;
    const bool isRight = alignmentOf(column->type).testFlag(Qt::AlignRight);
    const int x = isRight ? rect.left() + kMarkGap : rect.right() - kMark - kMarkGap;
    return {x, y, kMark, kMark};
}

void RosterHeader::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), m_theme.color(Token::Surface));
    }
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    if (const int end = length() - offset(); end < width())
        painter.fillRect(QRect(end, 0, width() - end, height()), m_theme.color(Token::Surface));
    if (count() > 0 && offset() > 0)
        paintSection(&painter, sectionRect(0), 0);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

void RosterHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const TableColumn *column = columnOf(section);
    if (!column || !rect.isValid())
        return;
    painter->save();
    painter->setClipRect(rect);
    const bool isFiltered = m_filtered.contains(column->id);
    painter->fillRect(rect, m_theme.color(isFiltered ? Token::AccentSoft : Token::Surface));
    const auto key = std::find_if(
        m_sort.begin(), m_sort.end(), [&](const SortKey &one) { return one.column == column->id; });
    const bool isSorted = key != m_sort.end();
    const bool isRight = alignmentOf(column->type).testFlag(Qt::AlignRight);
    const bool isFirst = visualIndex(section) == 0;
    QRect inner = rect.adjusted(isFirst ? metrics::kOuterCellPadding : metrics::kCellPadding, 0,
        isLast(section) ? -metrics::kOuterCellPadding : -metrics::kCellPadding, 0);
    if (isFiltered || m_hovered == section) {
        const QRect mark = markRect(section, rect);
        drawIcon(*painter, mark, QStringLiteral("filter"),
            m_theme.color(isFiltered ? Token::AccentInk : Token::TextSecondary), 12);
        if (isRight)
            inner.setLeft(mark.right() + kMarkGap);
        else
            inner.setRight(mark.left() - kMarkGap);
    }
    painter->setFont(fontOf(TextRole::SecondaryBold));
    const QFontMetrics font = painter->fontMetrics();
    const QString number = sortNumber(column->id);
    const int arrow = arrowWidth(column->id, font);
    const QString title = font.elidedText(
        model()->headerData(section, Qt::Horizontal).toString(), Qt::ElideRight, inner.width() - arrow);
    const int titleWidth = font.horizontalAdvance(title);
    const int left = isRight ? inner.right() + 1 - titleWidth - arrow : inner.left();
    painter->setPen(m_theme.color(isSorted || isFiltered ? Token::Text : Token::TextSecondary));
    painter->drawText(QRect(left, rect.top(), titleWidth + 1, rect.height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, title);
    if (isSorted) {
        const QRect place(left + titleWidth + 2, rect.center().y() - 5, 11, 12);
        drawIcon(*painter, place, key->descending ? QStringLiteral("arrow-down") : QStringLiteral("arrow-up"),
            m_theme.color(Token::AccentInk), 11);
        painter->setPen(m_theme.color(Token::AccentInk));
        painter->drawText(QRect(place.right() + 1, rect.top(), arrow - kMark + 1, rect.height()),
            Qt::AlignVCenter | Qt::AlignLeft, number);
    }
    if (isFirst)
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), m_theme.color(Token::Border));
    painter->restore();
}

void RosterHeader::mousePressEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    const int section = sectionAt(position);
    if (event->button() == Qt::LeftButton && section >= 0
        && markRect(section, sectionRect(section)).contains(position)) {
        emit menuAsked(section);
        return;
    }
    m_isPressedOnFirst = isOverFirst(position);
    if (m_isPressedOnFirst) {
        QMouseEvent there = moved(*event, -offset());
        return QHeaderView::mousePressEvent(&there);
    }
    QHeaderView::mousePressEvent(event);
}

void RosterHeader::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (const int section = sectionAt(position); section != m_hovered) {
        m_hovered = section;
        viewport()->update();
    }
    const bool isHeld = event->buttons() != Qt::NoButton;
    if (isHeld ? m_isPressedOnFirst : isOverFirst(position)) {
        QMouseEvent there = moved(*event, -offset());
        return QHeaderView::mouseMoveEvent(&there);
    }
    QHeaderView::mouseMoveEvent(event);
}

void RosterHeader::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_isPressedOnFirst, false)) {
        QMouseEvent there = moved(*event, -offset());
        return QHeaderView::mouseReleaseEvent(&there);
    }
    QHeaderView::mouseReleaseEvent(event);
}

void RosterHeader::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    viewport()->update();
    QHeaderView::leaveEvent(event);
}

void RosterHeader::contextMenuEvent(QContextMenuEvent *event)
{
    if (const int section = sectionAt(event->pos()); section >= 0)
        emit menuAsked(section);
}

bool RosterHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int section = sectionAt(help->pos());
        if (section < 0)
            return true;
        QString tip = model()->headerData(section, Qt::Horizontal).toString();
        const QString formula = model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString();
        if (!formula.isEmpty())
            tip += QLatin1Char('\n') + formula;
        QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace qunce
