// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/closing/monthclosing.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/protocol/monthclose.h"
#include "server/rules/closedmonthsof.h"

namespace qunce::server {

namespace {

Error refusedAs(ErrorCode code, Message why)
{
    return {code, std::move(why), {}};
}

std::string wallTime(Instant at)
{
    // `YYYY-MM-DDTHH:MM:SS+08:00` as people write it.
    const std::string text = at.toString();
    return text.substr(0, 10) + ' ' + text.substr(11, 5);
}

Error isClosedAlready(const ClosedMonth &month)
{
    return refusedAs(ErrorCode::Conflict,
        {QUNCE_TEXT("%1 is closed already: version %2, since %3."),
            {monthName(month.days.from), std::to_string(month.version), wallTime(month.closedAt)}});
}

/// Whoever planned it did it, as far as their account is still there.
Result<ClosingPerson> plannerOf(ReadTransaction &transaction, const Record &record)
{
    const Uuid user = record.reference("asked_by");
    std::optional<Account> account;
    if (!user.isNil()) {
        QUNCE_ASSIGN(account, transaction.accountById(user));
    }
    return ClosingPerson {user, account ? account->name : std::string("server")};
}

} // namespace

Result<std::optional<Record>> MonthClosing::recordOf(Period month)
{
    return m_transaction.recordByCode(Kind::MonthClose, monthName(month.from));
}

/// The month's record, or a new one for it; fails if the month is closed or not over.
Result<Record> MonthClosing::fresh(Period month)
{
    QUNCE_ASSIGN(const std::optional<Record> stored, recordOf(month));
    const std::optional<ClosedMonth> closed = stored ? closedMonthFrom(*stored) : std::nullopt;
    if (closed)
        return isClosedAlready(*closed);
    if (stored)
        return *stored;
    Record record;
    record.kind = Kind::MonthClose;
    record.id = m_ids.next();
    record.bucket = bucket::planHq();
    record.put("month", monthName(month.from));
    return record;
}

Result<ClosedMonth> MonthClosing::close(Period month, const ClosingPerson &by)
{
    if (now() < Instant::startOf(month.to + 1))
        return refusedAs(ErrorCode::InvalidInput,
            {QUNCE_TEXT("%1 is not over yet, so it cannot be closed."), {monthName(month.from)}});
    QUNCE_ASSIGN(Record record, fresh(month));
    return closeRecord(std::move(record), by);
}

Result<ClosedMonth> MonthClosing::closeRecord(Record record, const ClosingPerson &by)
{
    QUNCE_ASSIGN(const int64_t last, lastClosing(m_transaction));
    record.put("status", std::string("closed"));
    record.put("version", record.integer("version").value_or(0) + 1);
    record.put("number", last + 1);
    record.put("closed_at", toValue(std::optional(now())));
    record.put("closed_by", toValue(by.user));
    m_transaction.setAuthor(by.name);
    QUNCE_TRY(m_transaction.putRecord(record));
    QUNCE_TRY(note("month.closed", by, record, 0));
    return *closedMonthFrom(record);
}

Result<void> MonthClosing::plan(Period month, Instant at, const ClosingPerson &by)
{
    if (at < Instant::startOf(month.to + 1))
        return refusedAs(ErrorCode::InvalidInput,
            {QUNCE_TEXT("%1 is not over at that moment, so it cannot be closed then."),
                {monthName(month.from)}});
    QUNCE_ASSIGN(Record record, fresh(month));
    if (monthStateOf(record) == MonthState::Planned)
        return refusedAs(ErrorCode::Conflict,
            {QUNCE_TEXT("%1 is to be closed already, at %2."),
                {monthName(month.from), wallTime(*record.instant("closes_at"))}});
    record.put("closes_at", toValue(std::optional(at)));
    record.put("asked_by", toValue(by.user));
    m_transaction.setAuthor(by.name);
    QUNCE_TRY(m_transaction.putRecord(record));
    return note("month.planned", by, record, 0);
}

Result<uint64_t> MonthClosing::reopen(Period month, const ClosingPerson &by, const std::string &reason)
{
    QUNCE_ASSIGN(const std::optional<Record> stored, recordOf(month));
    if (!stored || monthStateOf(*stored) != MonthState::Closed)
        return refusedAs(ErrorCode::Conflict, {QUNCE_TEXT("%1 is not closed."), {monthName(month.from)}});
    Record record = *stored;
    record.put("status", std::string("reopened"));
    record.put("closes_at", FieldValue());
    record.put("asked_by", FieldValue());
    record.put("reopened_at", toValue(std::optional(now())));
    record.put("reopened_by", toValue(by.user));
    record.put("reason", reason);
    m_transaction.setAuthor(by.name);
    QUNCE_TRY(m_transaction.putRecord(record));
    QUNCE_ASSIGN(const uint64_t settled, m_transaction.settleLate(month));
    QUNCE_TRY(note("month.reopened", by, record, settled));
    return settled;
}

Result<std::vector<ClosedMonth>> MonthClosing::closeDue()
{
    std::vector<Record> due;
    QUNCE_TRY(m_transaction.eachRecord(Kind::MonthClose, [&](const Record &record) -> Result<void> {
        const std::optional<Period> month = monthNamed(record.text("month"));
        const bool isPlanned = month && monthStateOf(record) == MonthState::Planned;
        if (isPlanned && *record.instant("closes_at") <= now() && Instant::startOf(month->to + 1) <= now())
            due.push_back(record);
        return {};
    }));
    std::sort(due.begin(), due.end(), [](const Record &a, const Record &b) {
        return std::pair(a.instant("closes_at"), a.text("month"))
            < std::pair(b.instant("closes_at"), b.text("month"));
    });
    std::vector<ClosedMonth> closed;
    for (const Record &record : due) {
        QUNCE_ASSIGN(const ClosingPerson by, plannerOf(m_transaction, record));
        QUNCE_ASSIGN(const ClosedMonth month, closeRecord(record, by));
        closed.push_back(month);
    }
    return closed;
}

Result<void> MonthClosing::note(
    const char *action, const ClosingPerson &by, const Record &record, uint64_t settled)
{
    nlohmann::ordered_json detail;
    detail["month"] = record.text("month");
    if (const auto version = record.integer("version"))
        detail["version"] = *version;
    if (const auto at = record.instant("closes_at"))
        detail["closes_at"] = at->toString();
    if (const std::string reason = record.text("reason"); !reason.empty())
        detail["reason"] = reason;
    if (settled > 0)
        detail["columns"] = settled;
    return m_transaction.appendAudit(
        {m_nowMs, by.name, action, detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

Result<std::optional<Instant>> nextPlannedClose(ReadTransaction &transaction)
{
    std::optional<Instant> next;
    QUNCE_TRY(transaction.eachRecord(Kind::MonthClose, [&next](const Record &record) -> Result<void> {
        const std::optional<Instant> at = record.instant("closes_at");
        if (monthStateOf(record) == MonthState::Planned && at && (!next || *at < *next))
            next = at;
        return {};
    }));
    return next;
}

} // namespace qunce::server
