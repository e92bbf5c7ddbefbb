// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "models/sop/sopexpansion.h"

namespace qunce {

namespace {

Uuid numbered(uint32_t number)
{
    Uuid made;
    for (size_t i = 0; i < 4; ++i)
        made.bytes[15 - i] = static_cast<uint8_t>(number >> (8 * i));
    return made;
}

const Day kStart = Day::fromYmd(2026, 8, 29);

SopTemplate nineNine(std::vector<SopStep> steps)
{
    SopTemplate made;
    made.id = numbered(1);
    made.name = "99大促";
    made.days = 14;
    made.steps = std::move(steps);
    return made;
}

SopStep layered(int day)
{
    SopStep step;
    step.id = numbered(2);
    step.title = "老客故事";
    step.day = day;
    step.window = {12 * 60, 12 * 60 + 30};
    step.groupKinds = {"training", "mentor", "koc", "customer"};
    step.leads = {{"training", -1, {20 * 60, 21 * 60}}, {"mentor", 0, {9 * 60, std::nullopt}},
        {"koc", 0, {10 * 60, std::nullopt}}};
    step.prepareDays = 2;
    return step;
}

TEST(SopExpansion, TellsTheLayersOneAfterTheOther)
{
    const SopTemplate template14 = nineNine({layered(1)});
    const std::vector<PlannedEntry> entries = expand(template14, kStart);
    ASSERT_EQ(entries.size(), 4U);
    const Instant ready = Instant::fromLocal(Day::fromYmd(2026, 8, 28), 18, 0);
    const Day day = Day::fromYmd(2026, 8, 30);
    EXPECT_EQ(entries[0],
        (PlannedEntry {0, {"training"}, Instant::fromLocal(day - 1, 20, 0),
            Instant::fromLocal(day - 1, 21, 0), Instant::fromLocal(Day::fromYmd(2026, 8, 27), 18, 0)}));
    EXPECT_EQ(entries[1], (PlannedEntry {0, {"mentor"}, Instant::fromLocal(day, 9, 0), std::nullopt, ready}));
    EXPECT_EQ(entries[2], (PlannedEntry {0, {"koc"}, Instant::fromLocal(day, 10, 0), std::nullopt, ready}));
    EXPECT_EQ(entries[3],
        (PlannedEntry {
            0, {"customer"}, Instant::fromLocal(day, 12, 0), Instant::fromLocal(day, 12, 30), ready}));
}

TEST(SopExpansion, OneToOneIsOneEntryForNoGroup)
{
    SopStep step;
    step.id = numbered(2);
    step.title = "回访";
    step.channel = "一对一";
    const std::vector<PlannedEntry> entries = expand(nineNine({step}), kStart);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_TRUE(entries[0].groupKinds.empty());
    EXPECT_EQ(entries[0].startAt, Instant::fromLocal(kStart, 9, 0));
    EXPECT_EQ(entries[0].endAt, std::nullopt);
}

TEST(SopExpansion, WhereAllKindsHaveTheirTimeNoOtherEntryIsMade)
{
    SopStep step = layered(0);
    step.groupKinds = {"mentor", "koc"};
    step.leads.erase(step.leads.begin());
    EXPECT_EQ(expand(nineNine({step}), kStart).size(), 2U);
}

TEST(SopExpansion, EndsAtMidnightOfTheDayThatComes)
{
    SopStep step = layered(0);
    step.leads.clear();
    step.window = {23 * 60, SopWindow::kMinutesOfDay};
    const std::vector<PlannedEntry> entries = expand(nineNine({step}), Day::fromYmd(2028, 2, 28));
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].endAt, Instant::startOf(Day::fromYmd(2028, 2, 29)));
}

TEST(SopExpansion, CrossesTheEndOfFebruary)
{
    SopStep step = layered(13);
    step.leads.clear();
    const auto dayOf = [&](Day start) { return expand(nineNine({step}), start).front().startAt.day(); };
    EXPECT_EQ(dayOf(Day::fromYmd(2028, 2, 16)), Day::fromYmd(2028, 2, 29));
    EXPECT_EQ(dayOf(Day::fromYmd(2027, 2, 16)), Day::fromYmd(2027, 3, 1));
    EXPECT_EQ(dayOf(Day::fromYmd(2026, 12, 31)), Day::fromYmd(2027, 1, 13));
}

