// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/store/edits.h"
#include "models/store/sqlite.h"

// What stands beside outbox.db for the day when it cannot be read: two copies in turn, a list of what was committed, and
// some space that can be given up. Any thread, one at a time.

namespace qunce {

/// `outbox.copy1.db` and `outbox.copy2.db`, the older one first.
std::vector<std::string> outboxCopies(const std::string &outboxPath);
/// Replaces the older copy by the database as it is now: whole or not at all, on the disk afterwards.
Result<void> copyOutbox(Database &database, const std::string &outboxPath);
/// Nothing of the copies and the list stays; to be called when nothing of the edits may stay readable.
void removeOutboxCopies(const std::string &outboxPath);

/// What somebody changed, for telling them that it is lost.
struct NotedEdits {
    EditTitle title;
    int64_t atMs = 0;
    int64_t firstPlace = 0;
    int64_t lastPlace = 0;
};
/// Adds a line to `outbox.list`. It may be missing after a loss of power, which is not what it is for.
Result<void> noteEdits(const std::string &outboxPath, const NotedEdits &noted);
/// What can be read of it.
std::vector<NotedEdits> notedEdits(const std::string &outboxPath);
/// Keeps those lines alone.
Result<void> replaceNotes(const std::string &outboxPath, const std::vector<NotedEdits> &noted);

/// `outbox.ballast`: makes a file of that size if the disk has much more to spare; no failure if not.
void keepBallast(const std::string &outboxPath, uint64_t bytes);
/// Gives its space back; false if there was none.
bool releaseBallast(const std::string &outboxPath);

} // namespace qunce
