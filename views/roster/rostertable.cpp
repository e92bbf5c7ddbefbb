// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rostertable.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include "views/common/zoom.h"

namespace qunce {

namespace {

constexpr int kEdge = 12; ///< of the shadow over columns that lie further
constexpr int kEdgeAlpha = 46;
constexpr int kSideStep = 120; ///< a notch of the wheel sideways: about a column and a half
constexpr int kNotch = 120; ///< Qt's eighths of a degree

} // namespace

RosterTable::RosterTable(Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_header(new RosterHeader(theme, this))
    , m_delegate(new RosterDelegate(theme, this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setAttribute(
        Qt::WA_InputMethodEnabled, false); // keys are commands here, with a Chinese input method on too
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(16);
    viewport()->setMouseTracking(true);
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { emit chosen(index.row()); });
    connect(m_header, &QHeaderView::sectionMoved, this, &RosterTable::columnsChanged);
    connect(m_header, &RosterHeader::titlesChanged, this, &RosterTable::fitColumns);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int before, int now) {
        viewport()->update();
        if (m_isFitting || before <= 0 || now <= 0 || QApplication::mouseButtons() == Qt::NoButton)
            return;
        // From here on all have the widths that are seen, so that the others stay while one is pulled.
        for (const int one : visibleColumns()) {
            const int width = one == column ? now : m_header->sectionSize(one);
            setColumnBase(one, width * metrics::kRow / zoomed(m_theme, metrics::kRow), true);
        }
        emit columnResized();
    });
    connect(&theme, &Theme::changed, this, &RosterTable::restyle);
    restyle();
}

void RosterTable::restyle()
{
    const int row = zoomed(m_theme, metrics::kRow);
    if (row != verticalHeader()->defaultSectionSize()) {
        const int top = rowAt(0);
        verticalHeader()->setDefaultSectionSize(row);
        verticalScrollBar()->setValue(std::max(0, top) * row);
        fitColumns();
    }
    m_header->updateGeometry();
    updateGeometries();
    viewport()->update();
}

std::vector<int> RosterTable::visibleColumns() const
{
    std::vector<int> columns;
    for (int place = 0; place < m_header->count(); ++place) {
        const int column = m_header->logicalIndex(place);
        if (!m_header->isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

void RosterTable::columnsChanged()
{
    const std::vector<int> columns = visibleColumns();
    m_delegate->setEdges(columns.empty() ? 0 : columns.front(), columns.empty() ? -1 : columns.back());
    fitColumns();
    viewport()->update();
}

void RosterTable::setColumnBase(int column, int width, bool isPulled)
{
    const auto place = static_cast<size_t>(column);
    if (place >= m_bases.size())
        m_bases.resize(place + 1, {width, isPulled});
    m_bases[place] = {width, isPulled};
}

int RosterTable::columnBase(int column) const
{
    const auto place = static_cast<size_t>(column);
    return place < m_bases.size() ? m_bases[place].width : m_header->sectionSize(column);
}

int RosterTable::leastWidth(int column) const
{
    const auto place = static_cast<size_t>(column);
    const int base = zoomed(m_theme, columnBase(column));
    const bool isPulled = place < m_bases.size() && m_bases[place].isPulled;
    return isPulled ? base : std::max(base, m_header->titleWidth(column));
}

void RosterTable::fitColumns()
{
    const std::vector<int> columns = visibleColumns();
    int total = 0;
    for (const int column : columns)
        total += leastWidth(column);
    int extra = std::max(0, viewport()->width() - total);
    m_isFitting = true;
    for (const int column : columns) {
        const int base = leastWidth(column);
        const int more = total > 0 ? extra * base / total : 0;
        m_header->resizeSection(column, base + more);
        extra -= more;
        total -= base;
    }
    m_isFitting = false;
}

void RosterTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

int RosterTable::frozenWidth() const
{
    return model() && model()->columnCount() > 0 ? m_header->sectionSize(0) : 0;
}

QModelIndex RosterTable::indexAt(const QPoint &position) const
{
    if (position.x() >= 0 && position.x() < frozenWidth() && m_header->offset() > 0) {
        const int row = rowAt(position.y());
        return row < 0 ? QModelIndex() : model()->index(row, 0, rootIndex());
    }
    return QTableView::indexAt(position);
}

QRect RosterTable::visualRect(const QModelIndex &index) const
{
    QRect rect = QTableView::visualRect(index);
    if (index.isValid() && index.column() == 0)
        rect.moveLeft(0);
    return rect;
}

void RosterTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar *bar = horizontalScrollBar();
    const int before = bar->value();
    QTableView::scrollTo(index, hint);
    if (index.column() == 0) {
        bar->setValue(before); // it is always there
        return;
    }
    // Not below the frozen column.
    const int hidden = frozenWidth() - m_header->sectionViewportPosition(index.column());
    if (hidden > 0)
        bar->setValue(bar->value() - hidden);
}

void RosterTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0) {
        viewport()->update(); // the frozen column has been moved along
        m_header->viewport()->update();
    }
}

void RosterTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() == 0)
        return;
    QPainter painter(viewport());
    const int width = frozenWidth();
    const bool isCovering = m_header->offset() > 0;
    const int first = rowAt(event->rect().top());
    const int last =
        rowAt(event->rect().bottom()) < 0 ? model()->rowCount() - 1 : rowAt(event->rect().bottom());
    if (isCovering && first >= 0 && event->rect().left() < width) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        for (int row = first; row <= last; ++row) {
            const QModelIndex index = model()->index(row, 0);
            option.rect = QRect(0, rowViewportPosition(row), width, rowHeight(row));
            option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
            option.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex() == index);
            m_delegate->paint(&painter, option, index);
        }
    }
    const int bottom = rowViewportPosition(model()->rowCount() - 1) + rowHeight(model()->rowCount() - 1);
    painter.fillRect(
        QRect(width - 1, 0, 1, std::min(bottom, viewport()->height())), m_theme.color(Token::Border));
    paintEdges(painter, std::min(bottom, viewport()->height()));
}

/// Shadows where more columns lie, so that nobody takes those that are seen for all.
void RosterTable::paintEdges(QPainter &painter, int bottom) const
{
    const auto shade = [&](int from, int to) {
        QColor dark = m_theme.color(Token::Text);
        dark.setAlpha(kEdgeAlpha);
        QColor none = dark;
        none.setAlpha(0);
        QLinearGradient fall(from, 0, to, 0);
        fall.setColorAt(0, dark);
        fall.setColorAt(1, none);
        painter.fillRect(QRect(std::min(from, to), 0, std::abs(to - from), bottom), fall);
    };
    const QScrollBar *bar = horizontalScrollBar();
    if (bar->value() < bar->maximum())
        shade(viewport()->width(), viewport()->width() - kEdge);
    if (bar->value() > bar->minimum())
        shade(frozenWidth(), frozenWidth() + kEdge);
}

void RosterTable::hover(int row)
{
    if (row == m_hoveredRow)
        return;
    const auto repaint = [this](int one) {
        if (one >= 0 && model() && one < model()->rowCount())
            viewport()->update(0, rowViewportPosition(one), viewport()->width(), rowHeight(one));
    };
    repaint(m_hoveredRow);
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    repaint(row);
}

bool RosterTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        hover(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        hover(-1);
    return QTableView::viewportEvent(event);
}

QModelIndex RosterTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Home and End are the first and last row, as in a list: the row is what is current.
    if (model() && model()->rowCount() > 0 && (action == MoveHome || action == MoveEnd)) {
        const int column = std::max(0, currentIndex().column());
        return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

void RosterTable::wheelEvent(QWheelEvent *event)
{
    QScrollBar *bar = horizontalScrollBar();
    const bool isSideways = event->modifiers().testFlag(Qt::ShiftModifier) && event->angleDelta().x() == 0;
    if (!isSideways || bar->maximum() == 0)
        return QTableView::wheelEvent(event);
    const int step = zoomed(m_theme, kSideStep);
    const int pixels =
        event->pixelDelta().isNull() ? event->angleDelta().y() * step / kNotch : event->pixelDelta().y();
    bar->setValue(bar->value() - pixels);
    event->accept();
}

void RosterTable::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool isChoice =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (isPlain && isChoice && currentIndex().isValid()) {
        emit chosen(currentIndex().row());
        return;
    }
    // Letters are for shortcuts and not for the view's own search, which would go through all rows.
    if (!event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace qunce
