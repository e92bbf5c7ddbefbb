// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdio>
#include <functional>
#include <span>
#include <string>

#include "models/base/clock.h"
#include "models/base/commandline.h"
#include "models/base/result.h"

namespace qunce::app {

/// What a command needs from outside; made once in main().
struct Environment {
    const Clock &clock;
    TextFunction text; ///< in the user's language; any thread
    std::FILE *out = stdout;
    std::FILE *err = stderr;
    /// Open the window, and make the tour's pictures.
    std::function<Result<int>(const CommandLine &)> openConsole = {};
    std::function<Result<int>(const CommandLine &)> makeTour = {};

    /// Prints a line for people or scripts; flushed at once.
    void print(const std::string &line) const;
    /// Says what went wrong, with the detail for logs below it.
    void warn(const Error &error) const;
};

/// A command that needs no window. Each takes --data-dir, --lang and --help too. run() gets the words after the
/// command's own; the int is the exit code.
struct Command : CommandDescription {
    std::function<Result<int>(const CommandLine &, const Environment &)> run;
};

/// In the order of the help.
std::span<const Command> commands();

/// `tour`: pictures are made without a display.
bool wantsTour(std::span<const std::string> arguments);

/// Runs a command line; prints errors in the user's language; the process's exit code (architecture.md).
int runCommandLine(std::span<const std::string> arguments, const Environment &environment);

Result<int> runSync(const CommandLine &line, const Environment &environment);
Result<int> runExport(const CommandLine &line, const Environment &environment);

} // namespace qunce::app
