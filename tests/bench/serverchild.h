// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include <sys/types.h>

#include "models/base/result.h"

namespace qunce::bench {

/// `qunced serve` in a process of its own, on a free port. Ends with the object.
class ServerChild
{
public:
    enum class Processors : uint8_t { First, All };
    static Result<ServerChild> start(const std::string &data, Processors processors = Processors::First);
    ServerChild(ServerChild &&other) noexcept;
    ServerChild &operator=(ServerChild &&) = delete;
    ~ServerChild();

    uint16_t port() const { return m_port; }
    /// Bytes of it that are in memory.
    int64_t residentBytes() const;

private:
    ServerChild(pid_t process, uint16_t port) : m_process(process), m_port(port) { }

    pid_t m_process = 0;
    uint16_t m_port = 0;
};

} // namespace qunce::bench
