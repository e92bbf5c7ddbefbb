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

/// The command with the longest matching words; null if there is none. `C` is a CommandDescription.
template <typename C>
const C *commandOf(const CommandLine &line, std::span<const C> commands)
{
    const C *best = nullptr;
    for (const C &command : commands) {
        if (wordsMatched(line, command.words) > (best ? wordsMatched(line, best->words) : 0))
            best = &command;
    }
    return best;
}

/// Fails with Usage on a flag that neither the command nor every command (`common`) takes.
Result<void> checkFlags(std::string_view program, const CommandLine &line, const CommandDescription &command,
    std::span<const std::string_view> common);

/// The command's part of the help, lines without the last end; with its flags if they are given.
std::string helpOf(
    const CommandDescription &command, std::span<const FlagDescription> flags, const TextFunction &text);

/// What exit codes mean (architecture.md), for the end of a help page.
Message exitCodesHelp();

/// The help of the commands whose words begin with the topic, below `page`, which says how the program is used; an empty topic means all of them, without
/// their flags. Lines without the last end.
template <typename C>
std::string helpPage(std::string page, const std::string &topic, std::span<const C> commands,
    std::span<const FlagDescription> flags, const TextFunction &text)
{
    for (const C &command : commands) {
        if (std::string_view(command.words).starts_with(topic))
            page +=
                "\n\n" + helpOf(command, topic.empty() ? std::span<const FlagDescription>() : flags, text);
    }
    return page + "\n\n" + text(exitCodesHelp());
}

/// The program's name and version, for --version, the log and hello: `qunce 0.1.0`.
std::string versionLine(std::string_view program);

/// --lang if given, else English for an English locale, else Chinese: the product's first language.
bool wantsEnglish(std::span<const std::string> arguments);

} // namespace qunce
