// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/day.h"
#include "models/base/uuid.h"
#include "models/domain/org.h"

namespace qunce::server {

/// Id of the unit's region: the unit itself or the region above it on that day; nil above the regions.
Uuid regionOf(const OrgTree &org, OrgIndex unit, Day day);
/// The same in today's structure.
Uuid regionOf(const OrgTree &org, OrgIndex unit);

} // namespace qunce::server
