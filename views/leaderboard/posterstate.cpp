// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/leaderboard/posterstate.h"

#include <algorithm>

#include <QJsonArray>

#include "views/leaderboard/rankingstate.h"

namespace qunce {

namespace {

const QString kBoards = QStringLiteral("boards");
const QString kTop = QStringLiteral("top");
const QString kTotals = QStringLiteral("totals");
const QString kFullNames = QStringLiteral("full_names");
const QString kTitle = QStringLiteral("title");
constexpr qsizetype kMostBoards = 10;

} // namespace

PosterSet standardPoster()
{
    PosterSet set;
    set.boards = {
        PosterBoard::of(RankingPreset::RegionAttainment), PosterBoard::of(RankingPreset::GuideSales)};
    return set;
}

QJsonObject posterState(const PosterSet &set)
{
    QJsonArray boards;
    for (const PosterBoard &board : set.boards) {
        RankingQuery query;
        query.preset = board.preset;
        query.level = board.level;
        query.peers = board.peers;
        query.minN = board.minN;
        boards.append(rankingState(query));
    }
    return {{kBoards, boards}, {kTop, static_cast<qint64>(set.top)}, {kTotals, set.hasTotals},
        {kFullNames, set.hasFullNames}, {kTitle, set.title}};
}

PosterSet posterSetFrom(const QJsonObject &state)
{
    PosterSet set = standardPoster();
    if (const QJsonArray boards = state[kBoards].toArray(); state[kBoards].isArray()) {
        set.boards.clear();
        for (qsizetype i = 0; i < std::min(boards.size(), kMostBoards); ++i) {
            const RankingQuery query = rankingQueryFrom(boards[i].toObject());
            set.boards.push_back({query.preset, query.level, query.peers, query.minN});
        }
    }
    const qint64 top = state[kTop].toInteger(static_cast<qint64>(kPosterTop));
    set.top = static_cast<size_t>(std::clamp<qint64>(top, 1, static_cast<qint64>(kPosterMostTop)));
    set.hasTotals = state[kTotals].toBool(true);
    set.hasFullNames = state[kFullNames].toBool(false);
    set.title = state[kTitle].toString();
    return set;
}

} // namespace qunce
