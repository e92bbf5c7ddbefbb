// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/boardtables.h"

#include "models/domain/fraction.h"

namespace qunce {

namespace {

ExportCell cellOf(const std::optional<Fraction> &value)
{
    if (!value)
        return ExportCell::empty();
    return value->isWhole() ? ExportCell {ExportCell::Type::Integer, shortest(*value)}
                            : ExportCell::ofNumber(shortest(*value));
}

ExportCell rateCell(const std::optional<Fraction> &value)
{
    return value ? ExportCell::ofNumber(sixDigits(*value)) : ExportCell::empty();
}

ExportCell cellOf(const std::optional<uint32_t> &rank)
{
    return rank ? ExportCell::ofInteger(*rank) : ExportCell::empty();
}

ExportCell cellOf(uint64_t count)
{
    return ExportCell::ofInteger(static_cast<int64_t>(count));
}

ExportCell rateOf(uint64_t part, uint64_t whole)
{
    return whole == 0 ? ExportCell::empty() : rateCell(Fraction {part, whole});
}

} // namespace

ExportTable leaderboardTable(const Leaderboard &board)
{
    ExportTable table;
    table.view = "leaderboard";
    table.columns = {"rank", "prev_rank", "code", "name", "store_code", "region_code", "value", "numerator",
        "denominator", "small"};
    table.rows.reserve(board.rows.size());
    for (const LeaderboardRow &row : board.rows) {
        // A value that has a denominator is a rate, however whole it may be.
        std::vector<ExportCell> &cells = table.rows.emplace_back();
        cells.reserve(table.columns.size());
        cells.push_back(cellOf(row.rank));
        cells.push_back(cellOf(row.prevRank));
        cells.push_back(ExportCell::ofText(row.code));
        cells.push_back(ExportCell::ofText(row.name));
        cells.push_back(ExportCell::ofText(row.storeCode));
        cells.push_back(ExportCell::ofText(row.regionCode));
        cells.push_back(row.denominator ? rateCell(row.value) : cellOf(row.value));
        cells.push_back(cellOf(row.numerator));
        cells.push_back(cellOf(row.denominator));
        cells.push_back(ExportCell::ofInteger(row.small ? 1 : 0));
    }
    return table;
}

ExportTable completionTable(const std::vector<CompletionRow> &rows)
{
    ExportTable table;
    table.view = "completion";
    table.columns = {"key", "name", "dispatched", "excluded", "done", "on_time", "overdue", "failed",
        "pending", "completion_rate", "on_time_rate"};
    table.rows.reserve(rows.size());
    for (const CompletionRow &row : rows) {
        const AssignmentCounts &counts = row.counts;
        table.rows.push_back({ExportCell::ofText(row.key), ExportCell::ofText(row.name),
            cellOf(counts.dispatched), cellOf(counts.excluded), cellOf(counts.done), cellOf(counts.onTime),
            cellOf(counts.overdue), cellOf(counts.failed), cellOf(counts.pending),
            rateOf(counts.done, counts.eligible()), rateOf(counts.onTime, counts.eligible())});
    }
    return table;
}

} // namespace qunce
