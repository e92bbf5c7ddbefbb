// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace qunce::server {

/// What differs between SQLite and PostgreSQL: types and table forms in DDL, how a transaction begins, and what a
/// row is locked with. Everything else in the queries is the common subset (named parameters, ON CONFLICT, RETURNING).
struct Dialect {
    std::string_view bytesType; ///< stands for @BYTES@ in migrations
    std::string_view clusteredTable; ///< stands for @CLUSTERED@: rows kept in the order of the primary key
    const char *beginRead; ///< one consistent cut
    const char *beginWrite; ///< with the lock that makes this the only writer
    const char *tableCount; ///< query for the number of tables in the database
    const char *migrationTableCount; ///< 1 if the table `migration` exists

    std::string ddl(std::string_view migration) const;
};

const Dialect &sqliteDialect();

} // namespace qunce::server
