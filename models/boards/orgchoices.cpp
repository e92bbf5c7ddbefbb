// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/orgchoices.h"

#include <algorithm>

namespace qunce {

namespace {

/// What of the tree is shown, and how it hangs together.
class Chooser
{
public:
    Chooser(const OrgTree &tree, const CacheScope &scope, Day today)
        : m_tree(tree), m_scope(scope), m_today(today), m_children(tree.units().size() + 1)
    {
        for (OrgIndex unit = 0; unit < static_cast<OrgIndex>(tree.units().size()); ++unit)
            m_children[place(tree.at(unit).parent())].push_back(unit);
        for (std::vector<OrgIndex> &siblings : m_children)
            std::sort(siblings.begin(), siblings.end(),
                [&tree](OrgIndex a, OrgIndex b) { return tree.at(a).code < tree.at(b).code; });
    }

    OrgChoices choose()
    {
        OrgChoices choices;
        choices.wholeBrand = m_scope.wholeBrand;
        for (const OrgIndex unit : m_children[place(kHq)])
            add(unit, -1, choices.units);
        return choices;
    }

private:
    static size_t place(OrgIndex unit) { return static_cast<size_t>(unit + 1); }

    /// How many open stores it brought; a unit without any that the user may see is taken out again.
    int add(OrgIndex index, int parent, std::vector<OrgChoice> &units)
    {
        const OrgUnit &unit = m_tree.at(index);
        if (unit.kind == OrgKind::Region && !m_scope.mayReadRegion(unit.id))
            return 0;
        if (unit.closedOn && *unit.closedOn <= m_today)
            return 0;
        const size_t own = units.size();
        units.push_back({unit.id, unit.name, unit.code, unit.kind, parent, 0});
        int stores = unit.kind == OrgKind::Store ? 1 : 0;
        for (const OrgIndex child : m_children[place(index)])
            stores += add(child, static_cast<int>(own), units);
        units[own].stores = stores;
        const bool isEmptyZone = unit.kind == OrgKind::Zone && units.size() == own + 1;
        if (isEmptyZone)
            units.pop_back();
        return stores;
    }

    const OrgTree &m_tree;
    const CacheScope &m_scope;
    const Day m_today;
    std::vector<std::vector<OrgIndex>> m_children; ///< of HQ first
};

} // namespace

int OrgChoices::indexOf(const Uuid &id) const
{
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const OrgChoice &unit) { return unit.id == id; });
    return found == units.end() ? -1 : static_cast<int>(found - units.begin());
}

std::string OrgChoices::pathOf(int index) const
{
    std::string path;
    for (int at = index; at >= 0; at = units[static_cast<size_t>(at)].parent) {
        const OrgChoice &unit = units[static_cast<size_t>(at)];
        path = path.empty() ? unit.name : unit.name + " › " + path;
        if (unit.kind == OrgKind::Region)
            break;
    }
    return path;
}

OrgChoices orgChoices(const OrgTree &tree, const CacheScope &scope, Day today)
{
    return Chooser(tree, scope, today).choose();
}

Result<OrgChoices> readOrgChoices(BoardContext &context)
{
    QUNCE_ASSIGN(const auto brand, context.brand(BrandParts::nothing()));
    return orgChoices(brand->org, context.scope, context.now.day());
}

} // namespace qunce
