// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/domain/fraction.h"
#include "models/domain/metric.h"
#include "models/protocol/record.h"

namespace qunce {

/// Whose targets, of what, for which days.
struct TargetQuery {
    Uuid unit; ///< nil: everything the user may see
    Period period;
    Metric metric = Metric::Amount;
    Day until; ///< numbers after this day do not count

    bool operator==(const TargetQuery &) const = default;
};

enum class TargetLevel : uint8_t { Whole, Zone, Region, City, Store, Guide };

/// A unit or guide with its target; there need not be one.
struct TargetRow {
    TargetLevel level = TargetLevel::Store;
    int parent = -1; ///< row above; -1 for the top
    int depth = 0;
    Uuid id; ///< nil: the whole, which has no target of its own
    std::string code;
    std::string name;
    std::string grade; ///< of stores
    Uuid region; ///< nil above the regions
    int inPost = 0; ///< guides in post below; of a guide 0 or 1
    std::optional<Day> leftOn; ///< of a guide who is gone before the period ends

    Uuid goal; ///< record; nil: none yet
    std::vector<Uuid> doubles; ///< older records of the same subject, period and metric, which do not count
    std::optional<int64_t> value; ///< fen for money
    std::optional<int64_t> lastYear; ///< of the metric over the same days a year before; nothing: no data
    std::optional<int64_t> done; ///< over the days up to TargetQuery::until; nothing: no data

    // By sumUp():
    int children = 0; ///< right below
    int withTarget = 0; ///< of them
    int64_t below = 0; ///< what they have together; a leaver counts what is kept
    int64_t handedBack = 0; ///< what leavers right below leave to it

    bool mayHaveTarget() const { return level != TargetLevel::Whole; }
};

/// The targets of a unit and of all below it, each row before those under it, those in order of their codes. Value.
struct TargetSheet {
    TargetQuery query;
    std::vector<TargetRow> rows;
    std::vector<std::string> grades; ///< of the stores, ascending; empty ones are left out
    Fraction timeProgress {0, 1};
    bool hasLastYear = true; ///< this computer keeps numbers of that time

    bool isMoney() const { return info(query.metric).isMoney; }
    const TargetRow &at(int row) const { return rows[static_cast<size_t>(row)]; }
    TargetRow &at(int row) { return rows[static_cast<size_t>(row)]; }
    int indexOf(const Uuid &id) const; ///< -1 if there is none; nil is the whole
    /// Those right below a row, or (-1) the top.
    std::vector<int> childrenOf(int row) const;
};

/// Counts anew what follows from values; after each change of them.
void sumUp(TargetSheet &sheet);

// What follows from a row (docs/DATA.md, "Targets").
/// Of the target, what counts in the sum of the row above: of a guide who left, the part of the days before.
std::optional<int64_t> countedTarget(const TargetSheet &sheet, int row);
/// Target − sum below; nothing without a target, and where nobody is below.
std::optional<int64_t> targetDifference(const TargetSheet &sheet, int row);
/// Of the target above, or where that has none of its own, of the sum there.
std::optional<Fraction> targetShare(const TargetSheet &sheet, int row);
/// As everywhere: Σ metric ÷ target; nothing without data or target. Of the whole: of those right below that have one.
std::optional<Fraction> targetAttainment(const TargetSheet &sheet, int row);
/// Attainment − time progress, of the whole period.
std::optional<Fraction> targetGap(const TargetSheet &sheet, int row);

/// The target's record as it is, or as it would be made (then with a nil id): what rights go by.
Record targetRecord(const TargetSheet &sheet, int row);

/// Zones are there for who sees the whole brand; cities where they have a target for these days; stores that are open on
/// a day of them; guides and store managers employed on one; and whoever has a target, which includes those who left.
/// Guides stand where they are on the last day that counts, not after today. Reader's thread.
Result<TargetSheet> readTargetSheet(BoardContext &context, const TargetQuery &query);

/// The target of what the user looks at, for exactly these days: of `unit`, or where that is nil of the only region that
/// they see. Nothing if there is none. Reader's thread.
Result<std::optional<int64_t>> readUnitTarget(
    BoardContext &context, const Uuid &unit, Metric metric, Period period);

} // namespace qunce
