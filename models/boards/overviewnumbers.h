// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <unordered_map>

#include "models/boards/overview.h"
#include "models/domain/leaderboard.h"

namespace qunce {

/// The measures of one reading of the overview: roll-ups and the task board are made once and shared by all of them.
/// One thread; brand and facts outlive it.
class OverviewNumbers
{
public:
    OverviewNumbers(const Brand &brand, const FactSource &facts, OrgIndex under, Instant asOf);

    /// Reads the assignments due in `days`, for all that is asked of those days. `brand` is the one that this is of.
    Result<void> prepare(BoardContext &context, const std::shared_ptr<const Brand> &brand, Period days);

    /// Of the whole unit, without what is under `without`. NotFound where this computer does not keep such old numbers.
    Result<MeasureValue> total(
        const Measure &measure, Period period, const std::vector<OrgIndex> &without = {});
    /// Of the whole unit; `goals` of those below it that have one.
    Result<MeasureValue> attainment(Period period, const std::vector<OrgIndex> &without = {});
    Result<std::vector<std::optional<Fraction>>> byDay(const Measure &measure, Period days);

    /// Guides with something due, and those of them with nothing done, of each unit by its id; nil is the whole.
    struct Idle {
        uint64_t idle = 0;
        uint64_t withTasks = 0;
    };
    using IdleByUnit = std::unordered_map<Uuid, Idle>;
    Result<IdleByUnit> idle(Period period, Level level);
    Result<MeasureValue> idleTotal(Period period);

    /// Rows of the level under the unit.
    Result<std::vector<OverviewRow>> rows(Level level, Period period, Period month, Period monthBefore);

private:
    MeasureInput inputOf(const Rollup &rollup) const;
    Result<MeasureValue> sumOf(const Rollup &rollup, const Measure &measure, Period period,
        const std::vector<OrgIndex> &without) const;
    Result<std::unordered_map<Uuid, uint32_t>> ranks(Level level, Period month) const;

    const Brand &m_brand;
    const FactSource &m_facts;
    const OrgIndex m_under;
    const Instant m_asOf;
    const Rollup m_whole; ///< regions of the unit, or the unit itself
    const Rollup m_guides;
    std::shared_ptr<const TaskBoard> m_board; ///< null: not prepared
};

/// Numerators and denominators added up, as the whole of a unit is made of its rows. Against goals, and per guide, rows
/// without a denominator do not count: sales of a unit where nobody is in post would be divided among the guides of others.
MeasureValue addedUp(const std::vector<MeasureValue> &rows, const Measure &measure);

/// The level whose rows make up a unit.
Level levelOfWhole(const Brand &brand, OrgIndex under);
std::optional<Fraction> gapOf(const MeasureValue &attainment, const Fraction &timeProgress);

} // namespace qunce
