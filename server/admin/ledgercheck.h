// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What is wrong with the ledger of orders: each night of a guide is the sum of its orders, and stands in the columns of
/// guide.day at the guide's slot. A part of checkDatabase().
Result<std::vector<Message>> ledgerProblems(ReadTransaction &transaction);

} // namespace qunce::server
