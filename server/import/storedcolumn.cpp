// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/storedcolumn.h"

#include <utility>

namespace qunce::server {

StoredColumn::StoredColumn(WriteTransaction &transaction, ColumnAddress address, Column column)
    : m_transaction(&transaction), m_address(std::move(address)), m_column(std::move(column))
{ }

Result<StoredColumn> StoredColumn::open(WriteTransaction &transaction, ColumnAddress address)
{
    QUNCE_ASSIGN(const std::string bytes, transaction.column(address));
    QUNCE_ASSIGN(const ColumnView view, ColumnView::open(bytes));
    return StoredColumn(transaction, std::move(address), view.toColumn());
}

Change StoredColumn::put(uint32_t slot, std::optional<uint64_t> value)
{
    const bool existed = m_column.has(slot);
    const bool changed = value ? m_column.set(slot, *value) : m_column.clear(slot);
    m_changed = m_changed || changed;
    return !changed ? Change::Unchanged : existed ? Change::Updated : Change::Created;
}

Result<void> StoredColumn::save()
{
    return m_changed ? m_transaction->putColumn(m_address, encodeColumn(m_column)) : Result<void> {};
}

} // namespace qunce::server
