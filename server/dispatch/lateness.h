// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "models/plan/pushpolicy.h"
#include "models/protocol/record.h"

// How late what is planned may still go out (docs/PLAN.md, "Dispatch"). Pure; any thread.

namespace qunce::server {

/// What starts by itself may be so late: a restart in the wrong moment calls nothing off.
constexpr int64_t kGraceSeconds = 120;

/// Seconds that this entry may be late, by its own rule.
int64_t allowedLate(const Record &entry);
/// Too late by its own rule, or so late that quiet hours have begun meanwhile. `start`: when it was to go out.
bool isTooLate(const Record &entry, Instant start, const PushPolicy &policy, Instant now);

} // namespace qunce::server
