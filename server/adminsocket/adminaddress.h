// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "server/admin/datadirectory.h"

namespace qunce::server {

/// A listening socket at layout.adminSocket() that only its owner may use. Takes over a file that a killed server has left
/// behind, so the caller must hold the directory's lock. Paths of any length. Fails with Io, DiskFull or
/// PermissionDenied.
Result<int> listenAtAdminSocket(const DataLayout &layout);

/// A socket connected to the running server, -1 if none answers.
int connectToAdminSocket(const DataLayout &layout);

} // namespace qunce::server
