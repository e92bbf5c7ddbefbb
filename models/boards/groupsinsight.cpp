// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/groupsinsight.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/flashreading.h"
#include "models/boards/grouproster.h"

namespace qunce {

namespace {

constexpr int kFlashLookBack = 60; ///< days

class GroupsInsightMaker
{
public:
    GroupsInsightMaker(BoardContext &context, const Brand &brand, const FactSource &facts, OrgIndex under,
        GroupsInsight &insight)
        : m_context(context)
        , m_brand(brand)
        , m_facts(facts)
        , m_under(under)
        , m_insight(insight)
        , m_numbers(brand, facts, under, context.now)
    { }

    Result<void> make()
    {
        QUNCE_TRY(addDays());
        QUNCE_TRY(goOn(m_context));
        return addFlash();
    }

private:
    Result<void> addDays()
    {
        const Period days =
            shownDays(m_insight.head.query.period, m_context.now.day(), m_insight.head.factFrom);
        if (days.days() <= 0)
            return {};
        std::vector<GroupsDay> made;
        for (Day day = days.from; day <= days.to; ++day) {
            GroupsDay one;
            one.day = day;
            made.push_back(one);
        }
        const auto fill = [&](Metric metric, std::optional<uint64_t> GroupsDay::*cell) -> Result<void> {
            QUNCE_ASSIGN(const DaySums sums, m_numbers.byDay(metric, days));
            for (size_t i = 0; i < sums.size(); ++i)
                made[i].*cell = sums[i];
            return goOn(m_context);
        };
        QUNCE_TRY(fill(Metric::GroupMembers, &GroupsDay::members));
        QUNCE_TRY(fill(Metric::GroupJoins, &GroupsDay::joins));
        QUNCE_TRY(fill(Metric::GroupLeaves, &GroupsDay::leaves));
        QUNCE_TRY(fill(Metric::GroupSpeakers, &GroupsDay::speakers));
        QUNCE_TRY(fill(Metric::GroupOrders, &GroupsDay::orders));
        QUNCE_TRY(fill(Metric::GroupAmount, &GroupsDay::amount));
        QUNCE_ASSIGN(const std::vector<uint64_t> groups, m_numbers.groupsByDay(Metric::GroupMembers, days));
        for (size_t i = 0; i < groups.size(); ++i)
            made[i].groups = groups[i];
        m_insight.groups = groupsOverTime(std::move(made), m_insight.head.wholeUntil);
        return {};
    }

    Result<void> addFlash()
    {
        const Day today = m_context.now.day();
        Period days {m_insight.head.query.period.from, std::min(m_insight.head.query.period.to, today)};
        days.from = std::max(std::min(days.from, days.to - (kFlashLookBack - 1)), m_insight.head.factFrom);
        m_insight.flashDays = days;
        QUNCE_ASSIGN(std::vector<GroupRecord> groups,
            readGroups(m_context.snapshot, m_brand, today, "kind", std::string("flash")));
        std::erase_if(groups, [&](const GroupRecord &group) { return !isShown(group, days); });
        std::sort(groups.begin(), groups.end(), [](const GroupRecord &a, const GroupRecord &b) {
            return a.life.begins() != b.life.begins() ? a.life.begins() > b.life.begins() : a.code < b.code;
        });
        QUNCE_ASSIGN(
            m_insight.flash, readFlashLines(m_context, m_brand, m_facts, groups, days.to, CloseReasons::All));
        return {};
    }

    bool isShown(const GroupRecord &group, Period days) const
    {
        const Uuid &place = group.store.isNil() ? group.region : group.store;
        const std::optional<OrgIndex> index = m_brand.org.byId(place);
        const std::optional<Day> begins = group.life.begins();
        return index && m_brand.org.isUnder(*index, m_under) && begins && *begins <= days.to
            && *begins >= days.from;
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const FactSource &m_facts;
    const OrgIndex m_under;
    GroupsInsight &m_insight;
    const InsightNumbers m_numbers;
};

} // namespace

Result<GroupsInsight> readGroupsInsight(BoardContext &context, const BoardQuery &query)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Group);
    parts.tasks = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    GroupsInsight insight;
    QUNCE_ASSIGN(insight.head, readInsightHead(context, query, *brand, under));
    QUNCE_TRY(GroupsInsightMaker(context, *brand, facts, under, insight).make());
    return insight;
}

} // namespace qunce
