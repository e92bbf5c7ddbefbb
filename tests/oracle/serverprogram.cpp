// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/oracle/serverprogram.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace qunce::oracle {

namespace {

std::string content(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write(const std::filesystem::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

ServerProgram::ServerProgram()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "qunce-oracle-XXXXXX").string();
    m_directory = mkdtemp(pattern.data());
    if (run({"init"}) != 0)
        throw std::runtime_error("qunced init failed; is QUNCED set to the program?");
}

ServerProgram::~ServerProgram()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_directory, ignored);
}

int ServerProgram::run(std::vector<std::string> arguments, std::string *output) const
{
    const char *program = std::getenv("QUNCED");
    arguments.insert(arguments.begin(), program ? program : "qunced");
    arguments.insert(arguments.end(), {"--data", (m_directory / "data").string()});
    std::vector<char *> raw;
    for (std::string &argument : arguments)
        raw.push_back(argument.data());
    raw.push_back(nullptr);

    const std::string printed = (m_directory / "printed").string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, printed.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t child = -1;
    const int failure = posix_spawn(&child, raw[0], &actions, nullptr, raw.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        return -1;
    int status = 0;
    waitpid(child, &status, 0);
    if (output)
        *output = content(printed);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

ImportOutcome ServerProgram::import(const SourceFile &file, const FileStyle &style)
{
    const std::filesystem::path path = m_directory / (file.kind + ".csv");
    write(path, writtenFile(file, style));
    std::vector<std::string> arguments {"import", file.kind, path.string(), "--today", file.today.toString(),
        "--errors", (m_directory / "errors.csv").string()};
    if (file.fed)
        arguments.push_back("--fed");
    ImportOutcome outcome;
    const int exitCode = run(arguments, &outcome.output);
    const size_t start = outcome.output.rfind('{');
    const auto report = nlohmann::json::parse(
        start == std::string::npos ? std::string() : outcome.output.substr(start), nullptr, false);
    if (!report.is_object())
        return outcome;
    outcome.rows = report.value("rows", uint64_t(0));
    outcome.created = report.value("created", uint64_t(0));
    outcome.updated = report.value("updated", uint64_t(0));
    outcome.unchanged = report.value("unchanged", uint64_t(0));
    outcome.rejected = report.value("rejected", uint64_t(0));
    outcome.ok = exitCode == (outcome.rejected > 0 ? 1 : 0);
    if (outcome.rejected > 0)
        outcome.output += content(m_directory / "errors.csv");
    return outcome;
}

bool ServerProgram::addUser(const RegionalUser &user)
{
    const std::filesystem::path password = m_directory / "password";
    write(password, "correct horse battery staple\n");
    std::vector<std::string> arguments {
        "user", "add", user.name, "--role", "region_manager", "--password-file", password.string()};
    for (const std::string &region : user.regions)
        arguments.insert(arguments.end(), {"--scope", region});
    return run(arguments) == 0;
}

std::string ServerProgram::exported(const std::vector<std::string> &arguments)
{
    const std::filesystem::path out = m_directory / "out.csv";
    std::filesystem::remove(out);
    std::vector<std::string> all {"export"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.insert(all.end(), {"--format", "csv", "--out", out.string()});
    std::string printed;
    const int exitCode = run(all, &printed);
    return exitCode == 0 ? content(out) : "exit code " + std::to_string(exitCode) + ": " + printed;
}

} // namespace qunce::oracle
