// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/boardtext.h"

#include <gtest/gtest.h>

namespace qunce {

LeaderboardQuery queryOf(const std::string &measure, Period period, Level level)
{
    LeaderboardQuery query;
    const auto parsed = Measure::parse(measure);
    if (parsed.ok())
        query.measure = *parsed;
    else
        ADD_FAILURE() << parsed.error().userText.english();
    query.period = period;
    query.level = level;
    query.asOf = Instant::startOf(period.to + 30);
    return query;
}

std::vector<std::string> boardOf(BrandFixture &fixture, const LeaderboardQuery &query)
{
    const MemoryFacts facts = fixture.facts();
    const auto board = rankSubjects(fixture.brand(), facts, query);
    if (!board.ok())
        return {board.error().userText.english()};
    std::vector<std::string> lines;
    for (const LeaderboardRow &row : board->rows) {
        const auto part = [](const std::optional<Fraction> &value) { return value ? shortest(*value) : "-"; };
        const std::string value = !row.value ? "-"
            : query.measure.isRate()         ? sixDigits(*row.value)
                                             : shortest(*row.value);
        lines.push_back((row.rank ? std::to_string(*row.rank) : "-") + ' ' + row.code + ' ' + value + ' '
            + part(row.numerator) + '/' + part(row.denominator) + (row.small ? " *" : ""));
    }
    return lines;
}

} // namespace qunce
