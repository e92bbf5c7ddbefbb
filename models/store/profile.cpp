// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/profile.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "models/base/filewriter.h"

namespace qunce {

namespace {

constexpr mode_t kOwnerOnly = 0700;

/// Makes the directory and those above it.
Result<void> makeDirectory(const std::string &directory)
{
    if (::mkdir(directory.c_str(), kOwnerOnly) == 0)
        return {};
    if (errno == ENOENT) {
        const size_t slash = directory.find_last_of('/');
        if (slash == std::string::npos || slash == 0)
            return fileError(errno, directory);
        QUNCE_TRY(makeDirectory(directory.substr(0, slash)));
        return ::mkdir(directory.c_str(), kOwnerOnly) == 0 ? Result<void>() : fileError(errno, directory);
    }
    return errno == EEXIST ? Result<void>() : fileError(errno, directory);
}

Result<int> takeLock(const std::string &path)
{
    const int lock = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fileError(errno, path);
    if (::flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    const int reason = errno;
    ::close(lock);
    if (reason != EWOULDBLOCK)
        return fileError(reason, path);
    return Error {ErrorCode::Locked,
        Message(
            QUNCE_TEXT("This profile is open in another window. Close it, or choose another --data-dir.")),
        path};
}

} // namespace

Profile::Profile(std::string directory, Access access, int lock)
    : m_directory(std::move(directory)), m_access(access), m_lock(lock)
{ }

Profile::Profile(Profile &&other) noexcept
    : m_directory(std::move(other.m_directory))
    , m_access(other.m_access)
    , m_lock(std::exchange(other.m_lock, -1))
{ }

Profile::~Profile()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<Profile> Profile::open(const std::string &directory, Access access)
{
    if (access == Access::ReadOnly) {
        if (::access(qunce::outboxPath(directory).c_str(), R_OK) != 0)
            return Error {
                ErrorCode::NotFound, Message(QUNCE_TEXT("There is no profile in %1."), {directory}), {}};
        return Profile(directory, access, -1);
    }
    QUNCE_TRY(makeDirectory(directory));
    // Also one that was there before: what is inside is for its owner only, whatever the files' own permissions.
    if (::chmod(directory.c_str(), kOwnerOnly) != 0)
        return fileError(errno, directory);
    QUNCE_ASSIGN(const int lock, takeLock(directory + "/lock"));
    return Profile(directory, access, lock);
}

Result<void> setAsideDamaged(const std::string &directory)
{
    namespace fs = std::filesystem;
    QUNCE_ASSIGN(const Profile profile, Profile::open(directory, Profile::Access::ReadWrite));
    std::error_code failed;
    std::string folder;
    for (int number = 1; folder.empty() || fs::exists(folder, failed); ++number)
        folder = directory + "/damaged/" + std::to_string(number);
    fs::create_directories(folder, failed);
    std::vector<fs::path> files;
    for (fs::directory_iterator file(directory, failed), end; !failed && file != end;
         file.increment(failed)) {
        const std::string name = file->path().filename();
        if (name.starts_with("outbox.db") || name.starts_with("cache."))
            files.push_back(file->path());
    }
    for (const fs::path &file : files) {
        if (!failed)
            fs::rename(file, folder / file.filename(), failed);
    }
    return failed ? Result<void>(fileError(failed.value(), directory)) : Result<void>();
}

std::string Profile::outboxPath() const
{
    return qunce::outboxPath(m_directory);
}

std::string Profile::sessionPath() const
{
    return m_directory + "/session.json";
}

std::string cachePath(const std::string &directory, uint64_t generation)
{
    return directory + "/cache." + std::to_string(generation) + ".db";
}

std::string outboxPath(const std::string &directory)
{
    return directory + "/outbox.db";
}

std::string sealedEditsPath(const std::string &directory, const Uuid &id)
{
    return directory + "/edits." + id.toString() + ".sealed";
}

Result<void> flushDirectory(const std::string &directory)
{
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fileError(errno, directory);
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return code == 0 ? Result<void>() : Result<void>(fileError(code, directory));
}

} // namespace qunce
