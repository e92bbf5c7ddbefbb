// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/domain/assignment.h"
#include "models/domain/metric.h"

namespace qunce::server {

/// What a task_results file said about one guide and one group (nil: a row without group_code).
struct AssignmentRow {
    uint32_t guideSlot = 0; ///< in the region whose list this is
    Uuid group;
    TaskResult result;

    bool operator==(const AssignmentRow &) const = default;
};

/// The rows behind the assignments of one task in one region, as Storage::assignmentRows keeps them: ascending by
/// (guide slot, group), one per pair. Only guides with group rows need a list; without one the columns say it all.
/// Immutable but for the named changes; one thread at a time.
class AssignmentRows
{
public:
    /// Takes the empty text for an empty list. Fails with ErrorCode::Corrupt on bytes that encode() did not write.
    static Result<AssignmentRows> decode(std::string_view bytes);
    /// Deterministic: equal lists give equal bytes, an empty list the empty text.
    std::string encode() const;

    std::span<const AssignmentRow> all() const { return m_rows; }
    bool empty() const { return m_rows.empty(); }
    /// All rows of one guide; a row without group comes first.
    std::span<const AssignmentRow> ofGuide(uint32_t guideSlot) const;
    bool hasGroupRows(uint32_t guideSlot) const;
    const AssignmentRow *find(uint32_t guideSlot, const Uuid &group) const;

    /// Inserts or replaces one row; true if the list is different afterwards. Linear; for many rows use merge().
    bool replace(AssignmentRow row);
    /// Inserts or replaces many rows in any order; of two for the same pair the later one holds. True if different.
    bool merge(std::vector<AssignmentRow> rows);
    /// Takes a guide's rows out of the list, in their order.
    std::vector<AssignmentRow> takeGuide(uint32_t guideSlot);

    bool operator==(const AssignmentRows &) const = default;

private:
    std::vector<AssignmentRow> m_rows;
};

/// When a group was closed; nothing while it is open or unknown.
using GroupClosedOn = std::function<std::optional<Day>(const Uuid &group)>;

/// Values of the guide.task columns of one guide, from Metric::TaskStatus to Metric::TaskSent; nothing = no value.
using TaskValues = std::array<std::optional<uint64_t>, 10>;
/// Values of the group.task columns of one group, from Metric::GroupTaskStatus to Metric::GroupTaskReason.
using GroupTaskValues = std::array<std::optional<uint64_t>, 3>;

constexpr Metric taskMetric(size_t index)
{
    return static_cast<Metric>(static_cast<size_t>(Metric::TaskStatus) + index);
}
constexpr Metric groupTaskMetric(size_t index)
{
    return static_cast<Metric>(static_cast<size_t>(Metric::GroupTaskStatus) + index);
}

/// Column values of a row without group. Planned and sent have none.
TaskValues taskValues(const TaskResult &result);
GroupTaskValues groupTaskValues(const TaskResult &result);
/// The result that column values stand for; nothing if there is no status.
std::optional<TaskResult> resultOf(const TaskValues &values);

/// Column values of one guide from its rows: the summary of its group rows (domain/assignment.h), beside which a row
/// without group does not count; else that row's values; all empty if there are no rows.
TaskValues summaryValues(std::span<const AssignmentRow> ofGuide, Day dueDay, const GroupClosedOn &closedOn);

} // namespace qunce::server
