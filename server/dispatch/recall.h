// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "server/dispatch/dispatchplaces.h"
#include "server/storage/storage.h"

// An entry that is stopped while it goes out (停发, docs/PLAN.md, "Emergencies").

namespace qunce::server {

struct RecallCounts {
    uint64_t changed = 0; ///< assignments that have another status now
    uint64_t sent = 0; ///< that had gone out and stay so
};

/// Cancels what is still pending of the entry's tasks, in the transaction in which it becomes stopped.
Result<RecallCounts> cancelPending(
    WriteTransaction &transaction, const Uuid &entry, const DispatchPlaces &places);
/// Makes what is cancelled of them pending again: the entry goes on.
Result<RecallCounts> reopenCancelled(
    WriteTransaction &transaction, const Uuid &entry, const DispatchPlaces &places);

} // namespace qunce::server
