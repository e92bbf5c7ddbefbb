// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/storage.h"

namespace qunce::server {

/// Keeps the numbers of contests whose moment has come as they are (docs/DATA.md, "Contests"), with an entry in the audit
/// each; returns their names. Reads the guides of the brand if there is one. One thread, inside the write transaction.
Result<std::vector<std::string>> freezeContests(WriteTransaction &transaction, int64_t nowMs);

/// When the next contest is to be frozen; nothing if none is.
Result<std::optional<Instant>> nextFreeze(ReadTransaction &transaction);

} // namespace qunce::server
