// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/conteststandings.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace qunce {

namespace {

struct Reached {
    std::optional<uint64_t> value;
    std::optional<Day> on;
};

/// A sum reaches what it is on the last day that brought something.
Reached sumOf(const TeamNumbers &team, Day from, int days)
{
    Reached reached;
    for (int day = 0; day < days; ++day) {
        const std::optional<uint64_t> &value = team.values[static_cast<size_t>(day)];
        if (!value)
            continue;
        reached.value = reached.value.value_or(0) + *value;
        if (*value > 0)
            reached.on = from + day;
    }
    return reached;
}

/// A run reaches its length on the last of its days.
Reached runOf(const TeamNumbers &team, Day from, int days, Day today)
{
    Reached reached;
    for (int day = 0; day < days; ++day) {
        const SellingDay did = team.selling[static_cast<size_t>(day)];
        if (did == SellingDay::Skipped)
            continue;
        if (did == SellingDay::Sold) {
            reached = {reached.value.value_or(0) + 1, from + day};
        } else if (from + day < today) {
            reached = {0, std::nullopt};
        } else {
            reached.value = reached.value.value_or(0);
        }
    }
    return reached;
}

Reached reachedBy(
    ContestMeasure measure, const ContestNumbers &numbers, const TeamNumbers &team, int days, Day today)
{
    return measure == ContestMeasure::Streak ? runOf(team, numbers.from, days, today)
                                             : sumOf(team, numbers.from, days);
}

/// Without movement.
std::vector<Standing> placesAfter(ContestMeasure measure, const ContestNumbers &numbers, int days, Day today)
{
    std::vector<Standing> standings;
    const bool isPlaced = std::all_of(
        numbers.teams.begin(), numbers.teams.end(), [](const TeamNumbers &team) { return team.isSeen; });
    for (size_t team = 0; team < numbers.teams.size(); ++team) {
        const TeamNumbers &of = numbers.teams[team];
        Standing &standing = standings.emplace_back();
        standing.team = team;
        if (!of.isSeen)
            continue;
        const Reached reached = reachedBy(measure, numbers, of, days, today);
        standing.value = reached.value;
        standing.reachedOn = reached.on;
        standing.refunds = std::accumulate(of.refunds.begin(), of.refunds.begin() + days, uint64_t {0});
    }
    // No day is after every day: equal without one is shared.
    const auto dayOf = [](const Standing &one) { return one.reachedOn.value_or(Slot::kForever); };
    std::stable_sort(standings.begin(), standings.end(), [&](const Standing &a, const Standing &b) {
        if (a.value != b.value)
            return a.value > b.value; // nothing is less than 0
        return std::tuple(dayOf(a), std::string_view(numbers.teams[a.team].name))
            < std::tuple(dayOf(b), std::string_view(numbers.teams[b.team].name));
    });
    for (size_t i = 0; i < standings.size() && isPlaced && standings[i].value; ++i) {
        Standing &here = standings[i];
        here.place = static_cast<uint32_t>(i + 1);
        if (i == 0)
            continue;
        Standing &ahead = standings[i - 1];
        here.gap = *ahead.value - *here.value;
        if (ahead.value != here.value)
            continue;
        if (ahead.reachedOn == here.reachedOn) {
            here.place = ahead.place;
            here.tie = ahead.tie = ContestTie::Shared;
        } else {
            here.tie = ContestTie::ByDay;
            if (ahead.tie == ContestTie::None)
                ahead.tie = ContestTie::ByDay;
        }
    }
    return standings;
}

} // namespace

std::vector<Standing> contestStandings(ContestMeasure measure, const ContestNumbers &numbers, Day today)
{
    std::vector<Standing> standings = placesAfter(measure, numbers, numbers.days, today);
    if (numbers.days < 2)
        return standings;
    for (const Standing &before : placesAfter(measure, numbers, numbers.days - 1, today)) {
        const auto now = std::find_if(standings.begin(), standings.end(),
            [&before](const Standing &one) { return one.team == before.team; });
        now->before = before.place;
    }
    return standings;
}

ContestNumbers endedAtData(ContestNumbers numbers)
{
    const auto hasData = [](const TeamNumbers &team, size_t day) {
        return team.values[day].has_value() || team.refunds[day] > 0;
    };
    while (numbers.days > 0
        && std::none_of(numbers.teams.begin(), numbers.teams.end(),
            [&](const TeamNumbers &team) { return hasData(team, static_cast<size_t>(numbers.days - 1)); }))
        --numbers.days;
    const auto days = static_cast<size_t>(numbers.days);
    for (TeamNumbers &team : numbers.teams) {
        team.values.resize(days);
        team.refunds.resize(days);
        team.selling.resize(std::min(team.selling.size(), days));
    }
    return numbers;
}

std::vector<std::optional<uint64_t>> contestRace(
    ContestMeasure measure, const ContestNumbers &numbers, size_t team, Day today)
{
    std::vector<std::optional<uint64_t>> values;
    for (int days = 1; days <= numbers.days && numbers.teams[team].isSeen; ++days)
        values.push_back(reachedBy(measure, numbers, numbers.teams[team], days, today).value);
    return values;
}

std::vector<LateContestDay> lateInContest(const ContestNumbers &frozen, const ContestNumbers &now)
{
    std::vector<LateContestDay> late;
    for (size_t team = 0; team < std::min(frozen.teams.size(), now.teams.size()); ++team) {
        const TeamNumbers &was = frozen.teams[team];
        const TeamNumbers &is = now.teams[team];
        for (size_t day = 0; is.isSeen && day < std::min(was.values.size(), is.values.size()); ++day) {
            if (was.values[day] != is.values[day] || was.refunds[day] != is.refunds[day])
                late.push_back({team, frozen.from + static_cast<int>(day), was.values[day], is.values[day],
                    was.refunds[day], is.refunds[day]});
        }
    }
    return late;
}

} // namespace qunce
