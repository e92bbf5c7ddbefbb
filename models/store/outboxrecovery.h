// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/store/outboxcopies.h"

namespace qunce {

/// What became of a damaged outbox.
struct OutboxRecovery {
    std::string setAside; ///< where the damaged file stands now; empty if it was gone
    bool fromCopy = false; ///< there was a sound copy to begin with
    std::vector<NotedEdits> lost; ///< actions of which at least one edit is gone, ascending by place
};

/// Whether the database is whole: SQLite's own check, and the checksum of every edit.
Result<bool> isOutboxSound(Database &database);

/// Sets the damaged file aside and makes a new one of the newest sound copy and everything that can still be read of the
/// damaged one. Whole or not at all: after a failure, or the end of the program in the middle, it can be called again.
Result<OutboxRecovery> recoverOutbox(const std::string &outboxPath);

/// There is no outbox, but there was one: its copies are there.
bool isOutboxMissing(const std::string &outboxPath);

} // namespace qunce
