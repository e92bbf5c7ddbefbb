// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/goalsplit.h"

#include <algorithm>
#include <numeric>

#include "models/domain/fraction.h"

namespace qunce {

namespace {

Error unsplittable(const Message &why)
{
    return {ErrorCode::InvalidInput, why, {}};
}

/// Largest remainder: `units` by weight among the shares that are not locked.
void splitUnits(int64_t units, int64_t step, std::span<const SplitShare> shares, Int128 weights,
    std::vector<int64_t> &values)
{
    struct Remainder {
        Int128 size = 0;
        size_t place = 0;
    };
    std::vector<Remainder> remainders;
    int64_t given = 0;
    for (size_t i = 0; i < shares.size(); ++i) {
        if (shares[i].locked || shares[i].weight == 0)
            continue;
        const Int128 part = Int128 {units} * Int128 {shares[i].weight};
        const auto whole = static_cast<int64_t>(part / weights);
        values[i] = whole * step;
        given += whole;
        remainders.push_back({part % weights, i});
    }
    std::stable_sort(remainders.begin(), remainders.end(),
        [](const Remainder &a, const Remainder &b) { return a.size > b.size; });
    for (size_t i = 0; given < units; ++i, ++given) // fewer are left than there are shares
        values[remainders[i].place] += step;
}

} // namespace

Result<std::vector<int64_t>> splitGoal(int64_t total, std::span<const SplitShare> shares, int64_t step)
{
    std::vector<int64_t> values(shares.size());
    Int128 locked = 0;
    Int128 weights = 0;
    size_t largest = shares.size();
    for (size_t i = 0; i < shares.size(); ++i) {
        if (shares[i].locked) {
            values[i] = *shares[i].locked;
            locked += values[i];
            continue;
        }
        weights += Int128 {shares[i].weight};
        if (largest == shares.size() || shares[i].weight > shares[largest].weight)
            largest = i;
    }
    if (locked > total)
        return unsplittable(QUNCE_TEXT("Those that keep theirs already have more than there is to split."));
    const auto rest = static_cast<int64_t>(total - locked);
    if (rest == 0)
        return values;
    if (weights == 0)
        return unsplittable(
            QUNCE_TEXT("Nobody here has anything to split it by. Choose another way to split."));
    splitUnits(rest / step, step, shares, weights, values);
    values[largest] += rest % step;
    return values;
}

LeaverGoal leaverGoal(int64_t target, Period period, Day leftOn)
{
    const Int128 days = std::max(period.days(), 1);
    const Int128 worked = std::clamp(leftOn - period.from, 0, period.days());
    const auto kept = static_cast<int64_t>((Int128 {target} * worked * 2 + days) / (days * 2));
    return {kept, target - kept};
}

} // namespace qunce
