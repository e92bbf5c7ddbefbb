// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

#include "models/base/result.h"

namespace qunce {

class Database;

/// One step of the schema, from resources/sql/outbox/NNNN_name.sql. Steps are only ever appended.
struct Migration {
    int number;
    const char *name;
    const char *sql;
};

/// Ascending by number, without gaps from 1; embedded at build time.
std::span<const Migration> outboxMigrations();

/// Number of the newest migration in the database, 0 for an empty one. VersionMismatch if it is not among `migrations`,
/// InvalidInput if the database is another program's.
Result<int> storedVersion(Database &database, std::span<const Migration> migrations);
/// Brings the database to the newest of `migrations`, each in a transaction that also stores its number. Refusals are
/// those of storedVersion(); then nothing was changed.
Result<void> migrate(Database &database, std::span<const Migration> migrations);

} // namespace qunce
