// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How arrangements are written down for saved views, and what of a strange one is understood.

#include <random>

#include <gtest/gtest.h>

#include "views/calendar/calendarstate.h"
#include "views/common/viewstate.h"
#include "views/leaderboard/rankingstate.h"
#include "views/roster/rosterstate.h"

namespace qunce {
namespace {

QJsonObject again(const QJsonObject &state)
{
    return stateOf(stateText(state));
}

std::shared_ptr<const DataTable> sampleTable()
{
    TableBuilder builder;
    for (const char *id : {"name", "store", "amount"}) {
        TableColumn column;
        column.id = id;
        column.title = Message(id);
        column.look.hidden = std::string(id) == "amount";
        builder.addColumn(std::move(column));
    }
    return builder.build();
}

TEST(ViewState, ATableReadsBackWhatItHasWritten)
{
    std::mt19937 random(7);
    const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int i = 0; i < 2'000; ++i) {
        RosterState state;
        state.quickFilter = "filter" + std::to_string(upTo(3));
        for (int column = 0; column < upTo(3); ++column) {
            ColumnFilter filter {"c" + std::to_string(column), {}, {}, {}};
            if (upTo(1) == 0)
                filter.texts = {"北京", "\"quoted\"", std::to_string(i)};
            else
                filter.least = int64_t {-4'000'000'000'000'000'000} + i;
            if (upTo(2) == 0)
                filter.most = int64_t {9'007'199'254'740'993} + i; // a double has not the bits for it
            state.filters.push_back(std::move(filter));
        }
        for (int key = 0; key < upTo(3); ++key)
            state.sort.push_back({"s" + std::to_string(key), upTo(1) == 0});
        for (int column = 0; column < upTo(5); ++column)
            state.columns.push_back("列" + std::to_string(column));
        ASSERT_EQ(rosterStateFrom(again(toJson(state)), {}), state);
    }
}

TEST(ViewState, WhatIsMissingOrWrongIsAsAtFirst)
{
    const RosterState first {"active", {}, {{"amount", true}}, {}};
    EXPECT_EQ(rosterStateFrom({}, first), first);
    EXPECT_EQ(rosterStateFrom(stateOf("no json"), first), first);
    EXPECT_EQ(rosterStateFrom(stateOf("[1,2]"), first), first);
    EXPECT_EQ(
        rosterStateFrom(
            stateOf(R"({"quick_filter":3,"sort":"amount","filters":{"a":1},"columns":[1,null]})"), first),
        first);
    EXPECT_EQ(rosterStateFrom(stateOf(R"({"filters":[{"column":"a"},{"texts":["x"]}],"sort":[{}]})"), first),
        (RosterState {"active", {}, {}, {}}))
        << "a filter that filters nothing is none";
}

TEST(ViewState, FiltersInAnotherOrderAreTheSameArrangement)
{
    const RosterState one =
        rosterStateFrom(stateOf(R"({"filters":[{"column":"b","least":1},{"column":"a","most":2}]})"), {});
    const RosterState other =
        rosterStateFrom(stateOf(R"({"filters":[{"column":"a","most":2},{"column":"b","least":1}]})"), {});
    EXPECT_EQ(one, other);
}

TEST(ViewState, ATableKeepsItsFirstColumnAndForgetsUnknownOnes)
{
    const auto table = sampleTable();
    EXPECT_EQ(standardColumns(*table), (std::vector<std::string> {"name", "store"}));
    const RosterState known = knownTo(*table,
        {"", {{"gone", {"x"}, {}, {}}, {"store", {"x"}, {}, {}}}, {{"gone", true}, {"amount", true}},
            {"amount", "gone", "name"}});
    EXPECT_EQ(known, (RosterState {"", {{"store", {"x"}, {}, {}}}, {{"amount", true}}, {"name", "amount"}}));
}

TEST(ViewState, APeriodStaysWhatItWasCalled)
{
    const Day today = *Day::parse("2026-09-08");
    for (const PeriodChoice choice : {PeriodChoice::Yesterday, PeriodChoice::Today, PeriodChoice::ThisWeek,
             PeriodChoice::LastWeek, PeriodChoice::MonthToDate, PeriodChoice::LastMonth,
             PeriodChoice::Last7Days, PeriodChoice::Last30Days, PeriodChoice::Last90Days}) {
        BoardQuery query;
        query.choice = choice;
        query.period = periodOf(choice, today, {});
        query.compare = CompareChoice::LastYear;
        BoardQuery later;
        later.unit = Uuid::parse("01234567-89ab-7def-8123-456789abcdef").value();
        const BoardQuery read = withPeriod(later, again(periodState(query)), today + 40);
        EXPECT_EQ(read.choice, choice);
        EXPECT_EQ(read.period, periodOf(choice, today + 40, {})) << "of the day on which it is read";
        EXPECT_EQ(read.compare, CompareChoice::LastYear);
        EXPECT_EQ(read.unit, later.unit) << "whose unit is the header's";
    }
    BoardQuery own;
    own.choice = PeriodChoice::Custom;
    own.period = {*Day::parse("2026-08-01"), *Day::parse("2026-08-12")};
    EXPECT_EQ(withPeriod(BoardQuery(), again(periodState(own)), today).period, own.period);
    const BoardQuery before = own;
    for (const char *strange : {"{}", R"({"choice":"next_year"})", R"({"choice":"days"})",
             R"({"choice":"days","from":"2026-08-12","to":"2026-08-01"})",
             R"({"choice":"days","from":"2026-02-30","to":"2026-08-01"})"})
        EXPECT_EQ(withPeriod(before, stateOf(strange), today), before) << strange;
}

TEST(ViewState, TheLeaderboardReadsBackWhatItHasWritten)
{
    for (const RankingPreset preset : kRankingPresets) {
        RankingQuery query;
        query.preset = preset;
        query.level = levelOf(preset);
        query.peers = {"mall", "A", "一线"};
        query.minN = 20;
        const RankingQuery read = rankingQueryFrom(again(rankingState(query)));
        EXPECT_EQ(read, query) << idOf(preset);
    }
    const RankingQuery first = rankingQueryFrom({});
    EXPECT_EQ(first.minN, minNOf(first.preset, first.level));
    for (const RankingPreset preset : kRankingPresets) {
        for (const Level level : {Level::Guide, Level::Zone, Level::Group, Level::Koc}) {
            RankingQuery query;
            query.preset = preset;
            query.level = level;
            EXPECT_EQ(rankingQueryFrom(rankingState(query)).level,
                measureOf(preset).existsOn(level) ? level : levelOf(preset))
                << idOf(preset) << ": a board has no level that its measure does not have";
        }
    }
    EXPECT_EQ(rankingQueryFrom(stateOf(R"({"least_sample":-3})")).minN, first.minN);
}

TEST(ViewState, TheCalendarReadsBackWhatItHasWritten)
{
    CalendarFilter filter;
    filter.campaigns = {"", "01234567-89ab-7def-8123-456789abcdef"};
    filter.channels = {"企业微信"};
    filter.groupKinds = {"city"};
    filter.statuses = {EntryStatus::Draft, EntryStatus::Approved};
    filter.hiddenLayers = {ContentLayer::Brand};
    const CalendarArrangement read =
        calendarArrangementFrom(again(calendarState(CalendarViewKind::Agenda, LaneKind::Campaign, filter)));
    EXPECT_EQ(read.view, CalendarViewKind::Agenda);
    EXPECT_EQ(read.lanes, LaneKind::Campaign);
    EXPECT_EQ(read.filter, filter);
    const CalendarArrangement strange = calendarArrangementFrom(
        stateOf(R"({"view":"year","statuses":["asleep",3],"hidden_layers":["","none"],"campaigns":"all"})"));
    EXPECT_EQ(strange.view, CalendarViewKind::Month);
    EXPECT_TRUE(strange.filter.isEmpty());
}

} // namespace
} // namespace qunce
