// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "models/protocol/exporttable.h"
#include "models/protocol/record.h"

namespace qunce {

/// The code (name for campaigns) of a referred record; empty if it is unknown or out of scope.
using CodeOf = std::function<std::string(const Uuid &id)>;

/// `******1234`: only the last four characters stay readable, nothing of a text of up to four.
std::string masked(std::string_view text);

/// Entries that start in the period, ascending by (start, code); columns as in the import file. View, filters, scope
/// and as-of are the caller's, here and below.
ExportTable calendarTable(std::span<const Record> entries, Period period, const CodeOf &codeOf);

/// Guides, groups or KOCs, ascending by code; columns as in the import file plus region_code; phone and WeChat id
/// only masked, under names that an import ignores, so that a re-imported roster cannot overwrite them.
ExportTable rosterTable(Kind kind, std::span<const Record> records, const CodeOf &codeOf);

} // namespace qunce
