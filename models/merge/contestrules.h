// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/merge/rejection.h"
#include "models/protocol/record.h"

namespace qunce {

/// What is wrong with a change that somebody makes of a `contest`: one that cannot be held, or is frozen. `before` null: it
/// is new; `after` null: it is deleted. Who may is editrules.h's. Pure; any thread.
std::optional<Refusal> refusalOfContest(const Record *before, const Record *after);

} // namespace qunce
