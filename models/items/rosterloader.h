// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/items/rosterrows.h"
#include "models/store/cachereader.h"

namespace qunce {

/// Everybody in the cache's roster on the day, ascending by id. `brand` has at least the slots of the subject. Thread
/// and lifetime are the snapshot's.
Result<RosterRows<GuideRosterRow>> loadGuideRows(ReadSnapshot &snapshot, const Brand &brand, Day day);
Result<RosterRows<GroupRosterRow>> loadGroupRows(ReadSnapshot &snapshot, const Brand &brand, Day day);
Result<RosterRows<KocRosterRow>> loadKocRows(ReadSnapshot &snapshot, const Brand &brand, Day day);

} // namespace qunce
