// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/oracle/sourcefile.h"

namespace qunce::oracle {

/// Seeded random numbers, the same on every machine (SplitMix64).
class Random
{
public:
    explicit Random(uint64_t seed) : m_state(seed) { }

    uint64_t next();
    /// 0 … count - 1.
    size_t below(size_t count) { return static_cast<size_t>(next() % count); }
    int between(int low, int high)
    {
        return low + static_cast<int>(below(static_cast<size_t>(high - low + 1)));
    }
    bool chance(unsigned percent) { return next() % 100 < percent; }
    template <typename T>
    const T &pick(const std::vector<T> &from)
    {
        return from[below(from.size())];
    }

private:
    uint64_t m_state;
};

/// A user whose view is cut to some regions.
struct RegionalUser {
    std::string name;
    std::vector<std::string> regions;
};

/// A small, nasty brand as a history of files: everything of data.md that moves numbers happens somewhere in it.
struct RandomBrand {
    std::vector<SourceFile> files; ///< in the order of their import; `today` never goes back
    std::vector<RegionalUser> users;
    std::vector<std::string> units; ///< codes, any kind
    std::vector<std::string> dueTimes; ///< as written
    Period span; ///< days with data

    /// Regions of the user named by `--as-user` in the flags; nothing without one.
    std::optional<std::set<std::string>> scopeOf(const std::vector<std::string> &flags) const;
};

RandomBrand randomBrand(uint64_t seed);

/// Flags of one `qunced export leaderboard|completion`, without data directory and output; may hold `--as-user`.
std::vector<std::string> randomExport(Random &random, const RandomBrand &brand);

FileStyle randomStyle(Random &random);

} // namespace qunce::oracle
