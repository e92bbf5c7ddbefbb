// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/domain/closedmonths.h"
#include "models/protocol/record.h"

// Records of closed months (docs/DATA.md, "Month close"). Pure.

namespace qunce {

/// What a `month_close` says that is in force; nothing where it is planned only, or open again.
std::optional<ClosedMonth> closedMonthFrom(const Record &record);

/// Where the month of a `month_close` stands.
enum class MonthState : uint8_t { Open, Planned, Closed };
MonthState monthStateOf(const Record &record);

} // namespace qunce
