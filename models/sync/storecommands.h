// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "models/store/syncstore.h"
#include "models/sync/engineevents.h"

namespace qunce {

bool isStoreCommand(const Command &command);
/// Carries out one store command. Others are a programmer's mistake.
Event carryOutStoreCommand(SyncStore &store, const Command &command, int64_t nowMs);

} // namespace qunce
