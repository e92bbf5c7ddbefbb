// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exporthelp.h"
#include "server/commands/subcommands.h"

namespace qunce::server {

namespace {

Command exportOfServer()
{
    Command command {exportCommand(), runExport};
    command.flags.push_back("as-user");
    return command;
}

const std::vector<Command> &table()
{
    static const std::vector<Command> commands {
        {"init", "--data DIR", {QUNCE_TEXT("Makes a new data directory with its keys.")}, {}, runInit},
        {"serve", "[--listen ADDRESS:PORT] [--tls-cert F --tls-key F] [--log F] [--watch-imports DIR]",
            {QUNCE_TEXT("Serves the consoles until SIGTERM; SIGHUP begins the log file anew.")},
            {"listen", "tls-cert", "tls-key", "log", "watch-imports"}, runServe},
        {"user add", "NAME --role ROLE [--scope ORG_CODE]… [--password-file F]",
            {QUNCE_TEXT("Adds a user; the password is read from the file or from standard input.")},
            {"role", "scope", "password-file"}, runUserAdd, Place::Server},
        {"user list", "", {QUNCE_TEXT("Lists the users.")}, {}, runUserList},
        {"user passwd", "NAME [--password-file F]", {QUNCE_TEXT("Sets a new password.")}, {"password-file"},
            runUserPasswd, Place::Server},
        {"user disable", "NAME", {QUNCE_TEXT("Takes a user's access away; the records stay.")}, {},
            runUserDisable, Place::Server},
        {"user enable", "NAME",
            {QUNCE_TEXT("Gives a disabled user the access back; sessions that ended stay ended.")}, {},
            runUserEnable, Place::Server},
        {"device list", "[NAME]", {QUNCE_TEXT("Lists where users are or were signed in.")}, {},
            runDeviceList},
        {"device revoke", "DEVICE [--wipe-all]",
            {QUNCE_TEXT("Orders a lost laptop to delete its data; the id is that of `device list`.")},
            {"wipe-all"}, runDeviceRevoke, Place::Server},
        {"user devices", "[NAME]", {QUNCE_TEXT("The same as `device list`.")}, {}, runDeviceList},
        {"user revoke", "DEVICE [--wipe-all]", {QUNCE_TEXT("The same as `device revoke`.")}, {"wipe-all"},
            runDeviceRevoke, Place::Server},
        {"token add", "NAME --ingest task-results|orders",
            {QUNCE_TEXT("Makes a token for a program that delivers data. It is shown only once.")},
            {"ingest"}, runTokenAdd, Place::Server},
        {"import", "KIND FILE | all DIR",
            {QUNCE_TEXT(
                "Imports a CSV or XLSX file, or all files of a folder. KIND: org, guides, groups, koc, "
                "content, entries, "
                "tasks, task_results, goals, guide_days, group_days, koc_days, group_hours, orders.")},
            {"dry-run", "errors", "fed", "today"}, runImport, Place::Server},
        {"import undo", "ID",
            {QUNCE_TEXT(
                "Takes an import back; ID as `import` wrote it and `audit` lists it. What was changed again "
                "since stays and is named; --dry-run only says what would change.")},
            {"dry-run", "today"}, runImportUndo, Place::Server},
        exportOfServer(),
        {"demo", "--scale small|brand --seed N [--until DATE]",
            {QUNCE_TEXT("Makes a new data directory with a believable invented brand.")},
            {"scale", "seed", "until"}, runDemo},
        {"dispatch", "[--now INSTANT]",
            {QUNCE_TEXT("Sends what is due; a running server does so by itself, every few seconds.")},
            {"now"}, runDispatch, Place::Server},
        {"backup", "FILE",
            {QUNCE_TEXT("Writes the brand as it is now, with its keys, into one file; a server may run.")},
            {}, runBackup},
        {"restore", "FILE", {QUNCE_TEXT("Puts a backup in the place of the brand; the server must not run.")},
            {"damaged"}, runRestore},
        {"outbox open", "FILE",
            {QUNCE_TEXT("Shows the edits in a file that a console has sealed for this brand.")}, {},
            runOutboxOpen},
        {"check", "", {QUNCE_TEXT("Checks every row, column, count and digest. Changes nothing.")}, {},
            runCheck},
        {"balance", "[--from DATE] [--to DATE] --out FILE",
            {QUNCE_TEXT(
                "Writes where imported totals differ from the ledger of orders; exit code 1 if any do.")},
            {"from", "to", "out"}, runBalance},
        {"exports", "[--newest N]", {QUNCE_TEXT("Shows who exported what, when and why, newest first.")},
            {"newest"}, runExports},
        {"close-month", "[YYYY-MM [--at INSTANT | --undo --reason TEXT] [--person NAME]]",
            {QUNCE_TEXT("Closes a month, so that its numbers stay as they are; alone it lists the months.")},
            {"at", "person", "undo", "reason"}, runCloseMonth, Place::Server},
        {"audit", "[--newest N]", {QUNCE_TEXT("Shows who did what, newest first.")}, {"newest"}, runAudit},
    };
    return commands;
}

std::vector<FlagDescription> flags()
{
    std::vector<FlagDescription> known {
        {"data", "DIR", {QUNCE_TEXT("The data directory.")}},
        {"lang", "LANG", {QUNCE_TEXT("Language of messages: zh_CN or en.")}},
        {"help", "", {QUNCE_TEXT("Shows this help.")}},
        {"version", "", {QUNCE_TEXT("Shows the program's version.")}},
        {"listen", "ADDRESS:PORT",
            {QUNCE_TEXT("Where the server listens (default 127.0.0.1:8787); port 0 picks one.")}},
        {"tls-cert", "F",
            {QUNCE_TEXT("Certificate chain in PEM; without it only loopback addresses are served.")}},
        {"tls-key", "F", {QUNCE_TEXT("The certificate's private key in PEM.")}},
        {"log", "F", {QUNCE_TEXT("Where requests are logged; - is standard error (default).")}},
        {"watch-imports", "DIR",
            {QUNCE_TEXT("A folder whose files are imported by themselves, then moved to done or failed.")}},
        {"role", "ROLE", {QUNCE_TEXT("admin, hq_content, region_manager or viewer.")}},
        {"scope", "ORG_CODE",
            {QUNCE_TEXT(
                "A zone or region that the user sees; may be repeated. Without it: the whole brand.")}},
        {"password-file", "F", {QUNCE_TEXT("A file with the password in its first line.")}},
        {"ingest", "PURPOSE", {QUNCE_TEXT("What the token may deliver: task-results or orders.")}},
        {"dry-run", "", {QUNCE_TEXT("Reads and checks everything, changes nothing.")}},
        {"errors", "FILE", {QUNCE_TEXT("Where refused rows go, with line and reason; for `all` a folder.")}},
        {"fed", "", {QUNCE_TEXT("The file is complete for every metric, day and region in it.")}},
        {"today", "DATE", {QUNCE_TEXT("The day that counts as today where a row has no effective_on.")}},
        {"as-user", "NAME", {QUNCE_TEXT("Only what this user may see.")}},
        {"scale", "SCALE", {QUNCE_TEXT("small: 200 guides, 120 days. brand: 10,000 guides, 400 days.")}},
        {"seed", "N", {QUNCE_TEXT("The same seed makes the same brand.")}},
        {"until", "DATE", {QUNCE_TEXT("The last day with numbers (default: yesterday).")}},
        {"now", "INSTANT", {QUNCE_TEXT("The moment that counts as now, for example 2026-11-22 12:00.")}},
        {"at", "INSTANT", {QUNCE_TEXT("Not now but then, by the running server.")}},
        {"person", "NAME", {QUNCE_TEXT("The user of headquarters who closes or opens the month.")}},
        {"undo", "", {QUNCE_TEXT("Opens a closed month again: what came in since counts then.")}},
        {"reason", "TEXT", {QUNCE_TEXT("Why the month is opened again.")}},
        {"damaged", "", {QUNCE_TEXT("Restores the backup even if the check finds problems in it.")}},
        {"wipe-all", "",
            {QUNCE_TEXT("Changes that were not sent are deleted too, and not sealed for the server.")}},
        {"newest", "N", {QUNCE_TEXT("How many entries (default 50).")}},
    };
    known.insert(known.end(), exportFlagDescriptions().begin(), exportFlagDescriptions().end());
    return known;
}

} // namespace

std::span<const Command> commands()
{
    return table();
}

std::span<const FlagDescription> flagDescriptions()
{
    static const std::vector<FlagDescription> known = flags();
    return known;
}

Result<void> expectWords(const CommandLine &line, size_t count, const char *names)
{
    if (line.words.size() == count)
        return {};
    return Error {ErrorCode::Usage,
        {count == 0 ? QUNCE_TEXT("This command takes no further words, but there is \"%1\".")
                    : QUNCE_TEXT("This command takes: %1."),
            {count == 0 ? line.words.front() : names}},
        {}};
}

} // namespace qunce::server
