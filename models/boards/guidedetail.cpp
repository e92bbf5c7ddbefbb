// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/guidedetail.h"

#include <algorithm>

#include "models/boards/boardparts.h"
#include "models/boards/grouproster.h"
#include "models/domain/lastvalues.h"
#include "models/domain/series.h"
#include "models/protocol/slotrecord.h"

namespace qunce {

namespace {

constexpr int kFewestBars = 7;
constexpr int kMostBars = 14;
constexpr int kAssignmentDays = 31;

/// Reads all of one guide.
class DetailReader
{
public:
    DetailReader(BoardContext &context, std::shared_ptr<const Brand> keptBrand, const FactSource &facts,
        const BoardQuery &query, const Uuid &guide)
        : m_context(context)
        , m_keptBrand(std::move(keptBrand))
        , m_brand(*m_keptBrand)
        , m_facts(facts)
        , m_period(query.period)
        , m_guide(guide)
        , m_lastDay(std::min(query.period.to, context.now.day()))
        , m_taskDays(std::min(barDays(query.period).from, lookBack(context, m_lastDay, kAssignmentDays).from),
              std::max(query.period.to, m_lastDay))
    {
        for (size_t region = 0; region < m_brand.regions.size(); ++region) {
            const std::vector<Slot> &places = m_brand.regions[region].guides;
            for (size_t slot = 0; slot < places.size(); ++slot) {
                if (places[slot].subject != guide)
                    continue;
                m_slots.push_back({region, slot});
                if (m_regions.empty() || m_regions.back() != region)
                    m_regions.push_back(region);
            }
        }
    }

    Result<GuideDetail> read(const Record &record)
    {
        GuideDetail detail;
        fillPerson(detail, record);
        detail.days = barDays(m_period);
        const Period counted {std::min(m_taskDays.from, m_period.from), m_taskDays.to};
        QUNCE_ASSIGN(m_board, m_context.taskBoard(m_keptBrand, m_facts, counted, m_regions));
        QUNCE_TRY(fillMeasures(detail));
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(fillDays(detail));
        QUNCE_TRY(fillAssignments(detail));
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(fillGroups(detail));
        return detail;
    }

private:
    struct Place {
        size_t region;
        size_t slot;
    };

    void fillPerson(GuideDetail &detail, const Record &record) const
    {
        detail.id = record.id;
        detail.code = record.text("code");
        detail.name = record.text("name");
        detail.role = record.text("role");
        detail.employment = employmentOf(record);
        detail.state = guideStateOn(detail.employment, m_context.now.day());
        const std::optional<Place> place = placeOn(m_context.now.day());
        const Slot *const slot = place ? &m_brand.regions[place->region].guides[place->slot] : nullptr;
        if (slot != nullptr && slot->store != kHq)
            detail.store = m_brand.org.at(slot->store).name;
    }

    std::optional<Place> placeOn(Day day) const
    {
        for (const Place &place : m_slots) {
            if (m_brand.regions[place.region].guides[place.slot].validOn(day))
                return place;
        }
        return std::nullopt;
    }

    /// A measure of the guide's days, one after the other.
    Result<std::vector<MeasureValue>> byDay(MeasureKind kind, Metric metric = Metric::Orders) const
    {
        return seriesByDay(m_brand, m_facts,
            {{kind, metric}, barDays(m_period), kHq, m_guide, m_context.now, true}, m_board.get());
    }

    Result<void> fillMeasures(GuideDetail &detail) const
    {
        const Rollup rollup = Rollup::ofSubject(m_brand, SubjectKind::Guide, m_guide);
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now, true, m_board.get()};
        const auto of = [&](Measure measure, Period period) -> Result<MeasureValue> {
            QUNCE_ASSIGN(const std::vector<MeasureValue> values, measureRows(input, measure, period));
            return values.empty() ? MeasureValue() : values.front();
        };
        QUNCE_ASSIGN(detail.completion, of({MeasureKind::DueCompletionRate}, m_period));
        const Period month {firstOfMonth(m_lastDay), m_lastDay};
        QUNCE_ASSIGN(detail.monthAttainment, of({MeasureKind::Attainment, Metric::Amount}, month));
        QUNCE_ASSIGN(const MeasureValue progress, of({MeasureKind::TimeProgress}, month));
        detail.monthProgress = progress.value;
        const Period streakDays = lookBack(m_context, m_period.to, kStreakDays);
        QUNCE_ASSIGN(const MeasureValue orders, of({MeasureKind::Sum, Metric::Orders}, streakDays));
        detail.sells = orders.hasData;
        QUNCE_ASSIGN(const std::vector<Streak> streaks, streakRows(input, streakDays));
        if (!streaks.empty())
            detail.streak = streaks.front();
        return {};
    }

