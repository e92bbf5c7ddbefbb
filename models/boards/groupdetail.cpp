// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/groupdetail.h"

#include <algorithm>
#include <map>

#include "models/boards/boardparts.h"
#include "models/boards/flashreading.h"
#include "models/boards/grouproster.h"
#include "models/domain/lastvalues.h"
#include "models/domain/series.h"
#include "models/domain/slotsums.h"

namespace qunce {

namespace {

constexpr int kDays = 30;
constexpr int kDaysOfWeek = 7;
constexpr int kPushDays = 62;
constexpr int kLongestCurve = 31; ///< days
constexpr int32_t kHoursOfDay = 24;

class GroupDetailReader
{
public:
    GroupDetailReader(
        BoardContext &context, const Brand &brand, const FactSource &facts, Day end, const Uuid &group)
        : m_context(context)
        , m_brand(brand)
        , m_facts(facts)
        , m_end(end)
        , m_group(group)
        , m_rollup(Rollup::ofSubject(brand, SubjectKind::Group, group))
        , m_input {brand, facts, m_rollup, context.now}
    { }

    Result<GroupDetail> read(const GroupRecord &record)
    {
        GroupDetail detail;
        detail.id = record.id;
        detail.code = record.code;
        detail.name = record.name;
        detail.kind = record.kind;
        detail.batch = record.batch;
        detail.store = unitName(m_brand.org, record.store);
        detail.region = unitName(m_brand.org, record.region);
        detail.ownerId = record.owner;
        detail.members = record.members;
        detail.capacity = record.capacity;
        detail.life = record.life;
        QUNCE_TRY(fillOwner(detail));
        if (m_rollup.rowCount() > 0) {
            QUNCE_TRY(fillNumbers(detail));
            QUNCE_TRY(goOn(m_context));
            QUNCE_TRY(fillDays(detail));
            QUNCE_TRY(fillCurve(detail, record));
            QUNCE_TRY(goOn(m_context));
            QUNCE_TRY(fillPushes(detail));
        }
        if (detail.members)
            detail.life.members = static_cast<uint64_t>(*detail.members);
        detail.life.activity = detail.activity;
        const Day today = m_context.now.day();
        detail.marks = groupMarks(detail.life, today);
        detail.daysRunning = daysRunning(detail.life, today);
        return detail;
    }

private:
    Result<void> fillOwner(GroupDetail &detail) const
    {
        QUNCE_ASSIGN(
            const std::optional<Record> owner, m_context.snapshot.record(Kind::Guide, detail.ownerId));
        if (owner) {
            detail.owner = owner->text("name");
            const std::optional<Day> leftOn = owner->day("left_on");
            detail.life.ownerHasLeft = leftOn && *leftOn <= m_context.now.day();
        }
        return {};
    }

    Result<std::optional<int64_t>> sum(Metric metric, int days) const
    {
        QUNCE_ASSIGN(const RowSums rows, sumRows(m_input, metric, lookBack(m_context, m_end, days)));
        return rows.present[0] != 0 ? std::optional(static_cast<int64_t>(rows.sums[0])) : std::nullopt;
    }

    Result<void> fillNumbers(GroupDetail &detail) const
    {
        QUNCE_ASSIGN(const std::vector<LastValue> members,
            lastRows(m_input, Metric::GroupMembers, lookBack(m_context, m_end, kStockDays)));
        if (members[0].present)
            detail.members = static_cast<int64_t>(members[0].value);
        QUNCE_ASSIGN(const std::optional<int64_t> speakers, sum(Metric::GroupSpeakers, kDaysOfWeek));
        QUNCE_ASSIGN(const std::optional<int64_t> memberDays, sum(Metric::GroupMembers, kDaysOfWeek));
        if (speakers && memberDays && *memberDays > 0)
            detail.activity = Fraction {*speakers, *memberDays};
        QUNCE_ASSIGN(const std::optional<int64_t> messages, sum(Metric::GroupMessages, kDaysOfWeek));
        if (messages)
            detail.life.messages = static_cast<uint64_t>(*messages);
        QUNCE_ASSIGN(detail.amount, sum(Metric::GroupAmount, kDays));
        QUNCE_ASSIGN(const std::vector<PushCounts> pushes, pushRows(m_input, {firstOfMonth(m_end), m_end}));
        detail.pushes = pushes[0];
        detail.pushLimit = pushLimitOf(m_end);
        return {};
    }

    Result<void> fillDays(GroupDetail &detail) const
    {
        const Period days = lookBack(m_context, m_end, kDays);
        for (Day day = days.from; day <= days.to; ++day)
            detail.days.push_back({day, {}, {}, {}, {}});
        const auto fill = [&](Metric metric,
                              std::optional<int64_t> GroupDetail::GroupDay::*cell) -> Result<void> {
            QUNCE_ASSIGN(const std::vector<MeasureValue> values,
                seriesByDay(m_brand, m_facts,
                    {{MeasureKind::Sum, metric}, days, kHq, m_group, m_context.now, false}));
            for (size_t i = 0; i < values.size(); ++i)
                detail.days[i].*cell = numeratorOf(values[i]);
            return {};
        };
        QUNCE_TRY(fill(Metric::GroupMembers, &GroupDetail::GroupDay::members));
        QUNCE_TRY(fill(Metric::GroupJoins, &GroupDetail::GroupDay::joins));
        QUNCE_TRY(fill(Metric::GroupLeaves, &GroupDetail::GroupDay::leaves));
        return fill(Metric::GroupSpeakers, &GroupDetail::GroupDay::speakers);
    }

