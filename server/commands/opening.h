// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "models/base/result.h"
#include "server/admin/datadirectory.h"
#include "server/commands/command.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// A data directory that is this process's until the end of the command.
struct OpenData {
    DataDirectory directory;
    std::unique_ptr<Storage> storage;
};

/// The value of --data; fails with Usage if it is missing.
Result<std::string> dataDirectory(const CommandLine &line);
/// Fails with Usage if the file to be written lies in the data directory, where it could replace the database or a key.
Result<void> refuseInside(const std::string &directory, const std::string &file);
/// Locks the directory for the process; fails with Locked if another process has it.
Result<OpenData> openForWriting(const CommandLine &line, const Environment &environment, const char *command);
/// Needs no lock: a reader sees one consistent cut while another process writes.
Result<std::unique_ptr<Storage>> openForReading(const CommandLine &line, const Environment &environment);

} // namespace qunce::server
