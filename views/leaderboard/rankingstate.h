// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

#include "models/boards/ranking.h"

namespace qunce {

/// Board, level, peers and least sample as saved views keep them; unit and period are the header's.
QJsonObject rankingState(const RankingQuery &query);
/// What is missing or wrong is as the board has it at first.
RankingQuery rankingQueryFrom(const QJsonObject &state);

} // namespace qunce
