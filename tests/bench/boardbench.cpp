// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rankings and completion over a year of the brand, columns and task board in memory.

#include <numeric>

#include "models/domain/completion.h"
#include "models/domain/leaderboard.h"
#include "tests/bench/assignmentrows.h"
#include "tests/bench/bench.h"
#include "tests/bench/benches.h"

namespace qunce::bench {

namespace {

Result<TaskBoard> yearBoard(const BrandScale &scale)
{
    const std::vector<size_t> regions = scale.regions();
    return TaskBoard::build(scale.brand(), scale.facts(), scale.year(), regions);
}

LeaderboardQuery queryOf(const BrandScale &scale, const char *measure)
{
    LeaderboardQuery query;
    query.measure = *Measure::parse(measure);
    query.period = scale.year();
    query.asOf = scale.asOf();
    return query;
}

uint64_t rankedRows(const BrandScale &scale, const LeaderboardQuery &query, const TaskBoard *board)
{
    const auto made = rankSubjects(scale.brand(), scale.facts(), query, board);
    return made.ok() ? made->rows.size() : 0;
}

/// The least that any program must do to have read the arrays: add their bytes up.
uint64_t plainSumOf(const TaskBoard &board, const BrandScale &scale)
{
    uint64_t sum = 0;
    for (size_t region = 0; region < BrandScale::kRegions; ++region) {
        for (size_t task = 0; task < scale.brand().tasks.size(); ++task) {
            const std::span<const uint8_t> row = board.row(region, task);
            sum = std::accumulate(row.begin(), row.end(), sum);
        }
    }
    return sum;
}

/// The same for a metric: every value of the columns where they lie, added up by guide.
uint64_t plainSumOf(const BrandScale &scale, Metric metric, std::vector<uint64_t> &sums)
{
    const KeyRange keys {scale.year().from.number, scale.year().to.number};
    const auto visited = scale.facts().visit(metric, keys, scale.regions(),
        [&](size_t, int32_t, const ColumnView &column) { column.addTo(sums); });
    return visited.ok() ? sums[0] : 0;
}

} // namespace

void benchTaskBoard(Bench &bench)
{
    const BrandScale &scale = bench.brand();
    const double cold = bench.median([&] { return yearBoard(scale).ok() ? uint64_t {1} : 0; });
    bench.report({.name = "taskboard.build",
        .value = cold,
        .note = "classes of 11 million assignments from their columns"});
}

void benchRankingByCompletion(Bench &bench)
{
    const BrandScale &scale = bench.brand();
    const auto board = yearBoard(scale);
    const auto rows = AssignmentRows::open(scale, bench.fixtures());
    if (!board.ok() || !rows.ok())
        return bench.fail("ranking.completion", board.ok() ? rows.error().detail : board.error().detail);
    const LeaderboardQuery query = queryOf(scale, "completion_rate");
    const Work ranking = [&] { return rankedRows(scale, query, &*board); };
    const Timings plain = bench.compare(
        ranking, [&] { return plainSumOf(*board, scale); }, 15);
    bench.report({.name = "ranking.completion", .value = plain.subject, .maxValue = 16});
    bench.report({.name = "ranking.completion.vs_plain_sum",
        .value = plain.subject,
        .baseline = plain.baseline,
        .maxRatio = 4});
    const Timings sql = bench.compare(
        ranking, [&] { return (*rows)->doneByGuide(scale.year()); }, 3);
    bench.report({.name = "ranking.completion.vs_group_by",
        .value = plain.subject,
        .baseline = sql.baseline / AssignmentRows::kPart,
        .scaled = AssignmentRows::kPart,
        .maxRatio = 0.01});
}

void benchRankingByOrders(Bench &bench)
{
    const BrandScale &scale = bench.brand();
    const LeaderboardQuery query = queryOf(scale, "orders");
    std::vector<uint64_t> sums(BrandScale::kGuides / BrandScale::kRegions + 1);
    const Timings times = bench.compare([&] { return rankedRows(scale, query, nullptr); },
        [&] { return plainSumOf(scale, Metric::Orders, sums); }, 15);
    bench.report({.name = "ranking.orders", .value = times.subject, .maxValue = 16});
    bench.report({.name = "ranking.orders.vs_plain_sum",
        .value = times.subject,
        .baseline = times.baseline,
        .maxRatio = 4});
}

void benchCompletion(Bench &bench)
{
    const BrandScale &scale = bench.brand();
    const auto board = yearBoard(scale);
    if (!board.ok())
        return bench.fail("completion", board.error().detail);
    const auto timeBy = [&](CompletionKey key) {
        const CompletionQuery query {scale.year(), key, kHq, scale.asOf()};
        return bench.median([&] {
            const auto made = completion(scale.brand(), scale.facts(), query, &*board);
            return made.ok() ? made->size() : 0;
        });
    };
    bench.report({.name = "completion.by_day", .value = timeBy(CompletionKey::Day), .maxValue = 16});
    bench.report({.name = "completion.by_store", .value = timeBy(CompletionKey::Store), .maxValue = 30});
}

} // namespace qunce::bench
