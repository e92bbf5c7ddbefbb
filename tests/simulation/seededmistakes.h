// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>

namespace qunce::simulation {

/// A mistake that a build with QUNCE_SEEDED_BUGS can make (models/base/seededbugs.h), and the layer of tests that is
/// meant to notice it.
struct SeededMistake {
    const char *name;
    const char *layer; ///< `simulator`, or a kind of test
    const char *program; ///< a test beside the simulator; null for this itself
    const char *filter; ///< its tests
};

/// All of them: those of what comes from the server, then those of what goes there.
std::span<const SeededMistake> seededMistakes();

} // namespace qunce::simulation
