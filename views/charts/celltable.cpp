// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/celltable.h"

#include <algorithm>
#include <utility>

#include <QAbstractTableModel>
#include <QCursor>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

#include "views/charts/progressbar.h"
#include "views/common/zoom.h"
#include "views/common/icons.h"

namespace qunce {

namespace {

constexpr int kHelpMs = 30'000; ///< long enough to be read
constexpr int kLeastText = 70; ///< percent of its width that a column of texts keeps
constexpr int kMeasured = 240; ///< rows whose contents say how wide columns are
constexpr int kWidestText = 220; ///< what a text asks for at most
constexpr int kMostFrozen = 60; ///< percent of the table that what is frozen takes at most

/// Texts can be cut; numbers and what has a width of its own cannot.
bool isFlexible(const BoardColumn &column)
{
    return !column.isNumber && column.stretch > 0;
}

} // namespace

class CellTable::Model : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(std::vector<BoardColumn> made)
    {
        beginResetModel();
        columns = std::move(made);
        endResetModel();
    }
    void setRows(int count, CellOf made)
    {
        beginResetModel();
        rows = count;
        cellOf = std::move(made);
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : rows; }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(columns.size());
    }
    const BoardColumn &columnAt(int column) const { return columns[static_cast<size_t>(column)]; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || !cellOf)
            return {};
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
            const BoardCell cell = cellOf(index.row(), index.column());
            return QString(cell.text + cell.faint);
        }
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        return {};
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section >= static_cast<int>(columns.size()))
            return {};
        if (role == Qt::DisplayRole)
            return columnAt(section).title;
        if (role == Qt::ToolTipRole)
            return columnAt(section).help;
        if (role == Qt::TextAlignmentRole)
            return alignment(section);
        return {};
    }
    QVariant alignment(int column) const
    {
        const Qt::Alignment side = columnAt(column).isNumber ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(side | Qt::AlignVCenter);
    }

    std::vector<BoardColumn> columns;
    int rows = 0;
    CellOf cellOf;
    bool isFooter = false;
};

/// With the info mark right before the title of a column; by itself the mark would stand at the column's other edge.
class CellTable::Header : public QHeaderView
{
public:
    Header(Theme &theme, Model &model, CellTable &table)
        : QHeaderView(Qt::Horizontal, &table), m_theme(theme), m_model(model), m_table(table)
    { }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QHeaderView::paintEvent(event);
        if (m_table.frozenWidth() == 0)
            return;
        QPainter painter(viewport());
        for (int section = 0; section <= m_table.lastFrozen(); ++section) {
            if (!isSectionHidden(section))
                paintSection(
                    &painter, QRect(sectionPosition(section), 0, sectionSize(section), height()), section);
        }
    }
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->save();
        QHeaderView::paintSection(painter, rect, section);
        painter->restore();
        const BoardColumn &column = m_model.columnAt(section);
        if (!column.hasInfo)
            return;
        const int title = QFontMetrics(fontOf(TextRole::SecondaryBold)).horizontalAdvance(column.title);
        const int mark = zoomed(m_theme, 14);
        const int gap = mark + 4;
        const bool isLast = section + 1 == m_model.columnCount();
        const int right = rect.right() - (isLast ? metrics::kOuterCellPadding : metrics::kCellPadding);
        const int left =
            column.isNumber ? right - title - gap : rect.left() + metrics::kCellPadding + title + 4;
        if (left >= rect.left())
            drawIcon(*painter, QRectF(left, rect.top(), mark, rect.height()), QStringLiteral("info"),
                m_theme.color(Token::TextSecondary), mark);
    }

private:
    Theme &m_theme;
    const Model &m_model;
    const CellTable &m_table;
};

