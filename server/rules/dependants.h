// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/storage/storage.h"

namespace qunce::server {

/// Brings the records that live in the bucket of another one (notes, conflicts, tasks, targets of an entry) to where that
/// one has moved, and those that live with them. To be called after every write that moves a record. Fails as putRecord
/// does.
Result<void> moveDependants(WriteTransaction &transaction, const Record &moved);

} // namespace qunce::server
