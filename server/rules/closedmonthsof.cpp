// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/rules/closedmonthsof.h"

#include <algorithm>

#include "models/domain/latecolumn.h"
#include "models/protocol/monthclose.h"

namespace qunce::server {

Result<std::vector<ClosedMonth>> closedMonthsOf(ReadTransaction &transaction)
{
    std::vector<ClosedMonth> months;
    QUNCE_TRY(transaction.eachRecord(Kind::MonthClose, [&months](const Record &record) -> Result<void> {
        if (const std::optional<ClosedMonth> month = closedMonthFrom(record))
            months.push_back(*month);
        return {};
    }));
    std::sort(months.begin(), months.end(),
        [](const ClosedMonth &a, const ClosedMonth &b) { return a.days < b.days; });
    return months;
}

Result<int64_t> lastClosing(ReadTransaction &transaction)
{
    int64_t last = 0;
    QUNCE_TRY(transaction.eachRecord(Kind::MonthClose, [&last](const Record &record) -> Result<void> {
        last = std::max(last, record.integer("number").value_or(0));
        return {};
    }));
    return last;
}

Result<std::string> currentColumn(ReadTransaction &transaction, const ColumnAddress &address)
{
    QUNCE_ASSIGN(const std::string late,
        transaction.column({address.region, address.year, address.metric, lateKeyOf(address.key)}));
    return late.empty() ? transaction.column(address) : std::string(encodedOfLate(late));
}

} // namespace qunce::server
