// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/goals.h"

#include <algorithm>
#include <unordered_map>

#include "models/domain/campaignmath.h"

namespace qunce {

namespace {

bool meets(const Period &a, const Period &b)
{
    return a.from <= b.to && b.from <= a.to;
}

/// Longer first, then earlier; a later goal of the same period stands before an earlier one and so replaces it.
std::vector<const Goal *> longestFirst(const std::vector<const Goal *> &goals)
{
    std::vector<const Goal *> sorted(goals.rbegin(), goals.rend());
    std::stable_sort(sorted.begin(), sorted.end(), [](const Goal *a, const Goal *b) {
        return a->period.days() != b->period.days() ? a->period.days() > b->period.days()
                                                    : a->period.from < b->period.from;
    });
    return sorted;
}

} // namespace

std::optional<GoalTarget> chooseGoal(const std::vector<const Goal *> &goals, Period period)
{
    const std::vector<const Goal *> sorted = longestFirst(goals);
    std::vector<const Goal *> chosen;
    const Goal *containing = nullptr;
    for (const Goal *goal : sorted) {
        const bool isInside = period.from <= goal->period.from && goal->period.to <= period.to;
        const bool isFree = std::none_of(chosen.begin(), chosen.end(),
            [goal](const Goal *other) { return meets(goal->period, other->period); });
        if (isInside && isFree)
            chosen.push_back(goal);
        const bool contains = goal->period.from <= period.from && period.to <= goal->period.to;
        if (contains && (containing == nullptr || goal->period.days() < containing->period.days()))
            containing = goal;
    }
    GoalTarget target {0, period};
    int covered = 0;
    for (const Goal *goal : chosen) {
        target.value += goal->value;
        covered += goal->period.days();
    }
    // What only a part of the days has, like a week of a month, is not held against all of them.
    if (containing != nullptr && covered < period.days())
        return GoalTarget {containing->value, containing->period};
    return chosen.empty() ? std::nullopt : std::optional(target);
}

Fraction timeProgressOf(const GoalTarget &target, Period period, Day asOf)
{
    return timeProgressOf(target.period, std::min(asOf, period.to));
}

std::vector<std::optional<Fraction>> timeProgressRows(
    const Brand &brand, const Rollup &rollup, Metric metric, Period period, Day asOf)
{
    std::vector<std::optional<Fraction>> rows;
    for (const std::vector<const Goal *> &goals : goalsByRow(brand, rollup, metric)) {
        const auto target = chooseGoal(goals, period);
        rows.push_back(target ? std::optional(timeProgressOf(*target, period, asOf)) : std::nullopt);
    }
    return rows;
}

std::vector<std::vector<const Goal *>> goalsByRow(
    const Brand &brand, const Rollup &rollup, std::optional<Metric> metric)
{
    std::unordered_map<Uuid, size_t> rowOf;
    for (size_t row = 0; row < rollup.rows().size(); ++row)
        rowOf.emplace(rollup.rows()[row].subject, row);
    std::vector<std::vector<const Goal *>> goals(rollup.rowCount());
    for (const Goal &goal : brand.goals) {
        if ((metric && goal.metric != *metric) || (goal.guide.isNil() && goal.unit == kHq))
            continue;
        const auto found = rowOf.find(goal.guide.isNil() ? brand.org.at(goal.unit).id : goal.guide);
        if (found != rowOf.end())
            goals[found->second].push_back(&goal);
    }
    return goals;
}

} // namespace qunce
