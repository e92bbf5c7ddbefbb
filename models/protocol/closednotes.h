// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/domain/adjustments.h"
#include "models/protocol/exporttable.h"

// What exports say of closed months (docs/DATA.md, "Month close").

namespace qunce {

/// One row for each number that is different by now.
ExportTable adjustmentsTable(const Brand &brand, const std::vector<Adjustment> &adjustments);
/// One for each month of the brand that is closed and has days in the period, with how many of the adjustments are its.
/// `people`: how users are called.
std::vector<ClosedNote> closedNotes(const Brand &brand, Period period,
    const std::vector<Adjustment> &adjustments, const std::map<Uuid, std::string> &people);
/// A number of an adjustment as people read it: statuses and reasons by name, times as instants.
std::string adjustedText(Metric metric, uint64_t value);
/// Whether more and less make sense of it.
bool isAmount(Metric metric);

} // namespace qunce
