// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/boards/targetsheet.h"

// What people do with a sheet of targets: split, paste, fill. Each says what would change before anything does. Pure; any
// thread.

namespace qunce {

/// A target as it is to be; nothing: none any more.
struct TargetChange {
    int row = 0;
    std::optional<int64_t> value;

    bool operator==(const TargetChange &) const = default;
};
using TargetChanges = std::vector<TargetChange>;

/// Why the target of a row may not be set; empty if it may.
using WhyNotTarget = std::function<Message(int row)>;

/// As people write amounts and numbers: 12000, 12,000.50, ¥1.2万, 3亿; fen for money, else whole. Nothing if it is none,
/// beyond what a target may be, or with parts of a fen.
std::optional<int64_t> typedTarget(std::string_view text, bool isMoney);
/// The same the other way round, for a cell that is typed into: 12000, 12000.50.
std::string typeableTarget(int64_t value, bool isMoney);

/// Puts values into the sheet and counts it anew; true if anything is different.
bool apply(TargetSheet &sheet, const TargetChanges &changes);

enum class SplitBasis : uint8_t { LastYear, Grade, Headcount };

struct SplitRequest {
    std::vector<int> parents; ///< rows whose targets are split
    /// What the only parent gets before; nothing: as it is. The whole needs one, or the sum below is split anew.
    std::optional<int64_t> amount;
    SplitBasis basis = SplitBasis::LastYear;
    std::vector<uint64_t> gradeWeights {}; ///< of TargetSheet::grades, then of stores without one
    std::vector<int> locked {}; ///< rows that keep what they have
    bool keepsSet = false; ///< all that have a target keep it
    bool goesDown = false; ///< what those below get is split among theirs, down to the guides
    int64_t step = 1; ///< results are multiples of it, but for one that has the rest
};

struct SplitLine {
    int row = 0;
    uint64_t weight = 0;
    Fraction share {0, 1}; ///< of the weights among which it was split
    std::optional<int64_t> before;
    int64_t now = 0; ///< of one that is kept what counts of it
    bool isKept = false;
    Message why; ///< why it is kept, unless it was asked for
};

/// Something that cannot be split.
struct SplitProblem {
    int row = 0;
    Message why;
};

struct SplitPlan {
    std::vector<SplitLine> lines; ///< in the order of the sheet
    std::vector<SplitProblem> problems;
    TargetChanges changes; ///< of the parent too, if it gets another amount
    size_t withoutWeight =
        0; ///< those that get nothing, and where they had none still have none: nothing speaks for them
};

/// Guides who left keep the part of the days before; rows that may not be set keep what they have.
SplitPlan planSplit(const TargetSheet &sheet, const SplitRequest &request, const WhyNotTarget &whyNot);
/// What each row has of what is split by: sales of last year, points of grades, guides in post. Guides have no grade:
/// there those in post count alike.
std::vector<uint64_t> splitWeights(
    const TargetSheet &sheet, SplitBasis basis, const std::vector<uint64_t> &gradeWeights);
/// Best grade first: the number of grades, and one less for each; 1 without a grade.
std::vector<uint64_t> defaultGradeWeights(const TargetSheet &sheet);

/// A pasted cell that is not taken.
struct TargetProblem {
    size_t line = 0; ///< of the paste, from 0
    size_t column = 0;
    std::string text;
    Message why;
};
/// Titles by which a pasted headline is known.
struct TargetTitles {
    std::string code;
    std::string name;
    std::vector<std::string> target;
};
struct TargetPaste {
    TargetChanges changes;
    std::vector<TargetProblem> problems;
    size_t same = 0; ///< cells that say what is there already
    bool hasHeadline = false;
};
/// One column goes down `rows`, the rows in sight from the current one on. Of several columns the first names a row by
/// code, or by a name that only one has, and the second is its target; under a headline of our own titles they may stand
/// anywhere. Empty cells change nothing.
TargetPaste planPaste(const TargetSheet &sheet, const std::vector<std::vector<std::string>> &cells,
    const std::vector<int> &rows, const TargetTitles &titles, const WhyNotTarget &whyNot);

/// The first of the rows' targets for all of them; rows that may not be set are left out.
TargetChanges planFill(const TargetSheet &sheet, const std::vector<int> &rows, const WhyNotTarget &whyNot);
/// Their targets taken away, as far as they may be.
TargetChanges planClear(const TargetSheet &sheet, const std::vector<int> &rows, const WhyNotTarget &whyNot);

} // namespace qunce
