// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// A guide's night on which the ledger of orders and an imported total say different things. Money in fen.
struct BalanceLine {
    Day day;
    std::string guide; ///< code
    Metric metric = Metric::Orders;
    int64_t ledger = 0;
    int64_t imported = 0;
};

/// What was compared: the ledger's nights in the period for which totals were imported, too.
struct BalanceReport {
    uint64_t days = 0; ///< of guides, that the ledger speaks for
    uint64_t compared = 0; ///< numbers
    uint64_t different = 0;
};

/// Shows each difference, by day and guide; an error of the visitor ends it.
Result<BalanceReport> balanceLedger(ReadTransaction &transaction, Period period,
    const std::function<Result<void>(const BalanceLine &line)> &visitor);

} // namespace qunce::server
