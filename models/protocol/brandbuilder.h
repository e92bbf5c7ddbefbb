// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
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

// Records as far as a Brand is made of them. Both sides fill these, the console without making whole records first.

struct OrgRow {
    OrgUnit unit; ///< all but kind and parents
    std::string kind;
    std::string parents; ///< orghistory.h
    Uuid parent; ///< of a unit without a history
};

struct TaskRow {
    Uuid id;
    std::string code;
    std::string title;
    std::string kind;
    std::optional<Instant> dispatchedAt;
    std::optional<Instant> dueAt;
    std::optional<Day> dueDay;
};

struct GoalRow {
    Uuid id;
    std::optional<Day> from;
    std::optional<Day> to;
    Uuid org;
    Uuid guide;
    std::string metric;
    std::optional<int64_t> value;
};

/// Makes the organisation of its records, for server and console alike: units ascending by id. Fails with Corrupt, and
/// the text given, on records that contradict each other. One thread.
class OrgBuilder
{
public:
    /// `damaged` tells the user what to do about a database or cache that contradicts itself.
    explicit OrgBuilder(Message damaged) : m_damaged(std::move(damaged)) { }

    /// In any order.
    Result<void> add(const Record &record);
    Result<void> add(OrgRow row);
    /// Fails if a parent is not there or a unit is above itself. The builder is used up.
    Result<OrgTree> take();

private:
    struct Unit {
        OrgUnit unit;
        std::vector<ParentSince> history;
    };
    Message m_damaged;
    std::vector<Unit> m_units;
};

/// Makes the Brand that a scope may see: the whole organisation, the regions given, and what is added of them, in any
/// order. A place that no slot fills is an empty span of nobody. Fails like OrgBuilder. One thread.
class BrandBuilder
{
public:
    /// `mayReadRegion` is asked once for each region; an empty function allows all.
    BrandBuilder(OrgTree org, const std::function<bool(const Uuid &region)> &mayReadRegion,
        const BrandParts &parts, Message damaged);

    bool seesWholeBrand() const { return m_regions.size() == m_regionsOfBrand; }
    /// Index into Brand::regions by id.
    const std::unordered_map<Uuid, size_t> &regions() const { return m_regions; }

    /// Slots of kinds that are not asked for are passed over.
    Result<void> addSlot(const Record &record);
    Result<void> addSlot(SlotRecord slot);
    Result<void> addTask(const Record &record);
    Result<void> addTask(TaskRow task);
    Result<void> addGoal(const Record &record);
    Result<void> addGoal(const GoalRow &goal);
    /// Any `month_close`, whatever it says.
    void addMonth(const Record &record);
    /// The error to return for a record that makes no sense.
    Error contradiction(const std::string &detail) const;
    /// The builder is used up.
    Brand take();

private:
    Result<OrgIndex> unitOf(const Uuid &id, const Uuid &owner) const;

    Message m_damaged;
    BrandParts m_parts;
    Brand m_brand;
    struct Remembering {
        SubjectKind kind;
        size_t region;
        size_t slot;
        std::string earlier;
    };
    std::vector<std::pair<Uuid, Goal>> m_goals;
    std::vector<Remembering> m_remembering; ///< slots that changed after a close
    std::unordered_map<Uuid, size_t> m_regions;
    size_t m_regionsOfBrand = 0;
};

/// `group_push`, `one_to_one`, …; Other for what is none of them.
TaskKind taskKindNamed(std::string_view name);

} // namespace qunce
