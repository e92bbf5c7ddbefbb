// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>

#include <nlohmann/json.hpp>

#include "models/base/csvcell.h"
#include "models/protocol/monthclose.h"
#include "server/closing/monthclosing.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

namespace {

Result<Period> monthOf(const CommandLine &line)
{
    QUNCE_TRY(expectWords(line, 1, "YYYY-MM"));
    if (const std::optional<Period> month = monthNamed(line.words[0]))
        return *month;
    return Error {
        ErrorCode::Usage, {QUNCE_TEXT("\"%1\" is not a month: write YYYY-MM."), {line.words[0]}}, {}};
}

/// Who is named closes for headquarters; nobody named: the server's own administrator.
Result<ClosingPerson> closingPerson(const CommandLine &line, ReadTransaction &transaction)
{
    if (!line.has("person"))
        return ClosingPerson {{}, "cli"};
    QUNCE_ASSIGN(const std::optional<Account> account, transaction.account(line.value("person")));
    if (!account || account->disabled)
        return Error {ErrorCode::NotFound, {QUNCE_TEXT("There is no user %1."), {line.value("person")}}, {}};
    if (!account->wholeBrand || (account->role != "admin" && account->role != "hq_content"))
        return Error {ErrorCode::PermissionDenied,
            {QUNCE_TEXT("Only headquarters closes months; %1 does not belong to it."), {account->name}}, {}};
    return ClosingPerson {account->id, account->name};
}

nlohmann::ordered_json jsonOf(const Record &record)
{
    nlohmann::ordered_json one;
    const MonthState state = monthStateOf(record);
    one["month"] = record.text("month");
    one["state"] = state == MonthState::Closed ? "closed" : state == MonthState::Planned ? "planned" : "open";
    const auto putInstant = [&](const char *field) {
        if (const std::optional<Instant> at = record.instant(field))
            one[field] = at->toString();
    };
    if (const std::optional<int64_t> version = record.integer("version"))
        one["version"] = *version;
    for (const char *field : {"closes_at", "closed_at", "reopened_at"})
        putInstant(field);
    if (const std::string reason = record.text("reason"); !reason.empty())
        one["reason"] = reason;
    return one;
}

Result<int> listMonths(const CommandLine &line, const Environment &environment)
{
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "close-month"));
    QUNCE_ASSIGN(const auto transaction, data.storage->beginRead());
    std::map<std::string, Record> months;
    QUNCE_TRY(transaction->eachRecord(Kind::MonthClose, [&months](const Record &record) -> Result<void> {
        months.emplace(record.text("month"), record);
        return {};
    }));
    if (months.empty())
        environment.warn({QUNCE_TEXT("No month is closed, and none is to be.")});
    for (const auto &[month, record] : months)
        environment.print(jsonOf(record).dump());
    return 0;
}

Result<std::optional<Instant>> plannedFor(const CommandLine &line)
{
    if (!line.has("at"))
        return std::optional<Instant>();
    const std::optional<WrittenInstant> written = parseInstant(line.value("at"));
    if (!written)
        return Error {
            ErrorCode::Usage, {QUNCE_TEXT("--%1 does not take \"%2\"."), {"at", line.value("at")}}, {}};
    return std::optional(written->instant);
}

} // namespace

Result<int> runCloseMonth(const CommandLine &line, const Environment &environment)
{
    if (line.words.empty() && !line.has("undo") && !line.has("at") && !line.has("person"))
        return listMonths(line, environment);
    QUNCE_ASSIGN(const Period month, monthOf(line));
    QUNCE_ASSIGN(const std::optional<Instant> at, plannedFor(line));
    const bool opens = line.has("undo");
    const std::string reason(trimmed(line.value("reason")));
    if (opens && reason.empty())
        return Error {
            ErrorCode::Usage, {QUNCE_TEXT("--reason TEXT says why the month is opened again.")}, {}};
    if ((opens && at) || (!opens && line.has("reason")))
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--reason goes with --undo, and --at does not.")}, {}};
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "close-month"));
    QUNCE_ASSIGN(const auto transaction, data.storage->beginWrite());
    QUNCE_ASSIGN(const ClosingPerson by, closingPerson(line, *transaction));
    RandomIdSource ids(environment.clock);
    MonthClosing closing(*transaction, ids, environment.clock.nowMs());
    if (opens)
        QUNCE_TRY(closing.reopen(month, by, reason));
    else if (at)
        QUNCE_TRY(closing.plan(month, *at, by));
    else
        QUNCE_TRY(closing.close(month, by));
    QUNCE_ASSIGN(const std::optional<Record> record,
        transaction->recordByCode(Kind::MonthClose, monthName(month.from)));
    QUNCE_TRY(transaction->commit());
    environment.print(jsonOf(*record).dump());
    return 0;
}

} // namespace qunce::server
