// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sop/sopexpansion.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace qunce {

namespace {

constexpr int kReadyHour = 18;

Instant at(Day day, int minute)
{
    return {Instant::startOf(day).seconds + int64_t {minute} * 60};
}

PlannedEntry planned(
    size_t index, const SopStep &step, std::vector<std::string> kinds, Day day, const SopWindow &window)
{
    PlannedEntry entry;
    entry.step = index;
    entry.groupKinds = std::move(kinds);
    entry.startAt = at(day, window.from);
    if (window.to)
        entry.endAt = at(day, *window.to);
    if (step.prepareDays)
        entry.prepareBy = Instant::fromLocal(day - *step.prepareDays, kReadyHour, 0);
    return entry;
}

template <typename Value>
std::vector<Value> common(const std::vector<Value> &a, const std::vector<Value> &b)
{
    std::vector<Value> both;
    std::copy_if(a.begin(), a.end(), std::back_inserter(both),
        [&b](const Value &one) { return std::find(b.begin(), b.end(), one) != b.end(); });
    return both;
}

template <typename Value>
std::vector<Value> without(const std::vector<Value> &a, const std::vector<Value> &b)
{
    std::vector<Value> rest;
    std::copy_if(a.begin(), a.end(), std::back_inserter(rest),
        [&b](const Value &one) { return std::find(b.begin(), b.end(), one) == b.end(); });
    return rest;
}

template <typename Value>
std::vector<Value> together(const std::vector<Value> &a, const std::vector<Value> &b)
{
    std::vector<Value> all = a;
    all.insert(all.end(), b.begin(), b.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// Takes out of those who have no content yet whom the parts of a pack are for, one after the other.
class PackSplitter
{
public:
    using Found = std::pair<SopPart, std::vector<std::string>>;

    explicit PackSplitter(const std::vector<std::string> &kinds) { m_left.push_back({{}, kinds}); }

    void take(const SopPackPart &part)
    {
        std::vector<Found> left;
        for (const Found &space : m_left)
            take(part, space, left);
        m_left = std::move(left);
    }
    std::vector<Found> finish(const Uuid &content)
    {
        for (Found &space : m_left) {
            space.first.content = content;
            m_found.push_back(std::move(space));
        }
        for (size_t i = 0; i < m_found.size(); ++i)
            m_found[i].first.number = i;
        return std::move(m_found);
    }

private:
    void take(const SopPackPart &part, const Found &space, std::vector<Found> &left)
    {
        const auto &[who, kinds] = space;
        const std::vector<std::string> own = part.groupKinds.empty() ? kinds : common(kinds, part.groupKinds);
        const bool isOfKind = kinds.empty() ? part.groupKinds.empty() : !own.empty();
        SopPart taken = who;
        if (!part.regions.empty())
            taken.regions = who.regions.empty() ? without(part.regions, who.notRegions)
                                                : common(who.regions, part.regions);
        const bool isAnywhere = part.regions.empty() || !taken.regions.empty();
        // Who carries a tag that has been taken out is not here any more.
        taken.tags = without(part.tags, who.notTags);
        const bool isAnybody = part.tags.empty() || !taken.tags.empty();
        if (!isOfKind || !isAnywhere || !isAnybody) {
            left.push_back(space);
            return;
        }
        if (!part.regions.empty())
            taken.notRegions.clear();
        taken.content = part.content;
        m_found.emplace_back(taken, own);
        if (const std::vector<std::string> others = without(kinds, own); !others.empty())
            left.emplace_back(who, others);
        if (!part.regions.empty()) { // elsewhere
            SopPart rest = who;
            if (who.regions.empty())
                rest.notRegions = together(who.notRegions, part.regions);
            else
                rest.regions = without(who.regions, part.regions);
            if (who.regions.empty() || !rest.regions.empty())
                left.emplace_back(std::move(rest), own);
        }
        if (!part.tags.empty()) { // there, without the tags
            SopPart rest = taken;
            rest.content = {};
            rest.tags.clear();
            rest.notTags = together(who.notTags, part.tags);
            left.emplace_back(std::move(rest), own);
        }
    }

    std::vector<Found> m_left;
    std::vector<Found> m_found;
};

void addParts(const PlannedEntry &entry, const SopStep &step, std::vector<PlannedEntry> &entries)
{
    for (auto &[part, kinds] : partsOf(step, entry.groupKinds)) {
        PlannedEntry one = entry;
        one.part = std::move(part);
        one.groupKinds = std::move(kinds);
        entries.push_back(std::move(one));
    }
}

} // namespace

std::vector<std::pair<SopPart, std::vector<std::string>>> partsOf(
    const SopStep &step, const std::vector<std::string> &kinds)
{
    PackSplitter splitter(kinds);
    for (const SopPackPart &part : step.pack)
        splitter.take(part);
    return splitter.finish(step.content);
}

PlannedKey keyOf(const SopTemplate &sop, const PlannedEntry &entry)
{
    return {sop.steps[entry.step].id, entry.groupKinds, entry.part.number};
}

std::vector<PlannedEntry> expand(const SopTemplate &sop, Day start)
{
    std::vector<PlannedEntry> entries;
    for (size_t i = 0; i < sop.steps.size(); ++i) {
        const SopStep &step = sop.steps[i];
        std::vector<std::string> rest = step.groupKinds;
        std::sort(rest.begin(), rest.end());
        for (const SopLead &lead : step.leads) {
            const auto served = std::find(rest.begin(), rest.end(), lead.groupKind);
            if (served == rest.end())
                continue;
            rest.erase(served);
            addParts(planned(i, step, {lead.groupKind}, start + (step.day + lead.day), lead.window), step,
                entries);
        }
        // A step for no group at all is one entry; one whose kinds all have times of their own has no other.
        if (!rest.empty() || step.groupKinds.empty())
            addParts(planned(i, step, std::move(rest), start + step.day, step.window), step, entries);
    }
    std::sort(entries.begin(), entries.end(), [](const PlannedEntry &a, const PlannedEntry &b) {
        return std::tie(a.startAt, a.step, a.groupKinds, a.part.number)
            < std::tie(b.startAt, b.step, b.groupKinds, b.part.number);
    });
    return entries;
}

std::vector<PlannedEntry> expandRolling(const SopTemplate &sop, Day first, bool midway)
{
    std::vector<PlannedEntry> entries = expand(sop, first);
    for (PlannedEntry &entry : entries) {
        entry.anchorDay = entry.startAt.day() - first;
        const int64_t back = midway ? *entry.anchorDay * kSecondsPerDay : 0;
        entry.startAt = {entry.startAt.seconds - back};
        if (entry.endAt)
            entry.endAt = Instant {entry.endAt->seconds - back};
        if (entry.prepareBy)
            entry.prepareBy = Instant {entry.prepareBy->seconds - back};
    }
    return entries;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const PlannedEntry &entry, const SopTemplate &sop, const Uuid &campaign)
{
    const SopStep &step = sop.steps[entry.step];
    auto fields = fieldsOf(step, sop.id);
    for (const char *ofTheStep :
        {"day", "from_minute", "to_minute", "leads", "pack", "prepare_days", "group_kinds", "content"})
        fields.erase(ofTheStep);
    fields["step"] = toValue(step.id);
    if (!entry.part.content.isNil())
        fields["content"] = toValue(entry.part.content);
    // Tags of the step and of the part both count: then those of the part are named one by one (entry_target).
    if (step.audienceTags.empty() && !entry.part.tags.empty())
        fields["audience_tags"] = entry.part.tags;
    fields["campaign"] = toValue(campaign);
    fields["start_at"] = toValue(std::optional(entry.startAt));
    if (entry.endAt)
        fields["end_at"] = toValue(entry.endAt);
    if (entry.prepareBy)
        fields["prepare_by"] = toValue(entry.prepareBy);
    if (!entry.groupKinds.empty())
        fields["group_kinds"] = entry.groupKinds;
    if (entry.anchorDay) {
        fields["anchor"] = std::string(anchorName(sop.anchor));
        fields["anchor_day"] = int64_t {*entry.anchorDay};
    }
    fields["status"] = std::string("draft");
    return fields;
}

} // namespace qunce
