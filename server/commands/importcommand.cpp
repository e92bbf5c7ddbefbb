// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <nlohmann/json.hpp>

#include "models/base/uuid.h"
#include "server/commands/opening.h"
#include "server/commands/subcommands.h"
#include "server/import/importer.h"
#include "server/undo/importundo.h"

namespace qunce::server {

namespace {

/// The one line of JSON that scripts read.
std::string summary(const ImportReport &report)
{
    nlohmann::ordered_json line;
    line["kind"] = descriptor(report.kind).name;
    line["rows"] = report.rows;
    line["created"] = report.counts.created;
    line["updated"] = report.counts.updated;
    line["unchanged"] = report.counts.unchanged;
    line["rejected"] = report.rejected;
    if (report.dryRun)
        line["dry_run"] = true;
    else if (report.canUndo)
        line["id"] = report.id;
    if (!report.unknownColumns.empty())
        line["unknown_columns"] = report.unknownColumns;
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void tell(const ImportReport &report, const CommandLine &line, const Environment &environment)
{
    for (const std::string &column : report.unknownColumns)
        environment.warn(
            {QUNCE_TEXT("%1: the column \"%2\" is not known and was ignored."), {report.path, column}});
    if (report.otherSheets > 0)
        environment.warn({QUNCE_TEXT("%1: the sheet \"%2\" was read; its other sheets (%3) were not."),
            {report.path, report.sheet, std::to_string(report.otherSheets)}});
    if (report.rows == 0 && report.rejected == 0)
        environment.warn({QUNCE_TEXT("%1: there are no rows below the header."), {report.path}});
    for (const RefusedRow &row : report.firstRefused)
        environment.warn(
            {QUNCE_TEXT("%1, line %2: %3"), {report.path, std::to_string(row.line), row.reason}});
    if (report.rejected > report.firstRefused.size())
        environment.warn(
            {QUNCE_TEXT("%1: %2 rows were refused in all."), {report.path, std::to_string(report.rejected)}});
    if (report.rejected > 0 && !line.has("errors"))
        environment.warn({QUNCE_TEXT("--errors FILE writes the refused rows with their reasons.")});
    environment.print(summary(report));
}

Result<ImportRequest> requestOf(const CommandLine &line, const Environment &environment)
{
    ImportRequest request;
    request.import.today = environment.clock.today();
    request.import.nowMs = environment.clock.nowMs();
    request.import.fed = line.has("fed");
    request.dryRun = line.has("dry-run");
    request.errorsPath = line.value("errors");
    request.spoolDirectory = brandDirectory(line, environment);
    request.translate = environment.text;
    request.files = environment.files;
    request.cancelled = environment.cancelled;
    if (line.has("today")) {
        const std::optional<Day> today = Day::parse(line.value("today"));
        if (!today)
            return Error {
                ErrorCode::Usage, {QUNCE_TEXT("--today does not take \"%1\"."), {line.value("today")}}, {}};
        request.import.today = *today;
    }
    return request;
}

Result<int> importFolder(Storage &storage, const CommandLine &line, const Environment &environment,
    const ImportRequest &request, IdSource &ids)
{
    QUNCE_ASSIGN(const ImportAllReport all, importAll(storage, line.words[1], request, ids));
    bool anyRejected = false;
    for (const ImportReport &report : all.files) {
        tell(report, line, environment);
        anyRejected = anyRejected || report.rejected > 0;
    }
    if (all.error) {
        environment.warn(
            {QUNCE_TEXT("%1 could not be imported, nor the files after it; the ones listed above are in."),
                {all.failedFile}});
        return *all.error;
    }
    return anyRejected ? 1 : 0;
}

/// Exit code 1: something stays as it is.
void tellUndo(const UndoReport &report, const Environment &environment)
{
    for (const KeptValue &kept : report.firstKept)
        environment.warn({QUNCE_TEXT("%1 %2 %3 stays: %4"),
            {kept.kind, kept.name, kept.what, environment.text(kept.why)}});
    if (report.kept > report.firstKept.size())
        environment.warn({QUNCE_TEXT("In all %1 stay as they are."), {std::to_string(report.kept)}});
    nlohmann::ordered_json line;
    line["undone"] = report.id;
    line["kind"] = report.kind;
    line["restored"] = report.restored;
    line["removed"] = report.removed;
    line["kept"] = report.kept;
    if (report.dryRun)
        line["dry_run"] = true;
    environment.print(line.dump());
}

} // namespace

Result<int> runImportUndo(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 1, "ID"));
    QUNCE_ASSIGN(const ImportRequest given, requestOf(line, environment));
    UndoRequest request;
    request.id = line.words[0];
    request.dryRun = given.dryRun;
    request.today = given.import.today;
    request.nowMs = given.import.nowMs;
    request.cancelled = given.cancelled;
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "import"));
    RandomIdSource ids(environment.clock);
    QUNCE_ASSIGN(const UndoReport report, undoImport(*data.storage, request, ids));
    tellUndo(report, environment);
    return report.kept > 0 ? 1 : 0;
}

Result<int> runImport(const CommandLine &line, const Environment &environment)
{
    QUNCE_TRY(expectWords(line, 2, "KIND FILE"));
    QUNCE_ASSIGN(ImportRequest request, requestOf(line, environment));
    QUNCE_TRY(refuseInside(line, environment, request.errorsPath));
    const bool isFolder = line.words[0] == "all";
    ImportKind kind = ImportKind::Org;
    if (!isFolder) {
        QUNCE_ASSIGN(kind, parseImportKind(line.words[0]));
    }
    QUNCE_ASSIGN(const OpenData data, openForWriting(line, environment, "import"));
    RandomIdSource ids(environment.clock);
    request.id = ids.next().toString();
    if (isFolder)
        return importFolder(*data.storage, line, environment, request, ids);
    QUNCE_ASSIGN(const ImportReport report, importFile(*data.storage, kind, line.words[1], request, ids));
    tell(report, line, environment);
    return report.rejected > 0 ? 1 : 0;
}

} // namespace qunce::server
