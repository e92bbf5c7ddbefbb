// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/undo/removal.h"

#include <algorithm>

#include "models/domain/column.h"
#include "models/domain/factsubjects.h"
#include "models/merge/closedrules.h"
#include "models/protocol/roster.h"
#include "models/protocol/slotrecord.h"
#include "server/import/placechanges.h"
#include "server/rules/closedmonthsof.h"
#include "server/storage/brandloader.h"

namespace qunce::server {

namespace {

constexpr size_t kIdText = 36;

/// Every id that stands in a text.
template <typename Visit>
void eachIdIn(std::string_view text, Visit &&visit)
{
    for (size_t at = 0; at + kIdText <= text.size(); ++at) {
        if (text[at + 8] != '-' || text[at + 13] != '-')
            continue;
        if (const std::optional<Uuid> id = Uuid::parse(text.substr(at, kIdText)))
            visit(*id);
    }
}

template <typename Visit>
void eachReference(const Record &record, Visit &&visit)
{
    for (const auto &[name, value] : record.fields) {
        if (const auto *text = std::get_if<std::string>(&value))
            eachIdIn(*text, visit);
        else if (const auto *items = std::get_if<std::vector<std::string>>(&value))
            for (const std::string &item : *items)
                eachIdIn(item, visit);
    }
}

Message hasDependants()
{
    return QUNCE_TEXT("It was new, but something hangs on it by now.");
}

} // namespace

Removal::Removal(const UndoParts &parts, std::vector<std::pair<Kind, Uuid>> records)
    : m_parts(parts), m_records(std::move(records))
{
    for (const auto &[kind, id] : m_records)
        m_going.insert(id);
}

Result<void> Removal::run()
{
    if (m_records.empty())
        return {};
    QUNCE_ASSIGN(m_closed, closedMonthsOf(m_parts.transaction));
    QUNCE_TRY(findSlots());
    QUNCE_TRY(findNumbers());
    QUNCE_TRY(findReferences());
    spread();
    for (const auto &[kind, id] : m_records)
        QUNCE_TRY(remove(kind, id));
    return {};
}

Result<void> Removal::findSlots()
{
    for (const auto &[kind, id] : m_records) {
        if (!subjectOf(kind))
            continue;
        QUNCE_TRY(m_parts.transaction.eachRecordByRef(
            Kind::Slot, IndexColumn::Ref2, id, [&](const Record &record) -> Result<void> {
                if (const std::optional<SlotRecord> slot = slotFromRecord(record))
                    m_slots[{slot->kind, slot->region}].emplace(slot->number, id);
                return {};
            }));
    }
    return {};
}

Result<void> Removal::findNumbers()
{
    for (const auto &[place, slots] : m_slots)
        QUNCE_TRY(findNumbersOf(place.first, place.second, slots));
    std::vector<Uuid> tasks;
    for (const auto &[kind, id] : m_records) {
        if (kind == Kind::Task)
            tasks.push_back(id);
    }
    return findNumbersOfTasks(tasks);
}

Result<void> Removal::findNumbersOf(SubjectKind kind, const Uuid &region, const Slots &slots)
{
    const uint32_t first = slots.begin()->first;
    const std::vector<Uuid> regions {region};
    for (const MetricInfo &metric : allMetrics()) {
        if (subjectsOf(metric.kind) != kind)
            continue;
        QUNCE_TRY(m_parts.tally.goOn());
        QUNCE_TRY(m_parts.transaction.eachColumn(metric.metric, "", "~", regions,
            [&](const Uuid &, std::string_view, std::string_view bytes) -> Result<void> {
                QUNCE_ASSIGN(const ColumnView column, ColumnView::open(bytes));
                if (column.size() <= first) // new slots are the last ones of their region
                    return {};
                column.forEach([&](uint32_t slot, uint64_t) {
                    if (const auto found = slots.find(slot); found != slots.end())
                        m_needed.insert(found->second);
                });
                return {};
            }));
    }
    return {};
}

Result<void> Removal::findNumbersOfTasks(const std::vector<Uuid> &tasks)
{
    if (tasks.empty())
        return {};
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(m_parts.transaction));
    for (const Uuid &region : regionIds(org)) {
        for (const Uuid &task : tasks) {
            QUNCE_ASSIGN(const std::vector<ColumnAddress> columns,
                m_parts.transaction.columnsWithKey(region, task.toString()));
            if (!columns.empty())
                m_needed.insert(task);
        }
    }
    return {};
}

void Removal::noteReference(const Uuid &from, const Uuid &to)
{
    if (from == to || !m_going.contains(to))
        return;
    if (m_going.contains(from))
        m_references[from].push_back(to);
    else
        m_needed.insert(to);
}

Result<void> Removal::findReferences()
{
    for (const KindDescriptor &kind : allKinds()) {
        QUNCE_TRY(m_parts.tally.goOn());
        QUNCE_TRY(m_parts.transaction.eachRecord(kind.kind, [this](const Record &record) -> Result<void> {
            // A slot goes with its subject.
            const Uuid from = record.kind == Kind::Slot ? record.reference("subject") : record.id;
            eachReference(record, [&](const Uuid &to) { noteReference(from, to); });
            return {};
        }));
    }
    return {};
}

/// What stays needs what it refers to.
void Removal::spread()
{
    std::vector<Uuid> open(m_needed.begin(), m_needed.end());
    while (!open.empty()) {
        const Uuid id = open.back();
        open.pop_back();
        for (const Uuid &to : m_references[id]) {
            if (m_needed.insert(to).second)
                open.push_back(to);
        }
    }
}

Result<void> Removal::remove(Kind kind, const Uuid &id)
{
    QUNCE_TRY(m_parts.tally.goOn());
    QUNCE_ASSIGN(const std::optional<Record> record, m_parts.transaction.record(kind, id));
    if (!record)
        return {};
    if (m_needed.contains(id))
        return m_parts.tally.keptRecord(*record, {}, hasDependants());
    if (const std::optional<Day> day = closedDayTouched(m_closed, &*record, nullptr))
        return m_parts.tally.keptRecord(*record, {}, inClosedMonth(*day));
    // A month that was closed with them counts them, numbers or not.
    const auto isCounted = [this](const ClosedMonth &month) {
        return month.closedAt.seconds * 1000 >= m_parts.import.atMs;
    };
    const auto counting = std::find_if(m_closed.begin(), m_closed.end(), isCounted);
    if (subjectOf(kind) && counting != m_closed.end())
        return m_parts.tally.keptRecord(*record, {}, inClosedMonth(counting->days.from));
    std::vector<Uuid> slots;
    if (subjectOf(kind))
        QUNCE_TRY(m_parts.transaction.eachRecordByRef(
            Kind::Slot, IndexColumn::Ref2, id, [&slots](const Record &slot) -> Result<void> {
                slots.push_back(slot.id);
                return {};
            }));
    for (const Uuid &slot : slots)
        QUNCE_TRY(m_parts.transaction.deleteRecord(Kind::Slot, slot));
    QUNCE_TRY(m_parts.transaction.deleteRecord(kind, id));
    QUNCE_TRY(m_parts.transaction.putImportedValues(kind, id, {}));
    m_parts.tally.removed();
    return {};
}

} // namespace qunce::server
