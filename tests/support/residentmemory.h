// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <fstream>
#include <string>

#include <malloc.h>
#include <unistd.h>

namespace qunce::test {

/// Bytes of a process that are in memory; 0 if there is no such process.
inline int64_t residentBytesOf(pid_t process)
{
    int64_t total = 0;
    int64_t resident = 0;
    std::ifstream("/proc/" + std::to_string(process) + "/statm") >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

/// Bytes of this process that are in memory, after giving back what is free.
inline int64_t residentBytes()
{
    ::malloc_trim(0);
    return residentBytesOf(::getpid());
}

} // namespace qunce::test
