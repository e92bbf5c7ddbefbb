// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cerrno>
#include <map>

#include <sqlite3.h>

namespace qunce::test {

/// While it lives, what SQLite opens in this process counts its writes (database, journal and log together), and the
/// chosen one fails. It stands between SQLite and the real files, so that the code under test is the shipped one. One
/// object at a time, one thread.
class FailingWrites
{
public:
    enum class Fault {
        FullDisk, ///< the chosen write and all later ones
        BadBlock, ///< only the chosen write
    };

    FailingWrites() : m_vfs(*s_real)
    {
        m_vfs.zName = "failing-writes";
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~FailingWrites()
    {
        mend();
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(s_real, 1);
    }
    FailingWrites(const FailingWrites &) = delete;
    FailingWrites &operator=(const FailingWrites &) = delete;

    /// `number` counts from 1, and from here.
    void failAt(int number, Fault fault)
    {
        s_count = 0;
        s_failAt = number;
        s_fault = fault;
    }
    void mend() { s_failAt = 0; }

private:
    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        const int code = s_real->xOpen(s_real, name, file, flags, outFlags);
        if (code != SQLITE_OK || file->pMethods == nullptr)
            return code;
        // A copy of the file's methods for each kind of file, with another write.
        const auto [methods, isNew] = s_methods.try_emplace(file->pMethods, *file->pMethods);
        if (isNew) {
            s_write = methods->second.xWrite;
            methods->second.xWrite = write;
        }
        file->pMethods = &methods->second;
        return code;
    }

    static int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
    {
        ++s_count;
        const bool fails =
            s_failAt > 0 && (s_fault == Fault::FullDisk ? s_count >= s_failAt : s_count == s_failAt);
        if (!fails)
            return s_write(file, bytes, count, offset);
        errno = s_fault == Fault::FullDisk ? ENOSPC : EIO;
        return s_fault == Fault::FullDisk ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }

    // SQLite calls back without an object.
    static inline sqlite3_vfs *const s_real = sqlite3_vfs_find(nullptr);
    static inline std::map<const sqlite3_io_methods *, sqlite3_io_methods> s_methods;
    static inline int (*s_write)(sqlite3_file *, const void *, int, sqlite3_int64) = nullptr;
    static inline int s_count = 0;
    static inline int s_failAt = 0;
    static inline Fault s_fault = Fault::FullDisk;

    sqlite3_vfs m_vfs;
};

} // namespace qunce::test
