// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/childprogram.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace qunce::bench {

namespace {

constexpr int kLookMs = 5;

/// The high-water mark of its resident set. (The one of rusage would count this program, too, which forked it.)
double peakOf(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

} // namespace

std::string qunced()
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "qunced";
}

std::string qunce()
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "qunce";
}

Result<ChildRun> runChild(const std::vector<std::string> &words, const std::string &output)
{
    std::vector<std::string> copies = words;
    std::vector<char *> arguments;
    for (std::string &word : copies)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t process = 0;
    const auto start = std::chrono::steady_clock::now();
    const int failed =
        posix_spawn(&process, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return Error {ErrorCode::Io, {}, words.front() + ": " + std::strerror(failed)};
    ChildRun run;
    int status = 0;
    // Wakes up at the very end, and meanwhile looks seldom enough not to take time away from what is measured.
    pollfd end {static_cast<int>(::syscall(SYS_pidfd_open, process, 0)), POLLIN, 0};
    while (::waitpid(process, &status, WNOHANG) == 0) {
        ::poll(&end, 1, kLookMs);
        run.peakMegabytes = std::max(run.peakMegabytes, peakOf(process));
    }
    ::close(end.fd);
    run.milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return Error {ErrorCode::Internal, {}, words.front() + " " + words[1] + " failed"};
    return run;
}

} // namespace qunce::bench
