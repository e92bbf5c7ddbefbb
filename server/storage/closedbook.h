// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "models/domain/closedmonths.h"
#include "server/storage/sqlreader.h"

namespace qunce::server {

/// Which columns are frozen, as a write transaction has it (docs/DATA.md, "Month close"). Reads the months when it is first
/// asked. One thread; shorter than the reader.
class ClosedBook
{
public:
    explicit ClosedBook(SqlReader &reader) : m_reader(reader) { }

    /// Ascending by days.
    Result<const std::vector<ClosedMonth> *> months();
    /// Whether the column's day, or its task's due day, lies in a closed month. Late columns never are.
    Result<bool> isFrozen(const ColumnAddress &address);
    /// The month that the column belongs to, closed or not; nothing for one of no day.
    Result<std::optional<Day>> dayOf(const ColumnAddress &address);
    /// To be called when a record is written or deleted.
    void follow(Kind kind, const Uuid &id);
    /// To be called when records may have been undone.
    void forget();

private:
    SqlReader &m_reader;
    std::optional<std::vector<ClosedMonth>> m_months;
    std::unordered_map<std::string, std::optional<Day>> m_dueDays; ///< by task as in keys
};

} // namespace qunce::server
