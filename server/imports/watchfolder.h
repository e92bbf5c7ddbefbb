// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "server/imports/importrunner.h"

namespace qunce::server {

/// What the name of a file says: `2026-11-22.guide_days.fed.csv` is guide days, complete for their days; `org.xlsx` is the
/// tree. Nothing for a name that says no kind, and for files that are hidden or still being copied (`.part`, `.tmp`).
struct WatchedName {
    ImportKind kind = ImportKind::Org;
    bool fed = false;

    bool operator==(const WatchedName &) const = default;
};
std::optional<WatchedName> watchedName(const std::string &fileName);

/// A folder whose files go in by themselves. A file that has not changed for kQuietMs is imported once; then it moves to
/// `done`, or to `failed` if it could not be read or rows of it were refused, with NAME.errors.csv or NAME.error.txt
/// beside it. What fails because the server cannot do it now stays and is tried again. One thread.
class WatchFolder
{
public:
    static constexpr int64_t kQuietMs = 10'000;

    /// What is given outlives it; the folder exists.
    WatchFolder(std::filesystem::path folder, ImportRunner &runner, const Clock &clock,
        std::function<std::string(const Message &)> translate);

    /// Looks at the folder, and imports at most one file. What it did, for the log, and of a table whose name says no kind
    /// once that it stays; empty: nothing. Fails if the folder
    /// cannot be read or a file not be moved; a file that cannot be moved is not imported again before it changes.
    Result<std::string> look();

private:
    struct Seen {
        uintmax_t size = 0;
        std::filesystem::file_time_type changed {};
        int64_t sinceMs = 0;
        bool isIn = false; ///< imported, and could not be moved
        bool isSaid = false; ///< that its name says no kind

        bool isSame(const Seen &other) const { return size == other.size && changed == other.changed; }
    };

    Result<void> noteFiles(int64_t nowMs);
    Result<std::string> take(const std::string &name, const WatchedName &what, Seen &seen);
    Result<void> moveTo(const char *folder, const std::string &name, const std::string &newName);

    const std::filesystem::path m_folder;
    ImportRunner &m_runner;
    const Clock &m_clock;
    const std::function<std::string(const Message &)> m_translate;
    std::map<std::string, Seen> m_seen; ///< by name
};

} // namespace qunce::server
