// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/overviewtodos.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "models/boards/boardparts.h"
#include "models/boards/flashreading.h"
#include "models/boards/grouproster.h"
#include "models/boards/waitingapprovals.h"

namespace qunce {

namespace {

constexpr int kDaysAhead = 3;
constexpr int kWaitingDays = 30;
constexpr size_t kNames = 3;

/// Entries whose approval is the reader's to give.
Result<std::unordered_set<Uuid>> toBeApproved(BoardContext &context)
{
    QUNCE_ASSIGN(const WaitingApprovals waiting, readWaitingApprovals(context));
    std::unordered_set<Uuid> ids;
    for (const WaitingApproval &one : waiting.entries)
        ids.insert(one.entry.id);
    return ids;
}

void addEntryTodos(
    Overview &overview, const CalendarBoard &board, const std::unordered_set<Uuid> &approvable, Instant now)
{
    OverviewTodo waiting {OverviewTodo::Kind::Waiting, 0, {}, {}, {}, {}, {}};
    OverviewTodo bare {OverviewTodo::Kind::NoContent, 0, {}, {}, {}, {}, {}};
    for (const CalendarEntry &entry : board.entries) { // ascending by time
        if (entry.start < now)
            continue;
        const bool isSoon = entry.day() <= now.day() + kDaysAhead;
        const bool isAlive = entry.status == EntryStatus::Submitted || entry.status == EntryStatus::Approved;
        for (OverviewTodo *todo : {&waiting, &bare}) {
            const bool counts =
                todo == &waiting ? approvable.contains(entry.id) : isSoon && isAlive && entry.content.isNil();
            if (!counts)
                continue;
            ++todo->count;
            if (!todo->first)
                todo->first = entry.start;
        }
    }
    for (OverviewTodo &todo : std::array {waiting, bare}) {
        if (todo.count != 0)
            overview.todos.push_back(std::move(todo));
    }
}

void addIdleTodo(Overview &overview)
{
    const OverviewCard &card = overview.card(OverviewCardId::NothingDone);
    if (!card.now.hasData || card.now.numerator == 0)
        return;
    OverviewTodo todo {
        OverviewTodo::Kind::NothingDone, static_cast<uint64_t>(card.now.numerator), {}, {}, {}, {}, {}};
    todo.day = card.period.to;
    std::vector<const OverviewRow *> rows;
    for (const OverviewRow &row : overview.rows) {
        if (row.nothingDone.value_or(0) > 0)
            rows.push_back(&row);
    }
    std::stable_sort(rows.begin(), rows.end(),
        [](const OverviewRow *a, const OverviewRow *b) { return *a->nothingDone > *b->nothingDone; });
    for (size_t i = 0; i < std::min(kNames, rows.size()); ++i)
        todo.names.push_back(rows[i]->name);
    overview.todos.push_back(std::move(todo));
}

/// Where there is nothing of the period because the newest numbers are of before it: where they are.
void addOldTodo(Overview &overview, Period period)
{
    const std::optional<Day> &dataDay = overview.arrival.dataDay;
    if (!dataDay || *dataDay >= period.from || period.from >= overview.asOf.day())
        return;
    OverviewTodo todo {OverviewTodo::Kind::OldData, 1, {}, {}, {}, {}, {}};
    todo.day = dataDay;
    overview.todos.push_back(std::move(todo));
}

void addArrivalTodo(Overview &overview)
{
    const std::vector<MissingRegion> &missing = overview.arrival.missing;
    if (missing.empty() || !overview.arrival.dataDay)
        return;
    OverviewTodo todo {OverviewTodo::Kind::NotIn, missing.size(), {}, {}, {}, {}, {}};
    todo.day = overview.arrival.dataDay;
    todo.lastDay = missing.front().lastDay;
    if (missing.size() == 1)
        todo.unit = missing.front().unit;
    for (size_t i = 0; i < std::min(kNames, missing.size()); ++i)
        todo.names.push_back(missing[i].name);
    overview.todos.push_back(std::move(todo));
}

/// Groups whose closing day has come, or that may be closed as 经营分析 advises it.
Result<uint64_t> countFinished(
    BoardContext &context, const Brand &brand, const std::vector<GroupRecord> &running, Day today)
{
    const CacheFacts facts = context.factsOf(brand);
    QUNCE_ASSIGN(const std::vector<FlashLine> lines,
        readFlashLines(context, brand, facts, running, today, CloseReasons::Enough));
    std::set<Uuid> finished;
    for (const FlashLine &line : lines) {
        if (line.advice.mayClose())
            finished.insert(line.id);
    }
    for (const GroupRecord &group : running) {
        if (group.life.closesOn && *group.life.closesOn <= today)
            finished.insert(group.id);
    }
    return finished.size();
}

Result<void> addFlashTodo(BoardContext &context, Overview &overview, const Uuid &unit)
{
    const Day today = context.now.day();
    bool isAny = false;
    QUNCE_TRY(context.snapshot.eachRow({Kind::Group, {"status", "closed_on"}, "kind", std::string("flash")},
        [&](const RowView &row) -> Result<void> {
            isAny = isAny || (row.text(0) != "closed" && !(row.day(1) && *row.day(1) <= today));
            return {};
        }));
    if (!isAny) // most of the time, and then the groups' places need not be read
        return {};
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Group);
    parts.tasks = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, unit));
    QUNCE_ASSIGN(std::vector<GroupRecord> groups,
        readGroups(context.snapshot, *brand, today, "kind", std::string("flash")));
    std::erase_if(groups, [&](const GroupRecord &group) {
        const Uuid &place = group.store.isNil() ? group.region : group.store;
        const std::optional<OrgIndex> index = brand->org.byId(place);
        return !group.life.isOpen(today) || !index || !brand->org.isUnder(*index, under);
    });
    if (groups.empty())
        return {};
    QUNCE_ASSIGN(const uint64_t finished, countFinished(context, *brand, groups, today));
    if (finished != 0)
        overview.todos.push_back({OverviewTodo::Kind::FlashToClose, finished, {}, {}, {}, {}, {}});
    return {};
}

} // namespace

Result<std::vector<OverviewTodo>> readUrgentTodos(BoardContext &context)
{
    const Day today = context.now.day();
    Overview found;
    QUNCE_ASSIGN(
        const CalendarBoard ahead, readCalendarBoard(context, {today, today + kWaitingDays}, Uuid {}));
    QUNCE_ASSIGN(const std::unordered_set<Uuid> approvable, toBeApproved(context));
    addEntryTodos(found, ahead, approvable, context.now);
    QUNCE_TRY(addFlashTodo(context, found, Uuid {}));
    return std::move(found.todos);
}

Result<void> addTodos(BoardContext &context, Overview &overview, const BoardQuery &query)
{
    const Day today = context.now.day();
    QUNCE_ASSIGN(
        const CalendarBoard ahead, readCalendarBoard(context, {today, today + kWaitingDays}, query.unit));
    QUNCE_ASSIGN(const std::unordered_set<Uuid> approvable, toBeApproved(context));
    addOldTodo(overview, query.period);
    addEntryTodos(overview, ahead, approvable, context.now);
    addIdleTodo(overview);
    addArrivalTodo(overview);
    return addFlashTodo(context, overview, query.unit);
}

} // namespace qunce
