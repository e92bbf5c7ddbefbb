// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

namespace qunce::test {

/// While it lives, what SQLite does to the files of one directory passes by here: every call that changes a file or
/// makes it durable is counted, may fail, and may be watched, so that a test sees the files as a kill at that moment
/// would leave them. Other files are left alone. The real file system stays below, so the code under test is the
/// shipped one. One object at a time, one thread.
class DiskFaults
{
public:
    enum class Fault {
        FullDisk, ///< the chosen write and all later ones
        BadBlock, ///< only the chosen call
    };

    DiskFaults() : m_vfs(*s_real)
    {
        m_vfs.zName = "disk-faults";
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~DiskFaults()
    {
        mend();
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(s_real, 1);
    }
    DiskFaults(const DiskFaults &) = delete;
    DiskFaults &operator=(const DiskFaults &) = delete;

    /// Files opened from here on whose path begins with this are watched.
    void watch(std::string prefix) { s_prefix = std::move(prefix); }
    /// Only calls on files whose path begins with this count and fail, from here on; empty for all that are watched.
    void aimAt(std::string prefix)
    {
        s_aim = std::move(prefix);
        s_count = 0;
    }
    /// `number` counts from 1, and from the last aimAt(); 0 for none.
    void failAt(int number, Fault fault)
    {
        s_failAt = number;
        s_fault = fault;
    }
    void mend() { s_failAt = 0; }
    /// Calls `callback` just before the call of that number, counted from the last aimAt(), is carried out.
    void callAt(int number, std::function<void()> callback)
    {
        s_callAt = number;
        s_callback = std::move(callback);
    }
    void forgetCall()
    {
        s_callAt = 0;
        s_callback = nullptr;
    }
    int count() const { return s_count; }

    /// How much of a write-ahead log a loss of power cannot take: what was flushed since it began anew.
    static int64_t flushedBytes(const std::string &log)
    {
        const auto found = s_logs.find(log);
        return found == s_logs.end() ? 0 : found->second.flushed;
    }
    /// The files of a directory have been copied: what is flushed of one is flushed of the other.
    static void copied(const std::string &from, const std::string &to)
    {
        std::erase_if(s_logs, [&](const auto &log) { return log.first.starts_with(to + "/"); });
        for (const auto &[path, log] : std::map(s_logs)) {
            if (path.starts_with(from + "/"))
                s_logs[to + path.substr(from.size())] = log;
        }
    }

private:
    struct Log {
        int64_t written = 0;
        int64_t flushed = 0;
    };

    struct Methods {
        sqlite3_io_methods own;
        const sqlite3_io_methods *real;
    };

    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        const bool watched = name != nullptr && std::string_view(name).starts_with(s_prefix);
        if (watched && (flags & SQLITE_OPEN_CREATE) != 0 && failsNow(name, true))
            return s_fault == Fault::FullDisk ? SQLITE_FULL : SQLITE_CANTOPEN;
        const int code = s_real->xOpen(s_real, name, file, flags, outFlags);
        if (code != SQLITE_OK || file->pMethods == nullptr || !watched)
            return code;
        // A copy of the file's methods for each kind of file, with other ways to change it.
        const auto [methods, isNew] =
            s_methods.try_emplace(file->pMethods, Methods {*file->pMethods, file->pMethods});
        if (isNew) {
            methods->second.own.xWrite = write;
            methods->second.own.xSync = sync;
            methods->second.own.xTruncate = truncate;
            methods->second.own.xClose = close;
        }
        s_files[file] = {name, methods->second.real};
        file->pMethods = &methods->second.own;
        return code;
    }

    /// Counts the call; true if it is to fail.
    static bool failsNow(std::string_view path, bool takesSpace)
    {
        if (!path.starts_with(s_aim))
            return false;
        ++s_count;
        if (s_callAt > 0 && s_count == s_callAt) {
            const std::function<void()> callback = std::exchange(s_callback, nullptr);
            s_callAt = 0;
            if (callback)
                callback();
        }
        if (s_failAt <= 0)
            return false;
        return s_fault == Fault::FullDisk ? s_count >= s_failAt && takesSpace : s_count == s_failAt;
    }

    static int write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
    {
        const auto &[path, real] = s_files.at(file);
        if (failsNow(path, true)) {
            errno = s_fault == Fault::FullDisk ? ENOSPC : EIO;
            return s_fault == Fault::FullDisk ? SQLITE_FULL : SQLITE_IOERR_WRITE;
        }
        if (std::string_view(path).ends_with("-wal")) {
            if (offset == 0)
                s_logs[path] = {};
            s_logs[path].written = std::max<int64_t>(s_logs[path].written, offset + size);
        }
        return real->xWrite(file, bytes, size, offset);
    }
    static int sync(sqlite3_file *file, int flags)
    {
        const auto &[path, real] = s_files.at(file);
        if (failsNow(path, false)) {
            errno = EIO;
            return SQLITE_IOERR_FSYNC;
        }
        if (const auto log = s_logs.find(path); log != s_logs.end())
            log->second.flushed = log->second.written;
        return real->xSync(file, flags);
    }
    static int truncate(sqlite3_file *file, sqlite3_int64 size)
    {
        const auto &[path, real] = s_files.at(file);
        if (failsNow(path, false)) {
            errno = EIO;
            return SQLITE_IOERR_TRUNCATE;
        }
        if (const auto log = s_logs.find(path); log != s_logs.end())
            log->second = {
                std::min<int64_t>(log->second.written, size), std::min<int64_t>(log->second.flushed, size)};
        return real->xTruncate(file, size);
    }
    static int close(sqlite3_file *file)
    {
        const sqlite3_io_methods *const real = s_files.at(file).second;
        s_files.erase(file);
        return real->xClose(file);
    }

    // SQLite calls back without an object.
    static inline sqlite3_vfs *const s_real = sqlite3_vfs_find(nullptr);
    static inline std::map<const sqlite3_io_methods *, Methods> s_methods;
    static inline std::map<sqlite3_file *, std::pair<std::string, const sqlite3_io_methods *>> s_files;
    static inline std::map<std::string, Log> s_logs;
    static inline std::string s_prefix;
    static inline std::string s_aim;
    static inline int s_count = 0;
    static inline int s_failAt = 0;
    static inline Fault s_fault = Fault::FullDisk;
    static inline int s_callAt = 0;
    static inline std::function<void()> s_callback;

    sqlite3_vfs m_vfs;
};

} // namespace qunce::test
