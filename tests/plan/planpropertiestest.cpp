// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The index, kept up through any history of changes, says what a plain count over all entries says.

#include <random>

#include "models/plan/planchecker.h"
#include "models/plan/rolling.h"
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
        if (below(3) == 0 && made.audience.reach == Reach::Groups) {
            made.rolls = RollingRule {RollAnchor::GroupStart, static_cast<int>(below(9)) - 2, made.day(), {}};
            if (below(2) == 0)
                made.rolls->until = made.day() + static_cast<int>(below(20));
        } else if (below(20) == 0) {
            made.start.reset();
        }
        return made;
    }
    /// The brand, with days on which its groups open.
    std::shared_ptr<const PlanPeople> people(const SmallBrand &brand)
    {
        PlanPeopleBuilder builder {Message("damaged")};
        for (Record one : brand.records()) {
            if (one.kind == Kind::Group && below(5) != 0)
                one.put("starts_on", (kPlanDay + static_cast<int>(below(16)) - 2).toString());
            EXPECT_TRUE(builder.add(one).ok());
        }
        return std::make_shared<const PlanPeople>(std::move(builder.take()).value());
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
    /// The days on which the entry comes to it.
    std::vector<Day> daysOf(const PlanEntry &entry, uint32_t subject) const
    {
        if (!entry.start || !reaches(entry, subject))
            return {};
        if (!entry.rolls)
            return {entry.day()};
        const std::optional<Day> start =
            people.isGroup(subject) ? people.group(subject).startsOn : std::nullopt;
        const bool comes = start && entry.rolls->from <= *start + entry.rolls->day
            && (!entry.rolls->until || *start + entry.rolls->day <= *entry.rolls->until);
        return comes ? std::vector<Day> {*start + entry.rolls->day} : std::vector<Day>();
    }
    /// The days on which anybody gets it.
    std::vector<Day> daysOf(const PlanEntry &entry) const
    {
        std::vector<Day> days;
        for (int i = 0; i < (entry.rolls ? kRollingAhead : 1); ++i)
            days.push_back(entry.day() + i);
        return days;
    }
    SubjectSet reachedOn(const PlanEntry &entry, Day day) const
    {
        SubjectSet named(people.subjects());
        for (uint32_t subject = 0; subject < people.subjects(); ++subject) {
            const std::vector<Day> days = daysOf(entry, subject);
            if (std::find(days.begin(), days.end(), day) != days.end())
                named.add(subject);
        }
        return audienceOn(named, people, day).reached;
    }
    int sends(uint32_t subject, const PlanEntry &asked, Day day, bool drafts, bool regionalOnly = false) const
    {
        const CapWindow window = capWindow(policy.cap, day);
        int count = 0;
        for (const auto &[id, other] : entries) {
            if (id == asked.id || other.isCancelled() || other.channel != asked.channel
                || (!drafts && !other.isFirm()) || (regionalOnly && !other.isRegional()))
                continue;
            for (const Day on : daysOf(other, subject))
                count += window.days.contains(on) ? 1 : 0;
        }
        return count;
    }
    std::set<Uuid> over(const PlanEntry &asked, bool drafts) const
    {
        std::set<Uuid> ids;
        if (!asked.start || policy.isExempt(asked.channel))
            return ids;
        for (const Day day : daysOf(asked)) {
            reachedOn(asked, day).each([&](uint32_t subject) {
                const int most = capWindow(policy.cap, day).most;
                const int own = most - keptForHeadquarters(policy, most);
                const bool isOverShare = asked.rolls && asked.isRegional() && policy.hqPercent > 0
                    && sends(subject, asked, day, drafts, true) + 1 > own;
                if (sends(subject, asked, day, drafts) + 1 > most || isOverShare)
                    ids.insert(people.id(subject));
            });
        }
        return ids;
    }
    /// Somebody gets both within so many days; a rolling one only who is open and has an owner then.
    bool isNear(const PlanEntry &asked, Day day, const PlanEntry &other, int within) const
    {
        const SubjectSet reached = reachedOn(asked, day);
        bool found = false;
        reached.each([&](uint32_t subject) {
            for (const Day on : daysOf(other, subject))
                found |= std::abs(on - day) < within && (!other.rolls || reachedOn(other, on).has(subject));
        });
        return found;
    }
    std::set<Uuid> neighbours(const PlanEntry &asked, bool drafts, bool byContent) const
    {
        std::set<Uuid> ids;
        if (!asked.start || (byContent ? asked.content.isNil() : policy.isExempt(asked.channel)))
            return ids;
        for (const auto &[id, other] : entries) {
            if (id == asked.id || !other.start || other.isCancelled() || (!drafts && !other.isFirm()))
                continue;
            const bool isAlike = byContent
                ? other.content == asked.content
                : other.start->secondOfDay() / 3600 == asked.start->secondOfDay() / 3600
                    && !policy.isExempt(other.channel);
            for (const Day day : daysOf(asked)) {
                const bool meets = isAlike && isNear(asked, day, other, byContent ? policy.repeatDays : 1);
                if (meets)
                    ids.insert(id);
            }
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
    for (uint64_t seed = 0; seed < 300 && !testing::Test::HasFailure(); ++seed) {
        RandomPlan random(seed);
        const auto people = random.people(brand);
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
                const PlanCheck over = entry.rolls ? PlanCheck::LeftOut : PlanCheck::Cap;
                EXPECT_EQ(found(findings, over, false), plain.over(entry, drafts)) << seed;
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
        PlanEntry entry = RandomPlan(seed).entry(brand);
        entry.rolls.reset();
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
