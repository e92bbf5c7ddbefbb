// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/uuid.h"
#include "models/domain/closedmonths.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Who closes a month, or opens it again.
struct ClosingPerson {
    Uuid user; ///< nil: at the server itself
    std::string name; ///< for the audit and the history
};

/// Closes and opens months inside one write transaction (docs/DATA.md, "Month close"), with an entry in the audit each. What
/// cannot be is refused before anything is written: Conflict for a month that is closed or planned already, or open;
/// InvalidInput for one that is not over. One thread; shorter than the transaction.
class MonthClosing
{
public:
    MonthClosing(WriteTransaction &transaction, IdSource &ids, int64_t nowMs)
        : m_transaction(transaction), m_ids(ids), m_nowMs(nowMs)
    { }

    /// From the commit on its numbers are frozen. A plan for it is fulfilled.
    Result<ClosedMonth> close(Period month, const ClosingPerson &by);
    /// To be closed at that moment by closeDue(). Fails with InvalidInput for a moment before the month is over.
    Result<void> plan(Period month, Instant at, const ClosingPerson &by);
    /// What came in since takes its place among the numbers; how many columns that were.
    Result<uint64_t> reopen(Period month, const ClosingPerson &by, const std::string &reason);
    /// Closes what was planned up to now, in the order of the plans, and tells what.
    Result<std::vector<ClosedMonth>> closeDue();

private:
    Result<std::optional<Record>> recordOf(Period month);
    Result<Record> fresh(Period month);
    Result<ClosedMonth> closeRecord(Record record, const ClosingPerson &by);
    Result<void> note(const char *action, const ClosingPerson &by, const Record &record, uint64_t settled);
    Instant now() const { return Instant {m_nowMs / 1000}; }

    WriteTransaction &m_transaction;
    IdSource &m_ids;
    const int64_t m_nowMs;
};

/// When the next planned close is due; nothing if none is planned.
Result<std::optional<Instant>> nextPlannedClose(ReadTransaction &transaction);

} // namespace qunce::server
