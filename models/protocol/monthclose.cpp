// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/monthclose.h"

namespace qunce {

MonthState monthStateOf(const Record &record)
{
    if (record.text("status") == "closed")
        return MonthState::Closed;
    return record.instant("closes_at") ? MonthState::Planned : MonthState::Open;
}

std::optional<ClosedMonth> closedMonthFrom(const Record &record)
{
    const std::optional<Period> days = monthNamed(record.text("month"));
    const std::optional<Instant> at = record.instant("closed_at");
    if (monthStateOf(record) != MonthState::Closed || !days || !at)
        return std::nullopt;
    return ClosedMonth {*days, record.integer("number").value_or(0), record.integer("version").value_or(1),
        *at, record.reference("closed_by")};
}

} // namespace qunce
