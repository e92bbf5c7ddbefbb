// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/boards/calendarboard.h"

// 排期表: entries as a table that is edited like a spreadsheet. A row is a node: entries of one moment that differ in
// their titles and groups only; each stands in the columns of its kinds of groups. Pure but for the reading; any thread.

namespace qunce {

/// What a row has beside CalendarEntry.
struct SheetPart {
    std::string metric;
    std::optional<Instant> prepareBy;
    std::string contentTitle;

    bool operator==(const SheetPart &) const = default;
};
struct SheetParts {
    std::unordered_map<Uuid, SheetPart> byEntry;
    std::map<std::string, std::vector<Uuid>, std::less<>> contents; ///< by title
};
/// Of entries that start in these days. Reader's thread.
Result<SheetParts> readSheetParts(BoardContext &context, Period days);

/// Columns before and after those of the groups.
enum class SheetColumn : uint8_t {
    Date,
    Weekday,
    Time,
    Stage,
    Layer,
    Groups, ///< one for each kind, and one for what goes to no group
    Channel,
    Content,
    Owner,
    PrepareBy,
    Metric,
    Status,
    Findings,
};
struct SheetPlace {
    SheetColumn column = SheetColumn::Date;
    size_t kind = 0; ///< of Groups: of groupKindNames(), or their number for what goes to no group

    bool operator==(const SheetPlace &) const = default;
};
size_t sheetColumns();
SheetPlace sheetPlace(size_t column);
/// The column's number.
size_t columnOf(SheetPlace place);
Message titleOf(SheetPlace place);
/// The column may be typed into.
bool isTyped(SheetColumn column);

struct SheetRow {
    static constexpr size_t kNone = static_cast<size_t>(-1);

    CalendarEntry common; ///< title, groups and id are those of the first entry
    SheetPart part;
    std::vector<CalendarEntry> entries;
    std::vector<size_t> byKind; ///< place in `entries` by kind, and last of what goes to no group; kNone
};

/// Rows of one stage, below each other.
struct SheetStage {
    std::string name; ///< empty for what is of none
    size_t row = 0; ///< the first
    size_t rows = 0;
    Day from;
    Day to;
};

/// A change of one cell, as text.
struct SheetInput {
    size_t row = 0; ///< the number of rows for a new one, and so on
    size_t column = 0;
    std::string text;
};
struct SheetProblem {
    size_t row = 0;
    size_t column = 0;
    std::string text;
    Message why;
};
/// An entry that is to be changed, made (without an id) or deleted (without fields).
struct SheetEdit {
    enum class What : uint8_t { Change, Make, Delete };

    What what = What::Change;
    Uuid id;
    std::map<std::string, FieldValue, std::less<>> fields;
};
struct SheetOutcome {
    std::vector<SheetEdit> edits;
    std::vector<SheetProblem> problems; ///< ascending by row, then column
    size_t cells = 0; ///< that are other than before

    size_t entries() const { return edits.size(); }
};

/// The rows of some entries, and what typing and pasting does to them. Immutable once made.
class PlanSheet
{
public:
    /// Why an entry may not be changed, and why there may be no new one; empty if it may.
    struct Rules {
        std::function<Message(const CalendarEntry &)> whyFixed;
        std::function<Message()> whyNoNew;
    };

    PlanSheet() = default;
    PlanSheet(std::vector<CalendarEntry> entries, SheetParts parts);

    const std::vector<SheetRow> &rows() const { return m_rows; }
    /// Entries of one campaign are grouped by its stages, in the order in which these begin; empty for all others.
    const std::vector<SheetStage> &stages() const { return m_stages; }
    /// Of the columns of groups, those that any row uses; the last is that of what goes to no group.
    const std::vector<bool> &usedKinds() const { return m_usedKinds; }
    /// As it is typed: what typing the same would change nothing. Columns that are not typed are empty.
    std::string textAt(size_t row, size_t column) const;
    /// `campaign`: of new entries; `year`: of days that are typed without one. Nothing is done here: what may not be is
    /// named, and the rest can be done without it.
    SheetOutcome apply(
        std::span<const SheetInput> inputs, const Rules &rules, const Uuid &campaign, int year) const;

private:
    class Applying;

    void addRows(std::vector<CalendarEntry> entries);
    void addStages();

    std::vector<SheetRow> m_rows; ///< ascending by stage, if there are any, then by start
    std::vector<SheetStage> m_stages;
    std::vector<bool> m_usedKinds;
    SheetParts m_parts;
};

// What people write in cells.
std::optional<Day> typedDay(std::string_view text, int year);
std::optional<int> typedMinute(std::string_view text);
/// A day and a time: `9月6日 18:00`, `2026-09-06 18:00`.
std::optional<Instant> typedInstant(std::string_view text, int year);
/// By name, stored name or mark; None for an empty text, nothing for what is no layer.
std::optional<ContentLayer> typedLayer(std::string_view text);

/// Cells as a spreadsheet copies them: tabs, lines, quotes around what holds either. Nothing if there are more rows than
/// this.
std::optional<std::vector<std::vector<std::string>>> cellsOf(std::string_view tsv, size_t mostRows);
/// The same as text for a spreadsheet.
std::string tsvOf(const std::vector<std::vector<std::string>> &cells);

} // namespace qunce
