// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/scrolledchart.h"

#include <algorithm>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "views/common/clippedline.h"

namespace qunce {

ScrolledChart::ScrolledChart(PageTools &tools, QWidget *parent)
    : Chart(parent), m_tools(tools), m_bar(new QScrollBar(Qt::Vertical, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_bar->setFocusPolicy(Qt::NoFocus);
    connect(m_bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&tools.theme, &Theme::changed, this, [this] {
        update();
        emit dataShown();
    });
}

void ScrolledChart::setDrillable(bool drillable)
{
    m_isDrillable = drillable;
}

void ScrolledChart::rowsChanged(bool keepPlace)
{
    m_pointed.reset();
    m_pressed.reset();
    if (!keepPlace || (m_focus && m_focus->row >= rowCount()))
        m_focus.reset();
    if (!keepPlace)
        m_bar->setValue(0);
    layOut();
    // The keyboard stays where it is when what it was on has gone.
    if (hasFocus() && !m_focus && rowCount() > 0)
        m_focus = Cell {0, columnCount() - 1};
    describe();
    update();
    emit dataShown();
}

int ScrolledChart::areaWidth() const
{
    return width() - (m_bar->isHidden() ? 0 : m_bar->width());
}

void ScrolledChart::layOut()
{
    const int inSight = std::max(0, height() - headerHeight());
    const int all = rowCount() * rowHeight();
    const bool scrolls = all > inSight && rowCount() > 0;
    const int barWidth = m_bar->sizeHint().width();
    m_bar->setVisible(scrolls);
    m_bar->setGeometry(width() - barWidth, headerHeight(), barWidth, inSight);
    m_bar->setRange(0, scrolls ? all - inSight : 0);
    m_bar->setPageStep(inSight);
    m_bar->setSingleStep(rowHeight());
    measure(areaWidth());
}

QRect ScrolledChart::cellRect(Cell cell) const
{
    QRect rect = rectInRow(cell.column, areaWidth());
    rect.translate(0, headerHeight() + cell.row * rowHeight() - m_bar->value());
    return rect;
}

std::optional<ScrolledChart::Cell> ScrolledChart::cellAt(QPoint position) const
{
    if (position.y() < headerHeight() || position.x() >= areaWidth())
        return std::nullopt;
    const int row = (position.y() - headerHeight() + m_bar->value()) / rowHeight();
    if (row >= rowCount())
        return std::nullopt;
    for (int column = 0; column < columnCount(); ++column) {
        if (cellRect({row, column}).contains(position))
            return Cell {row, column};
    }
    return std::nullopt;
}

void ScrolledChart::focusCell(Cell cell)
{
    m_focus = Cell {std::clamp(cell.row, 0, std::max(0, rowCount() - 1)),
        std::clamp(cell.column, 0, std::max(0, columnCount() - 1))};
    const int top = m_focus->row * rowHeight();
    const int inSight = height() - headerHeight();
    if (top < m_bar->value())
        m_bar->setValue(top);
    else if (top + rowHeight() > m_bar->value() + inSight)
        m_bar->setValue(top + rowHeight() - inSight);
    describe();
    update();
}

void ScrolledChart::describe()
{
    setAccessibleDescription(m_focus && m_focus->row < rowCount() ? cellText(*m_focus) : QString());
}

void ScrolledChart::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int area = areaWidth();
    const QRect body(0, headerHeight(), area, height() - headerHeight());
    painter.save();
    painter.setClipRect(body & event->rect());
    const int first = m_bar->value() / rowHeight();
    const int last = std::min(rowCount() - 1, (m_bar->value() + body.height()) / rowHeight());
    for (int row = first; row <= last; ++row)
        paintRow(painter, {0, body.top() + row * rowHeight() - m_bar->value(), area, rowHeight()}, row);
    if (m_focus && hasFocus() && m_focus->row < rowCount()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_tools.theme.color(Token::Accent), 2));
        painter.drawRoundedRect(QRectF(cellRect(*m_focus)).adjusted(1, 1, -1, -1), 3, 3);
    }
    painter.restore();
    if (headerHeight() > 0)
        paintHeader(painter, {0, 0, area, headerHeight()});
}

