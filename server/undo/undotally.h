// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "models/base/day.h"
#include "models/base/message.h"
#include "models/domain/brand.h"
#include "models/protocol/kinds.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Something that the undo leaves as it is now.
struct KeptValue {
    std::string kind; ///< of the record; of a number that of whom it is about
    std::string name; ///< its code or name
    std::string what; ///< the field, or metric and day or task
    Message why;
};

/// restored: what has its former value again; removed: what was not there before and is gone; kept: what stays as it is.
/// A number of a day or task, a record and an order count one each.
struct UndoReport {
    std::string id;
    std::string kind; ///< of the file
    bool dryRun = false;
    uint64_t restored = 0;
    uint64_t removed = 0;
    uint64_t kept = 0;
    std::vector<KeptValue> firstKept; ///< at most UndoRequest::shownKept
};

/// How an import is to be taken back.
struct UndoRequest {
    std::string id; ///< of the import
    bool dryRun = false; ///< everything but the commit
    std::string who = "cli"; ///< for history and audit
    Day today;
    int64_t nowMs = 0;
    bool inChinese = false; ///< names of kinds, fields and metrics in the report
    size_t shownKept = 50;
    /// Asked from time to time: nobody waits any more, so that it ends with Cancelled and changes nothing.
    std::function<bool()> cancelled {};
};

/// Counts what an undo does and names what it leaves. Reads names only for what is named. One thread, shorter than the
/// transaction.
class UndoTally
{
public:
    UndoTally(ReadTransaction &transaction, const UndoRequest &request)
        : m_transaction(transaction), m_request(request)
    { }

    void restored() { ++m_report.restored; }
    void removed() { ++m_report.removed; }
    Result<void> keptRecord(const Record &record, std::string_view field, Message why);
    Result<void> keptOrder(const std::string &code, Message why);
    /// `key` as in ColumnAddress.
    Result<void> keptNumber(
        const Uuid &region, uint32_t slot, Metric metric, const std::string &key, Message why);
    Result<void> keptGroupRows(const Uuid &region, const std::string &task, Message why);
    /// To be called now and then; fails with Cancelled.
    Result<void> goOn() const;

    UndoReport &report() { return m_report; }
    const UndoRequest &request() const { return m_request; }

private:
    bool isNamed();
    Result<void> loadNames();
    Result<std::string> taskName(const std::string &key);
    std::string kindName(const KindDescriptor &kind) const;

    ReadTransaction &m_transaction;
    const UndoRequest &m_request;
    UndoReport m_report;
    std::optional<std::map<std::tuple<SubjectKind, Uuid, uint32_t>, std::string>> m_names; ///< by slot
};

/// Why something stays.
Message changedSince();
Message inClosedMonth(Day day);

} // namespace qunce::server
