// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>

#include <QAbstractTableModel>
#include <QString>

#include "models/base/message.h"
#include "models/items/rosterlist.h"
#include "models/items/rosterrows.h"

namespace qunce {

/// In whose language a model speaks.
struct ModelTexts {
    std::function<QString(const Message &)> message;
    bool chinese = true; ///< names of choices: their Chinese ones, else as stored
};

enum class RosterRole : int {
    Sort = Qt::UserRole, ///< a number or a text
    Id, ///< the record's id as text
};

/// Cell and header texts of a kind of row; one specialisation each in rostermodel.cpp.
template <typename Row>
QString displayText(const Row &row, typename Row::Column column, const ModelTexts &texts);
template <typename Row>
Message headerText(typename Row::Column column);

/// A roster in a table. Shows what was arranged elsewhere (arrange() in another thread) with one reset, and takes change
/// sets in place, so that selection and scroll position stay. Lives in the GUI thread; does no reading or sorting of
/// the whole. Changes beyond a few hundred rows are cheaper as a new list.
template <typename Row>
class RosterModel : public QAbstractTableModel
{
public:
    using Column = typename Row::Column;

    explicit RosterModel(ModelTexts texts, QObject *parent = nullptr);

    /// Replaces everything.
    void show(RosterList<Row> list);
    /// Brings the rows up to date by inserting, removing, moving and changing single ones.
    void apply(const RosterChanges<Row> &changes);

    /// What is shown, to be arranged anew in another thread.
    const RosterList<Row> &list() const { return m_list; }
    /// The row of a record; invalid if it is not shown.
    QModelIndex indexOf(const Uuid &id, Column column = Column::Code) const;
    std::optional<Uuid> idAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Pointer = std::shared_ptr<const Row>;
    using Place = typename RosterRows<Row>::iterator;

    Place placeById(const Uuid &id);
    /// Where the row is, or would come.
    int shownPlace(const Row &row) const;
    void remove(const Uuid &id);
    void put(const Pointer &row);
    void hide(const Row &row);
    void insert(const Pointer &row);
    void replace(const Pointer &before, const Pointer &after);

    ModelTexts m_texts;
    RosterList<Row> m_list;
    std::string m_text; ///< folded, of the query
};

using GuideRosterModel = RosterModel<GuideRosterRow>;
using GroupRosterModel = RosterModel<GroupRosterRow>;
using KocRosterModel = RosterModel<KocRosterRow>;

extern template class RosterModel<GuideRosterRow>;
extern template class RosterModel<GroupRosterRow>;
extern template class RosterModel<KocRosterRow>;

} // namespace qunce
