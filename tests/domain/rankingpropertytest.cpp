// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "models/domain/completion.h"
#include "models/domain/series.h"
#include "tests/domain/boardtext.h"

using namespace qunce;

namespace {

constexpr int kDays = 12;
const Day kRankedFrom = Day::fromYmd(2026, 1, 25); // over a month's end
const Period kRankedPeriod {kRankedFrom, kRankedFrom + (kDays - 1)};

/// A stay of a guide in a store, before it becomes a slot somewhere.
struct Stay {
    std::string guide;
    size_t region = 0;
    size_t store = 0; ///< of the region
    Day from = Slot::kFirstDay;
    Day until = Slot::kForever;
    Employment employment;
    std::map<int, uint64_t> orders; ///< by day of the period
    std::map<int, TaskStatus> results; ///< of the day's task
};

// RC_ASSERT takes a condition apart, so that || and && inside it would not stop early without brackets of their own.

/// Three regions in two zones with two stores each; guides that may move once, and a region that may change its zone.
struct RandomBrand {
    std::vector<Stay> stays;
    std::optional<int> rezonedOn;
};

void fillStay(Stay &stay)
{
    for (int day = 0; day < kDays; ++day) {
        if (kRankedFrom + day < stay.from || stay.until <= kRankedFrom + day)
            continue;
        if (*rc::gen::inRange(0, 3) != 0)
            stay.orders[day] = *rc::gen::inRange<uint64_t>(0, 3);
        if (*rc::gen::inRange(0, 3) != 0)
            stay.results[day] = static_cast<TaskStatus>(*rc::gen::inRange(1, 5));
    }
}

RandomBrand anyBrand()
{
    RandomBrand brand;
    const int guides = *rc::gen::inRange(1, 9);
    for (int guide = 0; guide < guides; ++guide) {
        Stay stay;
        stay.guide = "g" + std::to_string(guide);
        stay.region = *rc::gen::inRange<size_t>(0, 3);
        stay.store = *rc::gen::inRange<size_t>(0, 2);
        if (*rc::gen::inRange(0, 4) == 0)
            stay.employment.leftOn = kRankedFrom + *rc::gen::inRange(0, kDays);
        if (*rc::gen::inRange(0, 4) == 0)
            stay.employment.leaveFrom = kRankedFrom + *rc::gen::inRange(0, kDays);
        Stay next = stay;
        const bool moves = *rc::gen::inRange(0, 2) == 0;
        if (moves) {
            stay.until = next.from = kRankedFrom + *rc::gen::inRange(0, kDays);
            next.region = *rc::gen::inRange<size_t>(0, 3);
        }
        fillStay(stay);
        brand.stays.push_back(stay);
        if (moves) {
            fillStay(next);
            brand.stays.push_back(next);
        }
    }
    if (*rc::gen::inRange(0, 2) == 0)
        brand.rezonedOn = *rc::gen::inRange(0, kDays);
    return brand;
}

/// Writes the brand down with its stays in the given order.
BrandFixture fixtureOf(const RandomBrand &random, const std::vector<size_t> &order)
{
    BrandFixture fixture;
    const OrgIndex zones[] {fixture.unit(OrgKind::Zone, "Z0"), fixture.unit(OrgKind::Zone, "Z1")};
    std::vector<size_t> regions;
    std::vector<OrgIndex> stores;
    for (size_t region = 0; region < 3; ++region) {
        const std::string digit = std::to_string(region);
        const OrgIndex unit = fixture.unit(OrgKind::Region, "R" + digit, zones[region % 2]);
        for (const char *store : {"a", "b"})
            stores.push_back(fixture.unit(OrgKind::Store, "S" + digit + store, unit));
        if (region == 0 && random.rezonedOn)
            fixture.reparent(unit, kRankedFrom + *random.rezonedOn, zones[1]);
        regions.push_back(fixture.region(unit));
    }
    for (int day = 0; day < kDays; ++day)
        fixture.task("T" + std::to_string(day), kRankedFrom + day, {},
            Instant::fromLocal(kRankedFrom + (day - 1), 9, 0));
    for (const size_t index : order) {
        const Stay &stay = random.stays[index];
        const size_t region = regions[stay.region];
        const uint32_t slot = fixture.guide(region, stay.guide, stores[stay.region * 2 + stay.store]);
        Slot &made = fixture.guideSlot(region, slot);
        made.from = stay.from;
        made.until = stay.until;
        made.employment = stay.employment;
        for (const auto &[day, orders] : stay.orders)
            fixture.set(region, Metric::Orders, kRankedFrom + day, slot, orders);
        for (const auto &[day, status] : stay.results)
            fixture.result(region, day, slot, status, Instant::fromLocal(kRankedFrom + day, 17 + day % 3, 0));
    }
    return fixture;
}

std::vector<size_t> inOrder(const RandomBrand &random)
{
    std::vector<size_t> order(random.stays.size());
    std::iota(order.begin(), order.end(), size_t {0});
    return order;
}

constexpr Level kLevels[] {Level::Guide, Level::Store, Level::Region, Level::Zone};

TEST(RankingPropertyTest, PartsAddUpToTheWholeOnEveryLevel)
{
    EXPECT_TRUE(rc::check([] {
        const RandomBrand random = anyBrand();
        BrandFixture fixture = fixtureOf(random, inOrder(random));
        const MemoryFacts facts = fixture.facts();
        for (const char *measure : {"orders", "completion_rate", "on_time_rate", "overdue", "pending"}) {
            std::optional<std::pair<Int128, Int128>> whole;
            for (const Level level : kLevels) {
                const auto board =
                    rankSubjects(fixture.brand(), facts, queryOf(measure, kRankedPeriod, level));
                RC_ASSERT(board.ok());
                std::pair<Int128, Int128> sum {0, 0};
                for (const LeaderboardRow &row : board->rows) {
                    sum.first += row.numerator ? row.numerator->numerator : 0;
                    sum.second += row.denominator ? row.denominator->numerator : 0;
                }
                RC_ASSERT((!whole || *whole == sum));
                whole = sum;
            }
            Int128 overDays = 0;
            const auto series = seriesByDay(fixture.brand(), facts,
                {*Measure::parse(measure), kRankedPeriod, kHq, {}, Instant::startOf(kRankedPeriod.to + 30),
                    false});
            RC_ASSERT(series.ok());
            for (const MeasureValue &day : *series)
                overDays += day.numerator;
            RC_ASSERT(overDays == whole->first);
        }
    }));
}

TEST(RankingPropertyTest, CompletionIsTheSameWholeByEveryKey)
{
    EXPECT_TRUE(rc::check([] {
        const RandomBrand random = anyBrand();
        BrandFixture fixture = fixtureOf(random, inOrder(random));
        const MemoryFacts facts = fixture.facts();
        const Instant asOf = Instant::startOf(kRankedFrom + *rc::gen::inRange(0, kDays));
        std::optional<AssignmentCounts> whole;
        for (const CompletionKey key : {CompletionKey::Day, CompletionKey::Task, CompletionKey::Guide,
                 CompletionKey::Store, CompletionKey::Region, CompletionKey::Zone}) {
            const auto rows = completion(fixture.brand(), facts, {kRankedPeriod, key, kHq, asOf});
            RC_ASSERT(rows.ok());
            AssignmentCounts sum;
            for (const CompletionRow &row : *rows) {
                const AssignmentCounts &counts = row.counts;
                RC_ASSERT(
                    counts.dispatched == counts.excluded + counts.done + counts.failed + counts.pending);
                RC_ASSERT((counts.overdue <= counts.pending && counts.onTime <= counts.done));
                sum.dispatched += counts.dispatched;
                sum.excluded += counts.excluded;
                sum.done += counts.done;
                sum.onTime += counts.onTime;
                sum.overdue += counts.overdue;
                sum.failed += counts.failed;
                sum.pending += counts.pending;
            }
            RC_ASSERT((!whole || *whole == sum));
            whole = sum;
        }
    }));
}

TEST(RankingPropertyTest, TheOrderOfSlotsDoesNotMatter)
{
    EXPECT_TRUE(rc::check([] {
        const RandomBrand random = anyBrand();
        std::vector<size_t> shuffled = inOrder(random);
        for (size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<size_t>(0, i)]);
        BrandFixture one = fixtureOf(random, inOrder(random));
        BrandFixture other = fixtureOf(random, shuffled);
        for (const char *measure : {"orders", "completion_rate", "selling_rate", "per_guide:orders",
                 "streak_best", "streak_current"}) {
            for (const Level level : kLevels) {
                LeaderboardQuery query = queryOf(measure, kRankedPeriod, level);
                query.all = true;
                query.tie = {*Measure::parse("eligible")};
                RC_ASSERT(boardOf(one, query) == boardOf(other, query));
            }
        }
    }));
}

TEST(RankingPropertyTest, RanksAreOneTwoTwoFour)
{
    EXPECT_TRUE(rc::check([] {
        const RandomBrand random = anyBrand();
        BrandFixture fixture = fixtureOf(random, inOrder(random));
        const auto board = rankSubjects(fixture.brand(), fixture.facts(), queryOf("orders", kRankedPeriod));
        RC_ASSERT(board.ok());
        for (size_t i = 0; i < board->rows.size(); ++i) {
            const LeaderboardRow &row = board->rows[i];
            const auto better = std::count_if(board->rows.begin(), board->rows.end(),
                [&](const LeaderboardRow &other) { return compare(*other.value, *row.value) > 0; });
            RC_ASSERT(row.rank == static_cast<uint32_t>(better) + 1);
            RC_ASSERT((i == 0 || board->rows[i - 1].rank < row.rank || board->rows[i - 1].code < row.code));
        }
    }));
}

} // namespace
