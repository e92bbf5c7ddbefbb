// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/clock.h"
#include "models/base/commandline.h"
#include "models/base/fileaccess.h"
#include "models/base/message.h"
#include "models/base/result.h"
#include "server/adminsocket/runningbrand.h"

namespace qunce::server {

/// What a command needs from outside; made in main(), and by a running server for what comes through its admin socket.
struct Environment {
    const Clock &clock;
    TextFunction text; ///< in the user's language
    std::string language = "en";
    /// The text function of a language; any thread.
    std::function<TextFunction(const std::string &language)> textIn = {};
    std::FILE *out = stdout;
    std::FILE *err = stderr;
    std::shared_ptr<FileAccess> files = std::make_shared<LocalFileAccess>();
    const RunningBrand *running = nullptr; ///< inside a server: its brand
    std::function<bool()> cancelled = {}; ///< inside a server: nobody waits for the command any more

    /// Prints a line for people or scripts; flushed at once.
    void print(const std::string &line) const;
    void warn(const Message &message) const;
};

/// Whether a command goes to the server that runs on the data directory, if there is one.
enum class Place : uint8_t {
    Here, ///< needs no writing, or refuses to work beside a server
    Server, ///< changes a brand that is in use
};

/// One subcommand. Every one takes --data, --lang and --help too. run() gets the words after the command's own; the
/// int is the exit code.
struct Command : CommandDescription {
    std::function<Result<int>(const CommandLine &, const Environment &)> run;
    Place place = Place::Here;
};

/// All subcommands in the order of the help.
std::span<const Command> commands();
std::span<const FlagDescription> flagDescriptions();

/// Finds and runs the command; prints errors in the user's language; the process's exit code (architecture.md).
int runCommand(std::span<const std::string> arguments, const Environment &environment);

} // namespace qunce::server
