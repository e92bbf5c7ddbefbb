// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include "models/base/day.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The day up to which the records of guides, groups and KOCs have followed their slots; nothing if never.
Result<std::optional<Day>> placesDay(ReadTransaction &transaction);

/// Moves that were planned for a day until `today` (slots that begin then) take effect: the records of those who move get
/// their store and region and go into the bucket of that, with what hangs on them. Keeps `today` as the day that has been
/// dealt with; how many have moved. Twice is as good as once.
Result<uint64_t> applyDuePlaces(WriteTransaction &transaction, Day today);

} // namespace qunce::server