class CellTable::Delegate : public QStyledItemDelegate
{
public:
    Delegate(Theme &theme, Model &model, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const BoardCell cell = m_model.cellOf(index.row(), index.column());
        const BoardColumn &column = m_model.columnAt(index.column());
        const bool isFirst = index.column() == 0;
        const bool isLast = index.column() + 1 == m_model.columnCount();
        painter->save();
        const Token ground = option.state.testFlag(QStyle::State_Selected) ? Token::AccentSoft
            : option.state.testFlag(QStyle::State_MouseOver)               ? Token::Hover
                                                                           : Token::Surface;
        painter->fillRect(option.rect, m_theme.color(ground));
        if (!m_model.isFooter) // which ends at the border of its card
            painter->fillRect(
                option.rect.left(), option.rect.bottom(), option.rect.width(), 1, m_theme.color(Token::Line));
        QRect rect = option.rect.adjusted(isFirst ? metrics::kOuterCellPadding : metrics::kCellPadding, 0,
            isLast ? -metrics::kOuterCellPadding : -metrics::kCellPadding, 0);
        if (!cell.mark.isEmpty())
            paintMark(*painter, rect, cell);
        if (!cell.icon.isEmpty()) {
            const int side = zoomed(m_theme, 16);
            drawIcon(*painter, QRectF(rect.left(), rect.top(), side, rect.height()), cell.icon,
                m_theme.color(cell.iconColor), side);
            rect.setLeft(rect.left() + side + 5);
        }
        if (column.barWidth > 0) {
            if (cell.bar)
                ProgressBar::paint(*painter,
                    QRectF(rect.left(), rect.top(), column.barWidth, rect.height() - 1), cell.bar, cell.tick,
                    m_theme);
            rect.setLeft(rect.left() + column.barWidth + metrics::kCellPadding);
        }
        paintText(*painter, rect, cell, column.isNumber);
        painter->restore();
    }

private:
    void paintMark(QPainter &painter, QRect &rect, const BoardCell &cell) const
    {
        const int side = zoomed(m_theme, 18);
        const QRectF box(rect.left(), rect.center().y() + 1 - side / 2.0, side, side);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(cell.markColor));
        painter.drawRoundedRect(box, 4, 4);
        painter.setPen(m_theme.color(Token::OnInk));
        painter.setFont(fontOf(TextRole::SecondaryBold));
        painter.drawText(box, Qt::AlignCenter, cell.mark);
        rect.setLeft(rect.left() + side + 6);
    }
    void paintText(QPainter &painter, const QRect &rect, const BoardCell &cell, bool isNumber) const
    {
        painter.setFont(fontOf(cell.bold ? TextRole::Bold : TextRole::Body));
        const QFontMetrics size = painter.fontMetrics();
        const int faint = size.horizontalAdvance(cell.faint);
        const QString text = size.elidedText(cell.text, Qt::ElideRight, std::max(0, rect.width() - faint));
        const int width = size.horizontalAdvance(text);
        const int left = isNumber ? std::max(rect.left(), rect.right() + 1 - width - faint) : rect.left();
        painter.setPen(m_theme.color(cell.color));
        painter.drawText(
            QRect(left, rect.top(), width + 1, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        painter.setPen(m_theme.color(Token::TextSecondary));
        painter.drawText(QRect(left + width, rect.top(), faint + 1, rect.height()),
            Qt::AlignVCenter | Qt::AlignLeft, cell.faint);
    }

    Theme &m_theme;
    Model &m_model;
};

CellTable::CellTable(Theme &theme, int rowHeight, QWidget *parent)
    : QTableView(parent), m_theme(theme), m_rowHeight(rowHeight), m_model(new Model(this))
{
    setHorizontalHeader(new Header(theme, *m_model, *this));
    setModel(m_model);
    setItemDelegate(new Delegate(theme, *m_model, this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(16);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
        const BoardColumn &column = m_model->columnAt(section);
        const QPoint below(
            horizontalHeader()->sectionViewportPosition(section), horizontalHeader()->height());
        if (column.hasInfo)
            QToolTip::showText(
                horizontalHeader()->mapToGlobal(below), column.help, horizontalHeader(), {}, kHelpMs);
    });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) { emit opened(index.row()); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CellTable::scrolled);
    connect(&theme, &Theme::changed, this, &CellTable::restyle);
    restyle();
}

void CellTable::setColumns(std::vector<BoardColumn> columns)
{
    m_model->setColumns(std::move(columns));
    measure();
    layOut();
}

