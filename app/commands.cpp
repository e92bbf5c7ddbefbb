// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"

#include <array>

#include "models/protocol/exporthelp.h"

namespace qunce::app {

namespace {

constexpr std::array<std::string_view, 3> kCommonFlags {"data-dir", "lang", "help"};

std::vector<FlagDescription> allFlags()
{
    std::vector<FlagDescription> flags {
        {"data-dir", "DIR",
            {QUNCE_TEXT("The profile's directory: one server, one user (default: in your data folder).")}},
        {"lang", "LANG", {QUNCE_TEXT("Language of messages: zh_CN or en.")}},
        {"help", "", {QUNCE_TEXT("Shows this help.")}},
        {"version", "", {QUNCE_TEXT("Shows the program's version.")}},
        {"once", "", {QUNCE_TEXT("Sync until everything is here, then stop.")}},
        {"verify", "", {QUNCE_TEXT("Compare every row with the server, and repair what differs.")}},
        {"json", "", {QUNCE_TEXT("Print the outcome as one JSON object.")}},
        {"server", "URL", {QUNCE_TEXT("The server, for example https://qunce.example.com; the first time.")}},
        {"user", "NAME", {QUNCE_TEXT("Who signs in; the first time.")}},
        {"password-file", "F", {QUNCE_TEXT("A file with the password in its first line.")}},
        {"theme", "THEME", {QUNCE_TEXT("light, dark, contrast or system.")}},
        {"demo", "", {QUNCE_TEXT("Opens an invented brand, with a server of its own on this computer.")}},
        {"exit-after-startup", "", {QUNCE_TEXT("Ends as soon as the first page is there.")}},
        {"size", "SIZE", {QUNCE_TEXT("Of the window, as 1440x900.")}},
        {"reason", "TEXT", {QUNCE_TEXT("Why the data leave as a file, where the brand's rules ask for it.")}},
    };
    flags.insert(flags.end(), exportFlagDescriptions().begin(), exportFlagDescriptions().end());
    return flags;
}

std::span<const FlagDescription> flagDescriptions()
{
    static const std::vector<FlagDescription> flags = allFlags();
    return flags;
}

/// As the server's, with the reason that the brand's rules may ask for.
CommandDescription exportOfConsole()
{
    CommandDescription command = exportCommand();
    command.flags.push_back("reason");
    return command;
}

/// `qunce` without a command.
const CommandDescription &consoleDescription()
{
    static const CommandDescription console {"",
        "[--server URL] [--user NAME] [--theme light|dark|contrast|system] [--demo] [--exit-after-startup]",
        {QUNCE_TEXT("Opens the console.")}, {"server", "user", "theme", "demo", "exit-after-startup"}};
    return console;
}

std::string helpFor(const std::string &topic, const TextFunction &text)
{
    std::string usage = text({QUNCE_TEXT("Usage: qunce COMMAND [--data-dir DIR] [flags]. Commands:")});
    if (topic.empty())
        usage += "\n\n" + helpOf(consoleDescription(), {}, text);
    return helpPage(usage, topic, commands(), flagDescriptions(), text);
}

Result<int> dispatch(CommandLine line, const Environment &environment)
{
    const bool helpWord = !line.words.empty() && line.words.front() == "help";
    if (line.has("help") || helpWord) {
        const size_t topicWord = helpWord ? 1 : 0;
        const std::string topic = line.words.size() > topicWord ? line.words[topicWord] : std::string();
        environment.print(helpFor(topic, environment.text));
        return 0;
    }
    if (line.has("version")) {
        environment.print(versionLine("qunce"));
        return 0;
    }
    if (line.words.empty()) {
        QUNCE_TRY(checkFlags("qunce", line, consoleDescription(), kCommonFlags));
        return environment.openConsole(line);
    }
    const Command *command = commandOf(line, commands());
    if (!command)
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("There is no command \"%1\". `%2 help` lists what there is."),
                {line.words.front(), "qunce"}},
            {}};
    QUNCE_TRY(checkFlags("qunce", line, *command, kCommonFlags));
    line.words.erase(
        line.words.begin(), line.words.begin() + static_cast<ptrdiff_t>(wordsMatched(line, command->words)));
    return command->run(line, environment);
}

} // namespace

std::span<const Command> commands()
{
    static const std::vector<Command> commands {
        {{"sync", "--once [--server URL --user NAME [--password-file F]] [--verify] [--json]",
             {QUNCE_TEXT("Brings the local copy up to date with the server.")},
             {"once", "verify", "json", "server", "user", "password-file"}},
            runSync},
        {exportOfConsole(), runExport},
        {{"tour", "--out DIR [--size 1440x900] [--theme light|dark|contrast]",
             {QUNCE_TEXT("Saves a picture of every page, of the demo brand or of --data-dir's profile.")},
             {"out", "size", "theme"}},
            [](const CommandLine &line, const Environment &environment) {
                return environment.makeTour(line);
            }},
    };
    return commands;
}

bool wantsTour(std::span<const std::string> arguments)
{
    const Result<CommandLine> line = parseCommandLine("qunce", arguments, flagDescriptions());
    return line.ok() && !line->words.empty() && line->words.front() == "tour";
}

void Environment::print(const std::string &line) const
{
    std::fputs((line + "\n").c_str(), out);
    std::fflush(out);
}

void Environment::warn(const Error &error) const
{
    std::fputs(("qunce: " + text(error.userText) + "\n").c_str(), err);
    if (!error.detail.empty())
        std::fputs(("       (" + error.detail + ")\n").c_str(), err);
}

int runCommandLine(std::span<const std::string> arguments, const Environment &environment)
{
    const Result<int> code = [&]() -> Result<int> {
        QUNCE_ASSIGN(CommandLine line, parseCommandLine("qunce", arguments, flagDescriptions()));
        return dispatch(std::move(line), environment);
    }();
    if (code.ok())
        return *code;
    environment.warn(code.error());
    return exitCodeFor(code.error().code);
}

} // namespace qunce::app
