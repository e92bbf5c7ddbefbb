// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands/command.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "server/adminsocket/adminclient.h"

namespace qunce::server {

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

bool startsWith(const std::vector<std::string> &words, const std::vector<std::string> &prefix)
{
    return words.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), words.begin());
}

/// The command with the longest matching words.
const Command *find(const std::vector<std::string> &words)
{
    const Command *best = nullptr;
    for (const Command &command : commands()) {
        if (startsWith(words, split(command.words))
            && (!best || split(command.words).size() > split(best->words).size()))
            best = &command;
    }
    return best;
}

void printHelp(const Environment &environment, const std::string &topic)
{
    environment.print(environment.text({QUNCE_TEXT("Usage: qunced COMMAND --data DIR [flags]. Commands:")}));
    for (const Command &command : commands()) {
        if (!topic.empty() && !std::string_view(command.words).starts_with(topic))
            continue;
        environment.print(std::string("\n  ") + command.words + " " + command.arguments);
        environment.print("      " + environment.text(command.help));
        for (const FlagDescription &flag : flagDescriptions()) {
            if (topic.empty()
                || std::find(command.flags.begin(), command.flags.end(), flag.name) == command.flags.end())
                continue;
            const std::string value = *flag.value ? std::string(" ") + flag.value : std::string();
            environment.print("      --" + (flag.name + value) + "  " + environment.text(flag.help));
        }
    }
    environment.print("\n"
        + environment.text({QUNCE_TEXT("Exit codes: 0 done, 1 failed with a message, 2 wrong usage, "
                                       "3 refused (permission, version, lock).")}));
}

Result<void> checkFlags(const CommandLine &line, const Command &command)
{
    for (const auto &[flag, values] : line.flags) {
        const bool common = flag == "data" || flag == "lang" || flag == "help";
        if (!common && std::find(command.flags.begin(), command.flags.end(), flag) == command.flags.end())
            return Error {ErrorCode::Usage,
                {QUNCE_TEXT("\"%1\" does not take --%2. `qunced help` lists what there is."),
                    {command.words, flag}},
                {}};
    }
    return {};
}

/// Lets the running server do it; nothing if there is none.
Result<std::optional<int>> forwarded(
    const CommandLine &line, std::span<const std::string> arguments, const Environment &environment)
{
    using State = ForwardedCommand::State;
    const CommandOutput output {[&](const std::string &text) {
                                    std::fwrite(text.data(), 1, text.size(), environment.out);
                                    std::fflush(environment.out);
                                },
        [&](const std::string &text) { std::fwrite(text.data(), 1, text.size(), environment.err); }};
    const ForwardedCommand done = runInServer(DataLayout {line.value("data")},
        {arguments.begin(), arguments.end()}, environment.language, *environment.files, output);
    if (done.state == State::Lost)
        return Error {ErrorCode::Network,
            {QUNCE_TEXT("The server went away before the command was done. `qunced audit` shows whether it "
                        "went in.")},
            {}};
    return done.state == State::Done ? std::optional<int>(done.exitCode) : std::nullopt;
}

Result<int> dispatch(CommandLine line, std::span<const std::string> arguments, const Environment &environment)
{
    const bool asksForHelp = line.has("help") || line.words.empty() || line.words.front() == "help";
    if (asksForHelp) {
        const bool known = line.has("help") || !line.words.empty();
        const size_t topicWord = !line.words.empty() && line.words.front() == "help" ? 1 : 0;
        printHelp(environment, line.words.size() > topicWord ? line.words[topicWord] : std::string());
        return known ? 0 : 2;
    }
    const Command *command = find(line.words);
    if (!command)
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("There is no command \"%1\". `qunced help` lists what there is."),
                {line.words.front()}},
            {}};
    QUNCE_TRY(checkFlags(line, *command));
    if (environment.running && command->place != Place::Server)
        return Error {
            ErrorCode::Usage, {QUNCE_TEXT("\"%1\" does not run inside a server."), {command->words}}, {}};
    if (!environment.running && command->place == Place::Server && !line.value("data").empty()) {
        QUNCE_ASSIGN(const std::optional<int> code, forwarded(line, arguments, environment));
        if (code)
            return *code;
    }
    line.words.erase(
        line.words.begin(), line.words.begin() + static_cast<ptrdiff_t>(split(command->words).size()));
    return command->run(line, environment);
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
    std::span<const std::string> arguments, std::span<const FlagDescription> flags)
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
                {QUNCE_TEXT("There is no flag --%1. `qunced help` lists what there is."), {name}}, {}};
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

void Environment::print(const std::string &line) const
{
    std::fputs((line + "\n").c_str(), out);
    std::fflush(out);
}

void Environment::warn(const Message &message) const
{
    std::fputs(("qunced: " + text(message) + "\n").c_str(), err);
}

int runCommand(std::span<const std::string> arguments, const Environment &environment)
{
    Result<int> code = [&]() -> Result<int> {
        QUNCE_ASSIGN(CommandLine line, parseCommandLine(arguments, flagDescriptions()));
        return dispatch(std::move(line), arguments, environment);
    }();
    if (code.ok())
        return *code;
    environment.warn(code.error().userText);
    if (!code.error().detail.empty())
        std::fputs(("        (" + code.error().detail + ")\n").c_str(), environment.err);
    return exitCodeFor(code.error().code);
}

} // namespace qunce::server
