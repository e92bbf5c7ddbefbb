// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One entry against the others. One that takes place once is looked at on its day, one that rolls on each of the days that
// are asked about; what is seen on them together is what is said.

#include <algorithm>
#include <cstdlib>

#include "models/plan/planchecker.h"
#include "models/plan/planindex.h"
#include "models/plan/rolling.h"

namespace qunce {

struct PlanIndex::Seen {
    Period days; ///< that were looked at
    SubjectSet cap;
    SubjectSet share;
    PlanNeighbours sameHour;
    PlanNeighbours sameContent;
    Audience audience;
    std::optional<PlanFinding> discount; ///< of the first day that has one
};

PlanIndex::Seen PlanIndex::see(
    const PlanEntry &entry, const PlanContent *content, const CheckOptions &options) const
{
    Seen seen {{entry.day(), entry.day()}, SubjectSet(m_people->subjects()), SubjectSet(m_people->subjects()),
        {SubjectSet(m_people->subjects()), {}}, {SubjectSet(m_people->subjects()), {}},
        {SubjectSet(m_people->subjects()), {}, {}}, {}};
    if (entry.rolls)
        seen.days = rollingDays(
            *entry.rolls, options.days.value_or(Period {entry.day(), entry.day() + (kRollingAhead - 1)}));
    // Whoever got what was wrong gets what is right, however much else they got.
    const bool isCapped =
        !m_policy.isExempt(entry.channel) && entry.audience.reach != Reach::Nobody && entry.corrects.isNil();
    const Named named = namedOf(entry.audience);
    for (Day day = seen.days.from; day <= seen.days.to; ++day) {
        const PlanEntry there = entry.rolls ? occurrenceOn(entry, day) : entry;
        if (!seen.discount)
            seen.discount = PlanChecker(m_policy, *m_people, there, options).discount(content);
        const Audience due = entry.rolls ? dueOn(entry, *named, *m_people, day, options.added)
                                         : audienceOn(*named, *m_people, day);
        seen.audience.closed.insert(seen.audience.closed.end(), due.closed.begin(), due.closed.end());
        seen.audience.ownerless.insert(
            seen.audience.ownerless.end(), due.ownerless.begin(), due.ownerless.end());
        if (due.reached.empty())
            continue;
        seen.audience.reached.add(due.reached);
        if (isCapped) {
            const Over over = overOf(there, *named, due.reached, options);
            seen.cap.add(over.cap);
            seen.share.add(over.share);
        }
        meet(there, due.reached, options, seen.sameHour, seen.sameContent);
    }
    return seen;
}

std::vector<PlanFinding> PlanIndex::check(const PlanEntry &entry, const CheckOptions &options) const
{
    const PlanChecker checker(m_policy, *m_people, entry, options);
    std::vector<PlanFinding> findings;
    const auto add = [&](std::optional<PlanFinding> finding) {
        if (finding)
            findings.push_back(std::move(*finding));
    };
    add(checker.times());
    add(checker.lateness());
    const auto content = m_contents.find(entry.content);
    const PlanContent *used = content == m_contents.end() ? nullptr : &content->second;
    SubjectSet leftOut(m_people->subjects()); // of a rolling entry, whose others get it all the same
    if (entry.start) {
        add(checker.quietHours());
        Seen seen = see(entry, used, options);
        const CapWindow window = capWindow(m_policy.cap, std::max(seen.days.from, entry.day()));
        const int own = window.most - keptForHeadquarters(m_policy, window.most);
        if (entry.rolls)
            leftOut.add(seen.cap);
        else
            add(checker.cap(seen.cap, window));
        if (entry.rolls && entry.isRegional())
            leftOut.add(seen.share);
        else
            add(checker.share(seen.share, window, own));
        add(checker.sameHour(seen.sameHour));
        add(checker.sameContent(seen.sameContent));
        add(checker.contentOf(used));
        add(checker.usable(used));
        add(checker.size(used));
        for (PlanFinding &finding : checker.audience(seen.audience))
            findings.push_back(std::move(finding));
        if (!entry.rolls)
            add(checker.holiday());
        add(std::move(seen.discount));
    } else {
        add(checker.size(used)); // the text does not wait for a date
    }
    add(checker.words(used, WordLevel::Error));
    add(checker.words(used, WordLevel::Warning));
    add(checker.riskNotice(used));
    add(checker.metric());
    add(checker.leftOut(leftOut));
    return findings;
}

std::vector<PlanFinding> PlanIndex::check(const Uuid &entry, const CheckOptions &options) const
{
    const PlanEntry *held = find(entry);
    return held ? check(*held, options) : std::vector<PlanFinding>();
}

bool PlanIndex::isHeldCounted(const Held &held, const CheckOptions &options) const
{
    const bool goesOn = !held.entry.rolls || held.entry.status != "stopped";
    return goesOn && isCounted(held.entry) && (held.entry.isFirm() || options.countDrafts);
}

/// Of one day of a rolling entry as of one that takes place once.
PlanIndex::Over PlanIndex::overOf(const PlanEntry &entry, const SubjectSet &named, const SubjectSet &reached,
    const CheckOptions &options) const
{
    Over over {SubjectSet(m_people->subjects()), SubjectSet(m_people->subjects())};
    const CapWindow window = capWindow(m_policy.cap, entry.day());
    const Counts &counts = countsOf(window, entry.channel);
    std::optional<Day> addedOn; // whose customers are asked about
    if (entry.rolls && entry.rolls->anchor == RollAnchor::CustomerAdded)
        addedOn = entry.day() - entry.rolls->day;
    const Counts *const rolling = rollingCountsOf(window, entry.channel, addedOn);
    const std::optional<uint32_t> place = placeOf(entry.id);
    // The one that is checked is counted as it is to be, not as it is held.
    const Held *held = place ? &m_entries[*place] : nullptr;
    bool heldCounts = held && isHeldCounted(*held, options) && held->entry.channel == entry.channel;
    SubjectSet heldToGuides; // asked once for all of them
    if (heldCounts && held->entry.rolls && entry.audience.reach == Reach::Guides)
        heldToGuides = dueOn(held->entry, *held->named, *m_people, entry.day(), options.added).reached;
    else if (heldCounts && !held->entry.rolls)
        heldCounts = window.days.contains(held->entry.day());
    const auto isSentByHeld = [&](uint32_t subject) {
        if (!held->entry.rolls)
            return held->named->has(subject);
        return m_people->isGroup(subject) ? isSentBy(*held, subject, window) : heldToGuides.has(subject);
    };
    const bool sameNamed = heldCounts && !held->entry.rolls && held->named.get() == &named;
    const int own = window.most - keptForHeadquarters(m_policy, window.most);
    reached.each([&](uint32_t subject) {
        const bool isHeld = heldCounts && (sameNamed || isSentByHeld(subject));
        int all = counts.of(subject, options.countDrafts) - (isHeld ? 1 : 0) + 1;
        int regional = counts.ofRegions(subject, options.countDrafts)
            - (isHeld && held->entry.isRegional() ? 1 : 0) + (entry.isRegional() ? 1 : 0);
        if (rolling) {
            all += rolling->of(subject, options.countDrafts);
            regional += rolling->ofRegions(subject, options.countDrafts);
        }
        if (all > window.most)
            over.cap.add(subject);
        else if (m_policy.hqPercent > 0
            && (entry.isRegional() ? regional > own : all - regional > window.most - own))
            over.share.add(subject);
    });
    return over;
}

bool PlanIndex::matters(const Held &other, const PlanEntry &entry, const CheckOptions &options) const
{
    return other.entry.id != entry.id && (options.countDrafts || other.entry.isFirm());
}

/// Others that take place once, and others that roll.
void PlanIndex::meet(const PlanEntry &entry, const SubjectSet &reached, const CheckOptions &options,
    PlanNeighbours &sameHour, PlanNeighbours &sameContent) const
{
    const auto day = m_byDay.find(entry.day());
    if (day != m_byDay.end() && !m_policy.isExempt(entry.channel)) {
        for (const uint32_t place : day->second) {
            const Held &other = m_entries[place];
            if (matters(other, entry, options) && !m_policy.isExempt(other.entry.channel)
                && other.entry.start->secondOfDay() / 3600 == entry.start->secondOfDay() / 3600)
                sameHour.take(other.entry.id, reached.common(*other.named));
        }
    }
    const auto content = entry.content.isNil() ? m_byContent.end() : m_byContent.find(entry.content);
    if (content != m_byContent.end()) {
        for (const uint32_t place : content->second) {
            const Held &other = m_entries[place];
            if (matters(other, entry, options)
                && std::abs(other.entry.day() - entry.day()) < m_policy.repeatDays)
                sameContent.take(other.entry.id, reached.common(*other.named));
        }
    }
    meetRolling(entry, reached, options, sameHour, sameContent);
}

} // namespace qunce
