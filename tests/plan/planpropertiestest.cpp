// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The index, kept up through any history of changes, says what a plain count over all entries says.

#include <random>

#include "tests/plan/planworld.h"

using namespace qunce;
using namespace qunce::test;

namespace {

class RandomPlan
{
public:
    explicit RandomPlan(uint64_t seed) : m_random(seed)
    {
        static constexpr std::array kRules {CapRule::MonthAsManyAsDays, CapRule::WeekSeven, CapRule::DayOne};
        policy.cap = kRules[below(3)];
        policy.hqPercent = below(2) == 0 ? 0 : static_cast<int>(below(101));
        policy.repeatDays = static_cast<int>(below(9));
    }
    uint64_t below(uint64_t bound) { return std::uniform_int_distribution<uint64_t>(0, bound - 1)(m_random); }

    PlanEntry entry(const SmallBrand &brand)
    {
        static constexpr std::array kChannels {"群发", "群公告", "一对一", "朋友圈"};
        static constexpr std::array kStates {
            "draft", "submitted", "approved", "done", "cancelled", "changes"};
        PlanEntry made = plainEntry(static_cast<uint8_t>(100 + below(40)),
            kPlanDay + static_cast<int>(below(12)), 8 + static_cast<int>(below(4)));
        made.channel = kChannels[below(kChannels.size())];
        made.status = kStates[below(kStates.size())];
        made.audience.reach =
            made.channel == "一对一" || made.channel == "朋友圈" ? Reach::Guides : Reach::Groups;
        made.audience.groupKinds = static_cast<uint32_t>(below(1U << 7));
        if (below(3) == 0)
            made.audience.regions = {below(2) == 0 ? brand.north : brand.south};
        if (below(4) == 0)
            made.audience.targets = {{PlanTarget::Kind::Group, brand.annKoc, below(2) == 0}};
        if (below(2) == 0)
            made.content = id(static_cast<uint8_t>(80 + below(3)));
        if (below(20) == 0)
            made.start.reset();
        return made;
    }

    PushPolicy policy;

private:
    std::mt19937_64 m_random;
};

/// The same answers by looking at every entry.
struct PlainPlan {
    const PlanPeople &people;
    const PushPolicy &policy;
    std::map<Uuid, PlanEntry> entries;

    bool reaches(const PlanEntry &entry, uint32_t subject) const
    {
        return namedBy(entry.audience, people).has(subject);
    }
    int sends(uint32_t subject, const PlanEntry &asked, bool drafts, bool regionalOnly) const
    {
        const CapWindow window = capWindow(policy.cap, asked.day());
        int count = 0;
        for (const auto &[id, other] : entries) {
            if (id != asked.id && other.start && !other.isCancelled() && other.channel == asked.channel
                && window.days.contains(other.day()) && (drafts || other.isFirm())
                && (!regionalOnly || other.isRegional()) && reaches(other, subject))
                ++count;
        }
        return count;
    }
    std::set<Uuid> over(const PlanEntry &asked, bool drafts) const
    {
        std::set<Uuid> ids;
        if (!asked.start || policy.isExempt(asked.channel))
            return ids;
        audienceOn(asked.audience, people, asked.day()).reached.each([&](uint32_t subject) {
            if (sends(subject, asked, drafts, false) + 1 > capWindow(policy.cap, asked.day()).most)
                ids.insert(people.id(subject));
        });
        return ids;
    }
    std::set<Uuid> neighbours(const PlanEntry &asked, bool drafts, bool byContent) const
    {
        std::set<Uuid> ids;
        if (!asked.start || (byContent ? asked.content.isNil() : policy.isExempt(asked.channel)))
            return ids;
        const SubjectSet reached = audienceOn(asked.audience, people, asked.day()).reached;
        for (const auto &[id, other] : entries) {
            if (id == asked.id || !other.start || other.isCancelled() || (!drafts && !other.isFirm()))
                continue;
            const bool isNear = byContent
                ? other.content == asked.content && std::abs(other.day() - asked.day()) < policy.repeatDays
                : other.start->seconds / 3600 == asked.start->seconds / 3600
                    && !policy.isExempt(other.channel);
            if (isNear && !reached.common(namedBy(other.audience, people)).empty())
                ids.insert(id);
        }
        return ids;
    }
};

std::set<Uuid> found(const std::vector<PlanFinding> &findings, PlanCheck check, bool entries)
{
    std::set<Uuid> ids;
    for (const PlanFinding &finding : findings) {
        if (finding.check == check)
            ids.insert(entries ? finding.entries.begin() : finding.subjects.begin(),
                entries ? finding.entries.end() : finding.subjects.end());
    }
    return ids;
}

TEST(PlanPropertiesTest, TheIndexAgreesWithAPlainCountAfterAnyHistory)
{
    const SmallBrand brand;
    const auto people = brand.people();
    for (uint64_t seed = 0; seed < 300 && !testing::Test::HasFailure(); ++seed) {
        RandomPlan random(seed);
        PlanIndex index(people, random.policy);
        PlainPlan plain {*people, random.policy, {}};
        for (uint8_t number = 80; number < 82; ++number)
            index.putContent({id(number), "文", "brand", {}, {}});
        for (int step = 0; step < 60; ++step) {
            PlanEntry entry = random.entry(brand);
            if (random.below(5) == 0) {
                index.remove(entry.id);
                plain.entries.erase(entry.id);
            } else if (random.below(3) == 0) {
                const bool drafts = random.below(2) == 0;
                const auto findings = index.check(entry, {.countDrafts = drafts});
                EXPECT_EQ(found(findings, PlanCheck::Cap, false), plain.over(entry, drafts)) << seed;
                const std::set<Uuid> hour = found(findings, PlanCheck::SameHour, true);
                EXPECT_EQ(hour, plain.neighbours(entry, drafts, false)) << seed;
                const std::set<Uuid> content = found(findings, PlanCheck::SameContent, true);
                EXPECT_EQ(content, plain.neighbours(entry, drafts, true)) << seed;
            } else {
                plain.entries[entry.id] = entry;
                index.put(std::move(entry));
            }
            EXPECT_EQ(index.size(), plain.entries.size());
        }
    }
}

TEST(PlanPropertiesTest, EverySubjectThatIsNamedIsReachedOrSaidToBeLeftOut)
{
    const SmallBrand brand;
    const auto people = brand.people();
    for (uint64_t seed = 0; seed < 500; ++seed) {
        const PlanEntry entry = RandomPlan(seed).entry(brand);
        const SubjectSet named = namedBy(entry.audience, *people);
        const Audience audience = audienceOn(entry.audience, *people, entry.day());
        SubjectSet all = audience.reached;
        for (const std::vector<uint32_t> &out : {audience.closed, audience.ownerless}) {
            for (const uint32_t subject : out) {
                EXPECT_FALSE(all.has(subject)) << seed;
                all.add(subject);
            }
        }
        if (entry.audience.reach == Reach::Groups) {
            EXPECT_EQ(all, named) << seed;
        }
        EXPECT_EQ(audience.reached.common(named), audience.reached) << seed;
    }
}

} // namespace
