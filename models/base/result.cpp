// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/result.h"

namespace qunce {

int exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::PermissionDenied:
    case ErrorCode::Locked:
    case ErrorCode::VersionMismatch:
        return 3;
    case ErrorCode::Cancelled:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::DiskFull:
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Conflict:
    case ErrorCode::Network:
    case ErrorCode::Internal:
        break;
    }
    return 1;
}

} // namespace qunce
