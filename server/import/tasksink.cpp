// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/tasksink.h"

#include "server/import/orgregions.h"
#include "server/import/placechanges.h"
#include "server/import/slotbook.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

TaskSink::TaskSink(const SinkContext &context)
    : RecordSink(ImportKind::Tasks, Kind::Task, context, {{"entry_code", "entry"}})
{ }

Result<void> TaskSink::prepare()
{
    return transaction().eachRecord(Kind::Entry, [this](const Record &record) -> Result<void> {
        const std::string bucket = planBucketOf(record.set("regions"));
        m_entries.emplace(record.text("code"), Entry {record.id, bucket});
        m_buckets.emplace(record.id, bucket);
        return {};
    });
}

RecordSink::Verdict TaskSink::check(const Cells &cells)
{
    const std::string &entry = cell(cells, "entry_code");
    if (!entry.empty() && !m_entries.contains(entry))
        return std::optional(reject("entry_code",
            Message(QUNCE_TEXT("There is no record with the code %1. Import it first."), {entry})));
    return std::optional<Rejection>();
}

Uuid TaskSink::referred(std::string_view, const std::string &code)
{
    const auto found = m_entries.find(code);
    return found == m_entries.end() ? Uuid {} : found->second.id;
}

RecordSink::Verdict TaskSink::complete(Record &record, const Cells &cells, const Record *)
{
    // Canonical instants are `SECONDS DAY`. The day is of this file only if the instant is.
    const std::string &due = cell(cells, "due_at");
    const size_t space = due.find(' ');
    if (record.instant("due_at") && due.substr(0, space) == std::to_string(record.instant("due_at")->seconds))
        record.put("due_day", due.substr(space + 1));
    const auto bucket = m_buckets.find(record.reference("entry"));
    record.bucket = bucket == m_buckets.end() ? bucket::planHq() : bucket->second;
    return std::optional<Rejection>();
}

Result<void> TaskSink::written(const Record &record, const Cells &, const Record *before)
{
    const std::optional<Day> day = record.day("due_day");
    const std::optional<Day> dayBefore = before ? before->day("due_day") : std::nullopt;
    if (day && dayBefore && *day != *dayBefore)
        m_dueChanges.push_back({record.id, *dayBefore, *day});
    return {};
}

Result<void> TaskSink::conclude()
{
    if (m_dueChanges.empty())
        return {};
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(transaction()));
    QUNCE_ASSIGN(const SlotBook slots, SlotBook::load(transaction(), org, ids(), options().today));
    return FactMover(transaction(), regionIds(org)).changeDueDays(m_dueChanges, slots);
}

} // namespace qunce::server
