// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/protocol/importkinds.h"

// What the columns of a file mean before it is imported, and how somebody says otherwise. Pure functions, any thread.

namespace qunce {

/// A column of a file.
struct PlannedColumn {
    std::string name; ///< in the file
    std::optional<size_t> column; ///< of the kind; nothing: it is ignored
    std::optional<size_t> byName; ///< what its name itself says

    bool operator==(const PlannedColumn &) const = default;
};

/// Name in the file -> name of the kind's column (empty: ignored), as ImportAsk and Settings have it.
using ColumnRenames = std::map<std::string, std::string>;

/// By a part of the file's name (`2026-11.guide_days.csv`, `导购.xlsx`), else the kind whose columns the header has most of
/// and all that it needs.
std::optional<ImportKind> guessKind(std::string_view fileName, std::span<const std::string> header);

/// What each column means by its name and what was said of it before.
std::vector<PlannedColumn> planColumns(
    ImportKind kind, std::span<const std::string> header, const ColumnRenames &said);
/// What has to be said of the columns so that they mean what is planned; a money suffix of the file's name goes with it.
ColumnRenames renamesOf(ImportKind kind, const std::vector<PlannedColumn> &plan);
/// Why such a file cannot be imported; empty if it can.
Message planProblem(ImportKind kind, const std::vector<PlannedColumn> &plan);

/// The same for every file of that kind with the same columns, in whatever order: what was said is remembered by it.
/// Letters, digits and underlines.
std::string sourceKey(ImportKind kind, std::span<const std::string> header);
std::string textOfRenames(const ColumnRenames &renames);
/// Nothing of what is no such text.
ColumnRenames renamesFromText(std::string_view text);

/// A file to fill in: the header row, UTF-8 with BOM and CRLF; required columns have a * behind their names.
std::string templateCsv(ImportKind kind, bool inChinese);

} // namespace qunce
