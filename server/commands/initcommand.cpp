// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/stat.h>

#include "server/commands/opening.h"
#include "server/commands/subcommands.h"
#include "server/storage/sqlitestorage.h"

namespace qunce::server {

Result<int> runInit(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    ::mkdir(directory.c_str(), 0700);
    QUNCE_ASSIGN(const auto storage,
        SqliteStorage::open(directory + "/qunce.db", SqliteStorage::Mode::Create, environment.clock));
    return 0;
}

} // namespace qunce::server
