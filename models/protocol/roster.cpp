// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/roster.h"

#include <algorithm>

namespace qunce {

Roster::Roster(const Brand &brand, SubjectKind kind, Day day) : m_kind(kind)
{
    day = std::max(day, kFirstDataDay);
    const auto idOf = [&brand](OrgIndex unit) { return unit == kHq ? Uuid {} : brand.org.at(unit).id; };
    for (const RegionSlots &region : brand.regions) {
        for (const Slot &slot : region.of(kind)) {
            if (slot.id.isNil())
                continue;
            Place &place = m_places[slot.subject];
            if (slot.validOn(day))
                place = {true, idOf(region.region), idOf(slot.store)};
        }
    }
}

std::optional<Record> Roster::shown(const Record &record) const
{
    const auto place = m_places.find(record.id);
    if (place == m_places.end())
        return record;
    if (!place->second.present)
        return std::nullopt;
    Record shown = record;
    shown.put("region", toValue(place->second.region));
    if (m_kind == SubjectKind::Guide)
        shown.put("store", toValue(place->second.store));
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

} // namespace qunce
