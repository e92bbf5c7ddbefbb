// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/poster.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/domain/campaignmath.h"

namespace qunce {

namespace {

PosterRanking shortened(RankingBoard board, size_t top)
{
    PosterRanking made;
    made.ranked = board.ranked.size();
    const size_t shown = std::min(board.ranked.size(), top);
    for (size_t i = shown; shown > 0 && i < board.ranked.size(); ++i) {
        if (board.ranked[i].row.rank != board.ranked[shown - 1].row.rank)
            break;
        ++made.sharing;
    }
    board.ranked.resize(shown);
    board.tooFew.clear();
    board.empty.clear();
    made.board = std::move(board);
    return made;
}

} // namespace

PosterBoard PosterBoard::of(RankingPreset preset)
{
    const Level level = preset == RankingPreset::Completion ? Level::Region : levelOf(preset);
    return {preset, level, {}, minNOf(preset, level)};
}

BoardQuery posterPeriod(RankingPreset preset, const BoardQuery &query)
{
    BoardQuery made = query;
    if (measureOf(preset).isAgainstGoals()) {
        made.choice = PeriodChoice::MonthToDate;
        made.period = {firstOfMonth(query.period.to), query.period.to};
    } else if (preset == RankingPreset::Streak) {
        made.period = {query.period.to, query.period.to};
    }
    return made;
}

Result<Poster> readPoster(BoardContext &context, const PosterQuery &query)
{
    Poster made;
    made.query = query;
    made.asOf = context.now;
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    QUNCE_ASSIGN(const OrgIndex unit, unitOf(*brand, query.query.unit));
    if (unit != kHq)
        made.unit = brand->org.at(unit).name;
    if (query.hasTotals) {
        QUNCE_ASSIGN(made.totals, readOverview(context, query.query));
        made.arrival = made.totals->arrival;
    } else {
        QUNCE_ASSIGN(made.arrival, readArrival(context));
    }
    const Day last = query.query.period.to;
    made.timeProgress =
        timeProgressOf({firstOfMonth(last), lastOfMonth(last)}, std::min(last, context.now.day()));
    const size_t top = std::clamp<size_t>(query.top, 1, kPosterMostTop);
    for (const PosterBoard &wanted : query.boards) {
        QUNCE_TRY(goOn(context));
        const RankingQuery asked {
            posterPeriod(wanted.preset, query.query), wanted.preset, wanted.level, wanted.peers, wanted.minN};
        QUNCE_ASSIGN(RankingBoard board, readRanking(context, asked));
        made.boards.push_back(shortened(std::move(board), top));
    }
    return made;
}

} // namespace qunce
