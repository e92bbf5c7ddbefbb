// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/closedbook.h"

#include <algorithm>

#include "models/domain/latecolumn.h"
#include "models/protocol/monthclose.h"

namespace qunce::server {

Result<const std::vector<ClosedMonth> *> ClosedBook::months()
{
    if (!m_months) {
        std::vector<ClosedMonth> months;
        QUNCE_TRY(m_reader.eachRecord(Kind::MonthClose, [&months](const Record &record) -> Result<void> {
            if (const std::optional<ClosedMonth> month = closedMonthFrom(record))
                months.push_back(*month);
            return {};
        }));
        std::sort(months.begin(), months.end(),
            [](const ClosedMonth &a, const ClosedMonth &b) { return a.days < b.days; });
        m_months = std::move(months);
    }
    return &*m_months;
}

Result<std::optional<Day>> ClosedBook::dayOf(const ColumnAddress &address)
{
    constexpr size_t kDayLength = 10;
    const std::string_view key =
        isLateKey(address.key) ? keyBeside(address.key) : std::string_view(address.key);
    const FactKind kind = info(address.metric).kind;
    if (kind != FactKind::GuideTask && kind != FactKind::GroupTask)
        return Day::parse(key.substr(0, kDayLength));
    const auto known = m_dueDays.find(std::string(key));
    if (known != m_dueDays.end())
        return known->second;
    std::optional<Day> due;
    if (const std::optional<Uuid> id = Uuid::parse(key)) {
        QUNCE_ASSIGN(const std::optional<Record> task, m_reader.record(Kind::Task, *id));
        due = task ? task->day("due_day") : std::nullopt;
        if (task && !due && task->instant("due_at"))
            due = task->instant("due_at")->day();
    }
    m_dueDays.emplace(std::string(key), due);
    return due;
}

Result<bool> ClosedBook::isFrozen(const ColumnAddress &address)
{
    QUNCE_ASSIGN(const std::vector<ClosedMonth> *const closed, months());
    if (closed->empty() || isLateKey(address.key))
        return false;
    QUNCE_ASSIGN(const std::optional<Day> day, dayOf(address));
    return day && closedMonthOn(*closed, *day) != nullptr;
}

void ClosedBook::follow(Kind kind, const Uuid &id)
{
    if (kind == Kind::MonthClose)
        m_months.reset();
    else if (kind == Kind::Task && !m_dueDays.empty())
        m_dueDays.erase(id.toString());
}

void ClosedBook::forget()
{
    m_months.reset();
    m_dueDays.clear();
}

} // namespace qunce::server
