// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/orgregions.h"

namespace qunce::server {

Uuid regionOf(const OrgTree &org, OrgIndex unit, Day day)
{
    const OrgIndex region = org.ancestorOn(unit, OrgKind::Region, day);
    return region == kHq ? Uuid {} : org.at(region).id;
}

Uuid regionOf(const OrgTree &org, OrgIndex unit)
{
    const OrgIndex region = org.ancestor(unit, OrgKind::Region);
    return region == kHq ? Uuid {} : org.at(region).id;
}

} // namespace qunce::server
