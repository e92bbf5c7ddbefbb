// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/measurevalues.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "models/domain/goals.h"
#include "models/domain/slotsums.h"
#include "models/domain/streak.h"

namespace qunce {

namespace {

using Values = std::vector<MeasureValue>;

MeasureValue sumValue(Int128 numerator, bool hasData)
{
    MeasureValue value;
    value.hasData = hasData;
    value.numerator = numerator;
    if (hasData)
        value.value = Fraction {numerator, 1};
    return value;
}

MeasureValue rateValue(Int128 numerator, Int128 denominator, bool hasData)
{
    MeasureValue value;
    value.hasData = hasData;
    value.numerator = numerator;
    value.denominator = Fraction {denominator, 1};
    if (hasData && denominator != 0)
        value.value = Fraction {numerator, denominator};
    return value;
}

/// numerator / denominator of each row from two vectors.
Values rates(const std::vector<uint64_t> &numerators, const std::vector<uint64_t> &denominators,
    const std::vector<uint8_t> &present)
{
    Values values(numerators.size());
    for (size_t row = 0; row < values.size(); ++row)
        values[row] = rateValue(numerators[row], denominators[row], present[row] != 0);
    return values;
}

std::vector<uint8_t> eitherOf(const std::vector<uint8_t> &left, const std::vector<uint8_t> &right)
{
    std::vector<uint8_t> either(left.size());
    std::transform(left.begin(), left.end(), right.begin(), either.begin(),
        [](uint8_t a, uint8_t b) { return static_cast<uint8_t>(a | b); });
    return either;
}

Result<Values> shareOf(const MeasureInput &input, Metric part, Metric whole, Period period)
{
    QUNCE_ASSIGN(const RowSums parts, sumRows(input, part, period));
    QUNCE_ASSIGN(const RowSums wholes, sumRows(input, whole, period));
    return rates(parts.sums, wholes.sums, eitherOf(parts.present, wholes.present));
}

void addSums(RowSums &sums, const RowSums &more)
{
    for (size_t row = 0; row < sums.sums.size(); ++row)
        sums.sums[row] += more.sums[row];
    sums.present = eitherOf(sums.present, more.present);
}

/// Cohorts that are still open, or were when their month was closed, give data but no value.
Result<Values> replyRate(const MeasureInput &input, Period period)
{
    const size_t count = input.rollup.rowCount();
    RowSums replied {std::vector<uint64_t>(count), std::vector<uint8_t>(count)};
    RowSums added = replied;
    bool allClosed = true;
    for (const AsOfSpan &span : asOfSpans(input.brand.closed, period, input.asOf)) {
        const Period closed {span.days.from, std::min(span.days.to, span.asOf.day() - 14)};
        allClosed = allClosed && closed == span.days;
        QUNCE_ASSIGN(const RowSums spanReplied, sumRows(input, Metric::CohortReplied, closed));
        QUNCE_ASSIGN(const RowSums spanAdded, sumRows(input, Metric::CohortAdded, closed));
        addSums(replied, spanReplied);
        addSums(added, spanAdded);
    }
    if (allClosed)
        return rates(replied.sums, added.sums, eitherOf(replied.present, added.present));
    QUNCE_ASSIGN(const RowSums anyReplied, sumRows(input, Metric::CohortReplied, period));
    QUNCE_ASSIGN(const RowSums anyAdded, sumRows(input, Metric::CohortAdded, period));
    return rates(replied.sums, added.sums, eitherOf(anyReplied.present, anyAdded.present));
}

Result<Values> plainSum(const MeasureInput &input, Metric metric, Period period)
{
    QUNCE_ASSIGN(const RowSums rows, sumRows(input, metric, period));
    Values values(rows.sums.size());
    for (size_t row = 0; row < values.size(); ++row)
        values[row] = sumValue(rows.sums[row], rows.present[row] != 0);
    return values;
}

Result<Values> netFriends(const MeasureInput &input, Period period)
{
    QUNCE_ASSIGN(const RowSums added, sumRows(input, Metric::FriendsAdded, period));
    QUNCE_ASSIGN(const RowSums lost, sumRows(input, Metric::FriendsLost, period));
    Values values(added.sums.size());
    for (size_t row = 0; row < values.size(); ++row) {
        const Int128 net = Int128 {added.sums[row]} - Int128 {lost.sums[row]};
        values[row] = sumValue(net, (added.present[row] | lost.present[row]) != 0);
    }
    return values;
}

/// Calls visit(row, region, slot, segment) for every slot that counts, segment by segment.
template <typename Visit>
void eachSlot(const MeasureInput &input, const Rollup::Segment &segment, Visit &&visit)
{
    for (const size_t region : input.rollup.regions()) {
        const std::vector<Slot> &slots = input.brand.regions[region].of(input.rollup.kind());
        for (size_t slot = 0; slot < slots.size(); ++slot) {
            const int32_t row = segment.rowOf(region, slot);
            if (row != Rollup::kNoRow)
                visit(static_cast<size_t>(row), region, slot);
        }
    }
}

/// A guide counts once a row, whatever the number of its slots there; it sells if its slots of the row together do.
Result<Values> sellingRate(const MeasureInput &input, Period period)
{
    struct Seller {
        size_t row;
        Uuid guide;
        bool isInPost;
        bool sells;
    };
    std::vector<Seller> sellers;
    SlotSums orders(input.brand, input.rollup);
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        QUNCE_TRY(
            orders.read(input.facts, Metric::Orders, keysOf(input.brand, Metric::Orders, segment.period)));
        eachSlot(input, segment, [&](size_t row, size_t region, size_t slot) {
            const Slot &guide = input.brand.regions[region].guides[slot];
            const bool isInPost = daysInPost(guide, segment.period).count() > 0;
            const bool sells = orders.sum(region, slot) > 0;
            if (isInPost || sells)
                sellers.push_back({row, guide.subject, isInPost, sells});
        });
    }
    std::sort(sellers.begin(), sellers.end(),
        [](const Seller &a, const Seller &b) { return std::tie(a.row, a.guide) < std::tie(b.row, b.guide); });
    std::vector<uint64_t> selling(input.rollup.rowCount());
    std::vector<uint64_t> inPost(input.rollup.rowCount());
    for (size_t i = 0; i < sellers.size();) {
        const Seller &first = sellers[i];
        bool isInPost = false;
        bool sells = false;
        for (; i < sellers.size() && sellers[i].row == first.row && sellers[i].guide == first.guide; ++i) {
            isInPost = isInPost || sellers[i].isInPost;
            sells = sells || sellers[i].sells;
        }
        inPost[first.row] += isInPost ? 1 : 0;
        selling[first.row] += isInPost && sells ? 1 : 0;
    }
    QUNCE_ASSIGN(const RowSums rows, sumRows(input, Metric::Orders, period));
    return rates(selling, inPost, rows.present);
}

/// sum / (days in post / days of the row) as one fraction.
Result<Values> perGuide(const MeasureInput &input, Metric metric, Period period)
{
    QUNCE_ASSIGN(const RowSums rows, sumRows(input, metric, period));
    std::vector<uint64_t> guideDays(input.rollup.rowCount());
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        eachSlot(input, segment, [&](size_t row, size_t region, size_t slot) {
            const Slot &guide = input.brand.regions[region].guides[slot];
            guideDays[row] += static_cast<uint64_t>(daysInPost(guide, segment.period).count());
        });
    }
    const Int128 days = input.rollup.isByDay() ? 1 : period.days();
    Values values(rows.sums.size());
    for (size_t row = 0; row < values.size(); ++row) {
        MeasureValue &value = values[row];
        value.hasData = rows.present[row] != 0;
        value.numerator = rows.sums[row];
        value.denominator = Fraction {guideDays[row], days};
        if (value.hasData && guideDays[row] != 0)
            value.value = Fraction {value.numerator * days, guideDays[row]};
    }
    return values;
}

