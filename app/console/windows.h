// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands.h"

namespace qunce::app {

/// `qunce` and `qunce tour`, in the event loop of the QApplication that is there. The exit code.
Result<int> openConsole(const CommandLine &line, const Environment &environment, bool isEnglish);
Result<int> makeTour(const CommandLine &line, const Environment &environment, bool isEnglish);

} // namespace qunce::app
