// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/audience.h"

#include <algorithm>
#include <unordered_set>

namespace qunce {

namespace {

bool haveCommon(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    auto left = a.begin();
    for (auto right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right)
            return true;
        *left < *right ? ++left : ++right;
    }
    return false;
}

/// The targets of one side, included or excluded, ready to be asked about thousands of subjects.
class Named
{
public:
    Named(const AudienceRule &rule, bool isIncluded, const PlanPeople &people)
        : m_units(people.org.units().size(), false)
    {
        for (const PlanTarget &target : rule.targets) {
            const bool isCarriedOut = target.kind != PlanTarget::Kind::Koc;
            if (target.isIncluded != isIncluded || !isCarriedOut)
                continue;
            m_isEmpty = false;
            if (target.kind == PlanTarget::Kind::Org)
                addUnit(target.id, people.org);
            else if (target.kind == PlanTarget::Kind::Tag) {
                const auto name = people.tagNames.find(target.id);
                if (name != people.tagNames.end())
                    m_tags.push_back(name->second);
            } else {
                m_ids.insert(target.id);
            }
        }
        std::sort(m_tags.begin(), m_tags.end());
    }

    bool isEmpty() const { return m_isEmpty; }
    bool itself(const Uuid &id) const { return !m_ids.empty() && m_ids.contains(id); }
    /// By where it is, whose it is or what it carries.
    bool covers(OrgIndex unit, const Uuid &owner, const std::vector<std::string> &tags) const
    {
        return (unit != kHq && m_units[static_cast<size_t>(unit)]) || itself(owner)
            || haveCommon(m_tags, tags);
    }

private:
    void addUnit(const Uuid &id, const OrgTree &org)
    {
        const std::optional<OrgIndex> top = org.byId(id);
        if (!top)
            return;
        for (size_t unit = 0; unit < m_units.size(); ++unit) {
            if (org.isUnder(static_cast<OrgIndex>(unit), *top))
                m_units[unit] = true;
        }
    }

    bool m_isEmpty = true;
    std::vector<bool> m_units;
    std::unordered_set<Uuid> m_ids;
    std::vector<std::string> m_tags;
};

/// A group or guide that may be named.
struct Candidate {
    const Uuid &id;
    const Uuid &owner; ///< of a group
    const Uuid &region;
    OrgIndex unit;
    const std::vector<std::string> &tags;
    bool isOfKind;
};

bool isAmong(const std::vector<std::string> &names, const std::string &name)
{
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

bool isNamed(const AudienceRule &rule, const Named &included, const Named &excluded, const Candidate &one)
{
    if (!rule.regions.empty() && !std::binary_search(rule.regions.begin(), rule.regions.end(), one.region))
        return false;
    if (!excluded.isEmpty() && (excluded.itself(one.id) || excluded.covers(one.unit, one.owner, one.tags)))
        return false;
    if (included.itself(one.id))
        return true;
    if (!one.isOfKind || (!rule.tags.empty() && !haveCommon(rule.tags, one.tags)))
        return false;
    return included.isEmpty() || included.covers(one.unit, one.owner, one.tags);
}

} // namespace

bool joins(const AudienceRule &rule, const PlanGroup &group)
{
    return isAmong(rule.batches, group.batch) && isAmong(rule.bands, group.band);
}

SubjectSet namedBy(const AudienceRule &rule, const PlanPeople &people)
{
    SubjectSet named(people.subjects());
    if (rule.reach == Reach::Nobody)
        return named;
    const Named included(rule, true, people);
    const Named excluded(rule, false, people);
    if (rule.reach == Reach::Guides) {
        for (size_t i = 0; i < people.guides.size(); ++i) {
            const PlanGuide &guide = people.guides[i];
            const Uuid nobody;
            if (isNamed(
                    rule, included, excluded, {guide.id, nobody, guide.region, guide.unit, guide.tags, true}))
                named.add(people.guideSubject(i));
        }
        return named;
    }
    const bool anyKind = rule.groupKinds == 0 && !included.isEmpty();
    for (size_t i = 0; i < people.groups.size(); ++i) {
        const PlanGroup &group = people.groups[i];
        const bool isOfKind = (anyKind || (rule.groupKinds >> group.kind & 1U) != 0) && joins(rule, group);
        if (isNamed(rule, included, excluded,
                {group.id, group.owner, group.region, group.unit, group.tags, isOfKind}))
            named.add(static_cast<uint32_t>(i));
    }
    return named;
}

Audience audienceOn(const AudienceRule &rule, const PlanPeople &people, Day day)
{
    return audienceOn(namedBy(rule, people), people, day);
}

Audience audienceOn(const SubjectSet &named, const PlanPeople &people, Day day)
{
    Audience audience;
    audience.reached = named;
    named.each([&](uint32_t subject) {
        if (!people.isGroup(subject)) {
            const PlanGuide &guide = people.guide(subject);
            if (guide.left || !guide.employment.inPost(day))
                audience.reached.remove(subject);
            return;
        }
        const PlanGroup &group = people.group(subject);
        const bool isClosed = group.isClosed(day);
        // An owner in a region that cannot be seen from here is taken to be there.
        const bool isOwned =
            !group.owner.isNil() && (!group.ownerGuide || !people.guides[*group.ownerGuide].hasLeft(day));
        if (isClosed)
            audience.closed.push_back(subject);
        else if (!isOwned)
            audience.ownerless.push_back(subject);
        if (isClosed || !isOwned)
            audience.reached.remove(subject);
    });
    return audience;
}

} // namespace qunce