Result<Values> againstGoals(const MeasureInput &input, const Measure &measure, Period period)
{
    const bool isProgress = measure.kind == MeasureKind::TimeProgress;
    const auto goals =
        goalsByRow(input.brand, input.rollup, isProgress ? std::nullopt : std::optional(measure.metric));
    RowSums sums;
    if (!isProgress) {
        QUNCE_ASSIGN(sums, sumRows(input, measure.metric, period));
    }
    const std::vector<uint8_t> members = isProgress ? input.rollup.membersIn(period) : std::vector<uint8_t>();
    Values values(input.rollup.rowCount());
    for (size_t row = 0; row < values.size(); ++row) {
        const auto target = chooseGoal(goals[row], period);
        const Fraction passed = target ? timeProgressOf(*target, period, input.asOf.day()) : Fraction {0, 0};
        const Int128 total = passed.denominator;
        const Int128 elapsed = passed.numerator;
        MeasureValue &value = values[row];
        if (isProgress) {
            if (target && members[row] != 0)
                value = rateValue(elapsed, total, true);
            continue;
        }
        value = rateValue(sums.sums[row], target ? target->value : 0, sums.present[row] != 0);
        if (!target)
            value.denominator.reset();
        else if (measure.kind == MeasureKind::Gap && value.value)
            value.value =
                Fraction {(value.numerator * total - elapsed * target->value) * 100, total * target->value};
    }
    return values;
}

