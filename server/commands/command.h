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
#include "models/base/fileaccess.h"
#include "models/base/message.h"
#include "models/base/result.h"
#include "server/adminsocket/runningbrand.h"

namespace qunce::server {

/// Words and flags as typed; flags may stand before or after the words. A flag without a value maps to one "".
struct CommandLine {
    std::vector<std::string> words;
    std::map<std::string, std::vector<std::string>> flags;

    bool has(std::string_view flag) const { return flags.contains(std::string(flag)); }
    /// The last value given; empty if the flag is missing.
    std::string value(std::string_view flag) const;
    std::vector<std::string> values(std::string_view flag) const;
};

/// A flag of the program. `value` names its value in the help; empty for a switch.
struct FlagDescription {
    const char *name;
    const char *value;
    Message help;
};

/// Fails with ErrorCode::Usage on unknown flags, and on flags without the value they need.
Result<CommandLine> parseCommandLine(
    std::span<const std::string> arguments, std::span<const FlagDescription> flags);

using TextFunction = std::function<std::string(const Message &)>;

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

/// One subcommand. `flags` are the names it takes beside --data, --lang and --help. run() gets the words after the
/// command's own; the int is the exit code.
struct Command {
    const char *words; ///< `import`, `user add`, …
    const char *arguments; ///< for the help: `KIND FILE [--dry-run]`
    Message help;
    std::vector<std::string_view> flags;
    std::function<Result<int>(const CommandLine &, const Environment &)> run;
    Place place = Place::Here;
};

/// All subcommands in the order of the help.
std::span<const Command> commands();
std::span<const FlagDescription> flagDescriptions();

/// Finds and runs the command; prints errors in the user's language; the process's exit code (architecture.md).
int runCommand(std::span<const std::string> arguments, const Environment &environment);

} // namespace qunce::server
