// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "models/base/result.h"
#include "models/base/uuid.h"

namespace qunce {

/// The directory of one (server, user): `lock`, `outbox.db`, `cache.N.db`, `session.json`. Whoever writes in it holds
/// its lock; a second start may only read. Movable; the lock goes with the object, or with the process.
class Profile
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// ReadWrite makes the directory if it is missing (0700) and fails with Locked if another process writes in it.
    /// ReadOnly fails with NotFound if there is no profile. The version is the concern of those who open files in it.
    static Result<Profile> open(const std::string &directory, Access access);
    Profile(Profile &&other) noexcept;
    Profile &operator=(Profile &&) = delete;
    ~Profile();

    Access access() const { return m_access; }
    const std::string &directory() const { return m_directory; }
    std::string outboxPath() const;
    std::string sessionPath() const;

private:
    Profile(std::string directory, Access access, int lock);

    std::string m_directory;
    Access m_access;
    int m_lock;
};

/// Moves outbox and cache into `damaged/` of the profile, out of the way but not gone: for files that cannot be opened.
/// Who is signed in stays. Fails with Locked while another process writes in the profile.
Result<void> setAsideDamaged(const std::string &directory);

/// Path of a cache generation.
std::string cachePath(const std::string &directory, uint64_t generation);
std::string outboxPath(const std::string &directory);
/// Of edits that only the server can read (EditLog::seal).
std::string sealedEditsPath(const std::string &directory, const Uuid &id);
/// Makes changes of names in the directory durable.
Result<void> flushDirectory(const std::string &directory);

} // namespace qunce
