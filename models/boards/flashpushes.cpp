// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/flashpushes.h"

#include <algorithm>
#include <vector>

#include "models/boards/boardparts.h"
#include "models/boards/planmemory.h"
#include "models/domain/assignment.h"
#include "models/domain/slotsums.h"
#include "models/plan/audience.h"

namespace qunce {

namespace {

const char *const kPromotion = "promotion";
constexpr int kDueAhead = 31; ///< days

/// A group's row of a task, as it is read column by column.
struct FlashSend {
    TaskStatus status = TaskStatus::Pending;
    std::optional<Instant> doneAt;
};

class FlashPushReader
{
public:
    FlashPushReader(BoardContext &context, const Brand &brand, const std::set<Uuid> &groups, Day from)
        : m_context(context), m_brand(brand), m_groups(groups), m_from(from)
    { }

    Result<std::map<Uuid, FlashPushes>> read()
    {
        QUNCE_TRY(readEntries());
        QUNCE_TRY(readTasks());
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(readSends());
        if (!m_planned.empty())
            QUNCE_TRY(readPlanned());
        return std::move(m_pushes);
    }

private:
    Result<void> readEntries()
    {
        std::set<Uuid> contents;
        QUNCE_TRY(m_context.snapshot.eachRow(
            {Kind::Content, {"layer"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                if (row.text(0) == kPromotion)
                    contents.insert(row.id());
                return {};
            }));
        return m_context.snapshot.eachRow(
            {Kind::Entry, {"layer", "content", "status", "start_at", "anchor"}, {}, {}},
            [&](const RowView &row) -> Result<void> {
                const bool isPromotion =
                    row.text(0).empty() ? contents.contains(row.reference(1)) : row.text(0) == kPromotion;
                if (!isPromotion)
                    return {};
                m_entries.insert(row.id());
                const std::string_view status = row.text(2);
                const bool isOff = status == "cancelled" || status == "stopped" || status == "done";
                const bool isLater = !row.isNull(3) && row.integer(3) > m_context.now.seconds;
                if (!isOff && (isLater || row.text(4) == "group_start"))
                    m_planned.push_back(row.id());
                return {};
            });
    }

    Result<void> readTasks()
    {
        return m_context.snapshot.eachRow(
            {Kind::Task, {"entry"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                if (m_entries.contains(row.reference(0)))
                    m_tasks.insert(row.id());
                return {};
            });
    }

    Result<void> readSends()
    {
        const CacheFacts facts = m_context.factsOf(m_brand);
        const KeyRange keys = keysOf(m_brand, Metric::TaskStatus, {m_from, m_context.now.day() + kDueAhead});
        std::vector<size_t> regions(m_brand.regions.size());
        for (size_t i = 0; i < regions.size(); ++i)
            regions[i] = i;
        std::map<std::pair<Uuid, int32_t>, FlashSend> sends;
        const auto visit = [&](Metric metric, auto &&take) {
            return facts.visit(
                metric, keys, regions, [&](size_t region, int32_t task, const ColumnView &column) {
                    if (!m_tasks.contains(m_brand.tasks[static_cast<size_t>(task)].id))
                        return;
                    const std::vector<Slot> &places = m_brand.regions[region].groups;
                    column.forEach([&](uint32_t slot, uint64_t value) {
                        if (slot < places.size() && m_groups.contains(places[slot].subject))
                            take(sends, std::pair(places[slot].subject, task), value);
                    });
                });
        };
        QUNCE_TRY(visit(Metric::GroupTaskStatus, [](auto &all, const auto &key, uint64_t status) {
            all[key].status = static_cast<TaskStatus>(status);
        }));
        QUNCE_TRY(visit(Metric::GroupTaskDoneAt, [](auto &all, const auto &key, uint64_t doneAt) {
            if (const auto send = all.find(key); send != all.end())
                send->second.doneAt = Instant {static_cast<int64_t>(doneAt)};
        }));
        for (const auto &[key, send] : sends) {
            FlashPushes &pushes = m_pushes[key.first];
            if (send.status == TaskStatus::Pending)
                pushes.isToCome = true;
            if (send.status != TaskStatus::Done)
                continue; // cancelled or failed: it was none
            const Instant at = send.doneAt.value_or(m_brand.tasks[static_cast<size_t>(key.second)].dueAt);
            pushes.lastSent = std::max(pushes.lastSent.value_or(at), at);
        }
        return {};
    }

    Result<void> readPlanned()
    {
        PlanMemory memory;
        const Day today = m_context.now.day();
        QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> plan, memory.plan(m_context, {today, today}));
        for (const Uuid &id : m_planned) {
            QUNCE_TRY(goOn(m_context));
            QUNCE_ASSIGN(const std::optional<Record> record, m_context.snapshot.record(Kind::Entry, id));
            if (!record)
                continue;
            std::vector<Record> targets;
            QUNCE_TRY(m_context.snapshot.eachRecordWhere(
                Kind::EntryTarget, "entry", toValue(id), [&targets](const Record &target) -> Result<void> {
                    targets.push_back(target);
                    return {};
                }));
            const PlanEntry entry = planEntryFrom(*record, targets);
            if (entry.audience.reach == Reach::Groups)
                plan->ask([&](const PlanIndex &index, const CalendarBook &) { note(entry, index.people()); });
        }
        return {};
    }

    void note(const PlanEntry &entry, const PlanPeople &people)
    {
        namedBy(entry.audience, people).each([&](uint32_t subject) {
            if (!people.isGroup(subject))
                return;
            const PlanGroup &group = people.group(subject);
            if (m_groups.contains(group.id) && isStillToCome(entry, group))
                m_pushes[group.id].isToCome = true;
        });
    }

    bool isStillToCome(const PlanEntry &entry, const PlanGroup &group) const
    {
        if (!entry.start)
            return false;
        if (!entry.rolls)
            return *entry.start > m_context.now;
        if (!group.startsOn)
            return false;
        const Day on = *group.startsOn + entry.rolls->day;
        const int64_t ofDay = entry.start->seconds - Instant::startOf(entry.start->day()).seconds;
        return entry.rolls->takesPlaceOn(on) && Instant::startOf(on).seconds + ofDay > m_context.now.seconds;
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const std::set<Uuid> &m_groups;
    const Day m_from;
    std::set<Uuid> m_entries;
    std::set<Uuid> m_tasks;
    std::vector<Uuid> m_planned;
    std::map<Uuid, FlashPushes> m_pushes;
};

} // namespace

Result<std::map<Uuid, FlashPushes>> readFlashPushes(
    BoardContext &context, const Brand &brand, const std::set<Uuid> &groups, Day from)
{
    if (groups.empty())
        return std::map<Uuid, FlashPushes>();
    return FlashPushReader(context, brand, groups, from).read();
}

} // namespace qunce
