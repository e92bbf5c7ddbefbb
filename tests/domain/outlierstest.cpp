// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/outliers.h"

#include <gtest/gtest.h>

namespace qunce {

namespace {

using Rates = std::vector<std::optional<double>>;

std::vector<size_t> marked(const Rates &rates)
{
    std::vector<size_t> places;
    const std::vector<bool> marks = lowOutliers(rates);
    for (size_t i = 0; i < marks.size(); ++i) {
        if (marks[i])
            places.push_back(i);
    }
    return places;
}

TEST(Outliers, AWeekFarBelowTheUsualOnesIsMarked)
{
    EXPECT_EQ(
        marked({.75, .74, .69, .74, .81, .75, .59, .38, .80, .80, .77, .80}), (std::vector<size_t> {7}));
}

TEST(Outliers, SteadyRowsHaveNoneForNothing)
{
    EXPECT_TRUE(marked({.98, .98, .98, .98, .98, .98, .95, .98}).empty()) << "three points are not far";
    EXPECT_EQ(marked({.98, .98, .98, .98, .98, .98, .80, .98}), (std::vector<size_t> {6}));
}

TEST(Outliers, WeeksFarAboveAreNoTrouble)
{
    EXPECT_TRUE(marked({.50, .51, .49, .50, .52, .50, 1.0}).empty());
}

TEST(Outliers, FewerThanSixWeeksSayNothing)
{
    EXPECT_TRUE(marked({.9, .9, .9, .9, .1}).empty());
    EXPECT_TRUE(marked({.9, std::nullopt, .9, .9, .9, std::nullopt, .1}).empty());
    EXPECT_TRUE(marked({}).empty());
}

} // namespace

} // namespace qunce
