// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/kinds.h"
#include "server/storage/ledgerrows.h"

// What an import overwrote, kept beside the data so that it can be taken back (docs/DATA.md, "Undo of an import").

namespace qunce::server {

struct ColumnAddress;

/// An import that can be taken back.
struct KeptImport {
    int64_t number = 0; ///< given by the database, rising
    std::string id; ///< as in the audit
    std::string kind; ///< of the file
    int64_t atMs = 0;
    uint64_t delivery = 0; ///< of orders (LedgerOrder::delivery); 0: none
    int64_t firstValue = 0; ///< numbers of its FormerValue
    int64_t lastValue = -1;
    uint64_t bytes = 0; ///< that it takes
};

/// How many are kept: the newest ones of these days, and no more than so many bytes together. One that alone would take
/// more than a quarter of them is not kept.
struct KeptLimits {
    size_t imports = 50;
    int64_t forMs = int64_t {30} * 24 * 60 * 60 * 1000;
    uint64_t bytes = uint64_t {1} << 30;
};

/// What of its changes an import's undo needs; the rest follows from it.
struct KeptParts {
    bool records = false; ///< records and what was imported of them
    bool columns = false;
    bool fedColumns = false; ///< of the columns only those that say which days are complete
    bool groupRows = false;
    bool totals = false; ///< imported totals beside the ledger
    bool orders = false;

    bool any() const { return records || columns || fedColumns || groupRows || totals || orders; }
};

/// A column, or the group rows behind a task's assignments, as they were before the import.
struct FormerValue {
    int64_t number = 0;
    bool isGroupRows = false;
    Uuid region;
    int year = 0; ///< of a column
    Metric metric = Metric::Orders; ///< likewise
    std::string
        key; ///< as in ColumnAddress, whether its month was closed or not; of group rows the task's id
    std::string former; ///< encoded; empty if there was none
    std::optional<std::string>
        after {}; ///< what the import left; nothing while nobody else has written there
};

/// Any other change of an import.
struct LoggedChange {
    enum class What : uint8_t {
        Created = 1, ///< `after`: all fields of the record
        Changed = 2, ///< `before` and `after`: the fields that differ
        Values = 3, ///< what was imported of a record (ReadTransaction::importedValues)
        Order = 4, ///< `name`: its code; `before` empty if it was new
        Totals = 5, ///< `name`: the night; `id`: the guide; imported totals of a guide's night
    };

    What what = What::Created;
    std::string name; ///< kind of the record
    Uuid id;
    std::string bucketBefore; ///< where the record stood
    std::string bucketAfter;
    std::string before; ///< JSON; empty: there was none
    std::string after;
};

using ImportedTotalsArray = std::array<std::optional<int64_t>, kLedgerMetrics.size()>;
LedgerOrder orderFromLog(const LoggedChange &change);
ImportedTotalsArray totalsFromLog(std::string_view text);

/// Keeps former values while an import is applied, and gives them back. Belongs to a write transaction: what it writes is
/// committed or dropped with it. Memory: one part of the log. One thread.
class FormerValues
{
public:
    virtual ~FormerValues() = default;

    /// From now on what this transaction changes is kept.
    virtual void begin(const KeptParts &parts) = 0;
    /// Of an import of orders. What the delivery makes anew is told from the order's own number.
    virtual void setDelivery(uint64_t delivery) = 0;
    /// An order is about to be written: as it was, nothing for a new one. For orders only their writer knows it without
    /// another look.
    virtual Result<void> noteOrder(std::string_view code, const std::optional<LedgerOrder> &before) = 0;
    /// What was imported of a record that was there before is about to change.
    virtual Result<void> noteImported(
        Kind kind, const Uuid &id, std::string_view before, std::string_view after) = 0;
    /// Ends the keeping, forgets imports beyond the limits. False if the import changed nothing, or too much to be kept.
    virtual Result<bool> end(const KeptImport &import, const KeptLimits &limits) = 0;

    virtual Result<std::optional<KeptImport>> find(std::string_view id) = 0;
    /// The first former value with a number > `after`; nothing at the end. What the transaction writes meanwhile is no
    /// obstacle.
    virtual Result<std::optional<FormerValue>> next(const KeptImport &import, int64_t after) = 0;
    /// Newest first. The visitor may write.
    using LogVisitor = std::function<Result<void>(const LoggedChange &change)>;
    virtual Result<void> eachLogged(const KeptImport &import, const LogVisitor &visitor) = 0;
    virtual Result<void> forget(const KeptImport &import) = 0;
};

} // namespace qunce::server
