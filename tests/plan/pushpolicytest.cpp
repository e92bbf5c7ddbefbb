// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/pushpolicy.h"

#include <gtest/gtest.h>

using namespace qunce;

namespace {

TEST(PushPolicyTest, WithoutASettingTheDefaultsHold)
{
    const PushPolicy policy = pushPolicyFrom("").value();
    EXPECT_EQ(policy.cap, CapRule::MonthAsManyAsDays);
    EXPECT_EQ(policy.hqPercent, 0);
    EXPECT_EQ(policy.quiet.fromMinute, 21 * 60 + 30);
    EXPECT_EQ(policy.quiet.untilMinute, 8 * 60);
    EXPECT_TRUE(policy.isExempt("朋友圈"));
    EXPECT_FALSE(policy.isExempt("群发"));
    EXPECT_EQ(policy.repeatDays, 7);
    EXPECT_EQ(pushPolicyFrom("{}").value(), policy);
}

TEST(PushPolicyTest, TheSettingSaysWhatDiffers)
{
    const PushPolicy policy = pushPolicyFrom(R"({"cap":"week_7","hq_percent":60,"quiet":{"from":"22:00"},
        "exempt":[],"repeat_days":3,"seasons":[{"name":"上新季","from":"03-01","to":"04-15","lowest_percent":95}],
        "risk_texts":["注意"],"due":{"one_to_one":{"days":2,"at":"18:30"}},"later":"unknown"})")
                                  .value();
    EXPECT_EQ(policy.cap, CapRule::WeekSeven);
    EXPECT_EQ(policy.hqPercent, 60);
    EXPECT_EQ(policy.quiet.fromMinute, 22 * 60);
    EXPECT_EQ(policy.quiet.untilMinute, 8 * 60);
    EXPECT_FALSE(policy.isExempt("朋友圈"));
    EXPECT_EQ(policy.seasons, (std::vector<SeasonRule> {{"上新季", 301, 415, 95}}));
    EXPECT_EQ(policy.dueOf(TaskKind::OneToOne), (DueRule {2, 18 * 60 + 30}));
    EXPECT_EQ(policy.dueOf(TaskKind::GroupPush), (DueRule {0, 22 * 60}));
    EXPECT_EQ(pushPolicyFrom(toJson(policy)).value(), policy);
}

TEST(PushPolicyTest, NonsenseIsNamed)
{
    for (const auto &[json, part] : std::vector<std::pair<const char *, const char *>> {{"[]", "{"},
             {"{", "{"}, {R"({"cap":"often"})", "cap"}, {R"({"hq_percent":101})", "hq_percent"},
             {R"({"quiet":{"from":"25:00"}})", "quiet"}, {R"({"quiet":{"from":"8"}})", "quiet"},
             {R"({"exempt":"朋友圈"})", "exempt"}, {R"({"repeat_days":-1})", "repeat_days"},
             {R"({"seasons":[{"from":"02-30"}]})", "seasons"}, {R"({"due":{"moments":7}})", "due"}}) {
        const Result<PushPolicy> policy = pushPolicyFrom(json);
        ASSERT_FALSE(policy.ok()) << json;
        EXPECT_EQ(policy.error().code, ErrorCode::InvalidInput);
        EXPECT_EQ(policy.error().detail, part) << json;
    }
}

TEST(PushPolicyTest, SpansOfTheThreeCaps)
{
    const Day day = Day::fromYmd(2028, 2, 29); // a Tuesday
    const CapWindow month = capWindow(CapRule::MonthAsManyAsDays, day);
    EXPECT_EQ(month.days, (Period {Day::fromYmd(2028, 2, 1), day}));
    EXPECT_EQ(month.most, 29);
    const CapWindow week = capWindow(CapRule::WeekSeven, day);
    EXPECT_EQ(week.days, (Period {day - 1, day + 5}));
    EXPECT_EQ(week.most, 7);
    EXPECT_EQ(capWindow(CapRule::DayOne, day).most, 1);
}

} // namespace
