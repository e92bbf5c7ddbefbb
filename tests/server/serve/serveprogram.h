// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/files.h"
#include "tests/support/tempdir.h"

extern char **environ;

namespace qunce::server::testing {

using Words = std::vector<std::string>;

inline std::string programPath()
{
    const char *const program = std::getenv("QUNCED");
    return program ? program : "qunced";
}

/// What a command came to.
struct CommandResult {
    int exitCode = -1; ///< -1 if a signal ended it
    std::string out;
    std::string err;
};

/// A process that is killed when it goes out of scope. Its standard output and error go to files, unless `outPipe` is
/// given.
class ChildProcess
{
public:
    ChildProcess(Words words, const std::string &outFile, const std::string &errFile,
        const std::string &inFile = "/dev/null", int outPipe = -1)
    {
        std::vector<char *> arguments;
        for (std::string &word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, inFile.c_str(), O_RDONLY, 0);
        if (outPipe >= 0)
            posix_spawn_file_actions_adddup2(&actions, outPipe, 1);
        else
            posix_spawn_file_actions_addopen(
                &actions, 1, outFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_addopen(&actions, 2, errFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (posix_spawnp(&m_process, words.front().c_str(), &actions, nullptr, arguments.data(), environ)
            != 0)
            m_process = 0;
        posix_spawn_file_actions_destroy(&actions);
    }
    ~ChildProcess()
    {
        if (m_process > 0) {
            signal(SIGKILL);
            wait();
        }
    }
    ChildProcess(const ChildProcess &) = delete;
    ChildProcess &operator=(const ChildProcess &) = delete;

    pid_t id() const { return m_process; }
    void signal(int number) const { ::kill(m_process, number); }
    /// The exit code, -1 if a signal ended it.
    int wait()
    {
        int status = 0;
        if (m_process <= 0 || ::waitpid(m_process, &status, 0) != m_process)
            return -1;
        m_process = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    /// The largest part of memory it has had so far.
    double peakMegabytes() const
    {
        std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmHWM:"))
                return std::stod(line.substr(6)) / 1024;
        }
        return 0;
    }

private:
    pid_t m_process = 0;
};

/// `qunced serve` on a free port; `before` are words before the program's name, such as `prlimit --fsize=…`.
class ServeProgram
{
public:
    explicit ServeProgram(
        const TempDir &folder, const std::string &data, const Words &more = {}, Words before = {})
        : m_errors(folder.file("serve.err"))
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            std::abort();
        Words words = std::move(before);
        for (const std::string &word : {programPath(), std::string("serve"), std::string("--lang"),
                 std::string("en"), std::string("--data"), data, std::string("--listen"),
                 std::string("127.0.0.1:0"), std::string("--log"), folder.file("serve.log")})
            words.push_back(word);
        words.insert(words.end(), more.begin(), more.end());
        m_process.emplace(std::move(words), "", m_errors, "/dev/null", ends[1]);
        ::close(ends[1]);
        readUrl(ends[0]);
        ::close(ends[0]);
    }

    /// Empty if it ended before it listened.
    const std::string &url() const { return m_url; }
    uint16_t port() const
    {
        return m_url.empty() ? uint16_t {0}
                             : static_cast<uint16_t>(std::stoi(m_url.substr(m_url.rfind(':') + 1)));
    }
    std::string errors() const { return test::readFile(m_errors); }
    ChildProcess &process() { return *m_process; }
    /// SIGTERM and its exit code.
    int stop()
    {
        m_process->signal(SIGTERM);
        return m_process->wait();
    }

private:
    void readUrl(int from)
    {
        const std::string begin = "listening on ";
        std::string line;
        char byte = 0;
        while (line.find('\n') == std::string::npos && ::read(from, &byte, 1) == 1)
            line += byte;
        if (line.starts_with(begin))
            m_url = line.substr(begin.size(), line.size() - begin.size() - 1);
    }

    const std::string m_errors;
    std::optional<ChildProcess> m_process;
    std::string m_url;
};

/// A folder with a small demo brand in `brand`, and commands run in that folder.
class BrandFolder
{
public:
    explicit BrandFolder(bool demo = true)
    {
        if (!demo) {
            EXPECT_EQ(run({"init"}).exitCode, 0);
            return;
        }
        static const TempDir made; // takes a second, so it is made once
        const std::string brand = made.file("brand");
        if (!std::filesystem::exists(brand)) {
            ChildProcess process(
                {programPath(), "demo", "--seed", "5", "--until", "2026-06-30", "--data", brand},
                made.file("out"), made.file("err"));
            EXPECT_EQ(process.wait(), 0) << test::readFile(made.file("err"));
        }
        std::filesystem::copy(brand, data());
    }

    const TempDir &folder() const { return m_folder; }
    std::string data() const { return m_folder.file("brand"); }
    std::string file(const std::string &name) const { return m_folder.file(name); }
    /// `qunced WORDS --lang en --data brand`.
    CommandResult run(Words words, const std::string &input = {}) const
    {
        words.insert(words.begin(), programPath());
        for (const std::string &word :
            {std::string("--lang"), std::string("en"), std::string("--data"), data()})
            words.push_back(word);
        test::writeFile(file("run.in"), input);
        ChildProcess process(std::move(words), file("run.out"), file("run.err"), file("run.in"));
        const int code = process.wait();
        return {code, test::readFile(file("run.out")), test::readFile(file("run.err"))};
    }

private:
    TempDir m_folder;
};

} // namespace qunce::server::testing
