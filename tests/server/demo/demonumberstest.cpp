// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the numbers of the demo brand agree with each other, and whether they look like a brand's. QUNCE_LONG=1 looks
// at brand scale too.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstdio>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/domain/completion.h"
#include "tests/server/demo/memorysink.h"

namespace qunce::server::demo {
namespace {

/// One brand of a scale, made once for all tests.
struct Made {
    DemoOptions options;
    DemoBrand demo;
    MemorySink sink;
    DemoReport report;

    explicit Made(DemoScale scale)
        : options {scale, 1, Day::fromYmd(2026, 9, 14)}
        , demo(makeBrand(options))
        , sink(demo)
        , report(*makeDemoBrand(sink, options, {}))
    { }
    Period dueSpan() const { return {demo.firstDay, options.until + 2}; }
    Instant now() const { return demo.present(); }

    std::optional<uint64_t> at(size_t region, Metric metric, int32_t key, uint32_t slot) const
    {
        return sink.facts().column(region, metric, key).at(slot);
    }
    uint64_t total(Metric metric, Period period) const
    {
        uint64_t sum = 0;
        for (size_t region = 0; region < demo.brand.regions.size(); ++region) {
            for (Day day = period.from; day <= period.to; ++day)
                sum += sink.facts().column(region, metric, day.number).total();
        }
        return sum;
    }
    uint64_t total(Metric metric) const { return total(metric, demo.period()); }
    double ratio(Metric above, Metric below) const
    {
        return static_cast<double>(total(above)) / static_cast<double>(total(below));
    }
    std::vector<CompletionRow> completionBy(CompletionKey by) const
    {
        return *completion(demo.brand, sink.facts(), {dueSpan(), by, kHq, now()});
    }
};

const Made &made(DemoScale scale)
{
    static const Made small(DemoScale::Small);
    if (scale == DemoScale::Small)
        return small;
    static const Made brand(DemoScale::Brand);
    return brand;
}

class DemoNumbers : public testing::TestWithParam<DemoScale>
{
protected:
    void SetUp() override
    {
        if (GetParam() == DemoScale::Brand && std::getenv("QUNCE_LONG") == nullptr)
            GTEST_SKIP() << "brand scale is for QUNCE_LONG=1";
    }
    const Made &m() const { return made(GetParam()); }
};

double rate(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

constexpr std::array kSales {Metric::Orders, Metric::Amount, Metric::AfterHoursAmount, Metric::OnlineAmount,
    Metric::RefundAmount, Metric::FirstOrders, Metric::Messages, Metric::FriendsAdded, Metric::FriendsTotal,
    Metric::Leads};

TEST_P(DemoNumbers, PartsOfSalesAgree)
{
    uint64_t wrong = 0;
    for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
        for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
            const ColumnView orders = m().sink.facts().column(region, Metric::Orders, day.number);
            const auto value = [&](Metric metric, uint32_t slot) {
                return m().at(region, metric, day.number, slot).value_or(0);
            };
            orders.forEach([&](uint32_t slot, uint64_t count) {
                const uint64_t amount = value(Metric::Amount, slot);
                wrong += (count > 0) != (amount > 0) ? 1 : 0;
                wrong += value(Metric::AfterHoursAmount, slot) > amount ? 1 : 0;
                wrong += value(Metric::OnlineAmount, slot) > amount ? 1 : 0;
                wrong += value(Metric::RefundAmount, slot) > amount ? 1 : 0;
                wrong += value(Metric::FirstOrders, slot) > count ? 1 : 0;
                wrong += value(Metric::CohortReplied, slot) > value(Metric::CohortAdded, slot) ? 1 : 0;
                wrong += value(Metric::CohortAdded, slot) != value(Metric::FriendsAdded, slot) ? 1 : 0;
            });
        }
    }
    EXPECT_EQ(wrong, 0U);
}

TEST_P(DemoNumbers, CampaignsBringAboutWhatTheyAreTo)
{
    size_t looked = 0;
    for (const DemoCampaign &campaign : m().demo.campaigns) {
        if (campaign.period.from < m().demo.firstDay || m().options.until < campaign.period.to)
            continue;
        ++looked;
        const auto goals = nlohmann::json::parse(campaign.goals);
        for (const auto &[goal, metric] : {std::pair(0, Metric::Amount), {1, Metric::Orders}}) {
            const double came =
                rate(m().total(metric, campaign.period), goals[goal].at("value").get<uint64_t>());
            EXPECT_GT(came, 0.7) << campaign.name << " " << goals[goal];
            EXPECT_LT(came, 1.4) << campaign.name << " " << goals[goal];
        }
        EXPECT_FALSE(campaign.review.empty()) << "it is over";
    }
    EXPECT_GT(looked, 0U);
}

TEST_P(DemoNumbers, NobodyHasNumbersOutsideTheirTime)
{
    uint64_t wrong = 0;
    uint64_t leaveDays = 0;
    for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
        const auto &slots = m().demo.brand.regions[region].guides;
        for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
            for (uint32_t slot = 0; slot < slots.size(); ++slot) {
                const Employment &employment = slots[slot].employment;
                const bool here =
                    slots[slot].validOn(day) && *employment.joinedOn <= day && !employment.hasLeft(day);
                const bool onLeave = here && employment.onLeave(day);
                const auto duty = m().at(region, Metric::OnDuty, day.number, slot);
                wrong += duty && !here ? 1 : 0;
                wrong += onLeave && duty.value_or(0) != 0 ? 1 : 0;
                leaveDays += onLeave ? 1 : 0;
                if (here && !onLeave)
                    continue;
                for (const Metric metric : kSales)
                    wrong += m().at(region, metric, day.number, slot) ? 1 : 0;
            }
        }
    }
    EXPECT_EQ(wrong, 0U);
    EXPECT_GT(leaveDays, 0U);
}

