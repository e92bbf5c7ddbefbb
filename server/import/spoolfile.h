// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>

#include "models/base/result.h"

namespace qunce::server {

/// Descriptor of a file without a name in the folder, which disappears when it is closed or the process ends.
Result<int> openSpoolFile(const std::filesystem::path &directory);

/// What a failed call on such a file means to the user; `number` is errno.
Error spoolError(int number);

} // namespace qunce::server
