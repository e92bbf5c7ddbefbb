// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/base/day.h"
#include "models/merge/decide.h"

// Rules of the plan on top of decide(): approval (approval.h) and the lock (docs/PLAN.md, "Lock"). An approved entry
// locks half an hour before its start, and what has been sent stays as it was sent: what guides hold in their hands must
// not change under them. Pure; any thread.

namespace qunce {

constexpr int64_t kLockSeconds = 30 * 60;
/// An approved entry that nobody sent for so long after its start, beyond what it may be late, is no longer sent, and can
/// be planned anew.
constexpr int64_t kForgottenSeconds = 24 * 3600;
/// Whatever late_minutes says, it is sent no later.
constexpr int64_t kMostLateMinutes = 24 * 60;

/// Whether it has no day of its own but comes to each group or customer so many days after theirs (docs/PLAN.md,
/// "Rolling").
bool isRolling(const Record &entry);
/// Whether the entry's time, targets and texts are fixed now.
bool isLocked(const Record &entry, Instant now);
/// From when on it is, as long as it is approved or sent; nothing for one without a start.
std::optional<Instant> lockedFrom(const Record &entry);
/// Whether the lock keeps this field of an entry.
bool isKeptByLock(std::string_view field);

/// decide(), and what the plan says to it: an edit from before the lock that arrives after it becomes a conflict, one from
/// later is rejected with EntryLocked; submitting and approving go as approval.h has it. Who submits or approves what
/// somebody else has submitted or approved meanwhile has nothing to say.
Result<Decision> decideEntryRules(const std::optional<StoredRecord> &stored, const PushOp &op,
    const Actor &actor, const Seen &seen, RecordLookup &others, Instant now);

} // namespace qunce
