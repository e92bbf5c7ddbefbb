// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/rollup.h"

#include <algorithm>
#include <unordered_map>

namespace qunce {

namespace {

const Day kSinceEver {INT32_MIN};

/// A correction of the past took all its days; it stays because places are never reused.
bool isEmptyOn(const Slot &slot, Day day)
{
    return slot.untilAsOf(day) <= slot.fromAsOf(day);
}

/// Whether it has a day of the period, as the numbers of the period have it.
bool hasDayIn(const Slot &slot, Period period)
{
    if (slot.former.empty())
        return slot.from < slot.until && slot.from <= period.to && period.from < slot.until;
    Day next = period.from;
    const auto meets = [](Day from, Day until, Period days) {
        return days.days() > 0 && from < until && from <= days.to && days.from < until;
    };
    for (const FormerSlot &former : slot.former) {
        const Period within {std::max(next, former.days.from), std::min(period.to, former.days.to)};
        if (within.days() <= 0)
            continue;
        if (meets(slot.from, slot.until, {next, within.from - 1}) || meets(former.from, former.until, within))
            return true;
        next = within.to + 1;
    }
    return meets(slot.from, slot.until, {next, period.to});
}

} // namespace

Rollup::Rollup(const Brand &brand, SubjectKind kind, OrgIndex under)
    : m_brand(brand), m_kind(kind), m_under(under)
{
    if (under != kHq)
        m_underKind = brand.org.at(under).kind;
}

Rollup::Rollup(const Brand &brand, Level level, SubjectKind kind, OrgIndex under)
    : Rollup(brand, subjectOf(level).value_or(kind), under)
{
    m_level = level;
    const std::vector<Day> changes = zoneChanges(level == Level::Zone);
    if (orgKindOf(level)) {
        addRows(level);
        map(changes,
            [&](const Slot &slot, size_t region, Day day) { return rowFor(slot, region, day, level); });
    } else {
        std::unordered_map<Uuid, int32_t> rowOfSubject;
        size_t slots = 0;
        for (const RegionSlots &region : brand.regions)
            slots += region.of(m_kind).size();
        rowOfSubject.reserve(slots);
        m_rows.reserve(slots);
        map(changes, [&](const Slot &slot, size_t, Day) {
            const auto [place, isNew] =
                rowOfSubject.try_emplace(slot.subject, static_cast<int32_t>(m_rows.size()));
            if (isNew)
                m_rows.push_back({slot.subject, slot.code, slot.name});
            return place->second;
        });
    }
    m_rowCount = m_rows.size();
}

Rollup Rollup::byDay(const Brand &brand, SubjectKind kind, OrgIndex under, const Uuid &subject, Period days)
{
    Rollup rollup(brand, kind, under);
    rollup.m_isByDay = true;
    rollup.m_firstDay = days.from;
    rollup.m_rowCount = static_cast<size_t>(std::max(0, days.days()));
    const bool everybody = subject.isNil();
    rollup.map(rollup.zoneChanges(false),
        [&](const Slot &slot, size_t, Day) { return everybody || slot.subject == subject ? 0 : kNoRow; });
    return rollup;
}

Rollup Rollup::ofSubject(const Brand &brand, SubjectKind kind, const Uuid &subject)
{
    Rollup rollup(brand, kind, kHq);
    rollup.m_level = kind == SubjectKind::Guide ? Level::Guide
        : kind == SubjectKind::Group            ? Level::Group
                                                : Level::Koc;
    rollup.map(rollup.zoneChanges(false), [&](const Slot &slot, size_t, Day) {
        if (slot.subject != subject)
            return kNoRow;
        if (rollup.m_rows.empty())
            rollup.m_rows.push_back({slot.subject, slot.code, slot.name});
        return 0;
    });
    rollup.m_rowCount = rollup.m_rows.size();
    return rollup;
}

/// Days from which on some region of the brand hangs under another zone, with the beginning of time.
std::vector<Day> Rollup::zoneChanges(bool needed) const
{
    std::vector<Day> changes {kSinceEver};
    if (!needed && (m_under == kHq || m_underKind != OrgKind::Zone))
        return changes;
    for (const RegionSlots &region : m_brand.regions) {
        if (region.region == kHq)
            continue;
        const auto &parents = m_brand.org.at(region.region).parents;
        for (size_t i = 1; i < parents.size(); ++i)
            changes.push_back(parents[i].from);
    }
    std::sort(changes.begin(), changes.end());
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    return changes;
}

bool Rollup::counts(const Slot &slot, size_t region, Day day) const
{
    if (m_under == kHq)
        return true;
    switch (m_underKind) {
    case OrgKind::Store:
        return slot.store == m_under;
    case OrgKind::City:
        return slot.city == m_under;
    case OrgKind::Region:
        return m_brand.regions[region].region == m_under;
    case OrgKind::Zone:
        return m_brand.org.ancestorOn(m_brand.regions[region].region, OrgKind::Zone, day) == m_under;
    }
    return false;
}

void Rollup::addRows(Level level)
{
    const auto &units = m_brand.org.units();
    m_rowOfUnit.assign(units.size(), kNoRow);
    for (size_t i = 0; i < units.size(); ++i) {
        if (units[i].kind != *orgKindOf(level))
            continue;
        m_rowOfUnit[i] = static_cast<int32_t>(m_rows.size());
        m_rows.push_back({units[i].id, units[i].code, units[i].name, static_cast<OrgIndex>(i)});
    }
}

int32_t Rollup::rowFor(const Slot &slot, size_t region, Day day, Level level) const
{
    const OrgIndex regionUnit = m_brand.regions[region].region;
    const OrgIndex unit = level == Level::Store ? slot.store
        : level == Level::City                  ? slot.city
        : level == Level::Region                ? regionUnit
                                                : m_brand.org.ancestorOn(regionUnit, OrgKind::Zone, day);
    return unit == kHq ? kNoRow : m_rowOfUnit[static_cast<size_t>(unit)];
}

template <typename RowFor>
void Rollup::map(const std::vector<Day> &changes, RowFor &&rowFor)
{
    std::vector<uint8_t> isUsed(m_brand.regions.size(), 0);
    for (const Day change : changes) {
        Mapping mapping {change, std::vector<std::vector<int32_t>>(m_brand.regions.size())};
        for (size_t region = 0; region < m_brand.regions.size(); ++region) {
            const std::vector<Slot> &slots = m_brand.regions[region].of(m_kind);
            std::vector<int32_t> &rowOf = mapping.rowOf[region];
            rowOf.assign(slots.size(), kNoRow);
            for (size_t slot = 0; slot < slots.size(); ++slot) {
                if (counts(slots[slot], region, change))
                    rowOf[slot] = rowFor(slots[slot], region, change);
                if (rowOf[slot] != kNoRow)
                    isUsed[region] = 1;
            }
        }
        m_mappings.push_back(std::move(mapping));
    }
    for (size_t region = 0; region < isUsed.size(); ++region) {
        if (isUsed[region] != 0)
            m_regions.push_back(region);
    }
}

std::vector<Rollup::Segment> Rollup::segments(Period period) const
{
    std::vector<Segment> segments;
    for (size_t i = 0; i < m_mappings.size(); ++i) {
        const Day from = std::max(period.from, m_mappings[i].from);
        const Day to =
            i + 1 < m_mappings.size() ? std::min(period.to, m_mappings[i + 1].from - 1) : period.to;
        if (!m_isByDay) {
            if (from <= to)
                segments.push_back({{from, to}, &m_mappings[i].rowOf, 0});
            continue;
        }
        for (Day day = from; day <= to; ++day)
            segments.push_back({{day, day}, &m_mappings[i].rowOf, day - m_firstDay});
    }
    return segments;
}

std::vector<Rollup::Place> Rollup::placesOn(Day day) const
{
    std::vector<Place> places(m_rowCount);
    if (orgKindOf(m_level))
        return places;
    for (const Mapping &mapping : m_mappings) {
        for (const size_t region : m_regions) {
            const std::vector<Slot> &slots = m_brand.regions[region].of(m_kind);
            for (size_t slot = 0; slot < slots.size(); ++slot) {
                const int32_t row = mapping.rowOf[region][slot];
                if (row == kNoRow || isEmptyOn(slots[slot], day) || slots[slot].fromAsOf(day) > day)
                    continue;
                Place &place = places[static_cast<size_t>(row)];
                if (place.slot == nullptr || place.slot->fromAsOf(day) < slots[slot].fromAsOf(day))
                    place = {&slots[slot], m_brand.regions[region].region};
            }
        }
    }
    return places;
}

std::vector<uint8_t> Rollup::membersIn(Period period) const
{
    std::vector<uint8_t> members(m_rowCount, 0);
    if (orgKindOf(m_level)) {
        const OrgTree &org = m_brand.org;
        for (size_t row = 0; row < m_rowCount; ++row) {
            const OrgIndex unit = m_rows[row].unit;
            const bool inBrand =
                std::any_of(m_brand.regions.begin(), m_brand.regions.end(), [&](const RegionSlots &region) {
                    return org.isUnder(unit, region.region) || org.isUnder(region.region, unit);
                });
            members[row] = inBrand && org.isUnder(unit, m_under) ? 1 : 0;
        }
    }
    for (const Segment &segment : segments(period)) {
        for (const size_t region : m_regions) {
            const std::vector<Slot> &slots = m_brand.regions[region].of(m_kind);
            for (size_t slot = 0; slot < slots.size(); ++slot) {
                const int32_t row = segment.rowOf(region, slot);
                if (row != kNoRow && hasDayIn(slots[slot], segment.period))
                    members[static_cast<size_t>(row)] = 1;
            }
        }
    }
    return members;
}

namespace {

DaysInPost daysInPostOf(const Employment &employment, Day from, Day until, Period period)
{
    DaysInPost days;
    if (employment.role != GuideRole::Guide && employment.role != GuideRole::StoreManager)
        return days;
    const Day first = std::max({period.from, from, employment.joinedOn.value_or(period.from)});
    const Day last = std::min({period.to, until - 1, employment.leftOn ? *employment.leftOn - 1 : period.to});
    if (last < first)
        return days;
    if (!employment.leaveFrom || *employment.leaveFrom > last
        || (employment.leaveTo && *employment.leaveTo < first)
        || (employment.leaveTo && *employment.leaveTo < *employment.leaveFrom)) {
        days.beforeLeave = {first, last};
        return days;
    }
    if (first < *employment.leaveFrom)
        days.beforeLeave = {first, *employment.leaveFrom - 1};
    if (employment.leaveTo && *employment.leaveTo < last)
        days.afterLeave = {*employment.leaveTo + 1, last};
    return days;
}

void appendSpans(std::vector<Period> &spans, const DaysInPost &days)
{
    for (const Period &span : {days.beforeLeave, days.afterLeave}) {
        if (span.days() > 0)
            spans.push_back(span);
    }
}

} // namespace

DaysInPost daysInPost(const Slot &slot, Period period)
{
    if (slot.former.empty())
        return daysInPostOf(slot.employment, slot.from, slot.until, period);
    DaysInPost days;
    Day next = period.from;
    for (const FormerSlot &former : slot.former) {
        const Period within {std::max(next, former.days.from), std::min(period.to, former.days.to)};
        if (within.days() <= 0)
            continue;
        if (next < within.from)
            appendSpans(
                days.more, daysInPostOf(slot.employment, slot.from, slot.until, {next, within.from - 1}));
        appendSpans(days.more, daysInPostOf(former.employment, former.from, former.until, within));
        next = within.to + 1;
    }
    if (next <= period.to)
        appendSpans(days.more, daysInPostOf(slot.employment, slot.from, slot.until, {next, period.to}));
    return days;
}

} // namespace qunce
