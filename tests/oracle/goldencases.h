// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "tests/oracle/sourcefile.h"

namespace qunce::oracle {

/// A step of a golden case: a file to import, or an export with the bytes that must come out.
struct GoldenStep {
    bool isImport = false;
    SourceFile file;
    std::string title;
    std::vector<std::string> arguments; ///< of `qunced export`, without the output's flags
    std::string expected;
};

struct GoldenCase {
    std::string name;
    std::vector<GoldenStep> steps;
};

/// The cases of tests/oracle/golden, worked out by hand from data.md. In a file, `== import KIND TODAY [fed]` is
/// followed by rows, and `== export TITLE` by the arguments and the expected rows without the header line.
std::vector<GoldenCase> goldenCases();

} // namespace qunce::oracle
