// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/dialect.h"

namespace qunce::server {

namespace {

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

std::string Dialect::ddl(std::string_view migration) const
{
    std::string text(migration);
    replaceAll(text, "@BYTES@", bytesType);
    replaceAll(text, "@CLUSTERED@", clusteredTable);
    return text;
}

const Dialect &sqliteDialect()
{
    static constexpr Dialect kDialect {
        "BLOB",
        "WITHOUT ROWID",
        "BEGIN",
        "BEGIN IMMEDIATE",
        "SELECT count(*) FROM sqlite_master WHERE type = 'table'",
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'",
    };
    return kDialect;
}

} // namespace qunce::server
