// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counted from the same list of assignments that the page of tasks shows behind a number. A guide who has moved is counted
// once, in the place of the period's last day, as the overview counts guides with nothing done.

#include "models/boards/nudgeboard.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/boards/usernames.h"

namespace qunce {

namespace {

constexpr int kMarkDays = 7; ///< at least so far back it is said when somebody was reminded

/// Tasks of a campaign, by way of its entries.
Result<std::set<Uuid>> tasksOfCampaign(ReadSnapshot &snapshot, const Uuid &campaign)
{
    std::set<Uuid> entries;
    QUNCE_TRY(snapshot.eachRow(
        {Kind::Entry, {"code"}, "campaign", toValue(campaign)}, [&](const RowView &row) -> Result<void> {
            entries.insert(row.id());
            return {};
        }));
    std::set<Uuid> tasks;
    QUNCE_TRY(snapshot.eachRow({Kind::Task, {"entry"}, {}, {}}, [&](const RowView &row) -> Result<void> {
        if (entries.contains(row.reference(0)))
            tasks.insert(row.id());
        return {};
    }));
    return tasks;
}

/// Names of those who lead on a day, by the place that they sit in.
class Leaders
{
public:
    Leaders(const Brand &brand, GuideRole role, Day day)
    {
        for (const RegionSlots &region : brand.regions) {
            for (const Slot &slot : region.guides) {
                if (slot.employment.role != role || !slot.validOn(day) || slot.employment.hasLeft(day))
                    continue;
                for (const OrgIndex place : {slot.store, slot.city, region.region}) {
                    if (place != kHq)
                        m_names[place].emplace(slot.code, slot.name);
                }
            }
        }
    }

    /// Of the nearest of the places that has one.
    std::string of(std::initializer_list<OrgIndex> places) const
    {
        for (const OrgIndex place : places) {
            const auto found = m_names.find(place);
            if (place == kHq || found == m_names.end())
                continue;
            std::string all;
            for (const auto &[code, name] : found->second)
                all += (all.empty() ? "" : "、") + name;
            return all;
        }
        return {};
    }

private:
    std::map<OrgIndex, std::map<std::string, std::string>> m_names; ///< by code
};

/// Guides of the list, with their counts.
class Collector
{
public:
    Collector(BoardContext &context, const NudgeAssignments &from) : m_context(context), m_from(from) { }

    Result<NudgeBoard> collect()
    {
        m_made.asOf = m_context.now;
        m_made.period = m_from.period;
        QUNCE_TRY(readPolicy());
        const Day today = m_context.now.day();
        const int back = std::max(kMarkDays, m_made.policy.hours / 24 + 1);
        QUNCE_ASSIGN(m_marks, readNudgeMarks(m_context.snapshot, {today - back, today + 1}));
        QUNCE_TRY(readPresent());
        addTasks();
        count();
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(finish());
        return std::move(m_made);
    }

private:
    struct Work {
        NudgeGuide guide;
        const Slot *slot = nullptr;
        size_t region = 0;
        std::vector<std::optional<Instant>> done;
    };

    Result<void> readPolicy()
    {
        QUNCE_ASSIGN(m_made.setting, readStoredSetting(m_context.snapshot, kNudgePolicySetting));
        Result<NudgePolicy> policy = nudgePolicyFrom(m_made.setting.value);
        if (policy.ok())
            m_made.policy = std::move(*policy);
        else
            m_made.setting.problem = policy.error().userText;
        return {};
    }

    Result<void> readPresent()
    {
        return m_context.snapshot.eachRow(
            {Kind::Guide, {"code"}, {}, {}}, [this](const RowView &row) -> Result<void> {
                m_present.insert(row.id());
                return {};
            });
    }

    void addTasks()
    {
        std::set<size_t> tasks;
        for (const AssignmentDetail &one : m_from.all) {
            if (isOpenClass(one.state))
                tasks.insert(one.task);
        }
        std::vector<size_t> ordered(tasks.begin(), tasks.end());
        std::stable_sort(ordered.begin(), ordered.end(), [this](size_t a, size_t b) {
            return m_from.brand->tasks[a].dueAt < m_from.brand->tasks[b].dueAt;
        });
        for (const size_t index : ordered) {
            const Task &task = m_from.brand->tasks[index];
            m_placeOfTask.emplace(index, static_cast<uint32_t>(m_made.tasks.size()));
            m_made.tasks.push_back({task.id, task.title, task.dueAt});
        }
    }

    static bool isOpenClass(AssignmentClass state)
    {
        return (static_cast<uint8_t>(state) & (classes::kPending | classes::kFailed)) != 0;
    }

    /// Whether the first slot says better where a guide stood at the end of the period.
    bool isLater(const Slot &a, const Slot &b) const
    {
        const Day day = m_from.period.to;
        const auto rank = [day](const Slot &slot) { return slot.from <= day ? slot.from : Day {INT32_MIN}; };
        return rank(b) < rank(a);
    }

    void count()
    {
        for (const AssignmentDetail &one : m_from.all) {
            const auto bits = static_cast<uint8_t>(one.state);
            if ((bits & classes::kEligible) == 0)
                continue;
            const Slot &slot = m_from.brand->regions[one.region].guides[one.slot];
            Work &work = m_works[slot.subject];
            if (!work.slot || isLater(slot, *work.slot)) {
                work.slot = &slot;
                work.region = one.region;
            }
            const bool isDone = (bits & classes::kDone) != 0;
            const bool isDue = m_from.brand->tasks[one.task].dueAt <= m_made.asOf;
            work.guide.eligible += 1;
            work.guide.done += isDone ? 1 : 0;
            work.guide.due += isDue ? 1 : 0;
            work.guide.dueDone += isDone && isDue ? 1 : 0;
            if (isDone)
                work.done.push_back(one.doneAt);
            else
                work.guide.open.push_back(m_placeOfTask.at(one.task));
        }
    }

