// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/planmemory.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "models/boards/boardparts.h"
#include "models/boards/calendarboard.h"
#include "models/store/syncstore.h"

namespace qunce {

namespace {

constexpr std::array kPeopleKinds {Kind::Org, Kind::Tag, Kind::Group, Kind::Guide};
constexpr std::array kPlanKinds {
    Kind::Entry, Kind::EntryTarget, Kind::Content, Kind::Setting, Kind::CalendarDay};

/// Entries of these days matter for the checks of one in `days`.
Period around(const PushPolicy &policy, Period days)
{
    const Period first = capWindow(policy.cap, days.from).days;
    const Period last = capWindow(policy.cap, days.to).days;
    return {
        std::min(first.from, days.from - policy.repeatDays), std::max(last.to, days.to + policy.repeatDays)};
}

/// And all that roll: they come on any day.
Result<std::vector<Record>> entriesStartingIn(BoardContext &context, Period days)
{
    std::vector<Uuid> ids;
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Entry, {"start_at", "anchor"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            if (!row.isNull(0) && (!row.isNull(1) || days.contains(Instant {row.integer(0)}.day())))
                ids.push_back(row.id());
            return {};
        }));
    std::vector<Record> entries;
    for (const Uuid &id : ids) {
        QUNCE_TRY(goOn(context));
        QUNCE_ASSIGN(std::optional<Record> entry, context.snapshot.record(Kind::Entry, id));
        if (entry)
            entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace

Result<PlanPeople> readPlanPeople(ReadSnapshot &snapshot, const std::stop_token &stop)
{
    PlanPeopleBuilder builder(
        QUNCE_TEXT("The local copy of the data is damaged. Sync with --verify to repair it."));
    for (const Kind kind : kPeopleKinds)
        QUNCE_TRY(snapshot.eachRecord(kind, [&](const Record &record) -> Result<void> {
            return stop.stop_requested() ? Error {ErrorCode::Cancelled, {}, {}} : builder.add(record);
        }));
    return builder.take();
}

Result<PushPolicy> readPushPolicy(ReadSnapshot &snapshot)
{
    QUNCE_ASSIGN(
        const std::optional<Record> setting, snapshot.recordByCode(Kind::Setting, kPushPolicySetting));
    Result<PushPolicy> policy = pushPolicyFrom(setting ? setting->text("value") : std::string());
    return policy.ok() ? std::move(policy).value() : PushPolicy();
}

Result<std::shared_ptr<const WordBook>> readWordBook(ReadSnapshot &snapshot)
{
    QUNCE_ASSIGN(
        const std::optional<Record> setting, snapshot.recordByCode(Kind::Setting, kWordListsSetting));
    return wordBookFrom(setting ? setting->text("value") : std::string());
}

PlanMemory::Origin PlanMemory::originOf(const ReadSnapshot &snapshot, bool withPlan)
{
    Origin origin {snapshot.generation(), {}, {}};
    for (const CachedBucket &bucket : snapshot.buckets()) {
        if (!isFactBucket(bucket.name) && (withPlan || !bucket.name.starts_with("plan")))
            origin.records.push_back({bucket.number, bucket.at, bucket.digest});
    }
    for (const Kind kind : kPeopleKinds)
        origin.edits.push_back(snapshot.editMark(kind));
    if (withPlan) {
        for (const Kind kind : kPlanKinds)
            origin.edits.push_back(snapshot.editMark(kind));
    }
    return origin;
}

Result<std::shared_ptr<const PlanPeople>> PlanMemory::people(
    ReadSnapshot &snapshot, const std::stop_token &stop)
{
    Origin origin = originOf(snapshot, false);
    {
        const std::lock_guard lock(m_mutex);
        if (m_people && origin == m_peopleOrigin)
            return m_people;
    }
    QUNCE_ASSIGN(PlanPeople read, readPlanPeople(snapshot, stop));
    auto people = std::make_shared<const PlanPeople>(std::move(read));
    const std::lock_guard lock(m_mutex);
    m_peopleOrigin = std::move(origin);
    m_people = people;
    return std::shared_ptr<const PlanPeople>(people);
}

Result<std::shared_ptr<const ReadPlan>> PlanMemory::plan(BoardContext &context, Period days)
{
    Origin origin = originOf(context.snapshot, true);
    {
        const std::lock_guard lock(m_mutex);
        if (m_plan && origin == m_planOrigin && m_plan->days().contains(days.from)
            && m_plan->days().contains(days.to))
            return m_plan;
    }
    QUNCE_ASSIGN(const std::shared_ptr<const PlanPeople> brand, people(context.snapshot, context.stop));
    QUNCE_ASSIGN(PushPolicy policy, readPushPolicy(context.snapshot));
    QUNCE_ASSIGN(CalendarBook book, readCalendarBook(context.snapshot));
    QUNCE_ASSIGN(const std::vector<Record> entries, entriesStartingIn(context, around(policy, days)));
    std::unordered_map<Uuid, std::vector<Record>> targets;
    QUNCE_TRY(
        context.snapshot.eachRecord(Kind::EntryTarget, [&targets](const Record &target) -> Result<void> {
            targets[target.reference("entry")].push_back(target);
            return {};
        }));
    auto plan = std::make_shared<ReadPlan>(brand, std::move(policy), std::move(book), days);
    for (const Record &entry : entries)
        plan->m_index.put(planEntryFrom(entry, targets[entry.id]));
    // Any content may be chosen for an entry that is being made.
    QUNCE_ASSIGN(const std::shared_ptr<const WordBook> words, readWordBook(context.snapshot));
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Content, [&](const Record &content) -> Result<void> {
        plan->m_index.putContent(planContentFrom(content, words));
        return {};
    }));
    const std::lock_guard lock(m_mutex);
    m_planOrigin = std::move(origin);
    m_plan = plan;
    return std::shared_ptr<const ReadPlan>(std::move(plan));
}

} // namespace qunce
