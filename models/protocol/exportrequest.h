// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/result.h"
#include "models/domain/completion.h"
#include "models/domain/leaderboard.h"

namespace qunce {

enum class ExportView : uint8_t {
    Leaderboard,
    Completion,
    Calendar,
    RosterGuides,
    RosterGroups,
    RosterKoc,
    Adjustments,
};
enum class ExportFormat : uint8_t { Csv, Json };

/// The words and flags of an `export` command as typed: flag name without dashes -> its values in order.
struct ExportArguments {
    std::vector<std::string> words; ///< after `export`
    std::map<std::string, std::vector<std::string>> flags;
};

/// A checked export (data.md, "Exports"), the same for `qunced export` and `qunce export`. Value.
struct ExportRequest {
    ExportView view = ExportView::Leaderboard;
    ExportFormat format = ExportFormat::Csv;
    std::string out;
    bool headerNote = false;
    Period period;
    Instant asOf;
    LeaderboardQuery leaderboard;
    CompletionQuery completion;
    OrgIndex under = kHq; ///< of adjustments
    /// What was asked for, for the file's own statement: flag -> text, defaults included.
    std::vector<std::pair<std::string, std::string>> filters;
};

/// `leaderboard`, `completion`, `calendar`, `roster guides`, `roster groups`, `roster koc`, `adjustments`.
std::string_view viewName(ExportView view);

/// Flags that any export view takes, without `--data` and other flags of the program.
std::span<const std::string_view> exportFlags();

/// All but --under, which has to wait for the organisation. `--as-of` defaults to `now`. Fails with ErrorCode::Usage.
Result<ExportRequest> parseExportRequest(const ExportArguments &arguments, Instant now);
/// The rest. Fails with NotFound for an unknown org code.
Result<void> resolveUnder(const ExportArguments &arguments, const OrgTree &org, ExportRequest &request);
/// Both.
Result<ExportRequest> parseExportRequest(const ExportArguments &arguments, const OrgTree &org, Instant now);

} // namespace qunce
