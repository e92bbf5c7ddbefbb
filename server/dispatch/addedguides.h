// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/plan/subjectset.h"
#include "server/dispatch/dispatchplaces.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The guides who have customers of that day, or may have: those with friends_added or cohort_added above 0, and all of a
/// region of which nobody has delivered these numbers for the day.
Result<SubjectSet> addedGuides(ReadTransaction &transaction, const DispatchPlaces &places, Day day);

} // namespace qunce::server
