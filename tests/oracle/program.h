// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/oracle/randombrand.h"

namespace qunce::oracle {

/// What became of an import.
struct ImportOutcome {
    bool ok = false; ///< the file went in, rows may have been refused
    uint64_t rows = 0, created = 0, updated = 0, unchanged = 0, rejected = 0;
    std::string output; ///< everything that was said
};

/// A server with an empty brand that files go into and exports come out of. One thread.
class Program
{
public:
    virtual ~Program() = default;

    virtual ImportOutcome import(const SourceFile &file, const FileStyle &style) = 0;
    virtual bool addUser(const RegionalUser &user) = 0;
    /// The bytes of the exported file; what was said instead if it failed.
    virtual std::string exported(const std::vector<std::string> &arguments) = 0;
    /// True if the database is in order.
    virtual bool check() = 0;
    /// Order and digest of every bucket as text, where it can be seen.
    virtual std::string heads() { return {}; }
};

} // namespace qunce::oracle