TEST(SopExpansion, TheFieldsAreThoseOfADraftOfTheStep)
{
    SopStep step = layered(0);
    step.layer = "value";
    step.channel = "群发";
    step.stage = "种草";
    step.metric = "群执行率";
    step.content = numbered(9);
    const SopTemplate one = nineNine({step});
    const std::vector<PlannedEntry> entries = expand(one, kStart);
    Record entry;
    entry.kind = Kind::Entry;
    entry.id = numbered(10);
    entry.fields = fieldsOf(entries.back(), one, numbered(20));
    EXPECT_TRUE(validate(entry).ok()) << validate(entry).error().detail;
    EXPECT_EQ(entry.text("title"), "老客故事");
    EXPECT_EQ(entry.text("status"), "draft");
    EXPECT_EQ(entry.text("layer"), "value");
    EXPECT_EQ(entry.text("metric"), "群执行率");
    EXPECT_EQ(entry.reference("campaign"), numbered(20));
    EXPECT_EQ(entry.reference("template"), one.id);
    EXPECT_EQ(entry.reference("step"), step.id);
    EXPECT_EQ(entry.reference("content"), numbered(9));
    EXPECT_EQ(entry.set("group_kinds"), std::vector<std::string> {"customer"});
    EXPECT_EQ(entry.instant("start_at"), Instant::fromLocal(kStart, 12, 0));
    EXPECT_EQ(entry.instant("prepare_by"), Instant::fromLocal(kStart - 2, 18, 0));
    EXPECT_EQ(entry.find("leads"), nullptr);
}

TEST(SopPack, EachKindRegionAndTagGetsItsContent)
{
    SopStep step;
    step.id = numbered(2);
    step.title = "新品";
    step.groupKinds = {"customer", "koc"};
    step.content = numbered(90);
    step.pack = {{{"koc"}, {}, {}, numbered(91)}, {{}, {numbered(7)}, {}, numbered(92)},
        {{}, {}, {"VIP"}, numbered(93)}};
    const std::vector<PlannedEntry> entries = expand(nineNine({step}), kStart);
    ASSERT_EQ(entries.size(), 4U);
    const auto &koc = entries[3];
    EXPECT_EQ(koc.groupKinds, std::vector<std::string> {"koc"});
    EXPECT_EQ(koc.part.content, numbered(91));
    EXPECT_EQ(entries[0].part.content, numbered(92));
    EXPECT_EQ(entries[0].part.regions, std::vector<Uuid> {numbered(7)});
    EXPECT_EQ(entries[1].part.content, numbered(93));
    EXPECT_EQ(entries[1].part.notRegions, std::vector<Uuid> {numbered(7)});
    EXPECT_EQ(entries[1].part.tags, std::vector<std::string> {"VIP"});
    EXPECT_EQ(entries[2].part.content, numbered(90)) << "who is left";
    EXPECT_EQ(entries[2].part.notTags, std::vector<std::string> {"VIP"});
    Record entry;
    entry.kind = Kind::Entry;
    entry.fields = fieldsOf(entries[1], nineNine({step}), numbered(20));
    EXPECT_EQ(entry.reference("content"), numbered(93));
    EXPECT_EQ(entry.set("audience_tags"), std::vector<std::string> {"VIP"});
}

TEST(SopPack, WithoutAPackItIsOneEntryAsBefore)
{
    SopStep step = layered(0);
    step.leads.clear();
    step.content = numbered(90);
    const std::vector<PlannedEntry> entries = expand(nineNine({step}), kStart);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].part, (SopPart {0, numbered(90), {}, {}, {}, {}}));
}

/// Somebody whom a step may be for.
struct Listener {
    std::string kind;
    Uuid region;
    std::set<std::string> tags;
};

bool carries(const Listener &one, const std::vector<std::string> &tags)
{
    return std::any_of(
        tags.begin(), tags.end(), [&one](const std::string &tag) { return one.tags.contains(tag); });
}