QSize ScrolledChart::wholeSize(int width) const
{
    return {width, headerHeight() + rowCount() * rowHeight()};
}

void ScrolledChart::paintWhole(QPainter &painter, const QRect &area)
{
    // Without what only the screen has: focus and pointer.
    const std::optional<Cell> pointed = std::exchange(m_pointed, std::nullopt);
    measure(area.width());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.topLeft());
    if (headerHeight() > 0)
        paintHeader(painter, {0, 0, area.width(), headerHeight()});
    for (int row = 0; row < rowCount() && headerHeight() + row * rowHeight() < area.height(); ++row)
        paintRow(painter, {0, headerHeight() + row * rowHeight(), area.width(), rowHeight()}, row);
    painter.restore();
    measure(areaWidth());
    m_pointed = pointed;
}

void ScrolledChart::resizeEvent(QResizeEvent *event)
{
    Chart::resizeEvent(event);
    layOut();
}

void ScrolledChart::keyPressEvent(QKeyEvent *event)
{
    if (rowCount() == 0) {
        Chart::keyPressEvent(event);
        return;
    }
    Cell next = m_focus.value_or(Cell {0, columnCount() - 1});
    const int page = std::max(1, (height() - headerHeight()) / rowHeight() - 1);
    switch (event->key()) {
    case Qt::Key_Up:
        --next.row;
        break;
    case Qt::Key_Down:
        ++next.row;
        break;
    case Qt::Key_Left:
        --next.column;
        break;
    case Qt::Key_Right:
        ++next.column;
        break;
    case Qt::Key_PageUp:
        next.row -= page;
        break;
    case Qt::Key_PageDown:
        next.row += page;
        break;
    case Qt::Key_Home:
        next.row = 0;
        break;
    case Qt::Key_End:
        next.row = rowCount() - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_isDrillable && m_focus) {
            emit activated(m_focus->row, m_focus->column);
            return;
        }
        Chart::keyPressEvent(event);
        return;
    default:
        Chart::keyPressEvent(event);
        return;
    }
    focusCell(next);
}

void ScrolledChart::mouseMoveEvent(QMouseEvent *event)
{
    const std::optional<Cell> cell = cellAt(event->position().toPoint());
    if (cell == m_pointed)
        return;
    m_pointed = cell;
    setCursor(cell && m_isDrillable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ScrolledChart::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? cellAt(event->position().toPoint()) : std::nullopt;
    if (m_pressed)
        focusCell(*m_pressed);
}

void ScrolledChart::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<Cell> pressed = std::exchange(m_pressed, std::nullopt);
    if (m_isDrillable && pressed && pressed == cellAt(event->position().toPoint()))
        emit activated(pressed->row, pressed->column);
}

void ScrolledChart::wheelEvent(QWheelEvent *event)
{
    if (m_bar->maximum() == 0) {
        event->ignore();
        return;
    }
    const int pixels = event->pixelDelta().isNull() ? event->angleDelta().y() * 3 * rowHeight() / 120
                                                    : event->pixelDelta().y();
    m_bar->setValue(m_bar->value() - pixels);
    event->accept();
}

void ScrolledChart::leaveEvent(QEvent *event)
{
    Chart::leaveEvent(event);
    m_pointed.reset();
    update();
}

void ScrolledChart::focusInEvent(QFocusEvent *event)
{
    Chart::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !m_focus && rowCount() > 0)
        focusCell({0, columnCount() - 1});
    update();
}

void ScrolledChart::focusOutEvent(QFocusEvent *event)
{
    Chart::focusOutEvent(event);
    update();
}

bool ScrolledChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const std::optional<Cell> cell = cellAt(help->pos());
        if (cell)
            QToolTip::showText(help->globalPos(), plainTip(cellText(*cell)), this, cellRect(*cell));
        else
            QToolTip::hideText();
        return true;
    }
    return Chart::event(event);
}

void ScrolledChart::changeEvent(QEvent *event)
{
    Chart::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        layOut();
}

} // namespace qunce
