// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "models/base/result.h"
#include "server/admin/datadirectory.h"
#include "server/commands/command.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// A brand to write to until the end of the command: a data directory that is this process's meanwhile, or the running
/// server's.
struct OpenData {
    std::optional<DataDirectory> directory;
    std::unique_ptr<Storage> own;
    Storage *storage = nullptr; ///< `own` or the server's
};

/// The value of --data; fails with Usage if it is missing.
Result<std::string> dataDirectory(const CommandLine &line);
/// Where the brand's files are, as this process sees them.
std::string brandDirectory(const CommandLine &line, const Environment &environment);
/// Fails with Usage if the file to be written lies in the data directory, where it could replace the database or a key.
Result<void> refuseInside(const CommandLine &line, const Environment &environment, const std::string &file);
/// Locks the directory for the process, unless this is the server that has it; fails with Locked if another process has
/// it.
Result<OpenData> openForWriting(const CommandLine &line, const Environment &environment, const char *command);
/// Needs no lock: a reader sees one consistent cut while another process writes.
Result<std::unique_ptr<Storage>> openForReading(const CommandLine &line, const Environment &environment);

} // namespace qunce::server
