// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string>

#include "models/base/result.h"

namespace qunce::app {

/// Goes on as the program with the windows, in the same process and with the same arguments: `qunce-window` beside this
/// one, or where an installation has it (../libexec/qunce). Comes back only if that cannot be started, with NotFound or
/// Io. Needs a QCoreApplication; call it where no other thread runs.
Result<int> becomeWindowProgram(const char *ownName, std::span<const std::string> arguments);

} // namespace qunce::app