    Result<void> fillDays(GuideDetail &detail) const
    {
        QUNCE_ASSIGN(const std::vector<MeasureValue> eligible, byDay(MeasureKind::Eligible));
        QUNCE_ASSIGN(const std::vector<MeasureValue> due, byDay(MeasureKind::DueCompletionRate));
        QUNCE_ASSIGN(const std::vector<MeasureValue> done, byDay(MeasureKind::Done));
        QUNCE_ASSIGN(const std::vector<MeasureValue> onTime, byDay(MeasureKind::OnTimeRate));
        QUNCE_ASSIGN(const std::vector<MeasureValue> amounts, byDay(MeasureKind::Sum, Metric::Amount));
        for (int i = 0; i < detail.days.days(); ++i) {
            const auto at = static_cast<size_t>(i);
            GuideDetail::TaskDay day {detail.days.from + i};
            const auto count = [](std::optional<int64_t> number) {
                return static_cast<uint64_t>(number.value_or(0));
            };
            const uint64_t dueDone = count(numeratorOf(due[at]));
            day.onTime = count(numeratorOf(onTime[at]));
            day.late = count(numeratorOf(done[at])) - day.onTime;
            day.notDone = count(denominatorOf(due[at])) - dueDone;
            day.open = count(numeratorOf(eligible[at])) - count(numeratorOf(done[at])) - day.notDone;
            detail.taskDays.push_back(day);
            detail.salesDays.push_back({day.day, numeratorOf(amounts[at])});
            if (const std::optional<int64_t> amount = numeratorOf(amounts[at]))
                detail.amount = detail.amount.value_or(0) + *amount;
        }
        return {};
    }

    Result<void> fillAssignments(GuideDetail &detail) const
    {
        const TaskBoard::TaskRange due = m_board->dueIn(m_taskDays);
        for (size_t task = due.first; task < due.end; ++task) {
            const std::optional<Place> place = placeOn(m_brand.tasks[task].dueDay);
            if (!place)
                continue;
            const auto state = static_cast<AssignmentClass>(m_board->row(place->region, task)[place->slot]);
            if (state == AssignmentClass::None)
                continue;
            const Task &about = m_brand.tasks[task];
            GuideDetail::Assignment assignment {about.id, about.title, about.dueAt, state, {}, false, 0};
            QUNCE_ASSIGN(assignment.doneAt, doneAt(*place, static_cast<int32_t>(task)));
            assignment.isOverdue = state == AssignmentClass::Pending && about.dueAt < m_context.now;
            if (assignment.isOverdue)
                assignment.lateSeconds = m_context.now.seconds - about.dueAt.seconds;
            else if (state == AssignmentClass::DoneLate && assignment.doneAt)
                assignment.lateSeconds = assignment.doneAt->seconds - about.dueAt.seconds;
            detail.assignments.push_back(std::move(assignment));
        }
        std::stable_sort(detail.assignments.begin(), detail.assignments.end(),
            [](const auto &a, const auto &b) { return a.dueAt > b.dueAt; });
        if (detail.assignments.size() > kShownAssignments)
            detail.assignments.resize(kShownAssignments);
        return {};
    }

    Result<std::optional<Instant>> doneAt(const Place &place, int32_t task) const
    {
        std::optional<Instant> done;
        QUNCE_TRY(m_facts.visit(Metric::TaskDoneAt, {task, task}, std::span(&place.region, 1),
            [&](size_t, int32_t, const ColumnView &column) {
                if (const auto seconds = column.at(static_cast<uint32_t>(place.slot)))
                    done = Instant {static_cast<int64_t>(*seconds)};
            }));
        return done;
    }

    Result<void> fillGroups(GuideDetail &detail) const
    {
        QUNCE_ASSIGN(const std::vector<GroupRecord> records,
            readGroups(m_context.snapshot, m_brand, m_context.now.day(), "owner", toValue(m_guide)));
        for (const GroupRecord &record : records) {
            if (!record.life.isOpen(m_context.now.day()))
                continue;
            GuideDetail::Group group {
                record.id, record.name, record.kind, record.members, record.capacity, 0, 0};
            QUNCE_TRY(fillGroup(group, detail.days));
            detail.groups.push_back(std::move(group));
        }
        std::sort(detail.groups.begin(), detail.groups.end(), [](const auto &a, const auto &b) {
            return a.members != b.members ? a.members > b.members : a.name < b.name;
        });
        return {};
    }

    Result<void> fillGroup(GuideDetail::Group &group, Period days) const
    {
        const Rollup rollup = Rollup::ofSubject(m_brand, SubjectKind::Group, group.id);
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now};
        QUNCE_ASSIGN(const std::vector<LastValue> members,
            lastRows(input, Metric::GroupMembers, lookBack(m_context, m_lastDay, kStockDays)));
        if (!members.empty() && members.front().present)
            group.members = static_cast<int64_t>(members.front().value);
        QUNCE_ASSIGN(const std::vector<PushCounts> pushes, pushRows(input, days));
        if (!pushes.empty()) {
            group.sent = pushes.front().sent;
            group.planned = pushes.front().planned;
        }
        return {};
    }

    BoardContext &m_context;
    const std::shared_ptr<const Brand> m_keptBrand;
    const Brand &m_brand;
    const FactSource &m_facts;
    const Period m_period;
    const Uuid m_guide;
    const Day m_lastDay;
    const Period m_taskDays;
    std::vector<Place> m_slots;
    std::vector<size_t> m_regions;
    std::shared_ptr<const TaskBoard> m_board;
};

} // namespace

Period barDays(Period period)
{
    return {period.to - (std::clamp(period.days(), kFewestBars, kMostBars) - 1), period.to};
}

Result<std::optional<GuideDetail>> readGuideDetail(
    BoardContext &context, const BoardQuery &query, const Uuid &guide)
{
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand,
        context.brand({.guides = true, .groups = true, .kocs = false, .tasks = true, .goals = true}));
    QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(Kind::Guide, guide));
    if (!record)
        return std::optional<GuideDetail>();
    const CacheFacts facts = context.factsOf(*brand);
    QUNCE_ASSIGN(GuideDetail detail, DetailReader(context, brand, facts, query, guide).read(*record));
    return std::optional(std::move(detail));
}

} // namespace qunce
