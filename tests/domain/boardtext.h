// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/domain/leaderboard.h"
#include "tests/domain/brandfixture.h"

namespace qunce {

/// A query of a measure by its name; ends the test with a clear value if the name is wrong.
LeaderboardQuery queryOf(const std::string &measure, Period period, Level level = Level::Guide);

/// Ranks and writes each row as `rank code value numerator/denominator`, with `-` for what is not there, and ` *` behind
/// a small sample. An error gives one line with its text.
std::vector<std::string> boardOf(BrandFixture &fixture, const LeaderboardQuery &query);

} // namespace qunce
