// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "models/base/result.h"
#include "tests/bench/brandscale.h"

struct sqlite3;
struct sqlite3_stmt;

namespace qunce::bench {

/// A tenth of the brand's assignments (all guides, each tenth task) as rows of an SQLite table with an index that
/// covers the query, which is what somebody without columns would have. Kept as a file.
class AssignmentRows
{
public:
    static constexpr double kPart = 0.1;

    /// Opens the file in `folder`, making it first if it is not there.
    static Result<std::unique_ptr<AssignmentRows>> open(const BrandScale &brand, const std::string &folder);
    ~AssignmentRows();

    /// Completion of each guide over the year by GROUP BY; returns the sum of what is done.
    uint64_t doneByGuide(Period period) const;

private:
    AssignmentRows() = default;
    Result<void> make(const BrandScale &brand);
    Result<void> execute(const char *sql);

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_query = nullptr;
};

} // namespace qunce::bench
