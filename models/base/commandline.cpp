// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/commandline.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>

namespace qunce {

namespace {

std::vector<std::string> split(std::string_view words)
{
    std::istringstream stream {std::string(words)};
    std::vector<std::string> parts;
    std::string part;
    while (stream >> part)
        parts.push_back(part);
    return parts;
}

} // namespace

std::string CommandLine::value(std::string_view flag) const
{
    const auto found = flags.find(std::string(flag));
    return found == flags.end() || found->second.empty() ? std::string() : found->second.back();
}

std::vector<std::string> CommandLine::values(std::string_view flag) const
{
    const auto found = flags.find(std::string(flag));
    return found == flags.end() ? std::vector<std::string>() : found->second;
}

Result<CommandLine> parseCommandLine(
    std::string_view program, std::span<const std::string> arguments, std::span<const FlagDescription> flags)
{
    CommandLine line;
    bool onlyWords = false;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const std::string &argument = arguments[i];
        if (onlyWords || !argument.starts_with("--")) {
            line.words.push_back(argument);
            continue;
        }
        if (argument == "--") {
            onlyWords = true;
            continue;
        }
        const size_t equals = argument.find('=');
        const std::string name =
            argument.substr(2, equals == std::string::npos ? std::string::npos : equals - 2);
        const auto flag =
            std::find_if(flags.begin(), flags.end(), [&](const auto &f) { return name == f.name; });
        if (flag == flags.end())
            return Error {ErrorCode::Usage,
                {QUNCE_TEXT("There is no flag --%1. `%2 help` lists what there is."),
                    {name, std::string(program)}},
                {}};
        const bool isSwitch = *flag->value == '\0';
        std::optional<std::string> value;
        if (equals != std::string::npos)
            value = argument.substr(equals + 1);
        else if (!isSwitch && i + 1 < arguments.size())
            value = arguments[++i];
        if (isSwitch == value.has_value())
            return Error {ErrorCode::Usage,
                isSwitch ? Message(QUNCE_TEXT("--%1 takes no value."), {name})
                         : Message(QUNCE_TEXT("--%1 needs a value: %2."), {name, flag->value}),
                {}};
        line.flags[name].push_back(value.value_or(""));
    }
    return line;
}

size_t wordsMatched(const CommandLine &line, const char *commandWords)
{
    const std::vector<std::string> words = split(commandWords);
    const bool matches =
        line.words.size() >= words.size() && std::equal(words.begin(), words.end(), line.words.begin());
    return matches ? words.size() : 0;
}

Result<void> checkFlags(std::string_view program, const CommandLine &line, const CommandDescription &command,
    std::span<const std::string_view> common)
{
    const auto has = [](const auto &names, const std::string &name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const auto &[flag, values] : line.flags) {
        if (!has(common, flag) && !has(command.flags, flag))
            return Error {ErrorCode::Usage,
                {QUNCE_TEXT("\"%1\" does not take --%2. `%3 help` lists what there is."),
                    {command.words, flag, std::string(program)}},
                {}};
    }
    if (line.has("lang") && line.value("lang") != "zh_CN" && line.value("lang") != "en")
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--lang is zh_CN or en.")}, {}};
    return {};
}

std::string helpOf(
    const CommandDescription &command, std::span<const FlagDescription> flags, const TextFunction &text)
{
    std::string help = std::string("  ") + command.words + " " + command.arguments;
    help += "\n      " + text(command.help);
    for (const FlagDescription &flag : flags) {
        if (std::find(command.flags.begin(), command.flags.end(), flag.name) == command.flags.end())
            continue;
        const std::string value = *flag.value ? std::string(" ") + flag.value : std::string();
        help += "\n      --" + (flag.name + value) + "  " + text(flag.help);
    }
    return help;
}

Message exitCodesHelp()
{
    return QUNCE_TEXT(
        "Exit codes: 0 done, 1 failed with a message, 2 wrong usage, 3 refused (permission, version, "
        "lock).");
}

std::string versionLine(std::string_view program)
{
    return std::string(program) + " " + QUNCE_VERSION;
}

bool wantsEnglish(std::span<const std::string> arguments)
{
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--lang="))
            return arguments[i].substr(7) == "en";
        if (arguments[i] == "--lang" && i + 1 < arguments.size())
            return arguments[i + 1] == "en";
    }
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(variable);
        if (value && *value)
            return std::string_view(value).starts_with("en");
    }
    return false;
}

} // namespace qunce
