// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/org.h"

#include <algorithm>

namespace qunce {

OrgIndex OrgUnit::parentOn(Day day) const
{
    OrgIndex parent = parents.empty() ? kHq : parents.front().parent;
    for (const OrgParent &span : parents) {
        if (span.from <= day)
            parent = span.parent;
    }
    return parent;
}

OrgTree::OrgTree(std::vector<OrgUnit> units) : m_units(std::move(units))
{
    for (size_t i = 0; i < m_units.size(); ++i) {
        m_byCode.emplace(m_units[i].code, static_cast<OrgIndex>(i));
        m_byId.emplace(m_units[i].id, static_cast<OrgIndex>(i));
    }
}

std::optional<OrgIndex> OrgTree::byCode(std::string_view code) const
{
    const auto found = m_byCode.find(std::string(code));
    return found == m_byCode.end() ? std::nullopt : std::optional<OrgIndex>(found->second);
}

std::optional<OrgIndex> OrgTree::byId(const Uuid &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? std::nullopt : std::optional<OrgIndex>(found->second);
}

OrgIndex OrgTree::ancestor(OrgIndex unit, OrgKind kind) const
{
    while (unit != kHq && at(unit).kind != kind)
        unit = at(unit).parent();
    return unit;
}

OrgIndex OrgTree::ancestorOn(OrgIndex unit, OrgKind kind, Day day) const
{
    while (unit != kHq && at(unit).kind != kind)
        unit = at(unit).parentOn(day);
    return unit;
}

bool OrgTree::isUnder(OrgIndex unit, OrgIndex top) const
{
    while (unit != top && unit != kHq)
        unit = at(unit).parent();
    return unit == top;
}

} // namespace qunce
