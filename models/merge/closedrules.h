// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>

#include "models/domain/closedmonths.h"
#include "models/merge/editrules.h"
#include "models/protocol/record.h"

// What a closed month keeps beside its columns, and how a close is planned (docs/DATA.md, "Month close"). The same for
// edits and imports. Pure; any thread.

namespace qunce {

/// A day of the closed month whose numbers the change would touch: of goals that end in it, of due time, kind and dispatch
/// time of its tasks, of the zones of its regions. Nothing where the change may be made. `before` null: the record is new;
/// `after` null: it is deleted. `months` ascending by days.
std::optional<Day> closedDayTouched(
    std::span<const ClosedMonth> months, const Record *before, const Record *after);

/// What is wrong with a change that somebody makes of a `month_close`. `sameMonth`: another record of the month, or null.
std::optional<Refusal> refusalOfMonthPlan(
    const Actor &actor, const Record *before, const Record *after, const Record *sameMonth);

} // namespace qunce
