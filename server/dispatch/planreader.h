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

/// What the checks of an entry of that day need: the entries around it that `matters` lets in, and its content.
Result<PlanIndex> readPlanAround(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    const PlanEntry &entry, const std::function<bool(const Record &entry)> &matters);

} // namespace qunce::server