template <typename Value>
bool names(const std::vector<Value> &all, const Value &one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

TEST(SopPack, EverybodyOfAStepGetsExactlyOneContentAndTheFirstThatFits)
{
    std::mt19937 random(20261123);
    const auto below = [&random](
                           int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const std::vector<std::string> kinds {"customer", "koc", "flash"};
    const std::vector<Uuid> regions {numbered(1), numbered(2), numbered(3)};
    const std::vector<std::string> tags {"A", "B", "C"};
    const auto some = [&](const auto &all) {
        auto chosen = all;
        chosen.clear();
        for (const auto &one : all) {
            if (below(3) == 0)
                chosen.push_back(one);
        }
        return chosen;
    };
    for (int round = 0; round < 3000 && !::testing::Test::HasFailure(); ++round) {
        SopStep step;
        step.id = numbered(2);
        step.title = "步骤";
        step.groupKinds = some(kinds);
        step.content = numbered(90);
        const int parts = below(5);
        for (int i = 0; i < parts; ++i) {
            SopPackPart part {step.groupKinds.empty() ? std::vector<std::string>() : some(step.groupKinds),
                some(regions), some(tags), numbered(static_cast<uint32_t>(91 + i))};
            step.pack.push_back(std::move(part));
        }
        if (!step.groupKinds.empty() && below(2) == 0)
            step.leads = {{step.groupKinds.front(), 0, {10 * 60, {}}}};
        const std::vector<PlannedEntry> entries = expand(nineNine({step}), kStart);
        std::vector<std::string> asked = step.groupKinds;
        if (asked.empty())
            asked = {""};
        for (const std::string &kind : asked) {
            for (const Uuid &region : regions) {
                for (int carried = 0; carried < 8; ++carried) {
                    Listener one {kind, region, {}};
                    for (size_t tag = 0; tag < tags.size(); ++tag) {
                        if ((carried >> tag & 1) != 0)
                            one.tags.insert(tags[tag]);
                    }
                    Uuid wanted = step.content;
                    for (size_t i = step.pack.size(); i-- > 0;) {
                        const SopPackPart &part = step.pack[i];
                        if ((part.groupKinds.empty() || names(part.groupKinds, kind))
                            && (part.regions.empty() || names(part.regions, region))
                            && (part.tags.empty() || carries(one, part.tags)))
                            wanted = part.content;
                    }
                    int times = 0;
                    for (const PlannedEntry &entry : entries) {
                        const SopPart &part = entry.part;
                        if ((entry.groupKinds.empty() ? !kind.empty() : !names(entry.groupKinds, kind))
                            || (!part.regions.empty() && !names(part.regions, region))
                            || names(part.notRegions, region)
                            || (!part.tags.empty() && !carries(one, part.tags)) || carries(one, part.notTags))
                            continue;
                        ++times;
                        EXPECT_EQ(part.content, wanted);
                    }
                    EXPECT_EQ(times, 1) << "round " << round;
                }
            }
        }
    }
}

// For any template without problems and any date.

SopTemplate someTemplate(std::mt19937 &random)
{
    const auto below = [&random](
                           int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const std::vector<std::string> kinds {"training", "mentor", "koc", "city", "store", "customer", "flash"};
    SopTemplate made = nineNine({});
    made.days = 1 + below(40);
    const int count = 1 + below(60);
    for (int i = 0; i < count; ++i) {
        SopStep step;
        step.id = numbered(static_cast<uint32_t>(100 + i));
        step.title = "步骤" + std::to_string(i);
        step.day = below(made.days + 7) - 7;
        step.window.from = below(SopWindow::kMinutesOfDay);
        if (below(2))
            step.window.to = step.window.from + 1 + below(SopWindow::kMinutesOfDay - step.window.from);
        for (const std::string &kind : kinds) {
            if (below(3))
                continue;
            step.groupKinds.push_back(kind);
            if (below(2))
                step.leads.push_back({kind, std::max(kEarliestSopDay, step.day - below(3)) - step.day,
                    {below(SopWindow::kMinutesOfDay), std::nullopt}});
        }
        made.steps.push_back(std::move(step));
    }
    sortSteps(made.steps);
    return made;
}

TEST(SopExpansion, CoversEveryStepAndKindExactlyOnceAndShiftsWithItsDate)
{
    std::mt19937 random(20260908);
    for (int round = 0; round < 2000; ++round) {
        const SopTemplate any = someTemplate(random);
        ASSERT_TRUE(problemsOf(any).empty());
        const Day start = Day::fromYmd(2024, 1, 1) + static_cast<int>(random() % 2000);
        const std::vector<PlannedEntry> entries = expand(any, start);
        std::map<std::pair<size_t, std::string>, int> seen;
        std::set<PlannedKey> keys;
        for (const PlannedEntry &entry : entries) {
            EXPECT_TRUE(keys.insert(keyOf(any, entry)).second);
            for (const std::string &kind : entry.groupKinds)
                ++seen[{entry.step, kind}];
            if (entry.groupKinds.empty())
                ++seen[{entry.step, ""}];
            EXPECT_GE(entry.startAt, Instant::startOf(start + kEarliestSopDay));
            EXPECT_LT(entry.startAt, Instant::startOf(start + any.days));
            EXPECT_TRUE(!entry.endAt || *entry.endAt > entry.startAt);
        }
        size_t wanted = 0;
        for (size_t i = 0; i < any.steps.size(); ++i) {
            for (const std::string &kind : any.steps[i].groupKinds)
                EXPECT_EQ((seen[{i, kind}]), 1);
            if (any.steps[i].groupKinds.empty()) {
                EXPECT_EQ((seen[{i, ""}]), 1);
            }
            wanted += std::max<size_t>(any.steps[i].groupKinds.size(), 1);
        }
        EXPECT_EQ(seen.size(), wanted);

        const int days = static_cast<int>(random() % 400) - 200;
        std::vector<PlannedEntry> shifted = expand(any, start + days);
        for (PlannedEntry &entry : shifted) {
            const auto back = [days](Instant &at) { at.seconds -= int64_t {days} * 86400; };
            back(entry.startAt);
            if (entry.endAt)
                back(*entry.endAt);
            if (entry.prepareBy)
                back(*entry.prepareBy);
        }
        EXPECT_EQ(shifted, entries);
    }
}

} // namespace

} // namespace qunce
