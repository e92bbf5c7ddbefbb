// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

#include "models/base/result.h"

namespace qunce::server {

class Connection;
struct Dialect;

/// One step of the schema, from resources/sql/server/NNNN_name.sql. Steps are only ever appended.
struct Migration {
    int number;
    const char *name;
    const char *sql;
};

/// Ascending by number, without gaps from 1; embedded at build time.
std::span<const Migration> serverMigrations();

/// Brings the database to the newest of `migrations`, each in a transaction that also stores its number. Fails with
/// VersionMismatch if a newer program has written the database, with InvalidInput if it is not ours; then nothing
/// was changed.
Result<void> migrate(Connection &connection, const Dialect &dialect, std::span<const Migration> migrations);

/// Only the refusals of migrate(), for before anything else is done to the file.
Result<void> refuseNewer(
    Connection &connection, const Dialect &dialect, std::span<const Migration> migrations);

/// Also refuses an older database with VersionMismatch: for readers, which cannot bring it up to date.
Result<void> checkSchema(
    Connection &connection, const Dialect &dialect, std::span<const Migration> migrations);

} // namespace qunce::server
