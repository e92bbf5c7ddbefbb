// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "models/base/day.h"

namespace qunce {

/// One cell of an exported table. `text` is what CSV shows; numbers are already written out.
struct ExportCell {
    enum class Type : uint8_t { Empty, Integer, Number, Text };

    Type type = Type::Empty;
    std::string text;

    static ExportCell empty() { return {}; }
    static ExportCell ofText(std::string text) { return {Type::Text, std::move(text)}; }
    static ExportCell ofInteger(int64_t value) { return {Type::Integer, std::to_string(value)}; }
    /// `digits`: a decimal number such as 0.123457.
    static ExportCell ofNumber(std::string digits) { return {Type::Number, std::move(digits)}; }

    bool operator==(const ExportCell &) const = default;
};

/// A closed month that the table has numbers of.
struct ClosedNote {
    std::string month; ///< `YYYY-MM`
    int64_t version = 1;
    Instant closedAt;
    std::string closedBy; ///< as people are called; empty: at the server itself
    uint64_t adjustments = 0; ///< numbers that came in otherwise since, and are not in the table

    bool operator==(const ClosedNote &) const = default;
};

/// A table ready to be written (data.md, "Exports"): what it shows, for whom, as of when, and all its rows. Value.
struct ExportTable {
    std::string view; ///< `leaderboard`, `completion`, `calendar`, `roster guides`, …
    std::vector<std::pair<std::string, std::string>> filters;
    std::string scope; ///< `all`, or the codes of the regions, comma separated
    Instant asOf;
    std::vector<ClosedNote> closed {};
    std::vector<std::string> columns;
    std::vector<std::vector<ExportCell>> rows;
};

/// UTF-8 with BOM, CRLF; cells that a spreadsheet would run are guarded. `headerNote` puts `# name: value` lines
/// above the header.
std::string toCsv(const ExportTable &table, bool headerNote);
/// {"view","filters","scope","as_of","count","rows":[{column: value}]}; integers as integers, no value as null.
std::string toJson(const ExportTable &table);

} // namespace qunce
