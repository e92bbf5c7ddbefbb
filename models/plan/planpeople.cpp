// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/planpeople.h"

#include <algorithm>

#include "models/protocol/slotrecord.h"

namespace qunce {

namespace {

uint8_t kindOf(const std::string &name)
{
    const auto choices = fieldNamed(descriptor(Kind::Group), "kind")->choices;
    const auto found = std::find_if(
        choices.begin(), choices.end(), [&](const ChoiceName &choice) { return name == choice.name; });
    return static_cast<uint8_t>(found - choices.begin());
}

template <typename People>
void sortById(People &people)
{
    std::sort(people.begin(), people.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
}

} // namespace

std::span<const uint32_t> PlanPeople::startingOn(Day day) const
{
    const auto first = std::lower_bound(byStart.begin(), byStart.end(), day,
        [this](uint32_t one, Day wanted) { return *groups[one].startsOn < wanted; });
    const auto last = std::upper_bound(first, byStart.end(), day,
        [this](Day wanted, uint32_t one) { return wanted < *groups[one].startsOn; });
    return {first, last};
}

Result<void> PlanPeopleBuilder::add(const Record &record)
{
    switch (record.kind) {
    case Kind::Org:
        return m_org.add(record);
    case Kind::Tag:
        m_people.tagNames.emplace(record.id, record.text("name"));
        return {};
    case Kind::Group: {
        PlanGroup group;
        group.id = record.id;
        group.code = record.text("code");
        group.name = record.text("name");
        group.kind = kindOf(record.text("kind"));
        group.region = record.reference("region");
        group.owner = record.reference("owner");
        group.tags = record.set("tags");
        group.closed = record.text("status") == "closed" && !record.day("closed_on");
        group.closedOn = record.day("closed_on");
        group.startsOn = record.day("starts_on");
        group.batch = record.text("batch");
        group.band = record.text("band");
        m_people.groups.push_back(std::move(group));
        return {};
    }
    case Kind::Guide: {
        PlanGuide guide;
        guide.id = record.id;
        guide.code = record.text("code");
        guide.name = record.text("name");
        guide.region = record.reference("region");
        guide.employment = employmentOf(record);
        guide.left = record.text("status") == "left" && !guide.employment.leftOn;
        guide.tags = record.set("tags");
        m_storeOfGuide.emplace(guide.id, record.reference("store"));
        m_people.guides.push_back(std::move(guide));
        return {};
    }
    default:
        return {};
    }
}

Result<PlanPeople> PlanPeopleBuilder::take()
{
    QUNCE_ASSIGN(m_people.org, m_org.take());
    sortById(m_people.groups);
    sortById(m_people.guides);
    const auto unitOf = [&](const Uuid &store, const Uuid &region) {
        if (const std::optional<OrgIndex> unit = m_people.org.byId(store))
            return *unit;
        return m_people.org.byId(region).value_or(kHq);
    };
    std::unordered_map<Uuid, uint32_t> places;
    for (size_t i = 0; i < m_people.guides.size(); ++i) {
        PlanGuide &guide = m_people.guides[i];
        guide.unit = unitOf(m_storeOfGuide[guide.id], guide.region);
        places.emplace(guide.id, static_cast<uint32_t>(i));
    }
    for (PlanGroup &group : m_people.groups) {
        const auto owner = places.find(group.owner);
        if (owner != places.end())
            group.ownerGuide = owner->second;
        group.unit = unitOf(owner == places.end() ? Uuid() : m_storeOfGuide[group.owner], group.region);
    }
    for (size_t i = 0; i < m_people.groups.size(); ++i) {
        if (m_people.groups[i].startsOn)
            m_people.byStart.push_back(static_cast<uint32_t>(i));
    }
    std::stable_sort(m_people.byStart.begin(), m_people.byStart.end(), [this](uint32_t a, uint32_t b) {
        return *m_people.groups[a].startsOn < *m_people.groups[b].startsOn;
    });
    return std::move(m_people);
}

} // namespace qunce
