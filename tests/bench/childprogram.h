// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/base/result.h"

namespace qunce::bench {

/// The programs beside this one.
std::string qunced();
std::string qunce();

struct ChildRun {
    double milliseconds = 0; ///< from start to exit
    double peakMegabytes = 0; ///< of its memory; what came in its last milliseconds may be missing
};

/// Runs a program to its end; fails if it does not exit with 0. What it prints goes to the file.
Result<ChildRun> runChild(const std::vector<std::string> &words, const std::string &output = "/dev/null");

} // namespace qunce::bench
