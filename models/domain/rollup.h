// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/domain/brand.h"
#include "models/domain/level.h"

namespace qunce {

/// A row that slots are summed up to; code and name belong to the Brand.
struct RollupRow {
    Uuid subject;
    std::string_view code;
    std::string_view name;
    OrgIndex unit = kHq; ///< levels of the organisation only
};

/// Which row each slot counts for: a guide's slots for the guide, a store's for the store, and so on, kept to slots
/// under one unit. Zones may get other regions on some day, so for them the answer depends on the day; all the rest
/// is in the slots. Refers to the Brand, which must outlive it. Immutable; any thread.
class Rollup
{
public:
    static constexpr int32_t kNoRow = -1;

    /// Rows of a level of the organisation are all its units in the tree, in the tree's order, whatever `kind`; else
    /// the subjects that have a slot under `under`. `kind` says whose slots; for levels of subjects it is theirs.
    Rollup(const Brand &brand, Level level, SubjectKind kind, OrgIndex under);
    /// One row for each day of `days`: everything under `under`, or only the slots of `subject` unless it is nil.
    static Rollup byDay(
        const Brand &brand, SubjectKind kind, OrgIndex under, const Uuid &subject, Period days);

    /// One row: all slots of one guide, group or KOC. No row if it has none.
    static Rollup ofSubject(const Brand &brand, SubjectKind kind, const Uuid &subject);

    SubjectKind kind() const { return m_kind; }
    size_t rowCount() const { return m_rowCount; }
    /// Empty for byDay().
    const std::vector<RollupRow> &rows() const { return m_rows; }
    bool isByDay() const { return m_isByDay; }
    /// Regions (indexes into Brand::regions) with slots that count on some day, ascending.
    const std::vector<size_t> &regions() const { return m_regions; }

    /// A span of days on which slots keep their rows.
    struct Segment {
        Period period;
        const std::vector<std::vector<int32_t>> *mapping;
        int32_t offset = 0;

        int32_t rowOf(size_t region, size_t slot) const
        {
            const int32_t row = (*mapping)[region][slot];
            return row == kNoRow ? kNoRow : row + offset;
        }
    };
    /// The segments of a period, ascending and without gaps.
    std::vector<Segment> segments(Period period) const;

    /// For each row the slot valid on `day`, or the last one before it; null if there is neither, and for rows of the
    /// organisation.
    struct Place {
        const Slot *slot = nullptr;
        OrgIndex region = kHq;
    };
    std::vector<Place> placesOn(Day day) const;
    /// For each row whether it belongs to the period: a subject with a slot in it, or a unit of today's tree that is
    /// under `under` and in the brand's regions.
    std::vector<uint8_t> membersIn(Period period) const;

private:
    struct Mapping {
        Day from;
        std::vector<std::vector<int32_t>> rowOf; ///< region, slot
    };

    Rollup(const Brand &brand, SubjectKind kind, OrgIndex under);
    std::vector<Day> zoneChanges(bool needed) const;
    bool counts(const Slot &slot, size_t region, Day day) const;
    void addRows(Level level);
    int32_t rowFor(const Slot &slot, size_t region, Day day, Level level) const;
    template <typename RowFor>
    void map(const std::vector<Day> &changes, RowFor &&rowFor);

    const Brand &m_brand;
    SubjectKind m_kind;
    OrgIndex m_under;
    OrgKind m_underKind = OrgKind::Zone;
    Level m_level = Level::Guide;
    bool m_isByDay = false;
    Day m_firstDay;
    size_t m_rowCount = 0;
    std::vector<RollupRow> m_rows;
    std::vector<int32_t> m_rowOfUnit;
    std::vector<size_t> m_regions;
    std::vector<Mapping> m_mappings; ///< ascending by day, the first holds since ever
};

/// The days of a period on which a slot's guide is in post in it: at most one span before and one after a leave;
/// spans that are not there are empty. Where the slot stood otherwise when a month was closed, there may be more.
struct DaysInPost {
    Period beforeLeave {Day {0}, Day {-1}};
    Period afterLeave {Day {0}, Day {-1}};
    std::vector<Period> more;

    int count() const
    {
        int days = beforeLeave.days() + afterLeave.days();
        for (const Period &span : more)
            days += span.days();
        return days;
    }
};
DaysInPost daysInPost(const Slot &slot, Period period);

} // namespace qunce
