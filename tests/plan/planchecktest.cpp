// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One table or example for each rule of docs/PLAN.md, "Checks".

#include "tests/plan/planworld.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class PlanCheckTest : public ::testing::Test
{
protected:
    std::vector<std::string> codes(const PlanEntry &entry, const CheckOptions &options = {}) const
    {
        std::vector<std::string> codes;
        for (const PlanFinding &finding : m_plan->check(entry, options))
            codes.emplace_back(codeOf(finding.check));
        return codes;
    }
    bool says(const char *code, const PlanEntry &entry, const CheckOptions &options = {}) const
    {
        const std::vector<std::string> all = codes(entry, options);
        return std::find(all.begin(), all.end(), code) != all.end();
    }
    PlanFinding finding(PlanCheck check, const PlanEntry &entry) const
    {
        for (PlanFinding &found : m_plan->check(entry)) {
            if (found.check == check)
                return found;
        }
        ADD_FAILURE() << "no " << codeOf(check);
        return {};
    }
    void use(PushPolicy policy) { m_plan.emplace(m_people, std::move(policy)); }
    /// Entries like plainEntry() on the day, once an hour from 8:00 on.
    void fill(Day day, int count, const char *status = "approved")
    {
        for (int i = 0; i < count; ++i) {
            PlanEntry entry = plainEntry(static_cast<uint8_t>(m_next++), day, 8 + i % 13, 0);
            entry.status = status;
            m_plan->put(entry);
        }
    }
    PlanContent content(std::string text) const
    {
        return {id(80), std::move(text), "brand", kPlanDay - 5, kPlanDay + 5};
    }
    PlanEntry withContent() const
    {
        PlanEntry entry = plainEntry(50);
        entry.content = id(80);
        return entry;
    }

    SmallBrand m_brand;
    std::shared_ptr<const PlanPeople> m_people = [this] {
        auto people = std::make_shared<PlanPeople>(*m_brand.people());
        // Without those who cannot be reached: they are a finding of their own.
        std::erase_if(people->groups, [this](const PlanGroup &group) {
            return group.id == m_brand.closed || group.id == m_brand.ownerless
                || group.id == m_brand.ownerGone;
        });
        return people;
    }();
    std::optional<PlanIndex> m_plan = PlanIndex(m_people, {});
    int m_next = 100;
};

TEST_F(PlanCheckTest, OfAPlainEntryThereIsNothingToSay)
{
    EXPECT_EQ(codes(plainEntry(50)), std::vector<std::string> {});
}

TEST_F(PlanCheckTest, ItStartsAndEndsInThisOrder)
{
    PlanEntry entry = plainEntry(50);
    entry.end = Instant {entry.start->seconds - 60};
    EXPECT_EQ(codes(entry), std::vector<std::string> {"end_before_start"});
    entry.start.reset();
    EXPECT_EQ(codes(entry), std::vector<std::string> {"no_start"});
    const Instant now {Instant::startOf(kPlanDay + 1)};
    EXPECT_EQ(codes(plainEntry(50), {.now = now}), std::vector<std::string> {"start_passed"});
    EXPECT_EQ(codes(plainEntry(50)), std::vector<std::string> {}) << "while planning nobody minds";
}

TEST_F(PlanCheckTest, QuietHours)
{
    struct Row {
        int hour, minute;
        bool isQuiet;
    };
    for (const Row &row : {Row {7, 59, true}, Row {8, 0, false}, Row {21, 29, false}, Row {21, 30, true},
             Row {23, 59, true}, Row {0, 0, true}})
        EXPECT_EQ(says("quiet_hours", plainEntry(50, kPlanDay, row.hour, row.minute)), row.isQuiet)
            << row.hour << ":" << row.minute;
    PlanEntry moments = plainEntry(50, kPlanDay, 23, 0);
    moments.channel = "朋友圈";
    EXPECT_FALSE(says("quiet_hours", moments)) << "nobody's phone rings";
    PushPolicy strict;
    strict.exempt.clear();
    use(strict);
    EXPECT_TRUE(says("quiet_hours", moments));
}

