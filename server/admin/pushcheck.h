// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What is wrong with what the database keeps of pushed edits: each client belongs to an account, its decided edits are
/// numbered without gaps up to its lmid and have whole hashes, and no deleted record lives. A part of checkDatabase().
Result<std::vector<Message>> pushProblems(ReadTransaction &transaction);

} // namespace qunce::server
