// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/serverchild.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/childprogram.h"

extern char **environ;

namespace qunce::bench {

namespace {

/// The port in `listening on http://127.0.0.1:PORT`; 0 if the server says something else, or nothing.
uint16_t portFrom(int pipe)
{
    std::string line;
    char letter = 0;
    while (::read(pipe, &letter, 1) == 1 && letter != '\n')
        line += letter;
    const size_t colon = line.rfind(':');
    return colon == std::string::npos ? uint16_t {0}
                                      : static_cast<uint16_t>(std::atoi(line.c_str() + colon + 1));
}

} // namespace

Result<ServerChild> ServerChild::start(const std::string &data, Processors processors)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error {ErrorCode::Io, {}, "pipe"};
    std::vector<std::string> words {
        qunced(), "serve", "--lang", "en", "--data", data, "--listen", "127.0.0.1:0", "--log", "/dev/null"};
    if (processors == Processors::First)
        words.insert(words.begin(), {"taskset", "-c", "0"});
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    pid_t process = 0;
    const int failed =
        posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    ServerChild child(failed == 0 ? process : 0, failed == 0 ? portFrom(ends[0]) : uint16_t {0});
    ::close(ends[0]);
    if (child.m_port == 0)
        return Error {ErrorCode::Internal, {}, "qunced serve does not start"};
    return child;
}

ServerChild::ServerChild(ServerChild &&other) noexcept
    : m_process(std::exchange(other.m_process, 0)), m_port(other.m_port)
{ }

ServerChild::~ServerChild()
{
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
}

int64_t ServerChild::residentBytes() const
{
    int64_t total = 0;
    int64_t resident = 0;
    std::ifstream("/proc/" + std::to_string(m_process) + "/statm") >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

} // namespace qunce::bench