TEST_F(PlanCheckTest, AMonthHoldsAsManySendsAsDays)
{
    fill(firstOfMonth(kPlanDay), 29);
    EXPECT_FALSE(says("cap", plainEntry(50))) << "the thirtieth of November";
    fill(lastOfMonth(kPlanDay), 1);
    const PlanFinding over = finding(PlanCheck::Cap, plainEntry(50));
    EXPECT_EQ(over.subjectCount, 2U);
    EXPECT_EQ(over.severity(), Severity::Error);
    EXPECT_EQ(over.text.english(), "2 have no send left this month (at most 30).");
    EXPECT_FALSE(says("cap", plainEntry(50, lastOfMonth(kPlanDay) + 1))) << "December is another month";
    PlanEntry notice = plainEntry(50);
    notice.channel = "群公告";
    EXPECT_FALSE(says("cap", notice)) << "each channel has its own";
}

TEST_F(PlanCheckTest, AWeekHoldsSeven)
{
    PushPolicy policy;
    policy.cap = CapRule::WeekSeven;
    use(policy);
    const Day monday = kPlanDay - 4;
    fill(monday, 6);
    EXPECT_FALSE(says("cap", plainEntry(50)));
    fill(monday + 6, 1);
    EXPECT_TRUE(says("cap", plainEntry(50)));
    EXPECT_FALSE(says("cap", plainEntry(50, monday + 7)));
    EXPECT_FALSE(says("cap", plainEntry(50, monday - 1)));
}

TEST_F(PlanCheckTest, ADayHoldsOne)
{
    PushPolicy policy;
    policy.cap = CapRule::DayOne;
    use(policy);
    fill(kPlanDay, 1);
    EXPECT_TRUE(says("cap", plainEntry(50)));
    EXPECT_FALSE(says("cap", plainEntry(50, kPlanDay + 1)));
    PlanEntry kocs = plainEntry(50);
    kocs.audience.groupKinds = 1U << 2; // the KOC groups get nothing else
    EXPECT_FALSE(says("cap", kocs));
}

TEST_F(PlanCheckTest, AnEntryIsNotInItsOwnWay)
{
    PushPolicy policy;
    policy.cap = CapRule::DayOne;
    use(policy);
    m_plan->put(plainEntry(50));
    EXPECT_EQ(m_plan->check(id(50)).size(), 0U);
    PlanEntry moved = plainEntry(50, kPlanDay, 15);
    EXPECT_EQ(codes(moved), std::vector<std::string> {}) << "nor where it stood before it is moved";
    m_plan->put(plainEntry(51, kPlanDay + 1));
    EXPECT_TRUE(says("cap", plainEntry(50, kPlanDay + 1)));
    m_plan->remove(id(51));
    EXPECT_FALSE(says("cap", plainEntry(50, kPlanDay + 1)));
}

TEST_F(PlanCheckTest, DraftsCountWhilePlanningAndWhatIsCalledOffNever)
{
    PushPolicy policy;
    policy.cap = CapRule::DayOne;
    use(policy);
    fill(kPlanDay, 1, "draft");
    EXPECT_TRUE(says("cap", plainEntry(50)));
    EXPECT_FALSE(says("cap", plainEntry(50), {.countDrafts = false}));
    use(policy);
    fill(kPlanDay, 1, "cancelled");
    EXPECT_FALSE(says("cap", plainEntry(50)));
}

TEST_F(PlanCheckTest, TheRegionsHaveTheirShareAndHeadquartersItsOwn)
{
    PushPolicy policy;
    policy.cap = CapRule::WeekSeven;
    policy.hqPercent = 60; // 5 of 7 are headquarters', 2 the regions'
    use(policy);
    PlanEntry regional = plainEntry(50);
    regional.audience.regions = {m_brand.north};
    for (uint8_t i = 0; i < 2; ++i) {
        EXPECT_FALSE(says("region_share", regional));
        PlanEntry other = plainEntry(static_cast<uint8_t>(60 + i), kPlanDay, 14 + i);
        other.audience.regions = {m_brand.north};
        m_plan->put(other);
    }
    EXPECT_TRUE(says("region_share", regional));
    EXPECT_EQ(m_plan->sendsLeft(0, "群发", kPlanDay).left, 5);
    EXPECT_EQ(m_plan->sendsLeft(0, "群发", kPlanDay).leftForRegion, 0);
    fill(kPlanDay - 1, 4);
    EXPECT_FALSE(says("headquarters_share", plainEntry(50)));
    fill(kPlanDay - 2, 1);
    const uint32_t south = m_people->isGroup(2) ? 2 : 1;
    EXPECT_EQ(m_plan->sendsLeft(south, "群发", kPlanDay).left, 2);
    const PlanFinding share = finding(PlanCheck::HeadquartersShare, plainEntry(50));
    EXPECT_EQ(share.subjects, std::vector {m_brand.bobCustomers}) << "the north has no send left at all";
    EXPECT_EQ(share.severity(), Severity::Warning);
}

