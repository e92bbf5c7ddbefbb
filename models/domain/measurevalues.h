// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/factsource.h"
#include "models/domain/fraction.h"
#include "models/domain/measure.h"
#include "models/domain/rollup.h"
#include "models/domain/taskboard.h"

namespace qunce {

/// A measure of one row. For a sum: value = numerator, denominator 1.
struct MeasureValue {
    /// Something in the period speaks of it: an assignment, a value (0 too), for time_progress a goal.
    bool hasData = false;
    std::optional<Fraction> value; ///< nothing without data and for denominator 0
    Int128 numerator = 0;
    /// Of rates, unless there is no goal; for per_guide the mean number of guides, which may be broken.
    std::optional<Fraction> denominator;
};

/// Sums of one metric by row. `present` tells 0 from no data.
struct RowSums {
    std::vector<uint64_t> sums;
    std::vector<uint8_t> present;
};

/// What a measure is taken from. `board` may be null; it is used for periods that it covers. The references must
/// outlive the calls.
struct MeasureInput {
    const Brand &brand;
    const FactSource &facts;
    const Rollup &rollup;
    Instant asOf;
    bool zeroFillFed = false;
    const TaskBoard *board = nullptr;
};

/// The measure of each row of the roll-up, which must be of the measure's subject, for a period (of a roll-up by day:
/// of its days, one after the other). Formulas: data.md, "Measures over a period"; where that is silent:
/// - attainment and gap take a goal of exactly the period; else all goals that lie inside it without meeting each
///   other, longer and earlier ones first; else the shortest that contains it. Time progress is of the period, in the
///   last case of the goal's; time_progress looks at goals of any metric, of rows that belong to the period.
/// - gap is (attainment - time progress) x 100; its numerator and denominator are those of attainment.
/// - selling_rate, per_guide, attainment and gap are without data where there is not one value of the metric.
Result<std::vector<MeasureValue>> measureRows(
    const MeasureInput &input, const Measure &measure, Period period);

/// Plain sums of a day metric by row; with zeroFillFed a guide in post on a fed day is present.
Result<RowSums> sumRows(const MeasureInput &input, Metric metric, Period period);

/// Tasks due in a period: all, those with due_at <= as-of, those with due_at < as-of.
enum class TaskSet : uint8_t { All, Due, Overdue };
/// Which assignments to count: classes (classes::k…) and tasks.
struct Count {
    uint8_t mask = classes::kDispatched;
    TaskSet tasks = TaskSet::All;
};
/// Each count by row, assignments by due day. `board` must cover the period.
std::vector<std::vector<uint64_t>> countRows(
    const MeasureInput &input, const TaskBoard &board, Period period, std::span<const Count> counts);

/// Sets the mark of every row that has an assignment due in the period; rows that are marked already are not looked at.
void findDispatched(
    const MeasureInput &input, const TaskBoard &board, Period period, std::vector<uint8_t> &marks);

} // namespace qunce
