// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "models/base/result.h"

namespace qunce::bench {

/// What a plain program does with a file of task results: one prepared INSERT a row into an indexed table of a new SQLite
/// database, in one transaction, durable. Checks nothing. Gives the number of rows.
Result<uint64_t> insertPlainly(const std::string &database, const std::string &csv);

} // namespace qunce::bench
