// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planindex.h"

#include <algorithm>
#include <array>

#include "models/plan/planchecker.h"
#include "models/plan/rolling.h"

namespace qunce {

namespace {

/// Rules that say the same have the same key: most of 60,000 entries share a few dozen.
std::string keyOf(const AudienceRule &rule)
{
    std::string key(1, static_cast<char>('0' + static_cast<int>(rule.reach)));
    key += std::to_string(rule.groupKinds);
    for (const Uuid &region : rule.regions)
        key.append(1, 'r').append(region.bytes.begin(), region.bytes.end());
    for (const std::string &tag : rule.tags)
        key.append(1, 't').append(std::to_string(tag.size())).append(1, ' ').append(tag);
    for (const auto &[mark, names] : {std::pair('b', &rule.batches), std::pair('m', &rule.bands)}) {
        for (const std::string &name : *names)
            key.append(1, mark).append(std::to_string(name.size())).append(1, ' ').append(name);
    }
    for (const PlanTarget &target : rule.targets)
        key.append(1, target.isIncluded ? '+' : '-')
            .append(1, static_cast<char>('0' + static_cast<int>(target.kind)))
            .append(target.id.bytes.begin(), target.id.bytes.end());
    return key;
}

} // namespace

int PlanIndex::Counts::of(uint32_t subject, bool countDrafts) const
{
    return firm[subject] + (countDrafts ? drafts[subject] : 0);
}

int PlanIndex::Counts::ofRegions(uint32_t subject, bool countDrafts) const
{
    return regionFirm[subject] + (countDrafts ? regionDrafts[subject] : 0);
}

std::vector<uint16_t> &PlanIndex::Counts::sendsLike(const PlanEntry &entry, bool ofRegions)
{
    if (ofRegions)
        return entry.isFirm() ? regionFirm : regionDrafts;
    return entry.isFirm() ? firm : drafts;
}

void PlanIndex::Counts::resize(size_t subjects)
{
    for (std::vector<uint16_t> *sends : {&firm, &drafts, &regionFirm, &regionDrafts})
        sends->resize(subjects);
}

PlanIndex::PlanIndex(std::shared_ptr<const PlanPeople> people, PushPolicy policy)
    : m_people(std::move(people)), m_policy(std::move(policy))
{ }

PlanIndex::Named PlanIndex::namedOf(const AudienceRule &rule) const
{
    Named &named = m_named[keyOf(rule)];
    if (!named)
        named = std::make_shared<const SubjectSet>(namedBy(rule, *m_people));
    return named;
}

/// What takes sends away from others.
bool PlanIndex::isCounted(const PlanEntry &entry) const
{
    return entry.start && !entry.isCancelled() && !m_policy.isExempt(entry.channel);
}

std::optional<uint32_t> PlanIndex::placeOf(const Uuid &entry) const
{
    const auto found = m_places.find(entry);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

const PlanEntry *PlanIndex::find(const Uuid &entry) const
{
    const std::optional<uint32_t> place = placeOf(entry);
    return place ? &m_entries[*place].entry : nullptr;
}

void PlanIndex::put(PlanEntry entry)
{
    remove(entry.id);
    uint32_t place = static_cast<uint32_t>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        place = m_free.back();
        m_free.pop_back();
    }
    Held &held = m_entries[place];
    held.named = namedOf(entry.audience);
    held.entry = std::move(entry);
    held.isLive = true;
    m_places.emplace(held.entry.id, place);
    link(place);
}

void PlanIndex::remove(const Uuid &entry)
{
    const std::optional<uint32_t> place = placeOf(entry);
    if (!place)
        return;
    unlink(*place);
    m_entries[*place] = Held();
    m_free.push_back(*place);
    m_places.erase(entry);
}

void PlanIndex::putContent(PlanContent content)
{
    m_contents[content.id] = std::move(content);
}

void PlanIndex::link(uint32_t place)
{
    const Held &held = m_entries[place];
    if (!held.entry.start || held.entry.isCancelled())
        return;
    if (held.entry.rolls) {
        if (held.entry.status != "stopped") { // what it would still have sent is free for others
            m_rolling.push_back(place);
            m_rollingCounts.clear();
        }
        return;
    }
    m_byDay[held.entry.day()].push_back(place);
    if (!held.entry.content.isNil())
        m_byContent[held.entry.content].push_back(place);
    if (!isCounted(held.entry))
        return;
    const auto counts =
        m_counts.find({capWindow(m_policy.cap, held.entry.day()).days.from, held.entry.channel});
    if (counts != m_counts.end())
        count(counts->second, held, 1);
}

void PlanIndex::unlink(uint32_t place)
{
    const Held &held = m_entries[place];
    if (!held.entry.start || held.entry.isCancelled())
        return;
    if (held.entry.rolls) {
        if (held.entry.status != "stopped") { // what it would still have sent is free for others
            std::erase(m_rolling, place);
            m_rollingCounts.clear();
        }
        return;
    }
    std::erase(m_byDay[held.entry.day()], place);
    if (!held.entry.content.isNil())
        std::erase(m_byContent[held.entry.content], place);
    if (!isCounted(held.entry))
        return;
    const auto counts =
        m_counts.find({capWindow(m_policy.cap, held.entry.day()).days.from, held.entry.channel});
    if (counts != m_counts.end())
        count(counts->second, held, -1);
}

void PlanIndex::count(Counts &counts, const Held &held, int by) const
{
    std::vector<uint16_t> &all = counts.sendsLike(held.entry, false);
    std::vector<uint16_t> &regional = counts.sendsLike(held.entry, true);
    const bool isRegional = held.entry.isRegional();
    held.named->each([&](uint32_t subject) {
        all[subject] = static_cast<uint16_t>(all[subject] + by);
        if (isRegional)
            regional[subject] = static_cast<uint16_t>(regional[subject] + by);
    });
}

/// `sends`: of headquarters that are firm, that are drafts, and the same of regions.
void PlanIndex::count(Counts &counts, const SubjectSet &named, const std::array<uint16_t, 4> &sends) const
{
    const auto firm = static_cast<uint16_t>(sends[0] + sends[2]);
    const auto drafts = static_cast<uint16_t>(sends[1] + sends[3]);
    named.each([&](uint32_t subject) {
        counts.firm[subject] = static_cast<uint16_t>(counts.firm[subject] + firm);
        counts.drafts[subject] = static_cast<uint16_t>(counts.drafts[subject] + drafts);
        counts.regionFirm[subject] = static_cast<uint16_t>(counts.regionFirm[subject] + sends[2]);
        counts.regionDrafts[subject] = static_cast<uint16_t>(counts.regionDrafts[subject] + sends[3]);
    });
}

PlanIndex::Counts &PlanIndex::countsOf(const CapWindow &window, const std::string &channel) const
{
    const auto [found, isNew] = m_counts.try_emplace(CountKey(window.days.from, channel));
    Counts &counts = found->second;
    if (!isNew)
        return counts;
    counts.resize(m_people->subjects());
    // Many entries name the same subjects: each such set is walked through once.
    struct Sends {
        Named named;
        std::array<uint16_t, 4> numbers {};
    };
    std::unordered_map<const SubjectSet *, Sends> sends;
    const auto end = m_byDay.upper_bound(window.days.to);
    for (auto day = m_byDay.lower_bound(window.days.from); day != end; ++day) {
        for (const uint32_t place : day->second) {
            const Held &held = m_entries[place];
            if (held.entry.channel != channel || !isCounted(held.entry))
                continue;
            Sends &same = sends[held.named.get()];
            same.named = held.named;
            ++same.numbers[(held.entry.isFirm() ? 0U : 1U) + (held.entry.isRegional() ? 2U : 0U)];
        }
    }
    for (const auto &[set, same] : sends)
        count(counts, *set, same.numbers);
    return counts;
}

Audience PlanIndex::audienceOf(const PlanEntry &entry, const CheckOptions &options) const
{
    if (entry.rolls) {
        const Named named = namedOf(entry.audience);
        Audience all {SubjectSet(m_people->subjects()), {}, {}};
        const Period days = rollingDays(*entry.rolls,
            options.days.value_or(Period {entry.rolls->from, entry.rolls->from + (kRollingAhead - 1)}));
        for (Day day = days.from; day <= days.to; ++day) {
            const Audience due = dueOn(entry, *named, *m_people, day, options.added);
            all.reached.add(due.reached);
            all.closed.insert(all.closed.end(), due.closed.begin(), due.closed.end());
            all.ownerless.insert(all.ownerless.end(), due.ownerless.begin(), due.ownerless.end());
        }
        return all;
    }
    return audienceOn(*namedOf(entry.audience), *m_people, entry.day());
}

SendsLeft PlanIndex::sendsLeft(uint32_t subject, const std::string &channel, Day day, bool countDrafts) const
{
    SendsLeft sends;
    sends.isCounted = !m_policy.isExempt(channel);
    if (!sends.isCounted)
        return sends;
    const CapWindow window = capWindow(m_policy.cap, day);
    const Counts &counts = countsOf(window, channel);
    sends.most = window.most;
    sends.planned = counts.of(subject, countDrafts);
    sends.plannedByRegion = counts.ofRegions(subject, countDrafts);
    if (const Counts *rolling = rollingCountsOf(window, channel, {})) {
        sends.planned += rolling->of(subject, countDrafts);
        sends.plannedByRegion += rolling->ofRegions(subject, countDrafts);
    }
    sends.left = std::max(sends.most - sends.planned, 0);
    const int own = sends.most - keptForHeadquarters(m_policy, sends.most);
    sends.leftForRegion = std::clamp(own - sends.plannedByRegion, 0, sends.left);
    return sends;
}

} // namespace qunce
