// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/guidemarks.h"

#include <array>

namespace qunce {

GuideState guideStateOn(const Employment &employment, Day day)
{
    if (employment.hasLeft(day))
        return GuideState::Left;
    if (employment.joinedOn && *employment.joinedOn > day)
        return GuideState::NotJoined;
    return employment.onLeave(day) ? GuideState::OnLeave : GuideState::InPost;
}

uint32_t guideMarks(const GuideWork &work, Day today)
{
    const Employment &employment = work.employment;
    const GuideState state = guideStateOn(employment, today);
    const bool isNew = (state == GuideState::InPost || state == GuideState::OnLeave) && employment.joinedOn
        && today - *employment.joinedOn <= kNewForDays;
    uint32_t marks = 0;
    if (work.due > 0 && work.done == 0)
        marks |= guidemarks::kNothingDone;
    if (work.idleTaskDays >= kIdleDaysOfMark && state != GuideState::Left)
        marks |= guidemarks::kIdleThreeDays;
    if (work.wasInPost && work.orders && *work.orders == 0)
        marks |= guidemarks::kNotSelling;
    if (isNew)
        marks |= guidemarks::kNew;
    if (state == GuideState::Left && work.hasInheritance)
        marks |= guidemarks::kToHandOver;
    if (state == GuideState::OnLeave)
        marks |= guidemarks::kOnLeave;
    return marks;
}

std::vector<uint32_t> idleTaskDays(const MeasureInput &input, const TaskBoard &board, Period days)
{
    static constexpr std::array kCounts {
        Count {classes::kEligible, TaskSet::Due}, Count {classes::kDone, TaskSet::Due}};
    std::vector<uint32_t> idle(input.rollup.rowCount());
    std::vector<uint8_t> isOver(input.rollup.rowCount());
    for (Day day = days.to; day >= days.from; day = day - 1) {
        const auto counts = countRows(input, board, {day, day}, kCounts);
        for (size_t row = 0; row < idle.size(); ++row) {
            isOver[row] = isOver[row] != 0 || counts[1][row] > 0 ? 1 : 0;
            if (isOver[row] == 0 && counts[0][row] > 0)
                ++idle[row];
        }
    }
    return idle;
}

std::vector<uint8_t> inPostRows(const MeasureInput &input, Period period)
{
    std::vector<uint8_t> inPost(input.rollup.rowCount());
    for (const Rollup::Segment &segment : input.rollup.segments(period)) {
        for (const size_t region : input.rollup.regions()) {
            const std::vector<Slot> &slots = input.brand.regions[region].guides;
            for (size_t slot = 0; slot < slots.size(); ++slot) {
                const int32_t row = segment.rowOf(region, slot);
                if (row != Rollup::kNoRow && daysInPost(slots[slot], segment.period).count() > 0)
                    inPost[static_cast<size_t>(row)] = 1;
            }
        }
    }
    return inPost;
}

} // namespace qunce