    /// By hour from the day on which the group was made, to the end of the last day that has numbers.
    Result<void> fillCurve(GroupDetail &detail, const GroupRecord &record) const
    {
        const std::optional<Day> first = detail.life.createdOn ? detail.life.createdOn : detail.life.startsOn;
        if (!detail.life.isFlash || !first || *first > m_end)
            return {};
        const Day last =
            std::min({detail.life.closesOn.value_or(m_end), m_end, *first + (kLongestCurve - 1)});
        const int32_t start = first->number * kHoursOfDay;
        std::vector<uint64_t> joins(static_cast<size_t>(last - *first + 1) * kHoursOfDay);
        std::vector<uint64_t> orders(joins.size());
        size_t known = 0;
        const auto fill = [&](Metric metric, std::vector<uint64_t> &hours) {
            const KeyRange keys {start, start + static_cast<int32_t>(hours.size()) - 1};
            return m_facts.visit(
                metric, keys, m_rollup.regions(), [&](size_t region, int32_t key, const ColumnView &column) {
                    const std::vector<Slot> &places = m_brand.regions[region].groups;
                    const auto hour = static_cast<size_t>(key - start);
                    for (uint32_t slot = 0; slot < places.size(); ++slot) {
                        if (places[slot].subject != m_group)
                            continue;
                        if (const std::optional<uint64_t> value = column.at(slot)) {
                            hours[hour] += *value;
                            known = std::max(known, (hour / kHoursOfDay + 1) * kHoursOfDay);
                        }
                    }
                });
        };
        QUNCE_TRY(fill(Metric::HourJoins, joins));
        QUNCE_TRY(fill(Metric::HourFirstOrders, orders));
        if (known == 0)
            return {};
        detail.curveStart = Instant::startOf(*first);
        detail.curve = flashCurve(std::span(joins).first(known), std::span(orders).first(known));
        QUNCE_ASSIGN(const std::vector<FlashLine> lines,
            readFlashLines(m_context, m_brand, m_facts, {record}, m_context.now.day(), CloseReasons::All));
        if (!lines.empty() && !lines.front().state.isClosed) {
            detail.mayClose = lines.front().advice.mayClose();
            detail.closeReasons = closeReasons(lines.front().advice, lines.front().state);
        }
        return {};
    }

    Result<void> fillPushes(GroupDetail &detail) const
    {
        std::map<int32_t, GroupDetail::Push> pushes;
        const KeyRange tasks =
            keysOf(m_brand, Metric::TaskStatus, lookBack(m_context, m_context.now.day(), kPushDays));
        const auto visit = [&](Metric metric, auto &&take) {
            return m_facts.visit(metric, tasks, m_rollup.regions(),
                [&](size_t region, int32_t task, const ColumnView &column) {
                    const std::vector<Slot> &places = m_brand.regions[region].groups;
                    for (uint32_t slot = 0; slot < places.size(); ++slot) {
                        const std::optional<uint64_t> value =
                            places[slot].subject == m_group ? column.at(slot) : std::nullopt;
                        if (value && (metric == Metric::GroupTaskStatus || pushes.contains(task)))
                            take(pushes[task], *value, m_brand.tasks[static_cast<size_t>(task)]);
                    }
                });
        };
        QUNCE_TRY(visit(
            Metric::GroupTaskStatus, [this](GroupDetail::Push &push, uint64_t status, const Task &task) {
                push.task = task.id;
                push.title = task.title;
                push.dueAt = task.dueAt;
                push.status = static_cast<TaskStatus>(status);
                push.isOverdue = push.status == TaskStatus::Pending && task.dueAt < m_context.now;
                if (push.isOverdue)
                    push.lateSeconds = m_context.now.seconds - task.dueAt.seconds;
            }));
        QUNCE_TRY(visit(Metric::GroupTaskReason, [](GroupDetail::Push &push, uint64_t reason, const Task &) {
            push.reason = static_cast<FailReason>(reason);
        }));
        QUNCE_TRY(
            visit(Metric::GroupTaskDoneAt, [](GroupDetail::Push &push, uint64_t doneAt, const Task &task) {
                if (push.status == TaskStatus::Done)
                    push.lateSeconds =
                        std::max<int64_t>(0, static_cast<int64_t>(doneAt) - task.dueAt.seconds);
            }));
        for (auto &[task, push] : pushes)
            detail.lastPushes.push_back(std::move(push));
        std::stable_sort(detail.lastPushes.begin(), detail.lastPushes.end(),
            [](const auto &a, const auto &b) { return a.dueAt > b.dueAt; });
        if (detail.lastPushes.size() > kShownPushes)
            detail.lastPushes.resize(kShownPushes);
        return {};
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const FactSource &m_facts;
    const Day m_end;
    const Uuid m_group;
    const Rollup m_rollup;
    const MeasureInput m_input;
};

} // namespace

Result<std::optional<GroupDetail>> readGroupDetail(
    BoardContext &context, const BoardQuery &query, const Uuid &group)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand,
        context.brand({.guides = false, .groups = true, .kocs = false, .tasks = true, .goals = false}));
    QUNCE_ASSIGN(const std::optional<GroupRecord> record,
        readGroup(context.snapshot, *brand, context.now.day(), group));
    if (!record)
        return std::optional<GroupDetail>();
    const CacheFacts facts = context.factsOf(*brand);
    QUNCE_ASSIGN(GroupDetail detail,
        GroupDetailReader(context, *brand, facts, windowEnd(context, query), group).read(*record));
    return std::optional(std::move(detail));
}

} // namespace qunce
