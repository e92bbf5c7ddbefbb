// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/sheettable.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include "views/calendar/calendartext.h"
#include "views/calendar/sheetcells.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kHandle = 7; ///< pixels of the handle, and as many around it are it too
constexpr int kEdgeMs = 40;

} // namespace

SheetGrid::SheetGrid(Theme &theme, QWidget *parent) : QTableView(parent), m_theme(theme)
{
    setItemDelegate(new SheetCells(theme, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false); // cells draw the lines that there are
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setTabKeyNavigation(true);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    viewport()->setMouseTracking(true);
    m_edges.setInterval(kEdgeMs);
    connect(&m_edges, &QTimer::timeout, this, [this] {
        const bool isBelow = m_fillY >= viewport()->height();
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (isBelow ? m_rowHeight : -m_rowHeight));
        fillTo(m_fillY);
    });
}

void SheetGrid::setRows(int height, int headline, std::map<int, QString> headlines)
{
    QHeaderView &rows = *verticalHeader();
    const bool isOther = height != m_rowHeight || headline != m_headline;
    if (rows.defaultSectionSize() != height)
        rows.setDefaultSectionSize(height);
    for (const auto &[row, words] : m_headlines) {
        if (row < rows.count() && (isOther || !headlines.contains(row)))
            rows.resizeSection(row, height);
    }
    for (const auto &[row, words] : headlines) {
        if (row < rows.count() && rows.sectionSize(row) != height + headline)
            rows.resizeSection(row, height + headline);
    }
    m_rowHeight = height;
    m_headline = headline;
    m_headlines = std::move(headlines);
    viewport()->update();
}

std::optional<QRect> SheetGrid::chosenCells() const
{
    if (!selectionModel())
        return std::nullopt;
    QRect cells;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        cells |= QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom()));
    if (!cells.isValid() && currentIndex().isValid())
        cells = QRect(currentIndex().column(), currentIndex().row(), 1, 1);
    return cells.isValid() ? std::optional(cells) : std::nullopt;
}

/// In the viewport; of the columns that are shown here.
QRect SheetGrid::outlineOf(const QRect &cells) const
{
    int left = cells.left();
    int right = std::min(cells.right(), lastColumn());
    while (left <= right && isColumnHidden(left))
        ++left;
    while (right >= left && isColumnHidden(right))
        --right;
    if (left > right)
        return {};
    const QModelIndex first = model()->index(cells.top(), left);
    const QModelIndex last = model()->index(cells.bottom(), right);
    QRect outline = visualRect(first) | visualRect(last);
    outline.setTop(visualRect(first).bottom() - m_rowHeight + 1); // without its headline
    return outline;
}

QRect SheetGrid::handle() const
{
    const std::optional<QRect> cells = chosenCells();
    if (!cells || cells->right() > lastColumn())
        return {};
    const QRect outline = outlineOf(*cells);
    return outline.isEmpty()
        ? QRect()
        : QRect(outline.bottomRight() - QPoint(kHandle / 2 + 1, kHandle / 2 + 1), QSize(kHandle, kHandle));
}

/// The outline reaches beyond the cells that Qt paints anew.
void SheetGrid::selectionChanged(const QItemSelection &chosen, const QItemSelection &before)
{
    QTableView::selectionChanged(chosen, before);
    viewport()->update();
}

void SheetGrid::currentChanged(const QModelIndex &current, const QModelIndex &before)
{
    QTableView::currentChanged(current, before);
    viewport()->update();
}

