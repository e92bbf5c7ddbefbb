// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

#include "models/plan/planindex.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The rules of the brand: the setting, or the defaults where there is none or it makes no sense.
Result<PushPolicy> readPushPolicy(ReadTransaction &transaction);

/// An entry with its targets.
Result<PlanEntry> readPlanEntry(ReadTransaction &transaction, const Record &entry);

/// The content of an entry, if it has one, for its checks.
Result<void> addContentOf(ReadTransaction &transaction, const PlanEntry &entry, PlanIndex &plan);

/// What the checks of entries of these days need of the others: all around them that `matters` lets in.
Result<PlanIndex> readPlan(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    Period days, const std::function<bool(const Record &entry)> &matters);

/// The same for one entry, without it, and with its content.
Result<PlanIndex> readPlanAround(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    const PlanEntry &entry, const std::function<bool(const Record &entry)> &matters);

} // namespace qunce::server
