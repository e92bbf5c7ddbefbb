// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/csvwriter.h"
#include "server/admin/balance.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

namespace {

Result<Day> balanceDay(const CommandLine &line, const char *flag, Day fallback)
{
    const std::string text = line.value(flag);
    if (text.empty())
        return fallback;
    const std::optional<Day> day = Day::parse(text);
    if (day)
        return *day;
    return Error {ErrorCode::Usage, {QUNCE_TEXT("--%1 does not take \"%2\"."), {flag, text}}, {}};
}

} // namespace

Result<int> runBalance(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    Period period;
    QUNCE_ASSIGN(period.from, balanceDay(line, "from", kFirstDataDay));
    QUNCE_ASSIGN(period.to, balanceDay(line, "to", kLastDataDay));
    const std::string out = line.value("out");
    if (out.empty())
        return Error {ErrorCode::Usage, {QUNCE_TEXT("--out FILE says where the differences go.")}, {}};
    QUNCE_TRY(refuseInside(line, environment, out));
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(OutputFile file, OutputFile::create(out));
    CsvWriter csv(file);
    QUNCE_TRY(csv.row({"day", "guide_code", "metric", "ledger", "imported", "difference"}));
    QUNCE_ASSIGN(const BalanceReport report,
        balanceLedger(*transaction, period, [&csv](const BalanceLine &difference) {
            return csv.row({difference.day.toString(), difference.guide, info(difference.metric).name,
                std::to_string(difference.ledger), std::to_string(difference.imported),
                std::to_string(difference.ledger - difference.imported)});
        }));
    QUNCE_TRY(file.commit());
    environment.print("{\"days\":" + std::to_string(report.days) + ",\"compared\":"
        + std::to_string(report.compared) + ",\"different\":" + std::to_string(report.different) + "}");
    return report.different == 0 ? 0 : 1;
}

} // namespace qunce::server
