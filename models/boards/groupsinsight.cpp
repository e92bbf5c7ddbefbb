// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/groupsinsight.h"

#include <algorithm>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/boards/flashpushes.h"
#include "models/boards/grouproster.h"

namespace qunce {

namespace {

constexpr int kFlashLookBack = 60; ///< days
constexpr int kLongestFlash = 31; ///< days from when it was made
constexpr int32_t kFlashDayHours = 24;

/// A group's hours from 00:00 of the day it was made on.
struct FlashHours {
    size_t line = 0;
    int32_t first = 0; ///< hour number
    std::vector<uint64_t> joins;
    std::vector<uint64_t> orders;
};

Instant startOfHour(int32_t hour)
{
    return {Instant::startOf(Day {hour / kFlashDayHours}).seconds + int64_t {hour % kFlashDayHours} * 3600};
}

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
        m_insight.groups = groupsOverTime(std::move(made));
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
        for (const GroupRecord &group : groups)
            QUNCE_TRY(addLine(group, days.to));
        if (m_insight.flash.empty())
            return {};
        QUNCE_TRY(readHours());
        return advise();
    }

    bool isShown(const GroupRecord &group, Period days) const
    {
        const Uuid &place = group.store.isNil() ? group.region : group.store;
        const std::optional<OrgIndex> index = m_brand.org.byId(place);
        const std::optional<Day> begins = group.life.begins();
        return index && m_brand.org.isUnder(*index, m_under) && begins && *begins <= days.to
            && *begins >= days.from;
    }

    Result<void> addLine(const GroupRecord &group, Day end)
    {
        FlashLine line;
        line.id = group.id;
        line.code = group.code;
        line.name = group.name;
        line.batch = group.batch;
        line.band = group.band;
        line.begins = *group.life.begins();
        QUNCE_ASSIGN(const std::optional<Record> owner, m_context.snapshot.record(Kind::Guide, group.owner));
        if (owner)
            line.owner = owner->text("name");
        line.state.now = m_context.now;
        line.state.isClosed = !group.life.isOpen(m_context.now.day());
        line.state.begins = line.begins;
        FlashHours hours;
        hours.line = m_insight.flash.size();
        const Day made = std::min(group.life.createdOn.value_or(line.begins), line.begins);
        Day last = std::min(end, made + (kLongestFlash - 1));
        if (group.life.closedOn)
            last = std::min(last, *group.life.closedOn - 1);
        hours.first = made.number * kFlashDayHours;
        // The hour that runs is not over, so nothing can be said of it.
        const auto now =
            static_cast<int32_t>((m_context.now.seconds - Instant::startOf(Day {0}).seconds) / 3600);
        const int32_t until = std::min((last.number + 1) * kFlashDayHours, now);
        hours.joins.resize(static_cast<size_t>(std::max(0, until - hours.first)));
        hours.orders.resize(hours.joins.size());
        m_hours.emplace(group.id, std::move(hours));
        m_insight.flash.push_back(std::move(line));
        return {};
    }

    /// Numbers are in up to the end of the last day that any of the groups has some of: a group in which nothing happens has
    /// none of its own, and must not look as if the rush of days ago were its last.
    Result<void> readHours()
    {
        int32_t first = INT32_MAX;
        int32_t end = 0;
        for (const auto &[group, hours] : m_hours) {
            first = std::min(first, hours.first);
            end = std::max(end, hours.first + static_cast<int32_t>(hours.joins.size()));
        }
        std::vector<size_t> regions(m_brand.regions.size());
        for (size_t i = 0; i < regions.size(); ++i)
            regions[i] = i;
        std::optional<int32_t> newest;
        for (const Metric metric : {Metric::HourJoins, Metric::HourFirstOrders}) {
            QUNCE_TRY(m_facts.visit(metric, {first, end - 1}, regions,
                [&](size_t region, int32_t hour, const ColumnView &column) {
                    const std::vector<Slot> &places = m_brand.regions[region].groups;
                    column.forEach([&](uint32_t slot, uint64_t value) {
                        if (slot >= places.size())
                            return;
                        const auto found = m_hours.find(places[slot].subject);
                        if (found == m_hours.end())
                            return;
                        newest = std::max(newest.value_or(hour), hour);
                        FlashHours &hours = found->second;
                        const int32_t place = hour - hours.first;
                        auto &line = metric == Metric::HourJoins ? hours.joins : hours.orders;
                        if (place >= 0 && static_cast<size_t>(place) < line.size())
                            line[static_cast<size_t>(place)] += value;
                    });
                }));
            QUNCE_TRY(goOn(m_context));
        }
        if (newest)
            m_known = (*newest / kFlashDayHours + 1) * kFlashDayHours;
        return {};
    }

    Result<void> advise()
    {
        std::set<Uuid> running;
        for (const FlashLine &line : m_insight.flash) {
            if (!line.state.isClosed)
                running.insert(line.id);
        }
        QUNCE_ASSIGN(
            const auto pushes, readFlashPushes(m_context, m_brand, running, m_insight.flashDays.from));
        for (FlashLine &line : m_insight.flash) {
            FlashHours &hours = m_hours.at(line.id);
            const auto known = static_cast<size_t>(std::max(0, m_known.value_or(0) - hours.first));
            hours.joins.resize(std::min(hours.joins.size(), known));
            hours.orders.resize(hours.joins.size());
            const auto before = static_cast<size_t>(line.begins.number * kFlashDayHours - hours.first);
            line.hours = hoursSinceBegin(hours.joins, hours.orders, before);
            if (m_known && !hours.joins.empty())
                line.state.known = startOfHour(hours.first + static_cast<int32_t>(hours.joins.size()));
            line.state.orders = line.orders();
            line.state.lateOrders = lateOrdersOf(line.hours);
            if (const auto found = pushes.find(line.id); found != pushes.end()) {
                line.state.lastPush = found->second.lastSent;
                line.state.isPushToCome = found->second.isToCome;
            }
            line.advice = closeAdvice(line.state);
        }
        return {};
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const FactSource &m_facts;
    const OrgIndex m_under;
    GroupsInsight &m_insight;
    const InsightNumbers m_numbers;
    std::unordered_map<Uuid, FlashHours> m_hours; ///< by group
    std::optional<int32_t> m_known; ///< first hour of which nothing is in
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
