// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "models/base/clock.h"
#include "models/base/result.h"

namespace qunce::server {

/// The log of a running server: one line a request and one an event, appended to a file or to standard error. A line is
/// one write(2), so that a reader never sees half of one. A disk that is full loses lines, not requests. Any thread.
class ServerLog
{
public:
    /// `-` is standard error. Fails as fileError() says.
    static Result<std::unique_ptr<ServerLog>> open(const std::string &path, const Clock &clock);
    ~ServerLog();
    ServerLog(const ServerLog &) = delete;
    ServerLog &operator=(const ServerLog &) = delete;

    /// `line` as it is, without its end.
    void write(const std::string &line);
    /// `2026-11-21T22:05:15.123Z # topic: text` in one line, whatever is in the text.
    void event(const std::string &topic, const std::string &text);
    /// Begins the file anew under the same name, after it was renamed (log rotation). The old one goes on if that fails.
    void reopen();
    uint64_t lostLines() const { return m_lost; }

private:
    ServerLog(std::string path, int descriptor, const Clock &clock);

    const std::string m_path;
    const Clock &m_clock;
    std::mutex m_mutex; ///< of the descriptor
    int m_descriptor;
    std::atomic<uint64_t> m_lost {0};
};

/// Error code, text and detail for a log.
std::string describe(const Error &error);

} // namespace qunce::server
