// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/base/day.h"
#include "models/base/uuid.h"
#include "models/domain/closedmonths.h"
#include "models/domain/metric.h"
#include "models/domain/org.h"

namespace qunce {

enum class SubjectKind : uint8_t { Guide, Group, Koc };

enum class GuideRole : uint8_t { Guide, StoreManager, StoreAccount, HqService, Mentor, Supervisor };

/// What decides whether a guide is in post on a day (data.md). Copied into each slot, so that a region's numbers need
/// no record of a guide who has moved away.
struct Employment {
    GuideRole role = GuideRole::Guide;
    std::optional<Day> joinedOn;
    std::optional<Day> leftOn;
    std::optional<Day> leaveFrom;
    std::optional<Day> leaveTo;

    bool hasLeft(Day day) const { return leftOn && *leftOn <= day; }
    bool onLeave(Day day) const { return leaveFrom && *leaveFrom <= day && (!leaveTo || day <= *leaveTo); }
    /// On leave on every day of the period.
    bool onLeaveThroughout(Period period) const
    {
        return leaveFrom && *leaveFrom <= period.from && (!leaveTo || period.to <= *leaveTo);
    }
    /// joined_on <= day (or unknown), not left, not on leave; roles guide and store_manager.
    bool inPost(Day day) const
    {
        return (role == GuideRole::Guide || role == GuideRole::StoreManager)
            && (!joinedOn || *joinedOn <= day) && !hasLeft(day) && !onLeave(day);
    }
};

/// How a slot stood when the month of these days was closed; an empty span [from, until) if it was not there.
struct FormerSlot {
    Period days;
    Day from;
    Day until;
    Employment employment;
};

/// A subject's place in its region's fact columns for a span of days [from, until). The slot number is the index in
/// RegionSlots. Slots are never reused, and leaving closes none (architecture.md, "Slots").
struct Slot {
    Uuid id; ///< the slot record
    Uuid subject; ///< guide, group or KOC record
    std::string code;
    std::string name;
    OrgIndex store = kHq; ///< kHq if the subject hangs on a region directly
    OrgIndex city = kHq;
    Uuid owner; ///< the guide of a group or KOC; nil if none
    Day from = kFirstDay;
    Day until = kForever; ///< exclusive
    Employment employment; ///< guides only
    /// Of closed months after whose close it changed, ascending; they count for the days of those months (docs/DATA.md,
    /// "Month close").
    std::vector<FormerSlot> former;

    bool validOn(Day day) const { return from <= day && day < until; }
    /// Null if the slot itself speaks for the day.
    const FormerSlot *formerOn(Day day) const
    {
        for (const FormerSlot &one : former) {
            if (one.days.contains(day))
                return &one;
        }
        return nullptr;
    }
    /// As numbers of the day have it.
    const Employment &employmentOn(Day day) const
    {
        const FormerSlot *const one = formerOn(day);
        return one ? one->employment : employment;
    }
    Day fromAsOf(Day day) const
    {
        const FormerSlot *const one = formerOn(day);
        return one ? one->from : from;
    }
    Day untilAsOf(Day day) const
    {
        const FormerSlot *const one = formerOn(day);
        return one ? one->until : until;
    }

    static constexpr Day kFirstDay {16436}; ///< 2015-01-01
    static constexpr Day kForever {INT32_MAX};
};

/// All slots of one region; the position in a vector is the slot number.
struct RegionSlots {
    OrgIndex region = kHq;
    std::vector<Slot> guides;
    std::vector<Slot> groups;
    std::vector<Slot> kocs;

    const std::vector<Slot> &of(SubjectKind kind) const
    {
        return kind == SubjectKind::Guide ? guides : kind == SubjectKind::Group ? groups : kocs;
    }
    std::vector<Slot> &of(SubjectKind kind)
    {
        return kind == SubjectKind::Guide ? guides : kind == SubjectKind::Group ? groups : kocs;
    }
};

enum class TaskKind : uint8_t { GroupPush, OneToOne, Moments, Lead, FollowUp, Notice, Other };

struct Task {
    Uuid id;
    std::string code;
    std::string title;
    TaskKind kind = TaskKind::Other;
    std::optional<Instant> dispatchedAt;
    Instant dueAt;
    Day dueDay; ///< the day as written: 24:00 belongs to the day it ends
};

/// A target of one org unit or one guide for a period.
struct Goal {
    Period period;
    OrgIndex unit = kHq;
    Uuid guide; ///< nil: the goal is of `unit`
    Metric metric = Metric::Amount;
    uint64_t value = 0;
};

/// Everything that measures need besides columns: a consistent, immutable cut of the records in somebody's scope.
/// Region r of queries and sources is regions[r]. Any thread.
struct Brand {
    OrgTree org;
    std::vector<RegionSlots> regions;
    std::vector<Task>
        tasks; ///< ascending by (dueDay, code); the key of task facts in queries is the index here
    std::vector<Goal> goals;
    std::vector<ClosedMonth> closed; ///< ascending by days
};

} // namespace qunce
