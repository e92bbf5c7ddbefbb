// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/uuid.h"
#include "server/admin/initialise.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

Result<int> runInit(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const std::string directory, dataDirectory(line));
    RandomIdSource ids(environment.clock);
    QUNCE_TRY(initialise(directory, environment.clock, ids));
    environment.print(environment.text({QUNCE_TEXT("%1 is ready for a brand."), {directory}}));
    return 0;
}

} // namespace qunce::server