void CellTable::setRows(int rows, CellOf cellOf)
{
    const int scrolledTo = verticalScrollBar()->value();
    m_model->setRows(rows, std::move(cellOf));
    measure();
    verticalScrollBar()->setValue(scrolledTo);
    if (m_above != nullptr)
        m_above->layOut();
    layOut();
}

int CellTable::rowCount() const
{
    return m_model->rows;
}

QString CellTable::textAt(int row, int column) const
{
    return m_model->data(m_model->index(row, column), Qt::DisplayRole).toString();
}

ChartTable CellTable::table() const
{
    ChartTable made;
    for (const BoardColumn &column : m_model->columns) {
        made.columns.append(column.title);
        made.isNumber.push_back(column.isNumber);
    }
    for (int row = 0; row < m_model->rows; ++row) {
        QStringList texts;
        for (int column = 0; column < m_model->columnCount(); ++column)
            texts.append(textAt(row, column));
        made.rows.push_back(std::move(texts));
    }
    return made;
}

void CellTable::select(int row)
{
    if (row < 0)
        clearSelection();
    else
        setCurrentIndex(m_model->index(row, 0));
}

void CellTable::makeFooterOf(CellTable &table)
{
    m_above = &table;
    table.m_below = this;
    m_model->isFooter = true;
    horizontalHeader()->hide();
    setFocusPolicy(Qt::NoFocus);
    setSelectionMode(QAbstractItemView::NoSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(heightOfRows(1) + 1);
    connect(&table, &CellTable::laidOut, this, &CellTable::followAbove);
    connect(
        table.horizontalScrollBar(), &QScrollBar::valueChanged, horizontalScrollBar(), &QScrollBar::setValue);
}

std::pair<int, int> CellTable::visibleRows() const
{
    const int first = rowAt(0);
    if (first < 0)
        return {0, 0};
    const int last = rowAt(viewport()->height() - 1);
    return {first + 1, last < 0 ? m_model->rows : last + 1};
}

void CellTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
    emit scrolled();
}

void CellTable::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && currentIndex().isValid())
        emit opened(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

/// It is rows that are chosen: within a row there is nowhere to go.
QModelIndex CellTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_model->rows - 1;
    if (last < 0)
        return {};
    switch (action) {
    case MoveHome:
        return m_model->index(0, 0);
    case MoveEnd:
        return m_model->index(last, 0);
    case MoveLeft:
    case MoveRight:
        return currentIndex();
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

void CellTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        emit currentRowChanged(current.row());
}

int CellTable::heightOfRows(int rows) const
{
    const bool hasHeader = m_above == nullptr;
    return (hasHeader ? zoomed(m_theme, metrics::kTableHeader) : 0) + rows * zoomed(m_theme, m_rowHeight);
}

void CellTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (frozenWidth() > 0 && m_model->rows > 0)
        paintFrozen(*event);
    if (!hasFocus())
        return;
    // Where the keys go: the chosen row, or all of it.
    QRect place = viewport()->rect();
    if (currentIndex().isValid() && selectionModel()->hasSelection()) {
        const QRect cell = QTableView::visualRect(currentIndex());
        place = QRect(0, cell.top(), place.width(), cell.height());
    }
    QPainter painter(viewport());
    painter.setPen(QPen(m_theme.color(Token::Accent), 2));
    painter.drawRect(place.adjusted(1, 1, -1, -1));
}

/// What a row is called, and what stands before that.
int CellTable::lastFrozen() const
{
    const auto name = std::find_if(m_model->columns.begin(), m_model->columns.end(), isFlexible);
    return name == m_model->columns.end() ? -1 : static_cast<int>(name - m_model->columns.begin());
}

int CellTable::frozenWidth() const
{
    if (horizontalHeader()->offset() == 0)
        return 0;
    int width = 0;
    for (int section = 0; section <= lastFrozen(); ++section)
        width += columnWidth(section);
    return width <= viewport()->width() * kMostFrozen / 100 ? width : 0;
}

