// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.h"

extern char **environ;

namespace qunce::test {

/// A program that runs as a process of its own; killed when this goes out of scope. What it prints goes to files.
class Program
{
public:
    using Words = std::vector<std::string>;

    /// `words`: path of the program and its arguments. `settings`: `NAME=value`, besides the environment.
    Program(Words words, std::string outputFile, std::string errorFile, const Words &settings = {})
        : m_outputFile(std::move(outputFile)), m_errorFile(std::move(errorFile))
    {
        std::vector<char *> arguments;
        for (std::string &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        Words variables;
        for (char **variable = environ; *variable != nullptr; ++variable)
            variables.emplace_back(*variable);
        variables.insert(variables.end(), settings.begin(), settings.end());
        std::vector<char *> environment;
        for (std::string &variable : variables)
            environment.push_back(variable.data());
        environment.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(
            &actions, 1, m_outputFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_addopen(
            &actions, 2, m_errorFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (posix_spawn(
                &m_process, words.front().c_str(), &actions, nullptr, arguments.data(), environment.data())
            != 0)
            m_process = 0;
        posix_spawn_file_actions_destroy(&actions);
    }
    ~Program()
    {
        if (m_process > 0) {
            signal(SIGKILL);
            wait();
        }
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    pid_t process() const { return m_process; }
    void signal(int number) const
    {
        if (m_process > 0)
            ::kill(m_process, number);
    }
    bool isRunning() const
    {
        siginfo_t info {};
        return m_process > 0
            && ::waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED | WNOHANG | WNOWAIT) == 0
            && info.si_pid == 0;
    }
    /// The exit code, or nothing if a signal ended it.
    std::optional<int> wait()
    {
        int status = 0;
        if (m_process <= 0 || ::waitpid(m_process, &status, 0) != m_process)
            return -1;
        m_process = 0;
        return WIFEXITED(status) ? std::optional<int>(WEXITSTATUS(status)) : std::nullopt;
    }
    /// As wait(), but a program that runs longer is killed, and -2 comes back.
    std::optional<int> waitFor(std::chrono::milliseconds patience)
    {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (isRunning()) {
            if (std::chrono::steady_clock::now() > end) {
                signal(SIGKILL);
                wait();
                return -2;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return wait();
    }
    std::string output() const { return readFile(m_outputFile); }
    std::string errors() const { return readFile(m_errorFile); }

private:
    std::string m_outputFile;
    std::string m_errorFile;
    pid_t m_process = 0;
};

} // namespace qunce::test