TEST_P(DemoNumbers, FriendsAddUp)
{
    std::vector<std::optional<uint64_t>> before(m().demo.guides.size());
    uint64_t wrong = 0;
    for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
        for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
            m().sink.facts()
                .column(region, Metric::FriendsTotal, day.number)
                .forEach([&](uint32_t slot, uint64_t total) {
                    auto &last = before[m().demo.subjects[region].guides[slot]];
                    const uint64_t added = m().at(region, Metric::FriendsAdded, day.number, slot).value_or(0);
                    const uint64_t lost = m().at(region, Metric::FriendsLost, day.number, slot).value_or(0);
                    wrong += last && *last + added - lost != total ? 1 : 0;
                    last = total;
                });
        }
    }
    EXPECT_EQ(wrong, 0U);
}

TEST_P(DemoNumbers, MembersOfGroupsAddUp)
{
    std::vector<std::optional<uint64_t>> before(m().demo.groups.size());
    uint64_t wrong = 0;
    for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
        for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
            m().sink.facts()
                .column(region, Metric::GroupMembers, day.number)
                .forEach([&](uint32_t slot, uint64_t members) {
                    const uint32_t index = m().demo.subjects[region].groups[slot];
                    const DemoGroup &group = m().demo.groups[index];
                    const uint64_t joins = m().at(region, Metric::GroupJoins, day.number, slot).value_or(0);
                    const uint64_t leaves = m().at(region, Metric::GroupLeaves, day.number, slot).value_or(0);
                    wrong += before[index] && *before[index] + joins - leaves != members ? 1 : 0;
                    wrong += members > group.capacity || !group.openOn(day) ? 1 : 0;
                    wrong +=
                        m().at(region, Metric::GroupSpeakers, day.number, slot).value_or(0) > members ? 1 : 0;
                    before[index] = members;
                });
        }
    }
    EXPECT_EQ(wrong, 0U);
}

