// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a contest record says, who may hold one, and that a frozen one stays.

#include "models/merge/contestrules.h"

#include <functional>

#include <gtest/gtest.h>

#include "models/merge/bucketof.h"
#include "models/merge/editrules.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/contestrecord.h"
#include "tests/merge/records.h"

namespace qunce::test {

namespace {

Contest goodContest()
{
    Contest contest;
    contest.name = "Double 11";
    contest.unit = id(1);
    contest.measure = ContestMeasure::Orders;
    contest.days = {*Day::parse("2026-11-01"), *Day::parse("2026-11-11")};
    contest.freezesAt = parseInstant("2026-11-14 12:00")->instant;
    contest.teams = {{"East", {id(2)}, {}}, {"West", {id(3)}, {id(4), id(5)}}};
    return contest;
}

Record contestRecord(const Contest &contest)
{
    Record made = record(Kind::Contest, id(9), {});
    made.fields = contestFields(contest);
    std::erase_if(made.fields, [](const auto &field) { return field.second == FieldValue(); });
    return made;
}

TEST(ContestRules, ARecordSaysWhatWasTyped)
{
    const Contest contest = goodContest();
    const Record made = contestRecord(contest);
    EXPECT_TRUE(validate(made).ok());
    EXPECT_EQ(contestFrom(made), contest);
    Record broken = made;
    broken.put("teams", std::string("[{\"name\":5},7,\"x\"]"));
    ASSERT_TRUE(contestFrom(broken));
    EXPECT_EQ(contestFrom(broken)->teams.size(), 1U);
    broken.put("measure", FieldValue());
    EXPECT_FALSE(contestFrom(broken));
}

TEST(ContestRules, OneThatCannotBeHeldIsRefusedByField)
{
    struct {
        const char *what;
        std::function<void(Contest &)> change;
        const char *field; ///< empty: it may be held
    } const table[] {
        {"as it is", [](Contest &) {}, ""},
        {"no name", [](Contest &c) { c.name.clear(); }, "name"},
        {"ends before it begins", [](Contest &c) { c.days.to = c.days.from - 1; }, "to_day"},
        {"one day", [](Contest &c) { c.days.from = c.days.to; }, ""},
        {"62 days", [](Contest &c) { c.days.from = c.days.to - 61; }, ""},
        {"63 days", [](Contest &c) { c.days.from = c.days.to - 62; }, "to_day"},
        {"frozen with the end of the last day",
            [](Contest &c) { c.freezesAt = Instant::startOf(c.days.to + 1); }, ""},
        {"frozen a second before",
            [](Contest &c) { c.freezesAt = {Instant::startOf(c.days.to + 1).seconds - 1}; }, "freezes_at"},
        {"one team", [](Contest &c) { c.teams.pop_back(); }, "teams"},
        {"a team of nobody", [](Contest &c) { c.teams[0].units.clear(); }, "teams"},
        {"a unit twice", [](Contest &c) { c.teams[1].units = {id(2)}; }, "teams"},
        {"a guide twice",
            [](Contest &c) {
                c.teams[1].guides = {id(4), id(4)};
            },
            "teams"},
        {"a name twice", [](Contest &c) { c.teams[1].name = "East"; }, "teams"},
        {"31 teams",
            [](Contest &c) {
                for (int i = 2; i < 31; ++i)
                    c.teams.push_back({std::to_string(i), {id(static_cast<uint8_t>(100 + i))}, {}});
            },
            "teams"},
    };
    for (const auto &row : table) {
        Contest contest = goodContest();
        row.change(contest);
        const Record made = contestRecord(contest);
        const std::optional<Refusal> refusal = refusalOfContest(nullptr, &made);
        EXPECT_EQ(refusal ? refusal->about : std::string(), row.field) << row.what;
        EXPECT_EQ(!refusal || refusal->why == Rejection::BadValue, true) << row.what;
    }
}

TEST(ContestRules, AFrozenOneStays)
{
    const Record open = contestRecord(goodContest());
    Record frozen = open;
    frozen.put("frozen_at", parseInstant("2026-11-14 12:00")->instant.seconds);
    EXPECT_FALSE(refusalOfContest(&open, nullptr));
    EXPECT_EQ(refusalOfContest(&frozen, nullptr)->why, Rejection::ContestFrozen);
    EXPECT_EQ(refusalOfContest(&frozen, &frozen)->why, Rejection::ContestFrozen);
    EXPECT_EQ(codeOf(Rejection::ContestFrozen), "contest_frozen");
}

TEST(ContestRules, HeadquartersAndARegionForItselfHoldOne)
{
    const Actor hq {id(20), Role::HqContent, true, {}};
    const Actor lan {id(21), Role::RegionManager, false, {id(1)}};
    const Actor nan {id(22), Role::RegionManager, false, {id(7)}};
    const Actor viewer {id(23), Role::Viewer, false, {id(1)}};
    struct {
        const char *who;
        Actor actor;
        bool ofRegion;
        bool ofBrand;
    } const table[] {{"headquarters", hq, true, true}, {"its region", lan, true, false},
        {"another region", nan, false, false}, {"a viewer", viewer, false, false}};
    Record regional = contestRecord(goodContest());
    regional.bucket = bucket::planOf(id(1));
    Record whole = regional;
    whole.bucket = bucket::planHq();
    for (const auto &row : table) {
        EXPECT_EQ(!mayCreate(row.actor, regional), row.ofRegion) << row.who;
        EXPECT_EQ(!mayCreate(row.actor, whole), row.ofBrand) << row.who;
        EXPECT_EQ(!mayEdit(row.actor, regional, "teams"), row.ofRegion) << row.who;
        EXPECT_EQ(!mayDelete(row.actor, regional), row.ofRegion) << row.who;
        EXPECT_TRUE(mayEdit(row.actor, regional, "standings")) << row.who << ": the server freezes";
        EXPECT_TRUE(mayEdit(row.actor, regional, "frozen_at")) << row.who;
    }
}

TEST(ContestRules, FrozenNumbersComeBackAsTheyWere)
{
    ContestNumbers numbers;
    numbers.from = *Day::parse("2026-11-01");
    numbers.days = 3;
    numbers.teams.push_back({"East \"1\"", true, {5, std::nullopt, 0}, {0, 0, 12}, {}});
    numbers.teams.push_back(
        {"西", true, {1, 2, 3}, {0, 0, 0}, {SellingDay::Sold, SellingDay::Skipped, SellingDay::Unsold}});
    Record frozen = contestRecord(goodContest());
    frozen.put("standings", frozenText(numbers));
    EXPECT_FALSE(frozenNumbers(frozen)) << "not frozen yet";
    frozen.put("frozen_at", int64_t {5});
    EXPECT_EQ(frozenNumbers(frozen), numbers);
    for (const char *const broken : {"", "[]", "{}", "{\"from\":\"2026-11-01\",\"days\":2,\"teams\":[{}]}",
             "{\"from\":\"2026-11-01\",\"days\":1,\"teams\":[{\"name\":\"A\",\"values\":[1,2],\"refunds\":[0]"
             "}]}",
             "{\"from\":\"2026-11-01\",\"days\":1,\"teams\":[{\"name\":\"A\",\"values\":[-1],\"refunds\":[0]}"
             "]}"}) {
        frozen.put("standings", std::string(broken));
        EXPECT_FALSE(frozenNumbers(frozen)) << broken;
    }
}

TEST(ContestRules, TheLargestOneFitsIntoItsField)
{
    ContestNumbers numbers;
    numbers.from = *Day::parse("2026-11-01");
    numbers.days = kMostContestDays;
    for (size_t team = 0; team < kMostTeams; ++team)
        numbers.teams.push_back({std::string(128, 'x'), true,
            std::vector<std::optional<uint64_t>>(kMostContestDays, 9'999'999'999), // 100 million yuan a day
            std::vector<uint64_t>(kMostContestDays, 9'999'999'999),
            std::vector<SellingDay>(kMostContestDays, SellingDay::Sold)});
    Record frozen = contestRecord(goodContest());
    frozen.put("standings", frozenText(numbers));
    EXPECT_TRUE(validate(frozen).ok()) << frozen.text("standings").size();
}

} // namespace

} // namespace qunce::test
