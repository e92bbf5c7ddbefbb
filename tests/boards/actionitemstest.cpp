// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which actions a report shows, in which order, and who may change them.

#include "models/boards/actionitems.h"

#include <gtest/gtest.h>

#include "models/merge/editrules.h"
#include "models/protocol/bucketnames.h"
#include "tests/merge/records.h"

namespace qunce {

namespace {

using test::id;

Day september(unsigned day)
{
    return Day::fromYmd(2026, 9, day);
}

const Uuid kAnhui = id(1);
const Uuid kHunan = id(2);
const Uuid kSale = id(3);
const Uuid kOtherSale = id(4);

/// Written for the report of 31 August to 6 September.
ActionItem itemOf(const Uuid &unit = kAnhui, const Uuid &campaign = {})
{
    ActionItem item;
    item.id = id(9);
    item.unit = unit;
    item.campaign = campaign;
    item.problem = "到期完成率低";
    item.action = "督导每日跟进";
    item.responsible = "王敏";
    item.due = september(12);
    item.report = {Day::fromYmd(2026, 8, 31), september(6)};
    return item;
}

TEST(ActionItems, AreOverdueTheDayAfterTheirDueDayUnlessTheyAreDone)
{
    struct {
        const char *what;
        std::optional<Day> due;
        std::optional<Day> done;
        ActionState state;
    } const table[] {{"due tomorrow", september(9), {}, ActionState::Open},
        {"due today", september(8), {}, ActionState::Open},
        {"due yesterday", september(7), {}, ActionState::Overdue},
        {"without a day", {}, {}, ActionState::Open},
        {"done too late", september(1), september(7), ActionState::Done},
        {"done in time", september(9), september(7), ActionState::Done}};
    for (const auto &row : table) {
        ActionItem item = itemOf();
        item.due = row.due;
        item.done = row.done;
        EXPECT_EQ(stateOf(item, september(8)), row.state) << row.what;
    }
}

TEST(ActionItems, OpenOnesAreCarriedIntoEveryLaterReportOfTheSameScope)
{
    const Period same {Day::fromYmd(2026, 8, 31), september(6)};
    const Period next {september(7), september(13)};
    const Period afterThat {september(14), september(20)};
    const Period month {september(1), september(30)};
    const Period before {Day::fromYmd(2026, 8, 24), Day::fromYmd(2026, 8, 30)};
    struct {
        const char *what;
        Uuid itemUnit, itemCampaign;
        std::optional<Day> done;
        ActionScope scope;
        bool belongs, isCarried;
    } const table[] {
        {"the report that it was written for", kAnhui, {}, {}, {kAnhui, {}, same}, true, false},
        {"the next one", kAnhui, {}, {}, {kAnhui, {}, next}, true, true},
        {"the one after that", kAnhui, {}, {}, {kAnhui, {}, afterThat}, true, true},
        {"the monthly one", kAnhui, {}, {}, {kAnhui, {}, month}, true, true},
        {"an earlier one", kAnhui, {}, {}, {kAnhui, {}, before}, false, false},
        {"another unit's", kAnhui, {}, {}, {kHunan, {}, next}, false, true},
        {"the whole brand's", kAnhui, {}, {}, {{}, {}, next}, false, true},
        {"of the whole brand", {}, {}, {}, {{}, {}, next}, true, true},
        {"done on the days of the next one", kAnhui, {}, september(8), {kAnhui, {}, next}, true, true},
        {"done before the one after", kAnhui, {}, september(8), {kAnhui, {}, afterThat}, false, true},
        {"of a campaign, in a weekly report", kAnhui, kSale, {}, {kAnhui, {}, next}, true, true},
        {"of a campaign, in its review", kAnhui, kSale, {}, {kAnhui, kSale, same}, true, false},
        {"done long ago, in its review", kAnhui, kSale, september(1), {kAnhui, kSale, afterThat}, true,
            false},
        {"of a campaign, in another's", kAnhui, kSale, {}, {kAnhui, kOtherSale, same}, false, false},
        {"of a week, in a review", kAnhui, {}, {}, {kAnhui, kSale, next}, false, false},
    };
    for (const auto &row : table) {
        ActionItem item = itemOf(row.itemUnit, row.itemCampaign);
        item.done = row.done;
        EXPECT_EQ(belongsTo(item, row.scope), row.belongs) << row.what;
        EXPECT_EQ(isCarried(item, row.scope), row.isCarried) << row.what;
    }
}

TEST(ActionItems, WhatIsOverdueStandsFirstAndWhatIsDoneLast)
{
    const auto item = [](const char *problem, std::optional<Day> due, std::optional<Day> done = {}) {
        ActionItem made = itemOf();
        made.problem = problem;
        made.due = due;
        made.done = done;
        return made;
    };
    std::vector<ActionItem> items {item("done", september(1), september(2)), item("without a day", {}),
        item("next week", september(15)), item("tomorrow", september(9)), item("yesterday", september(7)),
        item("last week", september(2))};
    sortActions(items, september(8));
    std::vector<std::string> order;
    for (const ActionItem &one : items)
        order.push_back(one.problem);
    EXPECT_EQ(order,
        (std::vector<std::string> {
            "last week", "yesterday", "tomorrow", "next week", "without a day", "done"}));
}

TEST(ActionItems, ComeOutOfTheirRecordsAsTheyWent)
{
    for (const Uuid &campaign : {Uuid(), kSale}) {
        for (const std::optional<Day> &day : {std::optional<Day>(), std::optional(september(12))}) {
            ActionItem item = itemOf(kAnhui, campaign);
            item.due = day;
            item.done = day;
            const Record record = newActionRecord(item, id(200), kAnhui);
            ASSERT_TRUE(validate(record).ok());
            EXPECT_EQ(record.bucket, bucket::planOf(kAnhui));
            const std::optional<ActionItem> read = actionOf(record);
            ASSERT_TRUE(read);
            EXPECT_EQ(read->unit, item.unit);
            EXPECT_EQ(read->campaign, item.campaign);
            EXPECT_EQ(read->problem, item.problem);
            EXPECT_EQ(read->action, item.action);
            EXPECT_EQ(read->responsible, item.responsible);
            EXPECT_EQ(read->due, item.due);
            EXPECT_EQ(read->done, item.done);
            EXPECT_EQ(read->report, item.report);
        }
    }
    EXPECT_EQ(newActionRecord(itemOf({}), id(200), {}).bucket, bucket::planHq());
}

TEST(ActionItems, AreNotReadOutOfWhatIsNone)
{
    const Record sound = newActionRecord(itemOf(), id(200), kAnhui);
    const auto with = [&sound](const char *field, const char *value) {
        Record record = sound;
        record.put(field, toValue(std::string(value)));
        return record;
    };
    EXPECT_TRUE(actionOf(sound));
    EXPECT_FALSE(actionOf(with("page", "tasks"))) << "a view of a page";
    EXPECT_FALSE(actionOf(with("page", "log:export"))) << "a line of the log of exports";
    EXPECT_FALSE(actionOf(with("scope", "personal"))) << "nobody else would see it";
    EXPECT_FALSE(actionOf(with("state", "[]")));
    EXPECT_FALSE(actionOf(with("state", "{")));
    EXPECT_FALSE(actionOf(with("state", R"({"action": "x", "from": "soon", "to": "2026-09-06"})")));
    EXPECT_TRUE(actionOf(with("state", R"({"action": 5, "from": "2026-08-31", "to": "2026-09-06"})")))
        << "a part that makes no sense is none";
}

TEST(ActionItems, AreTheRegionsOrHeadquarters)
{
    const Actor planner {id(202), Role::HqContent, true, {}};
    const Actor manager {id(203), Role::RegionManager, false, {kAnhui}};
    const Actor viewer {id(204), Role::Viewer, true, {}};
    struct {
        const char *what;
        Actor actor;
        Uuid region;
        bool may;
    } const table[] {{"headquarters, of a region", planner, kAnhui, true},
        {"headquarters, of the whole", planner, {}, true},
        {"a manager, of the own region", manager, kAnhui, true},
        {"a manager, of another region", manager, kHunan, false},
        {"a manager, of the whole", manager, {}, false}, {"a viewer", viewer, kAnhui, false}};
    for (const auto &row : table) {
        EXPECT_EQ(
            !mayCreate(row.actor, newActionRecord(itemOf(row.region), row.actor.user, row.region)), row.may)
            << row.what;
        const Record others = newActionRecord(itemOf(row.region), id(250), row.region);
        EXPECT_EQ(!mayEdit(row.actor, others, "state"), row.may) << row.what << ", somebody else's";
        EXPECT_EQ(!mayDelete(row.actor, others), row.may) << row.what << ", somebody else's";
    }
}

} // namespace

} // namespace qunce
