// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"

namespace qunce {

/// What a result code of SQLite means, extended or not. `systemErrno`: of the system call that failed, by
/// sqlite3_system_errno(). Any thread.
ErrorCode errorCodeOfSqlite(int sqliteCode, int systemErrno);

} // namespace qunce
