// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <span>

#include "models/plan/planindex.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The rules of the brand: the setting, or the defaults where there is none or it makes no sense.
Result<PushPolicy> readPushPolicy(ReadTransaction &transaction);

/// An entry with its targets.
Result<PlanEntry> readPlanEntry(ReadTransaction &transaction, const Record &entry);

/// The content of an entry, if it has one, for its checks.
Result<void> addContentOf(ReadTransaction &transaction, const PlanEntry &entry, PlanIndex &plan);

/// What the checks of entries of these days need of the others: all around them that `matters` lets in. `rolling`: ids of
/// entries that may roll (RollingBook), whatever their days.
Result<PlanIndex> readPlan(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    Period days, std::span<const Uuid> rolling, const std::function<bool(const Record &entry)> &matters);

/// The same for one entry that is to go out, without it, and with its content. Of rolling ones there is what has gone out
/// by then: of the entry's own, if it rolls, what went out before its day.
Result<PlanIndex> readPlanAround(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    const PlanEntry &entry, std::span<const Uuid> rolling,
    const std::function<bool(const Record &entry)> &matters);

} // namespace qunce::server
