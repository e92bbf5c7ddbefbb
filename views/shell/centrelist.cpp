// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/centrelist.h"

#include <set>

#include <QAbstractListModel>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "views/common/icons.h"
#include "views/common/texts.h"
#include "views/common/zoom.h"
#include "views/shell/centretexts.h"
#include "views/shell/synctexts.h"

namespace qunce {

namespace {

constexpr int kHeadingHeight = 28;
constexpr int kItemHeight = 48;

const char *headingOf(CentreItem::State state)
{
    switch (state) {
    case CentreItem::State::Conflict:
        return QUNCE_TEXT("Conflicts");
    case CentreItem::State::Rejected:
    case CentreItem::State::SetAside:
        return QUNCE_TEXT("Rejected");
    default:
        return QUNCE_TEXT("To be sent");
    }
}

} // namespace

class CentreList::Model : public QAbstractListModel
{
public:
    struct Row {
        const char *heading = nullptr;
        size_t item = 0; ///< of a heading how many there are below it
    };

    Model(PageTools &tools, QObject *parent) : QAbstractListModel(parent), m_tools(tools) { }

    void set(std::vector<CentreItem> made, bool headed)
    {
        beginResetModel();
        items = std::move(made);
        rows.clear();
        size_t heading = 0;
        for (size_t i = 0; i < items.size(); ++i) {
            const char *const words = headingOf(items[i].state);
            const bool isFirst = i == 0 || words != headingOf(items[i - 1].state);
            if (headed && isFirst) {
                heading = rows.size();
                rows.push_back({words, 0});
            }
            if (headed)
                ++rows[heading].item;
            rows.push_back({nullptr, i});
        }
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(rows.size());
    }
    const Row &rowAt(const QModelIndex &index) const { return rows[static_cast<size_t>(index.row())]; }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return index.isValid() && rowAt(index).heading ? Qt::ItemIsEnabled : QAbstractListModel::flags(index);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Row &row = rowAt(index);
        const bool isWords =
            role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
        if (!isWords)
            return {};
        const Format format = m_tools.format();
        if (row.heading)
            return QString(
                text(row.heading) + QLatin1Char(' ') + format.integer(static_cast<int64_t>(row.item)));
        const CentreItem &item = items[row.item];
        return QString(itemTitle(item, format) + QLatin1Char('\n') + itemDetail(item, format));
    }
    QString time(const CentreItem &item) const
    {
        return syncTime(item.atMs, m_tools.format(), m_tools.clock.now());
    }

    std::vector<CentreItem> items;
    std::vector<Row> rows;

private:
    PageTools &m_tools;
};

class CentreList::Delegate : public QStyledItemDelegate
{
public:
    Delegate(PageTools &tools, Model &model, QObject *parent)
        : QStyledItemDelegate(parent), m_tools(tools), m_model(model)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {120, zoomed(m_tools.theme, m_model.rowAt(index).heading ? kHeadingHeight : kItemHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_tools.theme;
        const Model::Row &row = m_model.rowAt(index);
        painter->save();
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const bool isHovered = option.state.testFlag(QStyle::State_MouseOver) && !row.heading;
        painter->fillRect(option.rect,
            theme.color(row.heading ? Token::Sunken
                    : isChosen      ? Token::AccentSoft
                    : isHovered     ? Token::Hover
                                    : Token::Surface));
        painter->fillRect(
            option.rect.left(), option.rect.bottom(), option.rect.width(), 1, theme.color(Token::Line));
        const QRect inner =
            option.rect.adjusted(metrics::kOuterCellPadding, 0, -metrics::kOuterCellPadding, 0);
        if (row.heading)
            paintHeading(*painter, inner, index);
        else
            paintItem(*painter, inner, m_model.items[row.item]);
        painter->restore();
    }

private:
    void paintHeading(QPainter &painter, const QRect &rect, const QModelIndex &index) const
    {
        painter.setFont(fontOf(TextRole::SecondaryBold));
        painter.setPen(m_tools.theme.color(Token::TextSecondary));
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    }
    void paintItem(QPainter &painter, QRect rect, const CentreItem &item) const
    {
        const Theme &theme = m_tools.theme;
        const Format format = m_tools.format();
        drawIcon(painter, QRectF(rect.left(), rect.top(), 16, rect.height()), itemIcon(item),
            theme.color(itemColor(item)));
        rect.setLeft(rect.left() + zoomed(theme, 26));
        painter.setFont(fontOf(TextRole::Secondary));
        painter.setPen(theme.color(Token::TextSecondary));
        const QString time = m_model.time(item);
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, time);
        rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(time) - metrics::kCellPadding);
        const int middle = rect.center().y();
        const auto line = [&](const QString &words, const QRect &place, Qt::Alignment side) {
            painter.drawText(place, side | Qt::AlignLeft,
                painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
        };
        line(itemDetail(item, format), QRect(rect.left(), middle + 1, rect.width(), rect.height() / 2),
            Qt::AlignTop);
        painter.setFont(fontOf(TextRole::Body));
        painter.setPen(theme.color(Token::Text));
        line(itemTitle(item, format), QRect(rect.left(), rect.top(), rect.width(), rect.height() / 2),
            Qt::AlignBottom);
    }

