// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Makes the data directory of a new brand: directory (0700), key pairs, then the database with its epoch, which
/// appears last and whole, so an interrupted run can simply be repeated. Fails with AlreadyExists if there is a
/// database, with Locked while another process is at it.
Result<void> initialise(const std::string &path, const Clock &clock, IdSource &ids);

/// Writes a database file of that name, which does not exist, and calls `prepare` inside its first transaction.
using DatabaseMaker = std::function<Result<void>(
    const std::string &file, const std::function<Result<void>(WriteTransaction &)> &prepare)>;
/// The same with a database that has more in it from the start.
Result<void> initialise(
    const std::string &path, const Clock &clock, IdSource &ids, const DatabaseMaker &maker);

} // namespace qunce::server
