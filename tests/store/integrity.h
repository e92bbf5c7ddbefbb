// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "tests/store/modelserver.h"

namespace qunce::test {

/// Expects that SQLite finds nothing wrong with any file of the profile, and that bucket counts are those of the rows.
void expectSound(const std::string &directory);

/// The rows as readers give them: without kinds and metrics that this program does not know, and without facts' seqs.
ModelRows readable(const ModelRows &rows);

/// Runs SQL on a file, for what no interface should offer.
void execute(const std::string &path, const std::string &sql);
int64_t queryInteger(const std::string &path, const std::string &sql);
/// The newest cache file of the profile.
std::string newestCache(const std::string &directory);

} // namespace qunce::test
