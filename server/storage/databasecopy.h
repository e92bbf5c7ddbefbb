// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>

#include "models/base/result.h"

namespace qunce::server {

/// Makes a new file, for its owner only (0600), of one consistent cut of a database, also while another process serves it;
/// the copy is one file without a log and has been looked through and flushed when this returns. Fails with NotFound,
/// AlreadyExists (there is a file of that name), Corrupt, InvalidInput (another program's), VersionMismatch (a newer
/// program's), DiskFull or Io, and leaves no file then. `settings`: what the copy has besides (WriteTransaction::putSetting).
Result<void> copyDatabase(
    const std::string &from, const std::string &to, const std::map<std::string, std::string> &settings = {});

} // namespace qunce::server
