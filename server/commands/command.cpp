// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commands/command.h"

#include <array>
#include <optional>

#include "server/adminsocket/adminclient.h"

namespace qunce::server {

namespace {

constexpr std::array<std::string_view, 3> kCommonFlags {"data", "lang", "help"};

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
    if (line.has("version")) {
        environment.print(versionLine("qunced"));
        return 0;
    }
    const bool asksForHelp = line.has("help") || line.words.empty() || line.words.front() == "help";
    if (asksForHelp) {
        const bool known = line.has("help") || !line.words.empty();
        const size_t topicWord = !line.words.empty() && line.words.front() == "help" ? 1 : 0;
        const std::string topic = line.words.size() > topicWord ? line.words[topicWord] : std::string();
        const std::string usage =
            environment.text({QUNCE_TEXT("Usage: qunced COMMAND --data DIR [flags]. Commands:")});
        environment.print(helpPage(usage, topic, commands(), flagDescriptions(), environment.text));
        return known ? 0 : 2;
    }
    const Command *command = commandOf(line, commands());
    if (!command)
        return Error {ErrorCode::Usage,
            {QUNCE_TEXT("There is no command \"%1\". `%2 help` lists what there is."),
                {line.words.front(), "qunced"}},
            {}};
    QUNCE_TRY(checkFlags("qunced", line, *command, kCommonFlags));
    if (environment.running && command->place != Place::Server)
        return Error {
            ErrorCode::Usage, {QUNCE_TEXT("\"%1\" does not run inside a server."), {command->words}}, {}};
    if (!environment.running && command->place == Place::Server && !line.value("data").empty()) {
        QUNCE_ASSIGN(const std::optional<int> code, forwarded(line, arguments, environment));
        if (code)
            return *code;
    }
    line.words.erase(
        line.words.begin(), line.words.begin() + static_cast<ptrdiff_t>(wordsMatched(line, command->words)));
    return command->run(line, environment);
}

} // namespace

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
        QUNCE_ASSIGN(CommandLine line, parseCommandLine("qunced", arguments, flagDescriptions()));
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
