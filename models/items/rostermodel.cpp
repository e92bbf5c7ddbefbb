// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of what is shown is total (comesBefore), so the place of a row is found by a binary search, and no table of
// places has to follow every insertion.

#include "models/items/rostermodel.h"

#include <utility>

namespace qunce {

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant sortVariant(const SortValue &value)
{
    if (value.missing)
        return {};
    if (!value.text.empty())
        return toQString(value.text);
    constexpr uint64_t kSignBit = uint64_t {1} << 63;
    return QVariant::fromValue(static_cast<qlonglong>(value.prefix ^ kSignBit));
}

} // namespace

template <typename Row>
RosterModel<Row>::RosterModel(ModelTexts texts, QObject *parent)
    : QAbstractTableModel(parent), m_texts(std::move(texts))
{ }

template <typename Row>
void RosterModel<Row>::show(RosterList<Row> list)
{
    beginResetModel();
    m_list = std::move(list);
    m_text = folded(m_list.query.text);
    endResetModel();
}

template <typename Row>
void RosterModel<Row>::apply(const RosterChanges<Row> &changes)
{
    for (const Uuid &id : changes.removed)
        remove(id);
    for (const Pointer &row : changes.put)
        put(row);
}

template <typename Row>
typename RosterModel<Row>::Place RosterModel<Row>::placeById(const Uuid &id)
{
    return std::lower_bound(m_list.all.begin(), m_list.all.end(), id,
        [](const Pointer &row, const Uuid &wanted) { return row->id < wanted; });
}

template <typename Row>
int RosterModel<Row>::shownPlace(const Row &row) const
{
    const auto place = std::lower_bound(m_list.shown.begin(), m_list.shown.end(), row,
        [this](const Pointer &left, const Row &right) { return comesBefore(*left, right, m_list.query); });
    return static_cast<int>(place - m_list.shown.begin());
}

template <typename Row>
void RosterModel<Row>::remove(const Uuid &id)
{
    const Place place = placeById(id);
    if (place == m_list.all.end() || (*place)->id != id)
        return;
    const Pointer row = *place;
    m_list.all.erase(place);
    if (isShown(*row, m_list.query, m_text))
        hide(*row);
}

template <typename Row>
void RosterModel<Row>::put(const Pointer &row)
{
    const Place place = placeById(row->id);
    const bool known = place != m_list.all.end() && (*place)->id == row->id;
    const Pointer before = known ? std::exchange(*place, row) : nullptr;
    if (!known)
        m_list.all.insert(place, row);
    const bool wasShown = before && isShown(*before, m_list.query, m_text);
    const bool willBeShown = isShown(*row, m_list.query, m_text);
    if (wasShown && willBeShown)
        replace(before, row);
    else if (wasShown)
        hide(*before);
    else if (willBeShown)
        insert(row);
}

template <typename Row>
void RosterModel<Row>::hide(const Row &row)
{
    const int place = shownPlace(row);
    beginRemoveRows({}, place, place);
    m_list.shown.erase(m_list.shown.begin() + place);
    endRemoveRows();
}

template <typename Row>
void RosterModel<Row>::insert(const Pointer &row)
{
    const int place = shownPlace(*row);
    beginInsertRows({}, place, place);
    m_list.shown.insert(m_list.shown.begin() + place, row);
    endInsertRows();
}

template <typename Row>
void RosterModel<Row>::replace(const Pointer &before, const Pointer &after)
{
    const int from = shownPlace(*before);
    const int to = shownPlace(*after); // among the rows with the old one still there
    const bool moves = to != from && to != from + 1;
    if (moves)
        beginMoveRows({}, from, from, {}, to);
    auto &shown = m_list.shown;
    shown[static_cast<size_t>(from)] = after;
    if (to > from + 1)
        std::rotate(shown.begin() + from, shown.begin() + from + 1, shown.begin() + to);
    else if (to < from)
        std::rotate(shown.begin() + to, shown.begin() + from, shown.begin() + from + 1);
    if (moves)
        endMoveRows();
    const int now = to > from ? to - 1 : to;
    emit dataChanged(index(now, 0), index(now, columnCount() - 1));
}

template <typename Row>
QModelIndex RosterModel<Row>::indexOf(const Uuid &id, Column column) const
{
    const auto place = std::lower_bound(m_list.all.begin(), m_list.all.end(), id,
        [](const Pointer &row, const Uuid &wanted) { return row->id < wanted; });
    if (place == m_list.all.end() || (*place)->id != id || !isShown(**place, m_list.query, m_text))
        return {};
    return index(shownPlace(**place), static_cast<int>(column));
}

template <typename Row>
std::optional<Uuid> RosterModel<Row>::idAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_list.shown[static_cast<size_t>(row)]->id;
}

template <typename Row>
int RosterModel<Row>::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.shown.size());
}

template <typename Row>
int RosterModel<Row>::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

template <typename Row>
QVariant RosterModel<Row>::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Row &row = *m_list.shown[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return displayText(row, static_cast<Column>(index.column()), m_texts);
    if (role == static_cast<int>(RosterRole::Sort))
        return sortVariant(row.sortValue(index.column()));
    if (role == static_cast<int>(RosterRole::Id))
        return toQString(row.id.toString());
    return {};
}

template <typename Row>
QVariant RosterModel<Row>::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    return m_texts.message(headerText<Row>(static_cast<Column>(section)));
}

template class RosterModel<GuideRosterRow>;
template class RosterModel<GroupRosterRow>;
template class RosterModel<KocRosterRow>;

} // namespace qunce
