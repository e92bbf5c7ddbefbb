// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

#include "models/items/datatable.h"
#include "views/common/settings.h"
#include "views/roster/celltexts.h"
#include "views/roster/rostertable.h"

namespace qunce {

/// Width, place and visibility of a table's columns, kept in the settings by the ids of the columns, so that a new column
/// comes at its own place and an old one is forgotten. The first column stays first and shown. GUI thread.
class ColumnLayout
{
public:
    /// All outlive it.
    ColumnLayout(Settings &settings, QString key, RosterTable &table)
        : m_settings(settings), m_key(std::move(key)), m_table(table), m_header(*table.header())
    { }

    /// As kept, or as the table says.
    void apply(const DataTable &table);
    void keep(const DataTable &table);
    void reset(const DataTable &table);
    /// Ids of the columns that are shown, in the order on screen.
    std::vector<std::string> shown(const DataTable &table) const;
    /// Exactly these, in this order; widths stay. Empty: those that the table shows at first, in its order.
    void show(const DataTable &table, std::vector<std::string> ids);
    /// A check box for each column; stays open while they are clicked. `changed` is called after each.
    void fillMenu(QMenu &menu, const std::shared_ptr<const DataTable> &table, const CellTexts &texts,
        std::function<void()> changed);

private:
    Settings &m_settings;
    const QString m_key;
    RosterTable &m_table;
    QHeaderView &m_header;
};

} // namespace qunce
