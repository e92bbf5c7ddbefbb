// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

#include "server/storage/storage.h"

// Images that no content names any more. An image comes before, with or after the row that names it, and a deleted row comes
// back for as long as deleted records are kept: so an image is marked when nobody names it, and forgotten only when it has
// been marked for as long. Marks are in the database, in one setting; putting the image again or naming it takes them off.

namespace qunce::server {

/// Marks what nobody names, takes the marks of what is named, and forgets what has been marked since before that time; how
/// many. All in the transaction: what is put or named meanwhile waits for it.
Result<uint64_t> forgetUnusedImages(WriteTransaction &transaction, int64_t nowMs, int64_t markedBeforeMs);
/// Whether anything would change.
Result<bool> hasUnusedImages(ReadTransaction &transaction);
/// Nobody names it, and it will go.
Result<bool> isMarkedUnused(ReadTransaction &transaction, std::string_view hash);
/// Somebody wants it again.
Result<void> unmarkImage(WriteTransaction &transaction, std::string_view hash);

} // namespace qunce::server
