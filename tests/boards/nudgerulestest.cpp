// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/nudgerules.h"

#include <gtest/gtest.h>

namespace qunce {

namespace {

Instant at(int hour, int minute = 0, int day = 8)
{
    return Instant::fromLocal(Day::fromYmd(2026, 9, static_cast<unsigned>(day)), hour, minute);
}

TEST(NudgeRules, ThreeRemindersIn24HoursAndThenTheTimeOfTheNext)
{
    struct BudgetRow {
        const char *what;
        std::vector<Instant> reminders;
        int left;
        std::optional<Instant> again;
    };
    const NudgePolicy policy;
    const Instant now = at(12);
    for (const BudgetRow &row : {
             BudgetRow {"never", {}, 3, {}},
             BudgetRow {"once", {at(9)}, 2, {}},
             BudgetRow {"three times", {at(11), at(9), at(10)}, 0, at(9, 0, 9)},
             BudgetRow {"the first is a day ago to the second", {at(12, 0, 7), at(9), at(10)}, 1, {}},
             BudgetRow {"a minute less than a day ago", {at(12, 1, 7), at(9), at(10)}, 0, at(12, 1, 8)},
             BudgetRow {
                 "by others at the same time: five", {at(8), at(9), at(9), at(10), at(11)}, 0, at(9, 0, 9)},
             BudgetRow {"by a clock that is ahead", {at(12, 5), at(12, 5), at(12, 5)}, 0, at(12, 5, 9)},
         }) {
        EXPECT_EQ(nudgeBudget(row.reminders, policy, now), (NudgeBudget {row.left, row.again})) << row.what;
    }
    NudgePolicy strict;
    strict.limit = 1;
    strict.hours = 2;
    const std::vector<Instant> one {at(11)};
    EXPECT_EQ(nudgeBudget(one, strict, now), (NudgeBudget {0, at(13)})) << "as the setting says";
    EXPECT_EQ(nudgeBudget(one, strict, at(13)), (NudgeBudget {1, {}}));
}

TEST(NudgeRules, WhetherAReminderHelpedIsSaidByTheTimesThatAreKnown)
{
    using Done = std::vector<std::optional<Instant>>;
    struct EffectRow {
        const char *what;
        std::optional<Instant> reminded;
        Done done;
        Instant now;
        NudgeEffect effect;
    };
    const NudgePolicy policy;
    for (const EffectRow &row : {
             EffectRow {"never reminded", {}, {at(10)}, at(12), NudgeEffect::None},
             EffectRow {"done an hour later", at(9), {at(10)}, at(12), NudgeEffect::Helped},
             EffectRow {"done at the last second", at(9), {at(11)}, at(12), NudgeEffect::Helped},
             EffectRow {"done too late", at(9), {at(11, 1)}, at(12), NudgeEffect::NotHelped},
             EffectRow {"done before", at(9), {at(8)}, at(12), NudgeEffect::NotHelped},
             EffectRow {"nothing yet, but there is time", at(9), {}, at(10, 59), NudgeEffect::Waiting},
             EffectRow {"nothing", at(9), {}, at(11), NudgeEffect::NotHelped},
             EffectRow {"something, nobody knows when", at(9), {std::nullopt}, at(12), NudgeEffect::Unknown},
             EffectRow {"one known, one not", at(9), {std::nullopt, at(9, 30)}, at(12), NudgeEffect::Helped},
         }) {
        EXPECT_EQ(nudgeEffect(row.reminded, row.done, policy, row.now), row.effect) << row.what;
    }
}

TEST(NudgeRules, GroupsByRegionSupervisorAndStoreAndInEachTheLeastDoneFirst)
{
    const auto guide = [](const char *code, const char *region, const char *supervisor, const char *store,
                           uint64_t done, uint64_t all) {
        NudgeGuide made;
        made.code = code;
        made.region.bytes[15] = static_cast<uint8_t>(region[0]);
        made.supervisor = supervisor;
        made.store = store;
        made.done = done;
        made.eligible = all;
        return made;
    };
    std::vector<NudgeGuide> guides {
        guide("a", "N", "Li", "one", 11, 12),
        guide("b", "N", "Li", "one", 0, 3),
        guide("c", "S", "Wu", "six", 0, 12),
        guide("d", "N", "Li", "one", 0, 12),
        guide("e", "N", "He", "two", 1, 2),
        guide("f", "N", "Li", "two", 10, 12),
        guide("g", "N", "Li", "one", 0, 12),
    };
    orderNudges(guides);
    std::string order;
    for (const NudgeGuide &one : guides)
        order += one.code;
    // South has done nothing; in the north Li's 21 of 51 come before He's half, in it the store with 11 of 39.
    EXPECT_EQ(order, "cdgbafe") << "0/12 before 0/3 before 11/12, equal ones by code";
}

TEST(NudgeRules, ATemplateFillsWhatItKnowsAndLeavesTheRestAsItIsTyped)
{
    const std::map<std::string, std::string, std::less<>> values {{"人数", "12"}, {"names", "甲 {人数}"}};
    EXPECT_EQ(fillTemplate("还有 {人数} 人：{names}", values), "还有 12 人：甲 {人数}") << "filled once";
    EXPECT_EQ(fillTemplate("{nobody} {", values), "{nobody} {");
    EXPECT_EQ(fillTemplate("", values), "");
    const std::vector<std::string_view> known {"人数", "names"};
    EXPECT_EQ(unknownPlaceholders("{人数} {due} {x} {names", known), (std::vector<std::string> {"due", "x"}));
}

TEST(NudgeRules, TheSettingIsReadAndWrittenAndSaysWhatMakesNoSense)
{
    EXPECT_EQ(*nudgePolicyFrom(""), NudgePolicy()) << "3 in 24 hours, helped within 120 minutes";
    NudgePolicy policy {5, 12, 60, "催 {names}"};
    EXPECT_EQ(*nudgePolicyFrom(toJson(policy)), policy);
    EXPECT_EQ(nudgePolicyFrom(R"({"limit":2})")->limit, 2);
    EXPECT_EQ(nudgePolicyFrom(R"({"limit":2})")->hours, 24);
    for (const char *senseless : {"[]", R"({"limit":0})", R"({"limit":21})", R"({"limit":"3"})",
             R"({"hours":0})", R"({"hours":1.5})", R"({"help_minutes":-1})", R"({"text":3})"})
        EXPECT_FALSE(nudgePolicyFrom(senseless).ok()) << senseless;
}

} // namespace

} // namespace qunce
