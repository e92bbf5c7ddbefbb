// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admin/balance.h"

#include <unordered_map>

namespace qunce::server {

Result<BalanceReport> balanceLedger(ReadTransaction &transaction, Period period,
    const std::function<Result<void>(const BalanceLine &line)> &visitor)
{
    std::unordered_map<Uuid, std::string> codes;
    const auto codeOf = [&](const Uuid &guide) -> Result<std::string> {
        const auto known = codes.find(guide);
        if (known != codes.end())
            return known->second;
        QUNCE_ASSIGN(const std::optional<Record> record, transaction.record(Kind::Guide, guide));
        return codes[guide] = record ? record->text("code") : guide.toString();
    };
    BalanceReport report;
    const auto compare = [&](const LedgerDay &day) -> Result<void> {
        ++report.days;
        const auto values = day.sums.values();
        for (size_t i = 0; i < values.size(); ++i) {
            if (!day.imported[i])
                continue;
            ++report.compared;
            if (*day.imported[i] == values[i])
                continue;
            ++report.different;
            QUNCE_ASSIGN(const std::string code, codeOf(day.guide));
            QUNCE_TRY(visitor({day.night, code, kLedgerMetrics[i], values[i], *day.imported[i]}));
        }
        return {};
    };
    QUNCE_TRY(transaction.eachLedgerDay(period.from, period.to, compare));
    return report;
}

} // namespace qunce::server
