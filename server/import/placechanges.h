// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/domain/org.h"
#include "server/import/slotbook.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Ids of all regions.
std::vector<Uuid> regionIds(const OrgTree &org);

/// After the book was settled: writes its slots, moves the values, and lets records follow whose region changed: guides,
/// groups and KOCs into their region's bucket, and the goals of such guides into its plan.
Result<void> applyPlaceChanges(WriteTransaction &transaction, SlotBook &slots, const OrgTree &org);

/// Lets the record of a guide, group or KOC follow to `region`, a guide also to `store` unless that is nil: into the
/// region's bucket, with what hangs on it. False if it stands there already, or is gone.
Result<bool> followPlace(WriteTransaction &transaction, SubjectKind kind, const Uuid &subject,
    const Uuid &region, const Uuid &store = {});

/// Puts the records that refer to `target` through the indexed column into the bucket.
Result<void> rebucketByRef(WriteTransaction &transaction, Kind kind, IndexColumn column, const Uuid &target,
    const std::string &bucket);

/// The plan bucket of what concerns exactly these regions (ids as text; none = all).
std::string planBucketOf(const std::vector<std::string> &regions);
/// The plan bucket of one region; nil stands for above the regions.
std::string planBucketOf(const Uuid &region);

} // namespace qunce::server