    PageTools &m_tools;
    Model &m_model;
};

CentreList::CentreList(PageTools &tools, QWidget *parent)
    : QListView(parent), m_tools(tools), m_model(new Model(tools, this))
{
    setModel(m_model);
    setItemDelegate(new Delegate(tools, *m_model, this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    connect(&tools.theme, &Theme::changed, this, &CentreList::restyle);
    restyle();
}

void CentreList::restyle()
{
    setStyleSheet(QStringLiteral("QListView { background: %1; border: 0; }")
                      .arg(m_tools.theme.color(Token::Surface).name()));
    scheduleDelayedItemsLayout();
}

void CentreList::setItems(std::vector<CentreItem> items, bool headed)
{
    using Key = std::pair<CentreItem::State, Uuid>;
    std::set<Key> before;
    for (const CentreItem *item : chosen())
        before.insert({item->state, item->id});
    const int scrolledTo = verticalScrollBar()->value();
    m_isFilling = true;
    m_model->set(std::move(items), headed);
    setFocusPolicy(m_model->items.empty() ? Qt::NoFocus : Qt::StrongFocus);
    for (size_t i = 0; i < m_model->rows.size(); ++i) {
        const Model::Row &row = m_model->rows[i];
        if (row.heading || !before.contains({m_model->items[row.item].state, m_model->items[row.item].id}))
            continue;
        const QModelIndex index = m_model->index(static_cast<int>(i));
        if (chosen().empty())
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::Select);
        else
            selectionModel()->select(index, QItemSelectionModel::Select);
    }
    m_isFilling = false;
    if (chosen().empty() && !m_model->items.empty())
        choose(0);
    doItemsLayout();
    verticalScrollBar()->setValue(scrolledTo);
    emit chosenChanged();
}

const std::vector<CentreItem> &CentreList::items() const
{
    return m_model->items;
}

std::vector<const CentreItem *> CentreList::chosen() const
{
    std::set<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        rows.insert(index.row());
    std::vector<const CentreItem *> found;
    for (const int row : rows) {
        const Model::Row &place = m_model->rows[static_cast<size_t>(row)];
        if (!place.heading)
            found.push_back(&m_model->items[place.item]);
    }
    return found;
}

void CentreList::choose(size_t item)
{
    for (size_t i = 0; i < m_model->rows.size(); ++i) {
        if (!m_model->rows[i].heading && m_model->rows[i].item == item)
            selectionModel()->setCurrentIndex(
                m_model->index(static_cast<int>(i)), QItemSelectionModel::ClearAndSelect);
    }
}

QStringList CentreList::texts() const
{
    QStringList words;
    for (int row = 0; row < m_model->rowCount(); ++row)
        words << m_model->index(row).data().toString();
    return words;
}

void CentreList::retranslate()
{
    setAccessibleName(text(QUNCE_TEXT("Changes")));
    viewport()->update();
}

void CentreList::selectionChanged(const QItemSelection &now, const QItemSelection &before)
{
    QListView::selectionChanged(now, before);
    if (!m_isFilling)
        emit chosenChanged();
}

} // namespace qunce
