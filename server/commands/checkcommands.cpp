// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <charconv>
#include <map>

#include "models/protocol/exportpolicy.h"
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

namespace {

constexpr size_t kNewest = 50;

Result<size_t> newestOf(const CommandLine &line)
{
    size_t newest = kNewest;
    const std::string wanted = line.value("newest");
    if (wanted.empty())
        return newest;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), newest);
    if (error != std::errc() || end != wanted.data() + wanted.size())
        return Error {
            ErrorCode::Usage, {QUNCE_TEXT("--newest is a whole number, not \"%1\"."), {wanted}}, {}};
    return newest;
}

/// A cell of a list of lines and tabs.
std::string listCell(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char one) { return static_cast<unsigned char>(one) < 0x20; }, ' ');
    return text;
}

} // namespace

Result<int> runExports(const CommandLine &command, const Environment &environment)
{
    QUNCE_TRY(expectWords(command, 0, ""));
    QUNCE_ASSIGN(const size_t newest, newestOf(command));
    QUNCE_ASSIGN(const auto storage, openForReading(command, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const std::vector<Account> accounts, transaction->accounts());
    std::map<Uuid, std::string> names;
    for (const Account &account : accounts)
        names[account.id] = account.name;
    std::vector<ExportLine> lines;
    QUNCE_TRY(transaction->eachRecord(Kind::SavedView, [&lines](const Record &record) -> Result<void> {
        if (std::optional<ExportLine> line = exportLineOf(record))
            lines.push_back(std::move(*line));
        return {};
    }));
    std::stable_sort(lines.begin(), lines.end(),
        [](const ExportLine &a, const ExportLine &b) { return b.at.seconds < a.at.seconds; });
    environment.print("exported_at\tuser\ttitle\tdata\tformat\trows\tabout\treason");
    for (size_t i = 0; i < std::min(newest, lines.size()); ++i) {
        const ExportLine &one = lines[i];
        const auto user = names.find(one.owner);
        environment.print(one.at.toString() + "\t"
            + (user == names.end() ? one.owner.toString() : user->second) + "\t" + listCell(one.title) + "\t"
            + std::string(name(one.data)) + "\t" + listCell(one.format) + "\t" + std::to_string(one.rows)
            + "\t" + listCell(one.about) + "\t" + listCell(one.reason));
    }
    return 0;
}

Result<int> runAudit(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 0, ""));
    QUNCE_ASSIGN(const size_t newest, newestOf(line));
    QUNCE_ASSIGN(const auto storage, openForReading(line, environment));
    QUNCE_ASSIGN(const auto transaction, storage->beginRead());
    QUNCE_ASSIGN(const std::vector<AuditEntry> entries, transaction->audit(newest));
    for (const AuditEntry &entry : entries)
        environment.print(Instant {entry.atMs / 1000}.toString() + "\t" + entry.who + "\t" + entry.action
            + "\t" + entry.detailJson);
    return 0;
}

} // namespace qunce::server
