// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace qunce::test {

/// A directory for temporary files where a flush costs nothing: /dev/shm if that is in memory and has `bytes` to spare,
/// otherwise where temporary files go. For tests of real processes that flush thousands of times; what a kill -9 leaves
/// behind is the same in both, because the system keeps what was written.
inline std::filesystem::path quickTempDirectory(uint64_t bytes)
{
    constexpr char kMemory[] = "/dev/shm";
    constexpr long kTmpfs = 0x01021994; // TMPFS_MAGIC of statfs(2)
    struct statfs memory { };
    const bool fits = ::statfs(kMemory, &memory) == 0 && memory.f_type == kTmpfs
        && memory.f_bavail * static_cast<uint64_t>(memory.f_bsize) >= bytes && ::access(kMemory, W_OK) == 0;
    return fits ? std::filesystem::path(kMemory) : std::filesystem::temp_directory_path();
}

/// How long the slowest of some flushes takes there: below a millisecond on good disks, half a second on busy ones.
inline std::chrono::microseconds flushTime(const std::filesystem::path &directory)
{
    using Clock = std::chrono::steady_clock;
    std::string name = (directory / "flush-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0)
        std::abort();
    Clock::duration slowest {0};
    for (int i = 0; i < 5; ++i) {
        const auto begin = Clock::now();
        if (::write(file, name.data(), name.size()) < 0 || ::fsync(file) != 0)
            std::abort();
        slowest = std::max(slowest, Clock::now() - begin);
    }
    ::close(file);
    ::unlink(name.c_str());
    return std::chrono::duration_cast<std::chrono::microseconds>(slowest);
}

} // namespace qunce::test