TEST_F(PlanCheckTest, SendsThatAreLeft)
{
    const SendsLeft none = m_plan->sendsLeft(0, "群发", kPlanDay);
    EXPECT_EQ(none.most, 30);
    EXPECT_EQ(none.left, 30);
    fill(kPlanDay, 4);
    m_plan->remove(id(101));
    EXPECT_EQ(m_plan->sendsLeft(0, "群发", kPlanDay).left, 27);
    EXPECT_FALSE(m_plan->sendsLeft(0, "朋友圈", kPlanDay).isCounted);
}

TEST_F(PlanCheckTest, TheSameGroupInTheSameHour)
{
    m_plan->put(plainEntry(60, kPlanDay, 12, 59));
    const PlanFinding same = finding(PlanCheck::SameHour, plainEntry(50));
    EXPECT_EQ(same.entries, std::vector {id(60)});
    EXPECT_EQ(same.subjectCount, 2U);
    EXPECT_EQ(same.severity(), Severity::Warning);
    EXPECT_FALSE(says("same_hour", plainEntry(50, kPlanDay, 13)));
    PlanEntry south = plainEntry(50);
    south.audience.regions = {m_brand.south};
    EXPECT_EQ(finding(PlanCheck::SameHour, south).subjects, std::vector {m_brand.bobCustomers});
    PlanEntry kocs = plainEntry(50);
    kocs.audience.groupKinds = 1U << 2;
    EXPECT_FALSE(says("same_hour", kocs)) << "other groups";
}

TEST_F(PlanCheckTest, TheSameContentToTheSameGroup)
{
    m_plan->putContent(content("你好"));
    PlanEntry before = withContent();
    before.id = id(60);
    before.start = Instant::fromLocal(kPlanDay - 6, 10, 0);
    m_plan->put(before);
    EXPECT_TRUE(says("same_content", withContent())) << "six days ago";
    before.start = Instant::fromLocal(kPlanDay - 7, 10, 0);
    m_plan->put(before);
    EXPECT_FALSE(says("same_content", withContent())) << "a week ago";
    before.start = Instant::fromLocal(kPlanDay + 6, 10, 0);
    m_plan->put(before);
    EXPECT_TRUE(says("same_content", withContent())) << "and the other way round";
    before.audience.groupKinds = 1U << 2;
    m_plan->put(before);
    EXPECT_FALSE(says("same_content", withContent())) << "to other groups";
}

TEST_F(PlanCheckTest, ContentIsThereAndValidThatDay)
{
    EXPECT_EQ(codes(withContent()), std::vector<std::string> {"content_missing"});
    struct Row {
        int from, until;
        bool isFine;
    };
    for (const Row &row : {Row {0, 0, true}, Row {-5, 5, true}, Row {1, 5, false}, Row {-5, -1, false}}) {
        PlanContent valid = content("你好");
        valid.validFrom = kPlanDay + row.from;
        valid.validUntil = kPlanDay + row.until;
        m_plan->putContent(valid);
        EXPECT_EQ(says("content_out_of_time", withContent()), !row.isFine) << row.from << " " << row.until;
    }
}

TEST_F(PlanCheckTest, SomebodyIsReachedAndWhoIsLeftOutIsNamed)
{
    PlanEntry nobody = plainEntry(50);
    nobody.audience.groupKinds = 1U << 6;
    EXPECT_EQ(codes(nobody), std::vector<std::string> {"empty_audience"});
    m_people = m_brand.people();
    use({});
    EXPECT_EQ(codes(plainEntry(50)), (std::vector<std::string> {"closed_groups", "groups_without_owner"}));
    EXPECT_EQ(finding(PlanCheck::ClosedGroups, plainEntry(50)).subjects, std::vector {m_brand.closed});
    EXPECT_EQ(finding(PlanCheck::GroupsWithoutOwner, plainEntry(50)).subjectCount, 2U);
}

