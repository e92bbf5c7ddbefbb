// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/campaignmath.h"

#include <algorithm>

namespace qunce {

Fraction timeProgressOf(Period days, Day asOf)
{
    const int all = days.days();
    if (all <= 0)
        return {0, 1};
    return {std::clamp(std::min(asOf, days.to) - days.from + 1, 0, all), all};
}

Fraction differenceOf(const Fraction &a, const Fraction &b)
{
    return {a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator};
}

Attainment attainmentOf(std::span<const std::optional<uint64_t>> values, Period days, uint64_t goal, Day asOf)
{
    Attainment made;
    made.timeProgress = timeProgressOf(days, asOf);
    uint64_t sum = 0;
    for (int i = 0; i < days.days(); ++i) {
        const Day day = days.from + i;
        AttainmentDay one {day, {}, {}, timeProgressOf(days, day)};
        const auto place = static_cast<size_t>(i);
        if (place < values.size() && values[place]) {
            sum += *values[place];
            one.value = values[place];
            one.sum = sum;
            made.sum = sum;
        }
        made.days.push_back(one);
    }
    if (made.sum && goal > 0) {
        made.rate = Fraction {static_cast<Int128>(*made.sum), static_cast<Int128>(goal)};
        made.gap = differenceOf(*made.rate, made.timeProgress);
    }
    return made;
}

GateState gateStateOf(const std::optional<Fraction> &number, const Fraction &wanted, Period stage, Day asOf)
{
    if (asOf < stage.from)
        return GateState::Coming;
    if (!number)
        return GateState::NoData;
    if (compare(*number, wanted) >= 0)
        return GateState::Reached;
    return asOf > stage.to ? GateState::Missed : GateState::Open;
}

ReachCurve reachCurveOf(uint64_t planned, uint64_t sent, std::vector<int64_t> delays)
{
    ReachCurve curve;
    curve.planned = planned;
    curve.sent = sent;
    for (int64_t &delay : delays)
        delay = std::max<int64_t>(delay, 0);
    std::sort(delays.begin(), delays.end());
    curve.untimed = sent > delays.size() ? sent - delays.size() : 0;
    for (size_t i = 0; i < kReachShares.size(); ++i) {
        const uint64_t needed = (planned * static_cast<uint64_t>(kReachShares[i]) + 99) / 100;
        if (needed > 0 && needed <= delays.size())
            curve.secondsTo[i] = delays[needed - 1];
    }
    for (size_t i = 0; i < kReachMinutes.size(); ++i) {
        const int64_t until = int64_t {60} * kReachMinutes[i];
        curve.sentBy[i] =
            static_cast<uint64_t>(std::upper_bound(delays.begin(), delays.end(), until) - delays.begin());
    }
    return curve;
}

} // namespace qunce
