// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rolling entries among the others of a plan. They have no day: what they send to whom, and whom they meet, is asked of
// their rule (rolling.h), for the days that are looked at. There are dozens of them where there are thousands of others.
//
// Customers are counted by the day that they were added on: two steps of a template for new customers never come to the
// same customer on one day, though the same guide sends both. An entry that goes to all customers of a guide is counted
// against those of whichever day get most.

#include <algorithm>

#include "models/plan/planchecker.h"
#include "models/plan/planindex.h"
#include "models/plan/rolling.h"

namespace qunce {

namespace {

int hourOf(const PlanEntry &entry)
{
    return entry.start->secondOfDay() / 3600;
}

bool isOfCustomers(const PlanEntry &entry)
{
    return entry.rolls && entry.rolls->anchor == RollAnchor::CustomerAdded
        && entry.audience.reach == Reach::Guides;
}

} // namespace

const PlanIndex::Counts *PlanIndex::rollingCountsOf(
    const CapWindow &window, const std::string &channel, std::optional<Day> addedOn) const
{
    if (m_rolling.empty())
        return nullptr;
    const auto [found, isNew] = m_rollingCounts.try_emplace(RollingKey(window.days.from, channel, addedOn));
    Counts &counts = found->second;
    if (!isNew)
        return &counts;
    counts.resize(m_people->subjects());
    countCustomers(counts, window, channel, addedOn);
    for (const uint32_t place : m_rolling) {
        const Held &held = m_entries[place];
        if (held.entry.channel != channel || !isCounted(held.entry) || isOfCustomers(held.entry))
            continue;
        const auto count = [&](uint32_t subject) {
            ++counts.sendsLike(held.entry, false)[subject];
            if (held.entry.isRegional())
                ++counts.sendsLike(held.entry, true)[subject];
        };
        const Period days = rollingDays(*held.entry.rolls, window.days);
        for (Day day = days.from; day <= days.to; ++day) {
            if (held.entry.audience.reach == Reach::Guides) {
                dueOn(held.entry, *held.named, *m_people, day).reached.each(count);
                continue;
            }
            for (const uint32_t group : m_people->startingOn(day - held.entry.rolls->day)) {
                if (held.named->has(group))
                    count(group);
            }
        }
    }
    return &counts;
}

/// A rolling entry has come, or will come, to that group in the window.
bool PlanIndex::isSentBy(const Held &held, uint32_t group, const CapWindow &window) const
{
    const std::optional<Day> &start = m_people->group(group).startsOn;
    if (!start || !held.named->has(group) || held.entry.rolls->anchor != RollAnchor::GroupStart)
        return false;
    const Day on = *start + held.entry.rolls->day;
    return window.days.contains(on) && held.entry.rolls->takesPlaceOn(on);
}

/// What the customers of one day get in the window, or those who get most.
void PlanIndex::countCustomers(
    Counts &counts, const CapWindow &window, const std::string &channel, std::optional<Day> addedOn) const
{
    struct Sends {
        const Held *like = nullptr; ///< as firm and as regional as all of them
        std::map<Day, uint16_t> byDay; ///< on which the customers were added
    };
    std::map<std::tuple<const SubjectSet *, bool, bool>, Sends> all;
    for (const uint32_t place : m_rolling) {
        const Held &held = m_entries[place];
        if (held.entry.channel != channel || !isCounted(held.entry) || !isOfCustomers(held.entry))
            continue;
        Sends &sends = all[{held.named.get(), held.entry.isFirm(), held.entry.isRegional()}];
        sends.like = &held;
        const Period days = rollingDays(*held.entry.rolls, window.days);
        for (Day day = days.from; day <= days.to; ++day)
            ++sends.byDay[day - held.entry.rolls->day];
    }
    for (const auto &[key, sends] : all) {
        uint16_t number = 0;
        for (const auto &[day, count] : sends.byDay)
            number = !addedOn || day == *addedOn ? std::max(number, count) : number;
        if (number == 0)
            continue;
        std::vector<uint16_t> &sent = counts.sendsLike(sends.like->entry, false);
        std::vector<uint16_t> &regional = counts.sendsLike(sends.like->entry, true);
        const bool isRegional = sends.like->entry.isRegional();
        sends.like->named->each([&](uint32_t subject) {
            sent[subject] = static_cast<uint16_t>(sent[subject] + number);
            if (isRegional)
                regional[subject] = static_cast<uint16_t>(regional[subject] + number);
        });
    }
}

void PlanIndex::meetRolling(const PlanEntry &entry, const SubjectSet &reached, const CheckOptions &options,
    PlanNeighbours &sameHour, PlanNeighbours &sameContent) const
{
    const Day day = entry.day();
    for (const uint32_t place : m_rolling) {
        const Held &other = m_entries[place];
        if (!matters(other, entry, options))
            continue;
        const bool areCustomers = isOfCustomers(entry) && isOfCustomers(other.entry);
        const int apart =
            areCustomers ? other.entry.rolls->day - entry.rolls->day : 0; // for the same customers
        if (!m_policy.isExempt(entry.channel) && !m_policy.isExempt(other.entry.channel)
            && hourOf(other.entry) == hourOf(entry) && apart == 0)
            sameHour.take(
                other.entry.id, reached.common(dueOn(other.entry, *other.named, *m_people, day).reached));
        if (entry.content.isNil() || other.entry.content != entry.content)
            continue;
        SubjectSet met(m_people->subjects());
        for (int days = 1 - m_policy.repeatDays; days < m_policy.repeatDays; ++days) {
            if (!areCustomers || days == apart)
                met.add(dueOn(other.entry, *other.named, *m_people, day + days).reached);
        }
        sameContent.take(other.entry.id, reached.common(met));
    }
}

RollingDay PlanIndex::rollingDay(const PlanEntry &entry, Day day, const CheckOptions &options) const
{
    const PlanEntry there = occurrenceOn(entry, day);
    const Named named = namedOf(entry.audience);
    RollingDay found {dueOn(entry, *named, *m_people, day, options.added), SubjectSet(m_people->subjects())};
    if (m_policy.isExempt(entry.channel) || found.audience.reached.empty())
        return found;
    Over over = overOf(there, *named, found.audience.reached, options);
    found.leftOut = std::move(over.cap);
    if (entry.isRegional())
        found.leftOut.add(over.share);
    return found;
}

} // namespace qunce
