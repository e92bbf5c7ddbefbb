// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "models/base/result.h"

namespace qunce {

/// Writes the file whole or not at all: under a temporary name beside it, synced, then renamed over it. Fails with
/// DiskFull, PermissionDenied, NotFound (no such folder) or Io, and leaves an existing file as it was.
Result<void> writeFileWhole(const std::string &path, std::string_view content);

/// The error for an errno value while working on `path`, with a text that says what to do.
Error fileError(int errnoValue, const std::string &path);

} // namespace qunce