void CellTable::paintFrozen(QPaintEvent &event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int under = rowAt(viewport()->mapFromGlobal(QCursor::pos()).y());
    for (int row = std::max(0, rowAt(event.rect().top())); row < m_model->rows; ++row) {
        const int top = rowViewportPosition(row);
        if (top > event.rect().bottom())
            break;
        for (int section = 0; section <= lastFrozen(); ++section) {
            if (isColumnHidden(section))
                continue;
            const QModelIndex index = m_model->index(row, section);
            option.rect = QRect(
                horizontalHeader()->sectionPosition(section), top, columnWidth(section), rowHeight(row));
            option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
            option.state.setFlag(QStyle::State_MouseOver, viewport()->underMouse() && row == under);
            itemDelegate()->paint(&painter, option, index);
        }
    }
    const int bottom = rowViewportPosition(m_model->rows - 1) + rowHeight(m_model->rows - 1);
    painter.fillRect(
        QRect(frozenWidth() - 1, 0, 1, std::min(bottom, viewport()->height())), m_theme.color(Token::Border));
}

void CellTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0) {
        viewport()->update(); // what is frozen has been moved along
        horizontalHeader()->viewport()->update();
    }
}

QModelIndex CellTable::indexAt(const QPoint &position) const
{
    if (position.x() >= frozenWidth())
        return QTableView::indexAt(position);
    const int row = rowAt(position.y());
    for (int i = 0; row >= 0 && i <= lastFrozen(); ++i) {
        const int left = horizontalHeader()->sectionPosition(i);
        if (position.x() >= left && position.x() < left + columnWidth(i))
            return m_model->index(row, i);
    }
    return {};
}

QRect CellTable::visualRect(const QModelIndex &index) const
{
    QRect rect = QTableView::visualRect(index);
    if (index.isValid() && frozenWidth() > 0 && index.column() <= lastFrozen())
        rect.moveLeft(horizontalHeader()->sectionPosition(index.column()));
    return rect;
}

void CellTable::restyle()
{
    verticalHeader()->setDefaultSectionSize(zoomed(m_theme, m_rowHeight));
    horizontalHeader()->setFixedHeight(zoomed(m_theme, metrics::kTableHeader));
    if (m_above != nullptr)
        setFixedHeight(heightOfRows(1) + 1);
    setStyleSheet(QStringLiteral("QTableView { background: %1; border: 0; border-bottom-left-radius: 7px; "
                                 "border-bottom-right-radius: 7px; } "
                                 "QHeaderView { background: %1; border: 0; } "
                                 "QHeaderView::section { background: %1; color: %2; border: 0; "
                                 "border-bottom: 1px solid %3; padding: 0 8px; font-size: %4px; font-weight: "
                                 "bold; } "
                                 "QHeaderView::section:first { padding-left: 16px; } "
                                 "QHeaderView::section:last { padding-right: 16px; }")
                      .arg(m_theme.color(Token::Surface).name(), m_theme.color(Token::TextSecondary).name(),
                          m_theme.color(Token::Border).name(), QString::number(zoomed(m_theme, 12))));
    measure();
    layOut();
    viewport()->update();
}

int CellTable::paddingOf(const BoardColumn &column) const
{
    const bool isOuter = &column == &m_model->columns.front() || &column == &m_model->columns.back();
    return metrics::kCellPadding + (isOuter ? metrics::kOuterCellPadding : metrics::kCellPadding);
}

/// Its title is always read in full, and so are numbers.
int CellTable::leastWidth(const BoardColumn &column) const
{
    const QFontMetrics font(fontOf(TextRole::SecondaryBold));
    const int info = column.hasInfo ? zoomed(m_theme, 14) + 4 : 0;
    const int title = font.horizontalAdvance(column.title) + paddingOf(column) + info + 2;
    const int least = std::max(zoomed(m_theme, column.width), title);
    return column.isNumber ? std::max(least, contentWidth(static_cast<int>(&column - &m_model->columns[0])))
                           : least;
}

int CellTable::contentWidth(int column) const
{
    const auto place = static_cast<size_t>(column);
    int width = place < m_contents.size() ? m_contents[place] : 0;
    if (m_below && place < m_below->m_contents.size())
        width = std::max(width, m_below->m_contents[place]);
    return width;
}