TEST_F(PlanCheckTest, HolidaysAndWorkingWeekendsAreHints)
{
    const Day rest = Day::fromYmd(2026, 10, 1);
    const Day work = Day::fromYmd(2026, 10, 10); // a Saturday
    const CalendarBook book(std::vector<CalendarRow> {
        {rest, "holiday", "国庆节", "National Day"}, {work, "makeup_workday", "国庆节", "National Day"}});
    const CheckOptions options {.calendar = &book};
    EXPECT_EQ(codes(plainEntry(50, rest), options), std::vector<std::string> {"holiday"});
    EXPECT_EQ(codes(plainEntry(50, work), options), std::vector<std::string> {"working_weekend"});
    EXPECT_EQ(codes(plainEntry(50, rest + 30), options), std::vector<std::string> {});
    const std::vector<PlanFinding> hints = m_plan->check(plainEntry(50, rest), options);
    EXPECT_FALSE(approvalBlockedBy(hints, false));
}

TEST_F(PlanCheckTest, TheLowestPriceThatATextOffers)
{
    struct Row {
        const char *text;
        std::optional<int> percent;
    };
    for (const Row &row :
        {Row {"全场8折", 80}, Row {"8.5折起", 85}, Row {"85折", 85}, Row {"八折", 80}, Row {"八五折", 85},
            Row {"第二件半价", 50}, Row {"9折，会员7折", 70}, Row {"20% off", 80}, Row {"5% off", 95},
            Row {"打折", {}}, Row {"折叠车", {}}, Row {"新品上市", {}}, Row {"", {}}, Row {"2026折", {}}})
        EXPECT_EQ(lowestPricePercent(row.text), row.percent) << row.text;
}

TEST_F(PlanCheckTest, ASeasonHasItsLowestPrice)
{
    PushPolicy policy;
    policy.seasons = {{"上新季", 1101, 131, 100}}; // over the new year
    use(policy);
    m_plan->putContent(content("新品9折"));
    EXPECT_TRUE(says("discount", withContent()));
    m_plan->putContent(content("新品上市"));
    EXPECT_FALSE(says("discount", withContent()));
    PlanEntry titled = plainEntry(50);
    titled.title = "九折秒杀";
    EXPECT_TRUE(says("discount", titled));
    titled.start = Instant::fromLocal(Day::fromYmd(2026, 10, 31), 12, 0);
    EXPECT_FALSE(says("discount", titled)) << "before the season";
}

TEST_F(PlanCheckTest, AContentHasItsOwnLowestPrice)
{
    PlanContent cheap = content("新品8折");
    cheap.lowestPercent = 85;
    m_plan->putContent(cheap);
    EXPECT_TRUE(says("discount", withContent()));
    cheap.lowestPercent = 80;
    m_plan->putContent(cheap);
    EXPECT_FALSE(says("discount", withContent()));
}

TEST_F(PlanCheckTest, WordsOfTheListsAreNamed)
{
    const auto words = wordBookFrom({});
    PlanContent said = content("全网最低，错过后悔，第一次尝试");
    m_plan->putContent(said);
    EXPECT_TRUE(codes(withContent()).empty()) << "nobody has looked";
    said.words = words;
    m_plan->putContent(said);
    EXPECT_EQ(codes(withContent()), std::vector<std::string> {"forbidden_words"});
    said.text = "我们是行业首选";
    m_plan->putContent(said);
    EXPECT_EQ(codes(withContent()), std::vector<std::string> {"words_to_avoid"});
    said.text = "睡前喝一杯，接近母乳";
    m_plan->putContent(said);
    EXPECT_TRUE(codes(withContent()).empty());
    said.category = "奶粉";
    m_plan->putContent(said);
    EXPECT_EQ(codes(withContent()), std::vector<std::string> {"forbidden_words"}) << "of its category's pack";
}

TEST_F(PlanCheckTest, ContentIsUsedOnceItIsUsable)
{
    for (const char *status : {"draft", "submitted", "rejected", "withdrawn"}) {
        PlanContent one = content("你好");
        one.status = status;
        m_plan->putContent(one);
        EXPECT_EQ(codes(withContent()), std::vector<std::string> {"content_not_usable"}) << status;
    }
    for (const char *status : {"", "usable"}) {
        PlanContent one = content("你好");
        one.status = status;
        m_plan->putContent(one);
        EXPECT_TRUE(codes(withContent()).empty()) << status;
    }
}

