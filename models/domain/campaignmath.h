// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/base/day.h"
#include "models/domain/fraction.h"

// How far a campaign has come: its goals day by day, its gates, and how fast it spread (docs/PLAN.md, "Campaigns").
// Pure; any thread. What nobody has handed in is nothing, never 0.

namespace qunce {

/// Days passed at min(asOf, to) ÷ all days (DATA.md, time_progress).
Fraction timeProgressOf(Period days, Day asOf);

struct AttainmentDay {
    Day day;
    std::optional<uint64_t> value; ///< nothing: no data of that day
    std::optional<uint64_t> sum; ///< of all days up to it; nothing where the day has no data
    Fraction timeProgress;
};

/// A goal held against what came in.
struct Attainment {
    std::vector<AttainmentDay> days; ///< all of the goal's, also those to come
    std::optional<uint64_t> sum; ///< nothing: not one day has data
    std::optional<Fraction> rate; ///< sum ÷ goal; nothing without data and for a goal of 0
    Fraction timeProgress;
    std::optional<Fraction> gap; ///< rate − time progress
};

/// `values`: one for each day of `days`.
Attainment attainmentOf(
    std::span<const std::optional<uint64_t>> values, Period days, uint64_t goal, Day asOf);

/// a − b, exact.
Fraction differenceOf(const Fraction &a, const Fraction &b);

/// Whether a stage may be followed by the next one.
enum class GateState : uint8_t {
    None, ///< it has no gate
    Coming, ///< the stage has not begun
    NoData,
    Reached,
    Open, ///< not reached, and the stage runs
    Missed, ///< not reached, and the stage is over
};
GateState gateStateOf(const std::optional<Fraction> &number, const Fraction &wanted, Period stage, Day asOf);

/// Shares of the planned groups of which is told when they had got it.
inline constexpr std::array<int, 4> kReachShares {25, 50, 80, 100};
/// Minutes since dispatch at which the curve is drawn.
inline constexpr std::array<int, 12> kReachMinutes {
    15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880, 4320};

/// How fast pushes got to their groups, over all of them together.
struct ReachCurve {
    uint64_t planned = 0;
    uint64_t sent = 0;
    uint64_t untimed = 0; ///< of the sent ones: nobody knows when; they are in no time and no point
    std::array<std::optional<int64_t>, kReachShares.size()> secondsTo; ///< nothing: not reached yet
    std::array<uint64_t, kReachMinutes.size()> sentBy {}; ///< within so many minutes
};

/// `delays`: seconds from dispatch to sending, of the sent ones whose time is known; a negative one counts as 0. The n %
/// are reached with the ⌈n % of planned⌉-th.
ReachCurve reachCurveOf(uint64_t planned, uint64_t sent, std::vector<int64_t> delays);

} // namespace qunce
