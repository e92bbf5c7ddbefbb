// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace qunce::test {

/// While it lives, the disk under one profile can be full: what SQLite would write there fails as it would then. Where the
/// profile gives up its ballast, there is room for the outbox, which is written little, and not for the cache. Goes for
/// files that are opened while it lives; they are closed before it ends. Any thread.
class FullDisk
{
public:
    explicit FullDisk(const std::string &profile) : m_vfs(*s_real)
    {
        s_profile = profile + "/";
        s_isFull = false;
        m_vfs.zName = "full-disk";
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~FullDisk()
    {
        s_isFull = false;
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(s_real, 1);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    void fill() { s_isFull = true; }
    void makeRoom() { s_isFull = false; }
    static bool hasBallast() { return std::filesystem::exists(s_profile + "outbox.ballast"); }

private:
    using Methods = std::map<const sqlite3_io_methods *, sqlite3_io_methods>;

    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        const int code = s_real->xOpen(s_real, name, file, flags, outFlags);
        const std::string_view path = name ? name : "";
        if (code != SQLITE_OK || file->pMethods == nullptr || !path.starts_with(s_profile))
            return code;
        const bool isOutbox = path.substr(s_profile.size()).starts_with("outbox");
        const std::lock_guard lock(s_mutex);
        Methods &kind = isOutbox ? s_outbox : s_cache;
        // A copy of the file's methods, with another write.
        const auto [methods, isNew] = kind.try_emplace(file->pMethods, *file->pMethods);
        if (isNew) {
            s_write = methods->second.xWrite;
            methods->second.xWrite = isOutbox ? writeOutbox : writeCache;
        }
        file->pMethods = &methods->second;
        return code;
    }
    static int refuse()
    {
        errno = ENOSPC;
        return SQLITE_FULL;
    }
    static int writeOutbox(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
    {
        return s_isFull && hasBallast() ? refuse() : s_write.load()(file, bytes, size, offset);
    }
    static int writeCache(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
    {
        return s_isFull ? refuse() : s_write.load()(file, bytes, size, offset);
    }

    // SQLite calls back without an object.
    static inline sqlite3_vfs *const s_real = sqlite3_vfs_find(nullptr);
    static inline std::mutex s_mutex;
    static inline Methods s_outbox;
    static inline Methods s_cache;
    static inline std::string s_profile;
    static inline std::atomic<bool> s_isFull = false;
    static inline std::atomic<int (*)(sqlite3_file *, const void *, int, sqlite3_int64)> s_write = nullptr;

    sqlite3_vfs m_vfs;
};

} // namespace qunce::test
