// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/router.h"
#include "server/ingest/intake.h"
#include "server/storage/storage.h"

namespace qunce::server {

constexpr size_t kLargestDelivery = 8 * 1024 * 1024; ///< bytes of a body

/// POST /v1/ingest/task-results and /v1/ingest/orders, and GET /v1/ingest/batch/{batch} (docs/DATA.md, "Ingest"), with
/// the token of `qunced token add NAME --ingest task-results` or `orders`. What is given must outlive the router.
void addIngestRoutes(Router &router, Storage &storage, IngestIntake &intake);

} // namespace qunce::server
