// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "models/store/editstore.h"
#include "models/sync/engineevents.h"

namespace qunce {

/// Of the outbox of edits.
bool isEditCommand(const Command &command);
/// Carries out one of them. Others are a programmer's mistake.
Event carryOutEditCommand(EditStore &edits, const Command &command, int64_t nowMs);

} // namespace qunce
