// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

#include "models/boards/poster.h"
#include "views/leaderboard/postertexts.h"

namespace qunce {

/// What a saved set of boards keeps of a poster: boards, rows, names and title; unit and period are the window's.
struct PosterSet {
    std::vector<PosterBoard> boards;
    size_t top = kPosterTop;
    bool hasTotals = true;
    bool hasFullNames = false;
    QString title;

    bool operator==(const PosterSet &) const = default;
};

/// 省区本月达成 and 个人净销售额 with the totals: what most brands send every morning.
PosterSet standardPoster();
QJsonObject posterState(const PosterSet &set);
/// What is missing or unknown is as in standardPoster().
PosterSet posterSetFrom(const QJsonObject &state);

} // namespace qunce
