// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/filewriter.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"
#include "server/exports/exports.h"

namespace qunce::server {

Result<int> runExport(const CommandLine &line, const Environment &environment)
{
    ExportArguments arguments {line.words, line.flags};
    for (const char *own : {"data", "lang", "as-user"})
        arguments.flags.erase(own);
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    Scope scope = Scope::everything();
    if (line.has("as-user")) {
        QUNCE_ASSIGN(scope, scopeOfUser(*transaction, line.value("as-user")));
    }
    QUNCE_ASSIGN(const Export made, exportFrom(*transaction, scope, arguments, environment.clock.now()));
    const std::string content = contentOf(made);
    if (made.request.out == "-") {
        std::fwrite(content.data(), 1, content.size(), environment.out);
        std::fflush(environment.out);
        return 0;
    }
    QUNCE_TRY(refuseInside(line, environment, made.request.out));
    QUNCE_TRY(writeFileWhole(made.request.out, content));
    environment.print(environment.text(
        {QUNCE_TEXT("%1 rows written to %2."), {std::to_string(made.table.rows.size()), made.request.out}}));
    return 0;
}

} // namespace qunce::server
