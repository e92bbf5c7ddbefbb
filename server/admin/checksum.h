// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "models/base/result.h"

namespace qunce::server {

/// SHA-256 of a file in hexadecimal letters. Reads it in parts; fails as fileError().
Result<std::string> sha256Of(const std::string &file);

// The sum of a file stands beside it, FILE.sha256, in the form that `sha256sum --check` reads.

std::string checksumPath(const std::string &file);
Result<void> writeChecksum(const std::string &file, const std::string &sum);
/// Whether the file is as it was when its sum was written; nothing where there is no sum.
Result<std::optional<bool>> agreesWithChecksum(const std::string &file);

} // namespace qunce::server
