// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/linelist.h"

#include <algorithm>
#include <numeric>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "views/common/clippedline.h"
#include "views/common/icons.h"
#include "views/detail/elidedlabel.h"

namespace qunce {

namespace {

constexpr int kColumnGap = 14;
constexpr int kIcon = 14;
constexpr int kIconGap = 4;

} // namespace

LineList::LineList(Theme &theme, std::vector<Line> lines) : m_theme(theme), m_lines(std::move(lines))
{
    setFont(fontOf(TextRole::Secondary));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    m_leads =
        std::any_of(m_lines.begin(), m_lines.end(), [](const Line &line) { return !line.target.isNil(); });
    setFocusPolicy(m_leads ? Qt::StrongFocus : Qt::NoFocus);
    setAccessibleDescription(texts().join(QLatin1Char('\n')));
    connect(&theme, &Theme::changed, this, [this] {
        setFont(fontOf(TextRole::Secondary));
        update();
    });
}

QStringList LineList::texts() const
{
    QStringList all;
    for (const Line &line : m_lines) {
        QStringList cells;
        for (const Cell &cell : line.cells)
            cells.append(oneLine(cell.text));
        all.append(cells.join(QLatin1Char(' ')));
    }
    return all;
}

int LineList::lineHeight() const
{
    return fontMetrics().height() + 8;
}

QSize LineList::sizeHint() const
{
    return {320, lineHeight() * static_cast<int>(m_lines.size())};
}

/// Of all columns but the first.
std::vector<int> LineList::columnWidths() const
{
    std::vector<int> widths;
    for (const Line &line : m_lines) {
        widths.resize(std::max(widths.size(), line.cells.size()));
        for (size_t i = 1; i < line.cells.size(); ++i) {
            const int icon = line.cells[i].icon.isEmpty() ? 0 : kIcon + kIconGap;
            widths[i] =
                std::max(widths[i], fontMetrics().horizontalAdvance(oneLine(line.cells[i].text)) + icon + 1);
        }
    }
    // A name in one of them must not push the first one out: its end is cut.
    const int gaps = kColumnGap * static_cast<int>(widths.size());
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (widest != widths.end()) {
        const int all = std::accumulate(widths.begin(), widths.end(), gaps);
        *widest = std::max(std::min(*widest, width() / 4), *widest - std::max(0, all - width() * 2 / 3));
    }
    return widths;
}

void LineList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const std::vector<int> widths = columnWidths();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const QRect row(0, lineHeight() * static_cast<int>(i), width(), lineHeight());
        const bool isHovered = m_hovered == static_cast<int>(i) && !m_lines[i].target.isNil();
        if (isHovered)
            painter.fillRect(row.adjusted(-8, 0, 8, 0), m_theme.color(Token::Hover));
        paintLine(painter, m_lines[i], row, widths);
        if (hasFocus() && m_current == static_cast<int>(i)) {
            painter.setPen(QPen(m_theme.color(Token::Accent), 2));
            painter.drawRect(row.adjusted(1, 1, -1, -1));
        }
    }
}

void LineList::paintLine(
    QPainter &painter, const Line &line, const QRect &row, const std::vector<int> &widths) const
{
    int right = row.right() + 1;
    for (size_t i = line.cells.size(); i-- > 0;) {
        const Cell &cell = line.cells[i];
        QRect area = row;
        area.setRight(right - 1);
        if (i > 0) {
            area.setLeft(right - widths[i]);
            right = area.left() - kColumnGap;
        }
        painter.setPen(m_theme.color(cell.color));
        if (!cell.icon.isEmpty()) {
            drawIcon(painter, QRectF(area.left(), area.top(), kIcon, area.height()), cell.icon,
                m_theme.color(cell.color), kIcon);
            area.setLeft(area.left() + kIcon + kIconGap);
        }
        painter.drawText(area,
            static_cast<int>((cell.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter)
                | Qt::TextSingleLine,
            fontMetrics().elidedText(oneLine(cell.text), Qt::ElideRight, area.width()));
    }
}

int LineList::lineAt(QPoint place) const
{
    const int line = place.y() / lineHeight();
    return place.y() >= 0 && line < static_cast<int>(m_lines.size()) ? line : -1;
}

void LineList::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = lineAt(event->position().toPoint());
    const bool leads = m_hovered >= 0 && !m_lines[static_cast<size_t>(m_hovered)].target.isNil();
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void LineList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void LineList::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activate(lineAt(event->position().toPoint()));
}

void LineList::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_lines.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = std::min(last, m_current + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    update();
}

void LineList::activate(int line)
{
    if (line >= 0 && line < static_cast<int>(m_lines.size())
        && !m_lines[static_cast<size_t>(line)].target.isNil())
        emit activated(m_lines[static_cast<size_t>(line)].target);
}

bool LineList::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int line = lineAt(help->pos());
        if (line >= 0 && !m_lines[static_cast<size_t>(line)].cells.empty())
            QToolTip::showText(help->globalPos(), plainTip(texts().at(line)), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace qunce
