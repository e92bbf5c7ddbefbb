// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/valuelist.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "models/items/textsearch.h"
#include "views/common/icons.h"
#include "views/common/texts.h"

namespace qunce {

ValueList::ValueList(const CellTexts &texts, const TableColumn &column,
    const std::vector<std::string> &chosen, QObject *parent)
    : QAbstractListModel(parent), m_texts(texts), m_column(column), m_chosen(chosen.begin(), chosen.end())
{ }

void ValueList::setValues(std::vector<ValueCount> values)
{
    // What is chosen stands first.
    std::stable_partition(values.begin(), values.end(),
        [this](const ValueCount &value) { return m_chosen.contains(value.text); });
    m_values = std::move(values);
    search({});
}

void ValueList::search(const QString &text)
{
    const TextSearch search(text.toStdString());
    beginResetModel();
    m_shown.clear();
    for (size_t place = 0; place < m_values.size(); ++place) {
        if (search.isEmpty() || search.matches(m_texts.value(m_column, m_values[place].text).toStdString()))
            m_shown.push_back(place);
    }
    endResetModel();
}

void ValueList::clear()
{
    m_chosen.clear();
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
    emit chosenChanged();
}

void ValueList::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (index.row() == 0) {
        const bool isAll = stateOfAll() == Qt::Checked;
        for (const size_t place : m_shown) {
            if (isAll)
                m_chosen.erase(m_values[place].text);
            else
                m_chosen.insert(m_values[place].text);
        }
    } else {
        const std::string &text = m_values[m_shown[static_cast<size_t>(index.row()) - 1]].text;
        if (m_chosen.erase(text) == 0)
            m_chosen.insert(text);
    }
    emit dataChanged(this->index(0), this->index(rowCount() - 1));
    emit chosenChanged();
}

std::vector<std::string> ValueList::chosen() const
{
    std::vector<std::string> chosen;
    for (const ValueCount &value : m_values) {
        if (m_chosen.contains(value.text))
            chosen.push_back(value.text);
    }
    return chosen;
}

size_t ValueList::rowsOfChosen() const
{
    size_t rows = 0;
    for (const ValueCount &value : m_values)
        rows += m_chosen.contains(value.text) ? value.rows : 0;
    return rows;
}

Qt::CheckState ValueList::stateOfAll() const
{
    const auto chosen = std::count_if(m_shown.begin(), m_shown.end(),
        [this](size_t place) { return m_chosen.contains(m_values[place].text); });
    if (chosen == 0)
        return Qt::Unchecked;
    return static_cast<size_t>(chosen) == m_shown.size() ? Qt::Checked : Qt::PartiallyChecked;
}

int ValueList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_shown.empty() ? 0 : static_cast<int>(m_shown.size()) + 1;
}

QVariant ValueList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Format format = m_texts.format();
    if (index.row() == 0) {
        if (role == Qt::DisplayRole)
            return text(QUNCE_TEXT("Select all"));
        if (role == Qt::CheckStateRole)
            return stateOfAll();
        if (role == static_cast<int>(Role::Count))
            return text(QUNCE_TEXT("%1 values"), {format.integer(static_cast<int64_t>(m_shown.size()))});
        return {};
    }
    const ValueCount &value = m_values[m_shown[static_cast<size_t>(index.row()) - 1]];
    if (role == Qt::DisplayRole)
        return m_texts.value(m_column, value.text);
    if (role == Qt::CheckStateRole)
        return m_chosen.contains(value.text) ? Qt::Checked : Qt::Unchecked;
    if (role == static_cast<int>(Role::Count))
        return format.integer(static_cast<int64_t>(value.rows));
    if (role == Qt::AccessibleTextRole)
        return QString(m_texts.value(m_column, value.text) + QStringLiteral(" ")
            + format.integer(static_cast<int64_t>(value.rows)));
    return {};
}

bool ValueList::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    toggle(index);
    return true;
}

Qt::ItemFlags ValueList::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable;
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, std::max(28, option.fontMetrics.height() + 10)};
}

void ValueDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int kBox = 14;
    const QRect rect = option.rect;
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, m_theme.color(Token::Hover));
    const auto state = index.data(Qt::CheckStateRole).value<Qt::CheckState>();
    const QRectF box(rect.left() + 12.5, rect.center().y() - kBox / 2 + 0.5, kBox, kBox);
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setPen(m_theme.color(state == Qt::Unchecked ? Token::TextSecondary : Token::Accent));
    painter->setBrush(m_theme.color(state == Qt::Unchecked ? Token::Surface : Token::Accent));
    painter->drawRoundedRect(box, 3, 3);
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (state != Qt::Unchecked)
        drawIcon(*painter, box, state == Qt::Checked ? QStringLiteral("check") : QStringLiteral("minus"),
            m_theme.color(Token::OnInk), 12);
    painter->setFont(fontOf(TextRole::Secondary));
    const QString count = index.data(static_cast<int>(ValueList::Role::Count)).toString();
    const int countWidth = painter->fontMetrics().horizontalAdvance(count);
    painter->setPen(m_theme.color(Token::TextSecondary));
    painter->drawText(rect.adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight, count);
    painter->setFont(fontOf(TextRole::Body));
    const QRect room = rect.adjusted(36, 0, -20 - countWidth, 0);
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString().left(200), Qt::ElideRight, room.width()));
    if (isCurrent) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(Token::Accent), 2));
        painter->drawRect(rect.adjusted(1, 1, -1, -1));
    }
}

bool ValueDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    Q_UNUSED(option);
    // The whole line is the check box.
    if (event->type() == QEvent::MouseButtonRelease) {
        if (static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
            return model->setData(index, {}, Qt::CheckStateRole);
    } else if (event->type() == QEvent::KeyPress) {
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space)
            return model->setData(index, {}, Qt::CheckStateRole);
    }
    return false;
}

} // namespace qunce
