// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/rolling.h"

#include <algorithm>

namespace qunce {

namespace {

/// Who serves those whose group opens on that day.
void addOwners(
    const PlanEntry &entry, const SubjectSet &named, const PlanPeople &people, Day day, SubjectSet &due)
{
    for (const uint32_t place : people.startingOn(day - entry.rolls->day)) {
        const PlanGroup &group = people.group(place);
        if (!group.ownerGuide || group.isClosed(day) || !joins(entry.audience, group))
            continue;
        const uint32_t owner = people.guideSubject(*group.ownerGuide);
        if (named.has(owner))
            due.add(owner);
    }
}

} // namespace

PlanEntry occurrenceOn(const PlanEntry &entry, Day day)
{
    PlanEntry there = entry;
    if (!entry.start)
        return there;
    const int64_t later = (day - entry.day()) * kSecondsPerDay;
    there.start = Instant {entry.start->seconds + later};
    if (entry.end)
        there.end = Instant {entry.end->seconds + later};
    if (there.rolls) {
        there.rolls->from = day;
        there.rolls->until = day;
    }
    return there;
}

Audience dueOn(const PlanEntry &entry, const SubjectSet &named, const PlanPeople &people, Day day,
    const SubjectSet *added)
{
    SubjectSet due(people.subjects());
    if (!entry.rolls || !entry.start || !entry.rolls->takesPlaceOn(day))
        return {std::move(due), {}, {}};
    if (entry.rolls->anchor == RollAnchor::CustomerAdded) {
        if (entry.audience.reach == Reach::Guides)
            due = added ? named.common(*added) : named;
    } else if (entry.audience.reach == Reach::Guides) {
        addOwners(entry, named, people, day, due);
    } else {
        for (const uint32_t group : people.startingOn(day - entry.rolls->day)) {
            if (named.has(group))
                due.add(group);
        }
    }
    return audienceOn(due, people, day);
}

bool canReach(const PlanEntry &entry)
{
    const AudienceRule &rule = entry.audience;
    if (rule.reach == Reach::Guides)
        return true;
    const bool names = rule.groupKinds != 0
        || std::any_of(rule.targets.begin(), rule.targets.end(), [](const PlanTarget &target) {
               return target.isIncluded && target.kind != PlanTarget::Kind::Koc;
           });
    return rule.reach == Reach::Groups && names && entry.rolls
        && entry.rolls->anchor == RollAnchor::GroupStart;
}

Period rollingDays(const RollingRule &rule, Period days)
{
    return {std::max(rule.from, days.from), rule.until ? std::min(*rule.until, days.to) : days.to};
}

} // namespace qunce
