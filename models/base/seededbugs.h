// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

// Mistakes that tests must find. In a build with the CMake option QUNCE_SEEDED_BUGS one of them can be switched on by
// name, by the simulator or in the environment, to see whether the tests would notice it (tests/simulation/
// seededmistakes.cpp). In every other build, and so in all that ships, the question is a constant and what depends on it
// is not compiled.

namespace qunce {

#ifdef QUNCE_SEEDED_BUGS
inline std::string activeSeededBug = [] {
    const char *named = std::getenv("QUNCE_SEEDED_BUG");
    return std::string(named ? named : "");
}();
inline bool seededBug(std::string_view name)
{
    return activeSeededBug == name;
}
#else
constexpr bool seededBug(std::string_view)
{
    return false;
}
#endif

} // namespace qunce
