// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// What is wrong with devices and their tokens: each device belongs to an account and each token to a device, states are
/// known, hashes whole, and at most one refresh token of a device waits for its successor. A part of checkDatabase().
Result<std::vector<Message>> deviceProblems(ReadTransaction &transaction);

} // namespace qunce::server
