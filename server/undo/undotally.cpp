// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/undo/undotally.h"

#include "models/domain/closedmonths.h"
#include "models/domain/factsubjects.h"
#include "models/protocol/importkinds.h"
#include "models/protocol/roster.h"
#include "models/protocol/slotrecord.h"

namespace qunce::server {

Message changedSince()
{
    return QUNCE_TEXT("It was changed again later.");
}

Message inClosedMonth(Day day)
{
    return {QUNCE_TEXT("%1 is closed: numbers of it hang on this."), {monthName(day)}};
}

bool UndoTally::isNamed()
{
    ++m_report.kept;
    return m_report.firstKept.size() < m_request.shownKept;
}

std::string UndoTally::kindName(const KindDescriptor &kind) const
{
    return m_request.inChinese ? kind.chinese : kind.name;
}

Result<void> UndoTally::keptRecord(const Record &record, std::string_view field, Message why)
{
    if (!isNamed())
        return {};
    const KindDescriptor &kind = descriptor(record.kind);
    std::string name;
    for (const char *named : {"code", "name", "title", "metric", "subject_code"}) {
        if (name.empty())
            name = record.text(named);
    }
    const FieldDescriptor *what = fieldNamed(kind, field);
    m_report.firstKept.push_back({kindName(kind), name.empty() ? record.id.toString() : name,
        !what                     ? std::string()
            : m_request.inChinese ? what->chinese
                                  : what->name,
        std::move(why)});
    return {};
}

Result<void> UndoTally::keptOrder(const std::string &code, Message why)
{
    if (!isNamed())
        return {};
    const ImportDescriptor &orders = descriptor(ImportKind::Orders);
    m_report.firstKept.push_back(
        {m_request.inChinese ? orders.chinese : orders.name, code, {}, std::move(why)});
    return {};
}

Result<void> UndoTally::loadNames()
{
    if (m_names)
        return {};
    m_names.emplace();
    return m_transaction.eachRecord(Kind::Slot, [this](const Record &record) -> Result<void> {
        if (const std::optional<SlotRecord> slot = slotFromRecord(record))
            m_names->emplace(std::tuple(slot->kind, slot->region, slot->number), slot->slot.code);
        return {};
    });
}

Result<std::string> UndoTally::taskName(const std::string &key)
{
    const std::optional<Uuid> id = Uuid::parse(key);
    if (!id)
        return key;
    QUNCE_ASSIGN(const std::optional<Record> task, m_transaction.record(Kind::Task, *id));
    return task ? task->text("code") : key;
}

Result<void> UndoTally::keptNumber(
    const Uuid &region, uint32_t slot, Metric metric, const std::string &key, Message why)
{
    if (!isNamed())
        return {};
    QUNCE_TRY(loadNames());
    const MetricInfo &what = info(metric);
    std::string kind;
    std::string name;
    if (const std::optional<SubjectKind> subjects = subjectsOf(what.kind)) {
        kind = kindName(descriptor(recordKindOf(*subjects)));
        const auto known = m_names->find({*subjects, region, slot});
        name = known == m_names->end() ? std::to_string(slot) : known->second;
    } else { // what the days of a region have
        QUNCE_ASSIGN(const std::optional<Record> unit, m_transaction.record(Kind::Org, region));
        kind = kindName(descriptor(Kind::Org));
        name = unit ? unit->text("name") : std::string();
    }
    QUNCE_ASSIGN(const std::string when, taskName(key));
    m_report.firstKept.push_back({kind, name,
        (m_request.inChinese ? what.chinese : what.name) + std::string(" ") + when, std::move(why)});
    return {};
}

Result<void> UndoTally::keptGroupRows(const Uuid &region, const std::string &task, Message why)
{
    if (!isNamed())
        return {};
    QUNCE_ASSIGN(const std::optional<Record> unit, m_transaction.record(Kind::Org, region));
    QUNCE_ASSIGN(const std::string name, taskName(task));
    m_report.firstKept.push_back(
        {kindName(descriptor(Kind::Task)), name, unit ? unit->text("name") : std::string(), std::move(why)});
    return {};
}

Result<void> UndoTally::goOn() const
{
    if (!m_request.cancelled || !m_request.cancelled())
        return {};
    return Error {
        ErrorCode::Cancelled, Message(QUNCE_TEXT("The undo was stopped; it changed nothing.")), m_request.id};
}

} // namespace qunce::server
