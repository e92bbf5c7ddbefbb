// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/base/fileaccess.h"
#include "server/admin/datadirectory.h"

namespace qunce::server {

/// Where a command's answer goes: called with pieces of what it writes.
struct CommandOutput {
    std::function<void(const std::string &)> out;
    std::function<void(const std::string &)> err;
};

/// Protocol of the admin socket; a server of another one refuses the command.
constexpr const char *kAdminProtocol = "1";

/// What became of a command that was handed to the running server.
struct ForwardedCommand {
    enum class State : uint8_t {
        NoServer, ///< none answers; nothing was done
        Done,
        Lost, ///< the server went away before it had answered
    };
    State state = State::NoServer;
    int exitCode = 1;
};

/// Lets the server that holds the data directory run the command, and opens the files it names here. Blocks until the end.
ForwardedCommand runInServer(const DataLayout &layout, const std::vector<std::string> &arguments,
    const std::string &language, FileAccess &files, const CommandOutput &output);

} // namespace qunce::server
