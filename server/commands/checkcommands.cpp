// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <charconv>

#include "server/admin/check.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

Result<int> runCheck(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const CheckReport report, checkDatabase(*transaction));
    for (const Message &problem : report.problems)
        environment.warn(problem);
    environment.print("{\"buckets\":" + std::to_string(report.buckets)
        + ",\"records\":" + std::to_string(report.records) + ",\"columns\":" + std::to_string(report.columns)
        + ",\"tombstones\":" + std::to_string(report.tombstones)
        + ",\"problems\":" + std::to_string(report.problemCount) + "}");
    return report.clean() ? 0 : 1;
}

Result<int> runAudit(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    size_t newest = 50;
    const std::string wanted = line.value("newest");
    if (!wanted.empty()) {
        const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), newest);
        if (error != std::errc() || end != wanted.data() + wanted.size())
            return Error {
                ErrorCode::Usage, {QUNCE_TEXT("--newest is a whole number, not \"%1\"."), {wanted}}, {}};
    }
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const std::vector<AuditEntry> entries, transaction->audit(newest));
    for (const AuditEntry &entry : entries)
        environment.print(Instant {entry.atMs / 1000}.toString() + "\t" + entry.who + "\t" + entry.action
            + "\t" + entry.detailJson);
    return 0;
}

} // namespace qunce::server
