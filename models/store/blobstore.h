// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

namespace qunce {

/// Images on this computer, as files beside the cache: `blobs/waiting/HASH` for those that the server does not have yet,
/// `blobs/HASH` for those that it gave or took, up to a bound. A file is there under its name only when it is whole, and
/// what was damaged afterwards is dropped when it is read. Reads and writes files: not for the GUI thread. Any other
/// thread; those of several processes do not harm each other.
class BlobStore
{
public:
    static constexpr uint64_t kMostBytes = uint64_t {512} << 20;

    /// `directory` is the profile's. `mostBytes`: of what the server has; the longest unused goes first.
    explicit BlobStore(const std::string &directory, uint64_t mostBytes = kMostBytes);

    /// One that somebody has added here and that is to be sent. Durable when it returns its name: an edit that names it
    /// comes after. Fails with InvalidInput for what is no image (imagefile.h).
    Result<std::string> add(std::string_view bytes);
    /// One that the server has given. Fails with Corrupt if the bytes are not those of the name.
    Result<void> keep(const std::string &name, std::string_view bytes);
    /// NotFound if it is not here.
    Result<std::string> read(const std::string &name);
    /// Names of those to be sent, ascending.
    std::vector<std::string> waiting() const;
    bool isWaiting(const std::string &name) const;
    /// The server has it now.
    Result<void> sent(const std::string &name);

    /// Removes all that the server has; what waits stays.
    static void clear(const std::string &directory);

private:
    std::string pathOf(const std::string &name) const { return m_kept + "/" + name; }
    std::string waitingPathOf(const std::string &name) const { return m_waiting + "/" + name; }
    void makeRoom();

    const std::string m_kept;
    const std::string m_waiting;
    const uint64_t m_mostBytes;
    std::mutex m_mutex;
};

} // namespace qunce
