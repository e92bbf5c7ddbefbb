// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/base/day.h"
#include "models/merge/editrules.h"
#include "models/merge/rejection.h"
#include "models/protocol/record.h"

// A new text for what has been approved or is going out (改稿, docs/PLAN.md, "Emergencies"): one person proposes a title, a
// content item or both, another confirms, and from then on whoever has not sent it yet sends that. The lock does not stop
// it. Pure; any thread.

namespace qunce {

using FieldChanges = std::vector<std::pair<std::string, FieldValue>>;

/// Whether an entry in this status takes a new text this way.
bool isRevisable(std::string_view status);
/// What proposes it; an empty title and a nil content leave these as they are.
FieldChanges proposedRevision(const std::string &title, const Uuid &content, const Uuid &user, Instant now);
/// What confirms the one that waits, or takes it off again.
FieldChanges confirmedRevision(const Record &entry, const Uuid &user, Instant now);
FieldChanges withdrawnRevision();
bool hasRevision(const Record &entry);

/// The change is nothing but that this user confirms what somebody else has proposed.
bool isConfirmedRevision(const Record &before, const Record &after, const Actor &actor);
/// Why the fields of a revision may not become so. `before` is null for a new entry.
std::optional<Refusal> refusedRevision(const Record *before, const Record &after, const Actor &actor);
/// Nothing if this user may confirm the one that waits.
std::optional<Refusal> mayConfirmRevision(const Record &entry, const Actor &actor);

} // namespace qunce
