// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/uuid.h"
#include "server/storage/storage.h"
#include "server/undo/undotally.h"

namespace qunce::server {

/// What every undo works with; all outlive it.
struct UndoParts {
    WriteTransaction &transaction;
    FormerValues &formers;
    const KeptImport &import;
    UndoTally &tally;
    IdSource &ids;
};

} // namespace qunce::server
