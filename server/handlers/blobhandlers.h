// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/handlers/synchandler.h"
#include "server/http/router.h"
#include "server/sync/blobservice.h"

namespace qunce::server {

/// PUT and GET /v1/blob/{hash}. Both must outlive the router and whoever serves it.
void addBlobRoutes(Router &router, const SyncServices &services, const BlobService &blobs);

} // namespace qunce::server
