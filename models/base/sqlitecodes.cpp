// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/sqlitecodes.h"

#include <cerrno>

#include <sqlite3.h>

namespace qunce {

ErrorCode errorCodeOfSqlite(int sqliteCode, int systemErrno)
{
    switch (sqliteCode & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
        // The shared memory of the write-ahead log grows by other calls than a write, and reports no SQLITE_FULL.
        return systemErrno == ENOSPC || systemErrno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Io;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Io;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace qunce
