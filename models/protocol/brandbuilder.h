// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "models/base/message.h"
#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/protocol/orghistory.h"
#include "models/protocol/slotrecord.h"

namespace qunce {

/// What of a Brand is asked for; the rest stays empty. KOCs are most of a brand's slots.
struct BrandParts {
    bool guides = true;
    bool groups = true;
    bool kocs = true;
    bool tasks = true;
    bool goals = true;

    bool has(SubjectKind kind) const
    {
        return kind == SubjectKind::Guide ? guides : kind == SubjectKind::Group ? groups : kocs;
    }
    static BrandParts nothing() { return {false, false, false, false, false}; }
    static BrandParts slotsOf(SubjectKind kind)
    {
        return {
            kind == SubjectKind::Guide, kind == SubjectKind::Group, kind == SubjectKind::Koc, false, false};
    }
};

/// Makes the organisation of its records, for server and console alike. Units keep the order they are added in, which
/// is ascending by id. Fails with Corrupt, and the text given, on records that contradict each other. One thread.
class OrgBuilder
{
public:
    /// `damaged` tells the user what to do about a database or cache that contradicts itself.
    explicit OrgBuilder(Message damaged) : m_damaged(std::move(damaged)) { }

    Result<void> add(const Record &record);
    /// Fails if a parent is not there or a unit is above itself. The builder is used up.
    Result<OrgTree> take();

private:
    Message m_damaged;
    std::vector<OrgUnit> m_units;
    std::vector<std::vector<ParentSince>> m_histories;
    std::unordered_map<Uuid, OrgIndex> m_byId {{Uuid {}, kHq}};
};

/// Makes the Brand that a scope may see: the whole organisation, the regions given, and what is added of them. A place
/// that no slot fills is an empty span of nobody. Fails like OrgBuilder. One thread.
class BrandBuilder
{
public:
    /// `mayReadRegion` is asked once for each region; an empty function allows all.
    BrandBuilder(OrgTree org, const std::function<bool(const Uuid &region)> &mayReadRegion,
        const BrandParts &parts, Message damaged);

    const OrgTree &org() const { return m_brand.org; }
    bool seesWholeBrand() const { return m_regions.size() == m_regionsOfBrand; }
    /// Index into Brand::regions by id.
    const std::unordered_map<Uuid, size_t> &regions() const { return m_regions; }

    /// In any order. Slots of kinds that are not asked for are passed over.
    Result<void> addSlot(const Record &record);
    Result<void> addSlot(SlotRecord slot);
    Result<void> addTask(const Record &record);
    Result<void> addGoal(const Record &record);
    /// The builder is used up.
    Brand take();

private:
    Result<OrgIndex> unitOf(const Uuid &id, const Uuid &owner) const;

    Message m_damaged;
    BrandParts m_parts;
    Brand m_brand;
    std::unordered_map<Uuid, size_t> m_regions;
    size_t m_regionsOfBrand = 0;
};

/// `group_push`, `one_to_one`, …; Other for what is none of them.
TaskKind taskKindNamed(std::string_view name);

} // namespace qunce
