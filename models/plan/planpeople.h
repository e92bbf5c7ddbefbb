// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/org.h"
#include "models/protocol/brandbuilder.h"
#include "models/protocol/record.h"

namespace qunce {

/// A group as far as planning asks for it.
struct PlanGroup {
    Uuid id;
    std::string code;
    std::string name;
    uint8_t kind = 0; ///< place among the choices of the field `kind`
    Uuid region;
    OrgIndex unit = kHq; ///< its owner's store, or its region
    Uuid owner; ///< nil for none
    std::optional<uint32_t> ownerGuide; ///< the owner's place in PlanPeople::guides
    std::vector<std::string> tags; ///< ascending
    bool closed = false;
    std::optional<Day> closedOn;
    std::optional<Day> startsOn; ///< 开营日期
    std::string batch;
    std::string band; ///< 月龄段

    bool isClosed(Day day) const { return closed || (closedOn && *closedOn <= day); }
};

struct PlanGuide {
    Uuid id;
    std::string code;
    std::string name;
    Uuid region;
    OrgIndex unit = kHq; ///< their store, or their region
    Employment employment;
    bool left = false; ///< and nobody knows when
    std::vector<std::string> tags; ///< ascending

    bool hasLeft(Day day) const { return left || employment.hasLeft(day); }
};

/// Whom a push can reach: the groups and guides that somebody may see, as they are now. A subject is a number: groups
/// come first, then guides. Immutable once built; any thread.
struct PlanPeople {
    OrgTree org;
    std::vector<PlanGroup> groups; ///< ascending by id
    std::vector<PlanGuide> guides; ///< ascending by id
    std::unordered_map<Uuid, std::string> tagNames; ///< by the tag's record
    std::vector<uint32_t> byStart; ///< groups that have a startsOn, ascending by it

    /// Groups whose startsOn it is.
    std::span<const uint32_t> startingOn(Day day) const;
    size_t subjects() const { return groups.size() + guides.size(); }
    uint32_t guideSubject(size_t guide) const { return static_cast<uint32_t>(groups.size() + guide); }
    bool isGroup(uint32_t subject) const { return subject < groups.size(); }
    const PlanGroup &group(uint32_t subject) const { return groups[subject]; }
    const PlanGuide &guide(uint32_t subject) const { return guides[subject - groups.size()]; }
    const Uuid &id(uint32_t subject) const
    {
        return isGroup(subject) ? group(subject).id : guide(subject).id;
    }
};

/// Makes PlanPeople of records, at the console and on the server alike. One thread.
class PlanPeopleBuilder
{
public:
    /// `damaged` is what is said if the organisation contradicts itself.
    explicit PlanPeopleBuilder(Message damaged) : m_org(std::move(damaged)) { }

    /// Records of the kinds org, group, guide and tag, in any order; others are passed over.
    Result<void> add(const Record &record);
    /// The builder is used up.
    Result<PlanPeople> take();

private:
    OrgBuilder m_org;
    PlanPeople m_people;
    std::unordered_map<Uuid, Uuid> m_storeOfGuide;
};

} // namespace qunce
