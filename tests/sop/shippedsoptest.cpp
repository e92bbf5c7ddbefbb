// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "models/sop/shippedsop.h"
#include "models/sop/sopexpansion.h"

namespace qunce {

namespace {

const SopTemplate &named(std::string_view name)
{
    const auto all = shippedSopTemplates();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const SopTemplate &sop) { return sop.name == name; });
    EXPECT_NE(found, all.end()) << name;
    return found == all.end() ? all.front() : *found;
}

TEST(ShippedSop, HasTheTemplatesThatTheTradeKnows)
{
    std::vector<std::string> names;
    for (const SopTemplate &sop : shippedSopTemplates())
        names.push_back(sop.name);
    EXPECT_EQ(names,
        (std::vector<std::string> {"大促14天", "快闪7天", "新客14天", "复购唤醒30天", "复购唤醒45天",
            "复购唤醒60天", "直播前中后", "淡季"}));
}

TEST(ShippedSop, EachCanBePutOnADateAndIsStored)
{
    std::set<Uuid> ids;
    for (const SopTemplate &sop : shippedSopTemplates()) {
        EXPECT_TRUE(problemsOf(sop).empty()) << sop.name;
        EXPECT_FALSE(sop.description.empty()) << sop.name;
        EXPECT_TRUE(ids.insert(sop.id).second);
        for (const SopStep &step : sop.steps) {
            EXPECT_TRUE(ids.insert(step.id).second) << sop.name << ": " << step.title;
            EXPECT_FALSE(step.metric.empty()) << sop.name << ": " << step.title << " names its metric";
            EXPECT_FALSE(step.layer.empty()) << sop.name << ": " << step.title;
            Record record;
            record.kind = Kind::SopStep;
            record.id = step.id;
            record.fields = fieldsOf(step, sop.id);
            EXPECT_TRUE(validate(record).ok()) << sop.name << ": " << validate(record).error().detail;
        }
        for (const PlannedEntry &entry : expand(sop, Day::fromYmd(2026, 9, 1))) {
            const int second = entry.startAt.secondOfDay();
            EXPECT_TRUE(second >= 8 * 3600 && second <= 21 * 3600 + 1800)
                << sop.name << ": " << sop.steps[entry.step].title << " comes in the quiet hours";
        }
    }
}

TEST(ShippedSop, AFortnightGoesThroughTheFourLayersInTheirOrder)
{
    const SopTemplate &sop = named("大促14天");
    EXPECT_EQ(sop.days, 14);
    std::vector<std::string> layers;
    for (const SopStep &step : sop.steps) {
        if (layers.empty() || layers.back() != step.layer)
            layers.push_back(step.layer);
    }
    layers.pop_back(); // the thanks on the last day are about values again
    EXPECT_EQ(layers, (std::vector<std::string> {"value", "brand", "selection", "promotion"}));
    // T-1 20:00 training, 9:00 mentors, 10:00 KOCs, 12:00 customers.
    const std::vector<PlannedEntry> entries = expand(sop, Day::fromYmd(2026, 8, 29));
    const std::vector<std::pair<std::string, Instant>> first {
        {"training", Instant::fromLocal(Day::fromYmd(2026, 8, 28), 20, 0)},
        {"mentor", Instant::fromLocal(Day::fromYmd(2026, 8, 29), 9, 0)},
        {"koc", Instant::fromLocal(Day::fromYmd(2026, 8, 29), 10, 0)},
        {"customer", Instant::fromLocal(Day::fromYmd(2026, 8, 29), 12, 0)}};
    for (size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(entries[i].groupKinds, std::vector<std::string> {first[i].first});
        EXPECT_EQ(entries[i].startAt, first[i].second);
    }
}

TEST(ShippedSop, ACopyIsTheBrandsOwnAndKnowsWhereItCameFrom)
{
    SeededIdSource ids(7, 1'790'000'000'000);
    const SopTemplate &sop = named("快闪7天");
    const SopTemplate copy = ownCopyOf(sop, ids);
    EXPECT_NE(copy.id, sop.id);
    EXPECT_EQ(copy.family, sop.id);
    EXPECT_EQ(copy.anchor, SopAnchor::GroupStart);
    ASSERT_EQ(copy.steps.size(), sop.steps.size());
    std::set<Uuid> seen {sop.id, copy.id};
    for (const SopStep &step : sop.steps)
        seen.insert(step.id);
    for (size_t i = 0; i < copy.steps.size(); ++i) {
        EXPECT_TRUE(seen.insert(copy.steps[i].id).second);
        EXPECT_EQ(copy.steps[i].title, sop.steps[i].title);
    }
    EXPECT_EQ(ownCopyOf(copy, ids).family, sop.id);
}

TEST(ShippedSop, AFileThatIsNoneSaysWhere)
{
    for (const char *spoiled :
        {"", "[]", R"({"templates":1})", R"({"templates":[{"name":"空"}]})",
            R"({"templates":[{"name":"无时间","anchor":"campaign","days":1,"steps":[{"title":"x"}]}]})",
            R"({"templates":[{"name":"太早","anchor":"campaign","days":1,"steps":[{"title":"x","day":-9,"from":"09:00"}]}]})"}) {
        const auto read = readShippedSop(spoiled);
        ASSERT_FALSE(read.ok()) << spoiled;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidInput);
    }
}

} // namespace

} // namespace qunce
