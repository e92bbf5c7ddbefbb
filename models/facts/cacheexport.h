// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/facts/cachescope.h"
#include "models/facts/factmemory.h"
#include "models/facts/factsahead.h"
#include "models/protocol/exportmaker.h"
#include "models/store/cachereader.h"

namespace qunce {

/// makeExport() of a profile's cache: the file that the server's `export --as-user` writes for the same user at the
/// same state. Thread and lifetime are the snapshot's. Fails like CacheFacts where facts are missing. `ahead`, if there
/// is one, fills the same memory from the same profile, which is quicker where there is nothing in it yet.
Result<Export> exportFrom(ReadSnapshot &snapshot, const CacheScope &scope, FactMemory &memory,
    const ExportArguments &arguments, Instant now, FactsAhead *ahead = nullptr);

} // namespace qunce