std::string repeated(const char *text, size_t times)
{
    std::string all;
    for (size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST_F(PlanCheckTest, AChannelTakesSoMuchAndNoMore)
{
    struct Row {
        const char *channel;
        std::string body;
        size_t images;
        bool hasLink, isFine;
    };
    const Row rows[] {
        {"群发", repeated("a", 4000), 9, false, true},
        {"群发", repeated("a", 4001), 0, false, false},
        {"群发", repeated("字", 1333), 0, false, true}, // 3,999 bytes
        {"群发", repeated("字", 1334), 0, false, false},
        {"群发", "短", 8, true, true},
        {"群发", "短", 9, true, false}, // the link would be the tenth
        {"一对一", repeated("字", 1334), 0, false, false},
        {"一对一", "短", 9, true, false},
        {"朋友圈", repeated("字", 2000), 9, true, true},
        {"朋友圈", repeated("字", 2001), 0, false, false},
        {"朋友圈", repeated("😀", 2000), 0, false, true}, // characters, not bytes
        {"短信", repeated("字", 500), 0, true, true},
        {"短信", repeated("字", 501), 0, false, false},
        {"短信", "短", 1, false, false},
        {"群公告", repeated("字", 20'000), 9, true, true}, // nobody knows of a limit
        {"公众号", repeated("字", 20'000), 9, true, true},
        {"什么", repeated("字", 20'000), 9, true, true},
    };
    for (const Row &row : rows) {
        PlanContent one = content("短");
        one.size = sentSizeOf("标题", row.body, row.images, row.hasLink);
        m_plan->putContent(one);
        PlanEntry entry = withContent();
        entry.channel = row.channel;
        EXPECT_EQ(says("content_over_limit", entry), !row.isFine)
            << row.channel << " " << row.body.size() << " bytes, " << row.images << " images";
    }
}

TEST_F(PlanCheckTest, WhatIsMeasuredIsWhatGoesIntoTheChat)
{
    const Record whole = record(Kind::Content, id(80),
        {{"title", repeated("题", 600)}, {"body", repeated("字", 10)}, {"link", "https://example.org/"}});
    EXPECT_EQ(planContentFrom(whole, nullptr).size, (SentSize {30, 10, 0, true})) << "the text";
    const Record titled = record(Kind::Content, id(80), {{"title", repeated("题", 600)}});
    EXPECT_EQ(planContentFrom(titled, nullptr).size, (SentSize {1800, 600, 0, false})) << "or the title";
    PlanEntry entry = withContent();
    entry.channel = "短信";
    entry.start.reset();
    m_plan->putContent(planContentFrom(titled, nullptr));
    EXPECT_EQ(codes(entry), (std::vector<std::string> {"no_start", "content_over_limit"}))
        << "an entry without a date is measured as well";
    EXPECT_TRUE(approvalBlockedBy(m_plan->check(entry), true));
}

TEST_F(PlanCheckTest, PromotionsCarryARiskNotice)
{
    PlanContent promotion = content("大促来了");
    promotion.layer = "promotion";
    m_plan->putContent(promotion);
    EXPECT_EQ(codes(withContent()), std::vector<std::string> {"risk_notice"});
    promotion.text += "，请理性消费";
    m_plan->putContent(promotion);
    EXPECT_EQ(codes(withContent()), std::vector<std::string> {});
    promotion = content("大促来了");
    m_plan->putContent(promotion);
    PlanEntry entry = withContent();
    EXPECT_FALSE(says("risk_notice", entry));
    entry.layer = "promotion";
    EXPECT_TRUE(says("risk_notice", entry)) << "the entry's own layer holds";
}

TEST_F(PlanCheckTest, AStepIsJudgedByAMetric)
{
    PlanEntry entry = plainEntry(50);
    entry.metric.clear();
    EXPECT_EQ(codes(entry), std::vector<std::string> {"no_metric"});
}

TEST_F(PlanCheckTest, ErrorsBlockApprovalAndWarningsWantAReason)
{
    PlanEntry quiet = plainEntry(50, kPlanDay, 23);
    EXPECT_TRUE(approvalBlockedBy(m_plan->check(quiet), true));
    PlanEntry unjudged = plainEntry(50);
    unjudged.metric.clear();
    EXPECT_TRUE(approvalBlockedBy(m_plan->check(unjudged), false));
    EXPECT_FALSE(approvalBlockedBy(m_plan->check(unjudged), true));
    EXPECT_FALSE(approvalBlockedBy(m_plan->check(plainEntry(50)), false));
}

} // namespace
