// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include "models/base/result.h"
#include "models/domain/column.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What became of one number, or of one row of a file (the stronger one counts).
enum class Change : uint8_t { Unchanged, Created, Updated };

/// A column of the database while it is being changed: read once, written once and only if it is different then.
/// Lives shorter than its transaction.
class StoredColumn
{
public:
    static Result<StoredColumn> open(WriteTransaction &transaction, ColumnAddress address);

    /// Stores the value, or removes it.
    Change put(uint32_t slot, std::optional<uint64_t> value);
    bool has(uint32_t slot) const { return m_column.has(slot); }
    std::optional<uint64_t> at(uint32_t slot) const { return m_column.at(slot); }
    Result<void> save();

private:
    StoredColumn(WriteTransaction &transaction, ColumnAddress address, Column column);

    WriteTransaction *m_transaction;
    ColumnAddress m_address;
    Column m_column;
    bool m_changed = false;
};

} // namespace qunce::server
