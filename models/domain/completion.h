// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/factsource.h"
#include "models/domain/leaderboard.h"

namespace qunce {

enum class CompletionKey : uint8_t { Day, Guide, Store, City, Region, Zone, Task };
std::string_view name(CompletionKey key);
std::optional<CompletionKey> completionKeyNamed(std::string_view name);

struct CompletionQuery {
    Period period; ///< by due day
    CompletionKey by = CompletionKey::Day;
    OrgIndex under = kHq;
    Instant asOf;
};

/// Counts of assignments; dispatched = excluded + done + failed + pending.
struct AssignmentCounts {
    uint64_t dispatched = 0;
    uint64_t excluded = 0;
    uint64_t done = 0;
    uint64_t onTime = 0;
    uint64_t overdue = 0;
    uint64_t failed = 0;
    uint64_t pending = 0;

    uint64_t eligible() const { return dispatched - excluded; }
    bool operator==(const AssignmentCounts &) const = default;
};

struct CompletionRow {
    std::string key; ///< day, task code, guide code or org code
    std::string name;
    AssignmentCounts counts;
};

/// Keys with at least one assignment, ascending by key (UTF-8 bytes). Uses `board` if it covers the period.
Result<std::vector<CompletionRow>> completion(const Brand &brand, const FactSource &facts,
    const CompletionQuery &query, const TaskBoard *board = nullptr);

} // namespace qunce
