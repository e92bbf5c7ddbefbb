// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/base/result.h"

namespace qunce::bench {

class Bench;

/// Bodies (CBOR in zstd) of all answers of a first sync of the whole demo brand, as the server's own code makes them.
/// Kept as a file.
Result<std::vector<std::string>> firstSyncPages(const Bench &bench);

} // namespace qunce::bench
