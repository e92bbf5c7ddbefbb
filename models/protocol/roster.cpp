// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/roster.h"

#include <algorithm>

namespace qunce {

namespace {

/// What one more slot says of where its subject is on the day.
void take(Roster::Place &place, const Brand &brand, const RegionSlots &region, const Slot &slot, Day day)
{
    const auto idOf = [&brand](OrgIndex unit) { return unit == kHq ? Uuid {} : brand.org.at(unit).id; };
    if (slot.validOn(std::max(day, kFirstDataDay)))
        place = {true, true, idOf(region.region), idOf(slot.store)};
    else if (!place.known)
        place = {false, true, {}, {}};
}

} // namespace

Roster::Roster(const Brand &brand, SubjectKind kind, Day day) : m_kind(kind)
{
    size_t most = 0;
    for (const RegionSlots &region : brand.regions)
        most += region.of(kind).size();
    m_places.reserve(most);
    for (const RegionSlots &region : brand.regions) {
        for (const Slot &slot : region.of(kind)) {
            if (!slot.id.isNil())
                take(m_places[slot.subject], brand, region, slot, day);
        }
    }
}

Roster::Place Roster::placeOf(const Brand &brand, SubjectKind kind, Day day, const Uuid &subject)
{
    Place place;
    for (const RegionSlots &region : brand.regions) {
        for (const Slot &slot : region.of(kind)) {
            if (slot.subject == subject && !slot.id.isNil())
                take(place, brand, region, slot, day);
        }
    }
    return place;
}

Roster::Place Roster::placeOf(const Uuid &subject) const
{
    const Place *place = m_places.find(subject);
    return place ? *place : Place {};
}

std::optional<Record> Roster::shown(const Record &record) const
{
    const Place place = placeOf(record.id);
    if (!place.listed)
        return std::nullopt;
    Record shown = record;
    if (place.known) {
        shown.put("region", toValue(place.region));
        if (m_kind == SubjectKind::Guide)
            shown.put("store", toValue(place.store));
    }
    return shown;
}

std::optional<SubjectKind> subjectOf(Kind kind)
{
    switch (kind) {
    case Kind::Guide:
        return SubjectKind::Guide;
    case Kind::Group:
        return SubjectKind::Group;
    case Kind::Koc:
        return SubjectKind::Koc;
    default:
        return std::nullopt;
    }
}

Kind recordKindOf(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Guide:
        return Kind::Guide;
    case SubjectKind::Group:
        return Kind::Group;
    case SubjectKind::Koc:
        return Kind::Koc;
    }
    return Kind::Guide;
}

} // namespace qunce