TEST_P(DemoNumbers, HoursOfFlashGroupsAddUpToTheirDays)
{
    const size_t hq = m().demo.hqRegion();
    uint64_t joins = 0;
    uint64_t firstOrders = 0;
    for (int32_t hour = m().demo.firstDay.number * 24; hour < (m().options.until.number + 1) * 24; ++hour) {
        joins += m().sink.facts().column(hq, Metric::HourJoins, hour).total();
        firstOrders += m().sink.facts().column(hq, Metric::HourFirstOrders, hour).total();
    }
    uint64_t joinsOfDays = 0;
    uint64_t firstOrdersOfDays = 0;
    for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
        joinsOfDays += m().sink.facts().column(hq, Metric::GroupJoins, day.number).total();
        firstOrdersOfDays += m().sink.facts().column(hq, Metric::GroupFirstOrders, day.number).total();
    }
    EXPECT_EQ(joins, joinsOfDays);
    EXPECT_EQ(firstOrders, firstOrdersOfDays);
    EXPECT_GT(firstOrders, 0U);
}

TEST_P(DemoNumbers, RatesAreThoseOfTheField)
{
    EXPECT_NEAR(m().ratio(Metric::FirstOrders, Metric::FriendsAdded), 0.29, 0.02);
    EXPECT_NEAR(m().ratio(Metric::GroupFirstOrders, Metric::GroupJoins), 0.29, 0.02);
    EXPECT_NEAR(m().ratio(Metric::AfterHoursAmount, Metric::Amount), 0.11, 0.01);
    EXPECT_GT(m().ratio(Metric::AfterHoursAmount, Metric::OnlineAmount), 0.2);
    const Period closed {m().demo.firstDay, m().options.until - 14};
    const double reply =
        rate(m().total(Metric::CohortReplied, closed), m().total(Metric::CohortAdded, closed));
    EXPECT_NEAR(reply, 0.43, 0.08);
    // Cohorts whose window is still open have fewer replies.
    const Period open {m().options.until - 2, m().options.until};
    EXPECT_LT(
        rate(m().total(Metric::CohortReplied, open), m().total(Metric::CohortAdded, open)), 0.8 * reply);
}

TEST_P(DemoNumbers, CompletionLiesBetween35And98PerCent)
{
    for (const CompletionRow &row : m().completionBy(CompletionKey::Guide)) {
        const double completed = rate(row.counts.done, row.counts.eligible());
        if (row.counts.eligible() < m().demo.sizes.tasks * 4 / 10)
            continue; // chance has too large a part in short lists
        EXPECT_GE(completed, 0.35) << row.key;
        EXPECT_LE(completed, 0.98) << row.key;
    }
    double worst = 1;
    double best = 0;
    AssignmentCounts all;
    for (const CompletionRow &row : m().completionBy(CompletionKey::Region)) {
        const double completed = rate(row.counts.done, row.counts.eligible());
        EXPECT_LT(row.counts.onTime, row.counts.done);
        EXPECT_GT(row.counts.failed, 0U);
        EXPECT_GT(row.counts.excluded, 0U);
        worst = std::min(worst, completed);
        best = std::max(best, completed);
        all.dispatched += row.counts.dispatched;
        all.excluded += row.counts.excluded;
        all.done += row.counts.done;
        all.onTime += row.counts.onTime;
        all.pending += row.counts.pending;
    }
    if (!m().demo.yearBefore()) {
        EXPECT_EQ(all.dispatched, m().report.assignments);
    }
    EXPECT_NEAR(rate(all.done, all.eligible()), 0.87, 0.03);
    EXPECT_NEAR(rate(all.onTime, all.eligible()), 0.82, 0.04);
    EXPECT_GT(best - worst, 0.02);
    EXPECT_LT(rate(all.pending, all.dispatched), 0.03);
}

