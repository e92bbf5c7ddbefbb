// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/goalsplit.h"

#include <cmath>
#include <numeric>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace qunce;

namespace {

using Shares = std::vector<int64_t>;

SplitShare weighs(uint64_t weight)
{
    return {weight, {}};
}
SplitShare keeps(int64_t value, uint64_t weight = 0)
{
    return {weight, value};
}

TEST(GoalSplit, DividesByWeightAndAddsUpExactly)
{
    struct Case {
        const char *name;
        int64_t total;
        std::vector<SplitShare> shares;
        int64_t step;
        Shares expected;
    };
    const std::vector<Case> cases {
        {"by weight", 1000, {weighs(3), weighs(1), weighs(1)}, 1, {600, 200, 200}},
        {"of equal remainders the first", 100, {weighs(1), weighs(1), weighs(1)}, 1, {34, 33, 33}},
        {"the largest remainder", 10, {weighs(10), weighs(27), weighs(63)}, 1, {1, 3, 6}},
        {"fewer fen than shares", 2, {weighs(5), weighs(5), weighs(5)}, 1, {1, 1, 0}},
        {"no weight, no share", 9, {weighs(0), weighs(1), weighs(2)}, 1, {0, 3, 6}},
        {"who is locked keeps it", 100, {weighs(1), keeps(40, 7), weighs(2)}, 1, {20, 40, 40}},
        {"all locked, nothing left", 70, {keeps(40), keeps(30)}, 1, {40, 30}},
        {"whole steps, the odd rest to the largest", 100'050, {weighs(1), weighs(2)}, 100, {33'300, 66'750}},
        {"of equal weights the first has the odd rest", 250, {weighs(1), weighs(1)}, 100, {150, 100}},
        {"nothing to split", 0, {weighs(1), weighs(1)}, 1, {0, 0}},
        {"beyond 64 bits on the way", 1'000'000'000'000'000, {weighs(3'000'000'000'000'000), weighs(1)}, 1,
            {1'000'000'000'000'000, 0}},
    };
    for (const Case &each : cases) {
        const Result<Shares> made = splitGoal(each.total, each.shares, each.step);
        ASSERT_TRUE(made.ok()) << each.name;
        EXPECT_EQ(*made, each.expected) << each.name;
    }
}

TEST(GoalSplit, SaysWhatCannotBeSplit)
{
    const Result<Shares> tooMuch = splitGoal(100, std::vector {keeps(60), keeps(50), weighs(1)});
    ASSERT_FALSE(tooMuch.ok());
    EXPECT_EQ(tooMuch.error().userText.english(),
        "Those that keep theirs already have more than there is to split.");
    const std::string nobody = "Nobody here has anything to split it by. Choose another way to split.";
    for (const std::vector<SplitShare> &shares :
        {std::vector {weighs(0), weighs(0)}, std::vector {keeps(40)}, std::vector<SplitShare> {}}) {
        const Result<Shares> made = splitGoal(100, shares);
        ASSERT_FALSE(made.ok());
        EXPECT_EQ(made.error().userText.english(), nobody);
    }
}

TEST(GoalSplit, SumsAreExactAndNobodyIsMoreThanAStepFromTheirShare)
{
    EXPECT_TRUE(rc::check([] {
        const auto total = *rc::gen::inRange<int64_t>(0, 10'000'000'000);
        const auto step = *rc::gen::element<int64_t>(1, 100, 100'000);
        const auto count = *rc::gen::inRange<size_t>(1, 12);
        std::vector<SplitShare> shares;
        int64_t locked = 0;
        uint64_t weights = 0;
        for (size_t i = 0; i < count; ++i) {
            SplitShare share {*rc::gen::inRange<uint64_t>(0, 1'000'000), {}};
            if (*rc::gen::inRange(0, 4) == 0)
                share.locked = *rc::gen::inRange<int64_t>(0, total / static_cast<int64_t>(count) + 1);
            locked += share.locked.value_or(0);
            weights += share.locked ? 0 : share.weight;
            shares.push_back(share);
        }
        const Result<Shares> made = splitGoal(total, shares, step);
        RC_ASSERT(made.ok() == (weights > 0 || locked == total));
        if (!made.ok())
            return;
        RC_ASSERT(std::accumulate(made->begin(), made->end(), int64_t {0}) == total);
        const int64_t rest = total - locked;
        for (size_t i = 0; i < count; ++i) {
            RC_ASSERT((*made)[i] >= 0);
            if (shares[i].locked) {
                RC_ASSERT((*made)[i] == *shares[i].locked);
            } else if (weights > 0) {
                const double fair = static_cast<double>(rest) * static_cast<double>(shares[i].weight)
                    / static_cast<double>(weights);
                // A step from the largest remainder, and the odd rest of less than one.
                RC_ASSERT(
                    std::abs(static_cast<double>((*made)[i]) - fair) < 2 * static_cast<double>(step) + 1);
            }
        }
    }));
}

TEST(LeaverGoal, TheDaysNotWorkedAreTheStores)
{
    const Day first = Day::fromYmd(2026, 9, 1);
    const Period month {first, Day::fromYmd(2026, 9, 30)};
    struct Case {
        const char *name;
        Day leftOn;
        int64_t kept;
    };
    for (const Case &each :
        {Case {"gone before it began", first - 10, 0}, Case {"gone on its first day", first, 0},
            Case {"after a third", first + 10, 1'000'000}, Case {"on the last day", first + 29, 2'900'000},
            Case {"after it", first + 30, 3'000'000}, Case {"long after it", first + 300, 3'000'000}}) {
        const LeaverGoal left = leaverGoal(3'000'000, month, each.leftOn);
        EXPECT_EQ(left.kept, each.kept) << each.name;
        EXPECT_EQ(left.kept + left.rest, 3'000'000) << each.name;
    }
    EXPECT_EQ(leaverGoal(100, {first, first + 2}, first + 1).kept, 33) << "a third, rounded";
    EXPECT_EQ(leaverGoal(100, {first, first + 2}, first + 2).kept, 67);
    EXPECT_EQ(leaverGoal(1, {first, first + 1}, first + 1).kept, 1) << "a half goes up";
}

} // namespace
