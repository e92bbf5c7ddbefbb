// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/base/uuid.h"

namespace qunce::bench {

/// The same answers with nothing in them but columns of guides' tasks.
Result<std::vector<std::string>> onlyTaskColumns(const std::vector<std::string> &pages);

/// What somebody without columns stores of the same answers: a row for each assignment, by (task, guide), and an index by
/// guide, which every ranking needs. Each tenth task only.
class AssignmentInsert
{
public:
    static constexpr double kPart = 0.1;

    /// Of what onlyTaskColumns() gave.
    static Result<AssignmentInsert> make(const std::vector<std::string> &taskPages);
    uint64_t rowCount() const { return m_rows.size(); }
    /// One prepared insert a row, 50,000 in a transaction, the index last, without waiting for the disk.
    Result<void> run(const std::string &path) const;

private:
    /// status, done, seen, confirmed, followed, reason, reach, replies, planned, sent
    static constexpr size_t kValues = 10;
    struct Row {
        size_t task = 0;
        int64_t guide = 0; ///< region and slot
        std::array<int64_t, kValues> values {}; ///< -1: none
    };

    std::vector<Uuid> m_tasks;
    std::vector<Row> m_rows;
};

} // namespace qunce::bench