TEST_P(DemoNumbers, OnlyRecentTasksAreOpen)
{
    std::array<AssignmentCounts, 8> byWeekday {};
    for (const CompletionRow &row : m().completionBy(CompletionKey::Day)) {
        const Day day = *Day::parse(row.key);
        if (day <= m().options.until - 7) {
            EXPECT_EQ(row.counts.pending, 0U) << row.key;
            byWeekday[day.isoWeekday()].done += row.counts.done;
            byWeekday[day.isoWeekday()].dispatched += row.counts.dispatched - row.counts.excluded;
        }
    }
    EXPECT_GT(m().completionBy(CompletionKey::Day).back().counts.pending, 0U);
    // A rhythm over the week that can be seen.
    double worst = 1;
    double best = 0;
    for (unsigned weekday = 1; weekday <= 7; ++weekday) {
        const double completed = rate(byWeekday[weekday].done, byWeekday[weekday].dispatched);
        worst = std::min(worst, completed);
        best = std::max(best, completed);
    }
    EXPECT_GT(best - worst, 0.015);
}

TEST_P(DemoNumbers, SalesHaveALongTailAndARhythm)
{
    std::vector<uint64_t> amounts(m().demo.guides.size());
    for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
        for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
            m().sink.facts()
                .column(region, Metric::Amount, day.number)
                .forEach([&](uint32_t slot, uint64_t amount) {
                    amounts[m().demo.subjects[region].guides[slot]] += amount;
                });
        }
    }
    std::sort(amounts.begin(), amounts.end());
    EXPECT_GT(amounts.back(), 3 * amounts[amounts.size() / 2]);
    const auto mean = [&](auto &&takes) {
        uint64_t sum = 0;
        uint64_t days = 0;
        for (Day day = m().demo.firstDay; day <= m().options.until - 1; ++day) {
            if (takes(day)) {
                sum += m().total(Metric::Amount, {day, day});
                ++days;
            }
        }
        return static_cast<double>(sum) / static_cast<double>(days);
    };
    const double ordinary = mean([](Day day) { return day.isoWeekday() <= 4 && day.month() == 7; });
    EXPECT_GT(mean([](Day day) { return day.isoWeekday() >= 6 && day.month() == 7; }), 1.1 * ordinary);
    EXPECT_GT(mean([](Day day) { return day.month() == 9 && day.dayOfMonth() == 9; }), 1.6 * ordinary);
}

TEST_P(DemoNumbers, EveryDayIsFedButOneOfALateRegion)
{
    for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
        for (Day day = m().demo.firstDay; day <= m().options.until; ++day) {
            const bool late = region == m().demo.lateRegion && day == m().options.until;
            EXPECT_EQ(
                m().at(region, Metric::Fed, day.number, static_cast<uint32_t>(Metric::Orders)).has_value(),
                !late);
            EXPECT_EQ(
                m().sink.facts().column(region, Metric::FriendsTotal, day.number).presentCount() > 0, !late);
        }
    }
    EXPECT_TRUE(m().demo.lateRegion);
}

TEST_P(DemoNumbers, EveryDayHasOneAYearBefore)
{
    const Period month {m().options.until - 29, m().options.until};
    const auto share = [&](Metric metric) { // the brand grows, with its groups and KOCs most
        const Period before {addMonths(month.from, -12), addMonths(month.to, -12)};
        return rate(m().total(metric, before), m().total(metric, month));
    };
    EXPECT_NEAR(share(Metric::Amount), 0.9, 0.15);
    EXPECT_NEAR(share(Metric::FriendsAdded), 0.9, 0.2);
    EXPECT_NEAR(share(Metric::GroupJoins), 0.6, 0.35);
    EXPECT_NEAR(share(Metric::KocPoints), 0.6, 0.35);
    const Period lastMonth {
        firstOfMonth(addMonths(m().options.until, -1)), lastOfMonth(addMonths(m().options.until, -1))};
    for (Day day = lastMonth.from; day <= lastMonth.to && m().demo.yearBefore(); ++day)
        EXPECT_GT(m().total(Metric::Amount, {addMonths(day, -12), addMonths(day, -12)}), 0U)
            << day.toString();
    AssignmentCounts then;
    const auto regions = completion(m().demo.brand, m().sink.facts(),
        {{addMonths(month.from, -12), addMonths(month.to, -12)}, CompletionKey::Region, kHq, m().now()});
    for (const CompletionRow &row : *regions) {
        then.dispatched += row.counts.dispatched;
        then.excluded += row.counts.excluded;
        then.done += row.counts.done;
        then.pending += row.counts.pending;
    }
    EXPECT_NEAR(rate(then.done, then.eligible()), 0.86, 0.04);
    EXPECT_EQ(then.pending, 0U);
}

