// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <utility>
#include <vector>

#include <QAbstractItemModel>

#include "models/boards/targetplan.h"
#include "views/common/page.h"

namespace qunce {

/// A sheet of targets as a tree with its columns. Typing changes nothing here: it is said by typed(). GUI thread.
class TargetsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column : int {
        Name,
        Code,
        Target,
        Below,
        Difference,
        LastYear,
        Share,
        Done,
        Attainment,
        TimeProgress,
        Gap,
        ColumnCount
    };

    TargetsModel(PageTools &tools, QObject *parent);

    const TargetSheet &sheet() const { return m_sheet; }
    /// Resets unless the rows are the same ones.
    void show(TargetSheet sheet);
    /// Values that were just set, with the records that hold them from now on; nil: none.
    void take(const TargetChanges &changes, const std::vector<Uuid> &records);
    /// Rights are other ones.
    void forgetRights();

    /// Row of the sheet; -1 for none.
    static int rowOf(const QModelIndex &index);
    QModelIndex indexOf(int row, int column = Target) const;
    /// Why the target may not be set, in the words of people; empty if it may.
    Message whyNot(int row) const;
    QString shown(int row, int column) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void typed(int row, const QString &words);

private:
    QString amount(const std::optional<int64_t> &value) const;
    QVariant colorOf(int row, int column) const;
    QString tipOf(int row, int column) const;
    const std::vector<int> &below(int row) const { return m_below[static_cast<size_t>(row + 1)]; }
    void arrange();

    PageTools &m_tools;
    TargetSheet m_sheet;
    std::vector<std::vector<int>> m_below; ///< of the top first
    std::vector<int> m_places; ///< of each row among its siblings
    mutable std::map<std::pair<Uuid, bool>, Message> m_rights; ///< by region and whether there is a record
};

/// The title of a column, of money with its unit.
QString targetTitle(int column, bool isMoney);

} // namespace qunce
