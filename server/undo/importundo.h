// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/base/uuid.h"
#include "server/undo/undotally.h"

namespace qunce::server {

/// Takes an import back (docs/DATA.md, "Undo of an import"): what it overwrote has its former value again and what it brought is gone, but
/// for what somebody has changed since and what numbers of others hang on. Sums, places and summaries follow as they do
/// in an import. One write transaction: all or, on an error, nothing. Once for each import. Fails with NotFound for an
/// import of which nothing is kept (any more), and as the storage does. Memory: the ids of what is removed, and the places
/// of people who are moved back.
Result<UndoReport> undoImport(Storage &storage, const UndoRequest &request, IdSource &ids);

} // namespace qunce::server