void SheetGrid::paintHeadlines(QPainter &painter) const
{
    if (m_headlines.empty())
        return;
    painter.setFont(fontOf(TextRole::SecondaryBold));
    for (const auto &[row, words] : m_headlines) {
        const int y = rowViewportPosition(row);
        if (y < -m_headline || y > viewport()->height() || row >= verticalHeader()->count())
            continue;
        const QRect line(0, y, viewport()->width(), m_headline);
        painter.fillRect(line, m_theme.color(Token::Sunken));
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawLine(line.topLeft(), line.topRight());
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(line.adjusted(metrics::kCellPadding, 0, 0, 0),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
}

void SheetGrid::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    paintHeadlines(painter);
    const std::optional<QRect> cells = chosenCells();
    if (!cells)
        return;
    const QColor accent = m_theme.color(Token::Accent);
    painter.setBrush(Qt::NoBrush);
    if (m_fillTo) {
        QRect filled = *cells;
        filled.setBottom(*m_fillTo);
        painter.setPen(QPen(accent, 1, Qt::DashLine));
        painter.drawRect(outlineOf(filled).adjusted(0, 0, -1, -1));
    }
    painter.setPen(QPen(accent, 2));
    painter.drawRect(outlineOf(*cells).adjusted(1, 1, -1, -1));
    if (const QRect corner = handle(); !corner.isEmpty()) {
        painter.fillRect(corner, m_theme.color(Token::Surface));
        painter.fillRect(corner.adjusted(1, 1, -1, -1), accent);
    }
}

void SheetGrid::mousePressEvent(QMouseEvent *event)
{
    const QRect corner = handle();
    if (event->button() != Qt::LeftButton || corner.isEmpty()
        || !corner.adjusted(-kHandle / 2, -kHandle / 2, kHandle / 2, kHandle / 2).contains(event->pos()))
        return QTableView::mousePressEvent(event);
    m_fillTo = chosenCells()->bottom();
    m_fillY = event->pos().y();
    viewport()->update();
}

void SheetGrid::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_fillTo) {
        const QRect corner = handle();
        const bool isHandle = !corner.isEmpty() && !event->buttons()
            && corner.adjusted(-kHandle / 2, -kHandle / 2, kHandle / 2, kHandle / 2).contains(event->pos());
        viewport()->setCursor(isHandle ? Qt::CrossCursor : Qt::ArrowCursor);
        return QTableView::mouseMoveEvent(event);
    }
    fillTo(event->pos().y());
    const int rows = *m_fillTo - chosenCells()->bottom();
    QToolTip::showText(event->globalPosition().toPoint(),
        rows > 0 ? plainTip(text(QUNCE_TEXT("Fill %1 rows"), {QString::number(rows)})) : QString(),
        viewport());
}

void SheetGrid::fillTo(int y)
{
    if (!m_fillTo)
        return m_edges.stop();
    m_fillY = y;
    const bool isBeyond = y >= viewport()->height() || y < 0;
    if (isBeyond != m_edges.isActive())
        isBeyond ? m_edges.start() : m_edges.stop();
    const int at = rowAt(std::clamp(y, 0, viewport()->height() - 1));
    const int bottom = chosenCells()->bottom();
    m_fillTo = std::max(bottom, at < 0 ? model()->rowCount() - 1 : at);
    viewport()->update();
}

void SheetGrid::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_fillTo)
        return QTableView::mouseReleaseEvent(event);
    fillTo(event->pos().y());
    const int last = *m_fillTo;
    const int bottom = chosenCells()->bottom();
    cancelFill();
    if (last > bottom)
        emit fillDragged(last);
}

void SheetGrid::cancelFill()
{
    m_fillTo.reset();
    m_edges.stop();
    viewport()->update();
}

FrozenColumns::FrozenColumns(Theme &theme, SheetTable &table)
    : SheetGrid(theme, &table), m_theme(theme), m_table(table)
{
    setObjectName(QStringLiteral("sheet.frozen"));
    verticalHeader()->hide();
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
        | QAbstractItemView::EditKeyPressed);
    setFocusPolicy(Qt::ClickFocus);
    setFocusProxy(&table);
}

void FrozenColumns::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    SheetGrid::closeEditor(editor, QAbstractItemDelegate::NoHint);
    m_table.setFocus();
    m_table.leaveEditor(hint);
}

void FrozenColumns::paintEvent(QPaintEvent *event)
{
    SheetGrid::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(m_theme.color(Token::Border));
    painter.drawLine(viewport()->rect().topRight(), viewport()->rect().bottomRight());
}

SheetTable::SheetTable(Theme &theme, QWidget *parent) : SheetGrid(theme, parent), m_theme(theme)
{
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
        | QAbstractItemView::EditKeyPressed);
}

void SheetTable::freeze()
{
    m_frozen = new FrozenColumns(m_theme, *this);
    m_frozen->setModel(model());
    const QItemSelectionModel *own = m_frozen->selectionModel();
    m_frozen->setSelectionModel(selectionModel());
    delete own;
    for (int column = kFrozen; column < model()->columnCount(); ++column)
        m_frozen->setColumnHidden(column, true);
    connect(
        verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(
        m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    // What the first row in sight says depends on which it is.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->viewport(),
        [this] { m_frozen->viewport()->update(); });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < kFrozen)
            m_frozen->setColumnWidth(column, width);
        placeFrozen();
    });
    connect(m_frozen, &SheetGrid::fillDragged, this, &SheetGrid::fillDragged);
    connect(m_frozen, &QAbstractItemView::clicked, this, &QAbstractItemView::clicked);
    placeFrozen();
    m_frozen->show();
}

