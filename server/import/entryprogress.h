// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

#include "models/plan/sendstate.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What became of all assignments of an entry's tasks, in all regions.
Result<SendCounts> sendCountsOf(ReadTransaction &transaction, const Uuid &entry);

/// Lets the entries of these tasks follow their results (sendstate.h): `part_done`, `done`, or back. Only tasks that the
/// dispatcher has made have such an entry; of imported plans the import says the status.
Result<void> followResults(WriteTransaction &transaction, std::span<const Uuid> tasks);

} // namespace qunce::server