Result<Values> streaks(const MeasureInput &input, MeasureKind kind, Period period)
{
    QUNCE_ASSIGN(const std::vector<Streak> found, streakRows(input, period));
    QUNCE_ASSIGN(const RowSums orders, sumRows(input, Metric::Orders, period));
    Values values(found.size());
    for (size_t row = 0; row < values.size(); ++row) {
        const uint32_t days = kind == MeasureKind::StreakBest ? found[row].best : found[row].current;
        values[row] = sumValue(days, orders.present[row] != 0);
    }
    return values;
}

/// What a measure of assignments counts as its numerator.
Count countOf(MeasureKind kind)
{
    switch (kind) {
    case MeasureKind::DueCompletionRate:
        return {classes::kDone, TaskSet::Due};
    case MeasureKind::CompletionRate:
    case MeasureKind::Done:
        return {classes::kDone};
    case MeasureKind::OnTimeRate:
        return {classes::kOnTime};
    case MeasureKind::Overdue:
        return {classes::kPending, TaskSet::Overdue};
    case MeasureKind::Excluded:
        return {classes::kExcluded};
    case MeasureKind::Eligible:
        return {classes::kEligible};
    case MeasureKind::Failed:
        return {classes::kFailed};
    case MeasureKind::Pending:
        return {classes::kPending};
    default:
        return {classes::kDispatched};
    }
}

Values assignmentValues(const MeasureInput &input, const TaskBoard &board, MeasureKind kind, Period period)
{
    const Count numerator = countOf(kind);
    const bool isRate = Measure {kind}.isRate();
    const std::vector<Count> counts {
        numerator, {isRate ? classes::kEligible : numerator.mask, numerator.tasks}};
    const auto rows = countRows(input, board, period, std::span(counts).first(isRate ? 2 : 1));
    // Whoever counts for something has data. Only of the others, who are few, it takes a look at every assignment.
    std::vector<uint8_t> hasData(input.rollup.rowCount());
    for (size_t row = 0; row < hasData.size(); ++row)
        hasData[row] = rows.front()[row] != 0 || rows.back()[row] != 0;
    findDispatched(input, board, period, hasData);
    Values values(input.rollup.rowCount());
    for (size_t row = 0; row < values.size(); ++row) {
        values[row] = isRate ? rateValue(rows[0][row], rows[1][row], hasData[row] != 0)
                             : sumValue(rows[0][row], hasData[row] != 0);
    }
    return values;
}

Result<Values> fromAssignments(const MeasureInput &input, MeasureKind kind, Period period)
{
    if (kind == MeasureKind::GroupSendRate)
        return shareOf(input, Metric::TaskSent, Metric::TaskPlanned, period);
    if (input.board != nullptr && input.board->covers(period, input.rollup.regions()))
        return assignmentValues(input, *input.board, kind, period);
    QUNCE_ASSIGN(
        const TaskBoard board, TaskBoard::build(input.brand, input.facts, period, input.rollup.regions()));
    return assignmentValues(input, board, kind, period);
}

} // namespace

Result<Values> measureRows(const MeasureInput &input, const Measure &measure, Period period)
{
    if (period.days() <= 0)
        return Values(input.rollup.rowCount());
    if (measure.isOfAssignments())
        return fromAssignments(input, measure.kind, period);
    switch (measure.kind) {
    case MeasureKind::ReplyRate14d:
        return replyRate(input, period);
    case MeasureKind::AfterHoursShare:
        return shareOf(input, Metric::AfterHoursAmount, Metric::Amount, period);
    case MeasureKind::AfterHoursShareOnline:
        return shareOf(input, Metric::AfterHoursAmount, Metric::OnlineAmount, period);
    case MeasureKind::BuyersConversion:
        return shareOf(input, Metric::GroupFirstOrders, Metric::GroupJoins, period);
    case MeasureKind::NetFriends:
        return netFriends(input, period);
    case MeasureKind::SellingRate:
        return sellingRate(input, period);
    case MeasureKind::PerGuide:
        return perGuide(input, measure.metric, period);
    case MeasureKind::Attainment:
    case MeasureKind::TimeProgress:
    case MeasureKind::Gap:
        return againstGoals(input, measure, period);
    case MeasureKind::StreakBest:
    case MeasureKind::StreakCurrent:
        return streaks(input, measure.kind, period);
    default:
        return plainSum(input, measure.metric, period);
    }
}

} // namespace qunce