SheetGrid &SheetTable::frozen() const
{
    return *m_frozen;
}

void SheetTable::setRowsOfBoth(int height, int headline, const std::map<int, QString> &headlines)
{
    setRows(height, headline, headlines);
    m_frozen->setRows(height, headline, headlines);
    m_frozen->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
    m_frozen->horizontalHeader()->setFont(horizontalHeader()->font());
    placeFrozen();
}

void SheetTable::placeFrozen()
{
    int width = 0;
    for (int column = 0; column < kFrozen; ++column) {
        m_frozen->setColumnWidth(column, columnWidth(column));
        width += columnWidth(column);
    }
    m_frozen->setGeometry(viewport()->x(), 0, width, viewport()->y() + viewport()->height());
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void SheetTable::resizeEvent(QResizeEvent *event)
{
    SheetGrid::resizeEvent(event);
    if (m_frozen)
        placeFrozen();
}

/// What is frozen is in sight; what is not comes out from behind it.
void SheetTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int before = horizontalScrollBar()->value();
    SheetGrid::scrollTo(index, hint);
    if (!index.isValid() || !m_frozen)
        return;
    if (index.column() < kFrozen)
        return horizontalScrollBar()->setValue(before);
    const int hidden = m_frozen->width() - visualRect(index).left();
    if (hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

bool SheetTable::isTyping() const
{
    return state() == EditingState || (m_frozen && m_frozen->isTyping());
}

bool SheetTable::event(QEvent *event)
{
    // The page has these keys too, for whole entries: here they are about cells.
    if (event->type() == QEvent::ShortcutOverride && !isTyping()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isFillEnded = key->key() == Qt::Key_Escape && (isFilling() || m_frozen->isFilling());
        const bool isOurs = key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Paste)
            || key->key() == Qt::Key_F2 || key->key() == Qt::Key_Delete || isFillEnded
            || (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier)
            || key->matches(QKeySequence::SelectAll);
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return SheetGrid::event(event);
}

void SheetTable::keyPressEvent(QKeyEvent *event)
{
    if (isFilling() || m_frozen->isFilling()) {
        if (event->key() == Qt::Key_Escape) {
            cancelFill();
            m_frozen->cancelFill();
        }
        return; // nothing else happens while the handle is held
    }
    if (event->matches(QKeySequence::Copy))
        emit copyAsked();
    else if (event->matches(QKeySequence::Paste))
        emit pasteAsked();
    else if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        emit fillAsked();
    else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit emptyAsked();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2)
        && event->modifiers() == Qt::NoModifier && !isTyping() && currentIndex().isValid())
        edit(currentIndex(), AllEditTriggers, nullptr);
    else
        SheetGrid::keyPressEvent(event);
}

bool SheetTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    const bool isFrozen = m_frozen && index.isValid() && index.column() < kFrozen;
    return isFrozen ? m_frozen->typeInto(index, trigger, event) : SheetGrid::edit(index, trigger, event);
}

void SheetTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    SheetGrid::closeEditor(editor, QAbstractItemDelegate::NoHint);
    leaveEditor(hint);
}

void SheetTable::leaveEditor(QAbstractItemDelegate::EndEditHint hint)
{
    QModelIndex next;
    switch (hint) {
    case QAbstractItemDelegate::SubmitModelCache:
        if (currentIndex().row() + 1 < model()->rowCount())
            setCurrentIndex(currentIndex().siblingAtRow(currentIndex().row() + 1));
        return;
    case QAbstractItemDelegate::EditNextItem:
        next = moveCursor(MoveNext, Qt::NoModifier);
        break;
    case QAbstractItemDelegate::EditPreviousItem:
        next = moveCursor(MovePrevious, Qt::NoModifier);
        break;
    default:
        return;
    }
    if (!next.isValid())
        return;
    setCurrentIndex(next);
    if (next.flags() & Qt::ItemIsEditable)
        edit(next, AllEditTriggers, nullptr);
}

} // namespace qunce
