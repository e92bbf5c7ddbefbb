// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/protocol/exportrequest.h"
#include "models/protocol/record.h"

// Who takes what out as a file, and when a reason (事由) is asked for it. Pure; any thread.

namespace qunce {

/// What a file is about, the most personal of it.
enum class ExportData : uint8_t {
    Koc, ///< members of the KOC programme by name
    Groups, ///< groups of customers by name
    Guides, ///< guides by name
    Plan, ///< calendar, contents, SOPs
    Numbers, ///< sums of units and days
};
inline constexpr std::array kAllExportData {
    ExportData::Koc, ExportData::Groups, ExportData::Guides, ExportData::Plan, ExportData::Numbers};
/// koc, groups, guides, plan, numbers.
std::string_view name(ExportData data);
std::optional<ExportData> exportDataNamed(std::string_view name);

/// The setting `export_policy`: {"reason": ["koc"]}. As long as there is none, a reason is asked for what is about customers.
struct ExportPolicy {
    std::array<bool, kAllExportData.size()> reason {true, false, false, false, false};

    bool asksReason(ExportData data) const { return reason[static_cast<size_t>(data)]; }
    bool operator==(const ExportPolicy &) const = default;
};
inline constexpr std::string_view kExportPolicySetting = "export_policy";
/// Fails with InvalidInput, naming the part, where the value makes no sense. Empty: the default.
Result<ExportPolicy> exportPolicyFrom(std::string_view json);
std::string toJson(const ExportPolicy &policy);

constexpr size_t kLeastReason = 2; ///< characters
constexpr size_t kMostReason = 200;
/// Without spaces around it; nothing if it says nothing.
std::optional<std::string> reasonOf(std::string_view typed);

/// What `export` gives out.
ExportData dataOf(ExportView view);
/// Of a leaderboard: guides, groups or KOCs by name, or units.
ExportData dataOf(const ExportRequest &request);

/// A line of the log. It is kept as a personal record of the user who exported: one of kind `saved_view` of a page that no
/// window has, made by anybody who may sign in, never changed and never deleted (models/merge/editrules.h).
inline constexpr std::string_view kExportLogPage = "log:export";
bool isExportLine(const Record &record);
struct ExportLine {
    Uuid owner;
    Instant at;
    std::string title;
    ExportData data = ExportData::Numbers;
    std::string format; ///< suffix of the file
    int64_t rows = 0;
    std::string about; ///< scope, period, filters, as-of, in the words of the file
    std::string reason;

    bool operator==(const ExportLine &) const = default;
};
/// Of its record. Texts are cut to what that takes.
std::map<std::string, FieldValue, std::less<>> fieldsOf(const ExportLine &line);
/// Nothing if the record is no line of the log, or says nothing that makes sense.
std::optional<ExportLine> exportLineOf(const Record &record);

} // namespace qunce
