// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"

// What both programs, `qunce` and `qunced`, do with the words that they are started with.

namespace qunce {

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

/// A subcommand as far as it is typed and explained.
struct CommandDescription {
    const char *words; ///< `import`, `user add`, …
    const char *arguments; ///< for the help: `KIND FILE [--dry-run]`
    Message help;
    std::vector<std::string_view> flags; ///< beside those that every command takes
};

/// The text of a message in somebody's language.
using TextFunction = std::function<std::string(const Message &)>;

/// Fails with ErrorCode::Usage on unknown flags, and on flags without the value they need.
Result<CommandLine> parseCommandLine(
    std::string_view program, std::span<const std::string> arguments, std::span<const FlagDescription> flags);

/// How many words of the line the command's own words are; 0 if the line is for another command. Of several commands
/// the one with most words is meant.
size_t wordsMatched(const CommandLine &line, const char *commandWords);

/// Fails with Usage on a flag that neither the command nor every command (`common`) takes.
Result<void> checkFlags(std::string_view program, const CommandLine &line, const CommandDescription &command,
    std::span<const std::string_view> common);

/// The command's part of the help, lines without the last end; with its flags if they are given.
std::string helpOf(
    const CommandDescription &command, std::span<const FlagDescription> flags, const TextFunction &text);

/// What exit codes mean (architecture.md), for the end of a help page.
Message exitCodesHelp();

/// --lang if given, else English for an English locale, else Chinese: the product's first language.
bool wantsEnglish(std::span<const std::string> arguments);

} // namespace qunce