/// Widths of what stands in the columns: of many rows the first ones.
void CellTable::measure()
{
    m_contents.assign(m_model->columns.size(), 0);
    const QFontMetrics plain(fontOf(TextRole::Body));
    const QFontMetrics bold(fontOf(TextRole::Bold));
    const int rows = m_model->cellOf ? std::min(m_model->rows, kMeasured) : 0;
    for (size_t i = 0; i < m_contents.size(); ++i) {
        const BoardColumn &column = m_model->columns[i];
        const int bar = column.barWidth > 0 ? column.barWidth + metrics::kCellPadding : 0;
        for (int row = 0; row < rows; ++row) {
            const BoardCell cell = m_model->cellOf(row, static_cast<int>(i));
            const QFontMetrics &font = cell.bold ? bold : plain;
            const int icon = cell.icon.isEmpty() ? 0 : zoomed(m_theme, 16) + 5;
            const int mark = cell.mark.isEmpty() ? 0 : zoomed(m_theme, 18) + 6;
            const int said = font.horizontalAdvance(cell.text) + font.horizontalAdvance(cell.faint);
            m_contents[i] = std::max(m_contents[i], paddingOf(column) + bar + icon + mark + said + 1);
        }
    }
}

int CellTable::wantedWidth() const
{
    int width = verticalScrollBar()->sizeHint().width();
    for (size_t i = 0; i < m_model->columns.size(); ++i) {
        const BoardColumn &column = m_model->columns[i];
        const int least = leastWidth(column);
        width += column.isSpare ? 0
            : isFlexible(column)
            ? std::max(least, std::min(contentWidth(static_cast<int>(i)), zoomed(m_theme, kWidestText)))
            : least;
    }
    return width;
}

void CellTable::layOut()
{
    if (m_above != nullptr)
        return followAbove();
    const std::vector<BoardColumn> &columns = m_model->columns;
    const int room = viewport()->width();
    std::vector<int> widths;
    int needed = 0;
    for (const BoardColumn &column : columns)
        needed += widths.emplace_back(leastWidth(column));
    for (size_t i = columns.size(); i-- > 0 && needed > room;) {
        if (columns[i].isSpare)
            needed -= std::exchange(widths[i], 0);
    }
    if (needed > room) { // all texts give up the same share
        int textWidth = 0;
        for (size_t i = 0; i < columns.size(); ++i)
            textWidth += isFlexible(columns[i]) ? widths[i] : 0;
        const int cut = std::min(needed - room, textWidth - textWidth * kLeastText / 100);
        for (size_t i = 0; i < columns.size() && cut > 0; ++i) {
            if (!isFlexible(columns[i]))
                continue;
            const int own = (cut * widths[i] + textWidth - 1) / textWidth;
            widths[i] -= own;
            needed -= own;
        }
    }
    int shares = 0;
    for (size_t i = 0; i < columns.size(); ++i)
        shares += widths[i] > 0 ? columns[i].stretch : 0;
    int left = std::max(0, room - needed);
    for (size_t i = 0; i < columns.size() && left > 0; ++i) { // texts first, from the left
        if (!isFlexible(columns[i]) || widths[i] == 0)
            continue;
        const int whole = std::min(contentWidth(static_cast<int>(i)), zoomed(m_theme, kWidestText));
        const int more = std::clamp(whole - widths[i], 0, left);
        widths[i] += more;
        left -= more;
    }
    for (size_t i = 0; i < columns.size(); ++i) {
        const int section = static_cast<int>(i);
        setColumnHidden(section, widths[i] == 0);
        if (widths[i] == 0)
            continue;
        const int share = shares == 0 ? 0 : left * columns[i].stretch / shares;
        left -= share;
        shares -= columns[i].stretch;
        setColumnWidth(section, widths[i] + share);
    }
    emit laidOut();
}

/// The footer's columns stand below those of its table.
void CellTable::followAbove()
{
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (section >= m_above->m_model->columnCount())
            break;
        const bool isHidden = m_above->isColumnHidden(section);
        setColumnHidden(section, isHidden);
        if (!isHidden)
            setColumnWidth(section, m_above->columnWidth(section));
    }
    emit laidOut();
}

} // namespace qunce