    Result<void> finish()
    {
        const Brand &brand = *m_from.brand;
        const Day today = m_made.asOf.day();
        const Leaders supervisors(brand, GuideRole::Supervisor, today);
        const Leaders managers(brand, GuideRole::StoreManager, today);
        UserNames names(m_context.snapshot, m_context.user);
        for (auto &[id, work] : m_works) {
            NudgeGuide &guide = work.guide;
            m_made.eligible += guide.eligible;
            m_made.done += guide.done;
            m_made.due += guide.due;
            m_made.dueDone += guide.dueDone;
            m_made.withTasks += guide.due > 0 ? 1 : 0;
            m_made.nothingDone += guide.hasNothingDone() ? 1 : 0;
            QUNCE_TRY(addMarks(id, work, names));
            if (guide.open.empty())
                continue;
            const Slot &slot = *work.slot;
            const OrgIndex region = brand.regions[work.region].region;
            guide.id = id;
            guide.code = slot.code;
            guide.name = slot.name;
            guide.region = region == kHq ? Uuid() : brand.org.at(region).id;
            guide.regionName = region == kHq ? std::string() : brand.org.at(region).name;
            guide.store = slot.store == kHq ? std::string() : brand.org.at(slot.store).name;
            guide.supervisor = supervisors.of({slot.store, slot.city, region});
            guide.manager = managers.of({slot.store});
            guide.isHere = m_present.contains(id);
            std::sort(guide.open.begin(), guide.open.end());
            if (slot.employment.hasLeft(today))
                guide.bar = NudgeBar::Left;
            else if (slot.employment.onLeave(today))
                guide.bar = NudgeBar::OnLeave;
            else if (guide.budget.left == 0)
                guide.bar = NudgeBar::Limit;
            m_made.guides.push_back(std::move(guide));
        }
        orderNudges(m_made.guides);
        return {};
    }

    Result<void> addMarks(const Uuid &id, Work &work, UserNames &names)
    {
        NudgeGuide &guide = work.guide;
        if (const auto found = m_marks.find(id); found != m_marks.end()) {
            for (const NudgeMark &mark : found->second)
                guide.reminders.push_back(mark.at);
            QUNCE_ASSIGN(guide.remindedBy, names.of(found->second.back().author));
        }
        guide.budget = nudgeBudget(guide.reminders, m_made.policy, m_made.asOf);
        const std::optional<Instant> last =
            guide.reminders.empty() ? std::optional<Instant>() : guide.reminders.back();
        guide.effect = nudgeEffect(last, work.done, m_made.policy, m_made.asOf);
        if (last && last->seconds > m_made.asOf.seconds - int64_t {m_made.policy.hours} * 3600)
            ++m_made.effects[static_cast<size_t>(guide.effect)];
        return {};
    }

    BoardContext &m_context;
    const NudgeAssignments &m_from;
    NudgeBoard m_made;
    NudgeMarks m_marks;
    std::set<Uuid> m_present;
    std::map<size_t, uint32_t> m_placeOfTask;
    std::unordered_map<Uuid, Work> m_works;
};

} // namespace

Result<NudgeMarks> readNudgeMarks(ReadSnapshot &snapshot, Period days)
{
    NudgeMarks marks;
    for (Day day = days.from; day <= days.to; ++day) {
        QUNCE_TRY(snapshot.eachRow(
            {Kind::Reminder, {"guide", "reminded_at", "author", "task", "from_day", "to_day"}, "reminded_on",
                toValue(std::optional<Day>(day))},
            [&marks](const RowView &row) -> Result<void> {
                NudgeMark mark {Instant {row.integer(1)}, row.reference(2), row.reference(3), {}};
                const std::optional<Day> from = row.day(4);
                const std::optional<Day> to = row.day(5);
                if (from && to)
                    mark.days = Period {*from, *to};
                marks[row.reference(0)].push_back(mark);
                return {};
            }));
    }
    for (auto &[guide, all] : marks)
        std::sort(all.begin(), all.end(), [](const NudgeMark &a, const NudgeMark &b) {
            return std::tie(a.at, a.author) < std::tie(b.at, b.author);
        });
    return marks;
}

Result<NudgeAssignments> readNudgeAssignments(BoardContext &context, const NudgeQuery &query)
{
    NudgeAssignments made;
    QUNCE_ASSIGN(static_cast<AssignmentList &>(made), readAssignmentList(context, query.of));
    if (query.campaign.isNil())
        return made;
    QUNCE_ASSIGN(const std::set<Uuid> tasks, tasksOfCampaign(context.snapshot, query.campaign));
    std::erase_if(made.all,
        [&](const AssignmentDetail &one) { return !tasks.contains(made.brand->tasks[one.task].id); });
    QUNCE_ASSIGN(
        const std::optional<Record> campaign, context.snapshot.record(Kind::Campaign, query.campaign));
    made.campaign = campaign ? campaign->text("name") : std::string();
    return made;
}

Result<NudgeBoard> readNudgeBoard(BoardContext &context, const NudgeQuery &query)
{
    QUNCE_ASSIGN(const NudgeAssignments assignments, readNudgeAssignments(context, query));
    QUNCE_ASSIGN(NudgeBoard board, Collector(context, assignments).collect());
    board.unit = assignments.unitName();
    board.task = assignments.taskTitle();
    board.campaign = assignments.campaign;
    return board;
}

} // namespace qunce