TEST_P(DemoNumbers, TodayHasItsFirstResults)
{
    AssignmentCounts today;
    for (size_t i = 0; i < m().demo.brand.tasks.size(); ++i) {
        const Task &task = m().demo.brand.tasks[i];
        if (task.dispatchedAt->day() != m().options.until + 1)
            continue;
        EXPECT_LT(task.dispatchedAt->seconds, m().now().seconds);
        const auto rows = completion(m().demo.brand, m().sink.facts(),
            {{task.dueDay, task.dueDay}, CompletionKey::Task, kHq, m().now()});
        for (const CompletionRow &row : *rows) {
            if (row.key == task.code) {
                today.done += row.counts.done;
                today.pending += row.counts.pending;
            }
        }
    }
    EXPECT_GT(today.done, 0U);
    EXPECT_GT(today.pending, today.done);
}

TEST_P(DemoNumbers, SomeGuidesHaveGoneQuiet)
{
    size_t quiet = 0;
    for (const DemoGuide &guide : m().demo.guides)
        quiet += guide.quietFrom ? 1 : 0;
    EXPECT_NEAR(rate(quiet, m().demo.guides.size()), 0.03, 0.02);
    const Period days {m().options.until - 2, m().options.until};
    size_t idle = 0;
    const auto guides =
        completion(m().demo.brand, m().sink.facts(), {days, CompletionKey::Guide, kHq, m().now()});
    for (const CompletionRow &row : *guides)
        idle += row.counts.eligible() > 3 && row.counts.done == 0 ? 1 : 0;
    EXPECT_GE(idle, quiet * 9 / 10);
    EXPECT_GT(idle, 0U);
}

TEST_P(DemoNumbers, AFlashGroupRunsWithHoursToSee)
{
    size_t running = 0;
    for (const DemoGroup &group : m().demo.groups) {
        if (group.kind != GroupKind::Flash || group.closedOn || *group.startsOn > m().options.until - 2)
            continue;
        ++running;
        EXPECT_GE(*group.closesOn, m().options.until);
    }
    EXPECT_GE(running, 2U);
    uint64_t joins = 0;
    const int32_t first = (m().options.until - 2).number * 24;
    for (int32_t hour = first; hour < first + 72; ++hour)
        joins += m().sink.facts().column(m().demo.hqRegion(), Metric::HourJoins, hour).total();
    EXPECT_GT(joins, 50U);
}

TEST_P(DemoNumbers, MostKocsAreSilentOnMostDays)
{
    uint64_t active = 0;
    uint64_t slots = 0;
    for (size_t region = 0; region < m().demo.brand.regions.size(); ++region) {
        slots += m().demo.brand.regions[region].kocs.size();
        for (Day day = m().demo.firstDay; day <= m().options.until; ++day)
            active += m().sink.facts().column(region, Metric::KocPoints, day.number).presentCount();
    }
    EXPECT_NEAR(rate(active, slots * static_cast<uint64_t>(m().demo.period().days())), 0.045, 0.025);
}

INSTANTIATE_TEST_SUITE_P(Scales, DemoNumbers, testing::Values(DemoScale::Small, DemoScale::Brand),
    [](const testing::TestParamInfo<DemoScale> &scale) {
        return scale.param == DemoScale::Small ? "Small" : "Brand";
    });

} // namespace
} // namespace qunce::server::demo
